package batch

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/scan"
)

// stretches is an input that is scanned.
type stretches interface {
	chunks() (in chunks, row int) // the first of which begins with that row
	scanner(s *ir.Survey, b *columns.Block, watch []string) scanner
	nested() bool                                        // whether it scans rows of groups
	records() scanner                                    // that scans nothing: all records are odd
	inTurn(c *chunk, index int) (*answers.Record, error) // reads a record whose findings hang on those before it
}

// chunk is a piece of an input.
type chunk struct {
	scan.Chunk
	stripe parquet.Stripe
}

// chunks cuts an input. Who has begun to read it closes it.
type chunks interface {
	Next(*chunk) error
	Close() error
}

// scanner reads records into the worker's block, and single ones that are odd. It is for one goroutine.
type scanner interface {
	// scan reads on from a place in the chunk, the first line of which is of that row. There is no more where n is 0, or with an
	// error, which stands behind the records.
	scan(c *chunk, at, row int, into *scan.Records) (n, next, nextRow int, err error)
	// read reads a record that is odd; inTurn where that is to be done in the order of the input.
	read(c *chunk, r *scan.Record) (record *answers.Record, inTurn bool, err error)
	tooLong() *answers.Record
	broken(row int) *answers.Record // what stands for all records behind an error
	empty() bool                    // whether what bears nothing is a record
	value(scan.Watched) answers.Value
}

// stretchesOf are those of a reader, nil for one of records only.
func stretchesOf(r answers.Reader) stretches {
	switch r := r.(type) {
	case *answers.JSONL:
		return lines{r}
	case *answers.CSV:
		return rows{r}
	case *answers.Sheet:
		return sheetRows{r, r.SheetReader()}
	case *parquet.Reader:
		return stripes{r}
	}
	return nil
}

// cuts are chunks of bytes.
type cuts struct {
	in interface{ Next(*scan.Chunk) error }
}

func (c cuts) Next(into *chunk) error { return c.in.Next(&into.Chunk) }
func (c cuts) Close() error           { return nil }

type lines struct{ *answers.JSONL }

func (l lines) chunks() (chunks, int) { return cuts{scan.NewChunks(l.Text())}, 1 }

func (l lines) scanner(s *ir.Survey, b *columns.Block, watch []string) scanner {
	return &texts{scan.NewJSON(s, b, watch...), new(answers.LineReader)}
}

func (l lines) nested() bool { return true }

func (l lines) inTurn(*chunk, int) (*answers.Record, error) {
	panic("batch: lines are read by workers")
}

type rows struct{ *answers.CSV }

func (r rows) chunks() (chunks, int) {
	text, row := r.Rest()
	return cuts{scan.NewTableChunks(text, r.Delimiter())}, row
}

func (r rows) scanner(s *ir.Survey, b *columns.Block, watch []string) scanner {
	return &texts{scan.NewCSV(s, r.CSV, b, watch...), r.RowReader()}
}

func (r rows) nested() bool { return true }

func (r rows) inTurn(*chunk, int) (*answers.Record, error) {
	panic("batch: rows are read by workers")
}

// texts scans lines or rows of text.
type texts struct {
	in interface {
		Scan(data []byte, p, row int, into *scan.Records) (n, next, nextRow int)
		Value(scan.Watched) answers.Value
	}
	single interface {
		Read(text []byte, row int) *answers.Record
		TooLong(row int) *answers.Record
		Empty() bool
	}
}

func (t *texts) scan(c *chunk, at, row int, into *scan.Records) (n, next, nextRow int, err error) {
	n, next, nextRow = t.in.Scan(c.Data, at, row, into)
	return n, next, nextRow, nil
}

func (t *texts) read(c *chunk, r *scan.Record) (*answers.Record, bool, error) {
	return t.single.Read(c.Data[r.Start:r.End], 0), false, nil
}

func (t *texts) tooLong() *answers.Record { return t.single.TooLong(0) }

func (t *texts) broken(int) *answers.Record { panic("batch: text does not break off") }

func (t *texts) empty() bool { return t.single.Empty() }

func (t *texts) value(w scan.Watched) answers.Value { return t.in.Value(w) }

// sheetRows are the rows of a sheet, with a reader for those to be read in turn.
type sheetRows struct {
	*answers.Sheet
	single *answers.SheetReader
}

func (s sheetRows) chunks() (chunks, int) { return sheetCuts{scan.NewSheetChunks(s.Sheet)}, 0 }

func (s sheetRows) scanner(survey *ir.Survey, b *columns.Block, watch []string) scanner {
	return &sheet{scan.NewSheet(survey, s.Sheet, b, watch...), s.SheetReader()}
}

func (s sheetRows) nested() bool { return true }

func (s sheetRows) inTurn(c *chunk, index int) (*answers.Record, error) {
	return s.single.Tell(c.Raw(index))
}

type sheetCuts struct{ *scan.SheetChunks }

func (c sheetCuts) Next(into *chunk) error { return c.SheetChunks.Next(&into.Chunk) }

type sheet struct {
	in     *scan.Sheet
	single *answers.SheetReader
}

func (s *sheet) scan(c *chunk, at, _ int, into *scan.Records) (n, next, nextRow int, err error) {
	n, next = s.in.Scan(&c.Chunk, at, into)
	return n, next, 0, nil
}

func (s *sheet) read(c *chunk, r *scan.Record) (*answers.Record, bool, error) {
	return s.single.Read(c.Raw(r.Index))
}

func (s *sheet) tooLong() *answers.Record { panic("batch: a row that is too long is broken") }

func (s *sheet) broken(int) *answers.Record { panic("batch: a sheet breaks off with a broken row") }

func (s *sheet) empty() bool { return false }

func (s *sheet) value(scan.Watched) answers.Value {
	panic("batch: cells of sheets are told with what they say")
}

// stripes are the rows of a Parquet file.
type stripes struct{ *parquet.Reader }

func (s stripes) chunks() (chunks, int) { return stripeCuts{s.Stripes()}, 0 }

func (s stripes) scanner(survey *ir.Survey, b *columns.Block, watch []string) scanner {
	read := &stripe{in: s.NewScanner(survey, b), single: s.RowReader()}
	if len(watch) > 0 {
		read.watch, read.watched = watch, s.RowReader(watch...)
	}
	return read
}

func (s stripes) nested() bool { return false }

func (s stripes) inTurn(*chunk, int) (*answers.Record, error) {
	panic("batch: stripes are read by workers")
}

type stripeCuts struct{ in *parquet.Stripes }

func (s stripeCuts) Next(into *chunk) error { return s.in.Next(&into.stripe) }
func (s stripeCuts) Close() error           { return nil }

type stripe struct {
	in      *parquet.Scanner
	single  *parquet.RowReader
	watch   []string
	watched *parquet.RowReader // of what is watched, nil for nothing
	values  []scan.Watched
}

func (s *stripe) scan(c *chunk, at, _ int, into *scan.Records) (n, next, nextRow int, err error) {
	if at == 0 {
		if err := s.in.Begin(&c.stripe); err != nil {
			return 0, 0, 0, err
		}
	}
	n, ids, err := s.in.Scan()
	for lane := range n {
		into[lane] = scan.Record{Row: c.stripe.Row + at + lane, Index: at + lane, ID: ids[lane]}
	}
	if s.watched != nil {
		n, err = s.watchRows(c, n, into, err)
	}
	return n, at + n, 0, err
}

// watchRows notes what is watched of n rows, and gives how many of them can be read.
func (s *stripe) watchRows(c *chunk, n int, into *scan.Records, err error) (int, error) {
	s.values = s.values[:0]
	for lane := range n {
		read, failure := s.watched.Read(&c.stripe, into[lane].Index)
		if failure == nil && read.Malformed != nil {
			failure = parquet.ErrDamaged
		}
		if failure != nil {
			return lane, failure
		}
		from := len(s.values)
		for i := range read.Fields {
			v := read.Fields[i].Value
			s.values = append(s.values, scan.Watched{Key: slices.Index(s.watch, read.Fields[i].Key), Value: &v})
		}
		into[lane].Watched = s.values[from:]
	}
	return n, err
}

func (s *stripe) read(c *chunk, r *scan.Record) (*answers.Record, bool, error) {
	record, err := s.single.Read(&c.stripe, r.Index)
	return record, false, err
}

func (s *stripe) tooLong() *answers.Record { panic("batch: rows of a stripe have no length") }

func (s *stripe) broken(row int) *answers.Record { return s.single.Broken(row) }

func (s *stripe) empty() bool { return true }

func (s *stripe) value(scan.Watched) answers.Value {
	panic("batch: rows of stripes are told with what they say")
}

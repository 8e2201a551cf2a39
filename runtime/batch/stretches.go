package batch

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/scan"
)

// stretches is an input that is scanned.
type stretches interface {
	chunks() (in chunks, row int) // the first of which begins with that row
	scanner(*ir.Survey, *columns.Block) scanner
	inTurn(c *scan.Chunk, index int) (*answers.Record, error) // reads a record whose findings hang on those before it
}

// chunks cuts an input.
type chunks interface{ Next(*scan.Chunk) error }

// scanner reads records into the worker's block, and single ones that are odd. It is for one goroutine.
type scanner interface {
	// scan reads on from a place in the chunk, the first line of which is of that row. There is no more where n is 0.
	scan(c *scan.Chunk, at, row int, into *scan.Records) (n, next, nextRow int)
	// read reads a record that is odd; inTurn where that is to be done in the order of the input.
	read(c *scan.Chunk, r *scan.Record) (record *answers.Record, inTurn bool, err error)
	tooLong() *answers.Record
	empty() bool // whether what bears nothing is a record
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
	}
	return nil
}

type lines struct{ *answers.JSONL }

func (l lines) chunks() (chunks, int) { return scan.NewChunks(l.Text()), 1 }

func (l lines) scanner(s *ir.Survey, b *columns.Block) scanner {
	return &texts{scan.NewJSON(s, b), new(answers.LineReader)}
}

func (l lines) inTurn(*scan.Chunk, int) (*answers.Record, error) {
	panic("batch: lines are read by workers")
}

type rows struct{ *answers.CSV }

func (r rows) chunks() (chunks, int) {
	text, row := r.Rest()
	return scan.NewTableChunks(text, r.Delimiter()), row
}

func (r rows) scanner(s *ir.Survey, b *columns.Block) scanner {
	return &texts{scan.NewCSV(s, r.CSV, b), r.RowReader()}
}

func (r rows) inTurn(*scan.Chunk, int) (*answers.Record, error) {
	panic("batch: rows are read by workers")
}

// texts scans lines or rows of text.
type texts struct {
	in interface {
		Scan(data []byte, p, row int, into *scan.Records) (n, next, nextRow int)
	}
	single interface {
		Read(text []byte, row int) *answers.Record
		TooLong(row int) *answers.Record
		Empty() bool
	}
}

func (t *texts) scan(c *scan.Chunk, at, row int, into *scan.Records) (n, next, nextRow int) {
	return t.in.Scan(c.Data, at, row, into)
}

func (t *texts) read(c *scan.Chunk, r *scan.Record) (*answers.Record, bool, error) {
	return t.single.Read(c.Data[r.Start:r.End], 0), false, nil
}

func (t *texts) tooLong() *answers.Record { return t.single.TooLong(0) }

func (t *texts) empty() bool { return t.single.Empty() }

// sheetRows are the rows of a sheet, with a reader for those to be read in turn.
type sheetRows struct {
	*answers.Sheet
	single *answers.SheetReader
}

func (s sheetRows) chunks() (chunks, int) { return scan.NewSheetChunks(s.Sheet), 0 }

func (s sheetRows) scanner(survey *ir.Survey, b *columns.Block) scanner {
	return &sheet{scan.NewSheet(survey, s.Sheet, b), s.SheetReader()}
}

func (s sheetRows) inTurn(c *scan.Chunk, index int) (*answers.Record, error) {
	return s.single.Tell(c.Raw(index))
}

type sheet struct {
	in     *scan.Sheet
	single *answers.SheetReader
}

func (s *sheet) scan(c *scan.Chunk, at, _ int, into *scan.Records) (n, next, nextRow int) {
	n, next = s.in.Scan(c, at, into)
	return n, next, 0
}

func (s *sheet) read(c *scan.Chunk, r *scan.Record) (*answers.Record, bool, error) {
	return s.single.Read(c.Raw(r.Index))
}

func (s *sheet) tooLong() *answers.Record { panic("batch: a row that is too long is broken") }

func (s *sheet) empty() bool { return false }

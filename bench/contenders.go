package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"

	"github.com/surveyc/surveyc/bench/byhand"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/scan"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// contender is one way to check a file.
type contender struct {
	name   string
	format string
	cores  int
	run    func(d *data, in io.Reader, out io.Writer) error
}

// isFor tells whether it runs on these data: what is written by hand is so for one form, and a sheet has an end.
func (c contender) isFor(d *data) bool {
	byHand := c.name == "floor" || c.name == "yardstick"
	return (d.form == "jdlk" || !byHand) && slices.Contains(d.formats(), c.format) && (c.format != "xlsx" || d.records < workbook.MaxRows)
}

var contenders = []contender{
	{"floor", "jsonl", 1, parseOnly(byhand.FloorJSONL)},
	{"yardstick", "jsonl", 1, byHand(byhand.CheckJSONL)},
	{"parse", "jsonl", 1, scanLines},
	{"records", "jsonl", 1, recordByRecord},
	{"surveyc", "jsonl", 1, jsonl(1)},
	{"surveyc", "jsonl", 2, jsonl(2)},
	{"floor", "csv", 1, parseOnly(byhand.FloorCSV)},
	{"yardstick", "csv", 1, byHand(byhand.CheckCSV)},
	{"parse", "csv", 1, scanRows},
	{"surveyc", "csv", 1, table(1)},
	{"surveyc", "csv", 2, table(2)},
	{"floor", "xlsx", 1, placed(func(_ *data, in io.ReaderAt, size int64, _ io.Writer) error { return only(byhand.FloorXLSX(in, size)) })},
	{"yardstick", "xlsx", 1, placed(func(d *data, in io.ReaderAt, size int64, out io.Writer) error {
		return only(byhand.CheckXLSX(in, size, d.survey, out))
	})},
	{"surveyc", "xlsx", 1, sheet(1)},
	{"surveyc", "xlsx", 2, sheet(2)},
	{"floor", "parquet", 1, placed(func(_ *data, in io.ReaderAt, size int64, _ io.Writer) error {
		return only(byhand.FloorParquet(in, size))
	})},
	{"yardstick", "parquet", 1, placed(func(d *data, in io.ReaderAt, size int64, out io.Writer) error {
		return only(byhand.CheckParquet(in, size, d.survey, out))
	})},
	{"surveyc", "parquet", 1, stripes(1)},
	{"surveyc", "parquet", 2, stripes(2)},
}

func (c contender) String() string { return fmt.Sprintf("%s-%s-%d", c.name, c.format, c.cores) }

func (c contender) once(d *data, out io.Writer) error {
	in, err := os.Open(d.file(c.format))
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(c.cores))
	return c.run(d, in, out)
}

func parseOnly(parse func(io.Reader) (int, error)) func(*data, io.Reader, io.Writer) error {
	return func(_ *data, in io.Reader, _ io.Writer) error {
		_, err := parse(in)
		return err
	}
}

func jsonl(workers int) func(*data, io.Reader, io.Writer) error {
	return func(d *data, in io.Reader, out io.Writer) error {
		return check(d, answers.NewJSONL(in), workers, out)
	}
}

// recordByRecord reads records and has each checked by package validate, as what is odd is.
func recordByRecord(d *data, in io.Reader, out io.Writer) error {
	return check(d, struct{ answers.Reader }{answers.NewJSONL(in)}, 1, out)
}

func table(workers int) func(*data, io.Reader, io.Writer) error {
	return func(d *data, in io.Reader, out io.Writer) error {
		r, err := answers.NewCSV(in, d.survey)
		if err != nil {
			return err
		}
		return check(d, r, workers, out)
	}
}

func sheet(workers int) func(*data, io.Reader, io.Writer) error {
	return placed(func(d *data, in io.ReaderAt, size int64, out io.Writer) error {
		book, err := workbook.Open(in, size, d.spool)
		if err != nil {
			return err
		}
		r, err := answers.NewSheet(book, "", d.survey)
		if err != nil {
			return err
		}
		return check(d, r, workers, out)
	})
}

// spool is a temporary file that nobody sees.
func (d *data) spool() (workbook.Spool, error) {
	f, err := os.CreateTemp(d.folder, "spool")
	if err == nil {
		err = os.Remove(f.Name())
	}
	return f, err
}

func stripes(workers int) func(*data, io.Reader, io.Writer) error {
	return placed(func(d *data, in io.ReaderAt, size int64, out io.Writer) error {
		r, err := parquet.NewReader(in, size, d.survey)
		if err != nil {
			return err
		}
		return check(d, r, workers, out)
	})
}

// placed is for formats that are read from any place of a file.
func placed(run func(d *data, in io.ReaderAt, size int64, out io.Writer) error) func(*data, io.Reader, io.Writer) error {
	return func(d *data, in io.Reader, out io.Writer) error {
		file := in.(*os.File)
		info, err := file.Stat()
		if err != nil {
			return err
		}
		return run(d, file, info.Size(), out)
	}
}

// only is the error of a run.
func only(_ int, err error) error { return err }

// scanLines reads lines into columns as surveyc does, and checks nothing.
func scanLines(d *data, in io.Reader, _ io.Writer) error {
	b, err := d.block()
	if err != nil {
		return err
	}
	return scanAll(scan.NewChunks(answers.NewJSONL(in).Text()), scan.NewJSON(d.survey, b))
}

func scanRows(d *data, in io.Reader, _ io.Writer) error {
	b, err := d.block()
	if err != nil {
		return err
	}
	t, err := answers.NewCSV(in, d.survey)
	if err != nil {
		return err
	}
	text, _ := t.Rest()
	return scanAll(scan.NewTableChunks(text, t.Delimiter()), scan.NewCSV(d.survey, t, b))
}

func (d *data) block() (*columns.Block, error) {
	p, err := columns.New(d.survey, catalogue.ZH)
	if err != nil {
		return nil, err
	}
	return p.NewBlock(), nil
}

func scanAll(chunks *scan.Chunks, s interface {
	Scan(data []byte, p, row int, into *scan.Records) (n, next, nextRow int)
}) error {
	var chunk scan.Chunk
	var records scan.Records
	for {
		if err := chunks.Next(&chunk); err != nil {
			return notEnd(err)
		}
		for at := 0; at < len(chunk.Data); {
			_, at, _ = s.Scan(chunk.Data, at, 0, &records)
		}
	}
}

func notEnd(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// check is `surveyc check --format jsonl`.
func check(d *data, r answers.Reader, workers int, out io.Writer) error {
	defer debug.SetGCPercent(debug.SetGCPercent(25)) // as the command does
	w := bufio.NewWriterSize(out, 64<<10)
	var line []byte
	b := batch.New(d.program, catalogue.ZH, func(f validate.Finding) error {
		line = append(f.AppendJSON(line[:0]), '\n')
		_, err := w.Write(line)
		return err
	})
	b.Workers(workers)
	if err := b.Check("", r); err != nil {
		return err
	}
	return w.Flush()
}

// sameFindings makes sure that whoever writes findings writes the same ones.
func sameFindings(d *data, o options) error {
	written := map[string][]byte{}
	for _, c := range contenders {
		if !slices.Contains([]string{"yardstick", "records", "surveyc"}, c.name) || !o.wants(c.name, c.format) || !c.isFor(d) {
			continue
		}
		var out bytes.Buffer
		if err := c.once(d, &out); err != nil {
			return fmt.Errorf("%v: %w", c, err)
		}
		if before, ok := written[c.format]; ok && !bytes.Equal(before, out.Bytes()) {
			return fmt.Errorf("%v does not find what others find: %s", c, firstDifference(before, out.Bytes()))
		}
		written[c.format] = out.Bytes()
	}
	return nil
}

func runOne(d *data, name, profile string, rounds int) error {
	for _, c := range contenders {
		if c.String() != name {
			continue
		}
		if profile != "" {
			f, err := os.Create(profile)
			if err != nil {
				return err
			}
			if err := pprof.StartCPUProfile(f); err != nil {
				return err
			}
			defer pprof.StopCPUProfile()
		}
		alone := &result{contender: c}
		for range rounds {
			if err := alone.measure(d); err != nil {
				return err
			}
		}
		return alone.tell()
	}
	return fmt.Errorf("there is no contender %s", name)
}

func byHand(check func(io.Reader, *ir.Survey, io.Writer) (int, error)) func(*data, io.Reader, io.Writer) error {
	return func(d *data, in io.Reader, out io.Writer) error {
		_, err := check(in, d.survey, out)
		return err
	}
}

func firstDifference(a, b []byte) string {
	x, y := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return fmt.Sprintf("%s and %s", x[i], y[i])
		}
	}
	return fmt.Sprintf("%d lines and %d", len(x), len(y))
}

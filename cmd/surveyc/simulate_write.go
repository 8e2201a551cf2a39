package main

import (
	"bufio"
	"errors"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/simulate"
)

// The limits of a sheet.
const (
	mostSheetRows    = 1_048_576
	mostSheetColumns = 16_384
)

// write makes the records and puts them into the file, which is there when it is whole.
func (s *simulation) write() (*simulate.Tally, error) {
	stop, done := interruptible()
	defer done()
	out, err := s.sink()
	if err != nil {
		return nil, err
	}
	var tally *simulate.Tally
	switch strings.ToLower(filepath.Ext(s.out)) {
	case ".csv":
		tally, err = s.csv(out, stop)
	case ".xlsx":
		tally, err = s.sheet(out, stop)
	default:
		tally, err = s.jsonl(out, stop)
	}
	if err != nil {
		out.abandon()
		return nil, err
	}
	return tally, out.commit()
}

func (s *simulation) sink() (sink, error) {
	if s.out == "" {
		return printed{bufio.NewWriterSize(s.app.out, 64<<10)}, nil
	}
	return newOutput(s.out)
}

// lines hands on what records become, until a person stops it.
func (s *simulation) lines(out sink, stop *interruption, line func([]byte, *answers.Record) []byte) (*simulate.Tally, error) {
	return simulate.Each(s.n, s.maker, line, func(text []byte) error {
		if _, err := out.Write(text); err != nil {
			return err
		}
		return stop.err()
	})
}

func (s *simulation) jsonl(out sink, stop *interruption) (*simulate.Tally, error) {
	return s.lines(out, stop, func(b []byte, r *answers.Record) []byte { return append(r.AppendJSON(b), '\n') })
}

// table lays the records out. Where there are groups, all are made once to count their rows.
func (s *simulation) table(stop *interruption) (*simulate.Table, error) {
	all := simulate.Rows{}
	if simulate.HasRows(s.survey) {
		_, err := simulate.Each(s.n, s.maker, func(rows simulate.Rows, r *answers.Record) simulate.Rows {
			if rows == nil {
				rows = simulate.Rows{}
			}
			rows.Count(s.survey, r.Fields)
			return rows
		}, func(rows simulate.Rows) error { all.Join(rows); return stop.err() })
		if err != nil {
			return nil, err
		}
	}
	return simulate.NewTable(s.survey, s.lang, !s.options.Mistakes.None(), all), nil
}

func (s *simulation) csv(out sink, stop *interruption) (*simulate.Tally, error) {
	t, err := s.table(stop)
	if err != nil {
		return nil, err
	}
	var head []byte
	for _, name := range t.Heads() {
		head = appendCSV(head, name)
	}
	if _, err := out.Write(append([]byte("\uFEFF"), ended(head)...)); err != nil { // by which spreadsheets know UTF-8
		return nil, err
	}
	return s.lines(out, stop, func(b []byte, r *answers.Record) []byte {
		for _, cell := range t.Cells(r, nil) {
			b = appendCSV(b, t.Text(cell))
		}
		return ended(b)
	})
}

// appendCSV writes a cell with a comma behind it.
func appendCSV(b []byte, text string) []byte {
	if !strings.ContainsAny(text, "\",\r\n") {
		return append(append(b, text...), ',')
	}
	return append(append(append(b, '"'), strings.ReplaceAll(text, `"`, `""`)...), '"', ',')
}

// ended ends a row, whose last cell has a comma behind it.
func ended(row []byte) []byte { return append(row[:len(row)-1], "\r\n"...) }

// sheet writes a workbook row by row; what is written so far lies in a file of the library's own.
func (s *simulation) sheet(out sink, stop *interruption) (*simulate.Tally, error) {
	t, err := s.table(stop)
	if err != nil {
		return nil, err
	}
	if n := len(t.Heads()); n > mostSheetColumns {
		return nil, newFault("cmd.simulate.too-wide", n, mostSheetColumns)
	}
	file := excelize.NewFile()
	defer file.Close()
	w, err := newRowWriter(file, t.Heads())
	if err != nil {
		return nil, err
	}
	tally, err := simulate.Each(s.n, s.maker,
		func(made [][]any, r *answers.Record) [][]any { return append(made, sheetRow(t, r)) },
		func(made [][]any) error { return errors.Join(w.rows(made), stop.err()) })
	if err == nil {
		err = w.out.Flush()
	}
	if err == nil {
		err = file.Write(out)
	}
	return tally, err
}

// rowWriter writes the rows of a sheet one below the other.
type rowWriter struct {
	out *excelize.StreamWriter
	at  int
}

// newRowWriter begins a sheet with its heads, which stay in sight.
func newRowWriter(file *excelize.File, heads []string) (*rowWriter, error) {
	out, err := file.NewStreamWriter(file.GetSheetName(0))
	if err != nil {
		return nil, err
	}
	w := &rowWriter{out: out}
	inSight := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	return w, errors.Join(out.SetPanes(inSight), w.rows([][]any{anys(heads)}))
}

func (w *rowWriter) rows(list [][]any) error {
	for _, row := range list {
		w.at++
		if err := w.out.SetRow(cell(1, w.at), row); err != nil {
			return err
		}
	}
	return nil
}

func anys(texts []string) []any {
	row := make([]any, len(texts))
	for i, text := range texts {
		row[i] = text
	}
	return row
}

// sheetRow has numbers as numbers, so that a spreadsheet adds them up.
func sheetRow(t *simulate.Table, r *answers.Record) []any {
	var row []any
	for _, c := range t.Cells(r, nil) {
		switch {
		case c.Value.Blank():
			row = append(row, nil)
		case c.Value.Kind == answers.Number && c.Item != nil && (c.Item.Domain.Kind == ir.Number || c.Item.Domain.Kind == ir.Choice):
			row = append(row, c.Value.Num)
		default:
			row = append(row, t.Text(c))
		}
	}
	return row
}

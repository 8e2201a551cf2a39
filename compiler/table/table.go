// Package table reads the text tables that stand beside a survey: lists of options, translations. Every cell has its
// place in the file, so that a mistake is shown where it stands.
package table

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/source"
)

// Table is a table that is being read, row by row.
type Table struct {
	file    *source.File
	rows    *csv.Reader
	columns []int // −1 for one that is not there
}

// Column is a column by the heads that it may have, in small letters.
type Column struct {
	Heads    []string
	Optional bool
}

// Cell is what stands in a cell, without the blanks around it.
type Cell struct {
	Text string
	Span source.Span
}

// Read begins to read a table: its first row, under whichever delimiter makes the columns. ok is false where one
// is missing.
func Read(f *source.File, columns ...Column) (t *Table, ok bool) {
	for _, delimiter := range ",;\t" {
		t := &Table{file: f, rows: csv.NewReader(strings.NewReader(f.Text))}
		t.rows.Comma, t.rows.FieldsPerRecord = delimiter, -1
		if head, err := t.rows.Read(); err == nil && t.find(head, columns) {
			return t, true
		}
	}
	return nil, false
}

func (t *Table) find(head []string, columns []Column) (all bool) {
	all = true
	for _, c := range columns {
		at := slices.IndexFunc(head, c.called)
		t.columns = append(t.columns, at)
		all = all && (at >= 0 || c.Optional)
	}
	return all
}

func (c Column) called(head string) bool {
	return slices.Contains(c.Heads, strings.ToLower(strings.TrimSpace(head)))
}

// Row is one row of a table.
type Row struct {
	table *Table
	cells []string
}

// Next is the next row that bears anything, io.EOF behind the last, a *Mistake where the table cannot be read on.
func (t *Table) Next() (Row, error) {
	for {
		cells, err := t.rows.Read()
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			at := t.at(wrong.Line, wrong.Column)
			return Row{}, &Mistake{t.file.Span(at, at)}
		}
		if err != nil {
			return Row{}, io.EOF
		}
		if slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			return Row{t, cells}, nil
		}
	}
}

// Mistake is where quotes do not match.
type Mistake struct{ Span source.Span }

func (*Mistake) Error() string { return "the quotes do not match" }

// Cell is the row's cell in a column; an empty one at the row's beginning where the row has none.
func (r Row) Cell(column int) Cell {
	t, column := r.table, r.table.columns[column]
	if column < 0 || column >= len(r.cells) {
		return Cell{Span: r.Start()}
	}
	written, start := r.cells[column], t.at(t.rows.FieldPos(column))
	text := strings.TrimSpace(written)
	start += strings.Index(written, text)
	return Cell{text, t.file.Span(start, min(start+len(text), len(t.file.Text)))}
}

// Start is where the row begins.
func (r Row) Start() source.Span {
	start := r.table.at(r.table.rows.FieldPos(0))
	return r.table.file.Span(start, start)
}

func (t *Table) at(line, column int) int {
	return min(t.file.LineStart(line)+column-1, len(t.file.Text))
}

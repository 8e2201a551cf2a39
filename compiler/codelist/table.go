package codelist

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// The columns of a table, by their heads. Others are left alone.
var (
	codeHeads = []string{"code", "编号", "代码", "编码"}
	textHeads = []string{"text", "名称", "文字"}
	ofHeads   = []string{"of", "上级", "上级编号", "上级代码"}
)

// table is a text table that is being read.
type table struct {
	*resolver
	file           *source.File
	rows           *csv.Reader
	code, text, of int // columns, −1 for none
	mistakes       int
}

// cell is a cell of the table, without the blanks around it.
type cell struct {
	text string
	span source.Span
}

// options are those of the table's rows; rows with mistakes have been reported.
func (t *table) options() []*ast.Option {
	if !t.header() {
		return nil
	}
	var options []*ast.Option
	for t.mistakes < mostMistakes {
		row, ok := t.next()
		if !ok {
			break
		}
		if len(options) == MostOptions {
			t.mistake("E705", t.cell(row, 0).span, MostOptions, largest/megabyte)
			break
		}
		if o := t.option(row); o != nil {
			options = append(options, o)
		}
	}
	return options
}

// header finds the columns under whichever delimiter makes them.
func (t *table) header() bool {
	for _, delimiter := range ",;\t" {
		t.rows = csv.NewReader(strings.NewReader(t.file.Text))
		t.rows.Comma, t.rows.FieldsPerRecord = delimiter, -1
		row, err := t.rows.Read()
		t.code, t.text, t.of = column(row, codeHeads), column(row, textHeads), column(row, ofHeads)
		if err == nil && t.code >= 0 && t.text >= 0 {
			return true
		}
	}
	first := t.file.Line(1)
	t.report("E707", t.file.Span(0, len(first)), strings.TrimSpace(first))
	return false
}

func column(row, heads []string) int {
	return slices.IndexFunc(row, func(head string) bool {
		return slices.Contains(heads, strings.ToLower(strings.TrimSpace(head)))
	})
}

// next is the next row that bears anything.
func (t *table) next() (row []string, ok bool) {
	for {
		row, err := t.rows.Read()
		var wrong *csv.ParseError
		switch {
		case err == io.EOF:
			return nil, false
		case errors.As(err, &wrong):
			at := t.at(wrong.Line, wrong.Column)
			t.mistake("E708", t.file.Span(at, at))
			return nil, false
		}
		if slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			return row, true
		}
	}
}

// option is the option of a row, nil for a row with a mistake.
func (t *table) option(row []string) *ast.Option {
	code, okCode := t.number(t.cell(row, t.code))
	text := t.cell(row, t.text)
	o := &ast.Option{Code: code, Text: ast.Text{Value: text.text, Span: text.span}, Span: code.Span}
	if text.text == "" {
		t.mistake("E710", code.Span, code.Span.Text())
		return nil
	}
	if of := t.cell(row, t.of); of.text != "" {
		parent, ok := t.number(of)
		o.Of, okCode = &parent, okCode && ok
	}
	if !okCode {
		return nil
	}
	return o
}

// number reads a code.
func (t *table) number(c cell) (n ast.Number, ok bool) {
	n.Text, n.Span = c.text, c.span
	n.Value, ok = code(c.text)
	if !ok {
		t.mistake("E709", c.span, c.text)
	}
	return n, ok
}

// code is a whole number in digits, which is small enough for a double to hold.
func code(text string) (float64, bool) {
	const most = 1_000_000_000_000_000
	if strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return float64(n), err == nil && n <= most
}

// cell is the cell of a row in a column; an empty one at the row's beginning where the row has none.
func (t *table) cell(row []string, column int) cell {
	if column < 0 || column >= len(row) {
		start := t.at(t.rows.FieldPos(0))
		return cell{span: t.file.Span(start, start)}
	}
	written, start := row[column], t.at(t.rows.FieldPos(column))
	text := strings.TrimSpace(written)
	start += strings.Index(written, text)
	return cell{text, t.file.Span(start, min(start+len(text), len(t.file.Text)))}
}

func (t *table) at(line, column int) int {
	return min(t.file.LineStart(line)+column-1, len(t.file.Text))
}

func (t *table) mistake(code catalogue.Code, at source.Span, args ...any) {
	t.mistakes++
	t.report(code, at, args...)
}

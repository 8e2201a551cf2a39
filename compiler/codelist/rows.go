package codelist

import (
	"errors"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/table"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// The columns of a table. Others are left alone.
const (
	codeColumn = iota
	textColumn
	ofColumn
)

var columns = []table.Column{
	codeColumn: {Heads: []string{"code", "编号", "代码", "编码"}},
	textColumn: {Heads: []string{"text", "名称", "文字"}},
	ofColumn:   {Heads: []string{"of", "上级", "上级编号", "上级代码"}, Optional: true},
}

// rows are those of a text table.
type rows struct {
	*resolver
	file     *source.File
	mistakes int
}

// options are those of the table's rows; rows with mistakes have been reported.
func (r *rows) options() []*ast.Option {
	t, ok := table.Read(r.file, columns...)
	if !ok {
		first := r.file.Line(1)
		r.report("E707", r.file.Span(0, len(first)), strings.TrimSpace(first))
		return nil
	}
	var options []*ast.Option
	for r.mistakes < mostMistakes {
		row, ok := r.next(t)
		if !ok {
			break
		}
		if len(options) == MostOptions {
			r.mistake("E705", row.Cell(codeColumn).Span, MostOptions, table.Megabytes)
			break
		}
		if o := r.option(row); o != nil {
			options = append(options, o)
		}
	}
	return options
}

func (r *rows) next(t *table.Table) (row table.Row, ok bool) {
	row, err := t.Next()
	var wrong *table.Mistake
	if errors.As(err, &wrong) {
		r.mistake("E708", wrong.Span)
	}
	return row, err == nil
}

// option is the option of a row, nil for a row with a mistake.
func (r *rows) option(row table.Row) *ast.Option {
	code, okCode := r.number(row.Cell(codeColumn))
	text := row.Cell(textColumn)
	o := &ast.Option{Code: code, Text: ast.Text{Value: text.Text, Span: text.Span}, Span: code.Span}
	if text.Text == "" {
		r.mistake("E710", code.Span, code.Span.Text())
		return nil
	}
	if of := row.Cell(ofColumn); of.Text != "" {
		parent, ok := r.number(of)
		o.Of, okCode = &parent, okCode && ok
	}
	if !okCode {
		return nil
	}
	return o
}

// number reads a code.
func (r *rows) number(c table.Cell) (n ast.Number, ok bool) {
	n.Text, n.Span = c.Text, c.Span
	n.Value, ok = code(c.Text)
	if !ok {
		r.mistake("E709", c.Span, c.Text)
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

func (r *rows) mistake(code catalogue.Code, at source.Span, args ...any) {
	r.mistakes++
	r.report(code, at, args...)
}

package translation

import (
	"errors"
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/compiler/table"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// mostRows keeps a table from being more than a form can hold.
const mostRows = 200_000

// Heads are those of a table of translations, in both languages of its readers. Others are left alone.
var Heads = []string{"位置 place", "原文 text", "译文 translation"}

const (
	placeColumn = iota
	textColumn
	saysColumn
)

var columns = []table.Column{
	placeColumn: {Heads: []string{"place", "位置", Heads[placeColumn]}, Optional: true},
	textColumn:  {Heads: []string{"text", "原文", Heads[textColumn]}},
	saysColumn:  {Heads: []string{"translation", "译文", Heads[saysColumn]}},
}

// Rows are the rows of a table that have a translation.
func Rows(f *source.File) ([]Row, diag.List) {
	var found diag.List
	t, ok := table.Read(f, columns...)
	if !ok {
		first := f.Line(1)
		found.Add(diag.New("E908", f.Span(0, len(first)), strings.TrimSpace(first)))
		return nil, found
	}
	var rows []Row
	for {
		row, err := t.Next()
		var wrong *table.Mistake
		switch {
		case errors.As(err, &wrong):
			found.Add(diag.New("E909", wrong.Span))
			return rows, found
		case err != nil:
			return rows, found
		case len(rows) == mostRows:
			found.Add(diag.New("E906", row.Start(), mostRows, table.Megabytes))
			return rows, found
		}
		if r := rowOf(row); r.Text != "" && r.Says != "" {
			rows = append(rows, r)
		}
	}
}

func rowOf(row table.Row) Row {
	says := row.Cell(saysColumn)
	return Row{Place: Unguarded(row.Cell(placeColumn).Text), Text: oneLine(Unguarded(row.Cell(textColumn).Text)), Says: oneLine(Unguarded(says.Text)), span: says.Span}
}

// oneLine is a text as a survey can hold one: a spreadsheet may break it.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\r\n\t") {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\r\n\t", r) }), " ")
}

// formula is what a spreadsheet would take a cell of text for, behind any apostrophes.
var formula = regexp.MustCompile(`^'*[=+\-@＝＋－＠]`)

// Guarded is a text as it stands in a table, so that no spreadsheet takes it for a formula.
func Guarded(text string) string {
	if formula.MatchString(text) {
		return "'" + text
	}
	return text
}

// Unguarded is the text that is Guarded so.
func Unguarded(cell string) string {
	if strings.HasPrefix(cell, "'") && formula.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

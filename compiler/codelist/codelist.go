// Package codelist fills the lists of options that a survey takes from tables beside it:
// `choices villages from "villages.csv"`.
//
// A row of the table becomes an option of the tree, like one that the author wrote; its places are cells of the
// table. So whoever reads the tree afterwards reports a code that stands twice, say, in the row where it does.
package codelist

import (
	"errors"
	"io/fs"

	"github.com/surveyc/surveyc/compiler/table"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// Limits that keep a list from being more than a form can show and a phone can hold.
const (
	MostOptions  = 100_000
	mostMistakes = 20 // that are told of one table
)

// Resolve puts the rows of their tables into the lists of a survey, in front of the options that are written there. A
// list whose table has mistakes is Broken.
func Resolve(main *ast.File, at table.Place) diag.List {
	r := &resolver{place: at}
	for _, d := range main.Decls {
		if list, ok := d.(*ast.Choices); ok && list.From != nil && list.From.Value != "" {
			r.fill(list)
		}
	}
	return r.found
}

type resolver struct {
	place table.Place
	found diag.List
}

func (r *resolver) report(code catalogue.Code, at source.Span, args ...any) {
	r.found.Add(diag.New(code, at, args...))
}

// fill puts a table's options into a list.
func (r *resolver) fill(list *ast.Choices) {
	before := len(r.found)
	f, name, err := r.place.Open(list.From.Value, list.From.Span.File)
	if err != nil {
		r.unreadable(list.From.Span, name, err)
	} else {
		t := &rows{resolver: r, file: f}
		list.Options = append(t.options(), list.Options...)
	}
	list.Broken = list.Broken || len(r.found) > before
}

func (r *resolver) unreadable(at source.Span, name string, err error) {
	switch {
	case errors.Is(err, table.ErrOutside):
		r.report("E702", at, name)
	case errors.Is(err, table.ErrNowhere):
		r.report("E703", at, name)
	case errors.Is(err, table.ErrNoText):
		r.report("E704", at, name)
	case errors.Is(err, table.ErrLarge):
		r.report("E705", at, MostOptions, table.Megabytes)
	case errors.Is(err, fs.ErrNotExist):
		r.report("E701", at, name)
	default:
		r.report("E706", at, name, table.Reason(err))
	}
}

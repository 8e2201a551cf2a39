// Package codelist fills the lists of options that a survey takes from tables beside it:
// `choices villages from "villages.csv"`.
//
// A row of the table becomes an option of the tree, like one that the author wrote; its places are cells of the
// table. So whoever reads the tree afterwards reports a code that stands twice, say, in the row where it does.
package codelist

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// Limits that keep a list from being more than a form can show and a phone can hold.
const (
	MostOptions  = 100_000
	megabyte     = 1 << 20
	largest      = 16 * megabyte
	mostMistakes = 20 // that are told of one table
)

// Place is where a main file stands. Lists reach its folder and what is below. FS is nil where the file came
// from no file system.
type Place struct {
	FS   fs.FS
	Path string
}

// Resolve puts the rows of their tables into the lists of a survey, in front of the options that are written there. A
// list whose table has mistakes is Broken.
func Resolve(main *ast.File, at Place) diag.List {
	r := &resolver{place: at, shown: strings.TrimSuffix(main.Source.Name, at.Path)}
	for _, d := range main.Decls {
		if list, ok := d.(*ast.Choices); ok && list.From != nil && list.From.Value != "" {
			r.fill(list)
		}
	}
	return r.found
}

type resolver struct {
	place Place
	shown string // what the names of files begin with in messages
	found diag.List
}

func (r *resolver) report(code catalogue.Code, at source.Span, args ...any) {
	r.found.Add(diag.New(code, at, args...))
}

// fill puts a table's options into a list.
func (r *resolver) fill(list *ast.Choices) {
	before := len(r.found)
	if f := r.table(list); f != nil {
		t := &table{resolver: r, file: f}
		list.Options = append(t.options(), list.Options...)
	}
	list.Broken = list.Broken || len(r.found) > before
}

// table is the text of a list's table, nil when it cannot be read, which has been reported.
func (r *resolver) table(list *ast.Choices) *source.File {
	written := list.From.Value
	to, ok := target(strings.TrimPrefix(list.From.Span.File.Name, r.shown), written)
	switch {
	case !ok:
		r.report("E702", list.From.Span, written)
		return nil
	case r.place.FS == nil:
		r.report("E703", list.From.Span, written)
		return nil
	}
	data, err := read(r.place.FS, to)
	if err != nil {
		r.unreadable(list, to, err)
		return nil
	}
	f, err := source.Decode(r.shown+to, data)
	if err != nil {
		r.report("E704", list.From.Span, r.shown+to)
		return nil
	}
	return f
}

// target is the path that is written in a file. It never leads out of that file's folder.
func target(from, written string) (to string, ok bool) {
	clean := path.Clean(written)
	outside := strings.HasPrefix(clean, "/") || strings.ContainsAny(written, `\:`)
	for _, step := range strings.Split(written, "/") {
		outside = outside || step == ".."
	}
	if outside || !strings.HasSuffix(strings.ToLower(clean), ".csv") || !fs.ValidPath(clean) {
		return "", false
	}
	return path.Join(path.Dir(from), clean), true
}

var errLarge = errors.New("the table is too large")

func read(fsys fs.FS, path string) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err == nil && len(data) > largest {
		return nil, errLarge
	}
	return data, err
}

func (r *resolver) unreadable(list *ast.Choices, path string, err error) {
	var why *fs.PathError
	switch {
	case errors.Is(err, errLarge):
		r.report("E705", list.From.Span, MostOptions, largest/megabyte)
	case errors.Is(err, fs.ErrNotExist):
		r.report("E701", list.From.Span, r.shown+path)
	case errors.As(err, &why):
		r.report("E706", list.From.Span, r.shown+path, why.Err.Error())
	default:
		r.report("E706", list.From.Span, r.shown+path, err.Error())
	}
}

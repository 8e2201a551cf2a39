// Package compiler turns the text of a survey into the IR. Load and Compile are the pipeline, and the first thing
// to read:
//
//	.survey text ─ syntax.Parse ─► ast ─ include.Resolve ─► one ast ─ codelist.Resolve ─► ast with all options ─ check.Check ─► names, types, conditions ─ route.Solve ─► ir.Survey ─ translation.Apply ─► ir.Survey in other languages
package compiler

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/compiler/codelist"
	"github.com/surveyc/surveyc/compiler/include"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/compiler/table"
	"github.com/surveyc/surveyc/compiler/translation"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// Result is what a compilation gives. Survey is nil when a diagnostic is an error.
type Result struct {
	Survey      *ir.Survey
	Languages   []*translation.Language // with all that their tables hold, used or not
	Diagnostics diag.List               // sorted by place
	Places      check.Places
	Comments    []ast.Comment // of all files
}

// Load reads and compiles the survey at path of fsys, with the files that it includes and the tables of options
// and translations that it names, which stand in its folder or below. functions are those of the embedding program that its rules may call. Mistakes in the survey are
// diagnostics; the error says that the file at path cannot be read.
func Load(fsys fs.FS, path string, functions ...check.Function) (Result, error) {
	data, err := fs.ReadFile(fsys, path)
	if err != nil {
		return Result{}, err
	}
	f, err := source.Decode(path, data)
	if err != nil {
		return Result{}, fmt.Errorf("%s: %w", path, err)
	}
	return CompileAt(f, fsys, path, functions...), nil
}

// Compile compiles one file. It never fails otherwise than by diagnostics, whatever the text; an include or
// a list from a table is one, for there is nowhere to read from.
func Compile(f *source.File, functions ...check.Function) Result {
	return CompileAt(f, nil, f.Name, functions...)
}

// CompileAt compiles a file that stands at path of fsys, as Load does. The names of other files in diagnostics
// begin as that of f does.
func CompileAt(f *source.File, fsys fs.FS, path string, functions ...check.Function) Result {
	main, found := syntax.Parse(f)
	beside := table.Beside(f, fsys, path)
	tree, inParts, whole := include.Resolve(main, include.Place{FS: fsys, Path: path})
	found = append(found, codelist.Resolve(tree, beside)...)
	languages, inTables := translation.Read(tree, beside)
	checked, meaning := check.Check(tree, functions...)
	if !whole {
		meaning = slices.DeleteFunc(meaning, missesName)
	}
	found = slices.Concat(found, inParts, inTables, meaning)
	if found.HasErrors() {
		return Result{Diagnostics: found.Sorted()}
	}
	found = append(found, settleRoutes(checked)...)
	found = append(found, translation.Apply(checked.IR, languages)...)
	return Result{Survey: checked.IR, Languages: languages, Diagnostics: found.Sorted(), Places: checked.Places, Comments: tree.Comments}
}

// missesName holds for a complaint that may come of a file that could not be included.
func missesName(d *diag.Diagnostic) bool {
	return slices.Contains([]catalogue.Code{"E301", "E302", "E307", "E321", "E502"}, d.Code)
}

// settleRoutes puts into the IR when each item is asked.
func settleRoutes(s *check.Survey) diag.List {
	routes := route.Solve(s.Routes)
	for i := range s.IR.Items {
		s.IR.Items[i].Asked, s.IR.Items[i].Passed = routes.Asked[i], routes.Passed[i]
	}
	s.IR.Predicates = routes.Predicates
	var found diag.List
	if n := len(routes.Tangled); n > 0 {
		first := routes.Tangled[0]
		found.Add(diag.Warn("W501", s.Places.Items[first].ID, s.IR.Items[first].ID, n))
	}
	return found
}

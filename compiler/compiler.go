// Package compiler turns the text of a survey into the IR. Compile is the pipeline, and the first thing
// to read:
//
//	.survey text ─ syntax.Parse ─► ast ─ check.Check ─► names, types, conditions ─ route.Solve ─► ir.Survey
package compiler

import (
	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// Result is what a compilation gives. Survey is nil when a diagnostic is an error.
type Result struct {
	Survey      *ir.Survey
	Diagnostics diag.List // sorted by place
}

// Compile compiles one file. functions are those of the embedding program that its rules may call.
// It never fails otherwise than by diagnostics, whatever the text.
func Compile(f *source.File, functions ...check.Function) Result {
	tree, found := syntax.Parse(f)
	checked, meaning := check.Check(tree, functions...)
	found = append(found, meaning...)
	if found.HasErrors() {
		return Result{Diagnostics: found.Sorted()}
	}
	found = append(found, settleRoutes(checked)...)
	return Result{Survey: checked.IR, Diagnostics: found.Sorted()}
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
		found.Add(diag.Warn("W501", s.Spans[first], s.IR.Items[first].ID, n))
	}
	return found
}

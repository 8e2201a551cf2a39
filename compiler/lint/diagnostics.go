package lint

import (
	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/dsl/diag"
)

type itemPlaces = check.ItemPlaces

// Diagnostics are the findings as warnings.
func (r Report) Diagnostics() diag.List {
	var list diag.List
	for _, f := range r.Findings {
		list = append(list, r.diagnostic(f))
	}
	return list.Sorted()
}

func (r Report) diagnostic(f Finding) *diag.Diagnostic {
	d := diag.Warn(f.Code, f.Span, f.Args...)
	if f.Witness != nil && len(f.Witness.Fields) > 0 {
		d.WithHelp("lint.witness", r.inWords(f.Witness))
	}
	if f.Proof && len(f.Because) == 0 {
		d.WithHelp("lint.by-itself")
	}
	for _, p := range f.Because {
		d.WithRelated(p.Span, p.Text.Code, p.Text.Args...)
	}
	return d
}

package world

import (
	"maps"
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
)

// Bears is where item i bears that. Of what the solver does not tell apart, such as two texts that no condition names, it is where
// the item may bear it.
func (w *World) Bears(i int, h Held) solver.Lit {
	it := &w.Items[i]
	if h.None != "" {
		return offered(it, h.None)
	}
	switch w.Survey.Items[i].Domain.Kind {
	case ir.Choice:
		return w.Code(i, h.Codes[0])
	case ir.Choices:
		return w.bearsMarks(i, h.Codes)
	case ir.Number, ir.Date:
		return w.And(it.Valued, w.is(i, h.Number))
	}
	all := []solver.Lit{it.Valued}
	for _, t := range it.texts {
		all = append(all, t.lit.If(t.text == h.Text))
	}
	return w.And(all...)
}

// is holds only where a number is x, and always where that is whole. Of other numbers To is the negation of From.
func (w *World) is(i int, x *big.Rat) solver.Lit {
	if d := &w.Survey.Items[i].Domain; d.Integer {
		return w.And(w.From(i, x), w.To(i, x))
	}
	times := func(n int64) []solver.Term {
		return []solver.Term{{Number: *w.Items[i].number, Times: big.NewRat(n, 1)}}
	}
	return w.And(w.AtLeast(times(1), x, nil), w.AtLeast(times(-1), new(big.Rat).Neg(x), nil))
}

// Texts are those that conditions compare item i with, so that Bears is exact of them.
func (w *World) Texts(i int) []string {
	var list []string
	for _, t := range w.Items[i].texts {
		list = append(list, t.text)
	}
	return list
}

func (w *World) bearsMarks(i int, codes []int) solver.Lit {
	all := []solver.Lit{w.Items[i].Valued}
	for _, o := range w.Survey.Items[i].Domain.Options {
		all = append(all, w.Mark(i, o.Code).If(slices.Contains(codes, o.Code)))
	}
	return w.And(all...)
}

// Tested is a test of the survey's conditions, as the solver sees it: how it comes out where all its items have a value, and where
// it has none all the same.
type Tested struct {
	Key            string // the same for the same test
	Test           ir.Test
	Items          []string // that it is about; none where it is about rows
	Outcome, Lacks solver.Lit
}

// Tests are all that the survey's conditions test, in the order of their keys.
func (w *World) Tests() []Tested {
	var list []Tested
	for _, key := range slices.Sorted(maps.Keys(w.tests)) {
		k := w.tests[key]
		list = append(list, Tested{key, k.test, k.items, k.outcome, k.lacks})
	}
	return list
}

package world

import (
	"maps"
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
)

// Pair puts two surveys to one solver, for one household that is asked both: where both ask an item of the same id and
// kind, it gives the same answer. Which code means what must be the same in both.
func Pair(a, b *ir.Survey) (old, after *World) {
	s := solver.New()
	old = newWorld(a, s, true, nil, nil)
	after = newWorld(b, s, true, old, nil)
	for i := range old.Items {
		if j := after.At(a.Items[i].ID); j >= 0 && alike(&a.Items[i], &b.Items[j]) {
			link(old, i, after, j)
		}
	}
	linkTests(old, after)
	return old, after
}

// alike tells whether one answer can be given to both.
func alike(a, b *ir.Item) bool {
	return a.Domain.Kind == b.Domain.Kind && a.Domain.Format == b.Domain.Format && a.Domain.Ordered == b.Domain.Ordered && a.Compute == nil && b.Compute == nil && a.Group == "" && b.Group == "" && a.Domain.Kind != ir.Rows
}

// nameAll tells all codes apart.
func (w *World) nameAll() {
	for i := range w.Survey.Items {
		for _, o := range w.Survey.Items[i].Domain.Options {
			w.name(w.Survey.Items[i].ID, o.Code)
		}
	}
}

// newNumber is the number of item i: that of the survey beside, where no bound tells the two apart.
func (w *World) newNumber(i int, low, high *big.Rat, whole bool) solver.Number {
	if w.beside != nil {
		if j := w.beside.At(w.Survey.Items[i].ID); j >= 0 && w.beside.Items[j].number != nil && sameNumbers(&w.Survey.Items[i], &w.beside.Survey.Items[j]) {
			return *w.beside.Items[j].number
		}
	}
	return w.Number(low, high, whole)
}

func sameNumbers(a, b *ir.Item) bool {
	d, e := &a.Domain, &b.Domain
	return alike(a, b) && d.Integer == e.Integer && sameBound(d.Min, e.Min) && sameBound(d.Max, e.Max) && (d.Kind == ir.Number || d.Kind == ir.Date)
}

func sameBound(a, b *float64) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func link(a *World, i int, b *World, j int) {
	x, y := &a.Items[i], &b.Items[j]
	both := a.And(x.Asked, y.Asked)
	a.same(both, x.Answered, y.Answered)
	a.same(both, x.Valued, y.Valued)
	for _, kind := range ir.NoAnswers {
		a.same(both, offered(x, kind), offered(y, kind))
	}
	for _, options := range [][]ir.Option{a.Survey.Items[i].Domain.Options, b.Survey.Items[j].Domain.Options} {
		for _, o := range options {
			a.same(both, a.Code(i, o.Code), b.Code(j, o.Code))
			a.same(both, a.Mark(i, o.Code), b.Mark(j, o.Code))
		}
	}
	if k := a.Survey.Items[i].Domain.Kind; (k == ir.Number || k == ir.Date) && *x.number != *y.number {
		valued := a.And(both, x.Valued)
		for _, times := range []int64{1, -1} {
			terms := []solver.Term{{Number: *x.number, Times: big.NewRat(times, 1)}, {Number: *y.number, Times: big.NewRat(-times, 1)}}
			a.Clause(valued.Not(), a.AtLeast(terms, new(big.Rat), nil))
		}
	}
}

func offered(it *Item, kind ir.NoAnswer) solver.Lit {
	if l, ok := it.None[kind]; ok {
		return l
	}
	return solver.False
}

// same makes two literals equal where when holds.
func (w *World) same(when, x, y solver.Lit) {
	if x != y {
		w.Clause(when.Not(), x.Not(), y)
		w.Clause(when.Not(), x, y.Not())
	}
}

// linkTests lets a test come out the same in both where its answers are the same, also where it is left open.
func linkTests(a, b *World) {
	for _, key := range slices.Sorted(maps.Keys(a.tests)) {
		x := a.tests[key]
		y, ok := b.tests[key]
		if !ok || !a.linked(b, x.items) {
			continue
		}
		when := a.And(x.valued, y.valued)
		a.same(when, x.outcome, y.outcome)
		a.same(when, x.lacks, y.lacks)
	}
}

func (w *World) linked(b *World, ids []string) bool {
	for _, id := range ids {
		i, j := w.At(id), b.At(id)
		if i < 0 || j < 0 || !alike(&w.Survey.Items[i], &b.Survey.Items[j]) {
			return false
		}
	}
	return len(ids) > 0
}

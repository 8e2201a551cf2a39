package world

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
)

// walk goes through the items once, from the top, as an interviewer does. At most one skip is under way at a time, for what
// is jumped past takes none.
func (w *World) walk() {
	pending := map[int]solver.Lit{} // by target
	for i := 0; i < len(w.Items); {
		if w.Size() > mostSize {
			w.open = true
			return
		}
		if w.isComputed(i) {
			w.Items[i] = Item{Reached: solver.True, Ask: solver.True, Asked: solver.True, Answered: solver.False, Valued: solver.False}
			i++
			continue
		}
		i = w.question(i, pending)
	}
}

func (w *World) isComputed(i int) bool { return w.Survey.Items[i].Compute != nil }

// question enters a question with the items that specify its options, then its skips, and gives the position behind.
func (w *World) question(i int, pending map[int]solver.Lit) (next int) {
	reached := w.passing(i, pending).Not()
	it := &w.Survey.Items[i]
	ask := solver.True
	if it.Ask != nil {
		ask = w.Formula(it.Ask)
	}
	asked := w.And(reached, w.row(i))
	if it.Ask != nil {
		asked = w.And(asked, w.Or(ask, w.because(Reason{AskReason, i, 0}).Not()))
	}
	w.Items[i] = Item{Reached: reached, Ask: ask, Asked: asked}
	w.answer(i)
	for next = i + 1; next < len(w.Items) && w.Survey.Items[next].Specify != nil; next++ {
		marked := w.marked(i, w.Survey.Items[next].Specify.Code)
		w.Items[next] = Item{Reached: asked, Ask: marked, Asked: w.And(asked, marked)}
		w.answer(next)
	}
	w.leave(i, next, pending)
	return next
}

// row is where there is the row that item i stands in. Of a repeated group one row is looked at, which stands for any:
// what cannot be in it can be in none. What is said over all rows of a group is left open.
func (w *World) row(i int) solver.Lit {
	head, ok := w.at[w.Survey.Items[i].Group]
	if !ok {
		return solver.True
	}
	return w.And(w.Items[head].Asked, w.free("row of "+w.Survey.Items[head].ID))
}

// Row is where there is the row that item i stands in, and all rows around that; True of an item in none.
func (w *World) Row(i int) solver.Lit {
	head, ok := w.at[w.Survey.Items[i].Group]
	if !ok {
		return solver.True
	}
	return w.And(w.row(i), w.Row(head))
}

// passing is where a skip jumps past position i.
func (w *World) passing(i int, pending map[int]solver.Lit) solver.Lit {
	var over []solver.Lit
	for _, to := range slices.Sorted(maps.Keys(pending)) {
		if to <= i {
			delete(pending, to)
		} else {
			over = append(over, pending[to])
		}
	}
	return w.Or(over...)
}

// leave takes the first skip of question i whose condition is true.
func (w *World) leave(i, from int, pending map[int]solver.Lit) {
	here := w.Items[i].Asked
	for k, skip := range w.Survey.Items[i].Skips {
		when := w.Formula(skip.When)
		taken := w.And(here, when, w.because(Reason{SkipReason, i, k}))
		to := w.Survey.Lands(i, skip)
		w.Items[i].Skips = append(w.Items[i].Skips, Skip{When: when, Taken: taken, From: from, To: to})
		if to > from {
			before, ok := pending[to]
			if !ok {
				before = solver.False
			}
			pending[to] = w.Or(before, taken)
		}
		here = w.And(here, taken.Not())
	}
}

// marked is where item i bears a code.
func (w *World) marked(i, code int) solver.Lit {
	switch w.Survey.Items[i].Domain.Kind {
	case ir.Choice:
		return w.Code(i, code)
	case ir.Choices:
		return w.Mark(i, code)
	}
	return w.Lit()
}

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
		to := w.target(i, skip.Target)
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

// target is the position that a skip of item i goes to.
func (w *World) target(i int, id string) int {
	if group := w.Survey.Items[i].Group; group != "" && id == "next" {
		return w.endOf(group, i)
	}
	if at, ok := w.at[id]; ok && id != "end" {
		return at
	}
	closing := w.isClosing(i)
	for at := i + 1; at < len(w.Items); at++ {
		if !closing && w.isClosing(at) {
			return at
		}
	}
	return len(w.Items)
}

// endOf is the position behind a repeated group in which item i is.
func (w *World) endOf(group string, i int) int {
	for i < len(w.Items) && w.within(i, group) {
		i++
	}
	return i
}

// within tells whether item i stands in a group, or in one that stands in it.
func (w *World) within(i int, group string) bool {
	for of := w.Survey.Items[i].Group; of != ""; {
		if of == group {
			return true
		}
		head, ok := w.at[of]
		if !ok {
			return false
		}
		of = w.Survey.Items[head].Group
	}
	return false
}

func (w *World) isClosing(i int) bool {
	s := w.Survey.Items[i].Section
	return s >= 0 && s < len(w.Survey.Sections) && w.Survey.Sections[s].Closing
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

package world

import (
	"math/big"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Held is what an item bears in the solver's model.
type Held struct {
	None   ir.NoAnswer // a kind of no answer, or
	Codes  []int       // the code of a Choice, the marks of a Choices
	Number *big.Rat    // a Number, a day or minutes
	Text   string      // a text that a condition names; "" for another
}

// Held is what item i bears in the model; ok is false where that is nothing.
func (w *World) Held(i int) (held Held, ok bool) {
	it := &w.Items[i]
	if !w.Holds(it.Answered) {
		return Held{}, false
	}
	for kind, l := range it.None {
		if w.Holds(l) {
			return Held{None: kind}, true
		}
	}
	switch w.Survey.Items[i].Domain.Kind {
	case ir.Choice:
		held.Codes = w.heldCode(it)
	case ir.Choices:
		held.Codes = w.heldMarks(i)
	case ir.Number, ir.Date:
		held.Number = w.Value(*it.number)
	case ir.Text:
		held.Text = w.heldText(it)
	}
	return held, true
}

func (w *World) heldCode(it *Item) []int {
	for _, c := range it.classes {
		if w.Holds(c.lit) {
			return c.codes[:1]
		}
	}
	return nil
}

func (w *World) heldMarks(i int) []int {
	var codes []int
	for _, o := range w.Survey.Items[i].Domain.Options {
		if w.Holds(w.Mark(i, o.Code)) {
			codes = append(codes, o.Code)
		}
	}
	return codes
}

func (w *World) heldText(it *Item) string {
	for _, t := range it.texts {
		if w.Holds(t.lit) {
			return t.text
		}
	}
	return ""
}

// HasNumber tells whether an item has a number: its value, or how many marks it has where that is counted.
func (w *World) HasNumber(i int) bool { return w.Items[i].number != nil }

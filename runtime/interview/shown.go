package interview

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Fill puts the answers so far into a text of the survey.
func (s *Session) Fill(text string) string {
	s.here()
	return s.state.Fill(text)
}

// Shown is an item that is shown and not asked: a computed one, or a locked one with the answer that came with the record. Text
// and Unit are the item's, filled in as its row is.
type Shown struct {
	Item       *ir.Item
	Place      string // its id or, in a row, members[2].name
	Value      answers.Value
	Locked     bool
	Text, Unit string
}

// Passing are the computed items with a value and the locked ones that stand between the item before and the current one,
// at the end those behind the last.
func (s *Session) Passing() []Shown {
	from := s.before(s.at)
	var list []Shown
	each(s.state, func(at place) {
		if slices.Compare(at, from) < 0 || s.at != nil && slices.Compare(at, s.at) > 0 || at.another() {
			return
		}
		slot, it := at.slot(), s.state.Item(at.slot())
		shown := Shown{Item: it, Place: name(s.state, at), Text: s.state.Fill(it.Text), Unit: s.state.Fill(it.Unit)}
		var computed bool
		if shown.Value, computed = s.state.Computed(slot); computed {
			list = append(list, shown)
		} else if s.holds(at) && s.state.Status(slot) != program.Passed {
			shown.Value, shown.Locked = *s.state.Raw(slot), true
			list = append(list, shown)
		}
	})
	return list
}

// Default is what is offered as the answer of the current item while it has none: no answer, until Answer is given it.
func (s *Session) Default() (v answers.Value, ok bool) {
	slot, asked := s.here()
	if !asked || s.at.another() || s.state.Verdict(slot) != program.Blank {
		return v, false
	}
	return s.state.Default(slot)
}

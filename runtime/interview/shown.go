package interview

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Fill puts the answers so far into a text of the survey.
func (s *Session) Fill(text string) string { return s.state.Fill(text) }

// Shown is an item that is shown and not asked: a computed one, or a locked one with the answer that came with the record.
type Shown struct {
	Item   *ir.Item
	Value  answers.Value
	Locked bool
}

// Passing are the computed items with a value and the locked ones that stand between the item before on the way here
// and the current one, at the end those behind the last.
func (s *Session) Passing() []Shown {
	from := 0
	if len(s.trail) > 0 {
		from = s.trail[len(s.trail)-1]
	}
	var list []Shown
	for slot := from; slot < s.at; slot++ {
		it := s.state.Item(slot)
		if v, ok := s.state.Computed(slot); ok {
			list = append(list, Shown{Item: it, Value: v})
		} else if s.holds(slot) && s.state.Status(slot) != program.Passed {
			list = append(list, Shown{Item: it, Value: s.record.Get(it.ID), Locked: true})
		}
	}
	return list
}

// Default is what is offered as the answer of the current item while it has none: no answer, until Answer is given it.
func (s *Session) Default() (v answers.Value, ok bool) {
	it, asked := s.Current()
	if !asked || !s.record.Get(it.ID).Blank() {
		return v, false
	}
	return s.state.Default(s.at)
}

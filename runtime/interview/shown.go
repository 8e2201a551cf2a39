package interview

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Fill puts the answers so far into a text of the survey.
func (s *Session) Fill(text string) string { return s.state.Fill(text) }

// Computed is a computed item with its value.
type Computed struct {
	Item  *ir.Item
	Value answers.Value
}

// Passing are the computed items with a value that stand between the item before on the way here and the current one,
// at the end those behind the last.
func (s *Session) Passing() []Computed {
	from := 0
	if len(s.trail) > 0 {
		from = s.trail[len(s.trail)-1]
	}
	var list []Computed
	for slot := from; slot < s.at; slot++ {
		if v, ok := s.state.Computed(slot); ok {
			list = append(list, Computed{s.state.Item(slot), v})
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

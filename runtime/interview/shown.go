package interview

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Fill puts the answers so far into a text of the survey.
func (s *Session) Fill(text string) string {
	s.here()
	return s.state.Fill(text)
}

// Computed is a computed item with its value. Text and Unit are the item's, filled in as its row is.
type Computed struct {
	Item       *ir.Item
	Value      answers.Value
	Text, Unit string
}

// Passing are the computed items with a value that stand between the item before and the current one,
// at the end those behind the last.
func (s *Session) Passing() []Computed {
	from := s.before(s.at)
	var list []Computed
	each(s.state, func(at place) {
		if slices.Compare(at, from) < 0 || s.at != nil && slices.Compare(at, s.at) > 0 || at.another() {
			return
		}
		if v, ok := s.state.Computed(at.slot()); ok {
			it := s.state.Item(at.slot())
			list = append(list, Computed{it, v, s.state.Fill(it.Text), s.state.Fill(it.Unit)})
		}
	})
	return list
}

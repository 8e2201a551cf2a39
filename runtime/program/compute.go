package program

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// computation is a computed item made ready: value is called only while all that it uses has a value.
type computation struct {
	uses  operands
	value func(*State) (answers.Value, bool)
}

func (l *linker) computation(it *ir.Item) *computation {
	return &computation{uses: l.operands(it.Compute), value: l.valueOf(it.Domain.Kind, it.Compute)}
}

// valueOf is a term as the answer of a kind that it makes.
func (l *linker) valueOf(kind ir.Kind, t ir.Term) func(*State) (answers.Value, bool) {
	switch kind {
	case ir.Text:
		return computedText(l.text(t))
	case ir.Date:
		return computedDate(l.number(t))
	}
	return computedNumber(l.number(t))
}

func computedText(text text) func(*State) (answers.Value, bool) {
	return func(s *State) (answers.Value, bool) {
		x, ok := text(s)
		return answers.Text(x), ok
	}
}

func computedDate(day number) func(*State) (answers.Value, bool) {
	return func(s *State) (answers.Value, bool) {
		x := day(s)
		if !value.Defined(x) {
			return answers.Value{}, false
		}
		return answers.Text(value.FormatDate(int(x))), true
	}
}

// computedNumber has no value beyond what a number can be as an answer.
func computedNumber(term number) func(*State) (answers.Value, bool) {
	return func(s *State) (answers.Value, bool) {
		x := term(s)
		if !value.Defined(x) || math.Abs(x) > value.Limit {
			return answers.Value{}, false
		}
		return answers.Num(value.Significant(x)), true
	}
}

// Computed is the value of the computed item at slot; ok is false where it has none, and for a question.
func (s *State) Computed(slot int) (v answers.Value, ok bool) {
	c := s.program.items[slot].compute
	if c == nil || !c.uses.valued(s) {
		return answers.Value{}, false
	}
	return c.value(s)
}

// agrees tells whether the stored value at slot is the computed one.
func (s *State) agrees(slot int) bool {
	v, ok := s.Computed(slot)
	stored := s.answers[slot].raw
	if v.Kind == answers.Number {
		return ok && value.Equal(stored.Num, v.Num)
	}
	return ok && stored.Equal(v)
}

package program

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
)

func (l *linker) formula(f ir.Formula) condition {
	switch f := f.(type) {
	case ir.And:
		return l.all(f.Of)
	case ir.Or:
		return l.any(f.Of)
	case ir.Ref:
		return func(s *State) bool { return s.program.predicates[f.Index](s) }
	case ir.Holds:
		return l.holds(f)
	case ir.Undefined:
		return l.undefined(f)
	case ir.Lacks:
		return l.lacks(f)
	case ir.Some:
		return l.some(f)
	case ir.Every:
		return l.every(f)
	case ir.Settled:
		return settled(l.slots[f.Item], f.Is)
	case ir.Answered:
		return counts(l.slots[f.Item], true)
	case ir.Unanswered:
		return counts(l.slots[f.Item], false)
	case ir.Blank:
		return blank(l.slots[f.Item])
	case ir.None:
		return none(l.slots[f.Item], f.Kind, f.Is)
	}
	panic(fmt.Sprintf("program: no way to run %T", f))
}

func (l *linker) all(of []ir.Formula) condition {
	parts := l.parts(of)
	switch len(parts) {
	case 0:
		return func(*State) bool { return true }
	case 1:
		return parts[0]
	}
	return func(s *State) bool {
		for _, part := range parts {
			if !part(s) {
				return false
			}
		}
		return true
	}
}

func (l *linker) any(of []ir.Formula) condition {
	parts := l.parts(of)
	if len(parts) == 1 {
		return parts[0]
	}
	return func(s *State) bool {
		for _, part := range parts {
			if part(s) {
				return true
			}
		}
		return false
	}
}

func (l *linker) parts(of []ir.Formula) []condition {
	parts := make([]condition, len(of))
	for i, f := range of {
		parts[i] = l.formula(f)
	}
	return parts
}

func settled(slot int, is bool) condition {
	return func(s *State) bool { return s.settled(slot) == is }
}

func counts(slot int, is bool) condition {
	return func(s *State) bool { return s.answers[slot].counts == is }
}

func blank(slot int) condition {
	return func(s *State) bool { return s.answers[slot].verdict == Blank }
}

func none(slot int, kind ir.NoAnswer, is bool) condition {
	return func(s *State) bool { return (s.answers[slot].none() == kind) == is }
}

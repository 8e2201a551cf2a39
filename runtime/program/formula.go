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

// memo evaluates a predicate once a record. It is asked for only after all items it tests are settled.
func memo(index int, c condition) condition {
	return func(s *State) bool {
		if s.memory[index] == 0 {
			s.memory[index] = 1
			if c(s) {
				s.memory[index] = 2
			}
		}
		return s.memory[index] == 2
	}
}

func counts(slot int, is bool) condition {
	return func(s *State) bool { return s.answers[slot].counts == is }
}

func blank(slot int) condition {
	return func(s *State) bool { return s.answers[slot].verdict == Blank }
}

func none(slot int, kind ir.NoAnswer, is bool) condition {
	return func(s *State) bool { return (s.answers[slot].counts && s.answers[slot].none == kind) == is }
}

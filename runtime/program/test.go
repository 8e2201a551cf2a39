package program

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// outcome is what a test gives when all its answers have a value.
type outcome uint8

const (
	noValue outcome = iota
	isFalse
	isTrue
)

func outcomeOf(b bool) outcome {
	if b {
		return isTrue
	}
	return isFalse
}

// test is a test made ready; it is called only when all its answers have a value.
type test func(*State) outcome

func (l *linker) holds(f ir.Holds) condition {
	return l.known(f.Test, outcomeOf(f.Is))
}

func (l *linker) undefined(f ir.Undefined) condition {
	return l.known(f.Test, noValue)
}

func (l *linker) lacks(f ir.Lacks) condition {
	run, uses := l.test(f.Test), l.operands(f.Test)
	return func(s *State) bool { return !uses.valued(s) || run(s) == noValue }
}

// known is met when all that the test uses has a value and it comes out as wanted.
func (l *linker) known(t ir.Test, wanted outcome) condition {
	run, uses := l.test(t), l.operands(t)
	if len(uses.slots) == 1 && uses.totals == nil {
		slot := uses.slots[0]
		return func(s *State) bool { return s.answers[slot].valued && run(s) == wanted }
	}
	return func(s *State) bool { return uses.valued(s) && run(s) == wanted }
}

func (l *linker) test(t ir.Test) test {
	switch t := t.(type) {
	case ir.CodeIn:
		return l.codeIn(t)
	case ir.HasCode:
		return l.hasCode(t)
	case ir.Compare:
		return l.compare(t)
	case ir.Matches:
		return l.matches(t)
	case ir.ValidID:
		return l.validID(t)
	case ir.Unique:
		return l.unique(t)
	case ir.CallTest:
		return l.callTest(t)
	}
	panic(fmt.Sprintf("program: no way to run %T", t))
}

func (l *linker) codeIn(t ir.CodeIn) test {
	slot := l.slots[t.Item]
	if len(t.Codes) == 1 {
		code := float64(t.Codes[0])
		return func(s *State) outcome { return outcomeOf(s.answers[slot].number == code) }
	}
	return func(s *State) outcome {
		_, ok := slices.BinarySearch(t.Codes, int(s.answers[slot].number))
		return outcomeOf(ok)
	}
}

func (l *linker) hasCode(t ir.HasCode) test {
	slot := l.slots[t.Item]
	at := slices.IndexFunc(l.Survey.Items[slot].Domain.Options, func(o ir.Option) bool { return o.Code == t.Code })
	if at < 0 {
		return func(*State) outcome { return isFalse }
	}
	return func(s *State) outcome { return outcomeOf(hasBit(s.answers[slot].marks, at)) }
}

func (l *linker) compare(t ir.Compare) test {
	switch l.kind(t.Left) {
	case ir.Text:
		return compareTexts(l.text(t.Left), l.text(t.Right))
	case ir.Date:
		return compareNumbers(t.Op, l.number(t.Left), l.number(t.Right), exactly)
	}
	return compareNumbers(t.Op, l.number(t.Left), l.number(t.Right), value.Equal)
}

func exactly(a, b float64) bool { return a == b }

func compareTexts(left, right text) test {
	return func(s *State) outcome {
		a, okA := left(s)
		b, okB := right(s)
		if !okA || !okB {
			return noValue
		}
		return outcomeOf(a == b)
	}
}

func compareNumbers(op ir.CompareOp, left, right number, equal func(a, b float64) bool) test {
	compare := map[ir.CompareOp]func(a, b float64) bool{
		ir.Eq: equal,
		ir.Lt: func(a, b float64) bool { return a < b && !equal(a, b) },
		ir.Gt: func(a, b float64) bool { return a > b && !equal(a, b) },
	}[op]
	return func(s *State) outcome {
		a, b := left(s), right(s)
		if !value.Defined(a) || !value.Defined(b) {
			return noValue
		}
		return outcomeOf(compare(a, b))
	}
}

func (l *linker) matches(t ir.Matches) test {
	pattern, err := regexp.Compile(t.Pattern)
	if err != nil {
		l.err = fmt.Errorf("program: pattern %q: %w", t.Pattern, err)
		return nil
	}
	return l.onText(t.Text, pattern.MatchString)
}

func (l *linker) validID(t ir.ValidID) test {
	return l.onText(t.Text, value.ValidResidentID)
}

func (l *linker) onText(t ir.Term, is func(string) bool) test {
	text := l.text(t)
	return func(s *State) outcome {
		x, ok := text(s)
		if !ok {
			return noValue
		}
		return outcomeOf(is(x))
	}
}

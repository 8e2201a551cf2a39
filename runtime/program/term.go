package program

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// number is a term that gives a number, or a date as a day, or as minutes where it has a time; NaN is no value, and whatever is
// computed from it is NaN too.
type number func(*State) float64

// text is a term that gives a text.
type text func(*State) (string, bool)

// kind is ir.Number, ir.Text or ir.Date.
func (l *linker) kind(t ir.Term) ir.Kind {
	switch t := t.(type) {
	case ir.TextConst:
		return ir.Text
	case ir.DateConst:
		return ir.Date
	case ir.CallTerm:
		return l.calls[t.Func].resultKind()
	case ir.Value:
		return l.kindOfItem(t.Item)
	}
	return ir.Number
}

func (l *linker) kindOfItem(id string) ir.Kind {
	kind := l.Survey.Items[l.slots[id]].Domain.Kind
	if kind == ir.Signature {
		return ir.Text
	}
	return kind
}

func (l *linker) text(t ir.Term) text {
	switch t := t.(type) {
	case ir.TextConst:
		return func(*State) (string, bool) { return t.Value, true }
	case ir.Value:
		slot := l.slots[t.Item]
		return func(s *State) (string, bool) { return s.answers[slot].raw.Str, true }
	case ir.CallTerm:
		return l.callText(t)
	}
	panic(fmt.Sprintf("program: %T is no text", t))
}

func (l *linker) number(t ir.Term) number {
	switch t := t.(type) {
	case ir.NumberConst:
		return func(*State) float64 { return t.Value }
	case ir.DateConst:
		return constDate(t)
	case ir.Value:
		slot := l.slots[t.Item]
		return func(s *State) float64 { return s.answers[slot].number }
	case ir.Arith:
		return l.arith(t)
	case ir.Func:
		return l.function(t)
	case ir.Total:
		return l.total(t).number()
	case ir.CallTerm:
		return l.callNumber(t)
	}
	panic(fmt.Sprintf("program: %T is no number", t))
}

func constDate(d ir.DateConst) number {
	x, ok := value.ParseMoment(d.Value)
	if !ok {
		return func(*State) float64 { return math.NaN() }
	}
	return func(*State) float64 { return float64(x) }
}

func (l *linker) arith(t ir.Arith) number {
	a, b := l.number(t.Left), l.number(t.Right)
	switch t.Op {
	case ir.Add:
		return func(s *State) float64 { return value.OrNone(a(s) + b(s)) }
	case ir.Sub:
		return func(s *State) float64 { return value.OrNone(a(s) - b(s)) }
	case ir.Mul:
		return func(s *State) float64 { return value.OrNone(a(s) * b(s)) }
	case ir.Div:
		return func(s *State) float64 { return value.OrNone(a(s) / b(s)) }
	}
	panic("program: unknown operator " + string(t.Op))
}

func (l *linker) function(t ir.Func) number {
	switch t.Name {
	case ir.Neg:
		return l.unary(t, func(x float64) float64 { return -x })
	case ir.Abs:
		return l.unary(t, math.Abs)
	case ir.Round:
		return l.unary(t, value.Round)
	case ir.Min:
		return l.fold(t, func(a, b float64) float64 { return min(a, b) })
	case ir.Max:
		return l.fold(t, func(a, b float64) float64 { return max(a, b) })
	case ir.Sum:
		return l.fold(t, func(a, b float64) float64 { return value.OrNone(a + b) })
	case ir.Len:
		return l.length(t)
	case ir.Year:
		return l.unary(t, value.YearOf)
	case ir.Days:
		return l.days(t)
	case ir.Count, ir.Accuracy:
		return l.number(t.Args[0])
	case ir.Rank:
		return l.rank(t)
	}
	panic("program: unknown function " + string(t.Name))
}

func (l *linker) unary(t ir.Func, f func(float64) float64) number {
	x := l.number(t.Args[0])
	return func(s *State) float64 { return f(x(s)) }
}

func (l *linker) fold(t ir.Func, f func(a, b float64) float64) number {
	args := make([]number, len(t.Args))
	for i, a := range t.Args {
		args[i] = l.number(a)
	}
	return func(s *State) float64 {
		x := args[0](s)
		for _, arg := range args[1:] {
			x = f(x, arg(s))
		}
		return x
	}
}

func (l *linker) length(t ir.Func) number {
	text := l.text(t.Args[0])
	return func(s *State) float64 {
		x, ok := text(s)
		if !ok {
			return math.NaN()
		}
		return float64(utf8.RuneCountInString(x))
	}
}

func (l *linker) days(t ir.Func) number {
	from, to := l.number(t.Args[0]), l.number(t.Args[1])
	return func(s *State) float64 { return to(s) - from(s) }
}

// rank finds the place of a code among the marks as the answer has them.
func (l *linker) rank(t ir.Func) number {
	slot := l.slots[t.Args[0].(ir.Value).Item]
	code, without := t.Args[1].(ir.NumberConst).Value, t.Args[2].(ir.NumberConst).Value
	return func(s *State) float64 {
		for i, mark := range s.answers[slot].raw.List {
			if mark.Num == code {
				return float64(i + 1)
			}
		}
		return without
	}
}

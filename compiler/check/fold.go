package check

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// fold computes a term of constants; one that has no value, or uses answers, is left as it is.
func fold(t ir.Term) ir.Term {
	var x float64
	ok := false
	switch t := t.(type) {
	case ir.Arith:
		x, ok = foldArith(t)
	case ir.Func:
		x, ok = foldFunc(t)
	}
	if !ok || !value.Defined(x) {
		return t
	}
	return ir.NumberConst{Value: x + 0} // −0 is 0
}

func foldArith(a ir.Arith) (float64, bool) {
	xs, ok := constNumbers([]ir.Term{a.Left, a.Right})
	if !ok {
		return 0, false
	}
	switch a.Op {
	case ir.Add:
		return xs[0] + xs[1], true
	case ir.Sub:
		return xs[0] - xs[1], true
	case ir.Mul:
		return xs[0] * xs[1], true
	}
	return xs[0] / xs[1], true
}

func foldFunc(f ir.Func) (float64, bool) {
	switch arg := f.Args[0].(type) {
	case ir.TextConst:
		return float64(utf8.RuneCountInString(arg.Value)), f.Name == ir.Len
	case ir.DateConst:
		return foldDates(f)
	}
	return foldNumbers(f)
}

func foldDates(f ir.Func) (float64, bool) {
	first, _ := value.ParseDate(f.Args[0].(ir.DateConst).Value)
	if f.Name == ir.Year {
		return float64(value.Year(first)), true
	}
	second, ok := f.Args[len(f.Args)-1].(ir.DateConst)
	last, _ := value.ParseDate(second.Value)
	return float64(last - first), ok && f.Name == ir.Days
}

func foldNumbers(f ir.Func) (float64, bool) {
	xs, ok := constNumbers(f.Args)
	if !ok {
		return 0, false
	}
	switch f.Name {
	case ir.Neg:
		return -xs[0], true
	case ir.Abs:
		return math.Abs(xs[0]), true
	case ir.Round:
		return value.Round(xs[0]), true
	case ir.Min:
		return slices.Min(xs), true
	case ir.Max:
		return slices.Max(xs), true
	case ir.Sum:
		return value.Sum(xs), true
	}
	return 0, false
}

func constNumbers(terms []ir.Term) ([]float64, bool) {
	xs := make([]float64, len(terms))
	for i, t := range terms {
		c, ok := t.(ir.NumberConst)
		if !ok {
			return nil, false
		}
		xs[i] = c.Value
	}
	return xs, true
}

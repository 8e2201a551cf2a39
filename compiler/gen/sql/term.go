package sql

import (
	"fmt"
	"math"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// term says a value: a text, or a double; it is null where the term has no value.
func (y *sayer) term(t ir.Term) (text string, ok bool) {
	switch t := t.(type) {
	case ir.NumberConst:
		return number(t.Value), true
	case ir.TextConst:
		return quoted(t.Value), true
	case ir.DateConst:
		x, ok := value.ParseMoment(t.Value)
		return number(float64(x)), ok
	case ir.Value:
		return y.value(t), true
	case ir.Arith:
		return y.arith(t)
	case ir.Func:
		return y.function(t)
	}
	return "", false
}

// number writes a double so that it is read as the same one.
func number(x float64) string {
	if x == math.Trunc(x) && math.Abs(x) < 1e15 {
		return strconv.FormatFloat(x+0, 'f', -1, 64) + "::double"
	}
	return "(" + strconv.FormatFloat(x, 'e', -1, 64) + ")::double"
}

func (y *sayer) value(t ir.Value) string {
	slot := y.slots[t.Item]
	if kindOf(y.survey.Items[slot].Domain.Kind) == ir.Text {
		return name("s", slot)
	}
	return name("x", slot)
}

func (y *sayer) arith(t ir.Arith) (string, bool) {
	a, okA := y.term(t.Left)
	b, okB := y.term(t.Right)
	sign := map[ir.ArithOp]string{ir.Add: "+", ir.Sub: "-", ir.Mul: "*", ir.Div: "/"}[t.Op]
	if t.Op == ir.Div {
		b = fmt.Sprintf("nullif(%s, 0)", b)
	}
	return fmt.Sprintf("survey_finite(%s %s %s)", a, sign, b), okA && okB && sign != ""
}

func (y *sayer) function(t ir.Func) (string, bool) {
	args := make([]string, len(t.Args))
	for i, a := range t.Args {
		text, ok := y.term(a)
		if !ok {
			return "", false
		}
		args[i] = text
	}
	switch t.Name {
	case ir.Count:
		return args[0], true
	case ir.Min, ir.Max:
		return folded("survey_"+string(t.Name)+"(%s, %s)", args), true
	case ir.Sum:
		return folded("survey_finite(%s + %s)", args), true
	case ir.Days:
		return fmt.Sprintf("(%s - %s)", args[1], args[0]), true
	}
	format, ok := unary[t.Name]
	return fmt.Sprintf(format, args[0]), ok
}

var unary = map[ir.FuncName]string{
	ir.Neg: "(-%s)", ir.Abs: "abs(%s)", ir.Round: "round(%s)", ir.Len: "length(%s)::double", ir.Year: "survey_year(%s)",
}

func folded(format string, args []string) string {
	text := args[0]
	for _, a := range args[1:] {
		text = fmt.Sprintf(format, text, a)
	}
	return text
}

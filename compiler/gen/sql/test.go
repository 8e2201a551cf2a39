package sql

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// test says a test of answers that have a value; it is null where the test has none.
func (y *sayer) test(t ir.Test) (text string, ok bool) {
	switch t := t.(type) {
	case ir.CodeIn:
		return y.codeIn(t), true
	case ir.HasCode:
		return fmt.Sprintf("list_contains(%s, %d::double)", name("c", y.slots[t.Item]), t.Code), true
	case ir.Compare:
		return y.compare(t)
	case ir.Matches:
		text, ok = y.term(t.Text)
		return fmt.Sprintf("regexp_matches(%s, %s)", text, quoted(t.Pattern)), ok
	case ir.ValidID:
		text, ok = y.term(t.Text)
		return fmt.Sprintf("survey_resident_id(%s)", text), ok
	}
	return "", false
}

func (y *sayer) codeIn(t ir.CodeIn) string {
	if len(t.Codes) == 0 {
		return "false"
	}
	return name("x", y.slots[t.Item]) + " in " + inBrackets(t.Codes)
}

func inBrackets(codes []int) string { return "(" + commas(codes) + ")" }

func commas(codes []int) string {
	texts := make([]string, len(codes))
	for i, c := range codes {
		texts[i] = fmt.Sprint(c)
	}
	return strings.Join(texts, ", ")
}

func (y *sayer) compare(t ir.Compare) (string, bool) {
	a, okA := y.term(t.Left)
	b, okB := y.term(t.Right)
	if y.kind(t.Left) == ir.Number {
		return comparedNumbers(t.Op, a, b), okA && okB
	}
	sign := map[ir.CompareOp]string{ir.Eq: "=", ir.Lt: "<", ir.Gt: ">"}[t.Op]
	return fmt.Sprintf("%s %s %s", a, sign, b), okA && okB
}

func comparedNumbers(op ir.CompareOp, a, b string) string {
	switch op {
	case ir.Lt:
		return fmt.Sprintf("survey_less(%s, %s)", a, b)
	case ir.Gt:
		return fmt.Sprintf("survey_less(%s, %s)", b, a)
	}
	return fmt.Sprintf("survey_equal(%s, %s)", a, b)
}

// kind is ir.Number, ir.Text or ir.Date.
func (y *sayer) kind(t ir.Term) ir.Kind {
	switch t := t.(type) {
	case ir.TextConst:
		return ir.Text
	case ir.DateConst:
		return ir.Date
	case ir.Value:
		return kindOf(y.survey.Items[y.slots[t.Item]].Domain.Kind)
	}
	return ir.Number
}

func kindOf(k ir.Kind) ir.Kind {
	switch k {
	case ir.Text, ir.Signature:
		return ir.Text
	case ir.Date:
		return ir.Date
	}
	return ir.Number
}

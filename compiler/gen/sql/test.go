package sql

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// test says a test of answers that have a value; it is null where the test has none.
func (y *sayer) test(t ir.Test) (x said, ok bool) {
	switch t := t.(type) {
	case ir.CodeIn:
		return y.codeIn(t), true
	case ir.HasCode:
		return said{text: y.say("has", name("c", y.slots[t.Item]), fmt.Sprint(t.Code))}, true
	case ir.Compare:
		return y.compare(t)
	case ir.Matches:
		x, ok = y.term(t.Text)
		return said{y.say("matches", x.text, y.pattern(t.Pattern)), x.step}, ok
	case ir.ValidID:
		return y.validID(t.Text)
	}
	return said{}, false
}

func (y *sayer) codeIn(t ir.CodeIn) said {
	if len(t.Codes) == 0 {
		return said{text: "false"}
	}
	return said{text: name("x", y.slots[t.Item]) + " in " + inBrackets(t.Codes)}
}

func inBrackets(codes []int) string { return "(" + commas(codes) + ")" }

func commas(codes []int) string {
	texts := make([]string, len(codes))
	for i, c := range codes {
		texts[i] = fmt.Sprint(c)
	}
	return strings.Join(texts, ", ")
}

func (y *sayer) validID(t ir.Term) (said, bool) {
	switch t := t.(type) {
	case ir.TextConst:
		return said{text: fmt.Sprint(value.ValidResidentID(t.Value))}, true
	case ir.Value:
		it := y.item(t.Item)
		return y.resident(y.slots[t.Item], it.step), it.sayable
	}
	return said{}, false
}

func (y *sayer) compare(t ir.Compare) (said, bool) {
	a, okA := y.term(t.Left)
	b, okB := y.term(t.Right)
	if !okA || !okB {
		return said{}, false
	}
	if y.kind(t.Left) == ir.Number {
		return y.comparedNumbers(t, a, b), true
	}
	sign := map[ir.CompareOp]string{ir.Eq: "=", ir.Lt: "<", ir.Gt: ">"}[t.Op]
	return said{a.text + " " + sign + " " + b.text, max(a.step, b.step)}, true
}

// comparedNumbers are equal within a billionth.
func (y *sayer) comparedNumbers(t ir.Compare, a, b said) said {
	a, b = y.once(a), y.once(b)
	step := max(a.step, b.step)
	equal := y.equal(a.text, b.text)
	if !y.size(t.Left).isSum() || !y.size(t.Right).isSum() {
		equal = y.equalAtAll(a.text, b.text)
	}
	switch t.Op {
	case ir.Lt:
		return said{fmt.Sprintf("%s < %s and not (%s)", a.text, b.text, equal), step}
	case ir.Gt:
		return said{fmt.Sprintf("%s > %s and not (%s)", a.text, b.text, equal), step}
	}
	return said{equal, step}
}

func (y *sayer) equal(a, b string) string {
	return fmt.Sprintf("abs(%s - %s) <= 1e-9 * greatest(%s, abs(%[1]s), abs(%[2]s))", a, b, y.number(1))
}

// equalAtAll is equal where the difference may leave the doubles: then they are not.
func (y *sayer) equalAtAll(a, b string) string {
	return fmt.Sprintf("coalesce(abs(%s) <= 1e-9 * greatest(%s, abs(%s), abs(%s)), %[3]s = %[4]s)", y.say("sub", a, b), y.number(1), a, b)
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

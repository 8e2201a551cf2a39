package jsonschema

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
)

// tested says a test of one item: the answers of it, never blank, for which the test is
// true, those for which it is false, and those for which it has no value.
type tested struct {
	item    string
	yes, no *schema
	without *schema // nil: none
}

func (y *sayer) test(t ir.Test) (tested, bool) {
	switch t := t.(type) {
	case ir.CodeIn:
		return y.codeIn(t), true
	case ir.HasCode:
		return hasCode(t), true
	case ir.Compare:
		return y.compare(t)
	case ir.Matches:
		return matches(t)
	case ir.ValidID, ir.CallTest, ir.Unique:
		return tested{}, false
	}
	panic(fmt.Sprintf("jsonschema: no such test: %T", t))
}

func (y *sayer) codeIn(t ir.CodeIn) tested {
	in := map[int]bool{}
	for _, c := range t.Codes {
		in[c] = true
	}
	var yes, no []int
	for _, o := range y.items[t.Item].Domain.Options {
		if in[o.Code] {
			yes = append(yes, o.Code)
		} else {
			no = append(no, o.Code)
		}
	}
	return tested{item: t.Item, yes: oneOf(yes), no: oneOf(no)}
}

func hasCode(t ir.HasCode) tested {
	code := &schema{Const: t.Code}
	no := &schema{Type: "array", MinItems: new(1), Not: &schema{Contains: code}}
	return tested{item: t.Item, yes: having(code), no: no}
}

// having is a list with an element like one. That it is not empty is said too, as ajv 8 takes an empty list within rows for what the list of the
// row before was.
func having(one *schema) *schema {
	return &schema{Type: "array", MinItems: new(1), Contains: one}
}

func matches(t ir.Matches) (tested, bool) {
	v, ok := t.Text.(ir.Value)
	yes, no := text(), text()
	yes.Pattern = t.Pattern
	no.Not = &schema{Pattern: t.Pattern}
	return tested{item: v.Item, yes: yes, no: no}, ok
}

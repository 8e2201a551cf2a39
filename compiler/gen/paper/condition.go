package paper

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// conditionOf says a formula in words, at an item: it is the one that a choice without a name is of.
func (d *document) conditionOf(it *ir.Item, f ir.Formula) string {
	return reader{d, it.ID}.formula(f)
}

// reader says formulas and terms of one item.
type reader struct {
	*document
	own string
}

func (r reader) formula(f ir.Formula) string {
	switch f := f.(type) {
	case ir.And:
		return r.junction(f.Of, "paper.and", "paper.always")
	case ir.Or:
		return r.junction(f.Of, "paper.or", "paper.never")
	case ir.Ref:
		return r.formula(r.survey.Predicates[f.Index])
	case ir.Holds:
		return r.test(f.Test, f.Is)
	case ir.Undefined:
		return r.Say("paper.undefined", r.test(f.Test, true))
	case ir.Lacks:
		return r.Say("paper.lacks", r.test(f.Test, true))
	case ir.Answered:
		return r.Say("paper.answered", r.name(f.Item))
	case ir.Unanswered:
		return r.Say("paper.unanswered", r.name(f.Item))
	case ir.Settled:
		return r.Say(either("paper.settled", f.Is), r.name(f.Item))
	case ir.Blank:
		return r.Say("paper.blank", r.name(f.Item))
	case ir.None:
		return r.Say(either("paper.none", f.Is), r.name(f.Item), r.Say("none."+catalogue.Code(f.Kind)))
	case ir.Some:
		return r.Say("paper.some", r.name(f.Rows), r.formula(f.Where))
	case ir.Every:
		return r.Say("paper.every", r.name(f.Rows), r.formula(f.Where))
	}
	panic(fmt.Sprintf("paper: no words for %T", f))
}

// either is the code of a text, or of its opposite.
func either(code catalogue.Code, is bool) catalogue.Code {
	if is {
		return code
	}
	return code + "-not"
}

func (r reader) junction(of []ir.Formula, word, empty catalogue.Code) string {
	parts := make([]string, len(of))
	for i, f := range of {
		parts[i] = r.part(f)
	}
	switch len(parts) {
	case 0:
		return r.Say(empty)
	case 1:
		return r.formula(of[0])
	}
	return strings.Join(parts, r.Say(word))
}

// part is a formula as a part of another, in brackets where it is made of parts itself.
func (r reader) part(f ir.Formula) string {
	if ref, ok := f.(ir.Ref); ok {
		return r.part(r.survey.Predicates[ref.Index])
	}
	said := r.formula(f)
	if joined(f) {
		return r.Say("paper.open") + said + r.Say("paper.close")
	}
	return said
}

func joined(f ir.Formula) bool {
	switch f := f.(type) {
	case ir.And:
		return len(f.Of) > 1
	case ir.Or:
		return len(f.Of) > 1
	}
	return false
}

func (r reader) test(t ir.Test, is bool) string {
	switch t := t.(type) {
	case ir.CodeIn:
		return r.marked("paper.code", t.Item, t.Codes, is)
	case ir.HasCode:
		return r.marked("paper.has", t.Item, []int{t.Code}, is)
	case ir.Compare:
		return r.term(t.Left) + r.Say(either("paper."+catalogue.Code(t.Op), is)) + r.term(t.Right)
	case ir.Matches:
		return r.Say(either("paper.matches", is), r.term(t.Text), t.Pattern)
	case ir.ValidID:
		return r.Say(either("paper.valid-id", is), r.term(t.Text))
	case ir.Unique:
		return r.Say(either("paper.unique", is), r.name(t.Item))
	case ir.CallTest:
		return r.Say(either("paper.call", is), r.call(t.Func, t.Args))
	}
	panic(fmt.Sprintf("paper: no words for %T", t))
}

// marked says that codes are marked. The item at hand need not be named.
func (r reader) marked(code catalogue.Code, item string, codes []int, is bool) string {
	if item == r.own {
		return r.Say(either(code+"-own", is), r.codes(codes))
	}
	return r.Say(either(code, is), r.name(item), r.codes(codes))
}

func (r reader) name(item string) string {
	if item == r.own {
		return r.Say("paper.own")
	}
	return r.Say("paper.item", r.labels.call[item])
}

func (r reader) codes(codes []int) string {
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = r.Say("paper.item", ir.CodeText(code))
	}
	return strings.Join(list, r.Say("paper.code-or"))
}

func (r reader) term(t ir.Term) string {
	switch t := t.(type) {
	case ir.NumberConst:
		return decimal(t.Value)
	case ir.TextConst:
		return r.Say("paper.text", t.Value)
	case ir.DateConst:
		return t.Value
	case ir.Value:
		return r.name(t.Item)
	case ir.Arith:
		return r.operand(t.Left) + operators[t.Op] + r.operand(t.Right)
	case ir.Func:
		return r.call(r.Say("paper.func."+catalogue.Code(t.Name)), t.Args)
	case ir.Total:
		return r.total(t)
	case ir.CallTerm:
		return r.call(t.Func, t.Args)
	}
	panic(fmt.Sprintf("paper: no words for %T", t))
}

var operators = map[ir.ArithOp]string{ir.Add: "＋", ir.Sub: "－", ir.Mul: "×", ir.Div: "÷"}

func (r reader) operand(t ir.Term) string {
	if _, ok := t.(ir.Arith); ok {
		return r.Say("paper.open") + r.term(t) + r.Say("paper.close")
	}
	return r.term(t)
}

func (r reader) call(name string, args []ir.Term) string {
	list := make([]string, len(args))
	for i, a := range args {
		list[i] = r.term(a)
	}
	return name + r.bracketed([]string{strings.Join(list, r.Say("paper.comma"))})
}

// total leaves out which rows have no part in it: for those who read it, those are the rows that have no such answer.
func (r reader) total(t ir.Total) string {
	of := r.Say("paper.func."+catalogue.Code(t.Func)) + r.bracketed([]string{r.term(t.Of)})
	if one, ok := t.Of.(ir.NumberConst); ok && t.Func == ir.Sum && one.Value == 1 {
		of = r.Say("paper.rows-count")
	}
	if ir.IsTrue(t.Where) {
		return r.Say("paper.total", r.name(t.Rows), of)
	}
	return r.Say("paper.total-where", r.name(t.Rows), of, r.formula(t.Where))
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

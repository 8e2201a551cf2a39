package wording

import (
	"fmt"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// reader says formulas and terms.
type reader struct {
	*Words
	own  string // the item at hand, which need not be named
	left *int   // how many formulas may still be said
}

func (r reader) formula(f ir.Formula) string {
	if *r.left--; *r.left < 0 {
		return "…"
	}
	switch f := f.(type) {
	case ir.And:
		return r.junction(f.Of, "words.and", "words.always")
	case ir.Or:
		return r.any(f)
	case ir.Ref:
		return r.formula(r.Survey.Predicates[f.Index])
	case ir.Holds:
		return r.test(f.Test, f.Is)
	case ir.Undefined:
		return r.Say("words.undefined", r.test(f.Test, true))
	case ir.Lacks:
		return r.Say("words.lacks", r.test(f.Test, true))
	case ir.Answered:
		return r.Say("words.answered", r.name(f.Item))
	case ir.Unanswered:
		return r.Say("words.unanswered", r.name(f.Item))
	case ir.Settled:
		return r.Say(either("words.settled", f.Is), r.name(f.Item))
	case ir.Blank:
		return r.Say("words.blank", r.name(f.Item))
	case ir.None:
		return r.Say(either("words.none", f.Is), r.name(f.Item), r.Say("none."+catalogue.Code(f.Kind)))
	case ir.Some:
		return r.Say("words.some", r.name(f.Rows), r.formula(f.Where))
	case ir.Every:
		return r.every(f)
	}
	panic(fmt.Sprintf("wording: no words for %T", f))
}

// every leaves out which rows have no part in it, as total does: it says that there are such.
func (r reader) every(f ir.Every) string {
	where, unanswered := answeredRows(f.Where)
	if unanswered {
		return r.Say("words.every-answered", r.name(f.Rows), r.formula(where))
	}
	return r.Say("words.every", r.name(f.Rows), r.formula(where))
}

// answeredRows is what is asked of each row but that it may lack an answer for good.
func answeredRows(where ir.Formula) (of ir.Formula, unanswered bool) {
	or, ok := where.(ir.Or)
	if !ok {
		return where, false
	}
	var kept []ir.Formula
	for _, f := range or.Of {
		if !isLackingForGood(f) {
			kept = append(kept, f)
		}
	}
	return ir.Or{Of: kept}, len(kept) < len(or.Of)
}

func isLackingForGood(f ir.Formula) bool {
	and, ok := f.(ir.And)
	return ok && len(and.Of) > 1 && !slices.ContainsFunc(and.Of, func(f ir.Formula) bool {
		switch f.(type) {
		case ir.Lacks, ir.Settled:
			return false
		}
		return true
	})
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

// any says values of one item that are asked for one after the other together: 等于3或4.
func (r reader) any(f ir.Or) string {
	if len(f.Of) < 2 {
		return r.junction(f.Of, "words.or", "words.never")
	}
	var parts []string
	for i := 0; i < len(f.Of); {
		said := r.part(f.Of[i])
		first, equals := equality(f.Of[i])
		for i++; equals && i < len(f.Of); i++ {
			next, ok := equality(f.Of[i])
			if !ok || next.Left != first.Left {
				break
			}
			said += r.Say("words.code-or") + r.term(next.Right)
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, r.Say("words.or"))
}

// equality is the comparison of an item with a number, a date or a text that a formula is.
func equality(f ir.Formula) (c ir.Compare, ok bool) {
	holds, _ := f.(ir.Holds)
	c, ok = holds.Test.(ir.Compare)
	if _, isItem := c.Left.(ir.Value); !ok || !holds.Is || c.Op != ir.Eq || !isItem {
		return ir.Compare{}, false
	}
	switch c.Right.(type) {
	case ir.NumberConst, ir.TextConst, ir.DateConst:
		return c, true
	}
	return ir.Compare{}, false
}

// part is a formula as a part of another, in brackets where it is made of parts itself.
func (r reader) part(f ir.Formula) string {
	if ref, ok := f.(ir.Ref); ok {
		return r.part(r.Survey.Predicates[ref.Index])
	}
	said := r.formula(f)
	if joined(f) {
		return r.bracketed(said)
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
		return r.marked("words.code", t.Item, t.Codes, is)
	case ir.HasCode:
		return r.marked("words.has", t.Item, []int{t.Code}, is)
	case ir.Compare:
		return r.term(t.Left) + r.Say(either("words."+catalogue.Code(t.Op), is)) + r.term(t.Right)
	case ir.Matches:
		return r.Say(either("words.matches", is), r.term(t.Text), t.Pattern)
	case ir.ValidID:
		return r.Say(either("words.valid-id", is), r.term(t.Text))
	case ir.Unique:
		return r.Say(either("words.unique", is), r.name(t.Item))
	case ir.CallTest:
		return r.Say(either("words.call", is), r.call(t.Func, t.Args))
	}
	panic(fmt.Sprintf("wording: no words for %T", t))
}

// marked says that codes are marked. The item at hand need not be named.
func (r reader) marked(code catalogue.Code, item string, codes []int, is bool) string {
	if item == r.own {
		return r.Say(either(code+"-own", is), r.codes(item, codes))
	}
	return r.Say(either(code, is), r.name(item), r.codes(item, codes))
}

func (r reader) name(item string) string {
	if item == r.own {
		return r.Say("words.own")
	}
	return r.Say("words.item", r.Names[item])
}

func (r reader) codes(item string, codes []int) string {
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = r.Option(item, code)
	}
	return strings.Join(list, r.Say("words.code-or"))
}

func (r reader) term(t ir.Term) string {
	switch t := t.(type) {
	case ir.NumberConst:
		return Decimal(t.Value)
	case ir.TextConst:
		return r.Say("words.text", t.Value)
	case ir.DateConst:
		return t.Value
	case ir.Value:
		return r.name(t.Item)
	case ir.Arith:
		return r.operand(t, t.Left, false) + operators[t.Op] + r.operand(t, t.Right, true)
	case ir.Func:
		return r.function(t)
	case ir.Total:
		return r.total(t)
	case ir.CallTerm:
		return r.call(t.Func, t.Args)
	}
	panic(fmt.Sprintf("wording: no words for %T", t))
}

var operators = map[ir.ArithOp]string{ir.Add: "＋", ir.Sub: "－", ir.Mul: "×", ir.Div: "÷"}

// operand is a side of an arithmetic term, in brackets where without them another would be read.
func (r reader) operand(of ir.Arith, side ir.Term, right bool) string {
	inner, ok := side.(ir.Arith)
	if !ok || binds(inner.Op) > binds(of.Op) || binds(inner.Op) == binds(of.Op) && !right {
		return r.term(side)
	}
	return r.bracketed(r.term(side))
}

// binds is how tightly an operator does.
func binds(op ir.ArithOp) int {
	if op == ir.Mul || op == ir.Div {
		return 2
	}
	return 1
}

// function says a rank by its option: where an option without marks stands is no matter of words.
func (r reader) function(f ir.Func) string {
	if f.Name == ir.Rank {
		if item, code, ok := ranked(f); ok {
			return r.Say("words.rank", r.name(item), r.Option(item, code))
		}
	}
	return r.call(r.Say("words.func."+catalogue.Code(f.Name)), f.Args)
}

func ranked(f ir.Func) (item string, code int, ok bool) {
	if len(f.Args) < 2 {
		return "", 0, false
	}
	of, isItem := f.Args[0].(ir.Value)
	option, isCode := f.Args[1].(ir.NumberConst)
	return of.Item, int(option.Value), isItem && isCode
}

func (r reader) call(name string, args []ir.Term) string {
	list := make([]string, len(args))
	for i, a := range args {
		list[i] = r.term(a)
	}
	return name + r.bracketed(strings.Join(list, r.Say("words.comma")))
}

// total leaves out which rows have no part in it: for those who read it, those are the rows that have no such answer.
func (r reader) total(t ir.Total) string {
	of := r.Say("words.func."+catalogue.Code(t.Func)) + r.bracketed(r.term(t.Of))
	if one, ok := t.Of.(ir.NumberConst); ok && t.Func == ir.Sum && one.Value == 1 {
		of = r.Say("words.rows-count")
	}
	if ir.IsTrue(t.Where) {
		return r.Say("words.total", r.name(t.Rows), of)
	}
	return r.Say("words.total-where", r.name(t.Rows), of, r.formula(t.Where))
}

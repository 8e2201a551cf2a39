package html_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// openEngine is a tab without a page in which surveyEngine runs.
func openEngine(t *testing.T) context.Context {
	t.Helper()
	tab := newTab(t)
	engine, err := os.ReadFile("engine.js")
	require.NoError(t, err)
	do(t, tab, chromedp.Evaluate[chromedp.Void](string(engine)))
	return tab
}

// firedIn tells whether the rule of ruleSurvey fires, whatever else the engine finds.
func firedIn(t *testing.T, tab context.Context, f ir.Formula, record string) bool {
	return strings.Contains(codesOf(t, tab, ruleSurvey(f), record), "fires")
}

// codesOf lists what the engine finds in a record: codes, and the names of rules.
func codesOf(t *testing.T, tab context.Context, s *ir.Survey, record string) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, ir.Encode(&b, s))
	return eval[string](t, tab, fmt.Sprintf(
		`surveyEngine.findings(%s, JSON.parse(%q)).map(f => f.rule || f.code).join(" ")`, b.String(), record))
}

func TestJudging(t *testing.T) {
	choice := ir.Domain{Kind: ir.Choice, Options: []ir.Option{{Code: 0}, {Code: 1}, {Code: 2}}}
	choices := ir.Domain{Kind: ir.Choices, Max: new(2.0), Options: []ir.Option{{Code: 1}, {Code: 2}, {Code: 3}, {Code: 9, Exclusive: true}}}
	text, date, signature := ir.Domain{Kind: ir.Text}, ir.Domain{Kind: ir.Date}, ir.Domain{Kind: ir.Signature}
	tab := openEngine(t)
	for _, c := range []struct {
		domain ir.Domain
		answer string
		want   string
	}{
		{choice, `null`, "required"},
		{choice, `""`, "required"},
		{choice, `[]`, "required"},
		{choice, `1`, ""},
		{choice, `1.0`, ""},
		{choice, `-0`, ""},
		{choice, `3`, "option"},
		{choice, `-1`, "option"},
		{choice, `1e15`, "option"},
		{choice, `1e20`, "type"},
		{choice, `1e999`, "type"},
		{choice, `1.5`, "type"},
		{choice, `"1"`, "type"},
		{choice, `" "`, "type"},
		{choice, `true`, "type"},
		{choice, `[1]`, "type"},
		{choice, `{}`, "type"},
		{choices, `[]`, "required"},
		{choices, `[2,1]`, ""},
		{choices, `[9]`, ""},
		{choices, `[1,2,3]`, "range"},
		{choices, `[1,1]`, "option"},
		{choices, `[1,9]`, "option"},
		{choices, `[1,2,3,4]`, "option"},
		{choices, `[1,2,3,"4"]`, "type"},
		{choices, `[1,1e16]`, "type"},
		{choices, `[1,-1e999]`, "type"},
		{choices, `[null]`, "type"},
		{choices, `1`, "type"},
		{choices, `{"0":1}`, "type"},
		{numeric(true, new(1.0), new(30.0)), `0`, "range"},
		{numeric(true, new(1.0), new(30.0)), `30.0`, ""},
		{numeric(true, new(1.0), new(30.0)), `30.5`, "type"},
		{numeric(false, new(0.3), nil), `0.29999999999999999`, ""},
		{numeric(false, new(0.3), nil), `0.2999999999`, "range"},
		{numeric(false, nil, new(-1.0)), `-0.5`, "range"},
		{numeric(false, nil, nil), `1e15`, ""},
		{numeric(false, nil, nil), `-1000000000000001`, "type"},
		{numeric(false, nil, nil), `-1e999`, "type"},
		{numeric(false, nil, nil), `"1"`, "type"},
		{numeric(false, nil, nil), `false`, "type"},
		{text, `" "`, ""},
		{text, `1`, "type"},
		{signature, `"张三"`, ""},
		{signature, `["张三"]`, "type"},
		{date, `"2020-02-29"`, ""},
		{date, `"0001-01-01"`, ""},
		{date, `"9999-12-31"`, ""},
		{date, `"1900-02-29"`, "type"},
		{date, `"0000-01-01"`, "type"},
		{date, `"2020-13-01"`, "type"},
		{date, `"2020-4-13"`, "type"},
		{date, `"2020-04-13\n"`, "type"},
		{date, `"２020-04-13"`, "type"},
		{date, `20200413`, "type"},
	} {
		s := &ir.Survey{IR: ir.Version, Items: []ir.Item{item("a", -1, "a", c.domain)}}
		assert.Equal(t, c.want, codesOf(t, tab, s, `{"a":`+c.answer+`}`), "%s %s", c.domain.Kind, c.answer)
	}
}

func TestFormulas(t *testing.T) {
	a, b, words, d, e := value("a"), value("b"), value("t"), value("d"), value("e")
	arith := func(op ir.ArithOp, left, right ir.Term) ir.Term { return ir.Arith{Op: op, Left: left, Right: right} }
	same := func(left, right ir.Term) ir.Formula { return holds(compare(ir.Eq, left, right), true) }
	quotient := compare(ir.Eq, arith(ir.Div, a, b), constant(1))
	tab := openEngine(t)
	for i, c := range []struct {
		fires  ir.Formula
		record string
		want   bool
	}{
		{ir.True, `{}`, true},
		{ir.False, `{}`, false},
		{either(ir.False, ir.True), `{}`, true},
		{both(ir.False, ir.True), `{}`, false},
		{ir.Ref{Index: 0}, `{"a":1}`, true},
		{ir.Ref{Index: 1}, `{"a":1}`, true},
		{ir.Ref{Index: 1}, `{"a":2}`, false},
		{ir.Answered{Item: "a"}, `{"a":0}`, true},
		{ir.Answered{Item: "a"}, `{"a":"0"}`, false},
		{ir.Unanswered{Item: "a"}, `{"a":"0"}`, true},
		{ir.Blank{Item: "a"}, `{"a":"0"}`, false},
		{ir.Blank{Item: "a"}, `{"a":null}`, true},
		{ir.Answered{Item: "p"}, `{"p":1}`, false}, // it is passed over
		{ir.Blank{Item: "p"}, `{"p":1}`, false},
		{is("c", 1, 2), `{"c":2}`, true},
		{is("c", 1), `{"c":2}`, false},
		{holds(ir.CodeIn{Item: "c", Codes: []int{1}}, false), `{"c":2}`, true},
		{holds(ir.CodeIn{Item: "c", Codes: []int{1}}, false), `{}`, false},
		{holds(ir.CodeIn{Item: "c", Codes: []int{1}}, false), `{"c":7}`, false},
		{holds(ir.HasCode{Item: "m", Code: 2}, true), `{"m":[1,2]}`, true},
		{holds(ir.HasCode{Item: "m", Code: 2}, false), `{"m":[1]}`, true},
		{same(arith(ir.Add, constant(0.1), constant(0.2)), constant(0.3)), `{}`, true},
		{same(a, b), `{"a":1000000000,"b":1000000001}`, true},
		{same(a, b), `{"a":100000000,"b":100000001}`, false},
		{same(a, b), `{"a":0,"b":1e-9}`, true},
		{same(a, b), `{"a":0,"b":1.1e-9}`, false},
		{holds(compare(ir.Lt, a, b), true), `{"a":0,"b":1e-9}`, false},
		{holds(compare(ir.Lt, a, b), false), `{"a":0,"b":1e-9}`, true},
		{holds(compare(ir.Gt, a, b), true), `{"a":2,"b":1}`, true},
		{holds(compare(ir.Gt, a, b), true), `{"a":2}`, false},
		{same(arith(ir.Sub, a, arith(ir.Mul, b, constant(2))), constant(-3)), `{"a":1,"b":2}`, true},
		{holds(quotient, true), `{"a":2,"b":2}`, true},
		{holds(quotient, true), `{"a":0,"b":0}`, false},
		{holds(quotient, false), `{"a":1,"b":0}`, false},
		{ir.Undefined{Test: quotient}, `{"a":1,"b":-0}`, true},
		{ir.Undefined{Test: quotient}, `{"a":1,"b":1}`, false},
		{ir.Undefined{Test: quotient}, `{"a":1}`, false},
		{ir.Undefined{Test: compare(ir.Gt, arith(ir.Mul, constant(1e300), constant(1e300)), constant(0))}, `{}`, true},
		{same(apply(ir.Neg, a), constant(-2)), `{"a":2}`, true},
		{same(apply(ir.Abs, a), constant(2)), `{"a":-2}`, true},
		{same(apply(ir.Min, a, b, constant(5)), constant(3)), `{"a":4,"b":3}`, true},
		{same(apply(ir.Max, a, b, constant(5)), constant(5)), `{"a":4,"b":3}`, true},
		{same(apply(ir.Sum, a, b, constant(5)), constant(12)), `{"a":4,"b":3}`, true},
		{same(apply(ir.Round, a), constant(3)), `{"a":2.5}`, true},
		{same(apply(ir.Round, a), constant(-3)), `{"a":-2.5}`, true},
		{same(apply(ir.Round, a), constant(0)), `{"a":0.49999999999999994}`, true},
		{same(apply(ir.Len, words), constant(3)), `{"t":"a𠮷é"}`, true},
		{same(words, ir.TextConst{Value: "张三"}), `{"t":"张三"}`, true},
		{same(words, ir.TextConst{Value: "é"}), `{"t":"e\u0301"}`, false},
		{same(d, ir.DateConst{Value: "2020-04-13"}), `{"d":"2020-04-13"}`, true},
		{holds(compare(ir.Lt, d, e), true), `{"d":"2020-04-13","e":"2020-04-14"}`, true},
		{same(apply(ir.Days, d, e), constant(2)), `{"d":"2020-02-28","e":"2020-03-01"}`, true},
		{same(apply(ir.Days, d, e), constant(-3652058)), `{"d":"9999-12-31","e":"0001-01-01"}`, true},
		{same(apply(ir.Year, d), constant(1)), `{"d":"0001-12-31"}`, true},
		{same(apply(ir.Year, d), constant(2000)), `{"d":"2000-12-31"}`, true},
		{same(apply(ir.Year, d), constant(1970)), `{"d":"1970-01-01"}`, true},
		{same(apply(ir.Year, d), constant(9999)), `{"d":"9999-12-31"}`, true},
		{same(apply(ir.Count, value("m")), constant(2)), `{"m":[1,2]}`, true},
		{same(apply(ir.Count, value("m")), constant(0)), `{}`, false},
		{holds(ir.Matches{Text: words, Pattern: "^.三$"}, true), `{"t":"𠮷三"}`, true},
		{holds(ir.Matches{Text: words, Pattern: "三"}, true), `{"t":"张三丰"}`, true},
		{holds(ir.ValidID{Text: words}, true), `{"t":"11010519491231002X"}`, true},
		{holds(ir.ValidID{Text: words}, false), `{"t":"11010519491231002x"}`, true},
		{holds(ir.ValidID{Text: words}, false), `{"t":"110105194912310021"}`, true},
		{holds(ir.ValidID{Text: words}, false), `{"t":"110105194902300020"}`, true},
	} {
		assert.Equal(t, c.want, firedIn(t, tab, c.fires, c.record), "case %d: %v %s", i, c.fires, c.record)
	}
}

// ruleSurvey has optional items of every kind, p passed over, and a rule that fires where f holds.
func ruleSurvey(f ir.Formula) *ir.Survey {
	options := []ir.Option{{Code: 1}, {Code: 2}, {Code: 3}}
	s := &ir.Survey{
		IR: ir.Version,
		Items: []ir.Item{
			item("a", -1, "a", numeric(false, nil, nil)),
			item("b", -1, "b", numeric(false, nil, nil)),
			item("t", -1, "t", ir.Domain{Kind: ir.Text}),
			item("d", -1, "d", ir.Domain{Kind: ir.Date}),
			item("e", -1, "e", ir.Domain{Kind: ir.Date}),
			item("c", -1, "c", ir.Domain{Kind: ir.Choice, Options: options}),
			item("m", -1, "m", ir.Domain{Kind: ir.Choices, Options: options}),
			item("p", -1, "p", numeric(false, nil, nil)),
			item("z", -1, "z", ir.Domain{Kind: ir.Text}),
		},
		Predicates: []ir.Formula{holds(compare(ir.Eq, value("a"), constant(1)), true), both(ir.Ref{Index: 0})},
		Rules:      []ir.Rule{{Name: "fires", Item: "z", Severity: ir.Warn, Message: "!", Fires: f}},
	}
	for i := range s.Items {
		s.Items[i].Optional = true
	}
	s.Items[7].Asked, s.Items[7].Passed = ir.False, ir.True
	return s
}

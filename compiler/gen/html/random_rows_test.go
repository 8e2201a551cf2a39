package html_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// On any survey with groups, be it one that the language can say or not, the script finds in every record what the
// runtime finds.
func TestEngineAgreesOnAnyFormulasOverRows(t *testing.T) {
	t.Parallel()
	engine := startEngine(t)
	found, acknowledged := map[catalogue.Code]int{}, 0
	for seed := range uint64(times(400)) {
		g := &groups{Dice: records.NewDice(seed)}
		s := g.survey()
		require.NoError(t, s.Validate())
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		engine.load(t, s)
		var batch []records.Record
		for range 60 {
			r := g.record()
			if g.Once(2) {
				r = g.Acknowledged(c, r)
			}
			batch = append(batch, r)
		}
		agreement{c, engine, encoded(t, s)}.check(t, batch)
		for _, r := range batch {
			for _, f := range c.Findings(r) {
				if strings.Contains(f.Item, "[") {
					found[f.Code]++
				}
				if f.Acknowledged != "" {
					acknowledged++
				}
			}
		}
	}
	for _, code := range []catalogue.Code{"required", "skipped", "type", "option", "range", "computed", "assert", "unknown"} {
		assert.Greater(t, found[code], 100, code)
	}
	assert.Greater(t, acknowledged, 2000)
}

// encoded is the survey as it can be read again.
func encoded(t *testing.T, s *ir.Survey) string {
	var b bytes.Buffer
	require.NoError(t, ir.Encode(&b, s))
	return b.String()
}

// groups makes random surveys of numbers, choices and texts in groups, with any formulas, and records of them.
type groups struct {
	records.Dice
	s    *ir.Survey
	deep int // loops over rows around what is made
}

// shape is where items stand: before the groups, in them, between and behind.
var shape = []struct{ group, id string }{
	{"", "a"}, {"", "b"}, {"", "c"}, {"", "free"}, {"free", "d"}, {"free", "e"}, {"free", "f"}, {"", "g"}, {"", "times"}, {"times", "h"},
	{"times", "i"}, {"times", "in"}, {"in", "j"}, {"in", "k"}, {"in", "none"}, {"times", "l"}, {"times", "deep"}, {"deep", "m"}, {"", "n"}, {"", "o"},
}

func (g *groups) survey() *ir.Survey {
	g.s = &ir.Survey{IR: ir.Version, ID: "t"}
	for _, at := range shape {
		if at.group != "" && at.id != "in" && at.id != "deep" && g.Once(9) {
			continue
		}
		g.s.Items = append(g.s.Items, g.item(at.group, at.id))
	}
	for i := range 12 {
		it := records.Pick(g.Dice, g.s.Items...)
		fires := g.formula(it.Group, len(g.s.Items), 2, true)
		g.s.Rules = append(g.s.Rules, ir.Rule{Name: fmt.Sprint("r", i), Item: it.ID, Severity: ir.Warn, Message: "{" + it.ID + "}", Fires: fires})
	}
	return g.s
}

func (g *groups) item(group, id string) ir.Item {
	before := len(g.s.Items)
	it := ir.Item{ID: id, Group: group, Section: -1, Line: 1, Domain: g.domain(id), Optional: g.Once(4), Asked: ir.True, Passed: ir.False}
	switch {
	case it.Domain.Kind == ir.Rows:
		if g.Once(2) {
			it.Times = g.term(group, before, 1)
			it.Domain.Min = nil
		}
	case it.Domain.Kind == ir.Number && before > 3 && g.Once(4):
		it.Compute, it.Asked, it.Optional = g.term(group, before, 2), ir.False, false
		it.Domain = ir.Domain{Kind: ir.Number}
		return it
	}
	if before > 0 && g.Once(3) {
		it.Asked, it.Passed = g.formula(group, before, 2, false), g.formula(group, before, 1, false)
	}
	return it
}

func (g *groups) domain(id string) ir.Domain {
	switch id {
	case "free", "times", "in", "deep":
		return ir.Domain{Kind: ir.Rows, Min: records.Pick(g.Dice, nil, nil, new(0.0), new(1.0), new(2.0)), Max: new(records.Pick(g.Dice, 2.0, 3, 4))}
	case "c", "e", "k":
		return ir.Domain{Kind: ir.Choice, Options: []ir.Option{{Code: 1, Text: "是"}, {Code: 2, Text: "否"}}, None: ir.NoAnswers[:g.IntN(3)]}
	case "f", "l", "none":
		return ir.Domain{Kind: ir.Text, Max: new(3.0)}
	}
	return ir.Domain{Kind: ir.Number, Min: new(-1.0), Max: new(9.0), None: ir.NoAnswers[:g.IntN(2)]}
}

// reach are the items of a kind, of those before a position, that a row of the group can name.
func (g *groups) reach(group string, before int, kinds ...ir.Kind) []ir.Item {
	var list []ir.Item
	for i := range before {
		it := g.s.Items[i]
		for at := group; ; at = g.group(at) {
			if it.Group == at && it.Compute == nil && strings.Contains(fmt.Sprint(kinds), string(it.Domain.Kind)) {
				list = append(list, it)
			}
			if at == "" {
				break
			}
		}
	}
	return list
}

func (g *groups) group(id string) string {
	for _, it := range g.s.Items {
		if it.ID == id {
			return it.Group
		}
	}
	return ""
}

// formula is one about a row of the group, of items before a position. In a rule it may be about all rows of its own group too.
func (g *groups) formula(group string, before, depth int, rule bool) ir.Formula {
	if depth > 0 && !g.Once(4) {
		left, right := g.formula(group, before, depth-1, rule), g.formula(group, before, depth-1, rule)
		return records.Pick[ir.Formula](g.Dice, ir.And{Of: []ir.Formula{left, right}}, ir.Or{Of: []ir.Formula{left, right}})
	}
	if heads := g.heads(group, before, rule); len(heads) > 0 && g.deep < 2 && g.Once(2) {
		g.deep++
		defer func() { g.deep-- }()
		head := records.Pick(g.Dice, heads...)
		where := g.formula(head, g.end(head, before), depth, rule)
		return records.Pick[ir.Formula](g.Dice, ir.Some{Rows: head, Where: where}, ir.Every{Rows: head, Where: where})
	}
	return g.leaf(group, before, rule)
}

// heads are the groups that can be looked through; of a row that is being walked not its own.
func (g *groups) heads(group string, before int, rule bool) []string {
	var list []string
	for _, it := range g.reach(group, before, ir.Rows) {
		if rule || !g.holds(it.ID, group) {
			list = append(list, it.ID)
		}
	}
	return list
}

func (g *groups) holds(head, group string) bool {
	for ; group != ""; group = g.group(group) {
		if group == head {
			return true
		}
	}
	return false
}

// end is how far the items go that are settled once the group is.
func (g *groups) end(head string, before int) int {
	for i := range before {
		if g.s.Items[i].ID == head {
			return min(g.s.EndOf(i), before)
		}
	}
	return before
}

func (g *groups) leaf(group string, before int, rule bool) ir.Formula {
	list := g.reach(group, before, ir.Rows, ir.Number, ir.Choice, ir.Text)
	if len(list) == 0 {
		return records.Pick(g.Dice, ir.True, ir.False)
	}
	it := records.Pick(g.Dice, list...)
	if g.holds(it.ID, group) && !rule {
		return ir.Blank{Item: "a"}
	}
	switch g.IntN(7) {
	case 0:
		return ir.Answered{Item: it.ID}
	case 1:
		return ir.Unanswered{Item: it.ID}
	case 2:
		return ir.Blank{Item: it.ID}
	case 3, 4:
		return ir.Settled{Item: it.ID, Is: g.Once(2)}
	}
	test := g.test(group, before, &it, rule)
	return records.Pick[ir.Formula](g.Dice, ir.Holds{Test: test, Is: true}, ir.Holds{Test: test}, ir.Lacks{Test: test}, ir.Undefined{Test: test})
}

func (g *groups) test(group string, before int, it *ir.Item, rule bool) ir.Test {
	switch {
	case rule && it.Group != "" && it.Domain.Kind != ir.Rows && g.Once(2):
		return ir.Unique{Item: it.ID}
	case it.Domain.Kind == ir.Choice:
		return ir.CodeIn{Item: it.ID, Codes: []int{1 + g.IntN(2)}}
	case it.Domain.Kind == ir.Text:
		return ir.Compare{Op: ir.Eq, Left: ir.Value{Item: it.ID}, Right: ir.TextConst{Value: "甲"}}
	}
	return ir.Compare{Op: records.Pick(g.Dice, ir.Eq, ir.Lt, ir.Gt), Left: g.over(group, before, 2, rule), Right: g.over(group, before, 1, rule)}
}

func (g *groups) term(group string, before, depth int) ir.Term {
	return g.over(group, before, depth, false)
}

// over is a number of a row of the group.
func (g *groups) over(group string, before, depth int, rule bool) ir.Term {
	numbers := g.reach(group, before, ir.Number)
	heads := g.heads(group, before, rule)
	switch {
	case depth > 0 && len(heads) > 0 && g.deep < 2 && !g.Once(3):
		g.deep++
		defer func() { g.deep-- }()
		head := records.Pick(g.Dice, heads...)
		end := g.end(head, before)
		return ir.Total{Func: records.Pick(g.Dice, ir.Sum, ir.Min, ir.Max), Rows: head,
			Where: records.Pick(g.Dice, ir.True, g.formula(head, end, 1, rule)), Out: records.Pick(g.Dice, ir.False, g.formula(head, end, 1, rule)),
			Of: records.Pick(g.Dice, constant(1), g.over(head, end, depth-1, rule))}
	case depth > 0 && g.Once(2):
		return ir.Arith{Op: records.Pick(g.Dice, ir.Add, ir.Sub, ir.Div), Left: g.over(group, before, depth-1, rule), Right: g.over(group, before, depth-1, rule)}
	case len(numbers) > 0 && !g.Once(4):
		return value(records.Pick(g.Dice, numbers...).ID)
	}
	return constant(float64(g.IntN(4)))
}

// record is a record of the survey, mostly sound in its form.
func (g *groups) record() records.Record {
	var r records.Record
	for _, f := range g.members("") {
		r = append(r, records.Field{Key: f[0], Value: f[1]})
	}
	return r
}

func (g *groups) members(group string) [][2]string {
	var list [][2]string
	for _, it := range g.s.Items {
		if it.Group == group && !g.Once(6) {
			list = append(list, [2]string{it.ID, g.answer(&it)})
		}
	}
	if g.Once(9) {
		list = append(list, [2]string{records.Pick(g.Dice, "_x", "x", "z", "_y"), "1"})
	}
	g.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func (g *groups) answer(it *ir.Item) string {
	if g.Once(25) {
		return records.Pick(g.Dice, `null`, `""`, `[]`, `{}`, `7`, `"x"`, `true`, `[null]`, `[[]]`, `[{"a":1}]`, `{"none":"refused"}`, `[{"none":"refused"}]`, `[{"none":"x","y":1}]`)
	}
	if len(it.Domain.None) > 0 && g.Once(9) {
		return fmt.Sprintf(`{"none":%q}`, records.Pick(g.Dice, it.Domain.None...))
	}
	switch it.Domain.Kind {
	case ir.Rows:
		return g.rows(it.ID)
	case ir.Choice:
		return records.Pick(g.Dice, "1", "2", "2", "3")
	case ir.Text:
		return records.Pick(g.Dice, `"甲"`, `"甲"`, `"乙"`, `"丙"`, `"甲乙丙丁"`)
	}
	return records.Pick(g.Dice, "0", "1", "1", "2", "2", "3", "3", "2.5", "1.0000000001", "-2")
}

func (g *groups) rows(head string) string {
	rows := make([]string, g.IntN(5))
	for i := range rows {
		var fields []string
		for _, f := range g.members(head) {
			fields = append(fields, fmt.Sprintf("%q:%s", f[0], f[1]))
		}
		rows[i] = "{" + strings.Join(fields, ",") + "}"
		if g.Once(15) {
			rows[i] = records.Pick(g.Dice, "null", "{}", "3", `"x"`, "[]", `""`, `{"none":"refused"}`)
		}
	}
	return "[" + strings.Join(rows, ",") + "]"
}

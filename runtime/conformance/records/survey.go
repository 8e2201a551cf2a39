package records

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Groups is a random survey with repeated groups, one of them maybe in another: being asked, the number of rows, rules
// and computed items hang on what is before, on what is in the row, and on all rows.
func (d Dice) Groups() *ir.Survey {
	g := &grower{Dice: d, survey: &ir.Survey{IR: ir.Version, ID: "groups"}}
	g.questions("", 1+d.IntN(2))
	g.group("")
	g.questions("", d.IntN(3))
	if d.Once(2) {
		g.group("")
		g.questions("", 1+d.IntN(2))
	}
	g.share()
	for range d.IntN(6) {
		g.rule()
	}
	return g.survey
}

// grower adds items to a survey, each after those it hangs on.
type grower struct {
	Dice
	survey *ir.Survey
	open   []string // heads of the groups that are not at their end
	depth  int      // of questions about all rows in one another
}

func (g *grower) add(group string, prefix string, domain ir.Domain) *ir.Item {
	id := fmt.Sprintf("%s%d", prefix, len(g.survey.Items)+1)
	g.survey.Items = append(g.survey.Items, ir.Item{ID: id, Group: group, Section: -1, Text: id, Domain: domain, Asked: ir.True, Passed: ir.False})
	return &g.survey.Items[len(g.survey.Items)-1]
}

func (g *grower) questions(group string, n int) {
	for range n {
		c := g.route(group)
		it := g.add(group, "q", g.domain())
		it.Asked, it.Passed, it.Optional = c.is, c.isNot, g.Once(3)
	}
	if g.Once(4) {
		g.computed(group)
	}
}

func (g *grower) computed(group string) {
	term := g.number(group, 2)
	it := g.add(group, "c", ir.Domain{Kind: ir.Number, Type: "number"})
	it.Asked, it.Compute = ir.False, term
}

func (g *grower) group(in string) {
	c := g.route(in)
	var times ir.Term
	if g.Once(2) {
		times = g.number(in, 1)
	}
	most := Pick(g.Dice, 2.0, 3.0)
	head := g.add(in, "g", ir.Domain{Kind: ir.Rows, Max: &most, Type: "repeat"})
	head.Asked, head.Passed, head.Times = c.is, c.isNot, times
	if g.Once(3) {
		head.Domain.Min = new(1.0)
	}
	id := head.ID
	g.open = append(g.open, id)
	g.questions(id, 1+g.IntN(2))
	if in == "" && g.Once(2) {
		g.group(id)
		g.questions(id, g.IntN(2))
	}
	g.open = g.open[:len(g.open)-1]
}

func (g *grower) domain() ir.Domain {
	d := ir.Domain{Kind: Pick(g.Dice, ir.Choice, ir.Choices, ir.Number, ir.Number, ir.Number, ir.Text, ir.Date)}
	switch d.Type = string(d.Kind); d.Kind {
	case ir.Choice, ir.Choices:
		d.Options = []ir.Option{{Code: 1, Text: "a"}, {Code: 2, Text: "b"}, {Code: 3, Text: "c"}}
	case ir.Number:
		d.Min, d.Max = new(0.0), Pick(g.Dice, nil, new(3.0))
		d.Integer = g.Once(2)
	}
	d.None = Pick(g.Dice, nil, nil, ir.NoAnswers)
	return d
}

// truth is a condition as the compiler would give it: when it is certainly true, and when certainly false.
type truth struct{ is, isNot ir.Formula }

func (g *grower) route(group string) truth {
	if g.Once(3) {
		return truth{ir.True, ir.False}
	}
	return g.condition(group, 2)
}

func (g *grower) condition(group string, depth int) truth {
	if depth == 0 || g.Once(3) {
		return g.atom(group)
	}
	a, b := g.condition(group, depth-1), g.condition(group, depth-1)
	if g.Once(2) {
		a, b = truth{a.isNot, a.is}, truth{b.isNot, b.is}
	}
	return truth{ir.And{Of: []ir.Formula{a.is, b.is}}, ir.Or{Of: []ir.Formula{a.isNot, b.isNot}}}
}

func (g *grower) atom(group string) truth {
	if heads := g.heads(group); len(heads) > 0 && g.Once(3) {
		return g.some(Pick(g.Dice, heads...))
	}
	items := g.reach(group, func(it *ir.Item) bool { return it.Domain.Kind != ir.Rows })
	if len(items) == 0 || g.Once(3) {
		return g.holds(ir.Compare{Op: Pick(g.Dice, ir.Eq, ir.Lt, ir.Gt), Left: g.number(group, 2), Right: ir.NumberConst{Value: Pick(g.Dice, 0, 1, 2, 3.0)}})
	}
	it := Pick(g.Dice, items...)
	if g.Once(5) {
		return truth{ir.Answered{Item: it.ID}, ir.Unanswered{Item: it.ID}}
	}
	return g.holds(g.test(it))
}

func (g *grower) holds(t ir.Test) truth {
	return truth{ir.Holds{Test: t, Is: true}, ir.Holds{Test: t, Is: false}}
}

func (g *grower) test(it *ir.Item) ir.Test {
	switch v := (ir.Value{Item: it.ID}); it.Domain.Kind {
	case ir.Choice:
		return ir.CodeIn{Item: it.ID, Codes: Pick(g.Dice, []int{1}, []int{2, 3})}
	case ir.Choices:
		return ir.HasCode{Item: it.ID, Code: 1 + g.IntN(3)}
	case ir.Number:
		return ir.Compare{Op: Pick(g.Dice, ir.Eq, ir.Lt, ir.Gt), Left: v, Right: ir.NumberConst{Value: g.Constant()}}
	case ir.Date:
		return ir.Compare{Op: Pick(g.Dice, ir.Lt, ir.Gt), Left: v, Right: ir.DateConst{Value: "2020-04-13"}}
	default:
		return ir.Compare{Op: ir.Eq, Left: v, Right: ir.TextConst{Value: "村"}}
	}
}

// some is about any of the rows of a group, or about all of them.
func (g *grower) some(head string) truth {
	g.depth++
	defer func() { g.depth-- }()
	in := g.condition(head, 1)
	any := truth{
		ir.Some{Rows: head, Where: in.is},
		ir.And{Of: []ir.Formula{ir.Answered{Item: head}, ir.Every{Rows: head, Where: ir.Or{Of: []ir.Formula{in.isNot, silent(in.is)}}}}},
	}
	if g.Once(3) {
		any.isNot = ir.And{Of: []ir.Formula{ir.Settled{Item: head, Is: true}, any.isNot}}
	}
	return any
}

// number is a term of what the row of a group can name.
func (g *grower) number(group string, depth int) ir.Term {
	if depth > 0 && g.Once(4) {
		op := Pick(g.Dice, ir.Add, ir.Sub, ir.Mul, ir.Div)
		return ir.Arith{Op: op, Left: g.number(group, depth-1), Right: g.number(group, depth-1)}
	}
	if heads := g.heads(group); len(heads) > 0 && g.Once(2) {
		return g.total(Pick(g.Dice, heads...))
	}
	numbers := g.reach(group, func(it *ir.Item) bool { return it.Domain.Kind == ir.Number && it.Compute == nil })
	if len(numbers) == 0 || g.Once(5) {
		return ir.NumberConst{Value: float64(g.IntN(4))}
	}
	return ir.Value{Item: Pick(g.Dice, numbers...).ID}
}

func (g *grower) total(head string) ir.Term {
	g.depth++
	defer func() { g.depth-- }()
	where := Pick(g.Dice, truth{ir.True, ir.False}, g.condition(head, 1))
	if g.Once(3) {
		where.isNot = ir.Or{Of: []ir.Formula{where.isNot, silent(where.is)}}
	}
	return ir.Total{Func: Pick(g.Dice, ir.Sum, ir.Sum, ir.Min, ir.Max), Rows: head, Where: where.is, Out: where.isNot, Of: g.number(head, 1)}
}

// silent holds where nothing is still to come of what f names.
func silent(f ir.Formula) ir.Formula {
	var all ir.And
	for _, id := range ir.Items(f) {
		all.Of = append(all.Of, ir.Settled{Item: id, Is: true})
	}
	return all
}

// reach are the items that a row of a group can name.
func (g *grower) reach(group string, is func(*ir.Item) bool) []*ir.Item {
	var items []*ir.Item
	for i := range g.survey.Items {
		it := &g.survey.Items[i]
		if g.holdsGroup(it.Group, group) && it.Compute == nil && is(it) {
			items = append(items, it)
		}
	}
	return items
}

// heads are those of groups that a row can ask about: they lie before it.
func (g *grower) heads(group string) []string {
	var heads []string
	if g.depth == 2 {
		return nil
	}
	for _, it := range g.reach(group, func(it *ir.Item) bool { return it.Domain.Kind == ir.Rows }) {
		if !slices.Contains(g.open, it.ID) {
			heads = append(heads, it.ID)
		}
	}
	return heads
}

func (g *grower) holdsGroup(outer, group string) bool {
	for ; group != outer; group = itemOf(g.survey, group).Group {
		if group == "" {
			return false
		}
	}
	return true
}

func itemOf(s *ir.Survey, id string) *ir.Item {
	for i := range s.Items {
		if s.Items[i].ID == id {
			return &s.Items[i]
		}
	}
	return nil
}

// share moves formulas for being asked into predicates.
func (g *grower) share() {
	for i := range g.survey.Items {
		if it := &g.survey.Items[i]; it.Compute == nil && g.Once(2) {
			g.survey.Predicates = append(g.survey.Predicates, it.Asked)
			it.Asked = ir.Ref{Index: len(g.survey.Predicates) - 1}
		}
	}
}

// rule is about all groups in reach, that in which it stands too.
func (g *grower) rule() {
	it := Pick(g.Dice, g.survey.Items...)
	c := g.condition(it.Group, 2)
	fires := Pick(g.Dice, c.is, c.isNot)
	var values []*ir.Item
	for _, v := range g.reach(it.Group, func(v *ir.Item) bool { return v.Group != "" }) {
		if !slices.Contains([]ir.Kind{ir.Rows, ir.Choices}, v.Domain.Kind) {
			values = append(values, v)
		}
	}
	switch g.IntN(4) {
	case 0:
		compare := ir.Compare{Op: ir.Gt, Left: g.number(it.Group, 2), Right: ir.NumberConst{Value: 1}}
		fires = Pick[ir.Formula](g.Dice, ir.Lacks{Test: compare}, ir.Undefined{Test: compare})
	case 1:
		if len(values) > 0 {
			fires = ir.Holds{Test: ir.Unique{Item: Pick(g.Dice, values...).ID}, Is: g.Once(2)}
		}
	}
	if g.Once(3) {
		g.survey.Predicates = append(g.survey.Predicates, fires)
		fires = ir.Ref{Index: len(g.survey.Predicates) - 1}
	}
	g.survey.Rules = append(g.survey.Rules, ir.Rule{Name: fmt.Sprint("r", len(g.survey.Rules)), Item: it.ID, Severity: Pick(g.Dice, ir.Block, ir.Warn), Message: "!", Fires: fires})
}

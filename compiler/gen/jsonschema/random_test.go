package jsonschema

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// dice makes random surveys. The same seed makes the same ones.
type dice struct {
	records.Dice
	unsayable bool // some tests are such that JSON Schema cannot say them
}

func newDice(seed uint64) dice { return dice{Dice: records.NewDice(seed)} }

func pick[T any](d dice, from ...T) T { return records.Pick(d.Dice, from...) }

// survey is a survey of a few items whose being asked, and rules whose firing, hang on
// random conditions.
func (d dice) survey() *ir.Survey {
	var items []ir.Item
	for i := range 3 + d.IntN(6) {
		it := d.item(fmt.Sprint(i + 1))
		if i > 0 && !d.Once(3) {
			d.route(&it, items)
		}
		if i > 0 && len(it.Domain.Options) > 0 && d.Once(2) {
			d.hide(&it, items)
		}
		items = append(items, it)
	}
	asked := items
	if sum, ok := d.computed(items); ok {
		items = append(items, sum)
	}
	var rules []ir.Rule
	for i := range d.IntN(4) {
		r := block(fmt.Sprint("r", i), pick(d, items...).ID, logic.WhenTrue(d.cond(asked, 2)))
		r.Severity = pick(d, ir.Block, ir.Block, ir.Warn)
		rules = append(rules, r)
	}
	return share(surveyOf(items, rules...))
}

// share moves every formula for being asked into a predicate.
func share(s *ir.Survey) *ir.Survey {
	for i := range s.Items {
		if it := &s.Items[i]; it.Compute == nil && !ir.IsTrue(it.Asked) {
			s.Predicates = append(s.Predicates, it.Asked)
			it.Asked = ir.Ref{Index: len(s.Predicates) - 1}
		}
	}
	return s
}

func (d dice) item(id string) ir.Item {
	it := ir.Item{ID: id, Text: "题", Optional: d.Once(3)}
	it.Domain.Kind = pick(d, ir.Choice, ir.Choice, ir.Choices, ir.Choices, ir.Number, ir.Number, ir.Text, ir.Date, ir.Signature, ir.Location)
	it.Domain.Type = string(it.Domain.Kind)
	switch it.Domain.Kind {
	case ir.Choice:
		it.Domain.Options = d.options()
	case ir.Choices:
		it.Domain.Options = d.options()
		it.Domain.Min, it.Domain.Max = pick(d, nil, nil, new(1.0), new(2.0)), pick(d, nil, nil, new(2.0), new(3.0))
		it.Domain.Ordered = d.Once(2)
	case ir.Text:
		it.Domain.Min, it.Domain.Max = pick(d, nil, nil, new(0.0), new(2.0)), pick(d, nil, nil, new(2.0), new(3.0))
		it.Domain.Pattern = pick(d, "", "", "村", "^[0-9]+$", "^[^村]*$", "^(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$")
		if d.unsayable && d.Once(2) {
			it.Domain = ir.Domain{Kind: ir.Text, Format: ir.ResidentID, Type: "resident_id"}
		}
	case ir.Signature:
		it.Domain.Format = pick(d, "", ir.Photo)
	case ir.Date:
		it.Domain.Format = pick(d, "", "", ir.Time, ir.DateTime)
	case ir.Number:
		it.Domain.Integer = d.Once(2)
		it.Domain.Min, it.Domain.Max = pick(d, nil, nil, new(0.0), new(-2.0)), pick(d, nil, nil, new(3.0), new(30.0))
	}
	it.Domain.None = pick(d, nil, nil, nil, ir.NoAnswers, ir.NoAnswers[:1], ir.NoAnswers[1:])
	return it
}

// computed is an item that adds two numbers up, where there are any.
func (d dice) computed(items []ir.Item) (it ir.Item, ok bool) {
	var numbers []ir.Item
	for _, it := range items {
		if it.Domain.Kind == ir.Number {
			numbers = append(numbers, it)
		}
	}
	if len(numbers) == 0 || d.Once(2) {
		return it, false
	}
	sum := ir.Arith{Op: ir.Add, Left: of(pick(d, numbers...).ID), Right: of(pick(d, numbers...).ID)}
	return ir.Item{ID: "sum", Text: "{1}", Domain: ir.Domain{Kind: ir.Number, Type: "number"}, Asked: ir.False, Passed: ir.False, Compute: sum}, true
}

func (d dice) options() []ir.Option {
	list := options([]int{1, 2, 3, 4, 7}[:2+d.IntN(4)])
	list[len(list)-1].Exclusive = d.Once(3)
	list[0].Code = pick(d, 1, 1, 0, -1)
	return list
}

// route makes it hang on earlier items: asked where a condition is true, passed over where it
// is false, and undetermined in between, or while an optional item is blank.
func (d dice) route(it *ir.Item, earlier []ir.Item) {
	cond := d.cond(earlier, 2)
	it.Asked, it.Passed = logic.WhenTrue(cond), logic.WhenFalse(cond)
	if other := pick(d, earlier...); d.Once(3) {
		it.Passed = and(it.Passed, or(ir.Blank{Item: other.ID}, ir.Answered{Item: other.ID}))
	}
}

// hide lets some options be offered only where conditions are not false.
func (d dice) hide(it *ir.Item, earlier []ir.Item) {
	for _, o := range it.Domain.Options[:1+d.IntN(2)] {
		when := logic.WhenFalse(d.cond(earlier, 1))
		it.Domain.Hidden = append(it.Domain.Hidden, ir.Hidden{When: when, Codes: []int{o.Code, it.Domain.Options[1].Code}[:1+d.IntN(2)]})
	}
}

func (d dice) cond(items []ir.Item, depth int) logic.Cond {
	if depth == 0 || d.Once(3) {
		return d.atom(items)
	}
	left, right := d.cond(items, depth-1), d.cond(items, depth-1)
	return pick[logic.Cond](d, logic.And{Left: left, Right: right}, logic.Or{Left: left, Right: right}, logic.Not{X: left})
}

func (d dice) atom(items []ir.Item) logic.Cond {
	it := pick(d, items...)
	if d.Once(5) {
		return logic.Answered{Item: it.ID}
	}
	if len(it.Domain.None) > 0 && d.Once(3) {
		return logic.None{Item: it.ID, Kind: pick(d, it.Domain.None...)}
	}
	return logic.Test{Test: d.test(&it)}
}

// test is a test of it.
func (d dice) test(it *ir.Item) ir.Test {
	switch it.Domain.Kind {
	case ir.Choice:
		return ir.CodeIn{Item: it.ID, Codes: pick(d, []int{1}, []int{2}, []int{1, 2}, []int{3, 9}, []int{})}
	case ir.Choices:
		if it.Domain.Ordered && d.Once(2) {
			return comparison(d.place(it), d.op(), constant(pick(d, 0.0, 1, 2, 3, 1.5, 6)))
		}
		count := comparison(apply(ir.Count, of(it.ID)), d.op(), constant(pick(d, 0.0, 1, 1.5, 2, 3, -1, 1e300)))
		return pick(d, ir.Test(ir.HasCode{Item: it.ID, Code: 1 + d.IntN(4)}), count)
	case ir.Location:
		return comparison(apply(ir.Accuracy, of(it.ID)), d.op(), constant(pick(d, 0.0, 12, 50, 2.5, 1e15, -1)))
	case ir.Number:
		return comparison(d.size(it.ID), d.op(), constant(d.Number()))
	case ir.Date:
		if moment := map[ir.Format]string{ir.Time: d.Time(), ir.DateTime: d.DateTime()}[it.Domain.Format]; moment != "" {
			return comparison(of(it.ID), d.op(), dateConst(moment))
		}
		year := comparison(apply(ir.Year, of(it.ID)), d.op(), constant(pick(d, 2020, 2019.5, 1, 0, 9999, 10000, 1900)))
		return pick(d, year, comparison(of(it.ID), d.op(), dateConst(d.Day())))
	default:
		length := comparison(apply(ir.Len, of(it.ID)), d.op(), constant(pick(d, 0.0, 1, 2, 2.5)))
		equal := comparison(of(it.ID), ir.Eq, textConst(d.Word()))
		matches := ir.Matches{Text: of(it.ID), Pattern: pick(d, "^村", "[0-9]{2}", "", "a|张$")}
		return pick(d, length, equal, ir.Test(matches))
	}
}

// place is the place of one of its options.
func (d dice) place(it *ir.Item) ir.Term {
	return apply(ir.Rank, of(it.ID), constant(float64(pick(d, it.Domain.Options...).Code)), constant(float64(len(it.Domain.Options)+1)))
}

// size is a number item's value or, where that may be, one that JSON Schema cannot say.
func (d dice) size(id string) ir.Term {
	if d.unsayable && d.Once(2) {
		return apply(ir.Abs, of(id))
	}
	return of(id)
}

func (d dice) op() ir.CompareOp { return pick(d, ir.Eq, ir.Lt, ir.Gt) }

package route_test

import (
	"fmt"
	"math/rand/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/runtime/answers"
)

func randomItems(r *rand.Rand) []route.Item {
	var items []route.Item
	n := 3 + r.IntN(4)
	for q := range n {
		it := route.Item{ID: fmt.Sprint("q", q), Domain: randomDomain(r), Optional: r.IntN(4) == 0}
		if r.IntN(3) == 0 && len(items) > 0 {
			it.Ask = randomCond(r, items, 2)
		}
		if len(it.Domain.Options) > 0 && r.IntN(3) == 0 && len(items) > 0 {
			when := logic.WhenFalse(randomCond(r, items, 1))
			it.Domain.Hidden = []ir.Hidden{{When: when, Codes: []int{1 + r.IntN(2)}}}
		}
		items = append(items, it)
		if d := it.Domain; len(d.Options) > 0 && r.IntN(5) == 0 {
			code := d.Options[r.IntN(len(d.Options))].Code
			items = append(items, route.Item{
				ID: fmt.Sprint(it.ID, ".", code), Domain: ir.Domain{Kind: ir.Text}, Specify: &ir.Specify{Item: it.ID, Code: code},
			})
		}
	}
	addSkips(r, items)
	if r.IntN(2) == 0 {
		addGroup(r, items)
	}
	return items
}

// addGroup makes an item the head of those behind it, up to which skips lead neither in nor out.
func addGroup(r *rand.Rand, items []route.Item) {
	head := r.IntN(len(items))
	end := head + 2 + r.IntN(3)
	if end > len(items) || items[head].Specify != nil || items[head+1].Specify != nil || end < len(items) && items[end].Specify != nil {
		return
	}
	items[head].End, items[head].Skips = end, nil
	for i := range items {
		for k := range items[i].Skips {
			switch to := &items[i].Skips[k].To; {
			case i < head && *to > head && *to < end:
				*to = head
			case i > head && i < end:
				*to = min(*to, end)
			}
		}
	}
}

func addSkips(r *rand.Rand, items []route.Item) {
	for i := range items {
		if items[i].Specify != nil {
			continue
		}
		last := i + 1
		for last < len(items) && items[last].Specify != nil {
			last++
		}
		for range r.IntN(3) {
			to := last + r.IntN(len(items)-last+1)
			for to < len(items) && items[to].Specify != nil {
				to++
			}
			items[i].Skips = append(items[i].Skips, route.Skip{To: to, When: randomCond(r, items[:last], 2)})
		}
	}
}

func randomDomain(r *rand.Rand) ir.Domain {
	d := randomValues(r)
	for _, kind := range ir.NoAnswers {
		if r.IntN(4) == 0 {
			d.None = append(d.None, kind)
		}
	}
	return d
}

func randomValues(r *rand.Rand) ir.Domain {
	low, high := 0.0, 3.0
	switch r.IntN(8) {
	case 0, 1:
		return ir.Domain{Kind: ir.Number, Integer: true, Min: &low, Max: &high}
	case 2, 3:
		d := ir.Domain{Kind: ir.Choices, Options: options(2 + r.IntN(2))}
		if r.IntN(3) == 0 {
			d.Options[0].Exclusive = true
		}
		if r.IntN(3) == 0 {
			two := 2.0
			d.Max = &two
		}
		return d
	case 4:
		return ir.Domain{Kind: ir.Text}
	}
	return ir.Domain{Kind: ir.Choice, Options: options(2 + r.IntN(2))}
}

func options(n int) []ir.Option {
	var out []ir.Option
	for c := 1; c <= n; c++ {
		out = append(out, ir.Option{Code: c})
	}
	return out
}

func randomCond(r *rand.Rand, items []route.Item, depth int) logic.Cond {
	switch k := r.IntN(6); {
	case depth > 0 && k == 0:
		return logic.And{Left: randomCond(r, items, depth-1), Right: randomCond(r, items, depth-1)}
	case depth > 0 && k == 1:
		return logic.Or{Left: randomCond(r, items, depth-1), Right: randomCond(r, items, depth-1)}
	case depth > 0 && k == 2:
		return logic.Not{X: randomCond(r, items, depth-1)}
	}
	it := items[r.IntN(len(items))]
	if r.IntN(5) == 0 {
		return logic.Answered{Item: it.ID}
	}
	if n := len(it.Domain.None); n > 0 && r.IntN(3) == 0 {
		return logic.None{Item: it.ID, Kind: it.Domain.None[r.IntN(n)]}
	}
	return logic.Test{Test: randomTest(r, it, items)}
}

func randomTest(r *rand.Rand, it route.Item, items []route.Item) ir.Test {
	op := []ir.CompareOp{ir.Eq, ir.Lt, ir.Gt}[r.IntN(3)]
	constant := ir.NumberConst{Value: float64(r.IntN(5)) - 0.5*float64(r.IntN(2))}
	switch it.Domain.Kind {
	case ir.Choice:
		return ir.CodeIn{Item: it.ID, Codes: []int{1 + r.IntN(2)}}
	case ir.Choices:
		if r.IntN(3) == 0 {
			return ir.Compare{Op: op, Left: ir.Func{Name: ir.Count, Args: []ir.Term{ir.Value{Item: it.ID}}}, Right: constant}
		}
		return ir.HasCode{Item: it.ID, Code: 1 + r.IntN(2)}
	case ir.Text:
		return ir.Compare{Op: ir.Eq, Left: ir.Value{Item: it.ID}, Right: ir.TextConst{Value: "a"}}
	}
	other := items[r.IntN(len(items))]
	if other.Domain.Kind == ir.Number && r.IntN(2) == 0 {
		arith := []ir.ArithOp{ir.Add, ir.Div}[r.IntN(2)]
		return ir.Compare{Op: op, Left: ir.Arith{Op: arith, Left: ir.Value{Item: it.ID}, Right: ir.Value{Item: other.ID}}, Right: constant}
	}
	return ir.Compare{Op: op, Left: ir.Value{Item: it.ID}, Right: constant}
}

func randomRecord(r *rand.Rand, items []route.Item) *answers.Record {
	rec := &answers.Record{}
	for _, it := range items {
		switch r.IntN(5) {
		case 0, 1:
		case 2:
			rec.Fields = append(rec.Fields, answers.Field{Key: it.ID, Value: answers.Truth(true)}) // refused
		default:
			all := rightAnswers(it.Domain)
			rec.Fields = append(rec.Fields, answers.Field{Key: it.ID, Value: all[r.IntN(len(all))]})
		}
	}
	return rec
}

func show(items []route.Item) string {
	out := ""
	for _, it := range items {
		out += fmt.Sprintf("%s %s none=%v optional=%v", it.ID, it.Domain.Kind, it.Domain.None, it.Optional)
		if it.Ask != nil {
			out += " ask " + logic.Key(logic.WhenTrue(it.Ask))
		}
		for _, s := range it.Skips {
			out += fmt.Sprintf(" skip→%d %s", s.To, logic.Key(logic.WhenTrue(s.When)))
		}
		out += "\n"
	}
	return out
}

package suggest

import (
	"cmp"
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// tried is the suggestion of the solver's model, where the runtime takes it; of those with the same answers to ask again one that
// draws few warnings.
func (x *search) tried(given []int, cost int) *Suggestion {
	r := x.mended(x.household())
	if r == nil {
		return nil
	}
	r = x.plain(x.calmer(r, given))
	return x.suggestion(r, cost)
}

// household is the record of the model: what is kept as it was, the rest as the solver has it, in the order of the items; then the
// record's other keys.
func (x *search) household() *answers.Record {
	out := &answers.Record{Name: x.record.Name}
	model := lint.Household(x.world)
	for i := range x.survey.Items {
		id := x.survey.Items[i].ID
		v := model.Get(id)
		if text := x.word(i); text != "" && v.Kind == answers.String {
			v = answers.Text(text)
		}
		if l, ok := x.kept[i]; ok && x.world.Holds(l) {
			v = x.record.Get(id)
		}
		if !v.Blank() {
			out.Fields = append(out.Fields, answers.Field{Key: id, Value: v})
		}
	}
	for _, f := range x.record.Fields {
		if _, ok := x.linked.Slot(f.Key); !ok {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

// blocks is how many findings block a record.
func (x *search) blocks(r *answers.Record) int {
	x.state.Load(r)
	return len(x.blocking(x.state))
}

// warnings is how many findings a record draws at all.
func (x *search) warnings(r *answers.Record) int {
	x.state.Load(r)
	return len(validate.State(x.state, "", catalogue.ZH))
}

// mended is the household with other words in place of those that the solver does not know, until nothing blocks it; nil where
// that was not found.
func (x *search) mended(r *answers.Record) *answers.Record {
	least := x.blocks(r)
	for k := 0; k < len(r.Fields) && least > 0; k++ {
		for _, v := range x.others(r, k) {
			other := replaced(r, k, v)
			if n := x.blocks(other); n < least {
				r, least = other, n
			}
		}
	}
	if least > 0 {
		return nil
	}
	return r
}

func replaced(r *answers.Record, k int, v answers.Value) *answers.Record {
	out := &answers.Record{Name: r.Name, Fields: slices.Clone(r.Fields)}
	out.Fields[k].Value = v
	return out
}

// others are further values for a field that is not the record's own: texts that occur in it or that a pattern asks for, other
// orders of a ranking, numbers nearby.
func (x *search) others(r *answers.Record, k int) []answers.Value {
	slot, ok := x.linked.Slot(r.Fields[k].Key)
	if !ok || x.record.Get(r.Fields[k].Key).Equal(r.Fields[k].Value) {
		return nil
	}
	switch d := &x.survey.Items[slot].Domain; {
	case d.Kind == ir.Text:
		return x.texts(r, d)
	case d.Ordered:
		return orders(r.Fields[k].Value.List)
	case d.Kind == ir.Number && !d.Integer:
		return rounded(r.Fields[k].Value.Num, 0.01)
	}
	return nil
}

func (x *search) texts(r *answers.Record, d *ir.Domain) []answers.Value {
	var list []answers.Value
	for _, text := range x.bench.fitting(d) {
		list = append(list, answers.Text(text))
	}
	for _, f := range r.Fields {
		if f.Value.Kind == answers.String {
			list = append(list, f.Value)
		}
	}
	return slices.DeleteFunc(list, func(v answers.Value) bool { return program.Judge(*d, v) != program.Good })
}

// mostRanked bounds the rankings of which all orders are tried.
const mostRanked = 4

func orders(marks []answers.Value) []answers.Value {
	if len(marks) > mostRanked {
		return nil
	}
	var list []answers.Value
	var permute func(done, left []answers.Value)
	permute = func(done, left []answers.Value) {
		if len(left) == 0 {
			list = append(list, answers.Value{Kind: answers.List, List: done})
		}
		for i := range left {
			permute(append(slices.Clone(done), left[i]), slices.Delete(slices.Clone(left), i, i+1))
		}
	}
	permute(nil, marks)
	return list
}

// rounded are the multiples of a unit around x.
func rounded(x, unit float64) []answers.Value {
	var list []answers.Value
	for _, n := range []float64{math.Round(x / unit), math.Floor(x / unit), math.Ceil(x / unit)} {
		y := n * unit
		if unit < 1 {
			y = n / math.Round(1/unit)
		}
		list = append(list, answers.Num(y))
	}
	return list
}

// calmer is a household with the same answers to ask again that draws fewer warnings, where there is one: warnings never make
// anything impossible.
func (x *search) calmer(r *answers.Record, given []int) *answers.Record {
	least := x.warnings(r)
	if least == 0 {
		return r
	}
	var quiet []solver.Lit
	for k := range x.world.Rules {
		if acts := x.world.Rules[k].Acts; acts != solver.False {
			quiet = append(quiet, acts.Not())
		}
	}
	for len(quiet) > 0 {
		switch x.ask(given, quiet...) {
		case solver.Sat:
			if other := x.mended(x.household()); other != nil && x.warnings(other) < least {
				return other
			}
			return r
		case solver.Unsat:
			core := x.world.Core()
			before := len(quiet)
			if quiet = slices.DeleteFunc(quiet, func(l solver.Lit) bool { return slices.Contains(core, l) }); len(quiet) == before {
				return r
			}
		default:
			return r
		}
	}
	return r
}

// plain puts rounder numbers in place of those that nobody gave, where the household stays as good.
func (x *search) plain(r *answers.Record) *answers.Record {
	least := x.warnings(r)
	for k, f := range r.Fields {
		slot, ok := x.linked.Slot(f.Key)
		if !ok || x.survey.Items[slot].Domain.Kind != ir.Number || f.Value.Kind != answers.Number || x.record.Get(f.Key).Equal(f.Value) {
			continue
		}
		r = x.rounder(r, k, least)
	}
	return r
}

func (x *search) rounder(r *answers.Record, k, least int) *answers.Record {
	for _, unit := range []float64{10_000, 1_000, 100, 10, 1, 0.1, 0.01} {
		if math.Abs(r.Fields[k].Value.Num) < unit {
			continue
		}
		for _, v := range rounded(r.Fields[k].Value.Num, unit) {
			if other := replaced(r, k, v); x.blocks(other) == 0 && x.warnings(other) <= least {
				return other
			}
		}
	}
	return r
}

// suggestion says in what a record that nothing blocks differs from the one at hand.
func (x *search) suggestion(r *answers.Record, cost int) *Suggestion {
	s := &Suggestion{Record: r, cost: cost}
	for i := range x.survey.Items {
		id := x.survey.Items[i].ID
		was, is := x.record.Get(id), r.Get(id)
		switch {
		case was.Blank() && is.Blank() || was.Equal(is):
		case x.survey.Items[i].Compute != nil:
			if x.isFound(id) {
				s.Remove = append(s.Remove, id)
			}
		case is.Blank():
			s.Remove = append(s.Remove, id)
			s.Weight += x.weight(i)
		case !was.Blank():
			s.Again = append(s.Again, x.answer(r, id))
			s.Weight += x.weight(i)
		case x.missing[i]:
			s.Missing = append(s.Missing, x.answer(r, id))
		default:
			s.Then = append(s.Then, x.answer(r, id))
		}
	}
	return s
}

func (x *search) answer(r *answers.Record, id string) Answer {
	k := slices.IndexFunc(r.Fields, func(f answers.Field) bool { return f.Key == id })
	return Answer{id, r.Fields[k].Value, x.free(r, k)}
}

func (x *search) isFound(id string) bool {
	return slices.ContainsFunc(x.found, func(f validate.Finding) bool { return f.Item == id })
}

// order puts the cheapest first; of those that cost the same the ones whose answers draw findings, then by their places.
func (x *search) order(ways []Suggestion) {
	innocent := func(s *Suggestion) int {
		n := 0
		for _, id := range s.Blamed() {
			if !x.isFound(id) {
				n++
			}
		}
		return n
	}
	slices.SortStableFunc(ways, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(innocent(&a), innocent(&b)), slices.Compare(x.slots(&a), x.slots(&b)))
	})
}

// Blamed are the items whose given answers cannot stand: those of Again and Remove.
func (s *Suggestion) Blamed() []string {
	var list []string
	for _, a := range s.Again {
		list = append(list, a.Item)
	}
	return append(list, s.Remove...)
}

func (x *search) slots(s *Suggestion) []int {
	var list []int
	for _, id := range s.Blamed() {
		slot, _ := x.linked.Slot(id)
		list = append(list, slot)
	}
	slices.Sort(list)
	return list
}

// refuted has the solver learn from a model that the runtime does not take: how the tests come out that it had otherwise.
func (x *search) refuted() (news int) {
	r := x.household()
	in := x.bench.read(r)
	return x.learn(in, func(id string) (solver.Lit, bool) { return x.bearing(r, id) })
}

// bearing is where an item bears what it does in r.
func (x *search) bearing(r *answers.Record, id string) (solver.Lit, bool) {
	slot, _ := x.linked.Slot(id)
	if l, ok := x.kept[slot]; ok && x.world.Holds(l) {
		return l, true
	}
	it := &x.survey.Items[slot]
	v := r.Get(id)
	if v.Blank() || !known(&it.Domain) {
		return 0, false
	}
	h, ok := held(&it.Domain, v)
	if !ok {
		return 0, false
	}
	return x.world.Bears(slot, h), true
}

package lint

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Difference tells whether a survey with one slip asks or finds anything else than the survey itself.
type Difference struct {
	Outcome solver.Outcome  // Sat: it does; Unsat: it does not, of any complete record; Unknown: not decided
	Record  *answers.Record // a household that shows it
	Bound   answers.Field   // of another bound: the answer in it that one bound lets pass and the other does not
}

// Differ compares surveys that have one slip each with the one that r is of. tells tells whether a household shows the difference between it
// and the survey at that place of others.
func Differ(r compiler.Result, runner *suite.Runner, others []*ir.Survey, tells func(record *answers.Record, other int) bool) []Difference {
	d := &differ{tells: tells, original: r.Survey}
	named := *r.Survey
	named.Rules = append(slices.Clone(named.Rules), naming(r.Survey)...)
	slips := make([]slip, len(others))
	for i, other := range others {
		slips[i] = slipOf(r.Survey, other)
		slips[i].rule = len(named.Rules)
		if slips[i].formula != nil {
			named.Rules = append(named.Rules, ir.Rule{Name: "slip", Item: r.Survey.Items[slips[i].item].ID, Severity: ir.Warn, Fires: slips[i].formula})
		}
	}
	r.Survey = &named
	d.coverer = &coverer{linter: newLinter(r), runner: runner, lits: map[suite.Goal][]solver.Lit{}}
	out := make([]Difference, len(others))
	for i := range others {
		out[i] = d.difference(i, &slips[i])
	}
	return out
}

type differ struct {
	*coverer
	original *ir.Survey
	tells    func(*answers.Record, int) bool
}

// slip is where two surveys differ.
type slip struct {
	goal    suite.Goal // which comes out otherwise
	item    int
	formula ir.Formula // what its condition is in the other; nil where that is the same
	rule    int        // the position of the rule that has the formula
	target  string     // of a skip: another target
	bound   *ir.Domain // of an item: another bound
	heavy   bool       // of a rule: another severity
	known   bool
}

// slipOf finds the first place in which two surveys differ.
func slipOf(s, other *ir.Survey) slip {
	if len(s.Items) != len(other.Items) || len(s.Rules) != len(other.Rules) {
		return slip{}
	}
	for i := range s.Items {
		if found := itemSlip(i, &s.Items[i], &other.Items[i]); found.known {
			return found
		}
	}
	for k := range s.Rules {
		a, b := &s.Rules[k], &other.Rules[k]
		i := slices.IndexFunc(s.Items, func(it ir.Item) bool { return it.ID == a.Item })
		found := slip{goal: suite.Goal{Kind: suite.Rule, Item: i, Index: k}, item: i, known: true}
		switch {
		case a.Severity != b.Severity:
			found.heavy = true
			return found
		case logic.Key(a.Fires) != logic.Key(b.Fires):
			found.formula = b.Fires
			return found
		}
	}
	return slip{}
}

func itemSlip(i int, a, b *ir.Item) slip {
	found := func(kind suite.Kind, index int, f ir.Formula) slip {
		return slip{goal: suite.Goal{Kind: kind, Item: i, Index: index}, item: i, formula: f, known: true}
	}
	for k := range min(len(a.Skips), len(b.Skips)) {
		if logic.Key(a.Skips[k].When) != logic.Key(b.Skips[k].When) {
			return found(suite.Skip, k, b.Skips[k].When)
		}
		if a.Skips[k].Target != b.Skips[k].Target {
			other := found(suite.Skip, k, nil)
			other.target = b.Skips[k].Target
			return other
		}
	}
	for k := range min(len(a.Domain.Hidden), len(b.Domain.Hidden)) {
		if logic.Key(a.Domain.Hidden[k].When) != logic.Key(b.Domain.Hidden[k].When) {
			return found(suite.Offer, k, b.Domain.Hidden[k].When)
		}
	}
	if a.Ask != nil && b.Ask != nil && logic.Key(a.Ask) != logic.Key(b.Ask) {
		return found(suite.Ask, 0, b.Ask)
	}
	if !sameLimit(a.Domain.Min, b.Domain.Min) || !sameLimit(a.Domain.Max, b.Domain.Max) {
		other := found(suite.Question, 0, nil)
		other.bound = &b.Domain
		return other
	}
	return slip{}
}

func sameLimit(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

func (d *differ) difference(other int, s *slip) Difference {
	if !s.known || d.original.Items[s.item].Group != "" {
		return Difference{}
	}
	if s.bound != nil {
		return d.atBound(other, s)
	}
	out := Difference{Outcome: solver.Unsat}
	for _, way := range d.ways(s) {
		switch d.ask(append(d.complete(), way...)...) {
		case solver.Unsat:
			continue
		case solver.Sat:
			if record := d.telling(d.onRoute(recordOf(d.World)), other); record != nil {
				return Difference{Outcome: solver.Sat, Record: record}
			}
		}
		out.Outcome = solver.Unknown
	}
	return out
}

// ways are what holds where the two surveys differ: one of them at least.
func (d *differ) ways(s *slip) [][]solver.Lit {
	yes, no := s.goal, s.goal
	yes.Is = true
	switch {
	case s.formula != nil:
		slipped := d.Rules[s.rule].Fires
		matters := d.matters(s)
		return [][]solver.Lit{append(d.goal(yes), slipped.Not(), matters), append(d.goal(no), slipped, matters)}
	case s.target != "":
		return [][]solver.Lit{append(d.goal(yes), d.between(d.Items[s.item].Skips[s.goal.Index].To, d.position(s)))}
	}
	return [][]solver.Lit{d.goal(yes)}
}

// matters is where it shows whether a skip is taken: where it, or another behind it, would pass over something.
func (d *differ) matters(s *slip) solver.Lit {
	if s.goal.Kind != suite.Skip {
		return solver.True
	}
	from, to := d.Items[s.item].Skips[s.goal.Index].From, 0
	for _, skip := range d.Items[s.item].Skips[s.goal.Index:] {
		to = max(to, skip.To)
	}
	return d.between(from, max(from, to))
}

// between is where something would be asked from one position up to another.
func (d *differ) between(from, to int) solver.Lit {
	var any []solver.Lit
	for i := min(from, to); i < max(from, to); i++ {
		any = append(any, d.Items[i].Ask)
	}
	return d.Or(any...)
}

func (d *differ) position(s *slip) int {
	if i := d.At(s.target); i >= 0 {
		return i
	}
	return len(d.original.Items)
}

// telling is a household, or one near it, that shows the difference; nil where none was found.
func (d *differ) telling(r *answers.Record, other int) *answers.Record {
	if d.tells(r, other) {
		return d.plainly(r, other)
	}
	for i := range r.Fields {
		for _, v := range d.others(r.Fields[i]) {
			near := &answers.Record{Fields: slices.Clone(r.Fields)}
			near.Fields[i].Value = v
			if d.tells(near, other) {
				return near
			}
		}
	}
	return nil
}

func (d *differ) plainly(r *answers.Record, other int) *answers.Record {
	for i := range r.Fields {
		r = plainest(r, i, func(r *answers.Record) bool { return d.tells(r, other) })
	}
	return r
}

// atBound is a household with an answer that one bound lets pass and the other does not.
func (d *differ) atBound(other int, s *slip) Difference {
	outcome := d.ask(append(d.complete(), d.Items[s.item].Asked)...)
	if outcome != solver.Sat {
		return Difference{Outcome: outcome}
	}
	r := d.onRoute(recordOf(d.World))
	it := &d.original.Items[s.item]
	for _, x := range limits(&it.Domain, s.bound) {
		if v, ok := answerOfSize(&it.Domain, x); ok {
			near := withAnswer(r, it.ID, v)
			if d.tells(near, other) {
				return Difference{solver.Sat, d.plainly(near, other), answers.Field{Key: it.ID, Value: v}}
			}
		}
	}
	return Difference{}
}

func limits(a, b *ir.Domain) []float64 {
	var list []float64
	for _, x := range []*float64{a.Min, b.Min, a.Max, b.Max} {
		if x != nil {
			list = append(list, *x)
		}
	}
	return list
}

// answerOfSize is an answer with that value, number of marks or number of characters.
func answerOfSize(d *ir.Domain, x float64) (answers.Value, bool) {
	switch {
	case d.Kind == ir.Number:
		return answers.Num(x), true
	case d.Kind == ir.Text && x >= 1 && x < 10_000:
		return answers.Text(strings.Repeat("某", int(x))), true
	case d.Kind == ir.Choices && x >= 1 && int(x) <= len(d.Options):
		var codes []int
		for _, o := range d.Options[:int(x)] {
			codes = append(codes, o.Code)
		}
		return answers.Codes(codes...), true
	}
	return answers.Value{}, false
}

func withAnswer(r *answers.Record, id string, v answers.Value) *answers.Record {
	fields := slices.DeleteFunc(slices.Clone(r.Fields), func(f answers.Field) bool { return f.Key == id })
	return &answers.Record{Fields: append(fields, answers.Field{Key: id, Value: v})}
}

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
// and the survey at that place of others. drawn are households that may.
func Differ(r compiler.Result, runner *suite.Runner, others []*ir.Survey, tells func(record *answers.Record, other int) bool, drawn ...*answers.Record) []Difference {
	d := &differ{tells: tells, original: r.Survey, drawn: drawn}
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
	d.budget = mostCovering
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
	drawn    []*answers.Record
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
	if !s.known {
		return d.among(other)
	}
	if s.bound != nil {
		return d.atBound(other, s)
	}
	out := Difference{Outcome: solver.Unsat}
	d.modelled = true
	for _, way := range d.ways(s) {
		switch d.ask(append(d.complete(), way...)...) {
		case solver.Unsat:
			continue
		case solver.Sat:
			for _, r := range d.records(nil) {
				if record := d.telling(r, other); record != nil {
					return Difference{Outcome: solver.Sat, Record: record}
				}
			}
		}
		out.Outcome = solver.Unknown
	}
	if out.Outcome == solver.Unknown {
		return d.around(other, s)
	}
	return out
}

// mostAround is how many households that were drawn are changed in one answer.
const mostAround = 30

// around is among, or one of those households with another answer to an item that the slip is about.
func (d *differ) around(other int, s *slip) Difference {
	if found := d.among(other); found.Record != nil || s.formula == nil {
		return found
	}
	about := d.original.ItemsOf(s.formula)
	for _, r := range d.drawn[:min(len(d.drawn), mostAround)] {
		if near := d.nearIn(plainRecord(r), about, func(r *answers.Record) bool { return d.tells(r, other) }); near != nil {
			return Difference{Outcome: solver.Sat, Record: near}
		}
	}
	return Difference{}
}

// among are those of the households that were drawn: one that shows the difference, if any does.
func (d *differ) among(other int) Difference {
	for _, r := range d.drawn {
		if r = plainRecord(r); d.tells(r, other) {
			return Difference{Outcome: solver.Sat, Record: r}
		}
	}
	return Difference{}
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
	return d.near(r, func(r *answers.Record) bool { return d.tells(r, other) })
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
	if outcome == solver.Unsat || outcome == solver.Unknown && !hasRows(d.original) {
		return Difference{Outcome: outcome}
	}
	d.modelled = outcome == solver.Sat
	it := &d.original.Items[s.item]
	for _, x := range limits(&it.Domain, s.bound) {
		v, ok := answerOfSize(&it.Domain, x)
		if !ok {
			continue
		}
		for _, near := range d.records(map[int]answers.Value{s.item: v}) {
			if d.tells(near, other) {
				return Difference{solver.Sat, d.plainly(near, other), atBound(it, v)}
			}
		}
	}
	return d.among(other)
}

// atBound is an answer at a bound, which other households may bear too; in a row that cannot be said.
func atBound(it *ir.Item, v answers.Value) answers.Field {
	if it.Group != "" || it.Domain.Kind == ir.Rows {
		return answers.Field{}
	}
	return answers.Field{Key: it.ID, Value: v}
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
	case d.Kind == ir.Rows && x >= 0 && x <= mostRows+1:
		return answers.Rows(make([]answers.Value, int(x))...), true
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

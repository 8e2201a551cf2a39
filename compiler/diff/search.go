package diff

import (
	"math"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Limits of the search, in steps of the solver: of one question, and of all. A million are about a tenth of a second.
const (
	mostOnce = 1_000_000
	mostEver = 30_000_000
)

// mostTries is how many models are tried on the runtime before a question is left undecided.
const mostTries = 6

// searcher puts households to both surveys: first the solver, then the runtime.
type searcher struct {
	old, after   *world.World // one solver
	was, is      *program.State
	route, rules []solver.Lit // assumed: all that routes rest on; all rules that block
	budget       int
}

// newSearcher is nil where a survey cannot be run by itself.
func newSearcher(was, is *ir.Survey) *searcher {
	before, err := program.New(was)
	if err != nil {
		return nil
	}
	now, err := program.New(is)
	if err != nil {
		return nil
	}
	s := &searcher{was: before.NewState(), is: now.NewState(), budget: mostEver}
	s.old, s.after = world.Pair(was, is)
	for _, w := range []*world.World{s.old, s.after} {
		route, rules := reasons(w)
		s.route, s.rules = append(s.route, route...), append(s.rules, rules...)
	}
	return s
}

func reasons(w *world.World) (route, rules []solver.Lit) {
	for _, r := range w.Reasons {
		l, _ := w.Assumption(r)
		if r.Kind == world.RuleReason {
			rules = append(rules, l)
		} else {
			route = append(route, l)
		}
	}
	return route, rules
}

// claim is what a household is to show, as the runtime sees it on both surveys.
type claim func(was, is *program.State) bool

// find looks for a household that meets goals and shows the claim, in as few answers as do. Unsat is proven; Unknown is not
// decided.
func (s *searcher) find(shows claim, assumptions ...solver.Lit) (*answers.Record, solver.Outcome) {
	if !s.old.Whole() || !s.after.Whole() {
		return nil, solver.Unknown
	}
	for try := range uint64(mostTries) {
		if try > 0 {
			s.old.Scatter(try)
		}
		switch outcome := s.solve(assumptions); {
		case outcome != solver.Sat:
			return nil, outcome
		default:
			if r := s.shortest(s.household(), shows); r != nil {
				return r, solver.Sat
			}
		}
	}
	return nil, solver.Unknown
}

func (s *searcher) solve(assumptions []solver.Lit) solver.Outcome {
	if slices.Contains(assumptions, solver.False) {
		return solver.Unsat
	}
	if s.budget <= 0 {
		return solver.Unknown
	}
	allowed := min(mostOnce, s.budget)
	outcome := s.old.Solve(allowed, assumptions...)
	s.budget -= allowed - s.old.Left()
	return outcome
}

// household is what one says to both: what the old survey asks, and what only the new one does.
func (s *searcher) household() *answers.Record {
	r := lint.Household(s.old)
	for _, f := range lint.Household(s.after).Fields {
		if !slices.ContainsFunc(r.Fields, func(g answers.Field) bool { return g.Key == f.Key }) {
			r.Fields = append(r.Fields, f)
		}
	}
	return r
}

// shortest leaves out of a household all answers without which it still shows the claim, and makes those that stay plain; nil
// where it never did.
func (s *searcher) shortest(r *answers.Record, shows claim) *answers.Record {
	holds := func(r *answers.Record) bool {
		s.was.Load(r)
		s.is.Load(r)
		return shows(s.was, s.is)
	}
	if !holds(r) {
		at := slices.IndexFunc(near(r), holds)
		if at < 0 {
			return nil
		}
		r = near(r)[at]
	}
	return fewest(r, holds)
}

// near are records with one number a little off: the solver stops at an edge, where doubles may fall on either side.
func near(r *answers.Record) []*answers.Record {
	var list []*answers.Record
	for i, f := range r.Fields {
		if f.Value.Kind != answers.Number {
			continue
		}
		for _, by := range []float64{1, -1, 0.5, -0.5, 100, -100} {
			other := &answers.Record{Fields: slices.Clone(r.Fields)}
			other.Fields[i].Value = answers.Num(f.Value.Num + by)
			list = append(list, other)
		}
	}
	return list
}

// fewest are the answers of a record that it holds by.
func fewest(r *answers.Record, holds func(*answers.Record) bool) *answers.Record {
	for i := len(r.Fields) - 1; i >= 0; i-- {
		if shorter := (&answers.Record{Fields: slices.Delete(slices.Clone(r.Fields), i, i+1)}); holds(shorter) {
			r = shorter
		}
	}
	for i := range r.Fields {
		r = plainest(r, i, holds)
	}
	return r
}

// plainest puts a rounder number in place of one, where the record still holds.
func plainest(r *answers.Record, i int, holds func(*answers.Record) bool) *answers.Record {
	v := r.Fields[i].Value
	if v.Kind != answers.Number || v.Num == math.Trunc(v.Num) {
		return r
	}
	for _, x := range []float64{math.Ceil(v.Num), math.Floor(v.Num), math.Round(v.Num*100) / 100} {
		other := &answers.Record{Fields: slices.Clone(r.Fields)}
		other.Fields[i].Value = answers.Num(x)
		if holds(other) {
			return other
		}
	}
	return r
}

// status is whether the survey of a state asks an item.
func status(s *program.State, id string) program.Status {
	for slot := range s.Len() {
		if s.Item(slot).ID == id {
			return s.Status(slot)
		}
	}
	return program.Undetermined
}

// acts tells whether a rule is certain to act.
func acts(s *program.State, r *ir.Rule) bool {
	found := false
	for slot := range s.Len() {
		if s.Item(slot).ID == r.Item && s.Status(slot) == program.Asked {
			s.Rules(slot, func(acting *ir.Rule) { found = found || acting.Name == r.Name })
		}
	}
	return found
}

// rests tells whether a rule is certain not to act, whatever else is answered.
func rests(s *program.State, r *ir.Rule) bool {
	if status(s, r.Item) == program.Passed {
		return true
	}
	if acts(s, r) {
		return false
	}
	used := s.Survey().ItemsOf(r.Fires)
	for slot := range s.Len() {
		if slices.Contains(used, s.Item(slot).ID) && !settled(s, slot) {
			return false
		}
	}
	return status(s, r.Item) == program.Asked
}

func settled(s *program.State, slot int) bool {
	switch {
	case s.Status(slot) == program.Passed:
		return true
	case s.Status(slot) != program.Asked:
		return false
	}
	return s.Verdict(slot) == program.Good || s.Verdict(slot) == program.Blank && s.Blankable(slot)
}

// example is a household, which both surveys have looked at.
func (c *comparison) example(r *answers.Record) *Example {
	return &Example{InWords: c.inWords(r), Old: c.asOld(r), New: c.asNew(r)}
}

// asNew are the answers that the new survey has an item and an option for.
func (c *comparison) asNew(r *answers.Record) *answers.Record {
	out := &answers.Record{}
	for _, f := range r.Fields {
		if _, ok := c.atNew[f.Key]; ok && printed(f.Value).Equal(f.Value) {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

// asOld are those that the old survey has an item for, under its ids and codes.
func (c *comparison) asOld(r *answers.Record) *answers.Record {
	out := &answers.Record{}
	for _, f := range r.Fields {
		if i := slices.IndexFunc(c.was.Items, func(it ir.Item) bool { return it.ID == f.Key }); i >= 0 {
			it := &c.old.Items[i]
			out.Fields = append(out.Fields, answers.Field{Key: it.ID, Value: c.oldAnswer(it, f.Value)})
		}
	}
	return out
}

func (c *comparison) oldAnswer(it *ir.Item, v answers.Value) answers.Value {
	switch {
	case v.Kind == answers.Number && it.Domain.Kind != ir.Number:
		return answers.Num(float64(c.oldCode(it, int(v.Num))))
	case v.Kind == answers.List:
		v.List = slices.Clone(v.List)
		for i := range v.List {
			v.List[i] = c.oldAnswer(it, v.List[i])
		}
	}
	return v
}

// inWords are a household's answers, under the old ids of items that are no more.
func (c *comparison) inWords(r *answers.Record) []catalogue.Phrase {
	var list []catalogue.Phrase
	for _, f := range r.Fields {
		list = append(list, c.answer(f))
	}
	return list
}

func (c *comparison) answer(f answers.Field) catalogue.Phrase {
	id, gone := strings.CutPrefix(f.Key, "old ")
	at, isNew := c.atNew[f.Key]
	it := &ir.Item{}
	if isNew {
		it = &c.new.Items[at]
	} else if k := slices.IndexFunc(c.was.Items, func(it ir.Item) bool { return it.ID == f.Key }); k >= 0 {
		it = &c.was.Items[k]
	}
	code := catalogue.Code("lint.answer")
	if gone || !isNew {
		code = "diff.old-answer"
	}
	if isNew {
		id = label(it)
	}
	return catalogue.Phrase{Code: code, Args: []any{id, lint.Shown(it.Domain.Kind, printed(f.Value))}}
}

// printed has the codes of options that are no more as they were.
func printed(v answers.Value) answers.Value {
	switch {
	case v.Kind == answers.Number && v.Num >= gone && v.Num < gone+1000:
		return answers.Num(v.Num - gone)
	case v.Kind == answers.List:
		v.List = slices.Clone(v.List)
		for i := range v.List {
			v.List[i] = printed(v.List[i])
		}
	}
	return v
}

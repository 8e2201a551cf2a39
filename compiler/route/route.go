// Package route turns skips and asks into formulas: for each item, when it is asked in
// every walk that the answers leave possible, and when in none.
//
// A walk goes from the top: a question is asked unless a skip taken at an asked question jumped past it or
// its `ask if` is not true there. With all answers given there is one walk. While some are
// open there is one for every way to answer them, and a question can be asked in some of them
// only. An example that shows why it is not enough to evaluate with "unknown":
//
//	question 4 …  skip goto 5 if 4 == ②
//	question 4-1 … skip goto 5 if 4-1 == ①
//	question 4-2 …
//	question 5 …
//
// With 4 open and 4-1 ①, 4-2 is passed over whichever 4 is; and 5 is asked in any case, although both skips
// are undecided.
//
// So "asked" is first built as a function of all answers (a decision diagram), by walking the items once.
// Then each function f becomes the formula "every completion makes f true": where the answer that f
// branches on is known, follow it; and in any case, f is sure when it is for every value of it:
//
//	sure(f) = (x is known and in S1, and sure(f1)) or … or sure(f1 and f2 and …)
//
// which is exact, is an ordinary formula of and, or and tests of known answers, and grows with the
// diagram only.
//
// A repeated group is walked as if it had one row: what is sure of that row, given its answers and those outside,
// is sure of each. Where its head is not asked the walk goes on behind it. Conditions over all rows (AnyRow, Total) may come out
// either way while they are not decided.
package route

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// Item is what the routes hang on of one item, in survey order.
type Item struct {
	ID       string
	Domain   ir.Domain
	Optional bool
	Specify  *ir.Specify // asked with the question before it, while the code is marked
	Computed bool        // never asked nor passed over
	End      int         // of the head of a repeated group: the position behind its last item; 0 for any other
	Ask      logic.Cond  // nil: always
	Skips    []Skip
}

// Skip is taken when When is true and no earlier one of its item is. To is the
// position of the item to go on with, the number of items for the end.
type Skip struct {
	To   int
	When logic.Cond
}

// Routes is the outcome: Asked and Passed for each item, which refer to Predicates. Tangled
// are the positions of items whose conditions about other questions could not be weighed together with the
// route that leads to them: there a question may be undetermined that a search through all answers would settle.
type Routes struct {
	Asked, Passed []ir.Formula
	Predicates    []ir.Formula
	Tangled       []int
}

// Solve finds when each item is asked. It takes time about linear in the survey; routes
// that would take more are weighed with less care (Routes.Tangled).
func Solve(items []Item) Routes { return solveWithin(items, enough) }

func solveWithin(items []Item, a allowance) Routes {
	s := newSolver(items, a)
	for i := 0; i < len(items); {
		i = s.walk(i)
	}
	return s.routes()
}

// solver walks the items once, from the top.
type solver struct {
	*diagram
	items  []Item
	tests  map[string][]ir.Test // exact tests by item
	needed map[string]bool      // items that a condition uses
	at     map[string]int       // position of an item
	groups []*group             // by position; nil: no condition uses the item
	owner  []*group             // by variable
	free   map[string]*group    // by test: what is not weighed exactly
	asked  []ref                // by position
	jumps  map[int]ref          // by target: where a skip to it was taken and not yet landed
	never  map[int]ir.Formula   // by position: where no walk stands there next; nil while functions are kept
	allowance
	budget  int  // nodes that questions may still add
	coarse  bool // take conditions apart
	tangled []int
	writer  writer
}

func newSolver(items []Item, a allowance) *solver {
	s := &solver{
		allowance: a, budget: a.most, diagram: newDiagram(), items: items, tests: map[string][]ir.Test{}, needed: map[string]bool{}, at: map[string]int{},
		groups: make([]*group, len(items)), free: map[string]*group{}, jumps: map[int]ref{},
	}
	s.writer = newWriter(s)
	for i, item := range items {
		s.at[item.ID] = i
	}
	s.collect()
	return s
}

// walk treats the question at position i with the items that specify its options, and returns the
// position behind them.
func (s *solver) walk(i int) (next int) {
	for attempt := 0; ; attempt++ {
		if next, ok := s.tryWalk(i, attempt); ok {
			return next
		}
	}
}

// step is the walk of one question. Its skips are taken behind the items that specify its options.
func (s *solver) step(i int) (next int) {
	s.enter(i, s.and(s.not(s.pending(i)), s.askTrue(i)))
	if end := s.items[i].End; end > 0 {
		s.jumps[end] = s.or(s.jumps[end], s.not(s.asked[i]))
	}
	next = s.enterSpecified(i)
	s.leave(i)
	return next
}

// enterSpecified enters the items that specify options of question i, and returns the position behind.
func (s *solver) enterSpecified(i int) (next int) {
	next = i + 1
	for next < len(s.items) && s.items[next].Specify != nil {
		s.enter(next, s.and(s.asked[i], s.truth(marked(s.items[i], s.items[next].Specify.Code), true)))
		next++
	}
	return next
}

// pending is where a skip has jumped past position i. Skips that land here are done with.
func (s *solver) pending(i int) ref {
	over := no
	for _, to := range sortedKeys(s.jumps) {
		if to <= i {
			delete(s.jumps, to)
		} else {
			over = s.or(over, s.jumps[to])
		}
	}
	return over
}

func (s *solver) askTrue(i int) ref {
	if s.items[i].Ask == nil {
		return yes
	}
	return s.holds(s.items[i].Ask)
}

// enter makes the item's variables, when some condition uses it.
func (s *solver) enter(i int, asked ref) {
	s.asked = append(s.asked[:i], asked)
	if item := s.items[i]; s.needed[item.ID] && s.groups[i] == nil {
		s.unlimited(func() { s.groups[i] = s.newGroup(item, s.tests[item.ID]) })
		s.own(s.groups[i])
	}
}

// unlimited builds what is bounded by the survey's text already, such as the counts of a question's
// marks, outside the budget.
func (s *solver) unlimited(build func()) {
	limit, before := s.limit, len(s.nodes)
	s.limit = 0
	build()
	if limit > 0 {
		s.limit = limit + len(s.nodes) - before
		s.budget += len(s.nodes) - before
	}
}

func (s *solver) own(g *group) {
	for len(s.owner) <= g.last {
		s.owner = append(s.owner, nil)
	}
	for v := g.first; v <= g.last; v++ {
		s.owner[v] = g
	}
}

// leave takes the first skip of question i whose condition is true.
func (s *solver) leave(i int) {
	here := s.asked[i]
	for _, skip := range s.items[i].Skips {
		when := s.holds(skip.When)
		s.jumps[skip.To] = s.or(s.jumps[skip.To], s.and(here, when))
		here = s.and(here, s.not(when))
	}
}

// marked is the condition that an item bears a code.
func marked(item Item, code int) logic.Cond {
	if item.Domain.Kind == ir.Choices {
		return logic.Test{Test: ir.HasCode{Item: item.ID, Code: code}}
	}
	return logic.Test{Test: ir.CodeIn{Item: item.ID, Codes: []int{code}}}
}

func (s *solver) routes() Routes {
	r := Routes{Tangled: s.tangled}
	for i, asked := range s.asked {
		if s.items[i].Computed {
			r.Asked, r.Passed = append(r.Asked, ir.False), append(r.Passed, ir.False)
			continue
		}
		r.Asked = append(r.Asked, s.writer.sure(asked))
		r.Passed = append(r.Passed, s.writer.sure(s.not(asked)))
	}
	r.Predicates = s.writer.finish(r.Asked, r.Passed)
	return r
}

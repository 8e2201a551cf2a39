package lint

import (
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
)

// Routes are the sets of questions that complete records are asked: how many there are, and how many questions the
// shortest and the longest has. Rows of repeated groups are not among them.
type Routes struct {
	Number            *big.Int
	Shortest, Longest int
}

// mostRoutes bounds the routes through questions that hang together, which are counted one by one.
const mostRoutes = 2_000

// mostCounting bounds the steps of counting.
const mostCounting = 2_000_000

// CountRoutes counts those of each set of questions that hang on each other, and multiplies. nil where they are too many to be
// counted.
func CountRoutes(s *ir.Survey) *Routes {
	l := &linter{prover: newProver(s)}
	l.budget = min(l.budget, mostCounting)
	all := &Routes{Number: big.NewInt(1)}
	if !l.Whole() {
		return nil
	}
	for _, of := range l.together() {
		part := l.routesThrough(of)
		if part == nil {
			return nil
		}
		all.Number.Mul(all.Number, part.Number)
		all.Shortest += part.Shortest
		all.Longest += part.Longest
	}
	return all
}

// together are the sets of items that hang on each other: whether one is asked, or what it offers, on the answer of another.
func (l *linter) together() [][]int {
	g := newGroups(len(l.survey().Items))
	for i := range l.survey().Items {
		l.join(g, i)
	}
	sets := make([][]int, len(l.survey().Items))
	for i := range sets {
		if !l.inRows(i) && !l.isComputed(i) {
			sets[g.of(i)] = append(sets[g.of(i)], i)
		}
	}
	return slices.DeleteFunc(sets, func(set []int) bool { return len(set) == 0 })
}

// join joins item i with what its being asked and its options hang on, and what its skips can pass over with what they hang on.
func (l *linter) join(g groups, i int) {
	it := &l.survey().Items[i]
	with := func(f ir.Formula) {
		for _, id := range l.survey().ItemsOf(f) {
			if k := l.At(id); k >= 0 {
				g.join(i, k)
			}
		}
	}
	if it.Specify != nil {
		g.join(i, l.At(it.Specify.Item))
	}
	if it.Ask != nil {
		with(it.Ask)
	}
	for _, h := range it.Domain.Hidden {
		with(h.When)
	}
	for k, s := range it.Skips {
		with(s.When)
		for at := l.Items[i].Skips[k].From; at < l.Items[i].Skips[k].To; at++ {
			g.join(i, at)
		}
	}
}

// groups are disjoint sets: of each member another one, at last the one that stands for all.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) of(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, k int) { g[g.of(k)] = g.of(i) }

// routesThrough counts one by one, each time ruling out what was found before.
func (l *linter) routesThrough(items []int) *Routes {
	counting := l.Lit()
	r := &Routes{Number: new(big.Int), Shortest: len(items)}
	for n := int64(1); n <= mostRoutes; n++ {
		switch l.ask(append(l.complete(), counting)...) {
		case solver.Unknown:
			return nil
		case solver.Unsat:
			return r
		}
		r.Number.SetInt64(n)
		asked, other := 0, []solver.Lit{counting.Not()}
		for _, i := range items {
			is := l.Holds(l.Items[i].Asked)
			if is {
				asked++
			}
			other = append(other, l.Items[i].Asked.If(!is))
		}
		r.Shortest, r.Longest = min(r.Shortest, asked), max(r.Longest, asked)
		l.Clause(other...)
	}
	return nil
}

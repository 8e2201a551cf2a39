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
const mostCounting = 5_000_000

// CountRoutes counts those of each set of questions that hang on each other, and multiplies. nil where they are too many to be
// counted.
func CountRoutes(s *ir.Survey) *Routes {
	l := &linter{prover: newProver(s)}
	l.budget = min(l.budget, mostCounting)
	all := &Routes{Number: big.NewInt(1)}
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
	root := make([]int, len(l.survey().Items))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	for i := range l.survey().Items {
		for _, id := range l.usedBy(i) {
			if k := l.At(id); k >= 0 {
				root[find(k)] = find(i)
			}
		}
	}
	sets := make([][]int, len(root))
	for i := range root {
		if !l.inRows(i) && !l.isComputed(i) {
			sets[find(i)] = append(sets[find(i)], i)
		}
	}
	return slices.DeleteFunc(sets, func(set []int) bool { return len(set) == 0 })
}

func (l *linter) usedBy(i int) []string {
	it := &l.survey().Items[i]
	ids := l.survey().ItemsOf(ir.Or{Of: []ir.Formula{it.Asked, it.Passed}})
	for _, h := range it.Domain.Hidden {
		ids = append(ids, l.survey().ItemsOf(h.When)...)
	}
	return ids
}

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

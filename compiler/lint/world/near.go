package world

import (
	"math"
	"math/big"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/value"
)

// paper is arithmetic near a record as it is done on paper: without rounding, and with its numbers in products and quotients.
type paper struct {
	exact solver.Lit
	given map[string]*big.Rat
	equal float64 // what numbers may differ by and be equal: less than the tolerance, more than the doubles of the record are off
}

// margin is how much more is more on paper, well above what doubles are off there.
const margin = 0.001

// Near is New for a search around a record that bears these numbers. Where exact is assumed, models are mostly records: that
// there is none with it says nothing.
func Near(s *ir.Survey, given map[string]*big.Rat) (w *World, exact solver.Lit) {
	to := solver.New()
	p := &paper{exact: to.Lit(), given: given, equal: value.Tolerance / 2}
	for _, x := range given {
		size, _ := x.Float64()
		p.equal = max(p.equal, math.Abs(size)*0x1p-50)
	}
	return newWorld(s, to, false, nil, p), p.exact
}

// onPaper says of a difference, of which greater holds as far as doubles let it, what it is without them.
func (w *World) onPaper(greater solver.Lit, a, b quantity) {
	if w.paper != nil {
		w.Clause(w.paper.exact.Not(), greater.Not(), w.atLeast(a, b, margin))
		w.Clause(w.paper.exact.Not(), greater, w.atLeast(b, a, -w.paper.equal))
	}
}

// productOnPaper is linear where one of the two stays as the record has it.
func (w *World) productOnPaper(q, a, b quantity) {
	for _, side := range [][2]quantity{{a, b}, {b, a}} {
		if x, unless, ok := w.stays(side[1]); ok {
			w.equal(unless, q, side[0].times(x))
		}
	}
}

// quotientOnPaper is linear where the divisor stays as the record has it, and is not zero.
func (w *World) quotientOnPaper(q, a, b quantity) {
	if x, unless, ok := w.stays(b); ok && x != 0 {
		w.equal(unless, q, a.over(x))
		w.Clause(append(unless, q.lacks.Not(), a.lacks, b.lacks)...)
	}
}

func (w *World) equal(unless []solver.Lit, q, p quantity) {
	w.Clause(append(unless, w.atLeast(q, p, 0))...)
	w.Clause(append(unless, w.atLeast(p, q, 0))...)
}

// stays is what a quantity comes to by the record's numbers, and what does not hold where these stay; ok is false where there are
// others in it.
func (w *World) stays(q quantity) (x float64, unless []solver.Lit, ok bool) {
	if w.paper == nil {
		return 0, nil, false
	}
	sum := new(big.Rat).Set(q.constant)
	unless = []solver.Lit{w.paper.exact.Not()}
	for _, t := range q.terms {
		i := w.itemOf(t.Number)
		if i < 0 || w.paper.given[w.Survey.Items[i].ID] == nil {
			return 0, nil, false
		}
		number := w.paper.given[w.Survey.Items[i].ID]
		sum.Add(sum, new(big.Rat).Mul(t.Times, number))
		unless = append(unless, w.is(i, number).Not())
	}
	x, _ = sum.Float64()
	return x, unless[:len(unless):len(unless)], true
}

func (w *World) itemOf(n solver.Number) int {
	for i := range w.Items {
		if w.Items[i].number != nil && *w.Items[i].number == n {
			return i
		}
	}
	return -1
}

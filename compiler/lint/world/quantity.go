package world

import (
	"math"
	"math/big"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/value"
)

// quantity is what a term of numbers comes to: a sum of multiples of numbers and a constant.
type quantity struct {
	terms     []solver.Term
	constant  *big.Rat
	low, high float64    // it lies between
	slack     float64    // how far doubles may be off
	grid      int        // it is always a multiple of 2^−grid, so that doubles are exact; coarse where that is not known
	lacks     solver.Lit // where it has no value
}

func (q quantity) magnitude() float64 { return max(math.Abs(q.low), math.Abs(q.high)) }

// exact is the value of a constant.
func (q quantity) exact() float64 {
	x, _ := q.constant.Float64()
	return x
}

func (q quantity) minus(p quantity) quantity { return q.plus(p.times(-1)) }

// plus adds without saying anything of slack.
func (q quantity) plus(p quantity) quantity {
	terms := append(q.terms[:len(q.terms):len(q.terms)], p.terms...)
	return quantity{terms, new(big.Rat).Add(q.constant, p.constant), q.low + p.low, q.high + p.high, 0, max(q.grid, p.grid), solver.False}
}

func (q quantity) times(x float64) quantity {
	out := quantity{constant: new(big.Rat).Mul(q.constant, rat(x)), low: q.low * x, high: q.high * x, grid: finer(q.grid, x), lacks: q.lacks}
	if x < 0 {
		out.low, out.high = out.high, out.low
	}
	for _, t := range q.terms {
		out.terms = append(out.terms, solver.Term{Number: t.Number, Times: new(big.Rat).Mul(t.Times, rat(x))})
	}
	return out
}

func (q quantity) whole() bool { return q.grid == 0 }

// coarse is a grid beyond those that are told apart.
const coarse = 21

// finer is the grid of a multiple.
func finer(grid int, x float64) int {
	for ; grid < coarse && x != math.Trunc(x); grid++ {
		x *= 2
	}
	return grid
}

// rounded is q with what doubles may be off, from being computed out of parts that already were.
func (q quantity) rounded(before float64) quantity {
	q.slack = before
	if q.grid >= coarse || !(q.magnitude() < math.Ldexp(1, 52-q.grid)) || before > 0 {
		q.slack += q.magnitude() * 0x1p-51
	}
	if q.slack > 0 {
		q.low, q.high = q.low-math.Abs(q.low)*1e-12-q.slack, q.high+math.Abs(q.high)*1e-12+q.slack
	}
	return q
}

func constant(x float64) quantity {
	return quantity{constant: rat(x), low: x, high: x, grid: finer(0, x), lacks: solver.False}
}

func variable(n solver.Number, low, high float64, whole bool) quantity {
	grid := coarse
	if whole {
		grid = 0
	}
	return quantity{[]solver.Term{{Number: n, Times: rat(1)}}, new(big.Rat), low, high, 0, grid, solver.False}
}

// huge is larger than whatever is told apart.
const huge = 1e30

var unbounded = math.Inf(1)

// unknown is a number between low and high of which nothing else is known.
func (w *World) unknown(low, high float64, whole bool, lacks solver.Lit) quantity {
	q := variable(w.Solver.Number(within(low), within(high), whole), low, high, whole)
	q.lacks = lacks
	return q
}

// within is a bound for the solver, nil for one that is not known.
func within(x float64) *big.Rat {
	if math.IsNaN(x) || math.Abs(x) >= huge {
		return nil
	}
	return rat(x)
}

// quantity is what a term of numbers comes to. One that is left open is the same wherever the term is the same.
func (w *World) quantity(t ir.Term) quantity {
	switch t := t.(type) {
	case ir.NumberConst:
		return constant(t.Value)
	case ir.DateConst:
		x, ok := value.ParseMoment(t.Value)
		q := constant(float64(x))
		q.lacks = solver.True.If(!ok)
		return q
	case ir.Value:
		return w.valueOf(t.Item)
	case ir.Arith:
		return w.arith(t)
	case ir.Func:
		return w.function(t)
	}
	return w.unknown(-unbounded, unbounded, false, w.Lit())
}

func (w *World) valueOf(id string) quantity {
	i, ok := w.at[id]
	if !ok || w.Items[i].number == nil {
		return w.unknown(-unbounded, unbounded, false, w.Lit())
	}
	d := &w.Survey.Items[i].Domain
	low, high := -value.Limit, value.Limit
	switch {
	case d.Kind == ir.Choices:
		low, high = 0, float64(len(d.Options))
	case d.Kind == ir.Number:
		low, high = orElse(d.Min, low), orElse(d.Max, high)
	}
	return variable(*w.Items[i].number, low, high, d.Integer || d.Kind != ir.Number)
}

func orElse(x *float64, otherwise float64) float64 {
	if x == nil {
		return otherwise
	}
	return *x
}

func (w *World) arith(t ir.Arith) quantity {
	a, b := w.quantity(t.Left), w.quantity(t.Right)
	var q quantity
	switch t.Op {
	case ir.Add:
		q = a.plus(b).rounded(a.slack + b.slack)
	case ir.Sub:
		q = a.minus(b).rounded(a.slack + b.slack)
	case ir.Mul:
		q = w.times(t, a, b)
	case ir.Div:
		return w.quotient(t, a, b)
	default:
		return w.unknown(-unbounded, unbounded, false, w.Lit())
	}
	q.lacks = w.Or(a.lacks, b.lacks)
	if q.magnitude() >= 1e300 {
		q.lacks = w.Lit()
	}
	return q
}

func (w *World) times(t ir.Term, a, b quantity) quantity {
	switch {
	case len(a.terms) == 0:
		return b.times(a.exact()).rounded(b.slack*a.magnitude() + a.slack*b.magnitude())
	case len(b.terms) == 0:
		return a.times(b.exact()).rounded(b.slack*a.magnitude() + a.slack*b.magnitude())
	}
	return w.remembered(t, func() quantity {
		corners := []float64{a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high}
		slack := a.slack*b.magnitude() + b.slack*a.magnitude()
		q := w.unknown(minOf(corners), maxOf(corners), a.whole() && b.whole(), solver.False)
		w.productOnPaper(q, a, b)
		return q.rounded(slack)
	})
}

// quotient by a constant is a multiple; another is left open, but for where it has no value.
func (w *World) quotient(t ir.Term, a, b quantity) quantity {
	if by := b.exact(); len(b.terms) == 0 && math.Abs(by) > 1e-6 && b.slack == 0 {
		q := a.over(by).rounded(a.slack / math.Abs(by))
		q.lacks = w.Or(a.lacks, b.lacks)
		return q
	}
	return w.remembered(t, func() quantity {
		low, high := -unbounded, unbounded
		if least := max(b.low, -b.high); least > 1e-6 {
			high = a.magnitude() / least * (1 + 1e-9)
			low = -high
		}
		q := w.unknown(low, high, false, w.Or(a.lacks, b.lacks, w.isZero(b)))
		w.quotientOnPaper(q, a, b)
		return q
	})
}

func (q quantity) over(x float64) quantity {
	inverse := rat(x)
	inverse.Inv(inverse)
	out := quantity{constant: new(big.Rat).Mul(q.constant, inverse), low: q.low / x, high: q.high / x, grid: coarse, lacks: q.lacks}
	if by, exact := inverse.Float64(); exact {
		out.grid = finer(q.grid, by)
	}
	if x < 0 {
		out.low, out.high = out.high, out.low
	}
	for _, t := range q.terms {
		out.terms = append(out.terms, solver.Term{Number: t.Number, Times: new(big.Rat).Mul(t.Times, inverse)})
	}
	return out
}

// isZero is where a divisor makes a quotient without value; open where it is not a whole number.
func (w *World) isZero(b quantity) solver.Lit {
	switch {
	case b.low > 1e-6 || b.high < -1e-6:
		return solver.False
	case !b.whole() || b.slack > 0:
		return w.Lit()
	}
	return w.And(w.above(b, 1, 0).Not(), w.above(b.times(-1), 1, 0).Not())
}

// remembered is the same quantity for the same term.
func (w *World) remembered(t ir.Term, make func() quantity) quantity {
	key := termKey(t)
	q, ok := w.terms[key]
	if !ok {
		q = make()
		w.terms[key] = q
	}
	return q
}

func minOf(xs []float64) float64 {
	low := xs[0]
	for _, x := range xs {
		low = min(low, x)
	}
	return low
}

func maxOf(xs []float64) float64 {
	high := xs[0]
	for _, x := range xs {
		high = max(high, x)
	}
	return high
}

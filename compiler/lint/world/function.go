package world

import (
	"math"
	"math/big"
	"time"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/logic"
)

// termKey is the same for the same term.
func termKey(t ir.Term) string { return logic.TestKey(ir.Compare{Op: ir.Eq, Left: t, Right: t}) }

// function is what a function of numbers comes to: a further number, tied to its arguments by what is linear in it.
func (w *World) function(f ir.Func) quantity {
	switch f.Name {
	case ir.Len:
		return w.remembered(f, func() quantity { return w.length(f) })
	case ir.Neg:
		q := w.quantity(f.Args[0])
		slack := q.slack
		q = q.times(-1)
		q.slack = slack
		return q
	case ir.Sum:
		return w.sum(f.Args)
	case ir.Days:
		return w.quantity(f.Args[1]).minus(w.quantity(f.Args[0]))
	case ir.Count:
		return w.quantity(f.Args[0])
	case ir.Abs, ir.Round, ir.Min, ir.Max, ir.Year:
		return w.remembered(f, func() quantity { return w.bent(f) })
	}
	return w.unknown(-unbounded, unbounded, false, w.Lit())
}

func (w *World) sum(args []ir.Term) quantity {
	total := w.quantity(args[0])
	for _, a := range args[1:] {
		next := w.quantity(a)
		lacks := w.Or(total.lacks, next.lacks)
		total = total.plus(next).rounded(total.slack + next.slack)
		total.lacks = lacks
	}
	return total
}

func (w *World) length(f ir.Func) quantity {
	low, high := 0.0, 1e9
	if _, ok := f.Args[0].(ir.Value); ok {
		low = 1 // an empty text is no answer
	}
	return w.unknown(low, high, true, w.mayLack(ir.ValidID{Text: f.Args[0]}))
}

// bent are functions that are linear in pieces.
func (w *World) bent(f ir.Func) quantity {
	args := make([]quantity, len(f.Args))
	lacks := make([]solver.Lit, len(f.Args))
	slack := 0.0
	for i, a := range f.Args {
		args[i] = w.quantity(a)
		lacks[i] = args[i].lacks
		slack = max(slack, args[i].slack)
	}
	var q quantity
	switch f.Name {
	case ir.Abs:
		q = w.abs(args[0])
	case ir.Round:
		q = w.round(args[0])
	case ir.Min:
		q = w.extreme(args, -1).times(-1)
	case ir.Max:
		q = w.extreme(args, 1)
	case ir.Year:
		q = w.year(args[0])
	}
	q.slack, q.lacks = slack, w.Or(lacks...)
	return q
}

// atLeast demands, where the literal holds, that a ≥ b + x; otherwise it demands nothing.
func (w *World) atLeast(a, b quantity, x float64) solver.Lit {
	d := a.minus(b)
	return w.AtLeast(d.terms, new(big.Rat).Sub(rat(x), d.constant), nil)
}

func (w *World) abs(a quantity) quantity {
	y := w.unknown(0, a.magnitude(), a.whole(), solver.False)
	positive := w.Lit()
	for _, side := range []struct {
		is solver.Lit
		of quantity
	}{{positive, a}, {positive.Not(), a.times(-1)}} {
		w.Clause(side.is.Not(), w.atLeast(y, side.of, 0))
		w.Clause(side.is.Not(), w.atLeast(side.of, y, 0))
		w.Clause(side.is.Not(), w.atLeast(side.of, constant(0), 0))
	}
	return y
}

// extreme is the greatest of args, each times sign.
func (w *World) extreme(args []quantity, sign float64) quantity {
	low, high, whole := math.Inf(-1), math.Inf(-1), true
	for i := range args {
		args[i] = args[i].times(sign)
		low, high, whole = max(low, args[i].low), max(high, args[i].high), whole && args[i].whole()
	}
	y := w.unknown(low, high, whole, solver.False)
	var one []solver.Lit
	for _, a := range args {
		w.Clause(w.atLeast(y, a, 0))
		one = append(one, w.atLeast(a, y, 0))
	}
	w.Clause(one...)
	return y
}

// round is half away from zero, which is told apart where doubles are exact.
func (w *World) round(a quantity) quantity {
	y := w.unknown(math.Round(a.low)-1, math.Round(a.high)+1, true, solver.False)
	half, short := 0.5+a.slack, 0.5+a.slack
	if a.grid < coarse && a.slack == 0 {
		short -= 0x1p-22 // less than a step of the grid
	}
	positive := w.Lit()
	for is, sign := range []float64{1, -1} {
		side := positive.If(is == 0).Not()
		t, r := a.times(sign), y.times(sign)
		w.Clause(side, w.atLeast(t, constant(0), -a.slack))
		w.Clause(side, w.atLeast(t, r, -half))
		w.Clause(side, w.atLeast(r, t, -short))
	}
	return y
}

// year is tied to its day roughly, and exactly at the years that the survey names.
func (w *World) year(day quantity) quantity {
	const average, first = 365.2425, 1970
	y := w.unknown(1, 9999, true, solver.False)
	since := y.plus(constant(-first)).times(average)
	w.Clause(w.atLeast(day, since, -3))
	w.Clause(w.atLeast(since, day, -average-3))
	for _, named := range w.yearsNamed() {
		for _, k := range []int{named, named + 1} {
			start := float64(time.Date(k, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
			from := w.above(y.minus(constant(float64(k))), 0, -1)
			on := w.above(day.minus(constant(start)), 0, -1)
			w.Clause(from.Not(), on)
			w.Clause(from, on.Not())
		}
	}
	return y
}

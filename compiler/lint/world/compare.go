package world

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/value"
)

// compare is how a comparison comes out, and where it has no value.
func (w *World) compare(key string, t ir.Compare) (outcome, lacks solver.Lit) {
	switch w.kind(t.Left, t.Right) {
	case ir.Text:
		return w.texts2(key, t), w.mayLack(t)
	case ir.Date:
		return w.ordered(t, true)
	case ir.Number:
		return w.ordered(t, false)
	}
	return w.free(key), w.Lit()
}

// kind is what two terms give, "" where it is not known.
func (w *World) kind(terms ...ir.Term) ir.Kind {
	for _, t := range terms {
		switch t := t.(type) {
		case ir.TextConst:
			return ir.Text
		case ir.DateConst:
			return ir.Date
		case ir.NumberConst, ir.Arith, ir.Func:
			return ir.Number
		case ir.Value:
			return w.kindOf(t.Item)
		}
	}
	return ""
}

func (w *World) kindOf(id string) ir.Kind {
	i, ok := w.at[id]
	if !ok {
		return ""
	}
	switch kind := w.Survey.Items[i].Domain.Kind; kind {
	case ir.Signature:
		return ir.Text
	case ir.Text, ir.Number, ir.Date:
		return kind
	}
	return ""
}

// texts2 is settled as far as an item is compared with constants: it equals one of them at most, and none that it may not bear.
func (w *World) texts2(key string, t ir.Compare) solver.Lit {
	v, isValue := t.Left.(ir.Value)
	c, isConst := t.Right.(ir.TextConst)
	if !isValue || !isConst {
		v, isValue = t.Right.(ir.Value)
		c, isConst = t.Left.(ir.TextConst)
	}
	i, ok := w.at[v.Item]
	if !isValue || !isConst || !ok {
		return w.free(key)
	}
	l, ok := w.texts[v.Item+"="+c.Value]
	if !ok {
		l = w.textIs(i, c.Value)
		w.texts[v.Item+"="+c.Value] = l
	}
	return l
}

func (w *World) textIs(i int, text string) solver.Lit {
	d := w.Survey.Items[i].Domain
	fits := value.TextForm{Min: d.Min, Max: d.Max, Pattern: d.Pattern, Resident: d.Format == ir.ResidentID}.Fits()
	if text == "" || d.Kind == ir.Text && !fits(text) {
		return solver.False
	}
	l := w.Lit()
	for _, other := range w.Items[i].texts {
		w.Clause(l.Not(), other.lit.Not())
	}
	w.Items[i].texts = append(w.Items[i].texts, textLit{text, l})
	return l
}

// ordered compares numbers, or days exactly. Of two numbers one is less, or they are equal, or it is greater: each
// says of their difference as much as doubles and the tolerance let it.
func (w *World) ordered(t ir.Compare, exactly bool) (outcome, lacks solver.Lit) {
	left, right := w.quantity(t.Left), w.quantity(t.Right)
	lacks = w.Or(left.lacks, right.lacks)
	greater := w.greater(left, right, exactly)
	less := w.greater(right, left, exactly)
	w.Clause(greater.Not(), less.Not())
	switch t.Op {
	case ir.Gt:
		return greater, lacks
	case ir.Lt:
		return less, lacks
	case ir.Eq:
		return w.And(greater.Not(), less.Not()), lacks
	}
	return w.Lit(), lacks
}

// greater is where a is greater than b, and not equal to it.
func (w *World) greater(a, b quantity, exactly bool) solver.Lit {
	d := a.minus(b)
	if exactly {
		return w.above(d, 1, 0)
	}
	magnitude := max(1, min(a.magnitude(), b.magnitude())*(1+1e-6))
	errors := a.slack + b.slack
	if a.whole() && b.whole() && errors == 0 && value.Tolerance*magnitude < 1 {
		return w.above(d, 1, 0)
	}
	greater := w.above(d, value.Tolerance-errors, value.Tolerance*magnitude+errors)
	w.onPaper(greater, a, b)
	return greater
}

// above is a literal: where it holds d is at least high, otherwise at most low.
func (w *World) above(d quantity, high, low float64) solver.Lit {
	if math.IsInf(high, 0) || math.IsInf(low, 0) || math.IsNaN(high) || math.IsNaN(low) {
		return w.Lit()
	}
	whenTrue, whenFalse := rat(high), rat(low)
	return w.AtLeast(d.terms, whenTrue.Sub(whenTrue, d.constant), whenFalse.Sub(whenFalse, d.constant))
}

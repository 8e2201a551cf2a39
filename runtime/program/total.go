package program

import (
	"fmt"
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// total is a Total made ready.
type total struct {
	overRows
	at         int // of its tally
	where, out condition
	of         number
	uses       operands // of of
	fold       func(a, b float64) float64
	none       float64 // of no row
}

// tally is what a total comes to.
type tally struct {
	counted, decided bool
	value            float64 // NaN for none
}

// total links one that is written several times once.
func (l *linker) total(t ir.Total) *total {
	key := fmt.Sprintf("%#v", t)
	if linked, ok := l.totals[key]; ok {
		return linked
	}
	linked := &total{overRows: l.over(t.Rows), where: l.formula(t.Where), out: l.formula(t.Out), of: l.number(t.Of), uses: l.operands(t.Of)}
	linked.fold, linked.none = Fold(t.Func)
	g := &l.groups[linked.held]
	linked.at = g.totals
	g.totals++
	l.totals[key] = linked
	return linked
}

// Fold is how a total adds up, and what it is of no row, NaN for nothing.
func Fold(name ir.FuncName) (fold func(a, b float64) float64, none float64) {
	switch name {
	case ir.Sum:
		return func(a, b float64) float64 { return value.OrNone(a + b) }, 0
	case ir.Min:
		return orFirst(func(a, b float64) float64 { return min(a, b) }), math.NaN()
	case ir.Max:
		return orFirst(func(a, b float64) float64 { return max(a, b) }), math.NaN()
	}
	panic("program: unknown total " + string(name))
}

func orFirst(fold func(a, b float64) float64) func(a, b float64) float64 {
	return func(a, b float64) float64 {
		if math.IsNaN(a) {
			return b
		}
		return fold(a, b)
	}
}

func (t *total) number() number { return func(s *State) float64 { return t.in(s).value } }

// in is what the total comes to in the record.
func (t *total) in(s *State) *tally {
	if s.trying {
		c := t.count(s)
		return &c
	}
	c := &s.frames[t.held].totals[t.at]
	if !c.counted {
		*c = t.count(s)
	}
	return c
}

func (t *total) count(s *State) tally {
	undecided := tally{counted: true, value: math.NaN()}
	if !s.answers[t.head].counts {
		return undecided
	}
	sum, decided := t.none, true
	t.each(s, func() bool {
		x, has, ok := t.part(s)
		if decided = ok; has {
			sum = t.fold(sum, x)
		}
		return decided
	})
	if !decided {
		return undecided
	}
	return tally{counted: true, decided: true, value: sum}
}

// part is what the row that is looked at has in the total.
func (t *total) part(s *State) (x float64, has, decided bool) {
	switch {
	case t.out(s):
		return 0, false, true
	case !t.where(s):
		return 0, false, false
	}
	if t.uses.valued(s) {
		if x := t.of(s); value.Defined(x) {
			return x, true, true
		}
	}
	return 0, false, t.uses.settled(s)
}

// operands are what a test or term uses.
type operands struct {
	slots  []int
	totals []*total
}

func (l *linker) operands(n ir.Node) operands {
	var o operands
	for _, id := range ir.Items(n) {
		o.slots = append(o.slots, l.slots[id])
	}
	ir.Walk(n, func(n ir.Node) bool {
		t, ok := n.(ir.Total)
		if ok {
			o.totals = append(o.totals, l.total(t))
		}
		return !ok
	})
	return o
}

// valued tells whether all answers have a value and all totals are decided.
func (o operands) valued(s *State) bool {
	for _, slot := range o.slots {
		if !s.answers[slot].valued {
			return false
		}
	}
	for _, t := range o.totals {
		if !t.in(s).decided {
			return false
		}
	}
	return true
}

// settled tells whether nothing is still to come of any of the answers.
func (o operands) settled(s *State) bool {
	for _, slot := range o.slots {
		if !s.settled(slot) {
			return false
		}
	}
	return true
}

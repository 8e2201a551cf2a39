package solver

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// Number is a bounded number.
type Number int

// Term is a multiple of a number.
type Term struct {
	Number Number
	Times  *big.Rat
}

// Number makes a number from low to high, whole or not.
func (s *Solver) Number(low, high *big.Rat, whole bool) Number {
	return Number(s.numbers.column(low, high, whole))
}

// AtLeast is a literal that, where it holds, makes the sum of terms at least whenTrue, and at most whenFalse otherwise.
// Together the two have to leave no gap, or none that whole numbers could be in. They may overlap: what is not
// known exactly is then left open, so that No can be relied upon. nil demands nothing.
func (s *Solver) AtLeast(terms []Term, whenTrue, whenFalse *big.Rat) Lit {
	sum := collected(terms)
	if len(sum) == 0 {
		return s.constant(whenTrue == nil || whenTrue.Sign() <= 0, whenFalse == nil || whenFalse.Sign() >= 0)
	}
	scale := commonScale(sum)
	sum, whenTrue, whenFalse = scaled(sum, scale), product(whenTrue, scale), product(whenFalse, scale)
	if scale.Sign() < 0 {
		return s.constraint(sum, whenFalse, whenTrue).Not()
	}
	return s.constraint(sum, whenTrue, whenFalse)
}

func (s *Solver) constant(canHold, canFail bool) Lit {
	switch {
	case canHold && canFail:
		return s.Lit()
	case canHold:
		return True
	}
	return False
}

// constraint is a literal over coprime whole coefficients, the first positive; one for the same constraint.
func (s *Solver) constraint(sum []Term, whenTrue, whenFalse *big.Rat) Lit {
	if s.allWhole(sum) {
		whenTrue, whenFalse = ceiling(whenTrue), floor(whenFalse)
	}
	form := text(sum)
	key := form + "≥" + shown(whenTrue) + "≤" + shown(whenFalse)
	if l, ok := s.made[key]; ok {
		return l
	}
	l := s.Lit()
	s.made[key] = l
	v := s.form(form, sum)
	s.order(l, v, whenTrue, whenFalse)
	s.atoms = append(s.atoms, atom{l, v, whenTrue, whenFalse, boundAt(whenTrue, l), boundAt(whenFalse, l.Not())})
	return l
}

// mostOrdered bounds the clauses that tell the constraints on one sum apart before any search.
const mostOrdered = 60

// order says which constraints on the same sum exclude each other, so that the search sees it.
func (s *Solver) order(l Lit, v int, whenTrue, whenFalse *big.Rat) {
	if less(whenFalse, s.columns[v].low) {
		s.Clause(l)
	}
	if less(s.columns[v].high, whenTrue) {
		s.Clause(l.Not())
	}
	compared := 0
	for _, a := range s.atoms {
		if a.column != v || compared > mostOrdered {
			continue
		}
		compared++
		if less(a.whenFalse, whenTrue) {
			s.Clause(l.Not(), a.lit)
		}
		if less(whenFalse, a.whenTrue) {
			s.Clause(a.lit.Not(), l)
		}
	}
}

// less is false where one of the two is nil.
func less(a, b *big.Rat) bool { return a != nil && b != nil && a.Cmp(b) < 0 }

func shown(x *big.Rat) string {
	if x == nil {
		return ""
	}
	return x.RatString()
}

// form is the column that stands for a sum.
func (s *Solver) form(key string, sum []Term) int {
	if len(sum) == 1 {
		return int(sum[0].Number)
	}
	if s.forms == nil {
		s.forms = map[string]int{}
	}
	v, ok := s.forms[key]
	if !ok {
		v = s.define(sum)
		s.forms[key] = v
	}
	return v
}

func (s *Solver) allWhole(sum []Term) bool {
	return !slices.ContainsFunc(sum, func(t Term) bool { return !s.columns[t.Number].whole })
}

// collected joins the multiples of each number, in order of the numbers, without zeros.
func collected(terms []Term) []Term {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b Term) int { return int(a.Number - b.Number) })
	var out []Term
	for _, t := range sorted {
		if last := len(out) - 1; last >= 0 && out[last].Number == t.Number {
			out[last].Times = new(big.Rat).Add(out[last].Times, t.Times)
		} else {
			out = append(out, t)
		}
	}
	return slices.DeleteFunc(out, func(t Term) bool { return t.Times.Sign() == 0 })
}

// commonScale makes the coefficients coprime whole numbers, the first positive.
func commonScale(sum []Term) *big.Rat {
	multiple, divisor := big.NewInt(1), new(big.Int)
	for _, t := range sum {
		d := t.Times.Denom()
		g := new(big.Int).GCD(nil, nil, multiple, d)
		multiple.Mul(multiple, new(big.Int).Quo(d, g))
	}
	for _, t := range sum {
		whole := product(t.Times, new(big.Rat).SetInt(multiple)).Num()
		divisor.GCD(nil, nil, divisor, new(big.Int).Abs(whole))
	}
	scale := new(big.Rat).SetFrac(multiple, divisor)
	if sum[0].Times.Sign() < 0 {
		scale.Neg(scale)
	}
	return scale
}

func scaled(sum []Term, scale *big.Rat) []Term {
	out := make([]Term, len(sum))
	for i, t := range sum {
		out[i] = Term{t.Number, product(t.Times, scale)}
	}
	return out
}

// product is nil where a is.
func product(a, b *big.Rat) *big.Rat {
	if a == nil {
		return nil
	}
	return new(big.Rat).Mul(a, b)
}

func floor(x *big.Rat) *big.Rat {
	if x == nil {
		return nil
	}
	q, m := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int))
	_ = m // Euclidean, so that q is the floor
	return new(big.Rat).SetInt(q)
}

func ceiling(x *big.Rat) *big.Rat {
	if x == nil {
		return nil
	}
	down := floor(new(big.Rat).Neg(x))
	return down.Neg(down)
}

func text(sum []Term) string {
	var b strings.Builder
	for _, t := range sum {
		b.WriteString(t.Times.RatString() + "*" + strconv.Itoa(int(t.Number)) + " ")
	}
	return b.String()
}

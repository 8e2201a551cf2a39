package world

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/value"
)

// answer says what item i may bear.
func (w *World) answer(i int) {
	it, d := &w.Items[i], &w.Survey.Items[i].Domain
	it.Answered, it.Valued = w.Lit(), w.Lit()
	if d.Kind == ir.Rows {
		it.None = map[ir.NoAnswer]solver.Lit{}
		return // how many rows there are, and whether they are whole, is left open
	}
	w.Clause(it.Answered.Not(), it.Asked)
	if !w.Survey.Items[i].Optional {
		w.Clause(it.Answered, it.Asked.Not())
	}
	it.None = map[ir.NoAnswer]solver.Lit{}
	ways := []solver.Lit{it.Valued}
	for _, kind := range d.None {
		it.None[kind] = w.Lit()
		ways = append(ways, it.None[kind])
	}
	w.exactly(it.Answered, ways)
	switch d.Kind {
	case ir.Choice:
		w.choice(i)
	case ir.Choices:
		w.choices(i)
	case ir.Number:
		w.number(i)
	case ir.Date:
		w.date(i)
	}
}

// exactly says that one of ways holds where whole does, and none otherwise.
func (w *World) exactly(whole solver.Lit, ways []solver.Lit) {
	w.Clause(append([]solver.Lit{whole.Not()}, ways...)...)
	for _, way := range ways {
		w.Clause(way.Not(), whole)
	}
	w.AtMostOne(ways...)
}

// choice has a literal for the codes that no condition tells apart.
func (w *World) choice(i int) {
	it, d := &w.Items[i], &w.Survey.Items[i].Domain
	it.codes = map[int]solver.Lit{}
	byKey := map[string]int{}
	var ways []solver.Lit
	for _, o := range d.Options {
		key := w.classOf(i, o.Code)
		at, ok := byKey[key]
		if !ok {
			at = len(it.classes)
			byKey[key] = at
			it.classes = append(it.classes, class{lit: w.Lit()})
			ways = append(ways, it.classes[at].lit)
		}
		it.classes[at].codes = append(it.classes[at].codes, o.Code)
		it.codes[o.Code] = it.classes[at].lit
	}
	w.exactly(it.Valued, ways)
	w.offers(i, func(code int) solver.Lit { return w.Code(i, code) })
}

// classOf is the same for two codes that are alike.
func (w *World) classOf(i, code int) string {
	s := &w.Survey.Items[i]
	if w.named[s.ID][code] {
		return fmt.Sprint("named ", code)
	}
	key := ""
	for k, h := range s.Domain.Hidden {
		if slices.Contains(h.Codes, code) {
			key += fmt.Sprint(" ", k)
		}
	}
	return key
}

// Code is where a Choice bears a code.
func (w *World) Code(i, code int) solver.Lit {
	if l, ok := w.Items[i].codes[code]; ok {
		return l
	}
	return solver.False
}

// offers keeps codes from being borne where they are hidden.
func (w *World) offers(i int, bears func(code int) solver.Lit) {
	for k, h := range w.Survey.Items[i].Domain.Hidden {
		hidden := w.And(w.Formula(h.When), w.because(Reason{OfferReason, i, k}))
		said := map[solver.Lit]bool{}
		for _, code := range h.Codes {
			if l := bears(code); !said[l] {
				said[l] = true
				w.Clause(hidden.Not(), l.Not())
			}
		}
	}
}

// mostMarks bounds the options of a Choices of which marks are told one by one.
const mostMarks = 64

func (w *World) choices(i int) {
	it, d := &w.Items[i], &w.Survey.Items[i].Domain
	it.marks = map[int]solver.Lit{}
	var marks, exclusive []solver.Lit
	for _, o := range d.Options {
		m := w.Lit()
		it.marks[o.Code] = m
		marks = append(marks, m)
		w.Clause(m.Not(), it.Valued)
		if o.Exclusive {
			exclusive = append(exclusive, m)
		}
	}
	w.Clause(append([]solver.Lit{it.Valued.Not()}, marks...)...)
	w.offers(i, func(code int) solver.Lit { return w.Mark(i, code) })
	if len(marks) > mostMarks {
		return
	}
	for _, alone := range exclusive {
		for _, m := range marks {
			if m != alone {
				w.Clause(alone.Not(), m.Not())
			}
		}
	}
	w.count(i, marks)
}

// count says how many marks there are, where a bound or a condition asks for it.
func (w *World) count(i int, marks []solver.Lit) {
	it, d := &w.Items[i], &w.Survey.Items[i].Domain
	if d.Min == nil && d.Max == nil && !w.counted[w.Survey.Items[i].ID] {
		return
	}
	it.counts = w.sorted(marks)
	n := w.Solver.Number(rat(0), rat(float64(len(marks))), true)
	it.number = &n
	for k, atLeast := range it.counts {
		same := w.AtLeast([]solver.Term{{Number: n, Times: rat(1)}}, rat(float64(k+1)), rat(float64(k)))
		w.Clause(same.Not(), atLeast)
		w.Clause(same, atLeast.Not())
	}
	bound := w.because(Reason{BoundReason, i, 0}).Not()
	if d.Min != nil {
		w.Clause(bound, it.Valued.Not(), w.least(it.counts, *d.Min))
	}
	if d.Max != nil {
		w.Clause(bound, w.least(it.counts, math.Floor(*d.Max)+1).Not())
	}
}

// sorted are literals of which the first k hold where k of lits do.
func (w *World) sorted(lits []solver.Lit) []solver.Lit {
	var so []solver.Lit
	for _, l := range lits {
		next := make([]solver.Lit, len(so)+1)
		for k := range next {
			more, same := l, solver.False
			if k > 0 {
				more = w.And(l, so[k-1])
			}
			if k < len(so) {
				same = so[k]
			}
			next[k] = w.Or(more, same)
		}
		so = next
	}
	return so
}

func (w *World) least(counts []solver.Lit, n float64) solver.Lit {
	switch k := int(math.Ceil(n)); {
	case k <= 0:
		return solver.True
	case k > len(counts):
		return solver.False
	default:
		return counts[k-1]
	}
}

// Mark is where a Choices has a code marked.
func (w *World) Mark(i, code int) solver.Lit {
	if l, ok := w.Items[i].marks[code]; ok {
		return l
	}
	return solver.False
}

func (w *World) number(i int) {
	it, d := &w.Items[i], &w.Survey.Items[i].Domain
	n := w.newNumber(i, rat(-value.Limit), rat(value.Limit), d.Integer)
	it.number = &n
	if d.Min != nil {
		w.Clause(w.because(Reason{BoundReason, i, 0}).Not(), w.From(i, rat(*d.Min)))
	}
	if d.Max != nil {
		w.Clause(w.because(Reason{BoundReason, i, 0}).Not(), w.To(i, rat(*d.Max)))
	}
}

// From is where a number is at least x; where it is not it is at most that.
func (w *World) From(i int, x *big.Rat) solver.Lit {
	below := x
	if w.Survey.Items[i].Domain.Integer {
		below = new(big.Rat).Sub(x, rat(1))
		if !x.IsInt() {
			below = x
		}
	}
	return w.AtLeast([]solver.Term{{Number: *w.Items[i].number, Times: rat(1)}}, x, below)
}

// To is where a number is at most x; where it is not it is at least that.
func (w *World) To(i int, x *big.Rat) solver.Lit {
	above := x
	if w.Survey.Items[i].Domain.Integer && x.IsInt() {
		above = new(big.Rat).Add(x, rat(1))
	}
	return w.AtLeast([]solver.Term{{Number: *w.Items[i].number, Times: rat(-1)}}, new(big.Rat).Neg(x), new(big.Rat).Neg(above))
}

func (w *World) date(i int) {
	ends := [2]string{"0001-01-01", "9999-12-31"}
	switch w.Survey.Items[i].Domain.Format {
	case ir.Time:
		ends = [2]string{"00:00", "23:59"}
	case ir.DateTime:
		ends = [2]string{"0001-01-01T00:00", "9999-12-31T23:59"}
	}
	low, _ := value.ParseMoment(ends[0])
	high, _ := value.ParseMoment(ends[1])
	n := w.newNumber(i, rat(float64(low)), rat(float64(high)), true)
	w.Items[i].number = &n
}

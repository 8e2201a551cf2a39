package lint

import (
	"fmt"
	"math"
	"math/big"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
)

func fixedKey(i int) string { return fmt.Sprint("fixed ", i) }

// fixed reports items that the rules leave one value only (L111).
func fixed(l *linter) {
	for i := range l.survey().Items {
		if l.held[i] != solver.Sat || !l.inBlock(i) {
			continue
		}
		switch l.survey().Items[i].Domain.Kind {
		case ir.Choice:
			l.fixedCode(i)
		case ir.Number:
			l.fixedNumber(i)
		}
	}
}

// inBlock tells whether a rule that blocks uses item i.
func (l *linter) inBlock(i int) bool {
	if l.blocked == nil {
		l.blocked = map[string]bool{}
		for _, r := range l.survey().Rules {
			if r.Severity == ir.Block {
				for _, id := range l.survey().ItemsOf(r.Fires) {
					l.blocked[id] = true
				}
			}
		}
	}
	return l.blocked[l.survey().Items[i].ID]
}

func (l *linter) fixedCode(i int) {
	it := &l.survey().Items[i]
	if len(it.Domain.Options) < 2 {
		return
	}
	var left []int
	for _, o := range it.Domain.Options {
		if l.option(i, o.Code) != solver.Unsat {
			left = append(left, o.Code)
		}
	}
	if len(left) == 1 {
		l.addFixed(i, ir.CodeText(left[0]), l.Items[i].Asked, l.Code(i, left[0]).Not())
	}
}

func (l *linter) fixedNumber(i int) {
	if l.ask(append(l.valid(), l.Items[i].Valued)...) != solver.Sat {
		return
	}
	held, _ := l.Held(i)
	x := held.Number
	lower, higher := l.besides(i, x)
	if l.never(l.valid(), l.Items[i].Valued, lower) && l.never(l.valid(), l.Items[i].Valued, higher) {
		l.addFixed(i, plain(x), l.Items[i].Asked, l.And(l.Items[i].Valued, l.And(lower.Not(), higher.Not())).Not())
	}
}

// besides are where a number is less and greater than x, by more than doubles may be off.
func (l *linter) besides(i int, x *big.Rat) (lower, higher solver.Lit) {
	step := big.NewRat(1, 1000)
	if l.survey().Items[i].Domain.Integer {
		step = big.NewRat(1, 1)
	}
	return l.To(i, new(big.Rat).Sub(x, step)), l.From(i, new(big.Rat).Add(x, step))
}

// addFixed reports item i, which in every valid record that meets asked does not meet otherwise.
func (l *linter) addFixed(i int, value any, asked, otherwise solver.Lit) {
	if !l.never(l.valid(), asked, otherwise) || l.never(l.complete(), asked, otherwise) {
		return
	}
	reasons, ok := l.because(l.valid(), asked, otherwise)
	if !ok || l.byDeadEnd(reasons) || !l.settle(fixedKey(i)) {
		return
	}
	id := l.survey().Items[i].ID
	l.add(Finding{Code: "L111", Span: l.Places.Items[i].ID, Args: []any{id, value}, Because: l.places(reasons), Proof: true})
}

// unreachableBounds reports an end of a bound that no valid record reaches (L112).
func unreachableBounds(l *linter) {
	for i := range l.survey().Items {
		d := &l.survey().Items[i].Domain
		if d.Kind != ir.Number || l.held[i] != solver.Sat || l.settled[fixedKey(i)] || !l.inBlock(i) {
			continue
		}
		for _, end := range []*float64{d.Min, d.Max} {
			if end != nil {
				l.bound(i, *end, end == d.Min)
			}
		}
	}
}

// bound reports an end of which no valid record comes near: within a tenth of the range, one at least. That
// a part is a little less than the whole is no news.
func (l *linter) bound(i int, end float64, low bool) {
	near := l.near(i, end, low)
	if !l.never(l.valid(), l.Items[i].Valued, near) {
		return
	}
	f := Finding{Code: "L112", Span: l.Places.Items[i].Bound, Args: []any{l.survey().Items[i].ID, end}}
	l.impossible(f, l.valid(), l.Items[i].Valued, near)
}

func (l *linter) near(i int, end float64, low bool) solver.Lit {
	d, reach := &l.survey().Items[i].Domain, 1.0
	if d.Min != nil && d.Max != nil {
		reach = min(max(1, math.Floor((*d.Max-*d.Min)/10)), (*d.Max-*d.Min)/2)
	}
	if low {
		return l.To(i, new(big.Rat).SetFloat64(end+reach))
	}
	return l.From(i, new(big.Rat).SetFloat64(end-reach))
}

package lint

import (
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/runtime/program"
)

// gaps reports, of the skips of one question, two to different places that overlap in part (L209), and a single number that
// none covers between numbers that they do (L210).
func gaps(l *linter) {
	for i := range l.survey().Items {
		if len(l.survey().Items[i].Skips) < 2 || !l.reachable(i) {
			continue
		}
		l.overlaps(i)
		if l.survey().Items[i].Domain.Kind == ir.Number {
			l.gap(i)
		}
	}
}

func (l *linter) overlaps(i int) {
	skips := l.survey().Items[i].Skips
	for b := range skips {
		for a := range b {
			if skips[a].Target != skips[b].Target && l.overlap(i, a, b) {
				return
			}
		}
	}
}

// overlap reports two skips of which both, the one alone, and the other alone can be true.
func (l *linter) overlap(i, a, b int) bool {
	here, first, second := l.Items[i].Asked, l.Items[i].Skips[a].When, l.Items[i].Skips[b].When
	for _, goals := range [][]solver.Lit{{here, first, second}, {here, first, second.Not()}, {here, first.Not(), second}} {
		if l.ask(append(l.complete(), goals...)...) != solver.Sat {
			return false
		}
	}
	before := len(l.found)
	both := l.holding(i, l.survey().Items[i].Skips[a].When, l.survey().Items[i].Skips[b].When)
	f := Finding{Code: "L209", Span: l.Places.Items[i].Skips[b], Args: []any{target(l.survey().Items[i].Skips[a]), target(l.survey().Items[i].Skips[b])}}
	f.Because = []Place{{l.Places.Items[i].Skips[a], phrase("related.lint.taken")}}
	l.possible(f, both, l.complete(), here, first, second)
	return len(l.found) > before
}

// holding shows that item i is asked and that conditions hold.
func (l *linter) holding(i int, conditions ...ir.Formula) claim {
	probe := *l.survey()
	probe.Rules = []ir.Rule{{Name: "probe", Item: probe.Items[i].ID, Severity: ir.Warn, Fires: ir.And{Of: conditions}}}
	linked, err := program.New(&probe)
	return func(s *program.State) bool {
		if err != nil || s.Status(i) != program.Asked {
			return false
		}
		other := linked.NewState()
		other.Load(recordIn(s))
		holds := false
		other.Rules(i, func(*ir.Rule) { holds = true })
		return holds
	}
}

// gap reports a constant of a number's skips at which none is taken, while some are right below and right above.
func (l *linter) gap(i int) {
	var none []solver.Lit
	var conditions []ir.Formula
	for k, s := range l.survey().Items[i].Skips {
		if ids := l.survey().ItemsOf(s.When); len(ids) != 1 || ids[0] != l.survey().Items[i].ID {
			return
		}
		none = append(none, l.Items[i].Skips[k].When.Not())
		conditions = append(conditions, s.When)
	}
	for _, x := range constantsIn(conditions) {
		if l.isolated(i, x, none) {
			l.addGap(i, x, none)
			return
		}
	}
}

func constantsIn(conditions []ir.Formula) []float64 {
	var list []float64
	for _, c := range conditions {
		ir.Walk(c, func(n ir.Node) bool {
			if k, ok := n.(ir.NumberConst); ok && !slices.Contains(list, k.Value) {
				list = append(list, k.Value)
			}
			return true
		})
	}
	return list
}

// isolated tells whether no skip is taken at x, and one is at the next numbers below and above.
func (l *linter) isolated(i int, x float64, none []solver.Lit) bool {
	c := new(big.Rat).SetFloat64(x)
	step := big.NewRat(1, 100)
	if l.survey().Items[i].Domain.Integer {
		step = big.NewRat(1, 1)
	}
	covered := func(y *big.Rat) bool {
		on := []solver.Lit{l.Items[i].Valued, l.From(i, y), l.To(i, y)}
		return l.ask(append(l.complete(), on...)...) == solver.Sat && l.never(l.complete(), append(on, none...)...)
	}
	return covered(new(big.Rat).Sub(c, step)) && covered(new(big.Rat).Add(c, step))
}

func (l *linter) addGap(i int, x float64, none []solver.Lit) {
	c := new(big.Rat).SetFloat64(x)
	id := l.survey().Items[i].ID
	shows := func(s *program.State) bool {
		v := s.Raw(i)
		return v != nil && v.Num == x && s.Status(i) == program.Asked && s.Verdict(i) == program.Good
	}
	goals := append([]solver.Lit{l.Items[i].Valued, l.From(i, c), l.To(i, c)}, none...)
	l.possible(Finding{Code: "L210", Span: l.Places.Items[i].Skips[0], Args: []any{id, x}}, shows, l.complete(), goals...)
}

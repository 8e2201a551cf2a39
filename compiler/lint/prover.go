package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
)

// Limits of the search, in conflicts: of one question to the solver, and of all.
const (
	mostOnce = 2_000
	mostEver = 60_000
)

// prover asks the solver about households.
type prover struct {
	*world.World
	route, rules solver.Lit // assumed: all that routes rest on; all rules that block
	budget       int
	undecided    int
}

func newProver(s *ir.Survey) *prover {
	w := world.New(s)
	p := &prover{World: w, route: w.Lit(), rules: w.Lit(), budget: mostEver}
	for _, r := range w.Reasons {
		group := p.route
		if r.Kind == world.RuleReason {
			group = p.rules
		}
		assumed, _ := w.Assumption(r)
		w.Clause(group.Not(), assumed)
	}
	return p
}

// The contexts of a question: all complete records, or those among them that no rule refuses.
func (p *prover) complete() []solver.Lit { return []solver.Lit{p.route} }
func (p *prover) valid() []solver.Lit    { return []solver.Lit{p.route, p.rules} }

// ask puts one question.
func (p *prover) ask(assumptions ...solver.Lit) solver.Outcome {
	if p.budget <= 0 || !p.Whole() {
		p.undecided++
		return solver.Unknown
	}
	outcome := p.Solve(min(mostOnce, p.budget), assumptions...)
	p.budget -= max(1, p.Spent()/10)
	if outcome == solver.Unknown {
		p.budget -= mostOnce
		p.undecided++
	}
	return outcome
}

// each tells of every goal whether a record of the context meets it. A record found for one is good for all that
// it meets.
func (p *prover) each(context, goals []solver.Lit) []solver.Outcome {
	out := make([]solver.Outcome, len(goals))
	for i, goal := range goals {
		if out[i] != solver.Unknown {
			continue
		}
		if goal == solver.False {
			out[i] = solver.Unsat
			continue
		}
		out[i] = p.ask(append(slices.Clone(context), goal)...)
		if out[i] != solver.Sat {
			continue
		}
		for k := i + 1; k < len(goals); k++ {
			if p.Holds(goals[k]) {
				out[k] = solver.Sat
			}
		}
	}
	return out
}

// never tells whether no record of the context meets all of goals.
func (p *prover) never(context []solver.Lit, goals ...solver.Lit) bool {
	return slices.Contains(goals, solver.False) || p.ask(slices.Concat(context, goals)...) == solver.Unsat
}

// because is a smallest set of reasons for which no record meets goals: without any one of them there would be
// one. Rules count where they are among the context. nil when that could not be decided.
func (p *prover) because(context []solver.Lit, goals ...solver.Lit) (reasons []world.Reason, ok bool) {
	var assumed []solver.Lit
	for _, r := range p.Reasons {
		if r.Kind != world.RuleReason || slices.Contains(context, p.rules) {
			l, _ := p.Assumption(r)
			assumed = append(assumed, l)
		}
	}
	if p.ask(slices.Concat(assumed, goals)...) != solver.Unsat {
		return nil, false
	}
	needed := p.among(assumed)
	for i := 0; i < len(needed); {
		without := slices.Delete(slices.Clone(needed), i, i+1)
		switch p.ask(slices.Concat(without, goals)...) {
		case solver.Unsat:
			needed = keepOrder(without, p.Core())
		case solver.Sat:
			i++
		default:
			return nil, false
		}
	}
	return p.Because(needed), true
}

// among are those of assumed that the solver needed.
func (p *prover) among(assumed []solver.Lit) []solver.Lit { return keepOrder(assumed, p.Core()) }

func keepOrder(lits, kept []solver.Lit) []solver.Lit {
	return slices.DeleteFunc(slices.Clone(lits), func(l solver.Lit) bool { return !slices.Contains(kept, l) })
}

package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
)

// Limits of the search, in steps of the solver: of one question, and of all. A million are about a twentieth of a second.
const (
	mostOnce = 1_000_000
	mostEver = 20_000_000
)

// A large survey is allowed more, so much an item, and at most so much.
const (
	mostAnItem = 120_000
	mostLarge  = 120_000_000
)

func allowedFor(s *ir.Survey) int { return max(mostEver, min(len(s.Items)*mostAnItem, mostLarge)) }

// mostModels bounds the records that are remembered.
const mostModels = 400

// prover asks the solver about households.
type prover struct {
	*world.World
	route, rules solver.Lit // assumed: all that routes rest on; all rules that block
	budget       int
	undecided    int
	seen         []solver.Model // of records that were found
}

func newProver(s *ir.Survey) *prover {
	w := world.New(s)
	p := &prover{World: w, route: w.Lit(), rules: w.Lit(), budget: allowedFor(s)}
	for _, r := range w.Reasons {
		group := p.route
		if r.Kind == world.RuleReason {
			group = p.rules
		}
		assumed, _ := w.Assumption(r)
		w.Clause(group.Not(), assumed)
	}
	p.sample()
	return p
}

// mostSamples is how many records are drawn at random before anything is asked: they answer most questions.
const mostSamples = 24

func (p *prover) sample() {
	for seed := range uint64(mostSamples) {
		p.Scatter(seed)
		p.ask(p.valid()...)
		p.Scatter(seed)
		p.ask(p.complete()...)
	}
	p.undecided = 0
}

// The contexts of a question: all complete records, or those among them that no rule refuses.
func (p *prover) complete() []solver.Lit { return []solver.Lit{p.route} }
func (p *prover) valid() []solver.Lit    { return []solver.Lit{p.route, p.rules} }

// ask puts one question. Of a Sat there is a model.
func (p *prover) ask(assumptions ...solver.Lit) solver.Outcome {
	if p.budget <= 0 || !p.Whole() {
		p.undecided++
		return solver.Unknown
	}
	allowed := min(mostOnce, p.budget)
	outcome := p.Solve(allowed, assumptions...)
	p.budget -= allowed - p.Left()
	switch outcome {
	case solver.Unknown:
		p.undecided++
	case solver.Sat:
		if len(p.seen) < mostModels {
			p.seen = append(p.seen, p.Model())
		}
	}
	return outcome
}

// tell is ask for those who need no model: a record that was found before is good for all that it meets.
func (p *prover) tell(assumptions ...solver.Lit) solver.Outcome {
	if slices.Contains(assumptions, solver.False) {
		return solver.Unsat
	}
	if p.budget <= 0 {
		p.undecided++
		return solver.Unknown
	}
	p.budget -= len(p.seen) / 4
	for i := len(p.seen) - 1; i >= 0; i-- {
		if meets(p.seen[i], assumptions) {
			return solver.Sat
		}
	}
	return p.ask(assumptions...)
}

func meets(m solver.Model, lits []solver.Lit) bool {
	for _, l := range lits {
		if !m.Holds(l) {
			return false
		}
	}
	return true
}

// each tells of every goal whether a record of the context meets it.
func (p *prover) each(context, goals []solver.Lit) []solver.Outcome {
	out := make([]solver.Outcome, len(goals))
	for i, goal := range goals {
		out[i] = p.tell(append(slices.Clone(context), goal)...)
	}
	return out
}

// never tells whether no record of the context meets all of goals.
func (p *prover) never(context []solver.Lit, goals ...solver.Lit) bool {
	return p.tell(slices.Concat(context, goals)...) == solver.Unsat
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

package suggest

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Limits of the search for one record, in steps of the solver: of one question, and of all. A million are about a tenth of a
// second.
const (
	mostOnce = 400_000
	mostEver = 2_000_000
)

// The limits of what is looked for.
const (
	mostWays   = 8   // suggestions of the same weight
	mostTries  = 40  // models that the runtime refuses, of one set of wishes given up
	mostRounds = 600 // questions
)

// What a given answer costs for each unit of its weight, and a further question.
const (
	perWeight   = 10
	perQuestion = 1
)

// wish is something of the record that is to stay as it is where it can.
type wish struct {
	lit  solver.Lit
	item int
	cost int
}

// search is one record in work.
type search struct {
	*Suggester
	record  *answers.Record
	state   *program.State // for trying records
	found   []validate.Finding
	world   *world.World
	given   []int              // items that bear an answer, right or not
	kept    map[int]solver.Lit // by item: it goes on bearing its answer
	missing map[int]bool       // items that are to be answered in any case
	wishes  []wish
	offered []solver.Lit // of each word of the bench: an item bears a text of its kind
	likely  []solver.Lit // assumed first: numbers are as on paper, texts of those that were offered
	hitter  hitter
	steps   int
	tries   map[string]int // models that the runtime refused, by the wishes that they gave up
	open    int            // the least cost of a set for which nothing was found, and which was left undecided; 0 for none
}

func (s *Suggester) newSearch(r *answers.Record, state *program.State, found []validate.Finding) *search {
	x := &search{Suggester: s, record: r, state: state, found: found, kept: map[int]solver.Lit{}, tries: map[string]int{}, missing: map[int]bool{}, steps: mostEver}
	in := s.bench.read(r)
	var exact solver.Lit
	x.world, exact = world.Near(s.binding(state), s.numbers(r, in))
	x.likely = append(x.likely, exact)
	for _, reason := range x.world.Reasons {
		l, _ := x.world.Assumption(reason)
		x.world.Clause(l)
	}
	for _, f := range found {
		if slot, ok := s.linked.Slot(f.Item); ok && f.Code == validate.Required {
			x.missing[slot] = true
		}
	}
	for i := range s.survey.Items {
		x.item(i, in)
	}
	x.learn(in, x.keeps)
	x.offer()
	return x
}

// binding is the survey with the rules that the record is held to, those that warn too where they block.
func (s *Suggester) binding(state *program.State) *ir.Survey {
	out := *s.survey
	out.Rules = nil
	for _, r := range s.survey.Rules {
		if !state.Applies(&r) {
			continue
		}
		r.Since = ""
		if s.strict {
			r.Severity = ir.Block
		}
		out.Rules = append(out.Rules, r)
	}
	return &out
}

// numbers are those that a record rightly bears.
func (s *Suggester) numbers(r *answers.Record, in *reading) map[string]*big.Rat {
	given := map[string]*big.Rat{}
	for _, f := range r.Fields {
		if f.Value.Kind == answers.Number && s.bench.right(in, f.Key) {
			given[f.Key] = new(big.Rat).SetFloat64(f.Value.Num)
		}
	}
	return given
}

// item says what of an item is to stay.
func (x *search) item(i int, in *reading) {
	it := &x.survey.Items[i]
	v := x.record.Get(it.ID)
	switch {
	case it.Group != "" || it.Compute != nil:
	case it.Domain.Kind == ir.Rows:
		x.rows(i, v)
	case v.Blank():
		if answered := x.world.Items[i].Answered; !x.missing[i] && answered != solver.False {
			x.wish(answered.Not(), i, perQuestion)
		}
	default:
		x.given = append(x.given, i)
		x.kept[i] = x.keeping(i, v, in)
		x.wish(x.kept[i], i, perWeight*x.weight(i))
	}
}

// weight is that of a given answer; rows weigh as much as there are of them.
func (x *search) weight(i int) int {
	if it := &x.survey.Items[i]; it.Domain.Kind == ir.Rows {
		return x.weights[i] * max(1, len(x.record.Get(it.ID).List))
	}
	return x.weights[i]
}

// wish is a literal of its own; one that cannot be met has to be given up by itself.
func (x *search) wish(l solver.Lit, i, cost int) {
	if l == solver.False {
		x.hitter.cores = append(x.hitter.cores, []int{len(x.wishes)})
	}
	x.wishes = append(x.wishes, wish{l, i, cost})
	x.hitter.costs = append(x.hitter.costs, cost)
}

// keeping is where the item goes on bearing its answer, so that it is asked.
func (x *search) keeping(i int, v answers.Value, in *reading) solver.Lit {
	it := &x.survey.Items[i]
	if !x.bench.right(in, it.ID) {
		return solver.False
	}
	h, ok := held(&it.Domain, v)
	if ok && (known(&it.Domain) || h.None != "") {
		return x.world.Bears(i, h)
	}
	keeps := x.world.Lit()
	if ok {
		x.world.Clause(keeps.Not(), x.world.Bears(i, h))
	}
	return keeps
}

// rows stay as they are, or go where their group is passed over.
func (x *search) rows(i int, v answers.Value) {
	asked := x.world.Items[i].Asked
	if v.Blank() {
		return
	}
	x.given = append(x.given, i)
	stay := x.world.Lit()
	x.world.Clause(stay.Not(), asked)
	x.world.Clause(stay, asked.Not())
	x.kept[i] = stay
	x.wish(stay, i, perWeight*x.weight(i))
}

// keeps is where an item bears the record's answer.
func (x *search) keeps(id string) (l solver.Lit, ok bool) {
	slot, _ := x.linked.Slot(id)
	l, ok = x.kept[slot]
	return l, ok && l != solver.False
}

// learn tells the solver how tests come out by the runtime where their items bear what was read there. news are those that its
// model has otherwise.
func (x *search) learn(in *reading, bears func(id string) (solver.Lit, bool)) (news int) {
	for _, t := range x.world.Tests() {
		items, ok := x.bench.tests[t.Key]
		if !ok {
			continue
		}
		when, ok := x.where(in, items, bears)
		if !ok {
			continue
		}
		is, has := in.outcome(t.Key)
		says := []solver.Lit{t.Lacks}
		if has {
			says = []solver.Lit{t.Lacks.Not(), t.Outcome.If(is)}
		}
		for _, l := range says {
			if l == solver.True {
				continue
			}
			if !x.world.Holds(l) {
				news++
			}
			x.world.Clause(append(when, l)...)
		}
	}
	return news
}

// where is the clause, but for what it says, that holds where items bear what was read; ok is false where one has no value.
func (x *search) where(in *reading, items []string, bears func(id string) (solver.Lit, bool)) (clause []solver.Lit, ok bool) {
	for _, id := range items {
		l, ok := bears(id)
		if v := in.state.Raw(in.slot(x.bench, id)); !ok || v == nil || v.Kind == answers.NoAnswer || !x.bench.right(in, id) {
			return nil, false
		}
		clause = append(clause, l.Not())
	}
	return clause, true
}

// run finds the ways of least weight.
func (x *search) run() Result {
	first, outcome := x.cheapest()
	switch {
	case outcome == Impossible && x.open == 0:
		return Result{Outcome: Impossible}
	case outcome != Found || !x.proven(first):
		return Result{Outcome: Undecided}
	}
	result := Result{Outcome: Found, Ways: []Suggestion{*first}}
	limit := first.Weight*perWeight + perWeight - 1
	for last := first; x.forbid(last); {
		if len(result.Ways) == mostWays {
			result.More = true
			break
		}
		next, outcome := x.cheapest()
		if outcome != Found || next.cost > limit {
			result.More = outcome == Undecided
			break
		}
		result.Ways = append(result.Ways, *next)
		last = next
	}
	result.More = result.More || x.open > 0
	x.order(result.Ways)
	return result
}

// proven tells whether nothing that was left undecided may be better.
func (x *search) proven(s *Suggestion) bool { return x.open == 0 || s.cost <= x.open }

// forbid rules out all suggestions that blame the same answers and maybe more; false where none would be left.
func (x *search) forbid(s *Suggestion) bool {
	var one []solver.Lit
	for _, i := range x.given {
		if id := x.survey.Items[i].ID; (slices.Contains(s.Remove, id) || slices.ContainsFunc(s.Again, func(a Answer) bool { return a.Item == id })) && x.kept[i] != solver.False {
			one = append(one, x.kept[i])
		}
	}
	if len(one) > 0 {
		x.world.Clause(one...)
	}
	return len(one) > 0
}

// cheapest is the best suggestion that is not forbidden. As long as the solver finds wishes that cannot all be met, one
// of each such set has to be given up; a cheapest set that leaves a household which the runtime takes is a best one.
func (x *search) cheapest() (*Suggestion, Outcome) {
	for range mostRounds {
		given, cost, ok := x.hitter.hit()
		if !ok {
			return nil, x.unmet()
		}
		switch x.ask(given) {
		case solver.Unsat:
			if !x.core() {
				return nil, Impossible
			}
		case solver.Sat:
			if s := x.tried(given, cost); s != nil {
				return s, Found
			}
			if key := fmt.Sprint(given); x.tries[key] >= mostTries || x.refuted() == 0 {
				if !x.leave(given, cost) {
					return nil, Undecided
				}
			} else {
				x.tries[key]++
			}
		default:
			return nil, Undecided
		}
	}
	return nil, Undecided
}

// leave goes on without the households that give up all of these wishes; false where there would be no others. Each of them costs as
// much at least.
func (x *search) leave(given []int, cost int) bool {
	if x.open == 0 {
		x.open = cost
	}
	var one []solver.Lit
	for _, k := range given {
		if l := x.wishes[k].lit; l != solver.False {
			one = append(one, l)
		}
	}
	if len(one) > 0 {
		x.world.Clause(one...)
	}
	return len(one) > 0
}

// unmet tells why no set was found.
func (x *search) unmet() Outcome {
	if x.hitter.nodes >= mostNodes {
		return Undecided
	}
	return Impossible
}

// assumed are the wishes that are not given up.
func (x *search) assumed(given []int) []solver.Lit {
	var list []solver.Lit
	for k, w := range x.wishes {
		if !slices.Contains(given, k) {
			list = append(list, w.lit)
		}
	}
	return list
}

// ask looks for a household that meets all wishes but those given up: first for a likely one.
func (x *search) ask(given []int, more ...solver.Lit) solver.Outcome {
	assumed := append(x.assumed(given), more...)
	if outcome := x.solve(append(slices.Clone(x.likely), assumed...)...); outcome != solver.Unsat || !meets(x.world.Core(), x.likely) {
		return outcome
	}
	return x.solve(assumed...)
}

func (x *search) solve(assumptions ...solver.Lit) solver.Outcome {
	if !x.world.Whole() || x.steps <= 0 {
		return solver.Unknown
	}
	allowed := min(mostOnce, x.steps)
	outcome := x.world.Solve(allowed, assumptions...)
	x.steps -= allowed - x.world.Left()
	return outcome
}

// core takes note of a small set of wishes that cannot all be met, as Solve just found; false where there is none to give up.
func (x *search) core() bool {
	lits := slices.Clone(x.world.Core())
	for k := 0; k < len(lits) && len(lits) > 1; {
		fewer := slices.Delete(slices.Clone(lits), k, k+1)
		if x.solve(fewer...) == solver.Unsat {
			core := x.world.Core()
			lits = slices.DeleteFunc(fewer, func(l solver.Lit) bool { return !slices.Contains(core, l) })
		} else {
			k++
		}
	}
	var core []int
	for k, w := range x.wishes {
		if slices.Contains(lits, w.lit) {
			core = append(core, k)
		}
	}
	x.hitter.cores = append(x.hitter.cores, core)
	return len(core) > 0
}

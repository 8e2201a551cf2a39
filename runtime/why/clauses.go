package why

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// clauses are those that decide about item i: for one that is passed over the skips that are taken past it, else its ask; for one
// that is asked its ask. Without any, those that have to do with the facts.
func (t *Teller) clauses(s *program.State, r *answers.Record, i int, facts []Fact) []Clause {
	it := &t.survey.Items[i]
	if s.Status(i) == program.Asked {
		if it.Ask != nil {
			return []Clause{{i, -1}}
		}
		return nil
	}
	for k := range t.survey.Items[:i] {
		if n := t.taken(s, r, k); n >= 0 && t.passes(k, n, i) {
			return []Clause{{k, n}}
		}
	}
	if it.Ask != nil && !t.holds(r, it.Ask) {
		return []Clause{{i, -1}}
	}
	return t.concerned(i, facts)
}

// taken is which skip of item k the record takes, −1 for none.
func (t *Teller) taken(s *program.State, r *answers.Record, k int) int {
	if s.Status(k) != program.Asked {
		return -1
	}
	for n, skip := range t.survey.Items[k].Skips {
		if t.holds(r, skip.When) {
			return n
		}
	}
	return -1
}

// passes tells whether a skip of item k leads past item i.
func (t *Teller) passes(k, n, i int) bool {
	return t.survey.Lands(k, t.survey.Items[k].Skips[n]) > i
}

// concerned are the skips past item i, and its ask, that use an item of the facts.
func (t *Teller) concerned(i int, facts []Fact) []Clause {
	var list []Clause
	for k := range t.survey.Items[:i] {
		for n, skip := range t.survey.Items[k].Skips {
			if t.passes(k, n, i) && t.uses(skip.When, facts) {
				list = append(list, Clause{k, n})
			}
		}
	}
	if ask := t.survey.Items[i].Ask; ask != nil && t.uses(ask, facts) {
		list = append(list, Clause{i, -1})
	}
	return list
}

func (t *Teller) uses(f ir.Formula, facts []Fact) bool {
	return slices.ContainsFunc(t.survey.ItemsOf(f), func(id string) bool { return about(facts, t.survey, id) })
}

// holds tells whether a formula about no row does.
func (t *Teller) holds(r *answers.Record, f ir.Formula) bool {
	probe := *t.survey
	probe.Rules = []ir.Rule{{Name: "probe", Item: probe.Items[0].ID, Severity: ir.Warn, Fires: f}}
	linked, err := program.New(&probe)
	if err != nil {
		return false
	}
	s := linked.NewState()
	s.Load(r)
	holds := false
	s.Rules(0, func(*ir.Rule) { holds = true })
	return holds
}

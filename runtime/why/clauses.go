package why

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/program"
)

// clauses are those that decide about the item at a place: for one that is passed over the skips that are taken past it, else its ask;
// for one that is asked its ask. Without any, those that have to do with the facts.
func (t *told) clauses(i int, place string, facts []Fact) []Clause {
	it := &t.survey.Items[i]
	if t.status(i) == program.Asked {
		if it.Ask != nil {
			return []Clause{{i, -1}}
		}
		return nil
	}
	for _, k := range t.before(i) {
		if n := t.taken(k, place); n >= 0 && t.passes(k, n, i) {
			return []Clause{{k, n}}
		}
	}
	if it.Ask != nil && !t.holds(t.asks[i], place) {
		return []Clause{{i, -1}}
	}
	return t.concerned(i, facts)
}

// before are the items that come before item i where it stands: in its row, or in none.
func (t *told) before(i int) []int {
	var list []int
	for k := range t.survey.Items[:i] {
		if t.survey.Items[k].Group == t.survey.Items[i].Group {
			list = append(list, k)
		}
	}
	return list
}

// taken is which skip of item k is taken in the row of a place, −1 for none.
func (t *told) taken(k int, place string) int {
	rows, _ := split(place)
	at := rows + t.survey.Items[k].ID
	if t.state.EnterPlace(at); t.status(k) != program.Asked {
		return -1
	}
	return slices.IndexFunc(t.skips[k], func(p probe) bool { return t.holds(p, at) })
}

// passes tells whether a skip of item k leads past item i.
func (t *told) passes(k, n, i int) bool {
	return t.survey.Lands(k, t.survey.Items[k].Skips[n]) > i
}

// concerned are the skips past item i, and its ask, that use an item of the facts.
func (t *told) concerned(i int, facts []Fact) []Clause {
	var list []Clause
	for _, k := range t.before(i) {
		for n, skip := range t.survey.Items[k].Skips {
			if t.passes(k, n, i) && t.concerns(skip.When, facts) {
				list = append(list, Clause{k, n})
			}
		}
	}
	if ask := t.survey.Items[i].Ask; ask != nil && t.concerns(ask, facts) {
		list = append(list, Clause{i, -1})
	}
	return list
}

func (t *told) concerns(f ir.Formula, facts []Fact) bool {
	return slices.ContainsFunc(t.survey.ItemsOf(f), func(id string) bool {
		return slices.ContainsFunc(facts, func(f Fact) bool { return t.survey.Items[f.Item].ID == id })
	})
}

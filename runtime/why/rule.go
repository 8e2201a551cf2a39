package why

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Rule tells why the rule at k, which is about no row of a group, acts or does not.
func (t *Teller) Rule(r *answers.Record, k int) RuleReason {
	s, rule := t.state(r), &t.survey.Rules[k]
	i := slices.IndexFunc(t.survey.Items, func(it ir.Item) bool { return it.ID == rule.Item })
	holds := t.holds(r, rule.Fires)
	if s.Status(i) == program.Passed {
		return RuleReason{Passed: true, Facts: t.forced(s, r, i)}
	}
	reason := RuleReason{Acts: holds}
	for _, id := range t.because(r, rule.Fires, holds) {
		at := slices.IndexFunc(t.survey.Items, func(it ir.Item) bool { return it.ID == id })
		reason.Facts = append(reason.Facts, fact(s, at))
	}
	slices.SortFunc(reason.Facts, func(a, b Fact) int { return a.Item - b.Item })
	return reason
}

// because are the items that make a formula come out as it does: where all parts have to, those of all; where one does, those of
// the part with the fewest.
func (t *Teller) because(r *answers.Record, f ir.Formula, is bool) []string {
	switch f := f.(type) {
	case ir.And:
		return t.among(r, f.Of, is, is)
	case ir.Or:
		return t.among(r, f.Of, is, !is)
	case ir.Ref:
		return t.because(r, t.survey.Predicates[f.Index], is)
	}
	return ir.Items(f)
}

func (t *Teller) among(r *answers.Record, of []ir.Formula, is, all bool) []string {
	var fewest []string
	found := false
	for _, part := range of {
		if !all && t.holds(r, part) != is {
			continue
		}
		items := t.because(r, part, is)
		switch {
		case all:
			fewest = union(fewest, items)
		case !found || len(items) < len(fewest):
			fewest, found = items, true
		}
	}
	return fewest
}

func union(a, b []string) []string {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

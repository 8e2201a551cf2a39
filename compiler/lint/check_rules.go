package lint

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/logic"
)

// rules reports those that never act (L107), or because their questions are never on one route (L203), and those that
// always do (L108).
func rules(l *linter) {
	var goals []solver.Lit
	for k := range l.Rules {
		goals = append(goals, l.Rules[k].Acts)
	}
	l.acting = l.each(l.complete(), goals)
	for k := range l.survey().Rules {
		l.rule(k)
	}
}

func (l *linter) rule(k int) {
	r := &l.survey().Rules[k]
	i := l.At(r.Item)
	if !l.isComputed(i) && !l.reachable(i) {
		return
	}
	f := Finding{Span: l.Places.Rules[k], Args: []any{r.Name}}
	asked, acts := l.Items[i].Asked, l.Rules[k].Acts
	switch {
	case l.acting[k] == solver.Unsat && l.neverTogether(k, l.survey().ItemsOf(r.Fires)):
	case l.acting[k] == solver.Unsat:
		f.Code = "L107"
		l.impossible(f, l.complete(), acts)
	case l.never(l.complete(), asked, acts.Not()):
		f.Code = "L108"
		l.settle(actsKey(k))
		l.impossible(f, l.complete(), asked, acts.Not())
	}
}

// neverTogether reports a rule of which some questions are never asked in one record (L203), each of which is in some.
func (l *linter) neverTogether(k int, ids []string) bool {
	var all []solver.Lit
	for _, id := range ids {
		i := l.At(id)
		if i < 0 || l.isComputed(i) || !l.reachable(i) {
			return false
		}
		all = append(all, l.Items[i].Asked)
	}
	if len(all) < 2 || !l.never(l.complete(), all...) {
		return false
	}
	r := &l.survey().Rules[k]
	l.impossible(Finding{Code: "L203", Span: l.Places.Rules[k], Args: []any{r.Name, listed(ids)}}, l.complete(), all...)
	return true
}

// apart reports, of a rule that can act, a comparison whose questions are never asked in one record (L203).
func apart(l *linter) {
	for k := range l.survey().Rules {
		if l.acting[k] != solver.Sat {
			continue
		}
		for _, t := range testsOf(l.survey().Rules[k].Fires) {
			if ids := ir.Items(t); len(ids) > 1 && l.neverTogether(k, ids) {
				break
			}
		}
	}
}

// testsOf are the tests in a formula.
func testsOf(f ir.Formula) []ir.Test {
	var tests []ir.Test
	ir.Walk(f, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.Holds:
			tests = append(tests, n.Test)
		case ir.Undefined:
			tests = append(tests, n.Test)
		}
		return true
	})
	return tests
}

// implied reports a rule that acts only where another does, which is as heavy (L109).
func implied(l *linter) {
	users := l.usersOf()
	for a := range l.survey().Rules {
		if l.acting[a] != solver.Sat || l.budget <= 0 {
			continue
		}
		for _, b := range l.sharing(a, users) {
			if l.mayImply(a, b) && l.never(l.complete(), l.Rules[a].Acts, l.Rules[b].Acts.Not()) {
				l.addImplied(a, b)
				break
			}
		}
	}
}

// usersOf are the rules that use each item.
func (l *linter) usersOf() map[string][]int {
	users := map[string][]int{}
	for k := range l.survey().Rules {
		for _, id := range l.survey().ItemsOf(l.survey().Rules[k].Fires) {
			users[id] = append(users[id], k)
		}
	}
	return users
}

// sharing are the other rules that use an item which rule a uses, in their order.
func (l *linter) sharing(a int, users map[string][]int) []int {
	var list []int
	for _, id := range l.survey().ItemsOf(l.survey().Rules[a].Fires) {
		list = append(list, users[id]...)
	}
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(b int) bool { return b == a })
}

// mayImply leaves out what cannot be, or is said otherwise.
func (l *linter) mayImply(a, b int) bool {
	r, s := &l.survey().Rules[a], &l.survey().Rules[b]
	return l.acting[b] == solver.Sat && !l.always(b) && (s.Severity == ir.Block || r.Severity == ir.Warn) && !l.sameRule(r, s)
}

// always tells of a rule that has been reported to act always.
func (l *linter) always(k int) bool { return l.settled[actsKey(k)] }

func actsKey(k int) string { return fmt.Sprint("acts ", k) }

func (l *linter) sameRule(r, s *ir.Rule) bool {
	return r.Item == s.Item && logic.Key(r.Fires) == logic.Key(s.Fires)
}

func (l *linter) addImplied(a, b int) {
	mutual := l.never(l.complete(), l.Rules[b].Acts, l.Rules[a].Acts.Not())
	if mutual && b > a && l.survey().Rules[a].Severity == l.survey().Rules[b].Severity {
		return // said once, of the second
	}
	f := Finding{Code: "L109", Span: l.Places.Rules[a], Args: []any{l.survey().Rules[a].Name, l.survey().Rules[b].Name}}
	f.Because = []Place{{l.Places.Rules[b], phrase("related.lint.other-rule", l.survey().Rules[b].Name)}}
	l.add(f)
}

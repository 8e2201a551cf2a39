package route

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// collect notes which items the survey's routes use, and which tests they put to each.
func (s *solver) collect() {
	for i, item := range s.items {
		if item.Specify != nil {
			s.use(marked(s.items[s.at[item.Specify.Item]], item.Specify.Code))
		}
		if item.Ask != nil {
			s.use(s.items[i].Ask)
		}
		for _, skip := range item.Skips {
			s.use(skip.When)
		}
	}
}

func (s *solver) use(c logic.Cond) {
	switch c := c.(type) {
	case logic.And:
		s.use(c.Left)
		s.use(c.Right)
	case logic.Or:
		s.use(c.Left)
		s.use(c.Right)
	case logic.Not:
		s.use(c.X)
	case logic.Answered:
		s.needed[c.Item] = true
	case logic.AnyRow:
		s.needed[c.Rows] = true
	case logic.None:
		s.needed[c.Item] = true
	case logic.Test:
		s.useTest(c.Test)
	case logic.HasValue:
		s.useTest(c.Test)
	}
}

func (s *solver) useTest(t ir.Test) {
	for _, item := range ir.Items(t) {
		s.needed[item] = true
	}
	item, exact := exactItem(t)
	if exact && !slices.ContainsFunc(s.tests[item], func(u ir.Test) bool { return logic.TestKey(u) == logic.TestKey(t) }) {
		s.tests[item] = append(s.tests[item], t)
	}
}

// truth is where a condition is true (is) or false (not is), in a walk: an item that the walk does not
// ask has no answer in it.
func (s *solver) truth(c logic.Cond, is bool) ref {
	switch c := c.(type) {
	case logic.And:
		return s.junction(c.Left, c.Right, is, is)
	case logic.Or:
		return s.junction(c.Left, c.Right, is, !is)
	case logic.Not:
		return s.truth(c.X, !is)
	case logic.Answered:
		return s.answered(c.Item, is)
	case logic.None:
		return s.none(c, is)
	case logic.AnyRow:
		return s.anyRow(c, is)
	case logic.Test:
		return s.test(c.Test, is)
	case logic.HasValue:
		return s.hasValue(c.Test, is)
	case logic.Const:
		return truth(c.Value != logic.Unknown && (c.Value == logic.True) == is)
	}
	panic("route: unknown condition")
}

func (s *solver) junction(left, right logic.Cond, is, all bool) ref {
	l, r := s.truth(left, is), s.truth(right, is)
	if all {
		return s.and(l, r)
	}
	return s.or(l, r)
}

func (s *solver) answered(item string, is bool) ref {
	i := s.at[item]
	return s.either(s.and(s.asked[i], s.not(s.groups[i].blank)), is)
}

// none is where an item bears a kind of no answer, or where it does not.
func (s *solver) none(c logic.None, is bool) ref {
	i := s.at[c.Item]
	return s.either(s.and(s.asked[i], s.groups[i].none[c.Kind]), is)
}

func (s *solver) either(f ref, is bool) ref {
	if is {
		return f
	}
	return s.not(f)
}

// valued is where an item bears an answer that is no kind of no answer.
func (s *solver) valued(item string) ref {
	g := s.groups[s.at[item]]
	f := s.answered(item, true)
	for _, none := range g.none {
		f = s.and(f, s.not(none))
	}
	return f
}

// test is unknown, that is neither true nor false, where one of its items has no answer or none with a value.
func (s *solver) test(t ir.Test, is bool) ref {
	known := yes
	for _, item := range ir.Items(t) {
		known = s.and(known, s.valued(item))
	}
	return s.and(known, s.outcome(t, is))
}

func (s *solver) hasValue(t ir.Test, is bool) ref {
	f := s.test(t, true)
	if is {
		return f
	}
	return s.not(f)
}

func (s *solver) outcome(t ir.Test, is bool) ref {
	if item, exact := exactItem(t); exact {
		return s.either(s.groups[s.at[item]].truth(t), is)
	}
	g := s.freeGroup(t)
	wanted := 1
	if is {
		wanted = 0
	}
	return s.each(g.first, func(value int) ref { return truth(value == wanted) })
}

// freeGroup is the variable of a test that is not weighed exactly: true, false or, where the
// test divides or could overflow, without value.
func (s *solver) freeGroup(t ir.Test) *group {
	outcomes := []ir.Formula{ir.Holds{Test: t, Is: true}, ir.Holds{Test: t, Is: false}}
	if mayLackValue(t) {
		outcomes = append(outcomes, ir.Undefined{Test: t})
	}
	return s.freeOutcomes(logic.TestKey(t), outcomes)
}

// freeOutcomes is the variable of that name, made once.
func (s *solver) freeOutcomes(key string, outcomes []ir.Formula) *group {
	if g, ok := s.free[key]; ok {
		return g
	}
	g := s.definedGroup(outcomes)
	s.free[key] = g
	return g
}

// anyRow is unknown where the group is not asked.
func (s *solver) anyRow(c logic.AnyRow, is bool) ref {
	outcomes := []ir.Formula{logic.WhenTrue(c), logic.WhenFalse(c)}
	g := s.freeOutcomes(logic.Key(outcomes[0]), outcomes)
	wanted := 1
	if is {
		wanted = 0
	}
	return s.and(s.valued(c.Rows), s.each(g.first, func(value int) ref { return truth(value == wanted) }))
}

// definedGroup is a variable whose values are told by formulas, one of which holds when it is known.
func (s *solver) definedGroup(outcomes []ir.Formula) *group {
	v := s.newVariable(len(outcomes))
	g := &group{first: v, last: v, hasValue: -1, allowed: yes, blank: no}
	g.says = func(_ int, values []int) ir.Formula {
		var any []ir.Formula
		for _, value := range values {
			any = append(any, outcomes[value])
		}
		return logic.AnyOf(any...)
	}
	s.own(g)
	return g
}

func sortedKeys(m map[int]ref) []int { return slices.Sorted(maps.Keys(m)) }

// mayLackValue tells whether a test can be without value although all its answers count: a
// division can be by zero, and a function of the embedding program can fail.
func mayLackValue(t ir.Test) bool {
	lacks := false
	ir.Walk(t, func(n ir.Node) bool {
		lacks = lacks || canFail(n)
		return !lacks
	})
	return lacks
}

func canFail(n ir.Node) bool {
	switch n := n.(type) {
	case ir.Arith:
		return n.Op == ir.Div && !isNonZero(n.Right)
	case ir.Func:
		return n.Name == ir.Accuracy
	case ir.CallTest, ir.CallTerm:
		return true
	case ir.Total:
		return n.Func != ir.Sum
	}
	return false
}

func isNonZero(t ir.Term) bool {
	c, ok := t.(ir.NumberConst)
	return ok && c.Value != 0
}

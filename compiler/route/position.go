package route

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// Where skips overlap without order, the functions grow with every question, and a long survey of that kind
// would not be compiled in any time. So questions have a budget of nodes. Where it is
// spent, the solver goes on by position: instead of one function of all answers for each question it
// keeps, for each question at which the walk may stand next, the formula that no walk does:
//
//	never(j) = for every way i→j: never(i), or the answer of i surely does not lead to j
//
// That is linear and, as long as conditions ask about their own question only, exact: what one question
// makes possible does not hang on what another does. Conditions about earlier questions are
// still weighed, but no longer together with the route that led here (Routes.Tangled). The functions take over again
// where all walks meet.

// allowance is how many nodes each question may add, how many of them may be saved up, and how many one
// question may add when positions are kept.
type allowance struct{ perQuestion, most, alone int }

var enough = allowance{perQuestion: 16, most: 2000, alone: 2000}

// tryWalk walks question i as far as the budget lets it. Each attempt after the first is content
// with less; the last always succeeds.
func (s *solver) tryWalk(i, attempt int) (next int, ok bool) {
	jumps, never := maps.Clone(s.jumps), maps.Clone(s.never)
	before := len(s.nodes)
	s.budget = min(s.budget+s.perQuestion, s.most)
	s.limit = before + s.budget
	defer func() {
		s.limit, s.coarse = 0, false
		if r := recover(); r != nil {
			if _, is := r.(tangled); !is {
				panic(r)
			}
			s.jumps, s.never = jumps, never
			next, ok = i, false
			return
		}
		s.budget -= len(s.nodes) - before
	}()
	if attempt == 0 && s.never == nil {
		return s.step(i), true
	}
	s.limit = before + s.alone
	if s.coarse = attempt > 1; s.coarse {
		s.limit = 0
	}
	next = s.stepByPosition(i)
	if s.coarse || asksAboutOthers(s.items[i]) {
		s.tangled = append(s.tangled, i)
	}
	return next, true
}

// stepByPosition is the walk of one question when positions are kept.
func (s *solver) stepByPosition(i int) (next int) {
	if s.never == nil {
		s.openPositions(i)
	}
	never, elsewhere := s.never[i], s.nowhereBut(i)
	delete(s.never, i)
	ask := s.askTrue(i)
	s.enter(i, ask) // as its own skips see it, which are taken only where it is reached
	next = s.enterSpecified(i)
	s.leaveByPosition(i, next, never)
	s.enter(i, s.defined(logic.AllOf(elsewhere, s.writer.sure(ask)), logic.AnyOf(never, s.writer.sure(s.not(ask)))))
	s.enterSpecified(i)
	if len(s.never) == 1 {
		s.never = nil // every walk goes on at next
	}
	return next
}

// nowhereBut is "no walk stands elsewhere than at i".
func (s *solver) nowhereBut(i int) ir.Formula {
	var all []ir.Formula
	for _, to := range slices.Sorted(maps.Keys(s.never)) {
		if to != i {
			all = append(all, s.never[to])
		}
	}
	return logic.AllOf(all...)
}

// openPositions turns the functions of the skips under way into formulas.
func (s *solver) openPositions(i int) {
	over := s.pending(i)
	s.never = map[int]ir.Formula{i: s.writer.sure(over)}
	for to, f := range s.jumps {
		s.never[to] = s.writer.sure(s.not(f))
	}
	clear(s.jumps)
}

// leaveByPosition adds the ways that lead on from question i.
func (s *solver) leaveByPosition(i, next int, never ir.Formula) {
	stays := yes
	if end := s.items[i].End; end > 0 {
		stays = s.asked[i]
		s.addWay(end, never, s.not(stays))
	}
	for _, skip := range s.items[i].Skips {
		taken := s.and(s.and(stays, s.asked[i]), s.holds(skip.When))
		s.addWay(skip.To, never, taken)
		stays = s.and(stays, s.not(taken))
	}
	s.addWay(next, never, stays)
}

func (s *solver) addWay(to int, never ir.Formula, taken ref) {
	way := logic.AnyOf(never, s.writer.sure(s.not(taken)))
	if before, ok := s.never[to]; ok {
		way = logic.AllOf(before, way)
	}
	s.never[to] = s.writer.share(way)
}

// defined is a function that is known to be true where t holds, and false where f does.
func (s *solver) defined(t, f ir.Formula) ref {
	switch {
	case ir.IsTrue(t):
		return yes
	case ir.IsTrue(f):
		return no
	}
	g := s.definedGroup([]ir.Formula{s.writer.share(t), s.writer.share(f)})
	return s.branch(g.first, []ref{yes, no})
}

// asksAboutOthers tells whether a question's conditions use other questions, which positions weigh
// apart from the route.
func asksAboutOthers(item Item) bool {
	others := item.Ask != nil
	for _, skip := range item.Skips {
		for _, id := range ir.Items(logic.WhenTrue(skip.When)) {
			others = others || id != item.ID
		}
	}
	return others
}

// holds is where a condition is true. When even one question's conditions are too much, it is
// taken apart into its tests: what is sure of each is joined by and and or, which is sound, if less than
// could be said, and cannot grow.
func (s *solver) holds(c logic.Cond) ref {
	if !s.coarse {
		return s.truth(c, true)
	}
	for _, id := range ir.Items(logic.WhenTrue(c)) {
		k := s.at[id]
		s.asked[k] = s.defined(s.writer.sure(s.asked[k]), s.writer.sure(s.not(s.asked[k])))
	}
	return s.defined(s.claim(c, true, true), s.claim(c, true, false))
}

// claim is a formula that makes it sure that c has the truth value is (so), or that it has not (not so).
func (s *solver) claim(c logic.Cond, is, so bool) ir.Formula {
	switch c := c.(type) {
	case logic.And:
		return s.claimBoth(c.Left, c.Right, is, so, is == so)
	case logic.Or:
		return s.claimBoth(c.Left, c.Right, is, so, is != so)
	case logic.Not:
		return s.claim(c.X, !is, so)
	}
	f := s.truth(c, is)
	if !so {
		f = s.not(f)
	}
	return s.writer.sure(f)
}

func (s *solver) claimBoth(left, right logic.Cond, is, so, all bool) ir.Formula {
	sides := []ir.Formula{s.claim(left, is, so), s.claim(right, is, so)}
	if all {
		return logic.AllOf(sides...)
	}
	return logic.AnyOf(sides...)
}

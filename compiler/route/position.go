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

// budget of nodes: each question adds to it, up to a most that may be saved.
const (
	budgetPerQuestion = 64
	budgetMost        = 2000
)

// tryWalk walks question i as far as the budget lets it. Each attempt after the first is content
// with less; the last always succeeds.
func (s *solver) tryWalk(i, attempt int) (next int, ok bool) {
	item, jumps, never := s.items[i], maps.Clone(s.jumps), maps.Clone(s.never)
	before := len(s.nodes)
	s.budget = min(s.budget+budgetPerQuestion, budgetMost)
	s.limit = before + s.budget
	defer func() {
		s.limit = 0
		if r := recover(); r != nil {
			if _, is := r.(tangled); !is {
				panic(r)
			}
			s.items[i], s.jumps, s.never = item, jumps, never
			next, ok = i, false
			return
		}
		s.budget -= len(s.nodes) - before
	}()
	switch {
	case attempt == 0 && s.never == nil:
		return s.step(i), true
	case attempt <= 1:
		s.limit = before + budgetMost
		return s.stepByPosition(i), true
	default:
		s.limit = 0
		s.items[i] = s.settleConditions(item)
		return s.stepByPosition(i), true
	}
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
	if s.asksAboutOthers(i) {
		s.tangled = append(s.tangled, i)
	}
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
	for _, skip := range s.items[i].Skips {
		taken := s.and(s.and(stays, s.asked[i]), s.truth(skip.When, true))
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

// asksAboutOthers tells whether question i's conditions use other questions, which
// positions weigh apart from the route.
func (s *solver) asksAboutOthers(i int) bool {
	others := s.items[i].Ask != nil
	for _, skip := range s.items[i].Skips {
		for _, item := range ir.Items(logic.WhenTrue(skip.When)) {
			others = others || item != s.items[i].ID
		}
	}
	return others
}

// settleConditions makes a variable of every condition of the item, known where Kleene's logic says so.
func (s *solver) settleConditions(item Item) Item {
	if item.Ask != nil {
		item.Ask = s.settle(item.Ask)
	}
	skips := make([]Skip, len(item.Skips))
	for i, skip := range item.Skips {
		skips[i] = Skip{To: skip.To, When: s.settle(skip.When)}
	}
	item.Skips = skips
	return item
}

// settled is a condition that has become a function already.
type settled struct {
	logic.Cond
	isTrue, isFalse ref
}

func (s *solver) settle(c logic.Cond) logic.Cond {
	isTrue := s.defined(logic.WhenTrue(c), logic.WhenFalse(c))
	return settled{c, isTrue, s.not(isTrue)}
}

func (c settled) truth(is bool) ref {
	if is {
		return c.isTrue
	}
	return c.isFalse
}

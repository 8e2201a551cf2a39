// Package world says in propositional logic and linear arithmetic what a complete record of a survey can be: every item
// that is asked bears a right answer, or none where it is optional, and no other does. A search through all
// households becomes a question to the solver.
//
// What is not known exactly is left open, so that there may be models that are no record, but no record is without
// its model. So a "there is none" can be relied upon, and a model is to be tried on the runtime. Left open are
// products and quotients of answers, texts beyond comparing with constants, functions of an embedding program, the rounding of
// doubles within its bounds, and whatever a newer IR has.
//
// Everything that an author could take out of the survey to make more possible is a Reason: a skip, an ask, an option's
// condition, a bound, a rule that blocks. Each holds by an assumption, so that the solver can tell which
// ones an impossibility rests on.
package world

import (
	"math/big"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
)

// World is a survey as the solver sees it.
type World struct {
	*solver.Solver
	Survey  *ir.Survey
	Items   []Item
	Rules   []Rule
	Reasons []Reason
	at      map[string]int
	tests   map[string]known        // by test
	terms   map[string]quantity     // what is not linear, by term
	texts   map[string]solver.Lit   // an item's text equals a constant
	named   map[string]map[int]bool // of each item: the codes that conditions name
	counted map[string]bool         // items whose marks are counted
	years   map[int]bool            // whole constants, which years may be compared with
	frees   map[string]solver.Lit   // comparisons of texts and whatever else is left open, by test
	refs    map[int]solver.Lit      // predicates
	of      map[Reason]solver.Lit   // the assumptions of reasons
	reason  map[solver.Lit]Reason   // and back
	open    bool                    // something was too large to be said
	beside  *World                  // of a Pair: the one that was put to the solver before
	paper   *paper                  // nil but of Near
}

// Item is what the solver sees of an item. Of what an item does not have it is False.
type Item struct {
	Reached  solver.Lit // no skip jumps past it
	Ask      solver.Lit // its ask if is true; True without one
	Asked    solver.Lit
	Answered solver.Lit // it bears an answer, or a kind of no answer
	Valued   solver.Lit // it bears an answer
	None     map[ir.NoAnswer]solver.Lit
	Skips    []Skip
	codes    map[int]solver.Lit // Choice
	classes  []class            // Choice: the codes that nothing tells apart
	marks    map[int]solver.Lit // Choices
	counts   []solver.Lit       // Choices: at least 1, 2 … marks
	number   *solver.Number     // its value, or number of marks, or of characters
	texts    []textLit          // comparisons with constants
}

// Skip is one skip: where its condition is true, and where it is taken.
type Skip struct {
	When, Taken solver.Lit
	From, To    int // positions: the first item that it can pass over, and the one that it goes to
}

// Rule is a rule: where its condition holds, and where it is reported.
type Rule struct{ Fires, Acts solver.Lit }

type class struct {
	codes []int
	lit   solver.Lit
}

type textLit struct {
	text string
	lit  solver.Lit
}

// Kind is what a Reason is.
type Kind int

// The kinds of reasons.
const (
	SkipReason  Kind = iota // Index: of the item's skips
	AskReason               // an item's ask if
	OfferReason             // Index: of the domain's Hidden
	BoundReason             // the bound of a number, or of the number of marks
	RuleReason              // Item: of the rules
)

// Reason is a part of the source that makes something impossible.
type Reason struct {
	Kind        Kind
	Item, Index int
}

// Limits of what is put to the solver at all: a survey beyond them is not decided.
const mostSize = 1_500_000

// New puts a survey to a solver.
func New(s *ir.Survey) *World { return newWorld(s, solver.New(), false, nil, nil) }

func newWorld(s *ir.Survey, to *solver.Solver, all bool, beside *World, p *paper) *World {
	w := &World{
		Solver: to, beside: beside, paper: p, Survey: s, Items: make([]Item, len(s.Items)), at: map[string]int{}, tests: map[string]known{}, terms: map[string]quantity{},
		texts: map[string]solver.Lit{}, named: map[string]map[int]bool{}, counted: map[string]bool{}, years: map[int]bool{}, frees: map[string]solver.Lit{}, refs: map[int]solver.Lit{}, of: map[Reason]solver.Lit{}, reason: map[solver.Lit]Reason{},
	}
	for i := range s.Items {
		w.at[s.Items[i].ID] = i
	}
	w.survey()
	if all {
		w.nameAll()
	}
	w.walk()
	for i := range s.Rules {
		if w.open = w.open || w.Size() > mostSize; w.open {
			w.Rules = append(w.Rules, Rule{})
			continue
		}
		w.rule(i)
	}
	return w
}

// Whole tells whether all of the survey was put to the solver.
func (w *World) Whole() bool { return !w.open }

// At is an item's position, −1 for none.
func (w *World) At(id string) int {
	if i, ok := w.at[id]; ok {
		return i
	}
	return -1
}

// rule says where a rule acts, and that one that blocks does not.
func (w *World) rule(i int) {
	r := &w.Survey.Rules[i]
	rule := Rule{Fires: w.Formula(r.Fires), Acts: solver.False}
	if at, ok := w.at[r.Item]; ok {
		rule.Acts = w.And(w.Items[at].Asked, rule.Fires)
	}
	if r.Since != "" {
		rule.Acts = w.And(rule.Acts, w.Lit()) // a record of an earlier version is not held to it
	}
	if r.Severity == ir.Block {
		w.Clause(w.because(Reason{RuleReason, i, 0}).Not(), rule.Acts.Not())
	}
	w.Rules = append(w.Rules, rule)
}

// because is the assumption that a reason holds.
func (w *World) because(r Reason) solver.Lit {
	l, ok := w.of[r]
	if !ok {
		l = w.Lit()
		w.of[r], w.reason[l] = l, r
		w.Reasons = append(w.Reasons, r)
	}
	return l
}

// Assumption is that a reason holds; ok is false for one that the survey does not have.
func (w *World) Assumption(r Reason) (l solver.Lit, ok bool) {
	l, ok = w.of[r]
	return l, ok
}

// Because are the reasons among assumptions.
func (w *World) Because(lits []solver.Lit) []Reason {
	var list []Reason
	for _, l := range lits {
		if r, ok := w.reason[l]; ok {
			list = append(list, r)
		}
	}
	return list
}

func rat(x float64) *big.Rat {
	r := new(big.Rat)
	if r.SetFloat64(x) == nil {
		return new(big.Rat)
	}
	return r
}

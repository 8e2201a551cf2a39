// Package program makes a survey ready to run: formulas become closures over numbered slots, so that
// evaluating one allocates nothing and looks up no name.
//
// A Program is made once and may be used by several goroutines at a time; a State belongs to
// one record at a time and is reused from record to record.
package program

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Program is a survey linked for running.
type Program struct {
	Survey     *ir.Survey
	slots      map[string]int // of each item: its position in Survey.Items
	items      []linkedItem
	groups     []group // the record itself, then the repeated groups
	predicates []condition
	rules      []linkedRule
	ruleAt     map[string]int // of each rule, by name: its position
	rulesOf    [][]int        // of each item: positions in rules
}

// condition is a formula made ready.
type condition func(*State) bool

type linkedItem struct {
	asked, passed condition
	judge         judge
	compute       *computation // of a computed item
	offers        []offer      // its defaults
	hidden        []condition  // of each option: where it is not offered, nil for never; nil when all always are
	codes         codes
	firstBit      int  // of its marks, in a frame
	group         int  // the one that it stands in
	blankable     bool // it may be left blank
	repeat        *repeat
}

// repeat is what is linked of the head of a repeated group.
type repeat struct {
	group int    // the one that it is the head of
	end   int    // the slot behind it
	most  int    // rows
	times number // nil: as many rows as are given
	uses  operands
}

type linkedRule struct {
	rule     *ir.Rule
	fires    condition
	operands func() []operand
}

// New links a survey. functions are what its rules may call; one that is missing is an error.
func New(s *ir.Survey, functions ...Function) (*Program, error) {
	p := &Program{Survey: s, slots: map[string]int{}, ruleAt: map[string]int{}, rulesOf: make([][]int, len(s.Items))}
	for i, it := range s.Items {
		p.slots[it.ID] = i
	}
	l := &linker{Program: p, calls: map[string]Function{}, totals: map[string]*total{}}
	for _, f := range functions {
		l.calls[f.Name] = f
	}
	for _, name := range s.Functions {
		if _, ok := l.calls[name]; !ok {
			return nil, fmt.Errorf("program: the survey calls %s, which is not given", name)
		}
	}
	l.link()
	return p, l.err
}

// Slot is the position of an item in Survey.Items.
func (p *Program) Slot(id string) (slot int, ok bool) {
	slot, ok = p.slots[id]
	return slot, ok
}

// Rule is the rule of that name.
func (p *Program) Rule(name string) (r *ir.Rule, ok bool) {
	i, ok := p.ruleAt[name]
	if !ok {
		return nil, false
	}
	return &p.Survey.Rules[i], true
}

// linker turns the nodes of the IR into closures.
type linker struct {
	*Program
	calls  map[string]Function
	totals map[string]*total
	scopes []int // of each predicate: the innermost group whose row it speaks of
	err    error
}

func (l *linker) link() {
	l.layOut()
	for i := range l.Survey.Items {
		l.item(&l.Survey.Items[i], &l.items[i])
	}
	for _, f := range l.Survey.Predicates {
		l.scopes = append(l.scopes, l.scope(f))
		l.predicates = append(l.predicates, l.remember(l.scopes[len(l.scopes)-1], l.formula(f)))
	}
	for i := range l.Survey.Rules {
		r := &l.Survey.Rules[i]
		l.rules = append(l.rules, linkedRule{r, l.formula(r.Fires), l.operandsOf(r)})
		l.ruleAt[r.Name] = i
		l.rulesOf[l.slots[r.Item]] = append(l.rulesOf[l.slots[r.Item]], i)
	}
}

func (l *linker) item(it *ir.Item, linked *linkedItem) {
	linked.asked, linked.passed, linked.judge = l.formula(it.Asked), l.formula(it.Passed), judgeOf(it.Domain)
	if it.Compute != nil {
		linked.compute = l.computation(it)
	}
	if it.Times != nil {
		l.times(it, linked)
	}
	linked.offers = l.offers(it)
	l.hide(linked, &it.Domain)
}

// Rules calls visit for every rule of the item at slot that acts, in source order.
func (s *State) Rules(slot int, visit func(*ir.Rule)) {
	for _, i := range s.program.rulesOf[slot] {
		if r := s.program.rules[i]; s.Applies(r.rule) && r.fires(s) {
			visit(r.rule)
		}
	}
}

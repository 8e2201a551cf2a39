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
	predicates []condition
	rules      []linkedRule
	rulesOf    [][]int // of each item: positions in rules
	bits       int     // words that the marks of all Choices take together
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
	firstBit      int
}

type linkedRule struct {
	rule  *ir.Rule
	fires condition
}

// New links a survey. functions are what its rules may call; one that is missing is an error.
func New(s *ir.Survey, functions ...Function) (*Program, error) {
	p := &Program{Survey: s, slots: map[string]int{}, rulesOf: make([][]int, len(s.Items))}
	for i, it := range s.Items {
		p.slots[it.ID] = i
	}
	l := &linker{Program: p, calls: map[string]Function{}}
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

// linker turns the nodes of the IR into closures.
type linker struct {
	*Program
	calls map[string]Function
	err   error
}

func (l *linker) link() {
	for i := range l.Survey.Items {
		l.items = append(l.items, l.item(&l.Survey.Items[i]))
	}
	for i, f := range l.Survey.Predicates {
		l.predicates = append(l.predicates, memo(i, l.formula(f)))
	}
	for i := range l.Survey.Rules {
		r := &l.Survey.Rules[i]
		l.rules = append(l.rules, linkedRule{r, l.formula(r.Fires)})
		l.rulesOf[l.slots[r.Item]] = append(l.rulesOf[l.slots[r.Item]], i)
	}
}

func (l *linker) item(it *ir.Item) linkedItem {
	linked := linkedItem{asked: l.formula(it.Asked), passed: l.formula(it.Passed), firstBit: l.bits}
	if it.Domain.Kind == ir.Choices {
		l.bits += (len(it.Domain.Options) + 63) / 64
	}
	linked.judge = judgeOf(it.Domain)
	if it.Compute != nil {
		linked.compute = l.computation(it)
	}
	linked.offers = l.offers(it)
	l.hide(&linked, &it.Domain)
	return linked
}

// Rules calls visit for every rule of the item at slot that acts, in source order.
func (s *State) Rules(slot int, visit func(*ir.Rule)) {
	for _, i := range s.program.rulesOf[slot] {
		if r := s.program.rules[i]; !s.before(r.rule.Since) && r.fires(s) {
			visit(r.rule)
		}
	}
}

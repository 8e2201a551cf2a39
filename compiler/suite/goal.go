package suite

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Kind is what a Goal is about.
type Kind int

// The kinds of goals.
const (
	Question Kind = iota // Is: asked; else passed over
	Option               // Index: a code that is borne
	Skip                 // Index: of the item's skips; Is: its condition is true, where it comes to that
	Ask                  // Is: an ask if is true, where no skip jumps past it
	Offer                // Index: of the domain's Hidden; Is: it hides its options
	Rule                 // Index: of the rules; Is: it acts; else its item is asked and it does not
)

// Goal is a part of a survey that a test is to reach.
type Goal struct {
	Kind        Kind
	Item, Index int // Item is a position
	Is          bool
}

// Goals are all that there are, in the order of the survey. That an item without any condition is passed over is none, nor that one in a
// repeated group is where the group itself is.
func Goals(s *ir.Survey) []Goal {
	var all []Goal
	both := func(kind Kind, i, index int) {
		all = append(all, Goal{kind, i, index, true}, Goal{kind, i, index, false})
	}
	headPassed := map[string]string{}
	for i := range s.Items {
		it := &s.Items[i]
		if it.Domain.Kind == ir.Rows {
			headPassed[it.ID] = logic.Key(it.Passed)
		}
		if it.Compute == nil {
			all = append(all, Goal{Question, i, 0, true})
		}
		if it.Compute == nil && !ir.IsFalse(it.Passed) && logic.Key(it.Passed) != headPassed[it.Group] {
			all = append(all, Goal{Question, i, 0, false})
		}
		for _, o := range it.Domain.Options {
			all = append(all, Goal{Option, i, o.Code, true})
		}
		for k := range it.Domain.Hidden {
			both(Offer, i, k)
		}
		if asks(it) {
			both(Ask, i, 0)
		}
		for k := range it.Skips {
			both(Skip, i, k)
		}
		for k := range s.Rules {
			if s.Rules[k].Item == it.ID {
				both(Rule, i, k)
			}
		}
	}
	return all
}

// asks tells of an ask if that an author wrote.
func asks(it *ir.Item) bool { return it.Ask != nil && it.Specify == nil }

// probes are a survey with a warning for each condition that is to be watched.
type probes struct {
	survey  *ir.Survey
	program *program.Program
	of      map[string]Goal       // by the name of the rule
	by      []map[Goal]ir.Formula // of each item
	slots   map[string]int
}

func newProbes(s *ir.Survey) (*probes, error) {
	p := &probes{survey: s, of: map[string]Goal{}, by: make([]map[Goal]ir.Formula, len(s.Items)), slots: map[string]int{}}
	watched := *s
	watched.Rules = nil
	watch := func(g Goal, f ir.Formula) {
		name := fmt.Sprint("probe-", len(watched.Rules))
		p.of[name], p.by[g.Item][g] = g, f
		watched.Rules = append(watched.Rules, ir.Rule{Name: name, Item: s.Items[g.Item].ID, Severity: ir.Warn, Fires: f})
	}
	for i := range s.Items {
		p.slots[s.Items[i].ID], p.by[i] = i, map[Goal]ir.Formula{}
	}
	for _, g := range Goals(s) {
		if f := formulaOf(s, g); g.Is && f != nil {
			watch(g, f)
		}
	}
	var err error
	p.program, err = program.New(&watched)
	return p, err
}

// formulaOf is the condition of a goal that is to be watched; nil for one that the status tells.
func formulaOf(s *ir.Survey, g Goal) ir.Formula {
	switch it := &s.Items[g.Item]; g.Kind {
	case Skip:
		return it.Skips[g.Index].When
	case Offer:
		return it.Domain.Hidden[g.Index].When
	case Rule:
		return s.Rules[g.Index].Fires
	}
	return nil
}

// Reached are the goals that a household reaches. That a condition is not true counts only where nothing in it is
// still to be answered.
func (r *Runner) Reached(record *answers.Record) map[Goal]bool {
	o := observer{probes: r.probes, state: r.probes.program.NewState(), reached: map[Goal]bool{}}
	o.state.Load(record)
	o.walk(0, o.state.Len())
	return o.reached
}

// observer goes through one record.
type observer struct {
	*probes
	state   *program.State
	reached map[Goal]bool
}

// walk goes as an interviewer does; what is jumped past takes no skip.
func (o *observer) walk(slot, end int) {
	to := slot
	for ; slot < end; slot = o.state.End(slot) {
		switch o.state.Status(slot) {
		case program.Asked:
			o.reached[Goal{Question, slot, 0, true}] = true
			o.asked(slot)
			to = max(to, o.skips(slot))
		case program.Passed:
			o.reached[Goal{Question, slot, 0, false}] = true
			if it := o.state.Item(slot); slot >= to && asks(it) && o.settled(it.Ask) {
				o.reached[Goal{Ask, slot, 0, false}] = true
			}
		}
		for nr := range o.state.Rows(slot) {
			if o.state.Enter(slot, nr) {
				o.walk(slot+1, o.state.End(slot))
			}
		}
	}
}

// asked notes what an item that is asked reaches, but for its skips.
func (o *observer) asked(slot int) {
	if asks(o.state.Item(slot)) {
		o.reached[Goal{Ask, slot, 0, true}] = true
	}
	if o.state.Verdict(slot) == program.Good {
		for _, code := range codes(o.state.Item(slot), *o.state.Raw(slot)) {
			o.reached[Goal{Option, slot, code, true}] = true
		}
	}
	acting := o.acting(slot)
	for g, f := range o.by[slot] {
		switch {
		case g.Kind == Skip:
		case acting[g]:
			o.reached[g] = true
		case o.settled(f):
			o.reached[g.other()] = true
		}
	}
}

func (g Goal) other() Goal { g.Is = !g.Is; return g }

// acting are the conditions at an item that hold.
func (o *observer) acting(slot int) map[Goal]bool {
	acting := map[Goal]bool{}
	o.state.Rules(slot, func(r *ir.Rule) { acting[o.of[r.Name]] = true })
	return acting
}

// skips notes how the skips of an item come out, and gives the slot that is gone to.
func (o *observer) skips(slot int) (to int) {
	acting := o.acting(slot)
	for k, s := range o.state.Item(slot).Skips {
		g := Goal{Skip, slot, k, true}
		switch {
		case acting[g]:
			o.reached[g] = true
			return o.survey.Lands(slot, s)
		case !o.settled(s.When):
			return slot
		}
		o.reached[g.other()] = true
	}
	return slot
}

// settled tells whether nothing in a condition is still to be answered.
func (o *observer) settled(f ir.Formula) bool {
	return !slices.ContainsFunc(o.survey.ItemsOf(f), func(id string) bool {
		slot := o.slots[id]
		return o.state.Open(slot) || o.state.Status(slot) == program.Undetermined
	})
}

func codes(it *ir.Item, v answers.Value) []int {
	switch {
	case v.Kind == answers.Number && it.Domain.Kind == ir.Choice:
		return []int{int(v.Num)}
	case v.Kind == answers.List && it.Domain.Kind == ir.Choices:
		var list []int
		for _, m := range v.List {
			list = append(list, int(m.Num))
		}
		return list
	}
	return nil
}

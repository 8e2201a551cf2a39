// Package why says why a record makes an item asked, passed over or undetermined, and why a rule acts or does not: by a
// smallest set of facts that forces it, and the skips and asks that have to do with it. In a repeated group it tells of one
// row, and the facts may lie in any.
package why

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Fact is one thing that a reason rests on.
type Fact struct {
	Item  int    // its position
	Place string // "age", in a row "members[2].age"
	Kind  FactKind
	Value answers.Value // of Given; of the head of a group a list of as many rows as there are
}

// FactKind is what a Fact says of its item.
type FactKind int

// The kinds of facts.
const (
	Given  FactKind = iota // it bears the answer Value
	Blank                  // it is optional and left blank
	Open                   // it is still to be answered
	Passed                 // it is passed over
)

// Clause is a skip or an ask of the survey that has to do with a reason.
type Clause struct {
	Item int // the position of the item that bears it
	Skip int // which of its skips; −1: its `ask if`
}

// ItemReason is why an item stands as it does. As long as Facts are so, it does so whatever the other answers are, and no
// smaller set of facts is enough. Where Status is Undetermined Facts are the open items that it hangs on.
type ItemReason struct {
	Status  program.Status
	Facts   []Fact
	Clauses []Clause
}

// RuleReason is why a rule acts or does not: as long as Facts are so it does so, however the rest is answered.
type RuleReason struct {
	Acts   bool
	Passed bool // its item is passed over, which is why it does not act
	Early  bool // the record is of a version that is not held to it
	Facts  []Fact
}

// Teller tells of one survey.
type Teller struct {
	survey *ir.Survey
	*probes
}

// New makes a Teller; an error where the survey calls functions that are not given.
func New(s *ir.Survey, functions ...program.Function) (*Teller, error) {
	p, err := newProbes(s, functions)
	if err != nil {
		return nil, err
	}
	return &Teller{survey: s, probes: p}, nil
}

// Places are those of item i in a record, one in each row of its group that is there.
func (t *Teller) Places(r *answers.Record, i int) []string {
	var places []string
	for _, f := range t.told(r).facts {
		if f.Item == i {
			places = append(places, f.Place)
		}
	}
	return places
}

// Item tells why the item at a place stands as it does; ok is false where the record has no such place.
func (t *Teller) Item(r *answers.Record, place string) (reason ItemReason, ok bool) {
	told := t.told(r)
	i, ok := told.enter(place)
	if !ok {
		return ItemReason{}, false
	}
	switch reason.Status = told.status(i); reason.Status {
	case program.Undetermined:
		reason.Facts = told.hangsOn(i, place)
		return reason, true
	case program.Asked:
		reason.Facts = told.forced(t.asked[i], place)
	default:
		reason.Facts = told.forced(t.passed[i], place)
	}
	reason.Clauses = told.clauses(i, place, reason.Facts)
	return reason, true
}

// Rule tells why the rule at k, standing at a place of its item, acts or does not; ok is false where the record has no such place.
func (t *Teller) Rule(r *answers.Record, k int, place string) (reason RuleReason, ok bool) {
	told := t.told(r)
	i, ok := told.enter(place)
	switch {
	case !ok:
		return RuleReason{}, false
	case !told.state.Applies(&t.survey.Rules[k]):
		return RuleReason{Early: true}, true
	case told.status(i) == program.Passed:
		return RuleReason{Passed: true, Facts: told.forced(t.passed[i], place)}, true
	case told.holds(t.fires[k], place):
		return RuleReason{Acts: true, Facts: told.forced(t.acts[k], place)}, true
	}
	return RuleReason{Facts: told.forced(t.idle[k], place)}, true
}

// told is a record that is told of.
type told struct {
	*Teller
	record *answers.Record
	state  *program.State // of the record as it is
	facts  []Fact         // of all its places
}

func (t *Teller) told(r *answers.Record) *told {
	out := &told{Teller: t, record: r, state: t.program.NewState()}
	out.state.Load(r)
	out.look(0, out.state.Len())
	return out
}

// look notes the facts of the items from one slot up to another, and those of each row.
func (t *told) look(slot, end int) {
	for ; slot < end; slot = t.state.End(slot) {
		if i := t.owner[slot]; i >= 0 && t.survey.Items[i].Compute == nil {
			t.facts = append(t.facts, t.fact(i, slot))
		}
		for nr := range t.state.Rows(slot) {
			if t.state.Enter(slot, nr) {
				t.look(slot+1, t.state.End(slot))
			}
		}
	}
}

func (t *told) fact(i, slot int) Fact {
	f := Fact{Item: i, Place: t.state.Place(slot), Kind: Open}
	switch {
	case t.state.Status(slot) == program.Passed:
		f.Kind = Passed
	case t.state.IsGroup(slot):
		if n, known := t.state.Times(slot); known {
			f.Kind, f.Value = Given, answers.Rows(make([]answers.Value, n)...)
		}
	case t.state.Verdict(slot) == program.Good:
		f.Kind, f.Value = Given, *t.state.Raw(slot)
	case t.state.Verdict(slot) == program.Blank && t.state.Blankable(slot):
		f.Kind = Blank
	}
	return f
}

// enter looks at the rows around a place, and gives the item there.
func (t *told) enter(place string) (i int, ok bool) {
	if !t.state.EnterPlace(place) {
		return 0, false
	}
	slot, _ := t.program.Slot(idOf(place))
	i = t.owner[slot]
	return i, i >= 0 && t.survey.Items[i].Compute == nil
}

// status is that of an item in the rows that are looked at.
func (t *told) status(i int) program.Status { return t.state.Status(t.slot[i]) }

// holds tells whether a probe does at a place.
func (t *told) holds(p probe, place string) bool { return t.met(t.state, p, place) }

// forced is a smallest set of facts with which a probe holds.
func (t *told) forced(p probe, place string) []Fact {
	all := slices.DeleteFunc(slices.Clone(t.facts), func(f Fact) bool { return !p.uses[f.Item] })
	state := t.program.NewState()
	return smallest(all, func(kept []bool) bool {
		state.Load(t.opened(t.record, all, kept))
		return t.met(state, p, place)
	})
}

// hangsOn are the open items that an undetermined item hangs on.
func (t *told) hangsOn(i int, place string) []Fact {
	return slices.DeleteFunc(slices.Clone(t.facts), func(f Fact) bool {
		return f.Kind != Open || !t.asked[i].uses[f.Item] && !t.passed[i].uses[f.Item] || !together(f.Place, place)
	})
}

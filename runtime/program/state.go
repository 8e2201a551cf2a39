package program

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Status is whether an item is asked.
type Status uint8

// An item is asked in every walk through the form that the answers leave possible, in none
// of them, or in some.
const (
	Undetermined Status = iota
	Asked
	Passed
)

// Verdict is what an answer is by itself, apart from the route.
type Verdict uint8

// The verdicts. Type, Option and Range refuse the answer. Differs is that of a computed item's stored value which
// is not the one that the record gives.
const (
	Blank Verdict = iota
	Good
	Type
	Option
	Range
	Differs
)

// State is one record as the program sees it.
type State struct {
	program *Program
	answers []answer
	bits    []uint64
	memory  []uint8 // of each predicate: 0 not evaluated yet, 1 false, 2 true
	unknown []string
	stated  map[string]*answers.Value // what the record states about itself, by key
}

// answer is an item's answer. number holds a code, a number, a day or minutes, or how many are marked.
type answer struct {
	raw     *answers.Value
	counts  bool
	valued  bool // it counts and is no kind of no answer
	verdict Verdict
	status  Status
	number  float64
	text    string
	none    ir.NoAnswer
	marks   []uint64
}

// NewState makes room for records of the program's survey.
func (p *Program) NewState() *State {
	s := &State{
		program: p, answers: make([]answer, len(p.items)), bits: make([]uint64, p.bits), memory: make([]uint8, len(p.predicates)),
		stated: map[string]*answers.Value{},
	}
	for i, it := range p.items {
		s.answers[i].marks = s.bits[it.firstBit:]
	}
	return s
}

// Load replaces the state by a record's: every answer judged, every item's status found. The record is
// read until the next Load.
func (s *State) Load(r *answers.Record) {
	clear(s.bits)
	clear(s.memory)
	clear(s.stated)
	s.unknown = s.unknown[:0]
	for i := range s.answers {
		s.answers[i].raw = nil
	}
	for i := range r.Fields {
		s.place(&r.Fields[i])
	}
	for i := range s.answers {
		s.settle(i)
	}
	slices.Sort(s.unknown)
}

func (s *State) place(f *answers.Field) {
	if slot, ok := s.program.slots[f.Key]; ok {
		s.answers[slot].raw = &f.Value
	} else if len(f.Key) == 0 || f.Key[0] != '_' {
		s.unknown = append(s.unknown, f.Key)
	} else {
		s.stated[f.Key] = &f.Value
	}
}

// settle judges the answer at a slot and finds its status; all before it are settled.
func (s *State) settle(slot int) {
	a, it := &s.answers[slot], &s.program.items[slot]
	a.verdict, a.number, a.text, a.none = Blank, 0, "", ""
	if a.raw != nil && !a.raw.Blank() {
		a.verdict = s.withinOffer(it, a.raw, it.judge(a.raw, a))
	}
	if it.compute != nil && a.verdict == Good && !s.agrees(slot) {
		a.verdict = Differs
	}
	a.status = s.statusOf(it)
	a.counts = a.verdict == Good && a.status != Passed
	a.valued = a.counts && a.none == ""
}

func (s *State) statusOf(it *linkedItem) Status {
	switch {
	case it.passed(s):
		return Passed
	case it.asked(s):
		return Asked
	}
	return Undetermined
}

// Status is whether the item at slot is asked.
func (s *State) Status(slot int) Status { return s.answers[slot].status }

// Verdict is what the answer at slot is by itself.
func (s *State) Verdict(slot int) Verdict { return s.answers[slot].verdict }

// Raw is the answer at slot as it stood in the record, nil when the record had none.
func (s *State) Raw(slot int) *answers.Value { return s.answers[slot].raw }

// Open tells whether the item at slot is still to be answered: asked for certain and either refused or
// blank without being optional.
func (s *State) Open(slot int) bool {
	a := &s.answers[slot]
	if a.status != Asked || a.verdict == Good {
		return false
	}
	return a.verdict != Blank || !s.program.Survey.Items[slot].Optional
}

// Unknown lists the record's keys that no item bears, in order; those that start with _ are not among them.
func (s *State) Unknown() []string { return s.unknown }

// Stated is what the record says about itself under a key that starts with _, nil for nothing.
func (s *State) Stated(key string) *answers.Value {
	if v := s.stated[key]; v != nil && !v.Blank() {
		return v
	}
	return nil
}

// Survey is what the record is checked against.
func (s *State) Survey() *ir.Survey { return s.program.Survey }

// Item is the item at slot.
func (s *State) Item(slot int) *ir.Item { return &s.program.Survey.Items[slot] }

// Len is the number of items.
func (s *State) Len() int { return len(s.answers) }

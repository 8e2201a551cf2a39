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
	answers []*answer // of each item: in the row of its group that is looked at
	frames  []*frame  // of each group: that row
	nowhere []*frame  // of each group: a row that is none
	pools   []pool
	unknown []string
	stated  map[string]*answers.Value // what the record states about itself, by key
	draft   *Draft                    // that the record is made up by, nil for one that is given
	trying  bool                      // what is found out now is not remembered, as more answers come
}

// answer is an item's answer. number holds a code, a number, a day or minutes, how many are marked, or how many rows there are.
type answer struct {
	raw     *answers.Value
	counts  bool
	valued  bool // it counts and is no kind of no answer
	verdict Verdict
	status  Status
	number  float64
	marks   []uint64
	rows    *rows // of the head of a repeated group; nil: none
}

// none is the kind of no answer that counts, "" for none.
func (a *answer) none() ir.NoAnswer {
	if a.counts && a.raw != nil && a.raw.Kind == answers.NoAnswer {
		return ir.NoAnswer(a.raw.Str)
	}
	return ""
}

// NewState makes room for records of the program's survey.
func (p *Program) NewState() *State {
	s := &State{
		program: p, answers: make([]*answer, len(p.items)), frames: make([]*frame, len(p.groups)), nowhere: make([]*frame, len(p.groups)),
		pools: make([]pool, len(p.groups)), stated: map[string]*answers.Value{},
	}
	for i := range p.groups {
		s.nowhere[i] = p.newFrame(i)
		s.enter(s.nowhere[i])
	}
	s.frames[0].status = Asked
	return s
}

// Load replaces the state by a record's: every answer judged, every item's status found. The record is
// read until the next Load.
func (s *State) Load(r *answers.Record) {
	clear(s.stated)
	s.unknown = s.unknown[:0]
	for i := range s.pools[1:] {
		s.pools[i+1].release()
		s.enter(s.nowhere[i+1])
	}
	record := s.frames[0]
	record.reset()
	s.place(record, r.Fields)
	s.settleAll(0)
	slices.Sort(s.unknown)
}

// settle judges the answer at a slot and finds its status; all before it are settled.
func (s *State) settle(slot int) {
	if s.draft != nil {
		s.settleDraft(slot)
	} else {
		s.judged(slot)
	}
}

func (s *State) judged(slot int) {
	a, it := s.answers[slot], &s.program.items[slot]
	a.verdict, a.number = Blank, 0
	if a.raw != nil && !a.raw.Blank() {
		a.verdict = s.withinOffer(it, a.raw, it.judge(a.raw, a))
	}
	if it.compute != nil && a.verdict == Good && !s.agrees(slot) {
		a.verdict = Differs
	}
	a.status = s.statusOf(it)
	a.counts = a.verdict == Good && a.status != Passed
	a.valued = a.counts && a.none() == ""
	if it.repeat != nil {
		s.settleRows(slot)
	}
}

func (s *State) statusOf(it *linkedItem) Status {
	switch {
	case it.passed(s):
		return Passed
	case it.asked(s):
		return s.frames[it.group].status
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
	a := s.answers[slot]
	if a.status != Asked || a.verdict == Good {
		return false
	}
	return a.verdict != Blank || !s.program.items[slot].blankable
}

// Blankable tells whether the item at slot may be left blank where it is asked: it is optional, or the head of a group
// that can do without rows, or whose rows are each asked for.
func (s *State) Blankable(slot int) bool { return s.program.items[slot].blankable }

// Unknown lists the record's keys that no item bears, in order; those that start with _ are not among them.
func (s *State) Unknown() []string { return s.unknown }

// Stated is what the record says about itself under a key that starts with _, nil for nothing.
func (s *State) Stated(key string) *answers.Value {
	if v := s.stated[key]; v != nil && !v.Blank() {
		return v
	}
	return nil
}

// Program is what the record is checked against.
func (s *State) Program() *Program { return s.program }

// Survey is that of the program.
func (s *State) Survey() *ir.Survey { return s.program.Survey }

// Item is the item at slot.
func (s *State) Item(slot int) *ir.Item { return &s.program.Survey.Items[slot] }

// Len is the number of items.
func (s *State) Len() int { return len(s.answers) }

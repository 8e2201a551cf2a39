// Package interview is one household, question by question: a state machine without clock, file or
// screen.
//
// The one thing to know about it is parking. When a change of an earlier answer takes an item off the
// route, its answer is set aside, no part of the record any more; when the route comes back,
// so does the answer. An answer that a loaded record already had off the route stays in the record, with
// its finding, until it is removed.
package interview

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Session is one interview. It belongs to one goroutine.
type Session struct {
	program *program.Program
	state   *program.State
	record  *answers.Record // the answers so far, with whatever else a loaded record carried
	parked  map[string]answers.Value
	locked  map[string]bool // items whose answers came with the record and are not to be edited
	at      int             // slot of the current item; the number of items when there is none
	trail   []int           // slots passed on the way here
}

// New begins an interview without answers, at the first item.
func New(p *program.Program) *Session {
	s := &Session{program: p, state: p.NewState(), record: &answers.Record{}, parked: map[string]answers.Value{}, locked: map[string]bool{}}
	s.state.Load(s.record)
	s.at = s.next(0)
	return s
}

// Load begins an interview with the answers of a record, at the first item that is still open, at the
// very first where none is. Items that the survey locks and whose answers in the record are good are not asked.
func Load(p *program.Program, r *answers.Record) *Session {
	s := with(p, r)
	for slot := range s.state.Len() {
		if it := s.state.Item(slot); it.Locked && s.state.Verdict(slot) == program.Good {
			s.locked[it.ID] = true
		}
	}
	s.begin()
	return s
}

// with is an interview that has a record and stands nowhere yet.
func with(p *program.Program, r *answers.Record) *Session {
	s := New(p)
	s.record = clone(r)
	s.state.Load(s.record)
	return s
}

func (s *Session) begin() {
	s.at = s.next(0)
	s.toOpen()
}

func clone(r *answers.Record) *answers.Record {
	c := *r
	c.Fields = slices.Clone(r.Fields)
	return &c
}

// toOpen moves to the first item that is still open, if there is one.
func (s *Session) toOpen() {
	for s.anyOpen() && !s.state.Open(s.at) {
		s.forward()
	}
}

func (s *Session) anyOpen() bool { return len(s.Open()) > 0 }

// Current is the item to be answered now; ok is false at the end.
func (s *Session) Current() (item *ir.Item, ok bool) {
	if s.at >= s.state.Len() {
		return nil, false
	}
	return s.state.Item(s.at), true
}

// Offered are the options that the current item offers, given the answers before, in the order in which this record
// shows them; nil where it is no choice.
func (s *Session) Offered() []ir.Option {
	if s.at >= s.state.Len() {
		return nil
	}
	return s.state.Shown(s.at)
}

// Answer answers the current item and goes on to the next. An answer that would draw type, option, range or
// required is refused: the findings say why, and nothing changes. Otherwise it returns the
// findings of the item's rules, of whatever severity, and the interview has gone on.
func (s *Session) Answer(v answers.Value, lang catalogue.Lang) (refused bool, found []validate.Finding) {
	it, ok := s.Current()
	if !ok {
		return false, nil
	}
	if finding, bad := s.refuse(v, lang); bad {
		return true, []validate.Finding{finding}
	}
	s.set(it.ID, v)
	found = s.findingsOf(it.ID, lang)
	s.forward()
	return false, found
}

func (s *Session) refuse(v answers.Value, lang catalogue.Lang) (f validate.Finding, bad bool) {
	it := s.state.Item(s.at)
	code := validate.Refusal(s.state.Judge(s.at, v))
	if v.Blank() && !it.Optional {
		code = validate.Required
	}
	if code == "" {
		return f, false
	}
	return validate.Finding{Item: it.ID, Code: code, Severity: ir.Block, Message: validate.Message(lang, s.state.Offered(s.at), code)}, true
}

// Remove takes an item's answer out of the record, wherever the interview stands.
func (s *Session) Remove(id string) {
	delete(s.parked, id)
	s.set(id, answers.Value{})
}

// set changes one answer, then parks what has left the route and brings back what has returned.
func (s *Session) set(id string, v answers.Value) {
	delete(s.locked, id)
	passed := s.passed()
	computed := s.computed()
	s.put(id, v)
	s.state.Load(s.record)
	for s.moveOne(passed) {
		s.state.Load(s.record)
	}
	s.forget(computed)
}

// computed are the values of all computed items, by slot.
func (s *Session) computed() map[int]answers.Value {
	values := map[int]answers.Value{}
	for slot := range s.state.Len() {
		if v, ok := s.state.Computed(slot); ok {
			values[slot] = v
		}
	}
	return values
}

// forget takes out what a loaded record stored for a computed item whose value has changed.
func (s *Session) forget(before map[int]answers.Value) {
	for slot := range s.state.Len() {
		if v, _ := s.state.Computed(slot); s.state.Item(slot).Compute != nil && !v.Equal(before[slot]) {
			s.put(s.state.Item(slot).ID, answers.Value{})
		}
	}
	s.state.Load(s.record)
}

func (s *Session) passed() []bool {
	passed := make([]bool, s.state.Len())
	for slot := range passed {
		passed[slot] = s.state.Status(slot) == program.Passed
	}
	return passed
}

// moveOne parks or brings back the first answer that is in the wrong place. Routes go forward, so
// doing this from the top comes to an end.
func (s *Session) moveOne(passedBefore []bool) bool {
	for slot := range s.state.Len() {
		id, passed := s.state.Item(slot).ID, s.state.Status(slot) == program.Passed
		kept, isParked := s.parked[id]
		switch {
		case passed && !passedBefore[slot] && s.state.Verdict(slot) != program.Blank:
			s.parked[id] = *s.state.Raw(slot)
			s.put(id, answers.Value{})
			return true
		case !passed && isParked:
			delete(s.parked, id)
			if s.state.Verdict(slot) == program.Blank {
				s.put(id, kept)
				return true
			}
		}
	}
	return false
}

// put writes an answer into the record; a blank one takes it out.
func (s *Session) put(id string, v answers.Value) {
	s.record.Fields = slices.DeleteFunc(s.record.Fields, func(f answers.Field) bool { return f.Key == id })
	if !v.Blank() {
		s.record.Fields = append(s.record.Fields, answers.Field{Key: id, Value: v})
	}
}

// forward goes on to the next item of the route.
func (s *Session) forward() {
	s.trail = append(s.trail, s.at)
	s.at = s.next(s.at + 1)
}

// next is the first slot from slot on whose item is asked, for certain or perhaps.
func (s *Session) next(slot int) int {
	for slot < s.state.Len() && !s.asks(slot) {
		slot++
	}
	return slot
}

// asks tells whether the interview comes by the item at slot: it is not passed over, nor computed, nor locked.
func (s *Session) asks(slot int) bool {
	return s.state.Status(slot) != program.Passed && s.state.Item(slot).Compute == nil && !s.holds(slot)
}

// holds tells whether the answer at slot is locked. One that a changed answer before has made a wrong one is not.
func (s *Session) holds(slot int) bool {
	return s.locked[s.state.Item(slot).ID] && s.state.Verdict(slot) == program.Good
}

// Locked tells whether an item's answer came with the record and is not to be edited.
func (s *Session) Locked(id string) bool {
	slot, ok := s.program.Slot(id)
	return ok && s.holds(slot)
}

// Back returns to the item before; false when there is none. No answer is lost.
func (s *Session) Back() bool {
	for len(s.trail) > 0 {
		s.at = s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if s.asks(s.at) {
			return true
		}
	}
	return false
}

// Goto moves to an item of the route; false when there is no such item, or it is passed over, computed or locked.
func (s *Session) Goto(id string) bool {
	slot, ok := s.program.Slot(id)
	if !ok || !s.asks(slot) {
		return false
	}
	s.trail = s.trail[:0]
	for before := s.next(0); before < slot; before = s.next(before + 1) {
		s.trail = append(s.trail, before)
	}
	s.at = slot
	return true
}

// Open lists the items that are asked for certain and still to be answered.
func (s *Session) Open() []*ir.Item {
	var open []*ir.Item
	for slot := range s.state.Len() {
		if s.state.Open(slot) {
			open = append(open, s.state.Item(slot))
		}
	}
	return open
}

// Value is an item's answer so far.
func (s *Session) Value(id string) answers.Value { return s.record.Get(id) }

// Parked are the answers set aside because their items left the route, by id.
func (s *Session) Parked() map[string]answers.Value { return maps.Clone(s.parked) }

// Progress counts the items that are asked for certain, and how many of them need nothing more.
func (s *Session) Progress() (done, asked int) {
	for slot := range s.state.Len() {
		if s.state.Status(slot) != program.Asked {
			continue
		}
		asked++
		if !s.state.Open(slot) {
			done++
		}
	}
	return done, asked
}

// Findings are the findings of the record so far, as validate.Record gives them.
func (s *Session) Findings(lang catalogue.Lang) []validate.Finding {
	return validate.State(s.state, s.record.Name, lang)
}

func (s *Session) findingsOf(id string, lang catalogue.Lang) []validate.Finding {
	return slices.DeleteFunc(s.Findings(lang), func(f validate.Finding) bool { return f.Item != id })
}

// Record is the record so far: fields in survey order, then what else a loaded record carried. Computed items
// that have a value are in it.
func (s *Session) Record() *answers.Record {
	r := clone(s.record)
	for slot, v := range s.computed() {
		if id := s.state.Item(slot).ID; r.Get(id).Blank() {
			r.Fields = append(r.Fields, answers.Field{Key: id, Value: v})
		}
	}
	slices.SortStableFunc(r.Fields, func(a, b answers.Field) int { return s.order(a.Key) - s.order(b.Key) })
	return r
}

func (s *Session) order(key string) int {
	if slot, ok := s.program.Slot(key); ok {
		return slot
	}
	return s.state.Len()
}

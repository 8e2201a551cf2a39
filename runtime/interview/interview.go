// Package interview is one household, question by question: a state machine without clock, file or
// screen.
//
// The one thing to know about it is parking. When a change of an earlier answer takes an item off the
// route, its answer is set aside, no part of the record any more; when the route comes back,
// so does the answer. An answer that a loaded record already had off the route stays in the record, with
// its finding, until it is removed. Rows behind a number that has become smaller are parked whole. Acknowledgements of
// warnings are set aside in the same way when an answer that they rest on changes.
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
//
// A repeated group is walked row by row. Where its rows are given freely, the interview asks behind the last of them whether
// there is another: the current item is then the head of the group, and its answer a Truth. What is in rows is
// called as in findings: "members[2].age" is a place, "members[2]" a row.
type Session struct {
	program *program.Program
	state   *program.State
	record  *answers.Record // the answers so far, with whatever else a loaded record carried
	parked  map[string]answers.Value
	voided  []answers.Value // overrides set aside because an answer in their rule has changed
	locked  map[string]bool // places whose answers came with the record and are not to be edited
	steps   []place         // of the interview as the answers are, in order
	at      place           // the current one of them; nil at the end
}

// New begins an interview without answers, at the first item.
func New(p *program.Program) *Session {
	s := start(p, &answers.Record{})
	s.begin()
	s.at = s.next(nil)
	return s
}

// Load begins an interview with the answers of a record, at the first item that is still open, at the
// very first where none is. Items that the survey locks and whose answers in the record are good are not asked.
func Load(p *program.Program, r *answers.Record) *Session {
	s := start(p, r)
	s.lock()
	s.begin()
	return s
}

// start is an interview that has a record and stands nowhere yet.
func start(p *program.Program, r *answers.Record) *Session {
	s := &Session{program: p, state: p.NewState(), record: clone(r), parked: map[string]answers.Value{}, locked: map[string]bool{}}
	s.state.Load(s.record)
	return s
}

func (s *Session) begin() {
	s.settle(s.standing())
	s.toOpen()
}

func clone(r *answers.Record) *answers.Record {
	c := *r
	c.Fields = slices.Clone(r.Fields)
	return &c
}

// toOpen moves to the first item that is still open, to the very first where none is.
func (s *Session) toOpen() {
	s.at = s.next(nil)
	for _, at := range s.steps {
		if enter(s.state, at); !at.another() && s.state.Open(at.slot()) {
			s.at = at
			return
		}
	}
}

// here makes the row of the current item the one that is looked at; ok is false at the end.
func (s *Session) here() (slot int, ok bool) {
	if s.at == nil {
		return 0, false
	}
	enter(s.state, s.at)
	return s.at.slot(), true
}

// Current is the item to be answered now; ok is false at the end. It is the head of a group where the answer is to say
// whether there is another row.
func (s *Session) Current() (item *ir.Item, ok bool) {
	slot, ok := s.here()
	if !ok {
		return nil, false
	}
	return s.state.Item(slot), true
}

// Place is where the current item stands: its id, in a row "members[2].age"; the row that there may be, where
// that is asked: "members[3]"; "" at the end.
func (s *Session) Place() string {
	if _, ok := s.here(); !ok {
		return ""
	}
	return name(s.state, s.at)
}

// Offered are the options that the current item offers, given the answers before, in the order in which this record
// shows them; nil where it is no choice.
func (s *Session) Offered() []ir.Option {
	slot, ok := s.here()
	if !ok {
		return nil
	}
	return s.state.Shown(slot)
}

// Answer answers the current item and goes on to the next. An answer that would draw type, option, range or
// required is refused: the findings say why, and nothing changes. Otherwise it returns the
// findings of the item's rules, of whatever severity, and the interview has gone on.
func (s *Session) Answer(v answers.Value, lang catalogue.Lang) (refused bool, found []validate.Finding) {
	if _, ok := s.here(); !ok {
		return false, nil
	}
	if finding, bad := s.refuse(v, lang); bad {
		return true, []validate.Finding{finding}
	}
	if s.at.another() {
		s.another(v)
		return false, nil
	}
	id := s.Place()
	delete(s.locked, id)
	s.change(with(s.record.Fields, pathOf(id), v))
	found = s.findingsOf(id, lang)
	s.at = s.next(s.at)
	return false, found
}

func (s *Session) refuse(v answers.Value, lang catalogue.Lang) (f validate.Finding, bad bool) {
	slot := s.at.slot()
	it := s.state.Item(slot)
	code := validate.Refusal(s.state.Judge(slot, v))
	switch {
	case s.at.another():
		return s.refuseAnother(v, lang)
	case v.Blank() && !it.Optional:
		code = validate.Required
	}
	if code == "" {
		return f, false
	}
	return validate.Finding{Item: s.Place(), Code: code, Severity: ir.Block, Message: validate.Message(lang, s.state.Offered(slot), code)}, true
}

// step is the position of a place among the steps, or where it would stand.
func (s *Session) step(at place) (i int, found bool) {
	return slices.BinarySearchFunc(s.steps, at, func(a, b place) int { return slices.Compare(a, b) })
}

// next is the first step behind a place, nil at the end.
func (s *Session) next(at place) place {
	i, found := s.step(at)
	if found {
		i++
	}
	if i == len(s.steps) {
		return nil
	}
	return s.steps[i]
}

// before is the last step before a place; at the end, where that is nil, the last of all.
func (s *Session) before(at place) place {
	i, _ := s.step(at)
	if at == nil {
		i = len(s.steps)
	}
	if i == 0 {
		return nil
	}
	return s.steps[i-1]
}

// Back returns to the item before; false when there is none. No answer is lost.
func (s *Session) Back() bool {
	at := s.before(s.at)
	if at == nil {
		return false
	}
	s.at = at
	return true
}

// Goto moves to an item of the route, by its place, or to the first in a row or group of that name; false when there is no
// such item, or it is passed over, computed or locked.
func (s *Session) Goto(id string) bool {
	to, ok := s.place(pathOf(id))
	if !ok {
		return false
	}
	for _, at := range s.steps {
		enter(s.state, at)
		if at.in(to) || at.another() && name(s.state, at) == id {
			s.at = at
			return true
		}
	}
	return false
}

// Open lists the items that are asked for certain and still to be answered: those in rows once for each row.
func (s *Session) Open() []*ir.Item {
	var open []*ir.Item
	each(s.state, func(at place) {
		if slot := at.slot(); !at.another() && s.state.Open(slot) {
			open = append(open, s.state.Item(slot))
		}
	})
	return open
}

// OpenPlaces are the places of Open.
func (s *Session) OpenPlaces() []string {
	var open []string
	each(s.state, func(at place) {
		if !at.another() && s.state.Open(at.slot()) {
			open = append(open, name(s.state, at))
		}
	})
	return open
}

// Value is an item's answer so far, by its place.
func (s *Session) Value(id string) answers.Value { return at(s.record.Fields, pathOf(id)) }

// Parked are the answers set aside because their items left the route, by their places; rows that did are parked whole.
func (s *Session) Parked() map[string]answers.Value { return maps.Clone(s.parked) }

// Progress counts the items that are asked for certain, in each row, and how many of them need nothing more.
func (s *Session) Progress() (done, asked int) {
	each(s.state, func(at place) {
		slot := at.slot()
		if s.state.Status(slot) != program.Asked || s.state.IsGroup(slot) {
			return
		}
		asked++
		if !s.state.Open(slot) {
			done++
		}
	})
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
	for id, v := range s.computed() {
		if at(r.Fields, pathOf(id)).Blank() {
			r.Fields = with(r.Fields, pathOf(id), v)
		}
	}
	r.Fields = s.ordered(r.Fields)
	return r
}

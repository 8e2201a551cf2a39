package interview

import (
	"github.com/surveyc/surveyc/runtime/program"
)

// lock keeps the good answers that a record brings to items that the survey locks.
func (s *Session) lock() {
	each(s.state, func(at place) {
		if slot := at.slot(); !at.another() && s.state.Item(slot).Locked && s.state.Verdict(slot) == program.Good {
			s.locked[name(s.state, at)] = true
		}
	})
}

// holds tells whether the answer at a place is locked. One that a changed answer before has made a wrong one is not.
func (s *Session) holds(at place) bool {
	slot := at.slot()
	return s.state.Item(slot).Locked && !at.another() && s.locked[name(s.state, at)] && s.state.Verdict(slot) == program.Good
}

// Locked tells whether the answer at a place came with the record and is not to be edited; of a row or group whether there is
// such an answer in it.
func (s *Session) Locked(id string) bool {
	to, ok := s.place(pathOf(id))
	locked := false
	each(s.state, func(at place) {
		locked = locked || ok && at.in(to) && s.holds(at)
	})
	return locked
}

package interview

import (
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// before is what has to be known of how things stood, to see what a change did. Both go by names.
type before struct {
	passed   map[string]bool // items and rows
	computed map[string]answers.Value
	counted  []answers.Value // overrides
}

func (s *Session) standing() before {
	b := before{map[string]bool{}, s.computed(), s.counting()}
	each(s.state, func(at place) {
		slot := at.slot()
		if !at.another() {
			b.passed[name(s.state, at)] = s.state.Status(slot) == program.Passed
			return
		}
		for nr := range s.state.Rows(slot) {
			status, _ := s.state.Row(slot, nr)
			b.passed[s.state.RowPlace(slot, nr)] = status == program.Passed
		}
	})
	return b
}

// change changes the record, then parks what has left the route and brings back what has returned.
func (s *Session) change(fields []answers.Field) {
	b := s.standing()
	s.record.Fields = fields
	s.settle(b)
}

// changeRows is change where a row was put in or taken out: by 1 or −1.
func (s *Session) changeRows(fields []answers.Field, row path, by int) {
	fields, counted := s.renumber(fields, row, by)
	s.shift(row, by)
	b := s.standing()
	b.counted = counted
	s.record.Fields = fields
	s.settle(b)
}

// settle loads the record and moves what is in the wrong place.
func (s *Session) settle(b before) {
	s.state.Load(s.record)
	for s.moveOne(b.passed) {
		s.state.Load(s.record)
	}
	s.forget(b.computed)
	s.review(b.counted)
	s.steps = s.steps[:0]
	each(s.state, func(at place) {
		if s.asks(at) {
			s.steps = append(s.steps, at)
		}
	})
}

// moveOne parks or brings back the first answer or rows that are in the wrong place. Routes go forward, so
// doing this from the top comes to an end.
func (s *Session) moveOne(passedBefore map[string]bool) (moved bool) {
	each(s.state, func(at place) {
		if !moved && !at.another() {
			moved = s.move(at, passedBefore)
		}
	})
	return moved
}

func (s *Session) move(at place, passedBefore map[string]bool) bool {
	slot, id := at.slot(), name(s.state, at)
	passed, blank := s.state.Status(slot) == program.Passed, s.state.Verdict(slot) == program.Blank
	kept, isParked := s.parked[id]
	switch {
	case passed && !passedBefore[id] && !blank:
		s.park(id, *s.state.Raw(slot))
		s.put(id, answers.Value{})
		return true
	case !passed && isParked:
		delete(s.parked, id)
		if blank {
			s.put(id, kept)
			return true
		}
	}
	return !passed && s.state.IsGroup(slot) && s.moveRows(slot, id, passedBefore)
}

// park sets a value aside; rows without any answer need not be.
func (s *Session) park(id string, v answers.Value) {
	if !nothing(v) {
		s.parked[id] = v
	}
}

// moveRows parks whole rows that are behind their number now, with all that stand behind them, and puts the rows there
// that must be: those parked, or empty ones.
func (s *Session) moveRows(slot int, id string, passedBefore map[string]bool) bool {
	raw := s.state.Raw(slot)
	if raw == nil {
		raw = &answers.Value{Kind: answers.List}
	}
	if raw.Kind != answers.List {
		return false
	}
	list, number := raw.List, s.must(slot)
	for nr := number; s.state.Item(slot).Times != nil && nr < len(list); nr++ {
		if status, _ := s.state.Row(slot, nr); status == program.Passed && !passedBefore[s.state.RowPlace(slot, nr)] {
			s.parkRows(slot, id, list, number)
			return true
		}
	}
	return s.fill(slot, id, list, number)
}

// must is how many rows must be there, none while that is unknown, or while it is not certain that those given freely are asked for.
func (s *Session) must(slot int) int {
	it := s.state.Item(slot)
	if number, known := s.state.Times(slot); it.Times != nil && known {
		return number
	}
	if it.Times == nil && it.Domain.Min != nil && s.state.Status(slot) == program.Asked {
		return int(*it.Domain.Min)
	}
	return 0
}

func (s *Session) parkRows(slot int, id string, list []answers.Value, number int) {
	for nr, row := range list {
		if nr >= number {
			s.park(s.state.RowPlace(slot, nr), row)
		}
	}
	s.put(id, answers.Rows(list[:number]...))
}

func (s *Session) fill(slot int, id string, list []answers.Value, number int) bool {
	filled := append([]answers.Value{}, list...)
	changed := false
	for nr := range number {
		if nr < len(list) && !list[nr].Blank() {
			continue
		}
		row := s.state.RowPlace(slot, nr)
		v, isParked := s.parked[row]
		if !isParked {
			v = answers.Row()
		}
		delete(s.parked, row)
		if changed = true; nr < len(list) {
			filled[nr] = v
		} else {
			filled = append(filled, v)
		}
	}
	if changed {
		s.put(id, answers.Rows(filled...))
	}
	return changed
}

// put writes an answer into the record; a blank one takes it out.
func (s *Session) put(id string, v answers.Value) {
	s.record.Fields = with(s.record.Fields, pathOf(id), v)
}

// computed are the values of all computed items.
func (s *Session) computed() map[string]answers.Value {
	values := map[string]answers.Value{}
	each(s.state, func(at place) {
		if v, ok := s.state.Computed(at.slot()); ok && !at.another() {
			values[name(s.state, at)] = v
		}
	})
	return values
}

// forget takes out what a loaded record stored for a computed item whose value has changed.
func (s *Session) forget(before map[string]answers.Value) {
	var changed []string
	each(s.state, func(at place) {
		if slot := at.slot(); s.state.Item(slot).Compute != nil && s.state.Raw(slot) != nil {
			if v, _ := s.state.Computed(slot); !v.Equal(before[name(s.state, at)]) {
				changed = append(changed, name(s.state, at))
			}
		}
	})
	for _, id := range changed {
		s.put(id, answers.Value{})
	}
	if changed != nil {
		s.state.Load(s.record)
	}
}

// asks tells whether the interview comes by a place: an item that is not passed over, nor computed, nor locked; the end of the rows of a
// group that takes another.
func (s *Session) asks(at place) bool {
	slot := at.slot()
	it := s.state.Item(slot)
	switch {
	case s.state.Status(slot) == program.Passed || it.Compute != nil || s.holds(at):
		return false
	case at.another():
		return s.takesMore(slot)
	}
	return it.Domain.Kind != ir.Rows
}

// takesMore tells whether a group is one whose rows are given freely, and can have more.
func (s *Session) takesMore(slot int) bool {
	it := s.state.Item(slot)
	return it.Times == nil && s.state.Verdict(slot) != program.Type && s.state.Rows(slot) < int(*it.Domain.Max)
}

// shift changes the numbers of parked and locked rows, and of those that hold something that is, from a row on: by 1 for
// one put in, by −1 for one taken out, with which goes what is parked of it.
func (s *Session) shift(row path, by int) {
	s.parked, s.locked = shifted(s.parked, row, by), shifted(s.locked, row, by)
}

func shifted[V any](of map[string]V, row path, by int) map[string]V {
	all, last := map[string]V{}, len(row)-1
	for id, v := range of {
		p := pathOf(id)
		switch behind := p.below(row[:last], row[last].key) && p[last].row >= row[last].row; {
		case !behind:
			all[id] = v
		case by > 0 || p[last].row > row[last].row:
			p[last].row += by
			all[p.String()] = v
		}
	}
	return all
}

// below tells whether the path leads to or through a row of the group of that key, in the rows around it.
func (p path) below(around path, key string) bool {
	if len(p) <= len(around) || p[len(around)].key != key || p[len(around)].row < 0 {
		return false
	}
	for i := range around {
		if p[i] != around[i] {
			return false
		}
	}
	return true
}

// String is the path as findings write it.
func (p path) String() string {
	var parts []string
	for _, step := range p {
		part := step.key
		if step.row >= 0 {
			part = program.RowName(step.key, step.row)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ".")
}

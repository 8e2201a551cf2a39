package program

import "github.com/surveyc/surveyc/compiler/ir"

// overRows is a loop over the rows of a group that are there and not passed over. What it finds does not
// hang on the row that is looked at, only on the one that holds the group, where it is remembered.
type overRows struct {
	head int // slot
	rows int // the group
	held int // the group that holds it
}

func (l *linker) over(head string) overRows {
	slot := l.slots[head]
	return overRows{slot, l.items[slot].repeat.group, l.items[slot].group}
}

// each enters one row after the other until visit gives false, then the row that was looked at before.
func (o overRows) each(s *State, visit func() bool) {
	before := s.frames[o.rows]
	list := s.answers[o.head].rows.list
	for i := range list {
		if f := list[i].frame; f != nil {
			s.enter(f)
			if !visit() {
				break
			}
		}
	}
	s.enter(before)
}

// some is met when where holds in a row.
func (l *linker) some(f ir.Some) condition {
	o, where := l.over(f.Rows), l.formula(f.Where)
	return l.remember(o.held, func(s *State) (found bool) {
		o.each(s, func() bool { found = where(s); return !found })
		return found
	})
}

func (l *linker) every(f ir.Every) condition {
	o, where := l.over(f.Rows), l.formula(f.Where)
	return l.remember(o.held, func(s *State) bool {
		all := true
		o.each(s, func() bool { all = where(s); return all })
		return all
	})
}

// remember evaluates a condition once in each row of a group. It is asked for only after all items it tests are settled.
func (l *linker) remember(in int, c condition) condition {
	g := &l.groups[in]
	at := g.facts
	g.facts++
	return func(s *State) bool {
		if s.trying {
			return c(s)
		}
		fact := &s.frames[in].facts[at]
		if *fact == 0 {
			*fact = 1
			if c(s) {
				*fact = 2
			}
		}
		return *fact == 2
	}
}

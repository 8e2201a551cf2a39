package program

import (
	"strconv"

	"github.com/surveyc/surveyc/runtime/answers"
)

// frame holds one row of a group, or the record itself.
type frame struct {
	group   int
	outer   *frame
	nr      int // of the row, from 0
	status  Status
	answers []answer // of the group's items
	bits    []uint64
	facts   []uint8 // of each remembered condition: 0 not evaluated yet, 1 false, 2 true
	totals  []tally
	census  []census
}

func (p *Program) newFrame(of int) *frame {
	g := &p.groups[of]
	f := &frame{group: of, answers: make([]answer, len(g.items)), bits: make([]uint64, g.bits), facts: make([]uint8, g.facts),
		totals: make([]tally, g.totals), census: make([]census, g.census)}
	for i, slot := range g.items {
		f.answers[i].marks = f.bits[p.items[slot].firstBit:]
		if p.items[slot].repeat != nil {
			f.answers[i].rows = new(rows)
		}
	}
	return f
}

// reset forgets what the frame held.
func (f *frame) reset() {
	for i := range f.answers {
		f.answers[i].raw = nil
	}
	clear(f.bits)
	clear(f.facts)
	clear(f.totals)
	for i := range f.census {
		f.census[i].reset()
	}
}

// pool keeps the frames of a group from record to record.
type pool struct {
	frames []*frame
	used   int
}

// kept is how many frames of a group outlive a record: many more only a hostile one needs.
const kept = 4096

func (p *pool) release() {
	if p.used = 0; len(p.frames) > kept {
		p.frames = nil
	}
}

func (s *State) newFrame(of int) *frame {
	p := &s.pools[of]
	if p.used == len(p.frames) {
		p.frames = append(p.frames, s.program.newFrame(of))
	}
	f := p.frames[p.used]
	p.used++
	f.reset()
	return f
}

// enter makes f the row of its group that is looked at.
func (s *State) enter(f *frame) {
	s.frames[f.group] = f
	for i, slot := range s.program.groups[f.group].items {
		s.answers[slot] = &f.answers[i]
	}
}

// place puts the answers of a row that is looked at where they belong.
func (s *State) place(f *frame, fields []answers.Field) {
	for i := range fields {
		key := fields[i].Key
		if slot, ok := s.program.slots[key]; ok && s.program.items[slot].group == f.group {
			s.answers[slot].raw = &fields[i].Value
		} else if len(key) == 0 || key[0] != '_' {
			s.unknown = append(s.unknown, s.program.path(f)+key)
		} else if f.outer == nil {
			s.stated[key] = &fields[i].Value
		}
	}
}

// path is how ids in a row are written: "members[2]." and what stands before it.
func (p *Program) path(f *frame) string {
	if f.outer == nil {
		return ""
	}
	return p.path(f.outer) + RowName(p.Survey.Items[p.groups[f.group].head].ID, f.nr) + "."
}

// RowName is how a row, counted from 0, is called: "members[2]" for the second.
func RowName(head string, nr int) string { return head + "[" + strconv.Itoa(nr+1) + "]" }

package program

import (
	"math"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// rows are those of a repeated group in one row of what holds it.
type rows struct {
	list    []row
	known   bool // their number is
	number  int  // of rows that are not passed over; the most there can be while their number is unknown
	whole   bool // their number is known and each is there
	settled bool // nothing is still to come of any item in those that are there
}

// row is one of them. One that is there and not passed over has a frame.
type row struct {
	verdict Verdict
	status  Status
	frame   *frame
}

// IsGroup tells whether the item at slot is the head of a repeated group.
func (s *State) IsGroup(slot int) bool { return s.program.items[slot].repeat != nil }

// Rows is how many rows of the group with the head at slot there are to look at: those given, and those that must
// be there. It is none for an item that is no head, and where the group is passed over.
func (s *State) Rows(slot int) int {
	if r := s.answers[slot].rows; r != nil {
		return len(r.list)
	}
	return 0
}

// Row tells whether a row, counted from 0, is asked and what it is by itself: Blank where it is missing, Type where it is no row.
func (s *State) Row(slot, nr int) (Status, Verdict) {
	r := &s.answers[slot].rows.list[nr]
	return r.status, r.verdict
}

// Times is the number of rows of the group with the head at slot; ok is false while it is unknown.
func (s *State) Times(slot int) (number int, ok bool) {
	r := s.answers[slot].rows
	return r.number, r.known && s.answers[slot].status != Passed
}

// Enter makes a row the one that the items of its group are looked at in, until another is entered. It gives
// false for a row that is not there or passed over. A row of a group in a group is entered after the one that holds it.
func (s *State) Enter(slot, nr int) bool {
	f := s.answers[slot].rows.list[nr].frame
	if f == nil {
		return false
	}
	s.enter(f)
	return true
}

// EnterPlace makes the rows around a place, "members[2].age", those that are looked at. It gives false where there is no such
// place.
func (s *State) EnterPlace(place string) bool {
	id := place
	for strings.Contains(id, "[") {
		head, row, _ := strings.Cut(id, "[")
		digits, rest, _ := strings.Cut(row, "].")
		nr, err := strconv.Atoi(digits)
		if slot, known := s.program.slots[head]; err != nil || !known || nr < 1 || nr > s.Rows(slot) || !s.Enter(slot, nr-1) {
			return false
		}
		id = rest
	}
	slot, known := s.program.slots[id]
	return known && s.Place(slot) == place
}

// Place is how the item at slot is called in the row that is looked at: "members[2].age".
func (s *State) Place(slot int) string {
	return s.program.path(s.frames[s.program.items[slot].group]) + s.Item(slot).ID
}

// RowPlace is how a row is called: "members[2]".
func (s *State) RowPlace(slot, nr int) string { return RowName(s.Place(slot), nr) }

// settleRows finds the rows of the group with the head at slot, which has been judged, and settles what is in them.
func (s *State) settleRows(slot int) {
	a, it := s.answers[slot], &s.program.items[slot]
	r := a.rows
	*r = rows{list: r.list[:0], settled: true}
	if a.status == Passed || a.verdict == Type {
		a.counts, a.valued = false, false
		return
	}
	given := a.rowsGiven()
	r.number, r.known = s.number(it.repeat, len(given))
	r.whole = r.known && len(given) >= r.number
	for nr := range s.extent(it, a, len(given)) {
		s.settleRow(a, it.repeat.group, nr, given)
	}
	acceptable := a.verdict == Good || a.verdict == Blank && it.blankable
	a.counts = acceptable && r.whole
	a.valued, a.number = a.counts, float64(r.number)
}

func (a *answer) rowsGiven() []answers.Value {
	if a.raw == nil {
		return nil
	}
	return a.raw.List
}

// number is how many rows the group has, the most it can have while that is unknown.
func (s *State) number(it *repeat, given int) (n int, known bool) {
	if it.times == nil {
		return min(given, it.most), true
	}
	if it.uses.valued(s) {
		if x := it.times(s); value.Defined(x) {
			return int(math.Floor(max(0, min(x, float64(it.most))))), true
		}
	}
	if it.uses.settled(s) {
		return 0, true
	}
	return it.most, false
}

// extent is how many rows are looked at. Of rows given freely those behind the most there can be are not.
func (s *State) extent(it *linkedItem, a *answer, given int) int {
	switch {
	case it.repeat.times == nil:
		return a.rows.number
	case a.rows.known && a.status == Asked:
		return max(given, a.rows.number)
	}
	return given
}

func (s *State) settleRow(a *answer, of, nr int, given []answers.Value) {
	r := a.rows
	row := row{status: r.statusOf(nr, a.status)}
	if nr < len(given) {
		row.verdict = judgeRow(&given[nr])
	}
	if row.status != Passed {
		r.whole = r.whole && row.verdict == Good
		if row.verdict == Good {
			row.frame = s.settleFrame(of, nr, row.status, given[nr].Members())
			r.settled = r.settled && s.settledAll(of)
		}
	}
	r.list = append(r.list, row)
}

func (r *rows) statusOf(nr int, head Status) Status {
	switch {
	case nr >= r.number:
		return Passed
	case r.known:
		return head
	}
	return Undetermined
}

// judgeRow: a row is an object, also one with the only member none, which is a key like any other here.
func judgeRow(v *answers.Value) Verdict {
	switch {
	case v.Blank():
		return Blank
	case v.Kind == answers.Object || v.Kind == answers.NoAnswer:
		return Good
	}
	return Type
}

func (s *State) settleFrame(of, nr int, status Status, fields []answers.Field) *frame {
	f := s.newFrame(of)
	f.nr, f.status, f.outer = nr, status, s.frames[s.program.groups[of].outer]
	s.enter(f)
	s.place(f, fields)
	s.settleAll(of)
	return f
}

// settleAll settles the items of the row of a group that is looked at.
func (s *State) settleAll(of int) {
	for _, slot := range s.program.groups[of].items {
		s.settle(slot)
	}
}

// settledAll tells whether nothing is still to come of the items in that row.
func (s *State) settledAll(of int) bool {
	for _, slot := range s.program.groups[of].items {
		if s.program.items[slot].compute == nil && !s.settled(slot) {
			return false
		}
	}
	return true
}

// settled tells whether nothing more is to be expected of the item at slot.
func (s *State) settled(slot int) bool {
	a := s.answers[slot]
	switch {
	case a.status == Passed:
		return true
	case a.counts:
		return a.rows == nil || a.rows.settled
	}
	return a.verdict == Blank && s.Item(slot).Optional
}

// judgeRows: the bound is on rows that are given freely.
func judgeRows(d ir.Domain) judge {
	low, high := ends(d, 0, ir.MostRows)
	return func(v *answers.Value, _ *answer) Verdict {
		switch n := float64(len(v.List)); {
		case v.Kind != answers.List:
			return Type
		case n < low || n > high:
			return Range
		}
		return Good
	}
}

package interview

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/runtime/program"
)

// place is where something stands: the slot of an item, in a row behind the slot of the head and the row's number, counted
// from 0. With behind as that number it is the end of the rows, where the interview asks whether there is another. Places of
// later steps are greater.
type place []int

const behind = math.MaxInt

// slot is that of the item, of the head at the end of its rows.
func (at place) slot() int {
	if at.another() {
		return at[len(at)-2]
	}
	return at[len(at)-1]
}

func (at place) another() bool { return at[len(at)-1] == behind }

// in tells whether the place is in, or is, an item or row.
func (at place) in(of place) bool { return len(at) >= len(of) && slices.Equal(at[:len(of)], of) }

// below is the place of an item, or of a row, in the one that at stands for.
func (at place) below(n int) place { return append(slices.Clip(at), n) }

// enter makes the rows around a place those that are looked at.
func enter(s *program.State, at place) {
	for i := 0; i+2 < len(at); i += 2 {
		s.Enter(at[i], at[i+1])
	}
}

// name is how findings call a place whose rows are looked at; the end of the rows is called like the row that could be there.
func name(s *program.State, at place) string {
	if at.another() {
		return s.RowPlace(at.slot(), s.Rows(at.slot()))
	}
	return s.Place(at.slot())
}

// each visits every item in every row that is there, and the end of the rows of each group, in the order of the survey.
// The rows around what it visits are those that are looked at.
func each(s *program.State, visit func(place)) { eachIn(s, nil, 0, s.Len(), visit) }

func eachIn(s *program.State, in place, slot, end int, visit func(place)) {
	for ; slot < end; slot = s.End(slot) {
		at := in.below(slot)
		visit(at)
		for nr := range s.Rows(slot) {
			if s.Enter(slot, nr) {
				eachIn(s, at.below(nr), slot+1, s.End(slot), visit)
			}
		}
		if s.IsGroup(slot) {
			visit(at.below(behind))
		}
	}
}

// path is a name taken apart: keys and the numbers of rows, counted from 0.
type path []step

type step struct {
	key string
	row int // −1: the step is no row
}

// pathOf takes "members[2].age" apart. What is not written so is one key.
func pathOf(name string) path {
	var p path
	for {
		key, rest, isRow := strings.Cut(name, "[")
		digits, rest, closed := strings.Cut(rest, "]")
		nr, err := strconv.Atoi(digits)
		if !isRow || !closed || err != nil || nr < 1 || rest != "" && rest[0] != '.' {
			return append(p, step{name, -1})
		}
		p = append(p, step{key, nr - 1})
		if rest == "" {
			return p
		}
		name = rest[1:]
	}
}

// isRow tells whether the path leads to a row.
func (p path) isRow() bool { return p[len(p)-1].row >= 0 }

// place finds the place of a path, whether or not it is there; ok is false where its keys are no items.
func (s *Session) place(p path) (at place, ok bool) {
	for _, step := range p {
		slot, ok := s.program.Slot(step.key)
		if !ok {
			return nil, false
		}
		if at = at.below(slot); step.row >= 0 {
			at = at.below(step.row)
		}
	}
	return at, true
}

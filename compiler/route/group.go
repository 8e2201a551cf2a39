package route

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// group is the variables that one item's answer decides, which are known or open together: one
// variable whose values are the item's cells, or for a Choices one yes/no variable a code.
type group struct {
	first, last int // variables
	// hasValue is the variable of several that tells, by 0, whether the item has a value; −1 without one.
	hasValue int
	// allowed is where the variables' values belong to an answer that the item could
	// rightly have. yes, unless codes of a Choices hang together.
	allowed ref
	// blank is where the item is left without answer, which an optional one may be.
	blank ref
	// none is where the item bears each kind of no answer that it offers.
	none map[ir.NoAnswer]ref
	// says turns "variable is one of these values, and it is known" into a formula.
	says  func(variable int, values []int) ir.Formula
	truth func(t ir.Test) ref // where an exact test of the item is true, the item having a value
}

// newGroup makes the variables of an item for the tests that the survey's routes put to it.
func (s *solver) newGroup(item Item, tests []ir.Test) *group {
	g := s.cellsOrMarks(item, tests)
	for _, t := range tests {
		g.truth(t) // builds its nodes
	}
	return g
}

func (s *solver) cellsOrMarks(item Item, tests []ir.Test) *group {
	if item.Domain.Kind == ir.Choices {
		return s.marksGroup(item, tests)
	}
	return s.cellsGroup(item, tests)
}

// cellsGroup is one variable: its values are the cells, then what the item may be left at without a value.
func (s *solver) cellsGroup(item Item, tests []ir.Test) *group {
	cells := cellsOf(item.Domain, tests)
	v := s.newVariable(len(cells) + withoutValue(item))
	g := &group{first: v, last: v, hasValue: -1, allowed: yes}
	s.leaveOut(g, item, v, len(cells))
	g.says = func(_ int, values []int) ir.Formula { return saysCells(item, tests, cells, values) }
	g.truth = func(t ir.Test) ref {
		i := slices.IndexFunc(tests, func(u ir.Test) bool { return logic.TestKey(u) == logic.TestKey(t) })
		return s.each(v, func(value int) ref { return truth(value < len(cells) && cells[value].results[i]) })
	}
	return g
}

func truth(b bool) ref {
	if b {
		return yes
	}
	return no
}

// saysCells is "the answer has a value that lies in one of these cells", or is one of the ways to be without that
// are among the values.
func saysCells(item Item, tests []ir.Test, cells []cell, values []int) ir.Formula {
	inside := make([]bool, len(cells))
	count := 0
	for _, v := range values {
		if v < len(cells) {
			inside[v] = true
			count++
		}
	}
	left := leftOut(item, len(cells), values)
	switch {
	case count == len(cells):
		return left.besideAll()
	case count == 0:
		return left.or(ir.False)
	case item.Domain.Kind == ir.Choice:
		return left.or(saysCodes(item, cells, inside))
	}
	return left.or(saysTests(tests, cells, inside))
}

// saysCodes names the codes inside or, where they are fewer, those outside.
func saysCodes(item Item, cells []cell, inside []bool) ir.Formula {
	var in, out []int
	for i, c := range cells {
		if inside[i] {
			in = append(in, c.codes...)
		} else {
			out = append(out, c.codes...)
		}
	}
	slices.Sort(in)
	slices.Sort(out)
	if len(in) <= len(out) {
		return ir.Holds{Test: ir.CodeIn{Item: item.ID, Codes: in}, Is: true}
	}
	return ir.Holds{Test: ir.CodeIn{Item: item.ID, Codes: out}, Is: false}
}

// saysTests finds a test, or two joined, whose outcome is exactly the cells inside; failing that it
// lists the cells.
func saysTests(tests []ir.Test, cells []cell, inside []bool) ir.Formula {
	literals := literalsOf(tests, cells)
	for _, l := range literals {
		if slices.Equal(l.inside, inside) {
			return l.formula
		}
	}
	for i, a := range literals[:min(len(literals), pairsMost)] {
		for _, b := range literals[i+1:] {
			if slices.Equal(join(a.inside, b.inside, true), inside) {
				return logic.AllOf(a.formula, b.formula)
			}
			if slices.Equal(join(a.inside, b.inside, false), inside) {
				return logic.AnyOf(a.formula, b.formula)
			}
		}
	}
	return listCells(literals, inside)
}

// pairsMost bounds the search for a pair; an item with more tests gets the longer formula.
const pairsMost = 40

// literal is a test or its failing, with the cells in which that is so.
type literal struct {
	formula ir.Formula
	inside  []bool
}

func literalsOf(tests []ir.Test, cells []cell) []literal {
	var list []literal
	for i, t := range tests {
		for _, is := range []bool{true, false} {
			inside := make([]bool, len(cells))
			for c := range cells {
				inside[c] = cells[c].results[i] == is
			}
			list = append(list, literal{ir.Holds{Test: t, Is: is}, inside})
		}
	}
	return list
}

func join(a, b []bool, all bool) []bool {
	out := make([]bool, len(a))
	for i := range a {
		out[i] = a[i] && b[i] || !all && (a[i] || b[i])
	}
	return out
}

// listCells names each cell by tests that tell it from all outside.
func listCells(literals []literal, inside []bool) ir.Formula {
	var alternatives []ir.Formula
	for c, in := range inside {
		if in {
			alternatives = append(alternatives, nameCell(literals, c, inside))
		}
	}
	return logic.AnyOf(alternatives...)
}

// nameCell takes, as long as some cell outside is not excluded, the test that excludes most of them.
func nameCell(literals []literal, c int, inside []bool) ir.Formula {
	left := make([]bool, len(inside))
	for i, in := range inside {
		left[i] = !in
	}
	var all []ir.Formula
	for slices.Contains(left, true) {
		best := bestOf(literals, c, left)
		all = append(all, best.formula)
		left = join(left, best.inside, true)
	}
	return logic.AllOf(all...)
}

func bestOf(literals []literal, c int, left []bool) literal {
	best, most := literal{}, 0
	for _, l := range literals {
		if excluded := count(left) - count(join(left, l.inside, true)); l.inside[c] && excluded > most {
			best, most = l, excluded
		}
	}
	return best
}

func count(set []bool) int {
	n := 0
	for _, in := range set {
		if in {
			n++
		}
	}
	return n
}

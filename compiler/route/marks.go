package route

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// marks is what the routes see of a Choices answer: for each code that a test names whether it is marked,
// how many are marked as far as tests tell numbers apart, and, where it may be without, whether it has a value. Each
// is a variable, the last nearest the root.
type marks struct {
	item   Item
	named  []int       // codes that tests name
	bits   []int       // their variables
	totals []ir.Test   // tests of the number of marks
	cells  []cell      // numbers of marks that no test tells apart
	number int         // the variable of cells, −1 when there is one cell only
	cellOf map[int]int // from a number of marks that is allowed to its cell
	valued ref         // where the item has a value
}

// marksGroup makes the variables of a Choices item.
func (s *solver) marksGroup(item Item, tests []ir.Test) *group {
	m := newMarks(item, tests)
	g := &group{first: len(s.widths), blank: no, hasValue: -1}
	for range m.named {
		m.bits = append(m.bits, s.newVariable(2))
	}
	if m.number = -1; len(m.cells) > 1 {
		m.number = s.newVariable(len(m.cells))
	}
	if m.valued = yes; withoutValue(item) > 0 {
		g.hasValue = s.newVariable(1 + withoutValue(item))
		m.valued = s.each(g.hasValue, func(value int) ref { return truth(value == 0) })
		s.leaveOut(g, item, g.hasValue, 1)
	}
	g.last = len(s.widths) - 1
	g.allowed = s.or(s.not(m.valued), s.allowedMarks(m))
	g.says = m.says
	g.truth = func(t ir.Test) ref { return s.and(m.valued, s.marksTest(m, t)) }
	return g
}

func newMarks(item Item, tests []ir.Test) *marks {
	m := &marks{item: item, cellOf: map[int]int{}}
	for _, t := range tests {
		if has, ok := t.(ir.HasCode); ok {
			m.named = append(m.named, has.Code)
		} else {
			m.totals = append(m.totals, t)
		}
	}
	low, high := bound(item.Domain.Min, 1), bound(item.Domain.Max, float64(len(item.Domain.Options)))
	for n := 1; n <= len(item.Domain.Options); n++ {
		if float64(n) >= low && float64(n) <= high {
			m.addNumber(n)
		}
	}
	return m
}

// addNumber puts a number of marks into its cell.
func (m *marks) addNumber(n int) {
	results := make([]bool, len(m.totals))
	for i, t := range m.totals {
		results[i] = compareNumbers(t.(ir.Compare).Op, float64(n), constOf(t), false)
	}
	at := slices.IndexFunc(m.cells, func(c cell) bool { return slices.Equal(c.results, results) })
	if at < 0 {
		at = len(m.cells)
		m.cells = append(m.cells, cell{results: results})
	}
	m.cellOf[n] = at
}

func (s *solver) marksTest(m *marks, t ir.Test) ref {
	if has, ok := t.(ir.HasCode); ok {
		return s.branch(m.bits[slices.Index(m.named, has.Code)], []ref{no, yes})
	}
	i := slices.IndexFunc(m.totals, func(u ir.Test) bool { return logic.TestKey(u) == logic.TestKey(t) })
	if m.number < 0 {
		return truth(len(m.cells) > 0 && m.cells[0].results[i])
	}
	return s.each(m.number, func(value int) ref { return truth(m.cells[value].results[i]) })
}

// says is "the answer counts and the variable is one of these values".
func (m *marks) says(variable int, values []int) ir.Formula {
	switch i := slices.Index(m.bits, variable); {
	case i >= 0:
		return ir.Holds{Test: ir.HasCode{Item: m.item.ID, Code: m.named[i]}, Is: values[0] == 1}
	case variable == m.number:
		inside := make([]bool, len(m.cells))
		for _, v := range values {
			inside[v] = true
		}
		return saysTests(m.totals, m.cells, inside)
	case values[0] == 0:
		return leftOut(m.item, 1, values).besideAll()
	}
	return leftOut(m.item, 1, values).or(ir.False)
}

// allowedMarks is where the variables belong to an answer: at least one mark, as many as the bounds allow, and an
// exclusive one alone.
func (s *solver) allowedMarks(m *marks) ref {
	byNumber := make([]ref, len(m.cells))
	for c := range m.cells {
		byNumber[c] = s.allowedBits(m, c)
	}
	if m.number < 0 {
		return byNumber[0]
	}
	return s.branch(m.number, byNumber)
}

// allowedBits is where the named marks can be part of an answer whose number of marks is in a cell.
func (s *solver) allowedBits(m *marks, cell int) ref {
	memory := map[[2]int]ref{}
	var build func(i, marked int, exclusive bool) ref
	build = func(i, marked int, exclusive bool) ref {
		if i == len(m.bits) {
			return truth(m.canTotal(marked, exclusive, cell))
		}
		key := [2]int{i, marked}
		if known, ok := memory[key]; ok && !exclusive {
			return known
		}
		top := len(m.bits) - 1 - i
		option, _ := m.item.Domain.Option(m.named[top])
		f := s.branch(m.bits[top], []ref{build(i+1, marked, exclusive), build(i+1, marked+1, exclusive || option.Exclusive)})
		if !exclusive {
			memory[key] = f
		}
		return f
	}
	return build(0, 0, false)
}

// canTotal tells whether some answer of which that many named codes are marked has a number of marks in the
// cell.
func (m *marks) canTotal(marked int, exclusive bool, cell int) bool {
	others, loners := m.unnamed()
	if exclusive || marked == 0 && loners > 0 {
		if at, ok := m.cellOf[1]; ok && at == cell && marked <= 1 {
			return true
		}
	}
	for n := max(1, marked); !exclusive && n <= marked+others; n++ {
		if at, ok := m.cellOf[n]; ok && at == cell {
			return true
		}
	}
	return false
}

// unnamed counts the options that no test names: those that go with others, and the exclusive ones.
func (m *marks) unnamed() (others, loners int) {
	for _, o := range m.item.Domain.Options {
		switch {
		case slices.Contains(m.named, o.Code):
		case o.Exclusive:
			loners++
		default:
			others++
		}
	}
	return others, loners
}

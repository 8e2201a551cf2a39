package route

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// marksGroup has a yes/no variable for each code that matters and, above them, one for "left blank"
// where the item is optional.
func (s *solver) marksGroup(item Item, tests []ir.Test) *group {
	codes := codesThatMatter(item.Domain, tests)
	marked := map[int]ref{}
	first := len(s.widths)
	for _, code := range codes {
		marked[code] = s.yesNo()
	}
	g := &group{first: first, blank: no, allowed: yes}
	if item.Optional {
		g.blank = s.yesNo()
	}
	g.last = len(s.widths) - 1
	if len(codes) == len(item.Domain.Options) {
		g.allowed = s.or(g.blank, s.allowedMarks(item.Domain, marked))
	}
	g.says = func(variable int, values []int) ir.Formula {
		if variable-first < len(codes) {
			return ir.Holds{Test: ir.HasCode{Item: item.ID, Code: codes[variable-first]}, Is: values[0] == 1}
		}
		if values[0] == 1 {
			return ir.Blank{Item: item.ID}
		}
		return ir.Answered{Item: item.ID}
	}
	g.truth = func(t ir.Test) ref {
		if has, ok := t.(ir.HasCode); ok {
			return s.and(s.not(g.blank), marked[has.Code])
		}
		return s.and(s.not(g.blank), s.countIs(t.(ir.Compare), codes, marked))
	}
	return g
}

func (s *solver) yesNo() ref {
	return s.branch(s.newVariable(2), []ref{no, yes})
}

// codesThatMatter are the codes that tests name, or all, when an answer's marks hang together: they are
// counted, bounded, exclusive, or one of them must be set.
func codesThatMatter(d ir.Domain, tests []ir.Test) []int {
	var named []int
	together := d.Min != nil || d.Max != nil || slices.ContainsFunc(d.Options, func(o ir.Option) bool { return o.Exclusive })
	for _, t := range tests {
		if has, ok := t.(ir.HasCode); ok {
			named = append(named, has.Code)
		} else {
			together = true
		}
	}
	slices.Sort(named)
	named = slices.Compact(named)
	if len(named) == 0 && !together || len(named) < len(d.Options) && !together {
		return named
	}
	all := make([]int, len(d.Options))
	for i, o := range d.Options {
		all[i] = o.Code
	}
	return all
}

// allowedMarks is where the marks are an answer: as many as the bounds allow, at least one, and an
// exclusive one alone.
func (s *solver) allowedMarks(d ir.Domain, marked map[int]ref) ref {
	codes := make([]int, len(d.Options))
	for i, o := range d.Options {
		codes[i] = o.Code
	}
	low, high := max(1, bound(d.Min, 1)), bound(d.Max, float64(len(codes)))
	allowed := s.count(codes, marked, func(n int) bool { return float64(n) >= low && float64(n) <= high })
	alone := s.count(codes, marked, func(n int) bool { return n == 1 })
	for _, o := range d.Options {
		if o.Exclusive {
			allowed = s.and(allowed, s.or(s.not(marked[o.Code]), alone))
		}
	}
	return allowed
}

func (s *solver) countIs(c ir.Compare, codes []int, marked map[int]ref) ref {
	return s.count(codes, marked, func(n int) bool { return compareNumbers(c.Op, float64(n), constOf(c), false) })
}

// count is where the number of marks satisfies fits. It is built from the first code up, a
// node for each number of marks that the codes below may have.
func (s *solver) count(codes []int, marked map[int]ref, fits func(n int) bool) ref {
	level := make([]ref, len(codes)+1)
	for n := range level {
		level[n] = truth(fits(n))
	}
	for i, code := range codes {
		v := s.nodes[marked[code]].variable
		for n := 0; n < len(codes)-i; n++ {
			level[n] = s.branch(v, []ref{level[n], level[n+1]})
		}
	}
	return level[0]
}

package route

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// writer turns functions into formulas. Formulas of some size that several others
// contain become predicates, so that the whole stays as small as the diagram.
type writer struct {
	s          *solver
	sures      map[ref]ir.Formula // also the memory of what is being said twice
	inners     map[ref]ir.Formula
	predicates []ir.Formula
}

func newWriter(s *solver) writer {
	return writer{s: s, sures: map[ref]ir.Formula{}, inners: map[ref]ir.Formula{}}
}

// sure is the formula "f is true however the open answers come out".
func (w *writer) sure(f ref) ir.Formula {
	if f <= yes {
		return constant(f)
	}
	if known, ok := w.sures[f]; ok {
		return known
	}
	g := w.s.owner[w.s.nodes[f].variable]
	formula := logic.AnyOf(w.whatever(f, g), w.inner(f, g))
	formula = w.share(formula)
	w.sures[f] = formula
	return formula
}

// share makes a predicate of a formula that is too large to be repeated.
func (w *writer) share(f ir.Formula) ir.Formula {
	if weight(f) <= inlineWeight {
		return f
	}
	w.predicates = append(w.predicates, f)
	return ir.Ref{Index: len(w.predicates) - 1}
}

// inlineWeight is the number of tests up to which a formula is repeated instead of shared.
const inlineWeight = 4

func constant(f ref) ir.Formula {
	if f == yes {
		return ir.True
	}
	return ir.False
}

// inner is "the group's answer is known, and f is sure for what it is".
func (w *writer) inner(f ref, g *group) ir.Formula {
	if !w.within(f, g) {
		return w.sure(f)
	}
	if known, ok := w.inners[f]; ok {
		return known
	}
	n := w.s.nodes[f]
	var alternatives []ir.Formula
	for _, kid := range distinct(n.kids) {
		is := g.says(n.variable, valuesOf(n.kids, kid))
		if n.variable == g.hasValue && w.within(kid, g) {
			is = ir.True // it has a value, as what the group says further down implies
		}
		alternatives = append(alternatives, logic.AllOf(w.inner(kid, g), is))
	}
	formula := w.share(logic.AnyOf(alternatives...))
	w.inners[f] = formula
	return formula
}

// whatever is "f is sure for every answer that the group's item could rightly have".
func (w *writer) whatever(f ref, g *group) ir.Formula {
	var all []ir.Formula
	for _, exit := range w.exits(f, g) {
		all = append(all, w.sure(exit))
	}
	return logic.AllOf(all...)
}

// exits are the functions of earlier variables that f becomes under the allowed values of g.
func (w *writer) exits(f ref, g *group) []ref {
	var out []ref
	seen := map[[2]ref]bool{}
	var visit func(f, allowed ref)
	visit = func(f, allowed ref) {
		if allowed == no || seen[[2]ref{f, allowed}] {
			return
		}
		seen[[2]ref{f, allowed}] = true
		if !w.within(f, g) {
			out = append(out, f)
			return
		}
		top := max(w.s.nodes[f].variable, w.s.nodes[allowed].variable)
		for value := range w.s.widths[top] {
			visit(w.s.cofactor(f, top, value), w.s.cofactor(allowed, top, value))
		}
	}
	visit(f, g.allowed)
	slices.Sort(out)
	return slices.Compact(out)
}

func (w *writer) within(f ref, g *group) bool {
	return f > yes && w.s.nodes[f].variable >= g.first
}

// cofactor is f where the variable, which is not below f's topmost, has value.
func (d *diagram) cofactor(f ref, variable, value int) ref {
	if d.nodes[f].variable < variable {
		return f
	}
	return d.nodes[f].kids[value]
}

func distinct(kids []ref) []ref {
	var out []ref
	for _, k := range kids {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

func valuesOf(kids []ref, kid ref) []int {
	var out []int
	for value, k := range kids {
		if k == kid {
			out = append(out, value)
		}
	}
	return out
}

// weight counts the leaves of a formula.
func weight(f ir.Formula) int {
	switch f := f.(type) {
	case ir.And:
		return weights(f.Of)
	case ir.Or:
		return weights(f.Of)
	}
	return 1
}

func weights(fs []ir.Formula) int {
	total := 0
	for _, f := range fs {
		total += weight(f)
	}
	return total
}

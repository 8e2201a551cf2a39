package route

import "github.com/surveyc/surveyc/compiler/ir"

// finish keeps as predicates only what is used at least twice, puts the rest where it is used, and
// numbers what is kept. roots are changed in place.
func (w *writer) finish(roots ...[]ir.Formula) []ir.Formula {
	uses := w.countUses(roots)
	number := make([]int, len(w.predicates))
	inlined := make([]ir.Formula, len(w.predicates))
	kept := []ir.Formula{}
	put := func(index int) ir.Formula {
		if uses[index] > 1 {
			return ir.Ref{Index: number[index]}
		}
		return inlined[index]
	}
	for i, p := range w.predicates {
		switch {
		case uses[i] == 1:
			inlined[i] = replaceRefs(p, put)
		case uses[i] > 1:
			number[i] = len(kept)
			kept = append(kept, replaceRefs(p, put))
		}
	}
	for _, fs := range roots {
		for i := range fs {
			fs[i] = replaceRefs(fs[i], put)
		}
	}
	return kept
}

// countUses counts the places that refer to each predicate, in what the roots reach.
func (w *writer) countUses(roots [][]ir.Formula) []int {
	uses := make([]int, len(w.predicates))
	for _, fs := range roots {
		for _, f := range fs {
			countRefs(f, uses)
		}
	}
	// A predicate refers only to earlier ones: from the last down, its own count is final.
	for i := len(w.predicates) - 1; i >= 0; i-- {
		if uses[i] > 0 {
			countRefs(w.predicates[i], uses)
		}
	}
	return uses
}

func countRefs(f ir.Formula, uses []int) {
	switch f := f.(type) {
	case ir.And:
		countAll(f.Of, uses)
	case ir.Or:
		countAll(f.Of, uses)
	case ir.Ref:
		uses[f.Index]++
	}
}

func countAll(fs []ir.Formula, uses []int) {
	for _, f := range fs {
		countRefs(f, uses)
	}
}

func replaceRefs(f ir.Formula, put func(index int) ir.Formula) ir.Formula {
	switch f := f.(type) {
	case ir.And:
		return ir.And{Of: replaceAll(f.Of, put)}
	case ir.Or:
		return ir.Or{Of: replaceAll(f.Of, put)}
	case ir.Ref:
		return put(f.Index)
	}
	return f
}

func replaceAll(fs []ir.Formula, put func(index int) ir.Formula) []ir.Formula {
	out := make([]ir.Formula, len(fs))
	for i, f := range fs {
		out[i] = replaceRefs(f, put)
	}
	return out
}

package logic

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// AllOf is the conjunction of fs in its simplest flat form: nested Ands are opened, what is
// said twice is said once, true is left out, and one false makes it false.
func AllOf(fs ...ir.Formula) ir.Formula {
	parts := flatten(fs, func(f ir.Formula) ([]ir.Formula, bool) { a, ok := f.(ir.And); return a.Of, ok })
	parts = dropImplied(parts, func(f ir.Formula) []ir.Formula { return disjuncts(f) })
	if slices.ContainsFunc(parts, ir.IsFalse) {
		return ir.False
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return ir.And{Of: parts}
}

// AnyOf is the disjunction of fs in its simplest flat form.
func AnyOf(fs ...ir.Formula) ir.Formula {
	parts := flatten(fs, func(f ir.Formula) ([]ir.Formula, bool) { o, ok := f.(ir.Or); return o.Of, ok })
	parts = dropImplied(parts, func(f ir.Formula) []ir.Formula { return conjuncts(f) })
	if slices.ContainsFunc(parts, ir.IsTrue) {
		return ir.True
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return ir.Or{Of: parts}
}

// flatten opens parts of the same junction and drops repetitions.
func flatten(fs []ir.Formula, open func(ir.Formula) ([]ir.Formula, bool)) []ir.Formula {
	var out []ir.Formula
	seen := map[string]bool{}
	var add func(fs []ir.Formula)
	add = func(fs []ir.Formula) {
		for _, f := range fs {
			if inner, ok := open(f); ok {
				add(inner)
			} else if key := Key(f); !seen[key] {
				seen[key] = true
				out = append(out, f)
			}
		}
	}
	add(fs)
	return out
}

// dropImplied removes a part that another part makes superfluous (absorption): in an or, "a" makes
// "a and b" superfluous; in an and, "a" makes "a or b" so. members opens a part.
func dropImplied(parts []ir.Formula, members func(ir.Formula) []ir.Formula) []ir.Formula {
	if len(parts) < 2 || len(parts) > absorbLimit {
		return parts
	}
	if !slices.ContainsFunc(parts, func(p ir.Formula) bool { return len(members(p)) > 1 }) {
		return parts // each is one thing, and they differ
	}
	sets := make([]map[string]bool, len(parts))
	for i, p := range parts {
		sets[i] = keysOf(members(p))
	}
	var kept []ir.Formula
	for i, p := range parts {
		if !superfluous(sets, i) {
			kept = append(kept, p)
		}
	}
	return kept
}

// absorbLimit keeps the pairwise search from growing with the square of a long list.
const absorbLimit = 32

func superfluous(sets []map[string]bool, i int) bool {
	for j := range sets {
		if j != i && len(sets[j]) < len(sets[i]) && contains(sets[i], sets[j]) {
			return true
		}
	}
	return false
}

func contains(big, small map[string]bool) bool {
	for k := range small {
		if !big[k] {
			return false
		}
	}
	return true
}

func keysOf(fs []ir.Formula) map[string]bool {
	set := make(map[string]bool, len(fs))
	for _, f := range fs {
		set[Key(f)] = true
	}
	return set
}

func conjuncts(f ir.Formula) []ir.Formula {
	if a, ok := f.(ir.And); ok {
		return a.Of
	}
	return []ir.Formula{f}
}

func disjuncts(f ir.Formula) []ir.Formula {
	if o, ok := f.(ir.Or); ok {
		return o.Of
	}
	return []ir.Formula{f}
}

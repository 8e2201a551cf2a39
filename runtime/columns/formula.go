package columns

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

const (
	all  = ^uint64(0)
	none = uint64(0)
)

func (l *linker) formula(f ir.Formula) condition {
	switch f := f.(type) {
	case ir.And:
		return and(l.parts(f.Of))
	case ir.Or:
		return or(l.parts(f.Of))
	case ir.Ref:
		return func(b *Block) uint64 { return b.program.predicates[f.Index](b) }
	case ir.Holds:
		return l.holds(f)
	case ir.Undefined:
		return l.undefined(f)
	case ir.Answered:
		slot := l.slots[f.Item]
		return func(b *Block) uint64 { return b.answers[slot].counts }
	case ir.Unanswered:
		slot := l.slots[f.Item]
		return func(b *Block) uint64 { return ^b.answers[slot].counts }
	case ir.Blank:
		slot := l.slots[f.Item]
		return func(b *Block) uint64 { return b.answers[slot].blank() }
	case ir.None:
		return l.none(f)
	case ir.Lacks:
		return l.lacks(f)
	}
	l.unknown = true
	return constant(false)
}

// none is met where that kind of no answer counts, or does not.
func (l *linker) none(f ir.None) condition {
	slot, kind := l.slots[f.Item], slices.Index(ir.NoAnswers, f.Kind)
	if f.Is {
		return func(b *Block) uint64 { return b.answers[slot].no[kind] & b.answers[slot].counts }
	}
	return func(b *Block) uint64 { return ^(b.answers[slot].no[kind] & b.answers[slot].counts) }
}

func constant(holds bool) condition {
	if holds {
		return func(*Block) uint64 { return all }
	}
	return func(*Block) uint64 { return none }
}

func (l *linker) parts(of []ir.Formula) []condition {
	parts := make([]condition, len(of))
	for i, f := range of {
		parts[i] = l.formula(f)
	}
	return parts
}

func and(parts []condition) condition {
	switch len(parts) {
	case 0:
		return constant(true)
	case 1:
		return parts[0]
	}
	return func(b *Block) uint64 {
		set := all
		for _, part := range parts {
			if set &= part(b); set == none {
				break
			}
		}
		return set
	}
}

func or(parts []condition) condition {
	switch len(parts) {
	case 0:
		return constant(false)
	case 1:
		return parts[0]
	}
	return func(b *Block) uint64 {
		set := none
		for _, part := range parts {
			if set |= part(b); set == all {
				break
			}
		}
		return set
	}
}

// memo evaluates a predicate once a block. It is asked for only after all items it tests are settled.
func memo(index int, c condition) condition {
	return func(b *Block) uint64 {
		if !b.known[index] {
			b.memory[index], b.known[index] = c(b), true
		}
		return b.memory[index]
	}
}

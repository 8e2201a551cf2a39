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
		return l.spread(l.scopes[f.Index], func(b *Block) uint64 { return b.program.predicates[f.Index](b) })
	case ir.Holds:
		return l.holds(f)
	case ir.Undefined:
		return l.undefined(f)
	case ir.Answered:
		return l.at(f.Item, answered)
	case ir.Unanswered:
		return l.at(f.Item, unanswered)
	case ir.Blank:
		return l.at(f.Item, isBlank)
	case ir.None:
		return l.none(f)
	case ir.Lacks:
		return l.lacks(f)
	case ir.Some:
		return l.some(f)
	case ir.Every:
		return l.every(f)
	case ir.Settled:
		return l.isSettled(f)
	}
	l.unknown = true
	return constant(false)
}

// at is what is so of an answer, wherever it stands.
func (l *linker) at(id string, is func(slot int) condition) condition {
	return l.spread(l.groupOf(id), is(l.slots[id]))
}

func answered(slot int) condition { return func(b *Block) uint64 { return b.answers[slot].counts } }

func unanswered(slot int) condition { return func(b *Block) uint64 { return ^b.answers[slot].counts } }

func isBlank(slot int) condition { return func(b *Block) uint64 { return b.answers[slot].blank() } }

func isValued(slot int) condition { return func(b *Block) uint64 { return b.answers[slot].valued } }

// none is met where that kind of no answer counts, or does not.
func (l *linker) none(f ir.None) condition {
	kind := slices.Index(ir.NoAnswers, f.Kind)
	if f.Is {
		return l.at(f.Item, func(slot int) condition {
			return func(b *Block) uint64 { return b.answers[slot].no[kind] & b.answers[slot].counts }
		})
	}
	return l.at(f.Item, func(slot int) condition {
		return func(b *Block) uint64 { return ^(b.answers[slot].no[kind] & b.answers[slot].counts) }
	})
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

package route_test

import (
	"maps"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// An option is offered unless its condition is certainly false: false of the answers before that count, whatever
// walks are left. An answer that is not offered is refused, which opens its question; the right answers of an
// open question are all of its options.

// hides tells whether an answer of item i bears an option that is not offered.
func (b *brute) hides(i int, v answers.Value) bool {
	for _, h := range b.items[i].Domain.Hidden {
		for _, code := range h.Codes {
			if has(v, code) && b.countedBefore(i).certain(h.When) {
				return true
			}
		}
	}
	return false
}

// countedBefore is a walk that knows the answers before item i that count, and no others.
func (b *brute) countedBefore(i int) *brute {
	before := &brute{items: b.items[:i], values: maps.Clone(b.values), open: b.open, free: map[string]logic.Truth{}, seen: make([]int, i)}
	before.collectAll()
	if before.size() > mostWalks {
		b.large = true
		return &brute{}
	}
	counted := &brute{values: map[string]answers.Value{}, asked: map[string]bool{}}
	for k, status := range before.statuses() {
		if v, good := b.values[b.items[k].ID]; good && status != program.Passed {
			counted.values[b.items[k].ID], counted.asked[b.items[k].ID] = v, true
		}
	}
	return counted
}

// certain evaluates a formula of the IR on the answers that count.
func (b *brute) certain(f ir.Formula) bool {
	switch f := f.(type) {
	case ir.And:
		for _, part := range f.Of {
			if !b.certain(part) {
				return false
			}
		}
		return true
	case ir.Or:
		for _, part := range f.Of {
			if b.certain(part) {
				return true
			}
		}
		return false
	case ir.Holds:
		return b.test(f.Test) == truthOf(f.Is)
	case ir.Answered:
		_, ok := b.value(f.Item)
		return ok
	case ir.Unanswered:
		_, ok := b.value(f.Item)
		return !ok
	case ir.None:
		v, ok := b.value(f.Item)
		return (ok && v.Equal(answers.None(f.Kind))) == f.Is
	}
	panic("unknown formula")
}

package columns

import (
	"math/bits"

	"github.com/surveyc/surveyc/runtime/validate"
)

// Check checks the first n records and gives those in which something is to be said: Findings of them, or, where
// they are Odd, whatever package validate finds.
func (b *Block) Check(n int) (faulty uint64) {
	for slot := range b.answers {
		faulty |= b.settle(slot)
	}
	for i := range b.program.rules {
		faulty |= b.act(i)
	}
	if b.remarks = b.remarks[:0]; faulty != 0 {
		b.note()
	}
	return (faulty | b.odd) & (all >> (Size - n))
}

// settle finds the route at an item and what its answers draw; all before it are settled.
func (b *Block) settle(slot int) (faulty uint64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	if it.shape == choice {
		a.good |= b.marked(it)
	}
	for i := range it.hidden {
		b.withdraw(a, &it.hidden[i])
	}
	a.passed = it.passed(b)
	a.counts = a.good &^ a.passed
	a.valued = a.counts &^ (a.no[0] | a.no[1])
	blank := a.blank()
	if !it.optional {
		a.lacking = blank & it.asked(b) &^ a.passed
	}
	a.wrong = a.lacking | ^blank&(a.passed|^a.good)
	if it.computed != nil {
		b.odd |= it.computed.differs(b, a.good)
	}
	return a.wrong
}

// marked are the records in which an option is marked.
func (b *Block) marked(it *item) (set uint64) {
	for _, word := range b.marks[it.marks : it.marks+len(it.exclusive)] {
		set |= word
	}
	return set
}

// withdraw refuses options that are not offered. Which ones are is for the message to say, so the record is odd.
func (b *Block) withdraw(a *column, h *hidden) {
	when := h.when(b) & (a.good | a.noFit)
	for _, at := range h.marks {
		wrong := when & b.marks[at]
		a.good &^= wrong
		a.noFit &^= wrong
		a.noOption |= wrong
	}
	b.odd |= a.noOption
}

// act finds where a rule acts.
func (b *Block) act(i int) (faulty uint64) {
	r := &b.program.rules[i]
	b.fires[i] = r.fires(b) &^ b.answers[r.slot].passed
	if !r.fixed {
		b.odd |= b.fires[i]
	}
	return b.fires[i]
}

// note lists what there is to be said of any record, in the order of package validate.
func (b *Block) note() {
	rules, next := b.program.rules, 0
	for slot := range b.answers {
		if set := b.answers[slot].wrong; set != 0 {
			b.remarks = append(b.remarks, remark{set: set, slot: slot})
		}
		for ; next < len(rules) && rules[next].slot == slot; next++ {
			if set := b.fires[next]; set != 0 {
				b.remarks = append(b.remarks, remark{set, slot, &rules[next]})
			}
		}
	}
}

// remark is a finding of some records.
type remark struct {
	set  uint64
	slot int
	rule *rule // nil where the answer is wrong
}

// Findings appends the findings of a record that is not odd, in the order of package validate. They bear neither the
// record's name nor its place.
func (b *Block) Findings(lane int, into []validate.Finding) []validate.Finding {
	for i := range b.remarks {
		switch r := &b.remarks[i]; {
		case r.set&bit(lane) == 0:
		case r.rule != nil:
			into = append(into, r.rule.found)
		default:
			into = append(into, b.program.found[r.slot][b.answers[r.slot].drawn(bit(lane))])
		}
	}
	return into
}

// drawn is what a wrong answer draws.
func (a *column) drawn(record uint64) int {
	switch {
	case a.passed&record != 0:
		return skipped
	case a.lacking&record != 0:
		return required
	case a.noType&record != 0:
		return noType
	case a.noOption&record != 0:
		return noOption
	}
	return noFit
}

// Each calls visit for each record in set, in order.
func Each(set uint64, visit func(lane int)) {
	for ; set != 0; set &= set - 1 {
		visit(bits.TrailingZeros64(set))
	}
}

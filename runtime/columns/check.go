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
	return (faulty | b.odd) & (all >> (Size - n))
}

// settle finds the route at an item and what its answers draw; all before it are settled.
func (b *Block) settle(slot int) (faulty uint64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	for i := range it.hidden {
		b.withdraw(it, a, &it.hidden[i])
	}
	a.passed = it.passed(b)
	a.counts = a.good &^ a.passed
	blank := a.blank()
	a.refused[skipped] = a.passed &^ blank
	if !it.optional {
		a.refused[required] = blank & it.asked(b) &^ a.passed
	}
	faulty = a.refused[skipped] | a.refused[required] | ^(blank | a.good)
	if it.computed {
		b.odd |= ^blank
	}
	return faulty
}

// withdraw refuses options that are not offered. Which ones are is for the message to say, so the record is odd.
func (b *Block) withdraw(it *item, a *answers, h *hidden) {
	when := h.when(b) & (a.good | a.refused[refusedRange])
	for _, at := range h.marks {
		wrong := when & b.marks[at]
		a.good &^= wrong
		a.refused[refusedRange] &^= wrong
		a.refused[refusedOption] |= wrong
	}
	b.odd |= a.refused[refusedOption]
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

// Findings appends the findings of a record that is not odd, in the order of package validate. They bear neither the
// record's name nor its place.
func (b *Block) Findings(lane int, into []validate.Finding) []validate.Finding {
	rules := b.program.rules
	next := 0
	for slot := range b.answers {
		if at := b.drawn(slot, lane); at < findings {
			into = append(into, b.program.found[slot][at])
		}
		for ; next < len(rules) && rules[next].slot == slot; next++ {
			if b.fires[next]>>lane&1 == 1 {
				into = append(into, rules[next].found)
			}
		}
	}
	return into
}

// drawn is what the answer of an item draws, findings for nothing.
func (b *Block) drawn(slot, lane int) int {
	a := &b.answers[slot]
	switch {
	case a.refused[skipped]>>lane&1 == 1:
		return skipped
	case a.passed>>lane&1 == 1:
		return findings
	}
	for at, set := range a.refused {
		if set>>lane&1 == 1 {
			return at
		}
	}
	return findings
}

// Each calls visit for each record in set, in order.
func Each(set uint64, visit func(lane int)) {
	for ; set != 0; set &= set - 1 {
		visit(bits.TrailingZeros64(set))
	}
}

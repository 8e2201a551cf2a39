package columns

import (
	"math/bits"

	"github.com/surveyc/surveyc/runtime/validate"
)

// Check checks the first n records and gives those in which something is to be said: Findings of them, or, where
// they are Odd, whatever package validate finds.
func (b *Block) Check(n int) (faulty uint64) {
	for slot := range b.answers {
		wrong, odd := b.settle(slot)
		group := b.program.items[slot].group
		faulty |= b.records(group, wrong)
		b.odd |= b.records(group, odd)
	}
	for i := range b.program.rules {
		faulty |= b.act(i)
	}
	if b.remarks = b.remarks[:0]; faulty != 0 {
		b.note()
	}
	return (faulty | b.odd) & (all >> (Size - n))
}

// settle finds the route at an item and what its answers draw; all before it are settled. Those whose finding hangs on other answers are odd.
func (b *Block) settle(slot int) (wrong, odd uint64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	in := &b.rows[it.group]
	if it.shape == choice {
		a.good |= b.marked(it)
	}
	for i := range it.hidden {
		odd |= b.withdraw(a, &it.hidden[i])
	}
	a.passed = it.passed(b)
	a.counts = a.good &^ a.passed
	a.valued = a.counts &^ (a.no[0] | a.no[1])
	blank := a.blank()
	if !it.optional {
		a.lacking = blank & it.asked(b) & in.asked &^ a.passed
	}
	a.wrong = (a.lacking | ^blank&(a.passed|^a.good)) & in.live
	if it.computed != nil {
		odd |= it.computed.differs(b, a.good)
	}
	if it.repeat != nil {
		odd |= b.settleRows(slot)
	}
	return a.wrong, odd & in.live
}

// marked are the records in which an option is marked.
func (b *Block) marked(it *item) (set uint64) {
	for _, word := range b.marks[it.marks : it.marks+len(it.exclusive)] {
		set |= word
	}
	return set
}

// withdraw refuses options that are not offered. Which ones are is for the message to say, so what is refused is odd.
func (b *Block) withdraw(a *column, h *hidden) (odd uint64) {
	when := h.when(b) & (a.good | a.noFit)
	for _, at := range h.marks {
		wrong := when & b.marks[at]
		a.good &^= wrong
		a.noFit &^= wrong
		a.noOption |= wrong
	}
	return a.noOption
}

// act finds where a rule acts: the records.
func (b *Block) act(i int) (faulty uint64) {
	r := &b.program.rules[i]
	group := b.program.items[r.slot].group
	b.fires[i] = r.fires(b) & b.rows[group].live &^ b.answers[r.slot].passed
	faulty = b.records(group, b.fires[i])
	if !r.fixed {
		b.odd |= faulty
	}
	return faulty
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
	return b.tell(b.remarks, 0, lane, "", into)
}

// tell appends what is remarked of a record, or of a row of a group, to which path leads.
func (b *Block) tell(remarks []remark, group, lane int, path string, into []validate.Finding) []validate.Finding {
	for len(remarks) > 0 {
		r, done := &remarks[0], 1
		if of := b.program.items[r.slot].group; of != group {
			inner := b.program.child(of, group)
			done = upTo(remarks, b.program.groups[inner].end)
			into = b.tellRows(remarks[:done], inner, lane, path, into)
		} else if r.set&bit(lane) != 0 {
			into = append(into, b.finding(r, lane, path))
		}
		remarks = remarks[done:]
	}
	return into
}

// finding is what a remark says of a record or row.
func (b *Block) finding(r *remark, lane int, path string) (f validate.Finding) {
	if r.rule != nil {
		f = r.rule.found
	} else {
		f = b.program.found[r.slot][b.answers[r.slot].drawn(bit(lane))]
	}
	if path != "" {
		f.Item = path + f.Item
	}
	return f
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

package columns

import (
	"math/bits"
	"regexp"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// test is a test made ready. Of the records in among, whose answers all have a value, it gives those for which it
// is true, and those for which it has a value at all.
type test func(b *Block, among uint64) (is, has uint64)

func (l *linker) holds(f ir.Holds) condition {
	run, valued := l.test(f.Test), l.valued(f.Test)
	return func(b *Block) uint64 {
		among := valued(b)
		if among == none {
			return none
		}
		is, has := run(b, among)
		if !f.Is {
			is = ^is
		}
		return among & has & is
	}
}

func (l *linker) undefined(f ir.Undefined) condition {
	run, valued := l.test(f.Test), l.valued(f.Test)
	return func(b *Block) uint64 {
		among := valued(b)
		if among == none {
			return none
		}
		_, has := run(b, among)
		return among &^ has
	}
}

// lacks is met where neither outcome of the test is.
func (l *linker) lacks(f ir.Lacks) condition {
	run, valued := l.test(f.Test), l.valued(f.Test)
	return func(b *Block) uint64 {
		among := valued(b)
		if among == none {
			return all
		}
		_, has := run(b, among)
		return ^(among & has)
	}
}

// valued are the records in which all answers and totals in a test or term have a value.
func (l *linker) valued(n ir.Node) condition {
	var slots []int
	var elsewhere []condition
	for _, id := range ir.Items(n) {
		if slot := l.slots[id]; l.items[slot].group == l.scope {
			slots = append(slots, slot)
		} else {
			elsewhere = append(elsewhere, l.at(id, isValued))
		}
	}
	for _, t := range l.totalsIn(n) {
		elsewhere = append(elsewhere, l.spread(l.groups[t.group].outer, t.decided))
	}
	here := allValued(slots)
	if elsewhere == nil {
		return here
	}
	return and(append(elsewhere, here))
}

func allValued(slots []int) condition {
	return func(b *Block) uint64 {
		set := all
		for _, slot := range slots {
			set &= b.answers[slot].valued
		}
		return set
	}
}

func (l *linker) test(t ir.Test) test {
	switch t := t.(type) {
	case ir.CodeIn:
		return l.marked(t.Item, t.Codes)
	case ir.HasCode:
		return l.marked(t.Item, []int{t.Code})
	case ir.Compare:
		return l.compare(t)
	case ir.Matches:
		return l.matches(t)
	case ir.ValidID:
		return l.onText(t.Text, value.ValidResidentID[[]byte])
	case ir.Unique:
		return l.unique(t)
	}
	l.unknown = true
	return nil
}

// marked is true where one of these options is.
func (l *linker) marked(id string, codes []int) test {
	it := &l.items[l.slots[id]]
	marks := l.marksOf(it, codes)
	if it.group == l.scope {
		return func(b *Block, _ uint64) (is, has uint64) { return b.anyOf(marks), all }
	}
	there := l.spread(it.group, func(b *Block) uint64 { return b.anyOf(marks) })
	return func(b *Block, _ uint64) (is, has uint64) { return there(b), all }
}

func (b *Block) anyOf(marks []int) (set uint64) {
	for _, at := range marks {
		set |= b.marks[at]
	}
	return set
}

func (l *linker) compare(t ir.Compare) test {
	switch l.kind(t.Left) {
	case ir.Text:
		return l.sameText(t.Left, t.Right)
	case ir.Date:
		return l.ordered(t, 0)
	}
	return l.ordered(t, value.Tolerance)
}

// ordered compares numbers, which are equal up to a tolerance.
func (l *linker) ordered(t ir.Compare, tolerance float64) test {
	left, right, compare := l.number(t.Left), l.number(t.Right), equal
	switch t.Op {
	case ir.Lt:
		compare = less
	case ir.Gt:
		left, right, compare = right, left, less
	}
	return func(b *Block, _ uint64) (is, has uint64) {
		x, y := left(b), right(b)
		return compare(x, y, tolerance), defined(x) & defined(y)
	}
}

func (l *linker) matches(t ir.Matches) test {
	pattern, err := regexp.Compile(t.Pattern)
	if err != nil {
		l.unknown = true
		return nil
	}
	return l.onText(t.Text, pattern.Match)
}

func (l *linker) onText(t ir.Term, is func([]byte) bool) test {
	text := l.text(t)
	return func(b *Block, among uint64) (found, has uint64) {
		x := text(b)
		for set := among; set != 0; set &= set - 1 {
			if is(x[bits.TrailingZeros64(set)&(Size-1)]) {
				found |= set & -set
			}
		}
		return found, all
	}
}

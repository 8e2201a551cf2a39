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

// valued are the records whose answers in a test or term all have a value.
func (l *linker) valued(t ir.Node) condition {
	var slots []int
	for _, id := range ir.Items(t) {
		slots = append(slots, l.slots[id])
	}
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
		return anyOf(l.marksOf(&l.items[l.slots[t.Item]], t.Codes))
	case ir.HasCode:
		return anyOf(l.marksOf(&l.items[l.slots[t.Item]], []int{t.Code}))
	case ir.Compare:
		return l.compare(t)
	case ir.Matches:
		return l.matches(t)
	case ir.ValidID:
		return l.onText(t.Text, value.ValidResidentID[[]byte])
	}
	l.unknown = true
	return nil
}

// anyOf is true where one of these options is marked.
func anyOf(marks []int) test {
	return func(b *Block, _ uint64) (is, has uint64) {
		for _, at := range marks {
			is |= b.marks[at]
		}
		return is, all
	}
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

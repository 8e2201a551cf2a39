package columns

import (
	"bytes"
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// computation is what the value of a computed item is to be.
type computation struct {
	valued condition // where all that it takes has a value
	agrees test      // where what is stored is that value
}

// differs are those of some records whose stored value is another. What it should be is for the message to say, so they are odd.
func (c *computation) differs(b *Block, stored uint64) uint64 {
	among := stored
	if among == none {
		return none
	}
	if among &= c.valued(b); among == none {
		return stored
	}
	is, _ := c.agrees(b, among)
	return stored &^ (among & is)
}

func (l *linker) computation(it *item, from *ir.Item) *computation {
	c := &computation{valued: l.valued(from.Compute)}
	switch {
	case it.shape == amount:
		c.agrees = l.sameNumber(it.number, from.Compute)
	case it.shape == moment && from.Domain.Format == "":
		c.agrees = l.sameDay(it.number, from.Compute)
	case it.shape == words:
		c.agrees = l.sameText(ir.Value{Item: from.ID}, from.Compute)
	default:
		l.unknown = true
	}
	return c
}

// sameNumber is true where a stored number is what a term comes to: nothing is beyond what a number can be as an answer.
func (l *linker) sameNumber(stored int, t ir.Term) test {
	of := l.number(t)
	return func(b *Block, among uint64) (is, has uint64) {
		x, y := of(b), &b.numbers[stored]
		Each(among, func(lane int) {
			if z := x[lane]; value.Defined(z) && math.Abs(z) <= value.Limit && value.Equal(y[lane], significant(z)) {
				is |= 1 << lane
			}
		})
		return is, all
	}
}

// significant is value.Significant, which leaves whole numbers as they are.
func significant(x float64) float64 {
	if x == math.Trunc(x) {
		return x
	}
	return value.Significant(x)
}

// sameDay is true where a stored day is what a term comes to.
func (l *linker) sameDay(stored int, t ir.Term) test {
	of := l.number(t)
	return func(b *Block, among uint64) (is, has uint64) {
		x, y := of(b), &b.numbers[stored]
		Each(among, func(lane int) {
			if z := x[lane]; value.Defined(z) && int(z) == int(y[lane]) {
				is |= 1 << lane
			}
		})
		return is, all
	}
}

// sameText is true where two texts are the same.
func (l *linker) sameText(a, b ir.Term) test {
	left, right := l.text(a), l.text(b)
	return func(b *Block, among uint64) (is, has uint64) {
		x, y := left(b), right(b)
		Each(among, func(lane int) {
			if bytes.Equal(x[lane], y[lane]) {
				is |= 1 << lane
			}
		})
		return is, all
	}
}

package program

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// unique is a Unique made ready.
type unique struct {
	overRows
	slot  int
	at    int // of its census
	equal func(a, b float64) bool
	text  bool
}

// census is the values that an item has in all rows of its group, as often as it has them.
type census struct {
	taken    bool
	complete bool      // nothing is still to come of the item in any row
	numbers  []float64 // sorted
	texts    map[string]int
}

func (c *census) reset() {
	c.taken, c.numbers = false, c.numbers[:0]
	clear(c.texts)
}

func (l *linker) unique(t ir.Unique) test {
	it := &l.Survey.Items[l.slots[t.Item]]
	u := &unique{overRows: l.over(it.Group), slot: l.slots[t.Item], equal: exactly}
	switch it.Domain.Kind {
	case ir.Number:
		u.equal = value.Equal
	case ir.Text, ir.Signature:
		u.text = true
	}
	g := &l.groups[u.held]
	u.at = g.census
	g.census++
	return u.test
}

func (u *unique) test(s *State) outcome {
	c := &s.frames[u.held].census[u.at]
	if s.trying {
		c = &census{}
	}
	if !c.taken {
		u.take(s, c)
	}
	switch {
	case u.again(c, s.answers[u.slot]):
		return isFalse
	case c.complete:
		return isTrue
	}
	return noValue
}

func (u *unique) take(s *State, c *census) {
	c.taken, c.complete = true, s.answers[u.head].rows.whole
	u.each(s, func() bool {
		a := s.answers[u.slot]
		c.complete = c.complete && s.settled(u.slot)
		if a.valued {
			u.add(c, a)
		}
		return true
	})
	slices.Sort(c.numbers)
}

func (u *unique) add(c *census, a *answer) {
	if !u.text {
		c.numbers = append(c.numbers, a.number)
		return
	}
	if c.texts == nil {
		c.texts = map[string]int{}
	}
	c.texts[a.raw.Str]++
}

// again tells whether another row has the value, which is in the census itself.
func (u *unique) again(c *census, a *answer) bool {
	if u.text {
		return c.texts[a.raw.Str] > 1
	}
	return value.Twice(c.numbers, a.number, u.equal)
}

package jsonschema

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// band is the numbers from low to high that are equal to a constant within the tolerance
// of the language. Both ends are exact doubles, so that comparing an answer with them gives the
// verdict of the runtime to the last bit.
type band struct{ low, high float64 }

func bandAround(c float64) band {
	reach := max(1, math.Abs(c))
	return band{low: lastEqual(c, c-reach), high: lastEqual(c, c+reach)}
}

// lastEqual is the last number on the way from c to far that is equal to c. It halves the
// doubles between them: the difference grows faster than the tolerance, so those that are
// equal are one stretch.
func lastEqual(c, far float64) float64 {
	equal, other := rank(c), rank(far)
	for max(equal, other)-min(equal, other) > 1 {
		middle := equal + (other-equal)/2
		if value.Equal(fromRank(middle), c) {
			equal = middle
		} else {
			other = middle
		}
	}
	return fromRank(equal)
}

// rank numbers the doubles in their order; 0 is 0.
func rank(x float64) int64 {
	bits := int64(math.Float64bits(math.Abs(x)))
	if x < 0 {
		return -bits
	}
	return bits
}

func fromRank(r int64) float64 {
	if r < 0 {
		return -math.Float64frombits(uint64(-r))
	}
	return math.Float64frombits(uint64(r))
}

// span is the numbers from min to max; an end that is nil is open, an exclusive one does
// not belong to it.
type span struct {
	min, max                   *float64
	minIsOutside, maxIsOutside bool
}

// compared gives the numbers for which `x op c` is true, as spans one of which holds x, and
// those for which it is false.
func compared(op ir.CompareOp, c float64) (yes, no []span) {
	b := bandAround(c)
	within := span{min: &b.low, max: &b.high}
	below := span{max: &b.low, maxIsOutside: true}
	above := span{min: &b.high, minIsOutside: true}
	switch op {
	case ir.Eq:
		return []span{within}, []span{below, above}
	case ir.Lt:
		return []span{below}, []span{{min: &b.low}}
	case ir.Gt:
		return []span{above}, []span{{max: &b.high}}
	}
	panic("jsonschema: no such comparison: " + string(op))
}

// whole narrows s to whole numbers, both ends inside.
func (s span) whole() span {
	if s.min != nil {
		s.min = new(wholeEnd(math.Ceil(*s.min), *s.min, s.minIsOutside, 1))
	}
	if s.max != nil {
		s.max = new(wholeEnd(math.Floor(*s.max), *s.max, s.maxIsOutside, -1))
	}
	return span{min: s.min, max: s.max}
}

func wholeEnd(whole, end float64, outside bool, inward float64) float64 {
	if outside && whole == end {
		return whole + inward
	}
	return whole
}

func (s span) isEmpty() bool { return s.min != nil && s.max != nil && *s.min > *s.max }

// holds tells whether a whole number lies within s.
func (s span) holds(x float64) bool {
	s = s.whole()
	return (s.min == nil || *s.min <= x) && (s.max == nil || x <= *s.max)
}

package program

import (
	"math"
	"slices"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// SeedKey is where a record carries what decides the order of shuffled options, where that is not its `_id`.
const SeedKey = "_seed"

// Shown are the options that the item at slot offers, in the order in which they are shown.
func (s *State) Shown(slot int) []ir.Option {
	d, it := s.Offered(slot), s.Item(slot)
	seed := s.seed()
	if len(it.Shuffle) == 0 || seed == "" {
		return d.Options
	}
	var shown, last []ir.Option
	for _, at := range value.Shuffled(len(it.Shuffle), seed, it.ID) {
		if o, offered := d.Option(it.Shuffle[at]); offered {
			shown = append(shown, o)
		}
	}
	for _, o := range d.Options {
		if !slices.Contains(it.Shuffle, o.Code) {
			last = append(last, o)
		}
	}
	return append(shown, last...)
}

// seed is what the record's orders are decided by, "" where it says nothing.
func (s *State) seed() string {
	for _, key := range []string{SeedKey, answers.IDKey} {
		if v := s.Stated(key); v != nil {
			return Statement(v)
		}
	}
	return ""
}

// Shuffles tells whether any item's options are shown in an order of the record's own.
func (p *Program) Shuffles() bool {
	return slices.ContainsFunc(p.Survey.Items, func(it ir.Item) bool { return len(it.Shuffle) > 0 })
}

// Statement is a value as it is written: a number by its digits, what cannot be an id, a version or a seed by its brackets.
func Statement(v *answers.Value) string {
	switch v.Kind {
	case answers.String:
		return v.Str
	case answers.Number:
		return decimal(max(-math.MaxFloat64, min(v.Num, math.MaxFloat64)) + 0)
	case answers.Bool:
		return strconv.FormatBool(v.Num != 0)
	case answers.List:
		return "[…]"
	}
	return "{…}"
}

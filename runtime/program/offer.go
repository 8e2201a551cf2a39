package program

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Offered is the domain of the item at slot with the options that its question offers: all but those that the
// answers before certainly rule out.
func (s *State) Offered(slot int) ir.Domain {
	d, it := s.Item(slot).Domain, &s.program.items[slot]
	if it.hidden == nil {
		return d
	}
	all := d.Options
	d.Options = nil
	for at, o := range all {
		if !s.hides(it, at) {
			d.Options = append(d.Options, o)
		}
	}
	return d
}

// Judge tells what an answer to the item at slot would be.
func (s *State) Judge(slot int, v answers.Value) Verdict {
	if v.Blank() {
		return Blank
	}
	it := &s.program.items[slot]
	verdict := it.judge(&v, &answer{marks: make([]uint64, len(s.Item(slot).Domain.Options)/64+1)})
	return s.withinOffer(it, &v, verdict)
}

// withinOffer is the verdict on an answer, of which all is told but whether its options are offered.
func (s *State) withinOffer(it *linkedItem, v *answers.Value, verdict Verdict) Verdict {
	if it.hidden == nil || verdict != Good && verdict != Range {
		return verdict
	}
	if v.Kind == answers.Number && s.hidesCode(it, v.Num) {
		return Option
	}
	for _, mark := range v.List {
		if s.hidesCode(it, mark.Num) {
			return Option
		}
	}
	return verdict
}

func (s *State) hidesCode(it *linkedItem, code float64) bool {
	at, _ := it.codes.position(code)
	return s.hides(it, at)
}

func (s *State) hides(it *linkedItem, option int) bool {
	hidden := it.hidden[option]
	return hidden != nil && hidden(s)
}

// hide links what hides options.
func (l *linker) hide(it *linkedItem, d *ir.Domain) {
	if len(d.Hidden) == 0 {
		return
	}
	it.hidden, it.codes = make([]condition, len(d.Options)), codesOf(*d)
	for _, h := range d.Hidden {
		when := l.formula(h.When)
		for _, code := range h.Codes {
			at, _ := it.codes.position(float64(code))
			it.hidden[at] = either(it.hidden[at], when)
		}
	}
}

func either(before, or condition) condition {
	if before == nil {
		return or
	}
	return func(s *State) bool { return before(s) || or(s) }
}

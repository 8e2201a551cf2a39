package simulate

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// choice is a code, by the weights of those that are offered; after some tries each in turn.
func (s *Simulator) choice(it *item, try int, d *dice) answers.Value {
	options := s.draft.Offered(it.slot).Options
	if len(options) == 0 {
		return answers.Value{}
	}
	if at := s.optionOf(it, options); at >= 0 && try == 0 {
		return answers.Num(float64(options[at].Code))
	}
	at := 0
	if try >= tries/4 {
		at = try % len(options)
	} else {
		at = s.weighed(it, options, d)
	}
	return answers.Num(float64(options[at].Code))
}

// weighed is a position among the options that are offered.
func (s *Simulator) weighed(it *item, options []ir.Option, d *dice) int {
	all := s.survey.Items[it.slot].Domain.Options
	if len(options) == len(all) {
		return d.weighed(it.weights)
	}
	weights := make([]int, len(options))
	for i, o := range options {
		weights[i] = it.weights[slices.IndexFunc(all, func(a ir.Option) bool { return a.Code == o.Code })]
	}
	return d.weighed(weights)
}

// optionOf is the position of the option that the person or the place has, −1 where it is not about these.
func (s *Simulator) optionOf(it *item, options []ir.Option) int {
	switch it.trait {
	case sex:
		if s.whoAt(it).man {
			return textAt(options, "男", "male", "Male")
		}
		return textAt(options, "女", "female", "Female")
	case kin:
		if it.head < 0 || s.rows[it.head] == 0 {
			return textAt(options, "户主", "本人", "head", "Head")
		}
		d := s.dice(it.slot, tries)
		heads := textAt(options, "户主", "本人", "head", "Head")
		return (heads + 1 + d.below(len(options)-1)) % len(options)
	case place:
		return s.visit.cluster % len(options)
	}
	return -1
}

func textAt(options []ir.Option, texts ...string) int {
	return slices.IndexFunc(options, func(o ir.Option) bool { return slices.Contains(texts, o.Text) })
}

// markWeights are of 1, 2, 3, … marks.
var markWeights = []int{45, 30, 15, 7, 3}

// choices are marks: as many as allowed, an exclusive one alone.
func (s *Simulator) choices(it *item, try int, d *dice) answers.Value {
	domain := s.draft.Offered(it.slot)
	if len(domain.Options) == 0 {
		return answers.Value{}
	}
	least, most := 1, len(domain.Options)
	if domain.Min != nil {
		least = max(least, int(*domain.Min))
	}
	if domain.Max != nil {
		most = min(most, int(*domain.Max))
	}
	first := s.weighed(it, domain.Options, d)
	if try >= tries/4 {
		first = try % len(domain.Options)
	}
	if domain.Options[first].Exclusive && least <= 1 {
		return answers.Codes(domain.Options[first].Code)
	}
	n := least
	for n < most && n < least+d.weighed(markWeights) {
		n++
	}
	return answers.Codes(s.marks(&domain, first, n, d)...)
}

// marks are n codes that go together, in order but for a ranking.
func (s *Simulator) marks(domain *ir.Domain, first, n int, d *dice) []int {
	at := make([]int, 0, len(domain.Options))
	for i, o := range domain.Options {
		if i != first && !o.Exclusive {
			at = append(at, i)
		}
	}
	shuffle(d, at)
	if !domain.Options[first].Exclusive {
		at = append([]int{first}, at...)
	}
	at = at[:min(n, len(at))]
	if !domain.Ordered {
		slices.Sort(at)
	}
	codes := make([]int, len(at))
	for i, k := range at {
		codes[i] = domain.Options[k].Code
	}
	return codes
}

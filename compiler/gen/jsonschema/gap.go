package jsonschema

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Gap is a finding that the schema leaves out, since it cannot say when it is drawn: the finding's code, the id of its item
// and, of a rule, its name.
type Gap struct {
	Code       catalogue.Code
	Item, Rule string
}

// Gaps lists what the schema of s leaves out, in survey order; nil where it says everything. A record that the schema takes
// is blocked by the runtime for gaps only, one that it refuses for at least one other finding; but an answer that is a gap since it
// should not be there hides what hangs on its not being there. The causes stand in the root's $comment.
func Gaps(s *ir.Survey) []Gap {
	y := newSayer(s)
	var gaps []Gap
	for i := range s.Items {
		gaps = append(gaps, y.speaksOf(&s.Items[i]).gapsAt(&s.Items[i])...)
	}
	for i := range s.Rules {
		if r := &s.Rules[i]; !y.speaksOf(y.items[r.Item]).saysRule(r) {
			gaps = append(gaps, Gap{"assert", r.Item, r.Name})
		}
	}
	return gaps
}

func (y *sayer) gapsAt(it *ir.Item) []Gap {
	var gaps []Gap
	add := func(unsaid bool, codes ...catalogue.Code) {
		for _, code := range codes {
			if unsaid {
				gaps = append(gaps, Gap{code, it.ID, ""})
			}
		}
	}
	_, _, saysRoute := y.whenAsked(it)
	add(!saysRoute || it.Times != nil && !y.saysNumber(it), "required", "skipped")
	add(slices.ContainsFunc(it.Domain.Hidden, func(h ir.Hidden) bool { return !y.says(h.When) }), "option")
	add(it.Domain.Format == ir.ResidentID, "range")
	add(it.Compute != nil, "computed")
	return gaps
}

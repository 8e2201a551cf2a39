package sql

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// judgement defines the verdict on an answer (v): blank, good, type, option or range. hidden tells whether it bears an option
// that is not offered.
func (y *sayer) judgement(slot int, hidden said) said {
	step := y.answer(slot)
	d := y.survey.Items[slot].Domain
	if d.Format == ir.ResidentID {
		step = y.resident(slot, step).step
	}
	verdict := said{y.verdict(d, slot), step}
	if hidden.text == "false" {
		return y.define(name("v", slot), verdict)
	}
	u := y.define(name("u", slot), verdict)
	text := "case when u%d in ('good', 'range') and " + hidden.text + " then 'option' else u%d end"
	return y.define(name("v", slot), said{in(slot, text), max(u.step, hidden.step)})
}

// verdict is what an answer is by itself.
func (y *sayer) verdict(d ir.Domain, slot int) string {
	var b strings.Builder
	when := func(condition, verdict string) {
		fmt.Fprintf(&b, " when %s then '%s'", in(slot, condition), verdict)
	}
	when(y.say("blank", name("j", slot)), "blank")
	if len(d.None) > 0 {
		when("n%d in ("+y.noAnswers(d.None)+")", "good")
	}
	for _, r := range y.refusals(d, slot) {
		when(r.when, r.verdict)
	}
	return "case" + b.String() + " else 'good' end"
}

func (y *sayer) noAnswers(kinds []ir.NoAnswer) string {
	texts := make([]string, len(kinds))
	for i, k := range kinds {
		texts[i] = y.quoted(string(k))
	}
	return strings.Join(texts, ", ")
}

// refusal is a verdict, and the condition for it where none before is met.
type refusal struct{ when, verdict string }

func (y *sayer) refusals(d ir.Domain, slot int) []refusal {
	switch d.Kind {
	case ir.Choice:
		return y.refusedChoice(d)
	case ir.Choices:
		return y.refusedChoices(d, slot)
	case ir.Number:
		return y.refusedNumber(d)
	case ir.Date:
		return []refusal{{"x%d is null", "type"}}
	case ir.Location:
		return y.refusedLocation(slot)
	}
	return y.refusedText(d, slot)
}

func (y *sayer) refusedChoice(d ir.Domain) []refusal {
	return []refusal{{"x%d is null", "type"}, {"x%d not in " + inBrackets(codes(d, false)), "option"}}
}

func (y *sayer) refusedChoices(d ir.Domain, slot int) []refusal {
	c := name("c", slot)
	list := []refusal{
		{"x%d is null or not (" + y.say("whole", c) + ")", "type"},
		{"not (" + y.say("within", c, y.codes(codes(d, false))) + ") or not (" + y.say("once", c) + ")", "option"},
	}
	if exclusive := codes(d, true); exclusive != nil {
		list = append(list, refusal{"x%d > 1 and " + y.say("overlap", c, y.codes(exclusive)), "option"})
	}
	return append(list, y.outside(d, "x%d")...)
}

func (y *sayer) codes(list []int) string { return y.say("codes", commas(list)) }

// codes are those of the options, or of the exclusive ones.
func codes(d ir.Domain, exclusive bool) []int {
	var list []int
	for _, o := range d.Options {
		if o.Exclusive || !exclusive {
			list = append(list, o.Code)
		}
	}
	return list
}

func (y *sayer) refusedNumber(d ir.Domain) []refusal {
	return append([]refusal{{"x%d is null", "type"}}, y.outside(d, "x%d")...)
}

// refusedLocation sees that there are numbers for latitude and longitude, maybe accuracy, and nothing else. Of a number beyond the doubles
// there is a type and no value.
func (y *sayer) refusedLocation(slot int) []refusal {
	members := y.say("members", name("j", slot))
	return []refusal{
		{"t%d <> 'object' or coalesce(ta%d, '') <> 'number' or coalesce(to%d, '') <> 'number'", "type"},
		{"case when t%d = 'object' then " + members + " <> case when tx%d = 'number' then 3 else 2 end end", "type"},
		{"coalesce(abs(a%d) > 90 or abs(o%d) > 180, true)", "range"},
		{"tx%d = 'number' and coalesce(x%d < 0, true)", "range"},
	}
}

func (y *sayer) refusedText(d ir.Domain, slot int) []refusal {
	s := name("s", slot)
	list := append([]refusal{{"s%d is null", "type"}}, y.outside(d, y.say("length", s))...)
	if d.Pattern != "" {
		list = append(list, refusal{"not " + y.say("matches", s, y.pattern(d.Pattern)), "range"})
	}
	switch d.Format {
	case ir.ResidentID:
		list = append(list, refusal{"not r%d", "range"})
	case ir.Photo:
		list = append(list, refusal{"not " + y.isPhoto(s), "type"}, refusal{y.say("length", s) + " > " + fmt.Sprint(value.MostPhoto), "range"})
	}
	return list
}

// isPhoto tells whether a text is what value.PhotoPattern finds.
func (y *sayer) isPhoto(s string) string { return y.say("matches", s, y.pattern(value.PhotoPattern)) }

// outside refuses what is beyond the bound.
func (y *sayer) outside(d ir.Domain, x string) []refusal {
	var list []refusal
	if d.Min != nil {
		list = append(list, refusal{x + " < " + y.number(*d.Min), "range"})
	}
	if d.Max != nil {
		list = append(list, refusal{x + " > " + y.number(*d.Max), "range"})
	}
	return list
}

// hidden tells whether an answer bears an option that is not offered; it is never null, and "false" where all are offered.
func (y *sayer) hidden(slot int) (said, bool) {
	d := &y.survey.Items[slot].Domain
	if len(d.Hidden) == 0 {
		return said{text: "false"}, true
	}
	hidden, step := make([]string, len(d.Hidden)), 0
	for i, h := range d.Hidden {
		when, ok := y.formula(h.When)
		if !ok {
			return said{}, false
		}
		hidden[i], step = fmt.Sprintf("coalesce(%s, false) and %s", y.bears(*d, slot, h.Codes), when.text), max(step, when.step)
	}
	return said{"(" + strings.Join(hidden, " or ") + ")", step}, true
}

// bears tells whether an answer bears one of the codes.
func (y *sayer) bears(d ir.Domain, slot int, codes []int) string {
	if d.Kind == ir.Choices {
		return y.say("overlap", name("c", slot), y.codes(codes))
	}
	return in(slot, "x%d in "+inBrackets(codes))
}

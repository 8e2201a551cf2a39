package sql

import (
	"fmt"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// judged tells whether answers of the domain can be judged here.
func judged(d ir.Domain) bool { return values(d, 0) != nil && slices.Contains(formats, d.Format) }

var formats = []ir.Format{"", ir.ResidentID, ir.Phone, ir.Time, ir.DateTime}

// values define the columns of an answer's value: x is a number, a code, a day or minutes, or how many are marked, s a text,
// c the marks, n a kind of no answer.
func values(d ir.Domain, slot int) []string {
	columns := valuesOfKind(d, slot)
	if len(d.None) > 0 && columns != nil {
		columns = append(columns, in(slot, "survey_none(j[%d], t[%d]) as n%d"))
	}
	return columns
}

func valuesOfKind(d ir.Domain, slot int) []string {
	switch d.Kind {
	case ir.Choice, ir.Number:
		return []string{in(slot, "survey_number(j[%d], t[%d]) as x%d")}
	case ir.Choices:
		return []string{in(slot, "survey_marks(j[%d], t[%d]) as c%d"), in(slot, "len(c%d)::double as x%d")}
	case ir.Text, ir.Signature:
		return []string{in(slot, "survey_text(j[%d], t[%d]) as s%d")}
	case ir.Date:
		return []string{in(slot, dateReaders[d.Format]+"(survey_text(j[%d], t[%d])) as x%d")}
	}
	return nil
}

var dateReaders = map[ir.Format]string{"": "survey_date", ir.Time: "survey_time", ir.DateTime: "survey_datetime"}

// in is a format with the number of an item for each %d.
func in(slot int, format string) string { return strings.ReplaceAll(format, "%d", fmt.Sprint(slot+1)) }

// verdict is what an answer is by itself: blank, good, type, option or range.
func verdict(d ir.Domain, slot int) string {
	var b strings.Builder
	when := func(condition, verdict string) {
		fmt.Fprintf(&b, " when %s then '%s'", in(slot, condition), verdict)
	}
	when("survey_blank(j[%d], t[%d])", "blank")
	if len(d.None) > 0 {
		when("n%d in ("+noAnswers(d.None)+")", "good")
	}
	for _, r := range refusals(d) {
		when(r.when, r.verdict)
	}
	return "case" + b.String() + " else 'good' end"
}

func noAnswers(kinds []ir.NoAnswer) string {
	texts := make([]string, len(kinds))
	for i, k := range kinds {
		texts[i] = quoted(string(k))
	}
	return strings.Join(texts, ", ")
}

// refusal is a verdict, and the condition for it where none before is met.
type refusal struct{ when, verdict string }

func refusals(d ir.Domain) []refusal {
	switch d.Kind {
	case ir.Choice:
		return refusedChoice(d)
	case ir.Choices:
		return refusedChoices(d)
	case ir.Number:
		return refusedNumber(d)
	case ir.Date:
		return []refusal{{"x%d is null", "type"}}
	}
	return refusedText(d)
}

func refusedChoice(d ir.Domain) []refusal {
	return []refusal{{"x%d is null or not survey_whole(x%d)", "type"}, {"x%d not in " + inBrackets(codes(d, false)), "option"}}
}

func refusedChoices(d ir.Domain) []refusal {
	list := []refusal{
		{"c%d is null or len([mark for mark in c%d if survey_whole(mark)]) < x%d", "type"},
		{"not list_has_all([" + commas(codes(d, false)) + "]::double[], c%d) or len(list_distinct(c%d)) < x%d", "option"},
	}
	if exclusive := codes(d, true); exclusive != nil {
		list = append(list, refusal{"x%d > 1 and list_has_any(c%d, [" + commas(exclusive) + "]::double[])", "option"})
	}
	return append(list, outside(d, "x%d")...)
}

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

func refusedNumber(d ir.Domain) []refusal {
	wrong := "x%d is null or abs(x%d) > 1e15"
	if d.Integer {
		wrong += " or x%d <> trunc(x%d)"
	}
	return append([]refusal{{wrong, "type"}}, outside(d, "x%d")...)
}

func refusedText(d ir.Domain) []refusal {
	list := append([]refusal{{"s%d is null", "type"}}, outside(d, "length(s%d)")...)
	if d.Pattern != "" {
		list = append(list, refusal{"not regexp_matches(s%d, " + quoted(d.Pattern) + ")", "range"})
	}
	if d.Format == ir.ResidentID {
		list = append(list, refusal{"not survey_resident_id(s%d)", "range"})
	}
	return list
}

// outside refuses what is beyond the bound.
func outside(d ir.Domain, x string) []refusal {
	var list []refusal
	if d.Min != nil {
		list = append(list, refusal{x + " < " + number(*d.Min), "range"})
	}
	if d.Max != nil {
		list = append(list, refusal{x + " > " + number(*d.Max), "range"})
	}
	return list
}

// offered is the verdict that also knows which options are not offered.
func (y *sayer) offered(slot int) (said, bool) {
	d := &y.survey.Items[slot].Domain
	if len(d.Hidden) == 0 {
		return said{text: name("v", slot)}, true
	}
	hidden, step := make([]string, len(d.Hidden)), 0
	for i, h := range d.Hidden {
		when, ok := y.formula(h.When)
		if !ok {
			return said{}, false
		}
		hidden[i], step = fmt.Sprintf("coalesce(%s, false) and %s", bears(*d, slot, h.Codes), when.text), max(step, when.step)
	}
	text := "case when u%d in ('good', 'range') and (" + strings.Join(hidden, " or ") + ") then 'option' else u%d end"
	return said{in(slot, text), step}, true
}

// bears tells whether an answer bears one of the codes.
func bears(d ir.Domain, slot int, codes []int) string {
	if d.Kind == ir.Choices {
		return in(slot, "list_has_any(c%d, ["+commas(codes)+"]::double[])")
	}
	return in(slot, "x%d in "+inBrackets(codes))
}

package records

import (
	"slices"
	"strings"
	"time"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Acknowledged is r with overrides of its warnings, of which some are right and some are not, or with something else in
// their place.
func (d Dice) Acknowledged(c Checker, r Record) Record {
	if d.Once(10) {
		return r.with(answers.OverridesKey, Pick(d, append(slices.Clone(strange), `[{"rule":3}]`, `{"r1":{"reason":"x","values":{}}}`, `"[]"`)...))
	}
	var list []string
	s := c.program.NewState()
	s.Load(answers.FromJSON([]byte(r.Text())))
	for _, f := range validate.State(s, "", catalogue.ZH) {
		if o, ok := validate.Acknowledge(s, f, Pick(d, "理由", "x", "😀\""), time.Time{}); ok {
			list = append(list, d.override(members(written(o.Value()))))
		}
	}
	if list == nil {
		return r
	}
	d.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return r.with(answers.OverridesKey, "["+strings.Join(list, ",")+"]")
}

// override is the text of one, spoilt every other time.
func (d Dice) override(o Record) string {
	values := members(o.value("values"))
	switch d.IntN(16) {
	case 0:
		return Pick(d, strange...)
	case 1:
		return o.without(Pick(d, o...).Key).Text()
	case 2:
		return o.with(Pick(d, o...).Key, Pick(d, strange...)).Text()
	case 3:
		return o.with("item", quoted(Pick(d, "1", "free[1].d", "g1[1].q3", "g1[2]", "a[1].b[1].c", "[", "free[01].d"))).Text()
	case 4:
		return o.with("values", values.with(Pick(d, "x", "_x", "__proto__"), Pick(d, strange...)).Text()).Text()
	}
	if len(values) == 0 {
		return o.Text()
	}
	at := d.IntN(len(values))
	switch d.IntN(8) {
	case 0:
		values = values.without(values[at].Key)
	case 1:
		values[at].Value = Pick(d, strange...)
	case 2, 3:
		values[at].Value = d.altered(values[at].Value)
	}
	return o.with("values", values.Text()).Text()
}

// altered is a value written otherwise, or changed somewhere inside.
func (d Dice) altered(text string) string {
	list, fields := parts(text), members(text)
	switch {
	case list != nil && d.Once(2):
		slices.Reverse(list)
	case list != nil:
		i := d.IntN(len(list))
		list[i] = d.altered(list[i])
	case fields != nil && d.Once(3):
		return fields.without(Pick(d, fields...).Key).Text()
	case fields != nil:
		i := d.IntN(len(fields))
		fields[i].Value = d.altered(fields[i].Value)
		return fields.Text()
	case text == "null":
		return Pick(d, `""`, "[]", "null", "{}", "0")
	default:
		return text
	}
	return "[" + strings.Join(list, ",") + "]"
}

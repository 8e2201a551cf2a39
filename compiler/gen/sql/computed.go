package sql

import (
	"github.com/surveyc/surveyc/compiler/ir"
)

// computed is what a stored value draws at a computed item: a value of another kind, or another value.
func (y *sayer) computed(slot int) (code string, ok bool) {
	it := &y.survey.Items[slot]
	x, ok := y.term(it.Compute)
	if !ok {
		return "", false
	}
	x = y.once(x)
	text := "case when " + x.text + " is not null"
	for _, id := range ir.Items(it.Compute) {
		if !y.item(id).sayable {
			return "", false
		}
		text += " and " + y.hasValue(id)
	}
	text += " then coalesce(" + y.stores(slot, x.text) + ", false) else false end"
	return in(slot, "case when v%d = 'blank' then null when v%d <> 'good' then v%d when not "+text+" then 'computed' end"), true
}

// stores tells whether the stored value is that one.
func (y *sayer) stores(slot int, x string) string {
	switch y.survey.Items[slot].Domain.Kind {
	case ir.Text:
		return name("s", slot) + " = " + x
	case ir.Date:
		return name("x", slot) + " = " + x
	}
	return "abs(" + x + ") <= 1e15 and " + y.equal(name("x", slot), x)
}

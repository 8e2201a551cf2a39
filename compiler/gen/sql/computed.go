package sql

import (
	"github.com/surveyc/surveyc/compiler/ir"
)

// computes tells whether a computed item's value can be said.
func (y *sayer) computes(slot int) bool {
	compute := y.survey.Items[slot].Compute
	for _, id := range ir.Items(compute) {
		if !y.item(id).sayable {
			return false
		}
	}
	_, ok := y.term(compute)
	return ok
}

// computed is what a stored value draws at a computed item: a value of another kind, or another value.
func (y *sayer) computed(slot int) string {
	it := &y.survey.Items[slot]
	x, _ := y.term(it.Compute)
	x = y.once(x)
	text := "case when " + x.text + " is not null"
	for _, id := range ir.Items(it.Compute) {
		text += " and " + y.hasValue(id)
	}
	text += " then coalesce(" + y.stores(slot, x.text) + ", false) else false end"
	return in(slot, "case when v%d = 'blank' then null when v%d <> 'good' then v%d when not "+text+" then 'computed' end")
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

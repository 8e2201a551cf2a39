package sql

import (
	"github.com/surveyc/surveyc/compiler/ir"
)

// judges tells whether answers of the domain can be judged here.
func (y *sayer) judges(d ir.Domain) bool { return d.Kind != ir.Rows }

// key is a key as the engine has it, path a member of the answer under a key.
func (y *sayer) key(id string) string          { return y.quoted(y.say("key", id)) }
func (y *sayer) path(id, member string) string { return y.quoted(y.say("path", id, member)) }

// answer defines the columns of an answer and its value, and gives the step from which on they are there. Of them j is the answer, t
// its type, x a number, a code, a day or minutes, or how many are marked, s a text, c the marks, n a kind of no answer.
func (y *sayer) answer(slot int) (step int) {
	it := &y.survey.Items[slot]
	nr := in(slot, "%d")
	j := y.define(name("j", slot), said{y.say("item", y.key(it.ID), nr), 0})
	y.remarks[j.text] = question(it)
	t := y.define(name("t", slot), said{y.say("itemType", j.text, nr, y.key(it.ID)), j.step})
	step = y.valueOf(slot, t.step)
	if len(it.Domain.None) > 0 {
		step = max(step, y.define(name("n", slot), said{y.noAnswer(slot), t.step}).step)
	}
	return step
}

func (y *sayer) valueOf(slot, step int) int {
	d := &y.survey.Items[slot].Domain
	switch d.Kind {
	case ir.Choice, ir.Number:
		return y.limited(slot, d.Kind == ir.Choice || d.Integer, said{y.real(name("j", slot), name("t", slot)), step}).step
	case ir.Choices:
		c := y.define(name("c", slot), said{y.say("marks", name("j", slot), name("t", slot)), step})
		return y.define(name("x", slot), said{y.say("count", c.text, name("j", slot), name("t", slot)), c.step}).step
	case ir.Location:
		return y.location(slot, step)
	}
	s := y.define(name("s", slot), said{y.text(name("j", slot), name("t", slot)), step})
	if d.Kind == ir.Date {
		return y.moment(slot, s)
	}
	return s.step
}

// limited defines a number as it may be in an answer: null beyond 10^15, and where it should be whole and is not, so that a term
// never meets what its size does not allow for.
func (y *sayer) limited(slot int, whole bool, real said) said {
	r := y.define(name("r", slot), real)
	text := "case when abs(r%d) <= 1e15"
	if whole {
		text += " and r%d = " + y.say("trunc", "r%d")
	}
	return y.define(name("x", slot), said{in(slot, text+" then r%d end"), r.step})
}

// text is a text, null of what is none.
func (y *sayer) text(j, t string) string {
	return "case when " + t + " = 'string' then " + y.say("string", j) + " end"
}

// real is a double, null of what is no number or beyond the doubles.
func (y *sayer) real(j, t string) string {
	return "case when " + t + " = 'number' then " + y.say("real", j) + " end"
}

// noAnswer is the one member of an object that stands for a kind of no answer.
func (y *sayer) noAnswer(slot int) string {
	path := y.path(y.survey.Items[slot].ID, "none")
	none := y.say("pick", name("j", slot), y.key("none"), path)
	text := y.text(none, "("+y.say("type", none, path)+")")
	return in(slot, "case when t%d = 'object' then case when "+y.say("members", name("j", slot))+" = 1 then "+text+" end end")
}

// location defines latitude (a), longitude (o), accuracy (x) and their types.
func (y *sayer) location(slot, step int) int {
	for _, m := range places {
		path := y.path(y.survey.Items[slot].ID, m.key)
		j := said{"case when " + name("t", slot) + " = 'object' then " + y.say("pick", name("j", slot), y.key(m.key), path) + " end", step}
		j = y.define(name("j"+m.column, slot), j)
		t := y.define(name("t"+m.column, slot), said{y.say("type", j.text, path), j.step})
		real := said{y.real(j.text, t.text), t.step}
		if m.column == "x" {
			return y.limited(slot, false, real).step
		}
		y.define(name(m.column, slot), real)
	}
	return step
}

var places = []struct{ key, column string }{{"lat", "a"}, {"lon", "o"}, {"accuracy", "x"}}

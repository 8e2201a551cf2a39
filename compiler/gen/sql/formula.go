package sql

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// formula says a condition, never null. ok is false where it cannot be said.
func (y *sayer) formula(f ir.Formula) (x said, ok bool) {
	switch f := f.(type) {
	case ir.And:
		return y.joined(f.Of, " and ", "true")
	case ir.Or:
		return y.joined(f.Of, " or ", "false")
	case ir.Ref:
		c := y.predicate(f.Index)
		return c.said, c.sayable
	case ir.Holds:
		return y.holds(f)
	case ir.Undefined:
		return y.valued(f.Test, "%s is null")
	case ir.Lacks:
		x, ok = y.valued(f.Test, "%s is not null")
		return not(x), ok
	case ir.Answered:
		return y.counts(f.Item)
	case ir.Unanswered:
		x, ok = y.counts(f.Item)
		return not(x), ok
	case ir.Settled:
		return y.settled(f)
	case ir.Blank:
		return y.about(f.Item, "v%d = 'blank'")
	case ir.None:
		return y.none(f)
	}
	return said{}, false
}

func not(x said) said { return said{"not " + x.text, x.step} }

// joined is all of the formulas with a word between, in brackets; none is the word for none of them.
func (y *sayer) joined(of []ir.Formula, word, none string) (said, bool) {
	if len(of) == 0 {
		return said{text: none}, true
	}
	texts, step := make([]string, len(of)), 0
	for i, f := range of {
		x, ok := y.formula(f)
		if !ok {
			return said{}, false
		}
		texts[i], step = x.text, max(step, x.step)
	}
	return said{"(" + strings.Join(texts, word) + ")", step}, true
}

// about says something of an item by its number.
func (y *sayer) about(id, format string) (said, bool) {
	it := y.item(id)
	return said{"(" + in(y.slots[id], format) + ")", it.step}, it.sayable
}

func (y *sayer) counts(id string) (said, bool) {
	it := y.item(id)
	return said{name("k", y.slots[id]), it.step}, it.sayable
}

func (y *sayer) settled(f ir.Settled) (said, bool) {
	it := y.item(f.Item)
	text := "k%d or " + it.passed
	if y.survey.Items[y.slots[f.Item]].Optional {
		text += " or v%d = 'blank'"
	}
	x, ok := y.about(f.Item, text)
	if !f.Is {
		x = not(x)
	}
	return x, ok
}

func (y *sayer) none(f ir.None) (said, bool) {
	if len(y.survey.Items[y.slots[f.Item]].Domain.None) == 0 {
		return said{text: fmt.Sprint(!f.Is)}, true
	}
	x, ok := y.about(f.Item, "k%d and coalesce(n%d = "+y.quoted(string(f.Kind))+", false)")
	if !f.Is {
		x = not(x)
	}
	return x, ok
}

func (y *sayer) holds(f ir.Holds) (said, bool) {
	if f.Is {
		return y.valued(f.Test, "coalesce(%s, false)")
	}
	return y.valued(f.Test, "coalesce(not %s, false)")
}

// valued says that all answers a test uses have a value, and something of the test then.
func (y *sayer) valued(t ir.Test, format string) (said, bool) {
	x, ok := y.test(t)
	if !ok {
		return said{}, false
	}
	var parts []string
	step := x.step
	for _, id := range ir.Items(t) {
		it := y.item(id)
		if !it.sayable {
			return said{}, false
		}
		parts, step = append(parts, y.hasValue(id)), max(step, it.step)
	}
	return said{"(" + strings.Join(append(parts, fmt.Sprintf(format, "("+x.text+")")), " and ") + ")", step}, true
}

func (y *sayer) hasValue(id string) string {
	slot := y.slots[id]
	if len(y.survey.Items[slot].Domain.None) == 0 {
		return name("k", slot)
	}
	return name("k", slot) + " and " + name("n", slot) + " is null"
}

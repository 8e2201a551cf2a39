package sql

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// said is an expression, and the step whose columns it uses: 0 for what a record is before its answers are looked at.
type said struct {
	text string
	step int
}

// column is what a step defines.
type column struct{ name, text string }

// predicate is a formula that several others share, where it can be said.
type predicate struct {
	said
	sayable bool
}

// sayer says formulas of a survey in the words of an engine. What it finds about items and predicates it keeps.
type sayer struct {
	*spelling
	survey     *ir.Survey
	slots      map[string]int
	items      map[int]*itemColumns
	predicates map[int]predicate
	residents  map[int]said
	statements map[string]said
	values     map[said]said     // columns that hold the value of a term
	steps      [][]column        // from step 1
	remarks    map[string]string // what a comment says of a column
}

// itemColumns are what is said of an item.
type itemColumns struct {
	sayable bool
	step    int    // from which on its columns are there
	passed  string // "false" or a column
}

func newSayer(s *ir.Survey, d *spelling) *sayer {
	y := &sayer{spelling: d, survey: s, slots: map[string]int{}, items: map[int]*itemColumns{}, predicates: map[int]predicate{}, residents: map[int]said{},
		statements: map[string]said{}, values: map[said]said{}, remarks: map[string]string{}}
	for i := range s.Items {
		y.slots[s.Items[i].ID] = i
	}
	return y
}

// define makes a column of the step behind what it uses.
func (y *sayer) define(name string, x said) said {
	for len(y.steps) <= x.step {
		y.steps = append(y.steps, nil)
	}
	y.steps[x.step] = append(y.steps[x.step], column{name, x.text})
	return said{name, x.step + 1}
}

// once makes a column of what is to stand in several places, unless it is one already or a constant.
func (y *sayer) once(x said) said {
	if atom.MatchString(x.text) {
		return x
	}
	if _, ok := y.values[x]; !ok {
		y.values[x] = y.define(name("e", len(y.values)), x)
	}
	return y.values[x]
}

var atom = regexp.MustCompile(`^(?:[a-z]+[0-9]*|[a-zA-Z0-9]*\(?\(?-?[0-9.e+-]+\)?(?: as double\)|::[a-z0-9]+)?\)?)$`)

// item gives an item's columns, and defines them when it is first asked for.
func (y *sayer) item(id string) *itemColumns {
	slot := y.slots[id]
	if y.items[slot] == nil {
		y.items[slot] = &itemColumns{}
		*y.items[slot] = y.itemColumns(slot)
	}
	return y.items[slot]
}

func (y *sayer) itemColumns(slot int) itemColumns {
	it := &y.survey.Items[slot]
	if it.Group != "" || !y.judges(it.Domain) {
		return itemColumns{}
	}
	passed, okPassed := y.formula(it.Passed)
	_, okAsked := y.formula(it.Asked)
	hidden, okHidden := y.hidden(slot)
	if !okPassed || !okAsked || !okHidden {
		return itemColumns{}
	}
	return y.walked(slot, passed, y.judgement(slot, hidden))
}

// walked is an item of which it is known what its answer is by itself and when it is passed over.
func (y *sayer) walked(slot int, passed, verdict said) itemColumns {
	if passed.text == "false" {
		k := y.define(name("k", slot), said{in(slot, "(v%d = 'good')"), verdict.step})
		return itemColumns{sayable: true, passed: "false", step: k.step}
	}
	p := y.define(name("p", slot), passed)
	k := y.define(name("k", slot), said{in(slot, "(v%d = 'good' and not p%d)"), max(p.step, verdict.step)})
	return itemColumns{sayable: true, passed: p.text, step: k.step}
}

// name is that of an item's column: what it holds and the item's number from 1.
func name(of string, slot int) string { return fmt.Sprint(of, slot+1) }

// in is a format with the number of an item for each %d.
func in(slot int, format string) string { return strings.ReplaceAll(format, "%d", fmt.Sprint(slot+1)) }

// predicate gives the column of a formula that several others share.
func (y *sayer) predicate(index int) predicate {
	if c, ok := y.predicates[index]; ok {
		return c
	}
	var c predicate
	if x, ok := y.formula(y.survey.Predicates[index]); ok {
		c = predicate{y.define(name("q", index), x), true}
	}
	y.predicates[index] = c
	return c
}

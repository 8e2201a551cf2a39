package sql

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
)

// said is an expression, and the step whose columns it uses: 0 for what an answer is by itself.
type said struct {
	text string
	step int
}

// column is something that may be a column of a step: how to name it and what it is.
type column struct {
	said
	sayable bool
}

// sayer says formulas of a survey. What it finds about items and predicates it keeps.
type sayer struct {
	survey     *ir.Survey
	slots      map[string]int
	items      map[int]*itemColumns
	predicates map[int]column
	steps      [][]string // definitions of columns, from step 1
}

// itemColumns are what is said of an item beyond its answer by itself.
type itemColumns struct {
	sayable bool
	step    int    // from which on its columns are there
	passed  string // "false" or a column
}

func newSayer(s *ir.Survey) *sayer {
	y := &sayer{survey: s, slots: map[string]int{}, items: map[int]*itemColumns{}, predicates: map[int]column{}}
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
	y.steps[x.step] = append(y.steps[x.step], x.text+" as "+name)
	return said{name, x.step + 1}
}

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
	if it.Group != "" || !judged(it.Domain) {
		return itemColumns{}
	}
	passed, okPassed := y.formula(it.Passed)
	_, okAsked := y.formula(it.Asked)
	verdict, okVerdict := y.offered(slot)
	if !okPassed || !okAsked || !okVerdict {
		return itemColumns{}
	}
	if ir.IsFalse(it.Passed) && len(it.Domain.Hidden) == 0 {
		return itemColumns{sayable: true, passed: "false"}
	}
	return y.walked(slot, passed, verdict)
}

// walked is an item whose columns hang on the answers before.
func (y *sayer) walked(slot int, passed, verdict said) itemColumns {
	step := max(passed.step, verdict.step)
	if verdict.text != name("v", slot) {
		y.define(name("v", slot), said{verdict.text, step})
	}
	y.define(name("p", slot), said{passed.text, step})
	y.define(name("k", slot), said{in(slot, "v%d = 'good' and not p%d"), step})
	return itemColumns{sayable: true, passed: name("p", slot), step: step + 1}
}

// name is that of an item's column: what it holds and the item's number from 1.
func name(of string, slot int) string { return fmt.Sprint(of, slot+1) }

// predicate gives the column of a formula that several others share.
func (y *sayer) predicate(index int) column {
	if c, ok := y.predicates[index]; ok {
		return c
	}
	var c column
	if x, ok := y.formula(y.survey.Predicates[index]); ok {
		c = column{y.define(name("q", index), x), true}
	}
	y.predicates[index] = c
	return c
}

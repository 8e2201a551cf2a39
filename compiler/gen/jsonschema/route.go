package jsonschema

import (
	"github.com/go-json-experiment/json"

	"github.com/surveyc/surveyc/compiler/ir"
)

// route says, for the items whose being asked hangs on other answers, when they must be
// answered and when they must not. Where that hangs on what cannot be said, it says nothing.
func (y *sayer) route() []*schema {
	answered, blank := consequences{}, consequences{}
	var list []*schema
	add := func(c consequences, when, then *schema) {
		if s := c.add(when, then); s != nil {
			list = append(list, s)
		}
	}
	for it := range y.own() {
		asked, passed, ok := y.whenAsked(it)
		if ok && !canBeBlank(it) && asked != always && asked != never {
			add(answered, asked, where(it.ID, ref(answerDef)))
		}
		if ok && passed != never {
			add(blank, passed, whereBlank(it.ID))
		}
	}
	return list
}

func (y *sayer) whenAsked(it *ir.Item) (asked, passed *schema, ok bool) {
	asked, ok = y.formula(it.Asked)
	passed, alsoOK := y.formula(it.Passed)
	return asked, passed, ok && alsoOK
}

// consequences are what follows from conditions, by the text of the condition.
type consequences map[string]*schema

// add says that then follows from when: in the schema that says so of other items already,
// or else in a new one, which it returns.
func (c consequences) add(when, then *schema) *schema {
	key := when.text()
	if known := c[key]; known != nil {
		known.absorb(then)
		return nil
	}
	c[key] = then
	if when == always {
		return then
	}
	return &schema{If: when, Then: then}
}

func (s *schema) text() string {
	text, err := json.Marshal(s)
	if err != nil {
		panic("jsonschema: " + err.Error())
	}
	return string(text)
}

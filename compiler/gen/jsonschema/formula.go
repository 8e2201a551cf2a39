package jsonschema

import (
	"fmt"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// sayer says formulas as schemas of a whole record. What JSON Schema cannot say is not ok.
//
// It takes an answer to count when it is there and not blank. That is enough, for the
// document refuses every record in which an answer that is there does not count:
// `properties` where it is of the wrong form, the route where its item is passed over.
type sayer struct {
	survey     *ir.Survey
	items      map[string]*ir.Item
	predicates []said
}

type said struct {
	schema *schema
	ok     bool
}

func newSayer(s *ir.Survey) *sayer {
	y := &sayer{survey: s, items: map[string]*ir.Item{}}
	for i := range s.Items {
		y.items[s.Items[i].ID] = &s.Items[i]
	}
	for _, p := range s.Predicates {
		condition, ok := y.formula(p)
		y.predicates = append(y.predicates, said{condition, ok})
	}
	return y
}

func (y *sayer) formula(f ir.Formula) (*schema, bool) {
	switch f := f.(type) {
	case ir.And:
		return y.junction(f.Of, all)
	case ir.Or:
		return y.junction(f.Of, anyOf)
	case ir.Ref:
		return y.ref(f.Index)
	case ir.Holds:
		return y.holds(f)
	case ir.Undefined:
		return y.undefined(f)
	case ir.Answered:
		return where(f.Item, ref(answerDef)), true
	case ir.Unanswered:
		return whereBlank(f.Item), true
	case ir.Blank:
		return whereBlank(f.Item), true
	case ir.None:
		return whereNone(f), true
	}
	panic(fmt.Sprintf("jsonschema: no such formula: %T", f))
}

func (y *sayer) junction(of []ir.Formula, join func([]*schema) *schema) (*schema, bool) {
	parts := make([]*schema, len(of))
	for i, f := range of {
		part, ok := y.formula(f)
		if !ok {
			return nil, false
		}
		parts[i] = part
	}
	return join(parts), true
}

func (y *sayer) ref(index int) (*schema, bool) {
	p := y.predicates[index]
	if !p.ok || p.schema == always || p.schema == never {
		return p.schema, p.ok
	}
	return ref(conditionDef(index)), true
}

// conditionDef names the definition of a predicate.
func conditionDef(index int) string { return "condition-" + strconv.Itoa(index+1) }

func (y *sayer) holds(h ir.Holds) (*schema, bool) {
	t, ok := y.test(h.Test)
	if !ok {
		return nil, false
	}
	if h.Is {
		return where(t.item, t.yes), true
	}
	return where(t.item, t.no), true
}

// undefined: nearly every test that can be said has a value.
func (y *sayer) undefined(u ir.Undefined) (*schema, bool) {
	t, ok := y.test(u.Test)
	if !ok || t.without == nil {
		return never, ok
	}
	return where(t.item, t.without), true
}

// where is met by the records that have an answer to item that meets answer.
func where(item string, answer *schema) *schema {
	if answer == never {
		return never
	}
	return &schema{Required: []string{item}, Properties: members{{item, answer}}}
}

func whereNone(n ir.None) *schema {
	if n.Is {
		return where(n.Item, noAnswer(n.Kind))
	}
	return &schema{Properties: members{{n.Item, not(noAnswer(n.Kind))}}}
}

func whereBlank(item string) *schema { return &schema{Properties: members{{item, ref(blankDef)}}} }

package jsonschema

import (
	"fmt"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// sayer says formulas as schemas of a whole record or, that of a repeated group, of one row of it. What JSON Schema cannot say is
// not ok: in a row nothing that is outside.
//
// It takes an answer to count when it is there and not blank. That is enough, for the
// document refuses every record in which an answer that is there does not count:
// `properties` where it is of the wrong form, the route where its item is passed over. In the records that are left nothing
// is still to come either.
type sayer struct {
	survey     *ir.Survey
	items      map[string]*ir.Item
	group      string            // whose rows it speaks of, "" for the record
	groups     map[string]*sayer // by head, all of the survey
	given      []outcome         // of formulas that are known
	predicates []said
}

type said struct {
	schema *schema
	ok     bool
}

func newSayer(s *ir.Survey) *sayer {
	y := &sayer{survey: s, items: map[string]*ir.Item{}, groups: map[string]*sayer{}}
	for i := range s.Items {
		y.items[s.Items[i].ID] = &s.Items[i]
	}
	y.sayGroups()
	y.sayPredicates()
	return y
}

func (y *sayer) sayPredicates() {
	for _, p := range y.survey.Predicates {
		condition, ok := y.formula(p)
		y.predicates = append(y.predicates, said{condition, ok})
	}
}

func (y *sayer) formula(f ir.Formula) (*schema, bool) {
	if known := y.known(f); known != nil {
		return known, true
	}
	if !y.isHere(f) {
		return nil, false
	}
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
	case ir.Lacks:
		return y.lacks(f)
	case ir.Settled:
		return y.settled(f)
	case ir.Some:
		return y.some(f)
	case ir.Every:
		return y.every(f)
	case ir.Answered:
		return y.answered(f.Item, true)
	case ir.Unanswered:
		return y.answered(f.Item, false)
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
	return ref(y.conditionDef(index)), true
}

// conditionDef names the definition of a predicate.
func (y *sayer) conditionDef(index int) string {
	name := "condition-" + strconv.Itoa(index+1)
	if y.group != "" {
		name = y.group + "-" + name
	}
	return name
}

func (y *sayer) holds(h ir.Holds) (*schema, bool) {
	if total, limit, ok := countedRows(h.Test); ok {
		return y.rowsCompared(total, limit, h)
	}
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
	if _, _, ok := countedRows(u.Test); ok {
		return never, true
	}
	t, ok := y.test(u.Test)
	if !ok || t.without == nil {
		return never, ok
	}
	return where(t.item, t.without), true
}

// lacks: it is neither true nor false.
func (y *sayer) lacks(l ir.Lacks) (*schema, bool) {
	yes, ok := y.holds(ir.Holds{Test: l.Test, Is: true})
	no, alsoOK := y.holds(ir.Holds{Test: l.Test})
	if !ok || !alsoOK {
		return nil, false
	}
	return not(anyOf([]*schema{yes, no})), true
}

// settled: in a record that is not refused nothing is still to come.
func (y *sayer) settled(s ir.Settled) (*schema, bool) {
	if s.Is {
		return always, true
	}
	return never, true
}

func (y *sayer) answered(item string, is bool) (*schema, bool) {
	switch {
	case y.groups[item] != nil:
		return y.headCounts(item, is)
	case is:
		return where(item, ref(answerDef)), true
	}
	return whereBlank(item), true
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

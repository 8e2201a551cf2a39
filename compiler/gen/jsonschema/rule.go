package jsonschema

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// rules says the rules that refuse a record, each under its name.
func (y *sayer) rules() []*schema {
	var list []*schema
	for i := range y.survey.Rules {
		r := &y.survey.Rules[i]
		if y.items[r.Item].Group != y.group {
			continue
		}
		kept, ok := y.rule(r)
		if !ok || kept == always || r.Severity != ir.Block {
			continue
		}
		named := *kept
		named.Title, named.Description = r.Name, y.survey.Unfilled(r.Message)
		list = append(list, &named)
	}
	return list
}

// rule is met by the records in which r is silent: it does not fire, or its item is passed over.
func (y *sayer) rule(r *ir.Rule) (*schema, bool) {
	if r.Since != "" {
		return always, false // what a record states of itself is left aside
	}
	fires, ok := y.formula(r.Fires)
	if !ok || y.needs(r.Fires, r.Item) {
		return not(fires), ok
	}
	passed, ok := y.formula(y.items[r.Item].Passed)
	return anyOf([]*schema{passed, not(fires)}), ok
}

// needs tells whether f holds only where item bears an answer that counts, so that item
// is not passed over there.
func (y *sayer) needs(f ir.Formula, item string) bool {
	inPart := func(part ir.Formula) bool { return y.needs(part, item) }
	switch f := f.(type) {
	case ir.And:
		return slices.ContainsFunc(f.Of, inPart)
	case ir.Or:
		return !slices.ContainsFunc(f.Of, func(part ir.Formula) bool { return !inPart(part) })
	case ir.Ref:
		return inPart(y.survey.Predicates[f.Index])
	case ir.Answered:
		return f.Item == item
	case ir.None:
		return f.Is && f.Item == item
	case ir.Holds:
		return slices.Contains(ir.Items(f), item)
	}
	return false
}

package jsonschema

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// comment lists what the schema cannot say: forms of answers, computed values, skips, conditions of being asked and
// rules, by name.
func (y *sayer) comment() string {
	var names []string
	for i := range y.survey.Items {
		it := &y.survey.Items[i]
		names = append(names, y.speaksOf(it).unsaidAt(it)...)
	}
	for i := range y.survey.Rules {
		if r := &y.survey.Rules[i]; !y.speaksOf(y.items[r.Item]).saysRule(r) {
			names = append(names, "rule "+r.Name)
		}
	}
	if names == nil {
		return ""
	}
	return catalogue.Say(catalogue.ZH, unsaid) + " / " + catalogue.Say(catalogue.EN, unsaid) + ": " + strings.Join(names, "; ")
}

const unsaid = "jsonschema.unsaid"

func (y *sayer) unsaidAt(it *ir.Item) []string {
	var names []string
	if it.Domain.Format == ir.ResidentID {
		names = append(names, fmt.Sprintf("item %s: %s", it.ID, it.Domain.Format))
	}
	if it.Compute != nil {
		names = append(names, fmt.Sprintf("compute %s (line %d)", it.ID, it.Line))
	}
	if it.Times != nil && !y.saysNumber(it) {
		names = append(names, fmt.Sprintf("times %s (line %d)", it.ID, it.Line))
	}
	if it.Ask != nil && !y.says(it.Ask) {
		names = append(names, fmt.Sprintf("ask %s (line %d)", it.ID, it.Line))
	}
	names = append(names, y.unsaidOffers(it)...)
	for _, k := range it.Skips {
		if !y.says(k.When) {
			names = append(names, fmt.Sprintf("skip %s→%s (line %d)", it.ID, k.Target, k.Line))
		}
	}
	return names
}

func (y *sayer) says(f ir.Formula) bool {
	_, ok := y.formula(f)
	return ok
}

func (y *sayer) saysRule(r *ir.Rule) bool {
	_, ok := y.rule(r)
	return ok
}

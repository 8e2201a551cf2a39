package sql

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Part is something of a survey that a script leaves out: an item, the value of a computed item, or a rule, and the line that it begins in.
type Part struct {
	Kind PartKind
	Name string
	Line int
}

// PartKind is what sort of thing is left out.
type PartKind string

// The sorts.
const (
	ItemPart  PartKind = "item"
	ValuePart PartKind = "compute"
	RulePart  PartKind = "rule"
)

// Say names the part, and its line, for a reader.
func (p Part) Say(lang catalogue.Lang) string {
	return catalogue.Say(lang, partCodes[p.Kind], p.Name, p.Line)
}

var partCodes = map[PartKind]catalogue.Code{ItemPart: "sql.part-item", ValuePart: "sql.part-value", RulePart: "sql.part-rule"}

func (y *sayer) unsaid() []Part {
	var parts []Part
	for i := range y.survey.Items {
		it := &y.survey.Items[i]
		if !y.item(it.ID).sayable {
			parts = append(parts, Part{ItemPart, it.ID, it.Line})
		} else if it.Compute != nil && !y.computes(i) {
			parts = append(parts, Part{ValuePart, it.ID, it.Line})
		}
	}
	return append(parts, y.unsaidRules()...)
}

func (y *sayer) unsaidRules() []Part {
	var parts []Part
	for i := range y.survey.Rules {
		if r := &y.survey.Rules[i]; !y.saysRule(r) {
			parts = append(parts, Part{RulePart, r.Name, r.Line})
		}
	}
	return parts
}

// remark is what a comment says of a finding: the rule's name and message, or the question.
func (y *sayer) remark(f finding) string {
	for i := range y.survey.Rules {
		if r := &y.survey.Rules[i]; f.rule == r.Name {
			return oneLine(r.Name + ": " + r.Message)
		}
	}
	if slot, ok := y.slots[f.item]; ok {
		return question(&y.survey.Items[slot])
	}
	return f.item
}

func question(it *ir.Item) string { return oneLine(it.ID + " " + it.Text) }

package sql

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// finding is what a record may draw: the code is null where it does not.
type finding struct{ item, rule, severity, code string }

// findings are all that a record may draw by its answers.
func (y *sayer) findings() []finding {
	list := y.origin()
	for i := range y.survey.Items {
		it := &y.survey.Items[i]
		if code, ok := y.answerFinding(i); ok {
			list = append(list, finding{it.ID, "", string(ir.Block), code})
		}
		for k := range y.survey.Rules {
			if r := &y.survey.Rules[k]; r.Item == it.ID && y.saysRule(r) {
				list = append(list, finding{it.ID, r.Name, string(r.Severity), y.fires(r)})
			}
		}
	}
	return list
}

// answerFinding is the code of what an item's answer draws, where it can be said: of a computed item whose value cannot, whether it is of the right kind.
func (y *sayer) answerFinding(slot int) (code string, ok bool) {
	it := &y.survey.Items[slot]
	switch {
	case !y.item(it.ID).sayable:
		return "", false
	case it.Compute != nil && y.computes(slot):
		return y.computed(slot), true
	}
	text := "case"
	if passed := y.item(it.ID).passed; passed != "false" {
		text += " when " + passed + " then case when v%d <> 'blank' then 'skipped' end"
	}
	asked, _ := y.formula(it.Asked)
	if it.Optional || ir.IsFalse(it.Asked) {
		return in(slot, text+" when v%d not in ('blank', 'good') then v%d end"), true
	}
	required := "case when " + asked.text + " then 'required' end"
	if asked.text == "true" {
		required = "'required'"
	}
	return in(slot, text+" when v%d = 'blank' then "+required+" when v%d <> 'good' then v%d end"), true
}

// saysRule tells whether a rule can be said.
func (y *sayer) saysRule(r *ir.Rule) bool {
	_, ok := y.formula(r.Fires)
	return ok && y.item(r.Item).sayable
}

func (y *sayer) fires(r *ir.Rule) string {
	f, _ := y.formula(r.Fires)
	if r.Since != "" {
		f.text = "not " + y.earlier(r.Since) + " and " + f.text
	}
	if passed := y.item(r.Item).passed; passed != "false" {
		f.text = "not " + passed + " and " + f.text
	}
	return "case when " + f.text + " then 'assert' end"
}

// earlier tells whether the record is of an earlier version; one that states none is of the survey's.
func (y *sayer) earlier(since string) string {
	order, ok := value.CompareVersions(y.survey.Property("version"), since)
	if y.isItem("_version") {
		return truth(ok && order < 0)
	}
	stated := y.stated("_version").text
	return "case when " + stated + " is null then " + truth(ok && order < 0) + " else " + y.say("matches", stated, y.pattern(before(since))) + " end"
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

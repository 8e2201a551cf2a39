package sql

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

//go:embed macros.sql
var macros string

// finding is what a record may draw: the code is null where it does not.
type finding struct{ item, rule, severity, code string }

// script is the whole script.
func (y *sayer) script() string {
	found := y.findings() // defines the steps
	var b strings.Builder
	b.WriteString(y.head())
	b.WriteString(macros)
	b.WriteString("\ncreate or replace view findings as with\n")
	y.writeAnswers(&b)
	last := y.writeSteps(&b)
	writeFound(&b, found, last)
	y.writeEnd(&b)
	return b.String()
}

// head says what the script is, and what it leaves out.
func (y *sayer) head() string {
	text := "-- " + oneLine(catalogue.Say(catalogue.ZH, "sql.head", y.survey.ID)) + "\n-- " + oneLine(catalogue.Say(catalogue.EN, "sql.head", y.survey.ID)) + "\n"
	names := y.unsaid()
	if len(names) == 0 {
		return text + "\n"
	}
	text += "--\n-- " + catalogue.Say(catalogue.ZH, "sql.unsaid") + " / " + catalogue.Say(catalogue.EN, "sql.unsaid") + ":\n"
	for _, n := range names {
		text += "--   " + oneLine(n) + "\n"
	}
	return text + "\n"
}

// oneLine keeps a text from ending the comment that it stands in.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// unsaid names what the script leaves out.
func (y *sayer) unsaid() []string {
	var names []string
	for i := range y.survey.Items {
		it := &y.survey.Items[i]
		if !y.item(it.ID).sayable {
			names = append(names, "item "+it.ID)
		} else if it.Compute != nil {
			names = append(names, "compute "+it.ID)
		}
	}
	for i := range y.survey.Rules {
		if r := &y.survey.Rules[i]; !y.saysRule(r) {
			names = append(names, "rule "+r.Name)
		}
	}
	return names
}

// findings are all that a record may draw by its answers.
func (y *sayer) findings() []finding {
	list := y.origin()
	for i := range y.survey.Items {
		it := &y.survey.Items[i]
		if y.item(it.ID).sayable {
			list = append(list, finding{it.ID, "", string(ir.Block), y.answerFinding(i)})
		}
		for k := range y.survey.Rules {
			if r := &y.survey.Rules[k]; r.Item == it.ID && y.saysRule(r) {
				list = append(list, finding{it.ID, r.Name, string(r.Severity), y.fires(r)})
			}
		}
	}
	return list
}

func (y *sayer) answerFinding(slot int) string {
	it := &y.survey.Items[slot]
	text := "case"
	if passed := y.item(it.ID).passed; passed != "false" {
		text += " when " + passed + " then case when v%d <> 'blank' then 'skipped' end"
	}
	asked, _ := y.formula(it.Asked)
	if it.Optional || ir.IsFalse(it.Asked) {
		asked.text = "false"
	}
	return in(slot, text+" when v%d = 'blank' then case when "+asked.text+" then 'required' end when v%d <> 'good' then v%d end")
}

// saysRule tells whether a rule can be said. One that holds from a version on cannot: versions are no numbers.
func (y *sayer) saysRule(r *ir.Rule) bool {
	_, ok := y.formula(r.Fires)
	return ok && r.Since == "" && y.item(r.Item).sayable
}

func (y *sayer) fires(r *ir.Rule) string {
	f, _ := y.formula(r.Fires)
	if passed := y.item(r.Item).passed; passed != "false" {
		f.text = "not " + passed + " and " + f.text
	}
	return "case when " + f.text + " then 'assert' end"
}

// writeAnswers writes the steps that look at each answer by itself.
func (y *sayer) writeAnswers(b *strings.Builder) {
	var paths, typed, judged []string
	for i := range y.survey.Items {
		it := &y.survey.Items[i]
		paths = append(paths, quoted(`$."`+it.ID+`"`))
		if !y.item(it.ID).sayable {
			continue
		}
		typed = append(typed, values(it.Domain, i)...)
		judged = append(judged, y.judgement(i)...)
	}
	fmt.Fprintf(b, "given as (select record::varchar as row_name, case when json_valid(answers) then answers::json end as answer from answers),\n")
	fmt.Fprintf(b, "read as (select coalesce(survey_id(answer), row_name) as record, answer,\n    json_extract(answer, [%[1]s]) as j,\n    json_type(answer, [%[1]s]) as t\n"+
		"  from given where json_type(answer) = 'OBJECT'),\n", strings.Join(paths, ", "))
	writeStep(b, "typed", "read", typed)
	writeStep(b, "step0", "typed", judged)
}

// judgement defines the columns of an answer's verdict, and, where no other answer matters, whether it counts.
func (y *sayer) judgement(slot int) []string {
	it := &y.survey.Items[slot]
	if len(it.Domain.Hidden) > 0 {
		return []string{verdict(it.Domain, slot) + " as " + name("u", slot)}
	}
	columns := []string{verdict(it.Domain, slot) + " as " + name("v", slot)}
	if y.item(it.ID).passed == "false" {
		columns = append(columns, in(slot, "v%d = 'good' as k%d"))
	}
	return columns
}

// writeSteps writes what hangs on other answers and gives the name of the last step.
func (y *sayer) writeSteps(b *strings.Builder) string {
	for i, columns := range y.steps {
		writeStep(b, fmt.Sprint("step", i+1), fmt.Sprint("step", i), columns)
	}
	return fmt.Sprint("step", len(y.steps))
}

func writeStep(b *strings.Builder, name, from string, columns []string) {
	fmt.Fprintf(b, "%s as (select *", name)
	for _, c := range columns {
		b.WriteString(",\n    " + c)
	}
	fmt.Fprintf(b, "\n  from %s),\n", from)
}

// writeFound writes the step that gives a row for each finding, and what each number of one stands for.
func writeFound(b *strings.Builder, found []finding, from string) {
	b.WriteString("found as (select record, unnest([one for one in [")
	for i, f := range found {
		fmt.Fprintf(b, "%s\n      {'nr': %d, 'code': %s}", comma(i), i+1, f.code)
	}
	fmt.Fprintf(b, "] if one.code is not null]) as one\n  from %s),\n", from)
	b.WriteString("told(nr, item, rule, severity) as (values")
	for i, f := range found {
		fmt.Fprintf(b, "%s\n    (%d, %s, %s, %s)", comma(i), i+1, quoted(f.item), ruleName(f.rule), quoted(f.severity))
	}
	b.WriteString(")\n")
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

func ruleName(rule string) string {
	if rule == "" {
		return "null"
	}
	return quoted(rule)
}

// writeEnd joins the findings of answers with those of keys that no item bears and of an `_id` seen before.
func (y *sayer) writeEnd(b *strings.Builder) {
	known := []string{"''"}
	for i := range y.survey.Items {
		if it := &y.survey.Items[i]; it.Group == "" {
			known = append(known, quoted(it.ID))
		}
	}
	fmt.Fprintf(b, `select found.record, told.item, found.one.code as code, told.rule, told.severity
  from found join told on told.nr = found.one.nr
union all
select record, key, 'unknown', null, 'warn'
  from (select record, unnest(json_keys(answer)) as key from read)
  where key = '' or not starts_with(key, '_') and key not in (%s)
union all
select record, '_id', 'duplicate', null, 'block'
  from (select record, row_number() over (partition by record) as nth from read where survey_id(answer) is not null)
  where nth > 1;
`, strings.Join(known, ", "))
}

package sql

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// script is the whole script.
func (y *sayer) script() string {
	found := y.findings() // defines the steps
	var b strings.Builder
	b.WriteString(y.head() + y.before + y.say("create") + " with\n")
	y.writeRead(&b)
	y.writeSteps(&b, found)
	y.writeFound(&b, found)
	y.writeEnd(&b, found)
	return b.String()
}

// head says what the script is, and what it leaves out.
func (y *sayer) head() string {
	text := "-- " + oneLine(catalogue.Say(catalogue.ZH, "sql.head", y.survey.ID)) + "\n-- " + oneLine(catalogue.Say(catalogue.EN, "sql.head", y.survey.ID)) + "\n"
	text += "--\n-- " + catalogue.Say(catalogue.ZH, "sql.columns") + "\n-- " + catalogue.Say(catalogue.EN, "sql.columns") + "\n"
	parts := y.unsaid()
	if len(parts) == 0 {
		return text + "\n"
	}
	text += "--\n-- " + catalogue.Say(catalogue.ZH, "sql.unsaid") + " / " + catalogue.Say(catalogue.EN, "sql.unsaid") + ":\n"
	for _, p := range parts {
		text += "--   " + oneLine(p.Say(catalogue.ZH)+" / "+p.Say(catalogue.EN)) + "\n"
	}
	return text + "\n"
}

// oneLine keeps a text from ending the comment that it stands in.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// writeRead writes the steps from the table to records: what each is called (record, and id, null where it has none) and its answers.
func (y *sayer) writeRead(b *strings.Builder) {
	keys := make([]string, len(y.survey.Items))
	for i := range y.survey.Items {
		keys[i] = y.key(y.survey.Items[i].ID)
	}
	all := ""
	if text := y.say("all", strings.Join(keys, ", ")); text != "" {
		all = ", " + text
	}
	id := y.key("_id")
	fmt.Fprintf(b, "given as (%s),\n", y.say("given"))
	fmt.Fprintf(b, "opened as (select *, %s as j from given where %s),\n", y.say("pick", "answer", id, id), y.say("object", "answer"))
	fmt.Fprintf(b, "typed as (select *, %s as t from opened%s),\n", y.say("type", "j", id), y.fence)
	fmt.Fprintf(b, "numbered as (select *, %s as x from typed%s),\n", y.real("j", "t"), y.fence)
	fmt.Fprintf(b, "named as (select row_name, answer, %s as id from numbered),\n", y.id())
	fmt.Fprintf(b, "read as (select coalesce(id, row_name) as record, id, answer%s from named),\n", all)
}

// id is what the record calls itself: a text, or a number by its decimals, or, from 10^15 on, as it is written.
func (y *sayer) id() string {
	return "case when t = 'string' then nullif(" + y.say("string", "j") + ", '') when t = 'number' then case when abs(x) < 1e15 then " +
		y.say("decimals", "x") + " else " + y.say("written", "raw") + " end end"
}

// writeSteps writes what is said of answers step by step; each step keeps what is used later.
func (y *sayer) writeSteps(b *strings.Builder, found []finding) {
	kept := y.kept(found)
	for i := range y.steps {
		fmt.Fprintf(b, "step%d as (select %s", i+1, wrapped(kept[i]))
		for _, c := range y.steps[i] {
			b.WriteString(",\n" + comment(y.remarks[c.name], "    ") + "    " + c.text + " as " + c.name)
		}
		fmt.Fprintf(b, "\n  from %s%s),\n", y.stepName(i), y.fence)
	}
}

// comment is a line of its own, "" where there is nothing to say.
func comment(text, indent string) string {
	if text == "" {
		return ""
	}
	return indent + "-- " + text + "\n"
}

// wrapped is a list with commas in lines that an editor shows whole.
func wrapped(list []string) string {
	var b strings.Builder
	width := 0
	for i, text := range list {
		switch {
		case i > 0 && width+len(text) > 120:
			b.WriteString(",\n    ")
			width = 0
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(text)
		width += len(text) + 2
	}
	return b.String()
}

func (y *sayer) stepName(i int) string {
	if i == 0 {
		return "read"
	}
	return fmt.Sprint("step", i)
}

// kept are the columns that each step takes over from the one before. What nothing uses is no longer defined.
func (y *sayer) kept(found []finding) [][]string {
	used := map[string]bool{"record": true}
	for _, f := range found {
		use(used, f.code)
	}
	kept := make([][]string, len(y.steps))
	for i := len(y.steps) - 1; i >= 0; i-- {
		y.steps[i] = slices.DeleteFunc(y.steps[i], func(c column) bool { return !used[c.name] })
		for _, c := range y.steps[i] {
			delete(used, c.name)
		}
		for _, c := range y.steps[i] {
			use(used, c.text)
		}
		kept[i] = y.among(used, i)
	}
	return kept
}

var names = regexp.MustCompile(`[a-z]+[0-9]*`)

func use(used map[string]bool, text string) {
	for _, n := range names.FindAllString(text, -1) {
		used[n] = true
	}
}

// among are the used names that are columns before a step.
func (y *sayer) among(used map[string]bool, step int) []string {
	list := []string{"record"}
	for _, n := range []string{"answer", "js", "ts"} {
		if used[n] && (n == "answer" || y.say("all", "") != "") {
			list = append(list, n)
		}
	}
	for _, columns := range y.steps[:step] {
		for _, c := range columns {
			if used[c.name] && !slices.Contains(list, c.name) {
				list = append(list, c.name)
			}
		}
	}
	return list
}

// writeFound writes the step that gives a row for each finding, by its number.
func (y *sayer) writeFound(b *strings.Builder, found []finding) {
	list := texts(found, func(f finding) string { return "\n" + comment(y.remark(f), "      ") + "      " + f.code })
	fmt.Fprintf(b, "found as (%s)\n", y.say("found", strings.Join(list, ","), y.stepName(len(y.steps))))
}

func texts(found []finding, of func(finding) string) []string {
	list := make([]string, len(found))
	for i, f := range found {
		list[i] = of(f)
	}
	return list
}

// writeEnd says what each number of a finding stands for, and joins the findings of keys that no item bears and of an `_id` seen before.
func (y *sayer) writeEnd(b *strings.Builder, found []finding) {
	part := func(of func(finding) string) string {
		return y.say("at", y.say("texts", wrapped(texts(found, of))), "nr")
	}
	fmt.Fprintf(b, `select record, %s as item, code,
    %s as rule,
    %s as severity
  from found
union all
select record, member as item, 'unknown' as code, null as rule, 'warn' as severity
  from (select record, %s as member from read) keys
  where member = '' or substr(member, 1, 1) <> '_' and member not in (%s)
union all
select record, '_id' as item, 'duplicate' as code, null as rule, 'block' as severity
  from (select record, row_number() over (partition by record order by record) as nth from read where id is not null) named
  where nth > 1;
`, part(func(f finding) string { return y.quoted(f.item) }), part(func(f finding) string { return y.rule(f.rule) }),
		part(func(f finding) string { return y.quoted(f.severity) }), y.say("keys", "answer"), wrapped(y.known()))
}

func (y *sayer) rule(name string) string {
	if name == "" {
		return "null"
	}
	return y.quoted(name)
}

// known are the keys that bear an answer.
func (y *sayer) known() []string {
	list := []string{"''"}
	for i := range y.survey.Items {
		if it := &y.survey.Items[i]; it.Group == "" {
			list = append(list, y.quoted(it.ID))
		}
	}
	return list
}

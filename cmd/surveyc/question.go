package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// ask shows a question: its section when that is new, its text, its options, the answer it has.
func (d *dialogue) ask(item *ir.Item) {
	if item.Section >= 0 && item.Section != d.section {
		d.section = item.Section
		d.print("cmd.interview.section", d.survey.Sections[item.Section].Title)
	}
	fmt.Fprintf(d.out, "\n%s%s\n", question(item), d.hint(item))
	if item.Note != "" {
		d.print("cmd.interview.note", item.Note)
	}
	if offered := d.session.Offered(); len(offered) > mostListed {
		d.print("cmd.interview.many", len(offered))
	} else {
		d.list(offered)
	}
	for _, kind := range item.Domain.None {
		fmt.Fprintf(d.out, "  %s\n", answers.Word(d.lang, kind))
	}
	if v := d.session.Value(item.ID); !v.Blank() {
		d.print(before(item), d.answerText(item, v))
	}
	fmt.Fprint(d.out, d.say("cmd.interview.prompt"))
}

func (d *dialogue) list(options []ir.Option) {
	for _, o := range options {
		fmt.Fprintf(d.out, "  %s %s\n", ir.CodeText(o.Code), o.Text)
	}
}

// before is what to say of an answer given before: that of an optional question can be cleared.
func before(item *ir.Item) catalogue.Code {
	if item.Optional {
		return "cmd.interview.before-optional"
	}
	return "cmd.interview.before"
}

// question is an item's text behind its printed number; other ids are not on the form.
func question(item *ir.Item) string {
	if ir.Numbered(item.ID) {
		return item.ID + " " + item.Text
	}
	return item.Text
}

// hint says how to answer: the kind of question, its unit, whether it may be left out.
func (d *dialogue) hint(item *ir.Item) string {
	parts := []string{d.say(catalogue.Code("cmd.interview.kind." + string(item.Domain.Kind)))}
	if item.Domain.Integer {
		parts = []string{d.say("cmd.interview.kind.integer")}
	}
	if item.Unit != "" {
		parts = append(parts, d.say("cmd.interview.unit", item.Unit))
	}
	if item.Optional {
		parts = append(parts, d.say("cmd.interview.optional"))
	}
	return d.say("cmd.interview.hint", strings.Join(parts, d.say("cmd.interview.comma")))
}

// answerText is an answer as a person gives it, a code with its option's text.
func (d *dialogue) answerText(item *ir.Item, v answers.Value) string {
	switch v.Kind {
	case answers.NoAnswer:
		return answers.Word(d.lang, ir.NoAnswer(v.Str))
	case answers.Number:
		return numberText(item, v.Num)
	case answers.List:
		var marks []string
		for _, m := range v.List {
			marks = append(marks, numberText(item, m.Num))
		}
		return strings.Join(marks, "；")
	}
	return v.Str
}

func numberText(item *ir.Item, x float64) string {
	if o, ok := item.Domain.Option(int(x)); ok {
		return ir.CodeText(o.Code) + " " + o.Text
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// read reads a line without the blanks around it. The last line of input may have no end.
func (d *dialogue) read() (string, error) {
	line, err := d.lines.ReadString('\n')
	if err == io.EOF && line != "" {
		err = nil
	}
	return strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF")), err
}

func (d *dialogue) print(code catalogue.Code, args ...any) { fmt.Fprintln(d.out, d.say(code, args...)) }

func severityCode(s ir.Severity) catalogue.Code { return catalogue.Code("cmd.severity." + string(s)) }

package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// ask shows a question: its section when that is new, its text, its options, the answer it has.
func (d *dialogue) ask(item *ir.Item) {
	own := d.passing(item)
	if item.Section >= 0 && item.Section != d.section {
		d.section = item.Section
		d.print("cmd.interview.section", d.session.Fill(d.survey.Sections[item.Section].Title))
	}
	d.enterRows(item)
	fmt.Fprint(d.out, own)
	if item.Domain.Kind == ir.Rows {
		d.askAnother(item)
		return
	}
	d.matrixOf(item)
	fmt.Fprintf(d.out, "\n%s%s\n", d.question(item), d.hint(item))
	if item.Note != "" {
		d.print("cmd.interview.note", d.session.Fill(item.Note))
	}
	if offered := d.session.Offered(); len(offered) > mostListed {
		d.print("cmd.interview.many", len(offered))
	} else {
		d.list(item, offered)
	}
	for _, kind := range item.Domain.None {
		fmt.Fprintf(d.out, "  %s\n", answers.Word(d.lang, kind))
	}
	d.given(item)
	fmt.Fprint(d.out, d.say("cmd.interview.prompt"))
}

// matrixOf says the title of the matrix that the item is a row of, when that is new.
func (d *dialogue) matrixOf(item *ir.Item) {
	if item.Specify != nil {
		return
	}
	m, ok := d.survey.Matrix(item.ID)
	title := ""
	if ok {
		title = numbered(m.ID, d.session.Fill(m.Title))
	}
	if ok && title != d.matrix {
		fmt.Fprintf(d.out, "\n%s\n", title)
		if m.Note != "" {
			d.print("cmd.interview.note", d.session.Fill(m.Note))
		}
	}
	d.matrix = title
}

// rating is the Type of a choice whose options are steps of a scale.
const rating = "rating"

// list lists the options; the steps of a rating are said in the hint.
func (d *dialogue) list(item *ir.Item, options []ir.Option) {
	if item.Domain.Type == rating {
		return
	}
	for _, o := range options {
		fmt.Fprintf(d.out, "  %s %s\n", ir.CodeText(o.Code), d.session.Fill(o.Text))
	}
}

// given says what an empty line answers: what was answered before, or else the default.
func (d *dialogue) given(item *ir.Item) {
	if v := d.session.Value(d.session.Place()); !v.Blank() {
		d.print(before(item), d.answerText(item, v))
	} else if v, ok := d.session.Default(); ok {
		d.print(offered(item), d.answerText(item, v))
	}
}

// offered is what to say of a default; without one an optional question is left out by an empty line.
func offered(item *ir.Item) catalogue.Code {
	if item.Optional {
		return "cmd.interview.default-optional"
	}
	return "cmd.interview.default"
}

// before is what to say of an answer given before: that of an optional question can be cleared.
func before(item *ir.Item) catalogue.Code {
	if item.Optional {
		return "cmd.interview.before-optional"
	}
	return "cmd.interview.before"
}

// passing shows what is shown and not asked on the way here, once; what of it is in the row of the item, which is nil at the end,
// it gives to be shown below the row's title.
func (d *dialogue) passing(item *ir.Item) (own string) {
	row, before := "", ""
	if item != nil && item.Group != "" {
		row = placeOf(d.session.Rows()) + "."
	}
	for _, s := range d.session.Passing() {
		if line := d.passed(s) + "\n"; row != "" && strings.HasPrefix(s.Place, row) {
			own += line
		} else {
			before += line
		}
	}
	if before+own == d.shown {
		return ""
	}
	d.shown = before + own
	fmt.Fprint(d.out, before)
	return own
}

func (d *dialogue) passed(s interview.Shown) string {
	if s.Locked {
		return d.say("cmd.interview.locked", numbered(s.Item.ID, s.Text), d.answerText(s.Item, s.Value), s.Unit)
	}
	return d.say("cmd.interview.computed", numbered(s.Item.ID, s.Text), program.Plain(s.Value), s.Unit)
}

// question is an item's text behind its printed number; other ids are not on the form.
func (d *dialogue) question(item *ir.Item) string {
	return numbered(item.ID, d.session.Fill(item.Text))
}

func numbered(id, text string) string {
	if ir.Numbered(id) {
		return id + " " + text
	}
	return text
}

// hint says how to answer: the kind of question, its unit, whether it may be left out.
func (d *dialogue) hint(item *ir.Item) string {
	parts := []string{d.say(kindCode(item.Domain))}
	if item.Domain.Type == rating {
		steps := item.Domain.Options
		parts = append(parts, steps[0].Text+"～"+steps[len(steps)-1].Text)
	}
	for _, form := range validate.Form(item.Domain) {
		parts = append(parts, d.say(form.Code, form.Args...))
	}
	if item.Unit != "" {
		parts = append(parts, d.say("cmd.interview.unit", d.session.Fill(item.Unit)))
	}
	if item.Optional {
		parts = append(parts, d.say("cmd.interview.optional"))
	}
	return d.say("cmd.interview.hint", strings.Join(parts, d.say("cmd.interview.comma")))
}

func kindCode(d ir.Domain) catalogue.Code {
	switch {
	case d.Integer:
		return "cmd.interview.kind.integer"
	case d.Type == rating:
		return "cmd.interview.kind.rating"
	case d.Ordered:
		return "cmd.interview.kind.ranking"
	case d.Kind != ir.Text && d.Format != "":
		return catalogue.Code("cmd.interview.kind." + d.Format)
	}
	return catalogue.Code("cmd.interview.kind." + d.Kind)
}

// answerText is an answer as a person gives it, a code with its option's text.
func (d *dialogue) answerText(item *ir.Item, v answers.Value) string {
	switch v.Kind {
	case answers.NoAnswer:
		return answers.Word(d.lang, ir.NoAnswer(v.Str))
	case answers.Number:
		return d.numberText(item, v.Num)
	case answers.List:
		var marks []string
		for _, m := range v.List {
			marks = append(marks, d.numberText(item, m.Num))
		}
		if item.Domain.Ordered {
			return strings.Join(marks, " → ")
		}
		return strings.Join(marks, "；")
	}
	if at, ok := v.Location(); ok {
		return at.String()
	}
	if item.Domain.Kind == ir.Signature {
		return value.PhotoName(v.Str)
	}
	return v.Str
}

func (d *dialogue) numberText(item *ir.Item, x float64) string {
	if o, ok := item.Domain.Option(int(x)); ok {
		return d.optionText(item.Domain, o)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func (d *dialogue) optionText(domain ir.Domain, o ir.Option) string {
	if domain.Type == rating {
		return o.Text
	}
	return ir.CodeText(o.Code) + " " + d.session.Fill(o.Text)
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

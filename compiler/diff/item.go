package diff

import (
	"slices"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// item compares an item that both surveys have.
func (c *comparison) item(it *ir.Item) {
	old := c.oldItem(c.from[it.ID])
	was := &c.was.Items[c.atOld[old.ID]]
	if it.Specify == nil && old.ID != it.ID {
		c.add(meaning(it.ID, it.Line, "diff.item-renamed", it.ID, old.ID))
	}
	if it.Specify == nil {
		c.texts(it, was)
	}
	c.answers(it, was, old)
	c.offers(it, was)
}

// texts are the words of a question. A unit is not among them: 元 and 万元 are not the same answer.
func (c *comparison) texts(it, was *ir.Item) {
	if it.Text != was.Text {
		c.add(text(it.ID, it.Line, "diff.text", label(it), was.Text, it.Text))
	}
	if it.Note != was.Note {
		c.add(text(it.ID, it.Line, "diff.note", label(it), was.Note, it.Note))
	}
	if it.Unit != was.Unit {
		c.add(meaning(it.ID, it.Line, "diff.unit", label(it), orNone(was.Unit), orNone(it.Unit)))
	}
	if c.sectionOf(c.new, it) != c.sectionOf(c.old, was) {
		c.add(text(it.ID, it.Line, "diff.section", label(it), c.sectionOf(c.new, it)))
	}
}

func (c *comparison) sectionOf(s *ir.Survey, it *ir.Item) string {
	if it.Section < 0 {
		return ""
	}
	return s.Sections[it.Section].ID
}

// answers are what the item takes.
func (c *comparison) answers(it, was, old *ir.Item) {
	d, e := &it.Domain, &was.Domain
	note := func(code catalogue.Code, args ...any) {
		c.add(meaning(it.ID, it.Line, code, append([]any{label(it)}, args...)...))
	}
	if (it.Compute == nil) != (was.Compute == nil) || d.Kind != e.Kind || d.Format != e.Format || d.Ordered != e.Ordered {
		note("diff.kind", kindWords(was), kindWords(it))
		return
	}
	if it.Optional != was.Optional {
		note(either(it.Optional, "diff.now-optional", "diff.now-required"))
	}
	if d.Integer != e.Integer {
		note(either(d.Integer, "diff.now-whole", "diff.now-fraction"))
	}
	if !sameBound(d.Min, e.Min) || !sameBound(d.Max, e.Max) {
		note("diff.bound", boundWords(e), boundWords(d))
	}
	if d.Pattern != e.Pattern {
		note("diff.pattern")
	}
	if !slices.Equal(d.None, e.None) {
		note("diff.none")
	}
	if it.Group != was.Group {
		note("diff.group")
	}
	if c.oldKeys.ofTerm(old.Compute) != c.newKeys.ofTerm(it.Compute) {
		note("diff.compute")
	}
	if c.oldKeys.ofTerm(old.Times) != c.newKeys.ofTerm(it.Times) {
		note("diff.times")
	}
	c.options(it, was, old)
}

// options compares them by code, in the codes of the new survey.
func (c *comparison) options(it, was, old *ir.Item) {
	note := func(ch func(string, int, catalogue.Code, ...any) Change, code catalogue.Code, args ...any) {
		c.add(ch(it.ID, it.Line, code, append([]any{label(it)}, args...)...))
	}
	for _, o := range it.Domain.Options {
		before, ok := was.Domain.Option(o.Code)
		if !ok {
			note(meaning, "diff.option-added", ir.CodeText(o.Code), o.Text)
			continue
		}
		if code := c.oldCode(old, o.Code); code != o.Code {
			note(meaning, "diff.option-recoded", o.Text, ir.CodeText(code), ir.CodeText(o.Code))
		}
		if before.Text != o.Text {
			note(text, "diff.option-text", ir.CodeText(o.Code), before.Text, o.Text)
		}
		if before.Exclusive != o.Exclusive {
			note(meaning, either(o.Exclusive, "diff.now-exclusive", "diff.not-exclusive"), ir.CodeText(o.Code))
		}
		if specify := it.ID + "." + strconv.Itoa(o.Code); c.asksWords(c.new, specify) != c.asksWords(c.was, specify) {
			note(meaning, either(c.asksWords(c.new, specify), "diff.now-specify", "diff.not-specify"), ir.CodeText(o.Code))
		}
	}
	for _, o := range was.Domain.Options {
		if _, ok := it.Domain.Option(o.Code); !ok {
			note(meaning, "diff.option-removed", ir.CodeText(c.oldCode(old, o.Code)), o.Text)
		}
	}
	if hidden(c.oldKeys, old) != hidden(c.newKeys, it) {
		note(meaning, "diff.offer")
	}
}

func (c *comparison) asksWords(s *ir.Survey, id string) bool {
	return slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.ID == id && it.Specify != nil })
}

// oldCode is the code that an option had in the old survey.
func (c *comparison) oldCode(old *ir.Item, code int) int {
	for from, to := range c.codes[old.ID] {
		if to == code {
			return from
		}
	}
	return code
}

// offers are what the form does, and no answer hangs on.
func (c *comparison) offers(it, was *ir.Item) {
	if it.Locked != was.Locked && it.Specify == nil {
		c.add(text(it.ID, it.Line, either(it.Locked, "diff.now-locked", "diff.not-locked"), label(it)))
	}
	if (it.Shuffle == nil) != (was.Shuffle == nil) {
		c.add(text(it.ID, it.Line, either(it.Shuffle != nil, "diff.now-shuffled", "diff.not-shuffled"), label(it)))
	}
	if defaults(c.oldKeys, c.oldItem(c.from[it.ID])) != defaults(c.newKeys, it) {
		c.add(meaning(it.ID, it.Line, "diff.default", label(it)))
	}
}

// hidden and defaults are texts that are the same where the options offered, or the defaults, are.
func hidden(k *keys, it *ir.Item) string {
	var s string
	for _, h := range it.Domain.Hidden {
		s += k.of(h.When) + fmtCodes(ascending(k.codesOf(it.ID, h.Codes)))
	}
	return s
}

func defaults(k *keys, it *ir.Item) string {
	var s string
	for _, d := range it.Defaults {
		s += k.of(d.If) + fmtCodes(k.codesOf(it.ID, d.Codes)) + k.ofTerm(d.Value) + "\n"
	}
	return s
}

func fmtCodes(codes []int) string {
	var s string
	for _, c := range codes {
		s += " " + strconv.Itoa(c)
	}
	return s
}

func either(is bool, yes, no catalogue.Code) catalogue.Code {
	if is {
		return yes
	}
	return no
}

func orNone(s string) any {
	if s == "" {
		return catalogue.Phrase{Code: "diff.nothing"}
	}
	return s
}

func sameBound(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// boundWords writes a bound as its author does.
func boundWords(d *ir.Domain) any {
	if d.Min == nil && d.Max == nil {
		return catalogue.Phrase{Code: "diff.no-bound"}
	}
	end := func(x *float64) string {
		if x == nil {
			return ""
		}
		return strconv.FormatFloat(*x, 'f', -1, 64)
	}
	return end(d.Min) + ".." + end(d.Max)
}

// kindWords names what is answered.
func kindWords(it *ir.Item) catalogue.Phrase {
	if it.Compute != nil {
		return catalogue.Phrase{Code: "diff.kind.compute"}
	}
	kind := catalogue.Code("diff.kind." + string(it.Domain.Kind))
	if it.Domain.Ordered {
		kind = "diff.kind.ranking"
	}
	if it.Domain.Format != "" {
		kind = catalogue.Code("diff.kind." + string(it.Domain.Format))
	}
	return catalogue.Phrase{Code: kind}
}

package syntax

import (
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
)

// From when a rule applies: from version "2021", between its message and its condition.

// since takes it, also where 自版本 is written together.
func (c *cutter) since() {
	pieces := c.split(keyword.Joint)
	if len(pieces) == 2 && pieces[0].Is("from") && pieces[1].Is("version", "date") && c.peek(1).Kind == String {
		c.replace(pieces)
	}
	if !c.peek(0).Is("from") {
		return
	}
	c.move()
	if c.peek(0).Is("version", "date") {
		c.move()
	}
	c.text()
	if c.peek(0).Is("of") && c.peek(1).nameable() {
		c.move()
		c.move()
	}
}

// sinceSlots are those of what stands between a rule's message and its condition, as far as it is there.
func sinceSlots(part *Part, at int) []slot {
	if !part.token(at).Is("from") {
		return nil
	}
	list := []slot{nameSlot("")}
	if part.token(at+1).Is("version", "date") {
		list = append(list, nameSlot(""))
	}
	list = append(list, textSlot("E221"))
	if part.token(at + len(list)).Is("of") {
		list = append(list, nameSlot(""), nameSlot("E240"))
	}
	return list
}

// since is the version from which on a rule applies. Other ways to say from when have two readings: both are shown, and
// nothing more is said of the rule.
func (p *parser) since(v view, a *ast.Assert, f *sinceForm) {
	if f == nil {
		return
	}
	text := v.text(f.Value.place)
	switch {
	case v.part.Tokens[f.Value.at].putIn(): // which is reported
		a.Broken = true
		return
	case f.Version && f.Of == nil:
		a.Since = &text
		return
	}
	from, last := v.part.Tokens[f.Pos.Offset], f.Value.at
	on := twin("date", from)
	if f.Of != nil {
		on, last = v.part.Tokens[f.Of.at].text(p.file), f.Of.at
	}
	byVersion := from.text(p.file) + " " + twin("version", from) + " " + quote(text.Value)
	byDate := on + " " + atLeast[a.Unless] + " " + quote(text.Value) + " " + twin(joining[a.Unless], from) + " (…)"
	span := from.span(p.file).To(v.span(last))
	p.report("E283", span, byVersion, when(a, from)+" "+byDate) // without a fix, for none of the two is certain
	a.Broken = true
}

// A rule is silent before a day where its condition also asks for the day, or, with unless, where it also lets pass what
// is before it.
var (
	atLeast = map[bool]string{false: ">=", true: "<"}
	joining = map[bool]string{false: "and", true: "or"}
)

func when(a *ast.Assert, from Token) string {
	if a.Unless {
		return twin("unless", from)
	}
	return twin("if", from)
}

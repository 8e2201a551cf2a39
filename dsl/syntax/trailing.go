package syntax

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
)

// trailingQuestion reports what cannot stand on a question's line, or not there.
func (p *parser) trailingQuestion(part *Part, at int) {
	t := part.Tokens[at]
	switch {
	case t.Is("if", "unless"):
		p.conditionOnQuestion(part, at)
	case t.Kind == Number || t.Kind == ID || t.Kind == Dots || t.isOp("-"):
		p.bound(part, at)
	case keyword.Is(t.Keyword, keyword.Mark):
		p.misplaced(part, at)
	case t.isWord():
		p.word(part, at, keyword.Modifier, keyword.Offer)
	default:
		p.junk(part, at)
	}
}

// trailingOption reports what cannot stand behind an option.
func (p *parser) trailingOption(part *Part, at int) {
	t := part.Tokens[at]
	switch {
	case t.Is("unless") && part.Opens == "option":
		p.report("E230", t.span(p.file), t.Text, part.Tokens[0].Text)
		part.Tokens[at] = t.as("if")
	case keyword.Is(t.Keyword, keyword.Modifier, keyword.Offer, keyword.Type):
		p.misplaced(part, at)
	case t.Kind == Word:
		p.word(part, at, keyword.Mark, keyword.Modifier)
	default:
		p.junk(part, at)
	}
}

func (p *parser) conditionOnQuestion(part *Part, at int) {
	t := part.Tokens[at]
	p.report("E227", t.span(p.file), t.Text).WithFix(t.span(p.file).Before(), twin("ask", t)+" ")
	part.Tokens = part.Tokens[:at]
}

// misplaced reports a modifier that belongs to another part, with its text if it has one.
func (p *parser) misplaced(part *Part, at int) {
	t := part.Tokens[at]
	p.report("E225", t.span(p.file), t.Text)
	n := 1
	for k := part.token(at + n).Kind; k == String || k == Number || k == Dots; k = part.token(at + n).Kind {
		n++
	}
	part.replace(at, n)
}

// word reports a word that is nothing known here: misspelt, a second type, or junk.
func (p *parser) word(part *Part, at int, roles ...keyword.Role) {
	t := part.Tokens[at]
	near := nearest.To(t.Text, keyword.With(roles...))
	switch {
	case t.Kind == Word && len(near) > 0:
		p.report("E214", t.span(p.file), t.Text, near[0]).WithFix(t.span(p.file), near[0])
		part.Tokens[at] = t.as(keyword.English(near[0]))
	case isQuestion(part.Opens) && keyword.Is(t.Keyword, keyword.Type):
		p.secondType(part, at)
	case isQuestion(part.Opens) && t.Kind == Word && at > 2 && part.Tokens[at-1].Is("multi", "ranking") && part.Tokens[at-2].Kind == String:
		p.listBehindMulti(part, at)
	default:
		p.junk(part, at)
	}
}

// listBehindMulti reports `multi yn`: the list's name stands before its modifiers.
func (p *parser) listBehindMulti(part *Part, at int) {
	multi, list := part.Tokens[at-1], part.Tokens[at]
	both := multi.span(p.file).To(list.span(p.file))
	p.report("E213", list.span(p.file), list.Text).WithFix(both, list.text(p.file)+" "+multi.text(p.file))
	part.Tokens[at-1], part.Tokens[at] = list, multi
}

// secondType reports a type behind another, or behind the modifiers.
func (p *parser) secondType(part *Part, at int) {
	t := part.Tokens[at]
	p.report("E226", t.span(p.file), t.Text)
	part.replace(at, 1+boundLength(part, at+1))
}

// bound reports a range of numbers that is in the wrong place or in the wrong form.
func (p *parser) bound(part *Part, at int) {
	t, last := part.Tokens[at], part.Tokens[at-1]
	if n := boundLength(part, at); n > 1 {
		span := p.file.Span(t.Start, part.Tokens[at+n-1].End)
		p.report("E223", span, span.Text())
		part.replace(at, n)
		return
	}
	d := p.report("E224", t.span(p.file), t.text(p.file))
	if low, high, ok := strings.Cut(t.Text, "-"); ok && t.Kind == ID && isNumber(low) && isNumber(high) {
		d.WithFix(t.span(p.file), low+".."+high)
	}
	part.replace(at, 1)
	p.halfNumber(part, at, last)
}

// halfNumber takes out what is left of a bound that was written with another sign: 1 到 30.
func (p *parser) halfNumber(part *Part, at int, last Token) {
	if part.token(at).Kind == Word && part.token(at+1).Kind == Number {
		part.replace(at, 2)
	}
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// boundLength is how many tokens from the index on form a bound, 0 or 1 when they form none.
func boundLength(part *Part, at int) int {
	n, dots := 0, false
	for {
		t := part.token(at + n)
		switch {
		case t.Kind == Dots && !dots:
			dots = true
		case t.Kind == Number || t.isOp("-"):
		default:
			if !dots {
				return min(n, 1)
			}
			return n
		}
		n++
	}
}

// halfBound reports a bound that ends in the middle: integer 1, number -.
func (p *parser) halfBound(part *Part, at int) {
	from := at - 1
	for part.Tokens[from].Kind == Number || part.Tokens[from].isOp("-") {
		from--
	}
	span := p.file.Span(part.Tokens[from].Start, part.Tokens[at-1].End)
	if from < at-1 {
		span.Start = part.Tokens[from+1].Start
	}
	p.report("E224", span, span.Text())
	part.Tokens = part.Tokens[:from+1]
}

package syntax

import (
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
)

// Defaults: default VALUE, then maybe more of the question's modifiers, then maybe a condition.

// complete holds where a question, an option or a clause may end, so that no name could stand here.
func (c *cutter) complete() bool {
	if len(c.taken) == 0 || c.awaitsValue() {
		return false
	}
	switch c.inside() {
	case "question", "matrix", "row", "option", "skip", "goto", "ask", "assert", "default", "compute", "if":
	default:
		return false
	}
	if last := c.taken[len(c.taken)-1]; len(c.taken) > c.begin+1 {
		return ends(last) && !last.Is("if", "unless", "as", "goto", "skip", "ask", "assert", "block", "warn", "of", "from")
	}
	return false
}

// ends holds for a token with which a value, or a question's line, may end.
func ends(t Token) bool {
	return t.nameable() || t.Kind == Number || t.Kind == Circled || t.Kind == String || t.Kind == Close || t.Kind == CloseSet || t.Kind == Dots
}

// behindPreset takes words behind a default's value apart.
func (c *cutter) behindPreset() {
	if len(c.taken)-c.begin < 2 || c.awaitsValue() || !ends(c.taken[len(c.taken)-1]) {
		return
	}
	c.splitWords(keyword.Modifier, keyword.Offer)
	c.condition()
}

func (p *parser) preset(part *Part) {
	until := conditionBegins(part.Tokens)
	from := valueEnds(part.Tokens[:until])
	value, read := p.condition(part.Tokens[0], part.Tokens[1:from])
	behind := Part{Opens: part.Opens, Tokens: append([]Token{part.Tokens[0]}, part.Tokens[from:until]...)}
	form, sound := readPart(p, presets, &behind)
	d := &ast.Default{Value: value, Broken: !sound}
	tail := part.Tokens[until:]
	if len(tail) > 0 {
		d.If, tail = p.presetIf(part, tail)
	}
	part.Tokens = append(append(part.Tokens[:1:1], read...), append(behind.Tokens[1:], tail...)...)
	d.Span = p.view(part).whole()
	p.clause(part, d)
	if p.question != nil {
		for _, m := range form.Modifiers {
			p.modifier(p.view(&behind), p.question, m)
		}
	}
}

// presetIf reads the condition of a default, and hands back its tokens.
func (p *parser) presetIf(part *Part, tokens []Token) (ast.Expr, []Token) {
	word := tokens[0]
	if word.Is("unless") {
		p.report("E230", word.span(p.file), word.Text, part.Tokens[0].Text)
		word = word.as("if")
	}
	e, read := p.condition(word, tokens[1:])
	return e, append([]Token{word}, read...)
}

// valueEnds is the index of the first modifier behind a default's value. Two values never stand side by side, so a
// modifier's word behind one is no name.
func valueEnds(tokens []Token) int {
	for i := 2; i < len(tokens); i++ {
		if keyword.Is(tokens[i].Keyword, keyword.Modifier, keyword.Offer) && ends(tokens[i-1]) && !keyword.Is(tokens[i-1].Keyword, keyword.Connector) {
			return i
		}
	}
	return len(tokens)
}

package syntax

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// Parse reads a survey file. The tree is whole whatever the text; what could not be read is
// marked Broken or Bad in it and is in the list, which is sorted by place.
func Parse(f *source.File) (*ast.File, diag.List) {
	p := outline(f)
	if p.tree.Survey == nil && !p.headless() {
		p.report("E201", f.Span(0, 0)).WithHelp("help.survey")
	}
	return p.tree, p.diags.Sorted()
}

// ParsePart reads a file that others include: it is like a survey file, but without the survey's line.
func ParsePart(f *source.File) (*ast.File, diag.List) {
	p := outline(f)
	if p.tree.Survey != nil {
		p.report("E607", p.tree.Survey.ID.Span)
	}
	return p.tree, p.diags.Sorted()
}

// Outline reads a survey file or a part of one, for those who also need the words as they stand: the parts of the
// file in order, each with all its tokens, words that were written together apart.
func Outline(f *source.File) (*ast.File, []Part, diag.List) {
	p := outline(f)
	return p.tree, p.parts, p.diags.Sorted()
}

func outline(f *source.File) *parser {
	s := newScanner(f)
	s.scan()
	c := cut(f, s.tokens)
	p := &parser{
		file: f, parts: c.parts, declared: declaredQuestions(c.parts),
		tree:  &ast.File{Source: f, Comments: s.comments},
		diags: append(s.diags, c.diags...),
	}
	p.parse()
	return p
}

// parser turns parts into the tree.
type parser struct {
	file     *source.File
	parts    []Part
	declared map[string]bool // the ids of all questions
	tree     *ast.File
	diags    diag.List

	// Where options and clauses go: one of these, or lost when the part they belong to
	// could not be recognised.
	question *ast.Question
	choices  *ast.Choices
	lost     bool
	shared   *ast.Question // what the rows of a matrix share, nil outside of one
}

func declaredQuestions(parts []Part) map[string]bool {
	ids := map[string]bool{}
	for _, p := range parts {
		if (isQuestion(p.Opens) || p.Opens == "compute" || p.Opens == "repeat") && len(p.Tokens) > 1 && p.Tokens[1].nameable() {
			ids[p.Tokens[1].Text] = true
		}
	}
	return ids
}

func (p *parser) parse() {
	for i := range p.parts {
		p.sweep(&p.parts[i])
		p.part(&p.parts[i], i)
	}
}

// headless holds where text stands in place of the survey's line, which has been reported.
func (p *parser) headless() bool { return len(p.parts) > 0 && p.parts[0].Opens == "" }

func (p *parser) part(part *Part, i int) {
	switch part.Opens {
	case "survey":
		p.survey(part, i)
	case "choices":
		p.list(part)
	case "section":
		p.section(part)
	case "closing":
		p.closing(part)
	case "question":
		p.item(part)
	case "matrix":
		p.matrix(part)
	case "row":
		p.row(part)
	case "compute":
		p.foreign(part, p.compute)
	case "repeat":
		p.foreign(part, p.repeat)
	case "endrepeat":
		p.endRepeat(part)
	case "condition":
		p.foreign(part, p.named)
	case "include":
		p.include(part)
	case "language":
		p.language(part)
	case "option":
		p.option(part, i)
	case "skip", "goto":
		p.foreign(part, p.skip)
	case "ask":
		p.foreign(part, p.ask)
	case "default":
		p.foreign(part, p.preset)
	case "assert":
		p.foreign(part, p.assert)
	case "if":
		p.reversed(part, i)
	case joined:
	default:
		p.unknown(part, 0)
	}
}

func (p *parser) report(code catalogue.Code, at source.Span, args ...any) *diag.Diagnostic {
	return p.diags.Add(diag.New(code, at, args...))
}

// sweep takes punctuation out of a part where the language has none, and reports it: colons and full stops
// everywhere, commas and equals signs outside conditions.
func (p *parser) sweep(part *Part) {
	condition := conditionBegins(part.Tokens)
	if part.Opens == "default" {
		condition = 0 // its value is read as a condition is
	}
	kept := part.Tokens[:0]
	for i, t := range part.Tokens {
		if n, ok := pointed(kept, t, part.token(i+1)); ok {
			p.report("E110", t.span(p.file), t.text(p.file)).WithFix(n.span(p.file), n.Text)
			part.Tokens[i+1] = n
			if kept[len(kept)-1].Start == n.Start {
				kept = kept[:len(kept)-1]
			}
			continue
		}
		if code := superfluous(part, t, i > condition); code != "" {
			p.report(code, t.span(p.file), t.text(p.file)).WithFix(t.span(p.file), "")
			continue
		}
		kept = append(kept, t)
	}
	part.Tokens = kept
}

// conditionBegins is the index of the if or unless that is no rule's name and no target, of a computed
// item that of its as, of a repeated group that of times; the number of tokens where there is none.
func conditionBegins(tokens []Token) int {
	switch {
	case len(tokens) > 0 && tokens[0].Is("compute"):
		return termBegins(tokens, "as")
	case len(tokens) > 0 && tokens[0].Is("repeat"):
		return termBegins(tokens, "times")
	}
	for i, t := range tokens {
		if t.Is("if", "unless") && !isName(tokens, i) {
			return i
		}
	}
	return len(tokens)
}

func termBegins(tokens []Token, word string) int {
	for i := 2; i < len(tokens); i++ {
		if tokens[i].Is(word) {
			return i
		}
	}
	return len(tokens)
}

// isName holds for an if that names a rule, with its text behind, and for one that is a target.
func isName(tokens []Token, i int) bool {
	if i == 0 || i+1 == len(tokens) {
		return false
	}
	next := tokens[i+1]
	return next.Kind == String && tokens[0].Is("assert") && !hasString(tokens[:i]) || tokens[i-1].Is("goto") && next.Is("if")
}

// superfluous is the code of the mistake that t is, if it is one wherever it stands in such a place.
func superfluous(part *Part, t Token, condition bool) catalogue.Code {
	switch {
	case t.Kind == Stray && t.Text == ":":
		return "E108"
	case t.Kind == Stray:
		return "E110"
	case condition:
		return ""
	case t.Kind == Comma:
		return "E111"
	case t.isOp("==") && !endsInCondition(part.Opens):
		return "E112"
	}
	return ""
}

// unknown reports a stretch that no part's opening word begins, from the token at on. What
// follows belongs to a part that was not recognised.
func (p *parser) unknown(part *Part, at int) {
	if at < len(part.Tokens) {
		t := part.Tokens[at]
		p.report("E228", t.span(p.file), t.text(p.file)).WithHelp("help.opening-words", strings.Join(keyword.With(keyword.Part, keyword.Late, keyword.Opener), " "))
	}
	p.own(nil, nil)
	p.lost = true
}

// foreign reads a clause without what stands on the lines behind its condition and looks like a
// part with an opening word that the language does not know: a word and a text.
func (p *parser) foreign(part *Part, read func(*Part)) {
	rest := Part{}
	for i := conditionBegins(part.Tokens) + 2; i < len(part.Tokens) && len(rest.Tokens) == 0; i++ {
		if part.Tokens[i].Kind != String {
			continue
		}
		if from := p.lineOf(part.Tokens, i); from > 0 {
			rest.Tokens, part.Tokens = part.Tokens[from:], part.Tokens[:from:from]
		}
	}
	read(part)
	if len(rest.Tokens) > 0 {
		p.unknown(&rest, 0)
	}
}

// lineOf is the index of the word that begins the line of the text at i, at most one other
// between; 0 where there is none.
func (p *parser) lineOf(tokens []Token, i int) int {
	for from := i - 1; from >= i-2; from-- {
		t := tokens[from]
		if t.Kind == Word && startsLine(p.file, tokens[from-1], t) {
			return from
		}
		if !t.nameable() && t.Kind != Circled {
			break
		}
	}
	return 0
}

// own says where the options and clauses go that follow.
func (p *parser) own(q *ast.Question, c *ast.Choices) {
	p.question, p.choices, p.lost, p.shared = q, c, false, nil
}

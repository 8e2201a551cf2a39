package syntax

import (
	"slices"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
)

// isQuestion holds for the parts that begin like a question: an id and a text, then what its answers are.
func isQuestion(opens string) bool { return opens == "question" || opens == "matrix" || opens == "row" }

// rows tells whether matrix or row opens a part: an id and a text follow, which they do nowhere else, except that a
// list of that name may stand before a question's unit, note or pattern.
func (c *cutter) rows(word, next Token, i int) bool {
	listed := c.lists[word.Text] && keyword.Is(next.Keyword, keyword.Modifier)
	return !listed && !c.awaitsValue() && next.nameable() && !keyword.Opens(next.Keyword) && c.peek(c.past(i)).Kind == String
}

// matrix reads what the rows behind it share, as if it were a question.
func (p *parser) matrix(part *Part) {
	p.lost = false
	form, sound := readPart(p, matrices, part)
	v := p.view(part)
	q := &ast.Question{ID: v.ident(form.ID.place), Text: v.text(form.Text.place), Type: v.typeRef(form.Type), Span: v.whole(), Broken: !sound}
	for _, m := range form.Modifiers {
		p.modifier(v, q, m)
	}
	p.declare(&ast.Matrix{Shared: q, Span: v.whole()})
	p.keep(q, nil)
	p.shared = q
}

// row reads a question of the matrix above.
func (p *parser) row(part *Part) {
	p.lost = false
	shared := p.shared
	form, sound := readPart(p, rows, part)
	v := p.view(part)
	q := &ast.Question{Broken: true}
	if shared != nil {
		q = rowOf(shared)
		q.Broken = q.Broken || !sound
	} else {
		p.report("E350", v.span(0), part.Tokens[0].Text)
	}
	q.ID, q.Text, q.Row, q.Span = v.ident(form.ID.place), v.text(form.Text.place), true, v.whole()
	for _, m := range form.Modifiers {
		p.modifier(v, q, m)
	}
	p.declare(q)
	p.keep(q, nil)
	p.shared = shared
}

// rowOf is a question with what the rows share. The note of a matrix stands once, with its title.
func rowOf(shared *ast.Question) *ast.Question {
	q := *shared
	q.Note = nil
	q.NoAnswers, q.Options, q.Clauses = slices.Clip(q.NoAnswers), slices.Clip(q.Options), slices.Clip(q.Clauses)
	return &q
}

// ofRows reports what cannot stand where it does in a matrix: options behind a row, a clause that is about one row in
// front of them.
func (p *parser) ofRows(part *Part) bool {
	switch {
	case part.Opens == "option" && p.question != nil && p.question.Row:
		p.report("E352", p.view(part).span(0))
	case part.Opens != "option" && part.Opens != "ask" && part.Opens != "default" && p.question != nil && p.question == p.shared:
		p.report("E353", p.view(part).span(0), part.Tokens[0].Text)
	default:
		return false
	}
	return true
}

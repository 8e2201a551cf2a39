package syntax

import (
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
)

// resume passes over what cannot be read, up to the next and or or, and goes on reading behind that.
func (c *conditionReader) resume(e ast.Expr) ast.Expr {
	e = &ast.Binary{Op: ast.And, OpSpan: e.Where(), Left: e, Right: c.drop()}
	if c.peek(0).Kind == EOF {
		return e
	}
	op := c.take()
	c.failed = false
	return &ast.Binary{Op: ast.Op(op.Keyword), OpSpan: op.span(c.file), Left: e, Right: c.expr(loosest)}
}

// drop passes over the words up to the next and or or, and keeps the names among them.
func (c *conditionReader) drop() *ast.Bad {
	bad := &ast.Bad{Span: c.peek(0).span(c.file)}
	for t := c.peek(0); t.Kind != EOF && !t.Is("and", "or"); t = c.peek(0) {
		if c.isName(t) {
			bad.Kept = append(bad.Kept, &ast.Name{Ident: identOf(c.file, t)})
		}
		c.take()
	}
	return bad
}

// isName holds for an id, and for a word next to a sign like ==: other words may be prose.
func (c *conditionReader) isName(t Token) bool {
	next := c.peek(1)
	return t.Kind == ID || t.Kind == Word && spokenOperators[t.Text] == "" && (compares(c.before) || compares(next))
}

func compares(t Token) bool { return t.Kind == Op || t.Is("in", "has") }

// certain is an expression of which the last value is in doubt: a comparison stays, a value that was to
// be a condition does not.
func certain(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.Unary:
		if e.Op == ast.Not {
			return &ast.Unary{Op: ast.Not, X: certain(e.X), Span: e.Span}
		}
	case *ast.Binary:
		if levels[e.Op] <= andLevel {
			return &ast.Binary{Op: e.Op, OpSpan: e.OpSpan, Left: e.Left, Right: certain(e.Right)}
		}
		if levels[e.Op] == compareLevel {
			return e
		}
	}
	return &ast.Bad{Kept: []ast.Expr{e}, Span: e.Where()}
}

// leftover reports what stands behind an expression and is no operator, and hands back what is
// certain of the expression.
func (c *conditionReader) leftover(e ast.Expr) ast.Expr {
	t := c.peek(0)
	at := t.span(c.file)
	switch {
	case t.Kind == Close, t.Kind == CloseSet:
		c.fail("E256", at, t.Text)
		return e
	case t.Kind == Comma:
		c.stray(t)
	case t.Is("if", "unless"):
		c.fail("E213", at, t.Text)
	case keyword.Is(t.Keyword, keyword.Modifier, keyword.Offer, keyword.Mark):
		c.fail("E225", at, t.Text)
	case c.before.isWord() && keyword.Is(c.before.Keyword, keyword.Function, keyword.Offer):
		c.uncalled(t)
		return &ast.Bad{Span: c.before.span(c.file)}
	default:
		c.fail("E270", at, brief(c.before.text(c.file)), brief(t.text(c.file)))
	}
	return certain(e)
}

// uncalled reports a function whose parentheses were forgotten: count 10-1.
func (c *conditionReader) uncalled(t Token) {
	if c.lost {
		return
	}
	at := c.before.span(c.file).To(t.span(c.file))
	c.report("E271", c.before.span(c.file), c.before.Text).WithFix(at, c.before.text(c.file)+"("+t.text(c.file)+")")
	c.failed, c.lost = true, true
}

func (c *conditionReader) stray(t Token) {
	last, next := c.before, c.peek(1)
	switch {
	case c.lost:
	case last.Kind == Number && last.End == t.Start && fraction(t, next):
		c.report("E111", t.span(c.file), t.text(c.file)).WithFix(c.file.Span(last.Start, next.End), last.Text+"."+next.Text)
	default:
		c.report("E111", t.span(c.file), t.text(c.file)).WithFix(t.span(c.file), "")
	}
	c.failed, c.lost = true, true
}

package syntax

import (
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// Limits that keep trees shallow enough for every phase behind to walk them by
// recursion. No condition that a person writes comes near.
const (
	deepest = 100
	longest = 3000 // tokens
)

// How tightly the operators bind.
const (
	loosest = iota
	orLevel
	andLevel
	notLevel
	compareLevel
	addLevel
	mulLevel
	signLevel
)

var levels = map[ast.Op]int{
	ast.Or: orLevel, ast.And: andLevel,
	ast.Eq: compareLevel, ast.Ne: compareLevel, ast.Lt: compareLevel, ast.Le: compareLevel, ast.Gt: compareLevel, ast.Ge: compareLevel,
	ast.In: compareLevel, ast.Has: compareLevel,
	ast.Add: addLevel, ast.Sub: addLevel, ast.Mul: mulLevel, ast.Div: mulLevel,
}

// conditionReader reads one condition by operator precedence. A mistake that leaves the
// meaning clear is reported and reading goes on. Any other leaves a Bad in the tree, and reading goes on
// behind the next and or or; of the form of what follows little is said, since it would be guesswork.
type conditionReader struct {
	stream
	declared map[string]bool // the ids of the survey's questions
	read     []Token         // what was taken, as it was understood
	opener   Token           // the word in front of the condition
	marks    bool            // the whole may be {①, ③}
	before   Token           // the token taken last
	diags    *diag.List
	depth    int
	failed   bool // nothing more is read up to the next and or or
	lost     bool // it has failed once
}

// condition reads what stands behind if, unless or as, which is the token before. It hands back the
// tokens as they were understood.
func (p *parser) condition(before Token, tokens []Token) (ast.Expr, []Token) {
	c := &conditionReader{stream: stream{file: p.file, rest: tokens}, declared: p.declared, opener: before, before: before, diags: &p.diags, read: make([]Token, 0, len(tokens))}
	c.marks = before.Is("default") && c.peek(0).Kind == OpenSet
	e := c.whole()
	if c.lost {
		return e, tokens
	}
	return e, c.read
}

func (c *conditionReader) whole() ast.Expr {
	if len(c.rest) == 0 {
		c.lost = c.opener.putIn() // the if itself was missing, which is said
		return c.fail(c.nothing(), c.before.span(c.file).After())
	}
	if len(c.rest) > longest {
		return c.fail("E263", c.peek(0).span(c.file), longest)
	}
	e := c.first()
	for c.peek(0).Kind != EOF {
		if !c.failed {
			e = c.leftover(e)
		}
		e = c.resume(e)
	}
	return e
}

// first is the whole, if nothing is wrong.
func (c *conditionReader) first() ast.Expr {
	if c.marks {
		return c.set()
	}
	return c.expr(loosest)
}

// nothing is the mistake of a condition, or of a term, that is not there.
func (c *conditionReader) nothing() catalogue.Code {
	switch {
	case c.opener.Is("as"):
		return "E281"
	case c.opener.Is("default"):
		return "E282"
	case c.opener.Is("times"):
		return "E288"
	}
	return "E218"
}

// fail reports the mistake that ends reading.
func (c *conditionReader) fail(code catalogue.Code, at source.Span, args ...any) ast.Expr {
	if !c.lost {
		c.report(code, at, args...)
	}
	c.failed, c.lost = true, true
	return &ast.Bad{Span: at}
}

func (c *conditionReader) report(code catalogue.Code, at source.Span, args ...any) *diag.Diagnostic {
	return c.diags.Add(diag.New(code, at, args...))
}

func (c *conditionReader) take() Token {
	c.before = c.stream.take()
	c.read = append(c.read, c.before)
	return c.before
}

// expr reads operators that bind more tightly than level, with what they stand between.
func (c *conditionReader) expr(level int) ast.Expr {
	if c.depth++; c.depth > deepest {
		return c.fail("E264", c.peek(0).span(c.file), deepest)
	}
	defer func() { c.depth-- }()
	from := len(c.read)
	left := c.prefix(level)
	for !c.failed {
		op := c.operator()
		if op == "" || levels[op] <= level {
			break
		}
		left = c.infix(left, op, from)
	}
	return left
}

func (c *conditionReader) prefix(level int) ast.Expr {
	c.splitNot()
	switch t := c.peek(0); {
	case t.Is("not"):
		return c.not(level)
	case t.isOp("-"):
		return c.sign()
	}
	return c.operand()
}

func (c *conditionReader) not(level int) ast.Expr {
	t := c.take()
	c.miswritten(t, t.Text)
	x := c.expr(notLevel - 1)
	span := t.span(c.file).To(x.Where())
	if level > notLevel {
		c.report("E267", t.span(c.file), t.Text).WithHelp("help.brackets", t.Text)
		return &ast.Bad{Kept: []ast.Expr{x}, Span: span}
	}
	return &ast.Unary{Op: ast.Not, X: x, Span: span}
}

// operator is the operator that comes next, "" when none does. A word without a blank is split.
func (c *conditionReader) operator() ast.Op {
	c.splitOperator()
	t := c.peek(0)
	switch {
	case t.Kind == Op:
		return ast.Op(t.Text)
	case t.Is("and", "or", "in", "has"):
		return ast.Op(t.Keyword)
	case t.Is("not") && c.peek(1).Is("in"):
		return ast.In
	}
	return c.spoken(t)
}

// infix reads an operator and what stands behind it. From is the index of the first token of left.
func (c *conditionReader) infix(left ast.Expr, op ast.Op, from int) ast.Expr {
	c.putRight(left)
	t := c.take()
	c.miswritten(t, string(op))
	if op == ast.Sub {
		c.blanks(t)
	}
	middle := len(c.read)
	right := c.right(op)
	if levels[op] == compareLevel && !c.failed && levels[c.operator()] == compareLevel {
		return c.chain(from, middle, left, right)
	}
	return &ast.Binary{Op: op, OpSpan: t.span(c.file), Left: left, Right: right}
}

func (c *conditionReader) right(op ast.Op) ast.Expr {
	switch op {
	case ast.In:
		return c.set()
	case ast.Has:
		return c.marked()
	}
	return c.expr(levels[op])
}

// chain reports 1 < x < 5, which is two comparisons. From and middle are where the first two
// values begin, which are kept.
func (c *conditionReader) chain(from, middle int, kept ...ast.Expr) ast.Expr {
	at := c.peek(0).span(c.file)
	first, shared := c.since(from), c.since(middle)
	op := c.operator()
	c.take()
	last := len(c.read)
	kept = append(kept, c.right(op))
	if !c.failed {
		both := first.Text() + " " + c.word("and") + " " + shared.Text() + " " + at.Text() + " " + c.since(last).Text()
		c.report("E254", at).WithFix(c.since(from), both)
	}
	for !c.failed && levels[c.operator()] == compareLevel {
		op = c.operator()
		c.take()
		kept = append(kept, c.right(op))
	}
	return &ast.Bad{Kept: kept, Span: c.since(from)}
}

// since is the stretch from the token read at an index to the one read last.
func (c *conditionReader) since(from int) source.Span {
	return c.file.Span(c.read[from].Start, c.before.End)
}

// word is one of the language's words in the language that the condition is written in: that of
// the if in front of it.
func (c *conditionReader) word(english string) string { return twin(english, c.opener) }

// twin is one of the language's words, in Chinese if other is.
func twin(english string, other Token) string {
	if w := keyword.Of(english); w != nil && len(w.Chinese) > 0 && other.Text != other.Keyword {
		return w.Chinese[0]
	}
	return english
}

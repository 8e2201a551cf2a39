package syntax

import (
	"math"
	"strconv"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// operand reads one value: a name, a number, a string, a call, or what is in parentheses.
func (c *conditionReader) operand() ast.Expr {
	c.splitOperand()
	t := c.peek(0)
	switch {
	case t.Kind == Open:
		return c.parenthesis()
	case t.isWord() && c.peek(1).Kind == Open && !t.Is("and", "or", "in", "has"):
		return c.call()
	case c.isMissing(t):
		return c.missing(t)
	case t.Kind == Number, t.Kind == Circled:
		return c.number(c.take())
	case t.Kind == String:
		return &ast.String{Text: textOf(c.file, c.take())}
	}
	return &ast.Name{Ident: identOf(c.file, c.take())}
}

// isMissing holds where no value begins. And, or, in and has may be names, but not where a value
// follows directly.
func (c *conditionReader) isMissing(t Token) bool {
	switch {
	case t.Kind == String, t.Kind == Circled, t.Kind == Number, t.Kind == ID, t.Kind == Word:
		return false
	case t.Is("and", "or", "in", "has"):
		next := c.peek(1)
		return next.Kind == Open || next.Kind == OpenSet || next.Kind == Number || next.Kind == Circled || next.Kind == ID || next.Kind == String || next.Kind == Word
	case t.isWord():
		return false
	}
	return true
}

func (c *conditionReader) missing(t Token) ast.Expr {
	switch {
	case t.Kind == OpenSet:
		return c.fail("E260", t.span(c.file))
	case t.Kind == Close, t.Kind == CloseSet:
		if c.depth <= 1 {
			return c.fail("E256", t.span(c.file), t.Text)
		}
	}
	if t.Kind == EOF {
		return c.fail("E250", c.before.span(c.file), brief(c.before.text(c.file)))
	}
	return c.fail("E250", t.span(c.file), brief(c.before.text(c.file)))
}

func (c *conditionReader) parenthesis() ast.Expr {
	open := c.take()
	return c.close(open, c.expr(loosest))
}

// close takes the bracket that closes open, behind e.
func (c *conditionReader) close(open Token, e ast.Expr) ast.Expr {
	t := c.peek(0)
	switch {
	case c.failed:
	case t.Kind == Close:
		c.take()
	case t.Kind == EOF:
		c.fail("E255", open.span(c.file), ")")
		return certain(e)
	default:
		return c.leftover(e)
	}
	return e
}

func (c *conditionReader) call() ast.Expr {
	c.peekRole(Callee)
	name := c.take()
	open := c.take()
	call := &ast.Call{Func: identOf(c.file, name)}
	if keyword.Is(name.Keyword, keyword.Function, keyword.Offer) {
		call.Func.Name = name.Keyword
	}
	for c.peek(0).Kind != Close && !c.failed {
		call.Args = append(call.Args, c.expr(loosest))
		if c.splitOperator(); c.peek(0).Is("where") && len(call.Args) == 1 && !c.failed {
			c.take()
			call.Filter = c.expr(loosest)
		}
		if c.peek(0).Kind != Comma {
			break
		}
		if c.take(); c.peek(0).Kind == Close {
			c.fail("E250", c.before.span(c.file), brief(c.before.text(c.file)))
		}
	}
	c.close(open, call)
	call.Span = name.span(c.file).To(c.before.span(c.file))
	if c.failed {
		return c.badCall(call)
	}
	return call
}

// badCall keeps what was understood of a call; names under where mean those of a row.
func (c *conditionReader) badCall(call *ast.Call) ast.Expr {
	if call.Filter != nil {
		return &ast.Bad{Kept: call.Args[:1], Span: call.Span}
	}
	return &ast.Bad{Kept: call.Args, Span: call.Span}
}

// peekRole marks the next token before it is taken.
func (c *conditionReader) peekRole(role Role) {
	t := c.peek(0)
	t.Role = role
	c.replace([]Token{t})
}

func (c *conditionReader) number(t Token) *ast.Number {
	n := numberOf(c.file, t)
	if math.IsInf(n.Value, 0) {
		c.fail("E113", n.Span)
	}
	return n
}

func numberOf(f *source.File, t Token) *ast.Number {
	value, _ := strconv.ParseFloat(t.Text, 64)
	return &ast.Number{Text: t.Text, Value: value, Code: t.Kind == Circled, Span: t.span(f)}
}

func identOf(f *source.File, t Token) ast.Ident {
	return ast.Ident{Name: t.Text, Span: t.span(f)}
}

func textOf(f *source.File, t Token) ast.Text { return TextAt(t.span(f), t.Text) }

// TextAt is a text that stands at a place, maybe of another file than a survey's.
func TextAt(at source.Span, value string) ast.Text {
	return ast.Text{Value: value, Braced: braced(value), Span: at}
}

func braced(text string) []string {
	var names []string
	for _, m := range ast.Braces.FindAllStringSubmatch(text, -1) {
		names = append(names, canonical(m[1]))
	}
	return names
}

// set reads {②, ③} behind in. A single value without braces is taken as a set of one.
func (c *conditionReader) set() ast.Expr {
	open := c.peek(0)
	if open.Kind != OpenSet {
		return c.bareSet()
	}
	c.take()
	set := &ast.Set{}
	for c.peek(0).Kind != CloseSet && !c.failed {
		set.Members = append(set.Members, c.member())
		c.comma()
	}
	if c.failed {
		return &ast.Bad{Span: open.span(c.file)}
	}
	set.Span = open.span(c.file).To(c.take().span(c.file))
	if len(set.Members) == 0 {
		c.report("E258", set.Span)
		return &ast.Bad{Span: set.Span}
	}
	return set
}

func (c *conditionReader) bareSet() ast.Expr {
	if n := c.listLength(); n > 0 {
		return c.bareList(n)
	}
	if open := c.peek(0); open.Kind == Open {
		return c.fail("E259", open.span(c.file))
	}
	e := c.expr(compareLevel)
	if c.failed {
		return e
	}
	d := c.report("E259", e.Where())
	if n, ok := e.(*ast.Number); ok {
		d.WithFix(n.Span, "{"+n.Span.Text()+"}")
	}
	return &ast.Bad{Kept: []ast.Expr{e}, Span: e.Where()}
}

// comma takes what separates two members; a forgotten one is reported.
func (c *conditionReader) comma() {
	t := c.peek(0)
	switch {
	case c.failed || t.Kind == CloseSet:
	case t.Kind == Comma:
		c.take()
		if c.peek(0).Kind == CloseSet {
			c.report("E111", t.span(c.file), t.text(c.file)).WithFix(t.span(c.file), "")
		}
	case t.Kind == Number, t.Kind == Circled, t.Kind == String:
		at := c.before.span(c.file).After()
		c.report("E261", t.span(c.file)).WithFix(at, ", ")
	case t.Kind == EOF:
		c.fail("E255", c.before.span(c.file).After(), "}")
	}
}

func (c *conditionReader) member() ast.Expr {
	t := c.peek(0)
	switch {
	case t.Kind == Number, t.Kind == Circled:
		return c.number(c.take())
	case t.Kind == String:
		return &ast.String{Text: textOf(c.file, c.take())}
	case t.isOp("-"):
		return c.sign()
	case t.Kind == EOF:
		return c.fail("E255", c.before.span(c.file), "}")
	}
	return c.fail("E260", t.span(c.file))
}

// marked reads the code behind has.
func (c *conditionReader) marked() ast.Expr {
	if t := c.peek(0); t.Kind == OpenSet {
		return c.fail("E262", t.span(c.file))
	}
	return c.expr(compareLevel)
}

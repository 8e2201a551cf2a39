package syntax

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
)

// listLength is how many tokens make the codes of a set without its braces, 1, 2 or (1, 2); 0 where there
// are none, or only one.
func (c *conditionReader) listLength() int {
	n, members := 0, 0
	if c.peek(0).Kind == Open {
		n = 1
	}
	for isCode(c.peek(n)) {
		members++
		if n++; c.peek(n).Kind != Comma || !isCode(c.peek(n+1)) {
			break
		}
		n++
	}
	switch {
	case c.peek(0).Kind != Open && members > 1:
		return n
	case c.peek(0).Kind == Open && members > 0 && c.peek(n).Kind == Close:
		return n + 1
	}
	return 0
}

// bareList reports such codes, which are n tokens.
func (c *conditionReader) bareList(n int) ast.Expr {
	from := len(c.read)
	for range n {
		c.take()
	}
	span := c.since(from)
	c.report("E259", span).WithFix(span, "{"+strings.TrimSpace(strings.Trim(span.Text(), "()（）"))+"}")
	return &ast.Bad{Span: span}
}

package syntax

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
)

// miswritten reports an operator in a spelling that the language does not use.
func (c *conditionReader) miswritten(t Token, meant string) {
	if t.wrong == "" {
		return
	}
	if keyword.Of(meant) != nil {
		meant = c.padded(c.word(meant), t)
	}
	c.report(t.wrong, t.span(c.file), t.text(c.file), meant).WithFix(t.span(c.file), meant)
}

// padded is a word with the blanks that the sign it replaces could do without.
func (c *conditionReader) padded(word string, t Token) string {
	if next := c.peek(0); next.Kind != EOF && next.Start == t.End {
		word += " "
	}
	if len(c.read) > 1 && c.read[len(c.read)-2].End == t.Start {
		word = " " + word
	}
	return word
}

// spokenOperators are words that people use for operators, with those meant.
var spokenOperators = map[string]ast.Op{
	"是": ast.Eq, "为": ast.Eq, "等于": ast.Eq, "is": ast.Eq, "equals": ast.Eq,
	"不等于": ast.Ne, "不为": ast.Ne,
	"大于": ast.Gt, "超过": ast.Gt, "高于": ast.Gt, "小于": ast.Lt, "低于": ast.Lt, "少于": ast.Lt,
	"大于等于": ast.Ge, "不小于": ast.Ge, "不低于": ast.Ge, "不少于": ast.Ge,
	"小于等于": ast.Le, "不大于": ast.Le, "不超过": ast.Le, "不高于": ast.Le,
	"并": ast.And, "和": ast.And, "而且": ast.And, "同时": ast.And, "AND": ast.And, "And": ast.And,
	"OR": ast.Or, "Or": ast.Or, "IN": ast.In, "In": ast.In, "有": ast.Has, "contains": ast.Has, "HAS": ast.Has,
	"加": ast.Add, "减": ast.Sub, "乘": ast.Mul, "乘以": ast.Mul, "除以": ast.Div,
}

// spoken is the operator that a word stands for where an operator must come.
func (c *conditionReader) spoken(t Token) ast.Op {
	if t.Is("not") {
		if operandBegins(c.peek(1)) {
			return ast.Ne // 4 不是 ②
		}
		return ""
	}
	if t.Kind != Word {
		return ""
	}
	return spokenOperators[t.Text]
}

func operandBegins(t Token) bool {
	return t.Kind == Number || t.Kind == Circled || t.Kind == String || t.Kind == ID || t.Kind == Word || t.Kind == Open
}

// putRight reports a word in an operator's place and leaves the operator there.
func (c *conditionReader) putRight(left ast.Expr) {
	t := c.peek(0)
	op := c.operator()
	switch {
	case t.Is("not") && c.peek(1).Is("in"):
		c.notIn(left)
	case t.Kind == Op, t.Is(string(op)):
	default:
		meant := c.word(string(op))
		c.report("E257", t.span(c.file), t.Text, meant).WithFix(t.span(c.file), meant)
	}
}

// notIn reports `4 not in {②}`: not stands in front of the comparison.
func (c *conditionReader) notIn(left ast.Expr) {
	not := c.take()
	d := c.report("E268", not.span(c.file), not.Text)
	d.WithHelp("help.write", not.Text+" "+left.Where().Text()+" "+c.peek(0).Text+" …")
}

// blanks reports a minus between values that lacks a blank on either side, as in a -b.
func (c *conditionReader) blanks(t Token) {
	left, right := c.read[len(c.read)-2], c.peek(0)
	if right.Kind == EOF || left.End < t.Start && t.End < right.Start {
		return
	}
	around := c.file.Span(left.Start, right.End)
	d := c.report("E265", t.span(c.file))
	d.WithFix(around, left.text(c.file)+" - "+right.text(c.file))
	if joined := left.text(c.file) + "-" + right.text(c.file); c.declared[canonical(joined)] {
		d.WithFix(around, joined)
	}
}

// sign reads a minus where a value must begin: right before a number or a parenthesis.
func (c *conditionReader) sign() ast.Expr {
	c.peekRole(Sign)
	t := c.take()
	next := c.peek(0)
	switch {
	case next.Kind != Number && next.Kind != Open:
		return c.signedName(t)
	case next.Start > t.End:
		at := c.file.Span(t.Start, next.End)
		c.report("E266", t.span(c.file)).WithFix(at, "-"+next.text(c.file))
	}
	x := c.operand()
	return &ast.Unary{Op: ast.Sub, X: x, Span: t.span(c.file).To(c.before.span(c.file))}
}

// signedName reports a sign in front of anything else: -income, -abs(x), --5.
func (c *conditionReader) signedName(t Token) ast.Expr {
	if next := c.peek(0); !next.nameable() {
		return c.fail("E250", t.span(c.file), t.text(c.file))
	}
	x := c.operand()
	if c.failed {
		return x
	}
	span := t.span(c.file).To(c.before.span(c.file))
	c.report("E269", t.span(c.file)).WithFix(span, "-("+c.file.Text[x.Where().Start:span.End]+")")
	return &ast.Unary{Op: ast.Sub, X: x, Span: span}
}

// splitOperator divides 或5 and 大于5 where an operator must come.
func (c *conditionReader) splitOperator() {
	c.joinSigns()
	t := c.peek(0)
	if t.Kind != Word || spokenOperators[t.Text] != "" {
		return
	}
	if pieces := c.split(keyword.Connector); pieces != nil {
		c.replace(pieces)
	} else if s := spokenPrefix(t.Text); s != "" && t.End-t.Start <= longestWord {
		c.replace(c.cutAt(t, s))
	}
}

// joinSigns makes one sign of two with a blank between that ends in =, such as = = and ! =.
func (c *conditionReader) joinSigns() {
	t, next := c.peek(0), c.peek(1)
	if next.wrong != "E251" {
		return
	}
	joined, ok := map[string]string{"=": "==", "!": "!=", ">": ">=", "<": "<="}[canonical(t.text(c.file))]
	if !ok {
		return
	}
	c.take2()
	c.front = append([]Token{{Kind: Op, Text: joined, Start: t.Start, End: next.End, wrong: "E252"}}, c.front...)
}

// take2 passes over two tokens that another takes the place of.
func (c *conditionReader) take2() {
	c.stream.take()
	c.stream.take()
}

// spokenPrefix is the longest Chinese word for an operator that a longer word begins with.
func spokenPrefix(word string) string {
	best := ""
	for s := range spokenOperators {
		if !isASCII(s) && len(s) > len(best) && len(s) < len(word) && strings.HasPrefix(word, s) {
			best = s
		}
	}
	return best
}

// splitNot divides 非4 where a value must come, unless it is itself a question.
func (c *conditionReader) splitNot() {
	c.spokenNot()
	if t := c.peek(0); t.Kind != Word || c.declared[t.Text] || c.peek(1).Kind == Open {
		return
	}
	if pieces := c.split(keyword.Connector); pieces != nil && pieces[0].Is("not") && c.begins(pieces[1].Text) != "" {
		c.replace(pieces)
	}
}

// spokenNot reports a word that people use for not.
func (c *conditionReader) spokenNot() {
	t, next := c.peek(0), c.peek(1)
	if t.Kind != Word || c.declared[t.Text] || !slices.Contains([]string{"不", "没", "没有", "NOT", "Not"}, t.Text) || !next.isWord() && !operandBegins(next) {
		return
	}
	meant := c.word("not")
	c.report("E257", t.span(c.file), t.Text, meant).WithFix(t.span(c.file), meant)
	c.replace([]Token{t.as("not")})
}

// splitOperand divides 收入且… where 收入 is a question and the whole is none.
func (c *conditionReader) splitOperand() {
	t := c.peek(0)
	if t.Kind != Word || t.End-t.Start > longestWord || c.peek(1).Kind == Open {
		return
	}
	if id := c.begins(t.Text); id != "" && id != t.Text {
		c.replace(c.cutAt(t, id))
	}
}

// begins is the question that a word names, or begins with if an operator follows in the same
// word; "" when there is none.
func (c *conditionReader) begins(word string) string {
	if c.declared[word] {
		return word
	}
	for i := len(word) - 1; i > 0; i-- {
		if c.declared[word[:i]] && operatorBegins(word[i:]) {
			return word[:i]
		}
	}
	return ""
}

func operatorBegins(rest string) bool {
	return keyword.Is(rest, keyword.Connector) || longestPrefix(rest, []keyword.Role{keyword.Connector}) != "" ||
		spokenOperators[rest] != "" || spokenPrefix(rest) != ""
}

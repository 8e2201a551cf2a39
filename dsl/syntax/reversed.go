package syntax

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// Conditions written first, as one says it: 如果 4 == ②，跳到 5. The language has them last.

// reversed tells whether a condition begins a line here, with nothing in front that waits for it.
func (c *cutter) reversed() bool {
	t := c.peek(0)
	if len(c.taken) == 0 || !beginsWith(t, "if") || !startsLine(c.file, c.taken[len(c.taken)-1], t) || c.awaitsCondition() {
		return false
	}
	c.condition()
	return c.peek(0).Is("if")
}

func (c *cutter) awaitsCondition() bool {
	n := len(c.parts)
	if n > 1 && c.parts[n-2].Opens == "if" {
		return false // the clause has its condition in front
	}
	tokens := c.taken[c.begin:]
	opens := c.parts[n-1].Opens
	may := endsInCondition(opens) && !((opens == "option" || opens == "default") && c.clauseOnLine())
	waiting := may && conditionBegins(tokens) == len(tokens)
	return waiting || c.awaitsValue() || c.taken[len(c.taken)-1].Is("if", "unless")
}

// clauseOnLine tells whether a clause stands on this line, whose condition comes first.
func (c *cutter) clauseOnLine() bool {
	for i := 1; c.peek(i).Kind != EOF && !startsLine(c.file, c.peek(i-1), c.peek(i)); i++ {
		if beginsWith(c.peek(i), "skip", "goto", "ask", "assert") {
			return true
		}
	}
	return false
}

// reversed reports such a condition, together with the clause behind it.
func (p *parser) reversed(part *Part, i int) {
	first := part.Tokens[0]
	d := p.report("E234", first.span(p.file), first.Text)
	if p.question != nil {
		p.question.Broken = true
	}
	if i+1 == len(p.parts) || !p.waits(part, &p.parts[i+1]) {
		return
	}
	next := &p.parts[i+1]
	condition := strings.TrimRight(spanOf(p.file, first, part.Tokens).Text(), ",，、;；")
	action := spanOf(p.file, first, next.Tokens)
	d.WithFix(first.span(p.file).To(action), action.Text()+" "+condition)
	next.Opens = joined
}

// joined is the Opens of a clause that was reported with the condition in front of it.
const joined = "joined"

// waits holds for a clause on the same line that lacks its condition.
func (p *parser) waits(part, next *Part) bool {
	return keyword.Is(next.Opens, keyword.Clause) && conditionBegins(next.Tokens) == len(next.Tokens) &&
		!startsLine(p.file, part.Tokens[len(part.Tokens)-1], next.Tokens[0])
}

func spanOf(f *source.File, before Token, tokens []Token) source.Span {
	if len(tokens) == 0 {
		return before.span(f).After()
	}
	return f.Span(tokens[0].Start, tokens[len(tokens)-1].End)
}

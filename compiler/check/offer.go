package check

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/ast"
)

// offers checks the conditions of a question's own options: an option is offered unless its condition is
// certainly false.
func (c *checker) offers(it *item) {
	domain := &c.survey.Items[it.position].Domain
	for _, o := range it.question.Options {
		if o.If == nil {
			continue
		}
		cond, ok := c.condition(o.If, scope{limited: true, last: it.position - 1, code: "E520", owner: it.id, rows: it.group})
		if _, known := domain.Option(int(o.Code.Value)); ok && known {
			domain.Hidden = append(domain.Hidden, ir.Hidden{When: logic.WhenFalse(cond), Codes: []int{int(o.Code.Value)}})
		}
	}
}

// refuseConditions reports options of a shared list that have conditions: what stands before one question that
// uses the list does not stand before another.
func (c *checker) refuseConditions(options []*ast.Option) {
	for _, o := range options {
		if o.If != nil {
			c.error("E360", o.If.Where(), o.Code.Span.Text())
		}
	}
}

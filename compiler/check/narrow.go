package check

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/diag"
)

// owners are the codes that options of a table are under.
func owners(options []*ast.Option) map[int]ast.Number {
	of := map[int]ast.Number{}
	for _, o := range options {
		if o.Of != nil {
			of[int(o.Code.Value)] = *o.Of
		}
	}
	return of
}

// narrow checks `of`: an option is offered unless the answer of the question above certainly is another than
// the one that the option is under.
func (c *checker) narrow(it *item) {
	of, l := it.question.Of, c.listOf(it.question)
	if of == nil || of.Name == "" || it.broken {
		return
	}
	if l == nil || len(l.of) == 0 {
		c.error("E711", of.Span, describedBy(it.question))
		return
	}
	owner := c.owner(it)
	if owner == nil || owner.broken || !c.underOptions(l, owner) {
		return
	}
	domain := &c.survey.Items[it.position].Domain
	under := l.under()
	for _, o := range owner.domain.Options {
		if codes := under[o.Code]; len(codes) > 0 {
			domain.Hidden = append(domain.Hidden, ir.Hidden{When: logic.WhenFalse(bearing(owner, o.Code)), Codes: codes})
		}
	}
	if len(l.of) == len(l.options) && it.question.Optional == nil && !asksIf(it.question) {
		c.warnOfNothing(it, owner, under)
	}
}

// asksIf tells whether a question is asked only where a condition holds.
func asksIf(q *ast.Question) bool {
	return slices.ContainsFunc(q.Clauses, func(clause ast.Clause) bool {
		_, is := clause.(*ast.Ask)
		return is
	})
}

// warnOfNothing says for which answers of the owner a question must be answered and has nothing to offer.
func (c *checker) warnOfNothing(it, owner *item, under map[int][]int) {
	bare := codesWhere(owner, func(code int) bool { return len(under[code]) == 0 })
	if len(bare) > 0 {
		c.diags.Add(diag.Warn("W701", it.question.Of.Span, owner.id, ir.CodeText(bare[0]), it.id))
	}
}

// listOf is the list that a question names, nil for none.
func (c *checker) listOf(q *ast.Question) *list {
	if q.Type == nil {
		return nil
	}
	return c.lists[q.Type.Name.Name]
}

// describedBy is the word that says what a question's answers are, its id where there is none.
func describedBy(q *ast.Question) string {
	if q.Type == nil {
		return q.ID.Name
	}
	return q.Type.Name.Name
}

// owner is the question that narrows an item, nil for one that cannot, which has been reported.
func (c *checker) owner(it *item) *item {
	of := it.question.Of
	owner := c.lookup(*of)
	switch {
	case owner == nil || owner.broken:
		return nil
	case !holds(it.group, owner.group):
		c.error("E820", of.Span, owner.id, owner.group.id)
	case owner.position >= it.position:
		c.error("E520", of.Span, owner.id, it.id)
	case len(owner.domain.Options) == 0:
		c.error("E712", of.Span, owner.id).WithRelated(owner.question.ID.Span, "related.question")
	default:
		return owner
	}
	return nil
}

// mostStrays is how many options under nothing are told of one list.
const mostStrays = 20

// underOptions reports options of a list that are under a code which its owner lacks.
func (c *checker) underOptions(l *list, owner *item) bool {
	strays, known := 0, map[int]bool{}
	for _, o := range owner.domain.Options {
		known[o.Code] = true
	}
	for _, o := range l.decl.Options {
		if o.Of == nil || known[int(o.Of.Value)] {
			continue
		}
		if strays++; strays <= mostStrays {
			c.diags.Add(diag.New("E713", o.Of.Span, o.Of.Text, owner.id)).WithRelated(owner.question.ID.Span, "related.question")
		}
	}
	return strays == 0
}

// under are, for each code, those of the list's options under it, in their order.
func (l *list) under() map[int][]int {
	codes := map[int][]int{}
	for _, o := range l.options {
		if of, ok := l.of[o.Code]; ok {
			codes[int(of.Value)] = append(codes[int(of.Value)], o.Code)
		}
	}
	return codes
}

// bearing is the condition that an item bears a code.
func bearing(it *item, code int) logic.Cond {
	if it.domain.Kind == ir.Choices {
		return logic.Test{Test: ir.HasCode{Item: it.id, Code: code}}
	}
	return logic.Test{Test: ir.CodeIn{Item: it.id, Codes: []int{code}}}
}

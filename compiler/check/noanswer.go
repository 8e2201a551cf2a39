package check

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// noAnswers are the kinds of no answer that a question offers. An option that is called like one of them would
// be the same word in a table of answers with two meanings.
func (c *checker) noAnswers(q *ast.Question, options []ir.Option) []ir.NoAnswer {
	var kinds []ir.NoAnswer
	for _, id := range q.NoAnswers {
		kinds = append(kinds, ir.NoAnswer(id.Name))
		for _, o := range options {
			if keyword.English(strings.Join(strings.Fields(o.Text), "")) == id.Name {
				c.error("E431", id.Span, id.Span.Text(), ir.CodeText(o.Code), o.Text)
			}
		}
	}
	return kinds
}

// noAnswer reads `refused(x)` and `dontknow(x)`, which is asked only of a question that offers it: elsewhere it
// would never be true.
func (r *reader) noAnswer(e *ast.Call) logic.Cond {
	it := r.question(e)
	if it == nil {
		return logic.Const{}
	}
	kind := ir.NoAnswer(keyword.English(e.Func.Name))
	if !it.broken && !slices.Contains(it.domain.None, kind) {
		r.fail("E430", e.Span, it.id, offerWord(e.Func.Span)).WithRelated(it.question.ID.Span, "related.question")
		return logic.Const{}
	}
	return logic.None{Item: it.id, Kind: kind}
}

// offerWord is the modifier in the language in which the author wrote the call.
func offerWord(written source.Span) string {
	w := keyword.Of(written.Text())
	if w == nil || w.English == written.Text() || len(w.Chinese) == 0 {
		return written.Text()
	}
	return w.Chinese[0]
}

package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/runtime/program"
)

// blanks reports a rule that reckons with an optional question, which may be left blank: then the rule says nothing, whatever
// the other answers are (L204). A rule that asks whether the question is answered knows that.
func blanks(l *linter) {
	for k := range l.survey().Rules {
		for _, t := range testsOf(l.survey().Rules[k].Fires) {
			if !reckons(t) {
				continue
			}
			for _, id := range ir.Items(t) {
				l.blank(k, id, ir.Items(t))
			}
		}
	}
}

// reckons tells a test of several answers together.
func reckons(t ir.Test) bool {
	c, ok := t.(ir.Compare)
	return ok && len(ir.Items(c)) > 1
}

func (l *linter) blank(k int, id string, ids []string) {
	r, i := &l.survey().Rules[k], l.At(id)
	if i < 0 || !l.survey().Items[i].Optional || l.inRows(i) || asksWhether(r.Fires, id) {
		return
	}
	goals := []solver.Lit{l.Items[i].Asked, l.Items[i].Answered.Not()}
	for _, other := range ids {
		if at := l.At(other); at != i && at >= 0 {
			goals = append(goals, l.Items[at].Valued)
		}
	}
	shows := func(s *program.State) bool {
		return s.Status(i) == program.Asked && s.Verdict(i) == program.Blank && !slices.ContainsFunc(ids, func(other string) bool {
			at := l.At(other)
			return at != i && (s.Verdict(at) != program.Good || s.Status(at) == program.Passed)
		})
	}
	if l.settle("blank " + r.Name + " " + id) {
		l.possible(Finding{Code: "L204", Span: l.Places.Rules[k], Args: []any{r.Name, id}}, shows, l.complete(), goals...)
	}
}

// asksWhether tells whether a formula asks for an item's being answered.
func asksWhether(f ir.Formula, id string) bool {
	asks := false
	ir.Walk(f, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.Answered:
			asks = asks || n.Item == id
		case ir.Unanswered:
			asks = asks || n.Item == id
		case ir.Blank:
			asks = asks || n.Item == id
		}
		return true
	})
	return asks
}

package check

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
)

// skipOf checks a skip: the head of a group has no answer after which one could be taken.
func (c *checker) skipOf(it *item, clause *ast.Skip) {
	if it.isGroup() {
		c.error("E814", clause.Span, it.id)
		return
	}
	c.skip(it, clause)
}

// skip checks `skip goto`: forward only, and not past the start of the closing.
func (c *checker) skip(it *item, clause *ast.Skip) {
	to, name, okTarget := c.target(it, clause)
	cond, ok := c.condition(clause.If, scope{limited: true, last: c.lastOf(it), code: "E505", owner: it.id, rows: it.group})
	if !ok || !okTarget || clause.Broken {
		return
	}
	r := &c.routes[it.position]
	r.Skips = append(r.Skips, route.Skip{To: to, When: cond})
	item := &c.survey.Items[it.position]
	item.Skips = append(item.Skips, ir.Skip{Target: name, When: logic.WhenTrue(cond), Line: clause.Span.Pos().Line})
}

// lastOf is the position of the item's last own item: itself, or the words for its options.
func (c *checker) lastOf(it *item) int {
	last := it.position
	for last+1 < len(c.survey.Items) && c.survey.Items[last+1].Specify != nil && c.survey.Items[last+1].Specify.Item == it.id {
		last++
	}
	return last
}

// target is the position that a skip goes to. The end is the closing's first item, and inside the closing,
// or without one, behind the last.
func (c *checker) target(it *item, clause *ast.Skip) (to int, name string, ok bool) {
	if clause.End && it.group != nil {
		c.error("E830", clause.Target.Span, it.group.id).WithFix(clause.Target.Span, twinOf("next", clause.Target.Span))
		return 0, "", false
	}
	if clause.Next && c.find(clause.Target.Name) == nil {
		return c.rowEnd(it, clause)
	}
	if clause.End {
		if c.closing >= 0 && !it.closing {
			return c.closing, "end", true
		}
		return len(c.survey.Items), "end", true
	}
	t := c.targetItem(clause.Target)
	switch {
	case t == nil:
		return 0, "", false
	case t.owner != nil:
		c.error("E507", clause.Target.Span, t.id, t.owner.id)
	case t.question.Compute != nil:
		c.error("E540", clause.Target.Span, t.id)
	case t == it:
		c.error("E503", clause.Target.Span, it.id)
	case t.position < it.position:
		c.error("E501", clause.Target.Span, it.id, t.id).WithRelated(t.question.ID.Span, "related.question")
	case t.closing && !it.closing && t.position > c.closing:
		c.error("E504", clause.Target.Span, t.id).WithFix(clause.Target.Span, "end")
	case !c.staysIn(it, t, clause.Target.Span):
	default:
		return t.position, t.id, true
	}
	return 0, "", false
}

// targetItem finds the question that a skip names; reported when there is none.
func (c *checker) targetItem(target ast.Ident) *item {
	if target.Name == "" {
		return nil
	}
	if it := c.find(target.Name); it != nil {
		return it
	}
	if it := c.firstRow(target.Name); it != nil {
		return it
	}
	c.suggest(c.error("E502", target.Span, target.Name), target)
	return nil
}

// assert checks `assert`; n counts the asserts of its question from 1.
func (c *checker) assert(it *item, clause *ast.Assert, n int) {
	rule := ir.Rule{
		Name: fmt.Sprintf("%s-assert-%d", it.id, n), Item: it.id, Severity: ir.Warn,
		Message: c.inserted(clause.Text), Line: clause.Span.Pos().Line,
	}
	if clause.Block {
		rule.Severity = ir.Block
	}
	name := ast.Ident{Name: rule.Name, Span: clause.Span}
	if clause.Name != nil {
		rule.Name, name = clause.Name.Name, *clause.Name
	}
	if clause.Name != nil || !slices.Contains(c.again, it) {
		c.first(c.rules, name, "E310")
	}
	since, fits := c.since(clause.Since)
	rule.Since = since
	cond, ok := c.condition(clause.Cond, scope{rows: it.group, inRule: true})
	if !ok || !fits || clause.Broken {
		return
	}
	rule.Fires = logic.WhenTrue(cond)
	if clause.Unless {
		rule.Fires = logic.WhenFalse(cond)
	}
	c.survey.Rules = append(c.survey.Rules, rule)
}

// since is the version from which on a rule applies. It must compare with the survey's own, which records are of that
// state none.
func (c *checker) since(t *ast.Text) (version string, ok bool) {
	if t == nil {
		return "", true
	}
	own := c.survey.Property("version")
	if own == "" {
		c.error("E460", t.Span)
		return "", false
	}
	if _, ok := value.CompareVersions(t.Value, own); !ok || t.Value == "" {
		c.error("E461", t.Span, t.Value, own)
		return "", false
	}
	return t.Value, true
}

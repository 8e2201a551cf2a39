package check

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// openGroup lays the head of a repeated group; what is laid up to its end is in it.
func (c *checker) openGroup(it *item) {
	if it.group != nil && it.group.group != nil {
		c.error("E813", it.question.ID.Span, it.id, it.group.id)
	}
	for _, o := range it.question.Options {
		c.error("E814", o.Span, it.id)
	}
	c.open = append(c.open, it)
}

// closeGroup ends the group that was opened last.
func (c *checker) closeGroup(d *ast.EndRepeat) {
	if len(c.open) == 0 {
		c.error("E810", d.Span, d.Span.Text())
		return
	}
	c.endGroup()
}

func (c *checker) endGroup() {
	head := c.open[len(c.open)-1]
	c.open = c.open[:len(c.open)-1]
	head.end = len(c.survey.Items)
	c.routes[head.position].End = head.end
	if head.end == head.position+1 {
		c.error("E815", head.question.ID.Span, head.id)
	}
}

// refuseOpen reports groups that are not closed where something stands that none can hold.
func (c *checker) refuseOpen(code catalogue.Code, at source.Span) {
	for _, head := range c.open {
		c.error(code, at, head.id).WithRelated(head.question.ID.Span, "related.question")
	}
}

// closeAll ends what is open at the end of the file.
func (c *checker) closeAll() {
	for len(c.open) > 0 {
		head := c.open[len(c.open)-1]
		c.error("E811", head.question.ID.Span, head.id)
		c.endGroup()
	}
}

// inGroup is the group that is being laid, nil for none.
func (c *checker) inGroup() *item {
	if len(c.open) == 0 {
		return nil
	}
	return c.open[len(c.open)-1]
}

// rows is the domain of a group: how many rows it may have.
func (c *checker) rows(q *ast.Question) ir.Domain {
	d := ir.Domain{Kind: ir.Rows, Type: "repeat"}
	c.bound(&d, q.Repeat.Bound, true)
	most := float64(ir.MostRows)
	switch {
	case d.Max == nil:
		d.Max = &most
	case *d.Max > most || *d.Max < 1:
		c.error("E816", q.Repeat.Bound.High.Span, ir.MostRows)
	}
	if q.Repeat.Times != nil && d.Min != nil && *d.Min > 0 {
		c.error("E817", q.Repeat.Bound.Span)
	}
	return d
}

// repeated reads how many rows each group has.
func (c *checker) repeated() {
	for _, it := range c.order {
		if it.isGroup() && it.question.Repeat.Times != nil {
			c.times(it)
		}
	}
}

func (c *checker) times(it *item) {
	r := &reader{checker: c, scope: scope{limited: true, last: it.position - 1, code: "E818", owner: it.id, rows: it.group}}
	o, ok := r.only(it.question.Repeat.Times, numberSort, "E819")
	if !ok || r.failed {
		return
	}
	c.survey.Items[it.position].Times = o.term
	if n, isConst := o.term.(ir.NumberConst); isConst && (n.Value < 1 || n.Value != math.Trunc(n.Value)) {
		c.error("E816", it.question.Repeat.Times.Where(), ir.MostRows)
	}
}

func (it *item) isGroup() bool { return it.question.Repeat != nil && it.owner == nil }

// reach is the position of the last item that has to be settled for the item to be so.
func (it *item) reach() int {
	if it.isGroup() {
		return it.end - 1
	}
	return it.position
}

// holds tells whether an item is in a row of the group, or stands where it has one answer for each of its rows.
func holds(group, in *item) bool {
	for ; group != in; group = group.group {
		if group == nil {
			return false
		}
	}
	return true
}

// ofOtherRow reports a question of a group that is used outside its rows.
func (r *reader) ofOtherRow(q operand) {
	group := q.item.group
	report := r.fail("E820", q.span, q.item.id, group.id)
	if !r.scope.limited || group.end-1 <= r.scope.last {
		report.WithHelp("help.rows", group.id, q.item.id)
	}
}

// rowEnd is where `goto next` leads; ok is false outside a group.
func (c *checker) rowEnd(it *item, clause *ast.Skip) (to int, name string, ok bool) {
	if it.group == nil {
		c.error("E833", clause.Target.Span, clause.Target.Name)
		return 0, "", false
	}
	return it.group.end, "next", true
}

// staysIn reports a skip that leads out of a row, or into one.
func (c *checker) staysIn(it, target *item, at source.Span) bool {
	switch {
	case target.group == it.group:
		return true
	case it.group != nil && !holds(target.group, it.group):
		c.error("E831", at, it.group.id, target.id).WithFix(at, twinOf("next", at))
	default:
		c.error("E832", at, target.group.id, target.id)
	}
	return false
}

// twinOf is one of the language's words in the language that stands at a place.
func twinOf(english string, at source.Span) string {
	if w := keyword.Of(english); !isASCII(at.Text()) {
		return w.Chinese[0]
	}
	return english
}

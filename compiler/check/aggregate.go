package check

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/ast"
)

// An aggregate asks about all rows of a group: any(members where age < 18), sum(members, income).

// groupOf is the group that an argument names, nil where it names none.
func (c *checker) groupOf(e ast.Expr) *item {
	var it *item
	switch e := e.(type) {
	case *ast.Name:
		it = c.find(e.Name)
	case *ast.Number:
		if !e.Code {
			it = c.items[e.Text]
		}
	}
	if it == nil || !it.isGroup() {
		return nil
	}
	return it
}

// overRows is the group that a call goes over, nil where its first argument names none.
func (c *checker) overRows(e *ast.Call) *item {
	if len(e.Args) == 0 {
		return nil
	}
	return c.groupOf(e.Args[0])
}

// anyOrAll reads any(G where c) and all(G where c): all is where no row fails.
func (r *reader) anyOrAll(e *ast.Call, all bool) logic.Cond {
	group := r.overRows(e)
	if group == nil || e.Filter == nil || len(e.Args) != 1 {
		r.misused(e, group)
		return logic.Const{}
	}
	where, ok := r.filter(group, e)
	switch {
	case !ok:
		return logic.Const{}
	case all:
		return logic.Not{X: logic.AnyRow{Rows: group.id, Where: logic.Not{X: where}}}
	}
	return logic.AnyRow{Rows: group.id, Where: where}
}

// misused says how an aggregate is written.
func (r *reader) misused(e *ast.Call, group *item) {
	switch {
	case group == nil && len(e.Args) > 0:
		r.fail("E821", e.Args[0].Where(), e.Func.Span.Text(), e.Args[0].Where().Text())
		if e.Filter == nil {
			r.mentions(e.Args...)
		}
	case group == nil:
		r.fail("E821", e.Span, e.Func.Span.Text(), "")
	default:
		r.fail("E823", e.Span, e.Func.Span.Text(), group.id)
	}
}

// filter is the condition on the rows, nil where there is none; ok is false when something was wrong.
func (r *reader) filter(group *item, e *ast.Call) (where logic.Cond, ok bool) {
	in, ok := r.inRow(group, e.Args[0])
	if !ok || e.Filter == nil {
		return nil, ok
	}
	where = in.cond(e.Filter)
	return where, r.after(in, group)
}

// inRow reads what is asked of each row. The group as a whole must be in reach.
func (r *reader) inRow(group *item, at ast.Expr) (*reader, bool) {
	head := operand{item: group, span: at.Where()}
	if !r.scope.anyRow && !holds(r.scope.rows, group.group) {
		r.fail("E822", head.span, group.id, group.group.id)
		return nil, false
	}
	r.use(head)
	return &reader{checker: r.checker, scope: scope{rows: group, inRule: r.scope.inRule}}, !r.failed
}

// after takes over what a reader of rows has found. Questions of the rows are of no concern outside.
func (r *reader) after(in *reader, group *item) bool {
	r.failed = r.failed || in.failed
	r.unique = r.unique || in.unique
	for _, q := range in.used {
		if holds(q.item.group, group) {
			continue
		}
		r.used = append(r.used, q)
		if r.outOfReach(q) && !r.failed {
			r.fail(r.scope.code, q.span, q.item.id, r.scope.owner)
		}
	}
	return !r.failed
}

// total reads count(G), count(G where c), sum(G, x) and sum(G where c, x), min and max like sum.
func (r *reader) total(e *ast.Call, name ir.FuncName, group *item) []operand {
	wanted := 2
	if name == ir.Count {
		wanted = 1
	}
	if len(e.Args) != wanted {
		r.fail("E824", e.Span, group.id)
		return nil
	}
	where, ok := r.filter(group, e)
	if !ok {
		return nil
	}
	t := ir.Total{Func: name, Rows: group.id, Where: ir.True, Out: ir.False, Of: ir.NumberConst{Value: 1}}
	if name == ir.Count {
		t.Func = ir.Sum
	} else if t.Of, ok = r.summed(group, e); !ok {
		return nil
	}
	if where != nil {
		t.Where, t.Out = logic.WhenTrue(where), logic.LeftOut(where)
	}
	return []operand{{sort: numberSort, term: t, written: e.Span.Text(), span: e.Span, used: []operand{{item: group, span: e.Args[0].Where()}}}}
}

// summed is the number of each row that a total is made of.
func (r *reader) summed(group *item, e *ast.Call) (ir.Term, bool) {
	in, ok := r.inRow(group, e.Args[0])
	if !ok {
		return nil, false
	}
	o, ok := in.only(e.Args[1], numberSort, "E408")
	return o.term, r.after(in, group) && ok
}

// uniqueValue reads unique(x): no other row of the group bears the same.
func (r *reader) uniqueValue(e *ast.Call) logic.Cond {
	it := r.question(e)
	switch {
	case it == nil:
	case it.group == nil || !holds(r.scope.rows, it.group) && !r.scope.anyRow || it.term != nil || it.domain.Kind == ir.Choices || it.domain.Kind == ir.Location:
		r.fail("E825", e.Span, it.id)
	case !r.scope.inRule:
		r.fail("E826", e.Span)
	default:
		r.unique = true
		return logic.Test{Test: ir.Unique{Item: it.id}}
	}
	return logic.Const{}
}

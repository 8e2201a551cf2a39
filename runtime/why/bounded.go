package why

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// bounded holds where a number of rows is surely so already by the rows that are known, as two heads are more than one however
// many members there are. It is false for any other formula.
func (k *knower) bounded(f ir.Holds, is bool) ir.Formula {
	c, ok := f.Test.(ir.Compare)
	limit, constant := c.Right.(ir.NumberConst)
	t, total := c.Left.(ir.Total)
	if !ok || !constant || !total || t.Func != ir.Sum || t.Of != (ir.NumberConst{Value: 1}) {
		return ir.False
	}
	more, fewer := k.least(t, limit), k.most(t, limit)
	switch wanted := f.Is == is; {
	case c.Op == ir.Eq && !wanted:
		return logic.AnyOf(more(ir.Gt, true), fewer(ir.Lt, true))
	case c.Op == ir.Gt && wanted:
		return more(ir.Gt, true)
	case c.Op == ir.Gt:
		return fewer(ir.Gt, false)
	case c.Op == ir.Lt && wanted:
		return fewer(ir.Lt, true)
	case c.Op == ir.Lt:
		return more(ir.Lt, false)
	}
	return ir.False
}

// comparing compares a number of rows.
type comparing func(op ir.CompareOp, is bool) ir.Formula

func never(ir.CompareOp, bool) ir.Formula { return ir.False }

// least compares how many rows are surely among those that are counted. Without any the group may be passed over.
func (k *knower) least(t ir.Total, with ir.NumberConst) comparing {
	in := logic.AllOf(k.sure(t.Where, true), k.there(t.Rows, t.Where))
	out, ok := complement(in)
	if !ok {
		return never
	}
	return counting(ir.Total{Func: ir.Sum, Rows: t.Rows, Where: in, Out: out, Of: t.Of}, with, logic.AnyOf(k.item(t.Rows), ir.Some{Rows: t.Rows, Where: in}))
}

// most compares how many may be, where it is known how many rows there are.
func (k *knower) most(t ir.Total, with ir.NumberConst) comparing {
	out := k.sure(t.Out, true)
	in, ok := complement(out)
	if !ok {
		return never
	}
	return counting(ir.Total{Func: ir.Sum, Rows: t.Rows, Where: in, Out: out, Of: t.Of}, with, k.item(t.Rows))
}

func counting(t ir.Total, with ir.NumberConst, where ir.Formula) comparing {
	return func(op ir.CompareOp, is bool) ir.Formula {
		return logic.AllOf(where, ir.Holds{Test: ir.Compare{Op: op, Left: t, Right: with}, Is: is})
	}
}

// complement holds exactly where f does not; ok is false where that cannot be said.
func complement(f ir.Formula) (not ir.Formula, ok bool) {
	switch f := f.(type) {
	case ir.And:
		parts, ok := complements(f.Of)
		return logic.AnyOf(parts...), ok
	case ir.Or:
		parts, ok := complements(f.Of)
		return logic.AllOf(parts...), ok
	case ir.Some:
		where, ok := complement(f.Where)
		return ir.Every{Rows: f.Rows, Where: where}, ok
	case ir.Every:
		where, ok := complement(f.Where)
		return ir.Some{Rows: f.Rows, Where: where}, ok
	case ir.Holds:
		return logic.AnyOf(ir.Holds{Test: f.Test, Is: !f.Is}, ir.Lacks{Test: f.Test}), true
	case ir.Lacks:
		return logic.AnyOf(ir.Holds{Test: f.Test, Is: true}, ir.Holds{Test: f.Test}), true
	case ir.Answered:
		return ir.Unanswered(f), true
	case ir.Unanswered:
		return ir.Answered(f), true
	case ir.Settled:
		return ir.Settled{Item: f.Item, Is: !f.Is}, true
	case ir.None:
		return ir.None{Item: f.Item, Kind: f.Kind, Is: !f.Is}, true
	}
	return nil, false
}

func complements(of []ir.Formula) ([]ir.Formula, bool) {
	all := true
	parts := make([]ir.Formula, len(of))
	for i, f := range of {
		var ok bool
		parts[i], ok = complement(f)
		all = all && ok
	}
	return parts, all
}

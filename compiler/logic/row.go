package logic

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// LeftOut is the formula that holds in the rows that have no part in an aggregate over those where c is true: where c is false,
// or is not known to be true though nothing that it uses is still to come.
func LeftOut(c Cond) ir.Formula {
	silent := []ir.Formula{undecided(c)}
	for _, item := range itemsOf(c) {
		silent = append(silent, ir.Settled{Item: item, Is: true})
	}
	return AnyOf(WhenFalse(c), AllOf(silent...))
}

// undecided holds where c is unknown; where c is false it may hold or not.
func undecided(c Cond) ir.Formula {
	inner := c
	for not, ok := c.(Not); ok; not, ok = inner.(Not) {
		inner = not.X
	}
	if t, ok := inner.(Test); ok {
		return ir.Lacks{Test: t.Test}
	}
	return lacking(c, true)
}

// counted is where LeftOut does not hold.
func counted(c Cond) ir.Formula {
	heard := []ir.Formula{WhenTrue(c)}
	for _, item := range itemsOf(c) {
		heard = append(heard, ir.Settled{Item: item})
	}
	return AllOf(lacking(c, false), AnyOf(heard...))
}

// itemsOf are the items that a condition uses itself.
func itemsOf(c Cond) []string {
	items := ir.Items(WhenTrue(c))
	for _, item := range ir.Items(WhenFalse(c)) {
		if !slices.Contains(items, item) {
			items = append(items, item)
		}
	}
	return items
}

func anyRow(c AnyRow, is bool) ir.Formula {
	if is {
		return ir.Some{Rows: c.Rows, Where: WhenTrue(c.Where)}
	}
	return AllOf(ir.Answered{Item: c.Rows}, ir.Every{Rows: c.Rows, Where: LeftOut(c.Where)})
}

// lacking is the formula that holds exactly where that of c being is does not.
func lacking(c Cond, is bool) ir.Formula {
	switch c := c.(type) {
	case And:
		return lackingEither(c.Left, c.Right, is, !is)
	case Or:
		return lackingEither(c.Left, c.Right, is, is)
	case Not:
		return lacking(c.X, !is)
	case Test:
		return AnyOf(ir.Holds{Test: c.Test, Is: !is}, ir.Lacks{Test: c.Test})
	case AnyRow:
		return noRow(c, is)
	case Const:
		return constant(c.Value == Unknown || (c.Value == True) != is)
	}
	return when(c, !is) // the others are never unknown
}

// lackingEither is where both sides lack it (all), or one does.
func lackingEither(left, right Cond, is, all bool) ir.Formula {
	sides := []ir.Formula{lacking(left, is), lacking(right, is)}
	if all {
		return AllOf(sides...)
	}
	return AnyOf(sides...)
}

func noRow(c AnyRow, is bool) ir.Formula {
	if is {
		return ir.Every{Rows: c.Rows, Where: lacking(c.Where, true)}
	}
	return AnyOf(ir.Unanswered{Item: c.Rows}, ir.Some{Rows: c.Rows, Where: counted(c.Where)})
}

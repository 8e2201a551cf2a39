// Package logic holds conditions in the three-valued logic of the language, and turns
// them into the two-valued formulas of the IR: "certainly true" and "certainly false".
//
// A condition over an unknown value is unknown, and Kleene's tables carry that upwards. Both
// formulas are found by pushing negation down to the tests: a test is certainly true
// when it holds and all its answers have a value, certainly false when it fails and they have. So nothing
// behind this package needs a third truth value.
package logic

import "github.com/surveyc/surveyc/compiler/ir"

// Cond is a three-valued condition: And, Or, Not, Test, Answered, HasValue, None, AnyRow or Const.
type Cond interface{ cond() }

// And is Kleene's conjunction.
type And struct{ Left, Right Cond }

// Or is Kleene's disjunction.
type Or struct{ Left, Right Cond }

// Not is Kleene's negation: unknown stays unknown.
type Not struct{ X Cond }

// Test is unknown when an answer it uses does not count or has no value.
type Test struct{ ir.Test }

// Answered is never unknown.
type Answered struct{ Item string }

// HasValue is never unknown: true where all answers that Test uses have a value and it has one. Test compares a
// term with itself, so that it holds where the term has a value.
type HasValue struct{ ir.Test }

// AnyRow asks whether Where is true in a row of a group. Rows that have nothing to say are left out: those where Where is
// unknown though nothing that it uses is still to come. It is false when Where is in each other row, and all rows are
// there; without rows too.
type AnyRow struct {
	Rows  string
	Where Cond
}

// None asks whether the item bears that kind of no answer. It is never unknown.
type None struct {
	Item string
	Kind ir.NoAnswer
}

// Const is true, false, or unknown.
type Const struct{ Value Truth }

// Truth is one of Kleene's three values.
type Truth int

// The truth values.
const (
	Unknown Truth = iota
	True
	False
)

func (And) cond()      {}
func (Or) cond()       {}
func (Not) cond()      {}
func (Test) cond()     {}
func (Answered) cond() {}
func (HasValue) cond() {}
func (None) cond()     {}
func (AnyRow) cond()   {}
func (Const) cond()    {}

// WhenTrue is the formula that holds exactly when c is true.
func WhenTrue(c Cond) ir.Formula { return when(c, true) }

// WhenFalse is the formula that holds exactly when c is false.
func WhenFalse(c Cond) ir.Formula { return when(c, false) }

func when(c Cond, is bool) ir.Formula {
	switch c := c.(type) {
	case And:
		return junction(c.Left, c.Right, is, is)
	case Or:
		return junction(c.Left, c.Right, is, !is)
	case Not:
		return when(c.X, !is)
	case Test:
		return ir.Holds{Test: c.Test, Is: is}
	case Answered:
		return answered(c.Item, is)
	case HasValue:
		return hasValue(c, is)
	case AnyRow:
		return anyRow(c, is)
	case None:
		return ir.None{Item: c.Item, Kind: c.Kind, Is: is}
	case Const:
		return constant((c.Value == True) == is && c.Value != Unknown)
	}
	panic("logic: no formula for a condition")
}

// junction joins both sides by and when all is set: a conjunction is true when both sides
// are, and false when one is.
func junction(left, right Cond, is, all bool) ir.Formula {
	sides := []ir.Formula{when(left, is), when(right, is)}
	if all {
		return AllOf(sides...)
	}
	return AnyOf(sides...)
}

func answered(item string, is bool) ir.Formula {
	if is {
		return ir.Answered{Item: item}
	}
	return ir.Unanswered{Item: item}
}

func hasValue(c HasValue, is bool) ir.Formula {
	if is {
		return ir.Holds{Test: c.Test, Is: true}
	}
	return ir.Lacks{Test: c.Test}
}

func constant(holds bool) ir.Formula {
	if holds {
		return ir.True
	}
	return ir.False
}

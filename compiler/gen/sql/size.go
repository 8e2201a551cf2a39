package sql

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// size is between what magnitudes a number is where it is not zero.
type size struct{ least, most float64 }

// isSum tells whether a sum or difference of that size is a double for certain; it is never rounded to zero.
func (s size) isSum() bool { return s.most < 1e300 }

// isProduct tells it of a product or quotient, which is zero then only where it should be.
func (s size) isProduct() bool { return s.isSum() && s.least > 1e-300 }

var (
	anySize   = size{math.SmallestNonzeroFloat64, value.Limit}
	wholeSize = size{1, value.Limit}
)

func (y *sayer) size(t ir.Term) size {
	switch t := t.(type) {
	case ir.NumberConst:
		return size{math.Abs(t.Value), math.Abs(t.Value)}
	case ir.DateConst:
		return wholeSize
	case ir.Value:
		return y.sizeOf(t.Item)
	case ir.Arith:
		return combined(t.Op, y.size(t.Left), y.size(t.Right))
	case ir.Func:
		return y.sizeOfFunc(t)
	}
	return anySize
}

func (y *sayer) sizeOf(id string) size {
	d := y.survey.Items[y.slots[id]].Domain
	if d.Kind == ir.Number && !d.Integer || d.Kind == ir.Location {
		return anySize
	}
	return wholeSize
}

// combined is the size of an operation.
func combined(op ir.ArithOp, a, b size) size {
	switch op {
	case ir.Mul:
		return size{a.least * b.least, a.most * b.most}
	case ir.Div:
		return size{a.least / b.most, a.most / b.least}
	}
	return size{anySize.least, a.most + b.most}
}

func (y *sayer) sizeOfFunc(t ir.Func) size {
	switch t.Name {
	case ir.Neg, ir.Abs, ir.Round, ir.Min, ir.Max, ir.Sum:
		all := size{math.Inf(1), 0}
		for _, a := range t.Args {
			s := y.size(a)
			all = size{min(all.least, s.least), all.most + s.most}
		}
		if t.Name == ir.Sum {
			all.least = anySize.least
		}
		return all
	}
	return wholeSize
}

package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// given is a formula with an item's answer put in: what it then says of the other items.
func given(f ir.Formula, item string, v answers.Value) ir.Formula {
	switch f := f.(type) {
	case ir.And:
		return ir.And{Of: givenAll(f.Of, item, v)}
	case ir.Or:
		return ir.Or{Of: givenAll(f.Of, item, v)}
	case ir.Holds:
		return givenTest(f, f.Test, item, v, func(t ir.Test) ir.Formula { return ir.Holds{Test: t, Is: f.Is} })
	case ir.Undefined:
		return givenTest(f, f.Test, item, v, func(t ir.Test) ir.Formula { return ir.Undefined{Test: t} })
	case ir.Answered:
		return constantIf(f, f.Item == item, !v.Blank())
	case ir.Unanswered:
		return constantIf(f, f.Item == item, v.Blank())
	case ir.Blank:
		return constantIf(f, f.Item == item, v.Blank())
	case ir.None:
		return constantIf(f, f.Item == item, (v.Kind == answers.NoAnswer && v.Str == string(f.Kind)) == f.Is)
	}
	return f
}

func givenAll(of []ir.Formula, item string, v answers.Value) []ir.Formula {
	out := make([]ir.Formula, len(of))
	for i, f := range of {
		out[i] = given(f, item, v)
	}
	return out
}

func constantIf(f ir.Formula, settled, is bool) ir.Formula {
	switch {
	case !settled:
		return f
	case is:
		return ir.True
	}
	return ir.False
}

// givenTest is false where the answer has no value; a code settles a test, a number is put into it.
func givenTest(f ir.Formula, t ir.Test, item string, v answers.Value, again func(ir.Test) ir.Formula) ir.Formula {
	if !slices.Contains(ir.Items(t), item) {
		return f
	}
	if v.Blank() || v.Kind == answers.NoAnswer {
		return ir.False
	}
	switch t := t.(type) {
	case ir.CodeIn:
		h, is := f.(ir.Holds)
		return constantIf(f, true, is && slices.Contains(t.Codes, int(v.Num)) == h.Is)
	case ir.Compare:
		return again(ir.Compare{Op: t.Op, Left: givenTerm(t.Left, item, v), Right: givenTerm(t.Right, item, v)})
	}
	return f
}

func givenTerm(t ir.Term, item string, v answers.Value) ir.Term {
	switch t := t.(type) {
	case ir.Value:
		if t.Item == item {
			return ir.NumberConst{Value: v.Num}
		}
	case ir.Arith:
		return ir.Arith{Op: t.Op, Left: givenTerm(t.Left, item, v), Right: givenTerm(t.Right, item, v)}
	case ir.Func:
		args := make([]ir.Term, len(t.Args))
		for i, a := range t.Args {
			args[i] = givenTerm(a, item, v)
		}
		return ir.Func{Name: t.Name, Args: args}
	}
	return t
}

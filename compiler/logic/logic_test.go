package logic

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// A condition over three tests and an answered, each true, false or unknown: the two formulas say exactly when
// Kleene's tables make it true and when false.
func TestFormulasAreKleenes(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 13))
	for range 2000 {
		c := randomCond(r, 4)
		whenTrue, whenFalse := WhenTrue(c), WhenFalse(c)
		for world := range 3 * 3 * 3 * 2 {
			want := kleene(c, world)
			require.Equal(t, want == True, holds(whenTrue, world), "%s in world %d", Key(whenTrue), world)
			require.Equal(t, want == False, holds(whenFalse, world), "%s in world %d", Key(whenFalse), world)
		}
	}
}

// In an aggregate a row has no part where the condition is false, nor where it is unknown though nothing is still to come.
func TestRowsLeftOut(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 14))
	for range 2000 {
		c := randomCond(r, 3)
		out, in := LeftOut(c), counted(c)
		for world := range 3 * 3 * 3 * 2 * 2 {
			is := kleene(c, world)
			want := is == False || is == Unknown && (isSettled(world) || len(itemsOf(c)) == 0)
			require.Equal(t, want, holds(out, world), "%s in world %d", Key(out), world)
			require.Equal(t, !want, holds(in, world), "%s in world %d", Key(in), world)
		}
	}
}

func TestSimplestForm(t *testing.T) {
	a, b, c := WhenTrue(atom(0)), WhenTrue(atom(1)), WhenTrue(atom(2))
	cases := []struct {
		name      string
		got, want ir.Formula
	}{
		{"and of nothing", AllOf(), ir.True},
		{"or of nothing", AnyOf(), ir.False},
		{"one", AllOf(a), a},
		{"twice", AllOf(a, b, a), ir.And{Of: []ir.Formula{a, b}}},
		{"nested", AllOf(a, AllOf(b, c)), ir.And{Of: []ir.Formula{a, b, c}}},
		{"true is left out", AllOf(a, ir.True), a},
		{"false wins", AllOf(a, ir.False), ir.False},
		{"true wins an or", AnyOf(a, ir.True), ir.True},
		{"a or (a and b)", AnyOf(a, AllOf(a, b)), a},
		{"a and (a or b)", AllOf(AnyOf(b, a), a), a},
		{"different stay", AnyOf(a, AllOf(b, c)), ir.Or{Of: []ir.Formula{a, ir.And{Of: []ir.Formula{b, c}}}}},
	}
	for _, c := range cases {
		require.Equal(t, Key(c.want), Key(c.got), c.name)
	}
}

// atom i is a test of the world's i-th digit to the base of three.
func atom(i int) Cond { return Test{ir.HasCode{Item: "x", Code: i}} }

func randomCond(r *rand.Rand, depth int) Cond {
	switch k := r.IntN(6); {
	case depth > 0 && k < 2:
		return And{randomCond(r, depth-1), randomCond(r, depth-1)}
	case depth > 0 && k < 4:
		return Or{randomCond(r, depth-1), randomCond(r, depth-1)}
	case depth > 0 && k == 4:
		return Not{randomCond(r, depth-1)}
	}
	switch r.IntN(8) {
	case 0:
		return Answered{"y"}
	case 1:
		return Const{Truth(r.IntN(3))}
	}
	return atom(r.IntN(3))
}

func digit(world, i int) Truth {
	for range i {
		world /= 3
	}
	return Truth(world % 3)
}

func isAnswered(world int) bool { return world/27%2 == 1 }

// isSettled tells whether nothing is still to come of any item.
func isSettled(world int) bool { return world/54 == 1 }

func kleene(c Cond, world int) Truth {
	switch c := c.(type) {
	case And:
		return negate(either(negate(kleene(c.Left, world)), negate(kleene(c.Right, world))))
	case Or:
		return either(kleene(c.Left, world), kleene(c.Right, world))
	case Not:
		return negate(kleene(c.X, world))
	case Answered:
		if isAnswered(world) {
			return True
		}
		return False
	case Const:
		return c.Value
	}
	return digit(world, c.(Test).Test.(ir.HasCode).Code)
}

func negate(t Truth) Truth { return [...]Truth{Unknown: Unknown, True: False, False: True}[t] }

func either(a, b Truth) Truth {
	switch {
	case a == True || b == True:
		return True
	case a == False && b == False:
		return False
	}
	return Unknown
}

func holds(f ir.Formula, world int) bool {
	switch f := f.(type) {
	case ir.And:
		for _, part := range f.Of {
			if !holds(part, world) {
				return false
			}
		}
		return true
	case ir.Or:
		for _, part := range f.Of {
			if holds(part, world) {
				return true
			}
		}
		return false
	case ir.Answered:
		return isAnswered(world)
	case ir.Unanswered:
		return !isAnswered(world)
	case ir.Settled:
		return isSettled(world) == f.Is
	case ir.Lacks:
		return digit(world, f.Test.(ir.HasCode).Code) == Unknown
	}
	h := f.(ir.Holds)
	t := digit(world, h.Test.(ir.HasCode).Code)
	return t == True && h.Is || t == False && !h.Is
}

package solver

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func whole(x int) *big.Rat { return big.NewRat(int64(x), 1) }

// Random clauses over literals and over constraints on small whole numbers: the outcome is that of trying everything, a model
// meets all that was demanded, and a core is enough.
func TestSolverEqualsTryingEverything(t *testing.T) {
	outcomes := map[Outcome]int{}
	for seed := range uint64(2000) {
		p := newPuzzle(seed)
		for range 3 { // incrementally
			p.addClauses()
			assumed := p.assumptions()
			got := p.solver.Solve(1_000_000, assumed...)
			outcomes[got]++
			want := p.possible(assumed)
			require.Equal(t, want, got == Sat, "seed %d", seed)
			if got == Sat {
				require.True(t, p.fits(assumed, p.model()), "seed %d: the model does not fit", seed)
			} else {
				require.Subset(t, assumed, p.solver.Core(), "seed %d", seed)
				require.False(t, p.possible(p.solver.Core()), "seed %d: the core is not enough", seed)
			}
		}
	}
	require.Zero(t, outcomes[Unknown])
	require.Greater(t, outcomes[Sat], 1000)
	require.Greater(t, outcomes[Unsat], 1000)
}

// puzzle is a small problem that can be tried out: three numbers 0…3, four literals, and constraints.
type puzzle struct {
	*rand.Rand
	solver  *Solver
	numbers []Number
	lits    []Lit
	sums    []sumAtLeast
	clauses [][]Lit
}

type sumAtLeast struct {
	lit   Lit
	times []int
	least int
}

const highest = 3

func newPuzzle(seed uint64) *puzzle {
	p := &puzzle{Rand: rand.New(rand.NewPCG(seed, 1)), solver: New()}
	for range 3 {
		p.numbers = append(p.numbers, p.solver.Number(whole(0), whole(highest), true))
	}
	for range 4 {
		p.lits = append(p.lits, p.solver.Lit())
	}
	for range 5 {
		p.addSum()
	}
	return p
}

func (p *puzzle) addSum() {
	a := sumAtLeast{least: p.IntN(9) - 3}
	var terms []Term
	for _, n := range p.numbers {
		times := p.IntN(5) - 2
		a.times = append(a.times, times)
		terms = append(terms, Term{n, whole(times)})
	}
	a.lit = p.solver.AtLeast(terms, whole(a.least), whole(a.least-1))
	p.sums = append(p.sums, a)
}

func (p *puzzle) anyLit() Lit {
	var l Lit
	if p.IntN(2) == 0 {
		l = p.lits[p.IntN(len(p.lits))]
	} else {
		l = p.sums[p.IntN(len(p.sums))].lit
	}
	return l.If(p.IntN(2) == 0)
}

func (p *puzzle) addClauses() {
	for range 5 {
		var c []Lit
		for range 1 + p.IntN(3) {
			c = append(c, p.anyLit())
		}
		p.clauses = append(p.clauses, c)
		p.solver.Clause(c...)
	}
}

func (p *puzzle) assumptions() []Lit {
	var list []Lit
	for range p.IntN(4) {
		list = append(list, p.anyLit())
	}
	return list
}

// world is values of the numbers and of the literals.
type world struct {
	numbers []int
	lits    []bool
}

func (p *puzzle) possible(assumed []Lit) bool {
	for x := range 4 * 4 * 4 * 16 {
		w := world{[]int{x % 4, x / 4 % 4, x / 16 % 4}, []bool{x>>6&1 == 1, x>>7&1 == 1, x>>8&1 == 1, x>>9&1 == 1}}
		if p.fits(assumed, w) {
			return true
		}
	}
	return false
}

func (p *puzzle) fits(assumed []Lit, w world) bool {
	for _, l := range assumed {
		if !p.holds(l, w) {
			return false
		}
	}
	for _, c := range p.clauses {
		met := false
		for _, l := range c {
			met = met || p.holds(l, w)
		}
		if !met {
			return false
		}
	}
	return true
}

func (p *puzzle) holds(l Lit, w world) bool {
	is := l&1 == 0
	for i, own := range p.lits {
		if own.variable() == l.variable() {
			return w.lits[i] == is
		}
	}
	for _, a := range p.sums {
		if a.lit.variable() == l.variable() {
			sum := 0
			for i, times := range a.times {
				sum += times * w.numbers[i]
			}
			return (sum >= a.least) == (is == (a.lit&1 == 0))
		}
	}
	return is // the constant
}

func (p *puzzle) model() world {
	var w world
	for _, n := range p.numbers {
		v := p.solver.Value(n)
		x := v.Num().Int64()
		if !v.IsInt() || x < 0 || x > highest {
			panic(fmt.Sprint("out of bounds: ", v))
		}
		w.numbers = append(w.numbers, int(x))
	}
	for _, l := range p.lits {
		w.lits = append(w.lits, p.solver.Holds(l))
	}
	return w
}

// Fractions: a number between two others that are apart by less than anything whole.
func TestFractions(t *testing.T) {
	s := New()
	x, y := s.Number(whole(0), whole(1), false), s.Number(whole(0), whole(1), false)
	one, minus := whole(1), whole(-1)
	above := s.AtLeast([]Term{{x, one}, {y, minus}}, big.NewRat(1, 1000), big.NewRat(1, 1000))
	low := s.AtLeast([]Term{{x, one}}, big.NewRat(1, 2000), big.NewRat(1, 2000))
	require.Equal(t, Sat, s.Solve(10_000, above))
	require.Equal(t, Unsat, s.Solve(10_000, above, low.Not()))
	require.ElementsMatch(t, []Lit{above, low.Not()}, s.Core())
	require.Equal(t, Sat, s.Solve(10_000, above, low))
}

// Pigeons that do not fit into their holes: hard for the method, so the work allowed is spent.
func TestHardIsUnknown(t *testing.T) {
	const holes = 9
	s := New()
	var in [holes + 1][holes]Lit
	for p := range in {
		for h := range in[p] {
			in[p][h] = s.Lit()
		}
		s.Clause(in[p][:]...)
	}
	for h := range holes {
		for p := range in {
			for q := range p {
				s.Clause(in[p][h].Not(), in[q][h].Not())
			}
		}
	}
	require.Equal(t, Unknown, s.Solve(20_000))
}

func TestAtMostOne(t *testing.T) {
	s := New()
	var lits []Lit
	for range 20 {
		lits = append(lits, s.Lit())
	}
	s.AtMostOne(lits...)
	for i, a := range lits {
		require.Equal(t, Sat, s.Solve(10_000, a))
		for _, b := range lits[:i] {
			require.Equal(t, Unsat, s.Solve(10_000, a, b))
		}
	}
}

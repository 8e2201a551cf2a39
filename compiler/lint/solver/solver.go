// Package solver decides formulas of propositional logic and linear arithmetic over bounded numbers, whole or not.
//
// A Solver holds clauses over literals. A literal may stand for a linear constraint (AtLeast). Solve says whether the
// clauses can be met together with some assumptions: Yes, with a model (Holds, Value); No, with a part of the
// assumptions that is enough for it (Core); Unknown, where the work allowed was not enough. The work is counted,
// not timed, so that the answer is the same on every machine.
//
// Clauses are searched by conflict-driven learning; where a full assignment is found, the constraints in it go to
// a simplex over exact fractions, which gives a conflict as a clause or the numbers.
package solver

import (
	"math/big"
	"math/rand/v2"
	"slices"
)

// Lit is a literal: a variable or its negation.
type Lit int32

// Yes and No are the constant literals.
const (
	True  Lit = 0
	False Lit = 1
)

// Not is the negation of l.
func (l Lit) Not() Lit { return l ^ 1 }

// If is l where is holds, its negation otherwise.
func (l Lit) If(is bool) Lit {
	if is {
		return l
	}
	return l.Not()
}

func (l Lit) variable() int { return int(l >> 1) }

// Outcome is what Solve finds.
type Outcome int

// The outcomes. Unknown: the work allowed was spent.
const (
	Unknown Outcome = iota
	Sat
	Unsat
)

// Solver holds clauses and numbers. It is for one goroutine.
type Solver struct {
	search
	numbers
	made map[string]Lit // constraints by their text
	core []Lit
}

// New is a solver without clauses.
func New() *Solver {
	s := &Solver{made: map[string]Lit{}}
	s.search.theory = &s.numbers
	s.Clause(s.Lit())
	return s
}

// Lit makes a new variable.
func (s *Solver) Lit() Lit { return s.newVariable() }

// Clause demands that one of lits holds.
func (s *Solver) Clause(lits ...Lit) { s.addClause(lits) }

// And is a literal that holds exactly where all of lits do.
func (s *Solver) And(lits ...Lit) Lit {
	kept := make([]Lit, 0, len(lits))
	for _, l := range lits {
		switch l {
		case True:
		case False:
			return False
		default:
			kept = append(kept, l)
		}
	}
	switch len(kept) {
	case 0:
		return True
	case 1:
		return kept[0]
	}
	all := s.Lit()
	last := []Lit{all}
	for _, l := range kept {
		s.Clause(all.Not(), l)
		last = append(last, l.Not())
	}
	s.Clause(last...)
	return all
}

// Or is a literal that holds exactly where one of lits does.
func (s *Solver) Or(lits ...Lit) Lit {
	negated := make([]Lit, len(lits))
	for i, l := range lits {
		negated[i] = l.Not()
	}
	return s.And(negated...).Not()
}

// AtMostOne demands that no two of lits hold.
func (s *Solver) AtMostOne(lits ...Lit) {
	if len(lits) <= 6 {
		for i, a := range lits {
			for _, b := range lits[i+1:] {
				s.Clause(a.Not(), b.Not())
			}
		}
		return
	}
	// In halves of few: the first ones, and whether one of them holds beside the rest.
	some := s.Or(lits[:5]...)
	s.AtMostOne(lits[:5]...)
	s.AtMostOne(append([]Lit{some}, lits[5:]...)...)
}

// Solve looks for a model in which assumptions hold, within that many steps: about as many clauses looked at.
func (s *Solver) Solve(steps int, assumptions ...Lit) Outcome {
	s.steps = steps
	outcome, core := s.run(assumptions)
	s.core = core
	return outcome
}

// Scatter makes the next model another than the last: each variable is tried at random first, by the seed.
func (s *Solver) Scatter(seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	for v := range s.phase {
		s.phase[v] = r.Uint32()&1 == 0
	}
}

// Left is how many of its steps the last Solve did not take, less than none where the last of them was too long.
func (s *Solver) Left() int { return s.steps }

// Core is the part of the assumptions that Solve found to be enough for its No.
func (s *Solver) Core() []Lit { return s.core }

// Holds tells how l stands in the model.
func (s *Solver) Holds(l Lit) bool { return s.model[l.variable()] == (l&1 == 0) }

// Model is the model as it will stay. It knows no literal that is made later.
func (s *Solver) Model() Model { return Model(slices.Clone(s.model)) }

// Model tells how literals stood.
type Model []bool

// Holds is false for a literal that was not there, and for its negation.
func (m Model) Holds(l Lit) bool { return l.variable() < len(m) && m[l.variable()] == (l&1 == 0) }

// Value is a number in the model.
func (s *Solver) Value(n Number) *big.Rat { return s.found[n] }

// Size is how many variables there are, and literals and numbers in what is demanded.
func (s *Solver) Size() int { return len(s.model) + s.literals + s.entries }

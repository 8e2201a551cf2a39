package records

import "math/rand/v2"

// Dice makes random choices. The same seed makes the same ones.
type Dice struct{ *rand.Rand }

// NewDice is a new Dice of the seed.
func NewDice(seed uint64) Dice { return Dice{rand.New(rand.NewPCG(seed, 20200413))} }

// Pick is one of from, which is not empty.
func Pick[T any](d Dice, from ...T) T { return from[d.IntN(len(from))] }

// Once is true once in so many times.
func (d Dice) Once(in int) bool { return d.IntN(in) == 0 }

package main

import (
	"math/rand/v2"
	"slices"
)

// dice is where all chance comes from; the same seed throws the same.
type dice struct{ *rand.Rand }

func newDice(seed uint64) *dice { return &dice{rand.New(rand.NewPCG(seed, seed))} }

// percent is true in p of a hundred throws.
func (d *dice) percent(p int) bool { return d.IntN(100) < p }

// between is a whole number from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// money is between low and high, in steps.
func (d *dice) money(low, high, step int) int { return d.between(low/step, high/step) * step }

// weighed gives 1, 2, … with the weights in order: the codes of a choice.
func (d *dice) weighed(weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	n := d.IntN(total)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i + 1
		}
	}
	panic("generate: weights add up to less than their sum")
}

// yesIf is ① in p of a hundred throws, else ②.
func (d *dice) yesIf(p int) int { return d.weighed(p, 100-p) }

// marks gives between 1 and most of the codes, ascending.
func (d *dice) marks(most int, codes ...int) []int {
	d.Shuffle(len(codes), func(i, j int) { codes[i], codes[j] = codes[j], codes[i] })
	marked := codes[:d.between(1, min(most, len(codes)))]
	slices.Sort(marked)
	return marked
}

func pick[T any](d *dice, from []T) T { return from[d.IntN(len(from))] }

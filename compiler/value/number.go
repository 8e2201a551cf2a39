// Package value says what the comparisons and functions of the language mean on plain values.
// The compiler folds constants with it, the runtime evaluates with it, and the other
// engines (JavaScript, JSON Schema) are tested against it.
package value

import (
	"math"
	"slices"
)

// Tolerance is the relative and absolute distance up to which two numbers are equal.
const Tolerance = 1e-9

// Limit is the largest magnitude of an answer.
const Limit = 1e15

// Equal tells whether two numbers are equal: |a − b| ≤ 1e-9 × max(1, |a|, |b|).
func Equal(a, b float64) bool {
	return math.Abs(a-b) <= Tolerance*max(1, math.Abs(a), math.Abs(b))
}

// Less tells whether a is less than b and not equal to it.
func Less(a, b float64) bool { return a < b && !Equal(a, b) }

// Twice tells whether x stands more than once among numbers in order, one of which it is: where one is equal, so is one that stands next to it.
func Twice(sorted []float64, x float64, equal func(a, b float64) bool) bool {
	i, _ := slices.BinarySearch(sorted, x)
	return i+1 < len(sorted) && equal(sorted[i+1], x) || i > 0 && equal(sorted[i-1], x)
}

// Round rounds to a whole number, half away from zero.
func Round(x float64) float64 { return math.Round(x) }

// Defined tells whether x is a value at all: a division by zero and an overflow have none.
func Defined(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// OrNone turns an infinity into NaN, which stands for no value.
func OrNone(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}

// Sum adds from left to right.
func Sum(xs []float64) float64 {
	total := 0.0
	for _, x := range xs {
		total += x
	}
	return total
}

// IsWhole tells whether x is a whole number within the limit of answers.
func IsWhole(x float64) bool { return x == math.Trunc(x) && math.Abs(x) <= Limit }

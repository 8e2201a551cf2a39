package columns

import "math"

// An infinity is no value, as is NaN. These loops do not branch on what they compute, which no processor could foresee: what is subtracted
// from a number here is 0, of an infinity NaN.

func add(z, x, y *[Size]float64) {
	for lane := range z {
		sum := x[lane] + y[lane]
		z[lane] = sum - (sum - sum)
	}
}

func subtract(z, x, y *[Size]float64) {
	for lane := range z {
		rest := x[lane] - y[lane]
		z[lane] = rest - (rest - rest)
	}
}

func multiply(z, x, y *[Size]float64) {
	for lane := range z {
		product := float64(x[lane] * y[lane]) // rounded here, not fused with what follows
		z[lane] = product - (product - product)
	}
}

func divide(z, x, y *[Size]float64) {
	for lane := range z {
		quotient := x[lane] / y[lane]
		z[lane] = quotient - (quotient - quotient)
	}
}

func smaller(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = min(x[lane], y[lane])
	}
}

func larger(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = max(x[lane], y[lane])
	}
}

func negate(z, x *[Size]float64) {
	for lane := range z {
		z[lane] = -x[lane]
	}
}

func absolute(z, x *[Size]float64) {
	for lane := range z {
		z[lane] = math.Abs(x[lane])
	}
}

// each makes of a function of a number one of columns.
func each(f func(float64) float64) func(z, x *[Size]float64) {
	return func(z, x *[Size]float64) {
		for lane := range z {
			z[lane] = f(x[lane])
		}
	}
}

// defined are the records with a number, neither infinite nor NaN: those have all bits of the exponent.
func defined(x *[Size]float64) (set uint64) {
	const exponent = 1<<11 - 1
	for lane := range x {
		e := math.Float64bits(x[lane]) >> 52 & exponent
		set |= (e + 1) >> 11 << lane
	}
	return ^set
}

// equal are the records in which two numbers are, up to a tolerance, the same: as value.Equal says it.
func equal(x, y *[Size]float64, tolerance float64) (set uint64) {
	for lane := range x {
		if a, b := x[lane], y[lane]; math.Abs(a-b) <= tolerance*max(1, math.Abs(a), math.Abs(b)) {
			set |= 1 << lane
		}
	}
	return set
}

// less are the records in which x is less than y, and not equal to it.
func less(x, y *[Size]float64, tolerance float64) (set uint64) {
	for lane := range x {
		if a, b := x[lane], y[lane]; a < b && !(b-a <= tolerance*max(1, math.Abs(a), math.Abs(b))) {
			set |= 1 << lane
		}
	}
	return set
}

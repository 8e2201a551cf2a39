package columns

import "math"

func add(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = defined(x[lane] + y[lane])
	}
}

func subtract(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = defined(x[lane] - y[lane])
	}
}

func multiply(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = defined(x[lane] * y[lane])
	}
}

func divide(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = defined(x[lane] / y[lane])
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

// defined turns an infinity into no value.
func defined(x float64) float64 {
	if math.IsInf(x, 0) {
		return math.NaN()
	}
	return x
}

package columns

import "github.com/surveyc/surveyc/compiler/value"

func add(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = value.OrNone(x[lane] + y[lane])
	}
}

func subtract(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = value.OrNone(x[lane] - y[lane])
	}
}

func multiply(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = value.OrNone(x[lane] * y[lane])
	}
}

func divide(z, x, y *[Size]float64) {
	for lane := range z {
		z[lane] = value.OrNone(x[lane] / y[lane])
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

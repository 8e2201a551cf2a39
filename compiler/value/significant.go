package value

import (
	"strconv"
	"strings"
)

// significantDigits is how many significant digits a computed number keeps: as many as any double has for certain.
const significantDigits = 15

// Significant is the double that is nearest to the first 15 significant digits of x, rounded half away from zero
// from the shortest decimal that reads as x: 0.1 + 0.2 is 0.3. Whole numbers within Limit stay what they are.
func Significant(x float64) float64 {
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	sign, figures := "", strings.Replace(mantissa, ".", "", 1)
	if figures[0] == '-' {
		sign, figures = "-", figures[1:]
	}
	if len(figures) <= significantDigits {
		return x + 0 // −0 is 0
	}
	return roundedTo(sign, figures, exponent)
}

func roundedTo(sign, figures, exponent string) float64 {
	kept, _ := strconv.ParseInt(figures[:significantDigits], 10, 64) // 15 digits
	if figures[significantDigits] >= '5' {
		kept++
	}
	power, _ := strconv.Atoi(exponent)
	x, _ := strconv.ParseFloat(sign+strconv.FormatInt(kept, 10)+"e"+strconv.Itoa(power-significantDigits+1), 64)
	return x
}

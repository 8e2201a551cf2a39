package scan

import "strconv"

// mostDigits is how many digits are a whole number that a double holds exactly.
const mostDigits = 15

// whole reads the digits at p: their value, and the place behind them. More than mostDigits are odd, and so are
// digits that JSON does not allow: none, or a needless 0.
func whole(data []byte, p int) (x, next int) {
	start := p
	for d := data[p] - '0'; d <= 9; d = data[p] - '0' {
		x = 10*x + int(d)
		p++
	}
	if n := p - start; n == 0 || n > mostDigits || n > 1 && data[start] == '0' {
		return 0, odd
	}
	return x, p
}

// integer reads a whole number with its sign. What goes on as a fraction or with an exponent is odd.
func integer(data []byte, p int) (x, next int) {
	if data[p] != '-' {
		x, next = whole(data, p)
	} else {
		x, next = whole(data, p+1)
		x = -x
	}
	if next != odd && goesBeyond(data[next]) {
		return 0, odd
	}
	return x, next
}

// number reads any number that JSON allows, fastest as most are.
func number(data []byte, p int) (x float64, next int) {
	if x, next = plain(data, p); next == odd {
		x, next = decimal(data, p)
	}
	return x, next
}

// plain reads a number as most are: of up to mostDigits digits, with a fraction or without.
func plain(data []byte, p int) (x float64, next int) {
	negative := data[p] == '-'
	if negative {
		p++
	}
	whole, start := 0, p
	for d := data[p] - '0'; d <= 9; d = data[p] - '0' {
		whole = 10*whole + int(d)
		p++
	}
	n := p - start
	if n == 0 || n > 1 && data[start] == '0' {
		return 0, odd
	}
	if x = float64(whole); data[p] == '.' {
		point := p
		p++
		for d := data[p] - '0'; d <= 9; d = data[p] - '0' {
			whole = 10*whole + int(d)
			p++
		}
		if n = p - start - 1; p == point+1 || n > mostDigits {
			return 0, odd
		}
		x = float64(whole) / powers[p-point-1]
	}
	if n > mostDigits || data[p]|0x20 == 'e' {
		return 0, odd
	}
	if negative {
		x = -x
	}
	return x, p
}

func goesBeyond(b byte) bool { return b == '.' || b|0x20 == 'e' }

// decimal reads any number that JSON allows.
func decimal(data []byte, p int) (x float64, next int) {
	start := p
	if data[p] == '-' {
		p++
	}
	if p = integerPart(data, p); p == odd {
		return 0, odd
	}
	point := p
	if data[p] == '.' {
		if p = digits(data, p+1); p == odd {
			return 0, odd
		}
	}
	if data[p]|0x20 == 'e' {
		if p = exponent(data, p+1); p == odd {
			return 0, odd
		}
		return parsed(data[start:p]), p
	}
	return fraction(data[start:p], point-start), p
}

func integerPart(data []byte, p int) int {
	if data[p] == '0' {
		return p + 1
	}
	return digits(data, p)
}

// digits is the place behind one digit and more.
func digits(data []byte, p int) int {
	start := p
	for data[p]-'0' <= 9 {
		p++
	}
	if p == start {
		return odd
	}
	return p
}

func exponent(data []byte, p int) int {
	if data[p] == '+' || data[p] == '-' {
		p++
	}
	return digits(data, p)
}

// powers are exact doubles, so that dividing a whole number of 15 digits by one rounds once.
var powers = [mostDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// fraction is the value of a number without exponent whose integer part ends at point.
func fraction(text []byte, point int) float64 {
	if len(text) > mostDigits {
		return parsed(text)
	}
	x, sign := 0, 1.0
	for _, b := range text {
		switch b {
		case '-':
			sign = -1
		case '.':
		default:
			x = 10*x + int(b-'0')
		}
	}
	return sign * float64(x) / powers[max(len(text)-point-1, 0)]
}

func parsed(text []byte) float64 {
	x, _ := strconv.ParseFloat(string(text), 64) // out of range: ±Inf, as wanted
	return x
}

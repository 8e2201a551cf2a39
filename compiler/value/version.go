package value

import (
	"cmp"
	"strings"
)

// CompareVersions tells which of two versions is the earlier: −1 where it is a, +1 where it is b, 0 where they are the same.
// Their numbers are compared from left to right, 2020.9 before 2020.10, and one that ends where the other goes on is the
// earlier. ok is false where what stands between the numbers is not the same, so that nobody can tell: 2020 and 第三版.
func CompareVersions(a, b string) (order int, ok bool) {
	for a != "" && b != "" {
		var x, y string
		number := isDigit(a[0])
		x, a = run(a, number)
		y, b = run(b, number)
		switch {
		case !number && x != y, number && y == "":
			return 0, false
		case number && compareDigits(x, y) != 0:
			return compareDigits(x, y), true
		}
	}
	return cmp.Compare(len(a), len(b)), true
}

// run cuts off the digits, or what is none, that a text begins with.
func run(text string, digits bool) (first, rest string) {
	end := strings.IndexFunc(text, func(r rune) bool { return (r < 0x80 && isDigit(byte(r))) != digits })
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func compareDigits(x, y string) int {
	x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
}

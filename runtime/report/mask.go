package report

import (
	"regexp"
	"strings"
)

var (
	residentID = regexp.MustCompile(`[0-9]{17}[0-9Xx]|[0-9]{15}`)
	digits     = regexp.MustCompile(`[0-9]+`)
	mobile     = regexp.MustCompile(`^1[3-9][0-9]{9}$`)
)

// MaskIDs hides the birthday and order digits of resident id numbers, of 18 and 15 digits.
func MaskIDs(text string) string {
	return residentID.ReplaceAllStringFunc(text, func(id string) string {
		return id[:6] + strings.Repeat("*", len(id)-10) + id[len(id)-4:]
	})
}

// Mask hides resident id numbers and the middle of mobile numbers.
func Mask(text string) string {
	return digits.ReplaceAllStringFunc(MaskIDs(text), func(number string) string {
		if mobile.MatchString(number) {
			return number[:3] + "****" + number[7:]
		}
		return number
	})
}

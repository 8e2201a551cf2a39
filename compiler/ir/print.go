package ir

import "strconv"

// CodeText is an option's code as forms print it: ① … ⑳, other codes in digits.
func CodeText(code int) string {
	if !Circled(code) {
		return strconv.Itoa(code)
	}
	return string(rune('①' + code - 1))
}

// Circled tells the codes that forms print in a circle.
func Circled(code int) bool { return code >= 1 && code <= 20 }

// Numbered tells an id that is the number of a question on the printed form from a name, which the
// form does not show.
func Numbered(id string) bool { return id != "" && id[0] >= '0' && id[0] <= '9' }

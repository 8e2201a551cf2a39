package jsonschema

import (
	"fmt"
	"strings"
)

const (
	// anyDay is the pattern of the real days from 0001-01-01 to 9999-12-31.
	anyDay  = "(?:" + anyYear + "-(?:" + everyYear + ")|" + leapYear + "-02-29)"
	anyTime = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"

	anyYear   = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
	leapYear  = "(?:[0-9]{2}" + byFour + "|" + byFour + "00)"
	byFour    = "(?:0[48]|[2468][048]|[13579][26])"
	everyYear = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])" +
		"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)" +
		"|02-(?:0[1-9]|1[0-9]|2[0-8])"
)

func whole(pattern string) string { return "^" + pattern + "$" }

// The patterns of the days or times, written YYYY-MM-DD, HH:MM or as both, on one side of one or of a year, of which
// digits are the first four or all. They go digit by digit: like digits up to one, and from there beyond.
func after(digits string) string      { return oneWay(upward(digits)) }
func onOrAfter(digits string) string  { return oneWay(append(upward(digits), digits)) }
func before(digits string) string     { return oneWay(downward(digits)) }
func onOrBefore(digits string) string { return oneWay(append(downward(digits), digits)) }

func oneWay(ways []string) string {
	if len(ways) == 0 {
		return `[^\s\S]` // nothing is before 00:00
	}
	return "^(?:" + strings.Join(ways, "|") + ")"
}

func upward(digits string) []string {
	return digitByDigit(digits, func(d byte) string { return digitRange(d+1, '9') })
}

func downward(digits string) []string {
	return digitByDigit(digits, func(d byte) string { return digitRange('0', d-1) })
}

func digitByDigit(digits string, beyond func(byte) string) []string {
	var ways []string
	for i := range len(digits) {
		if r := digitBeyond(digits[i], beyond); r != "" {
			ways = append(ways, digits[:i]+r)
		}
	}
	return ways
}

func digitBeyond(d byte, beyond func(byte) string) string {
	if d < '0' || d > '9' {
		return ""
	}
	return beyond(d)
}

func digitRange(from, to byte) string {
	switch {
	case from > to:
		return ""
	case from == to:
		return string(from)
	}
	return fmt.Sprintf("[%c-%c]", from, to)
}

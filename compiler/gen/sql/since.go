package sql

import (
	"regexp"
	"strings"
)

// before is a pattern of all versions that are certainly earlier than since: its numbers and what is between them up to
// some place, and there a smaller number, or nothing.
func before(since string) string {
	var sooner []string
	same := ""
	for _, run := range runs.FindAllString(since, -1) {
		sooner = append(sooner, same)
		if run[0] < '0' || run[0] > '9' {
			same += regexp.QuoteMeta(run)
			continue
		}
		number := strings.TrimLeft(run, "0")
		for _, less := range smaller(number) {
			sooner = append(sooner, same+"0*"+less+"(?:[^0-9][\\s\\S]*)?")
		}
		same += "0*" + number
	}
	return "^(?:" + strings.Join(sooner, "|") + ")$"
}

var runs = regexp.MustCompile(`[0-9]+|[^0-9]+`)

// smaller are patterns of the numbers below one, written without zeros in front.
func smaller(number string) []string {
	var list []string
	for i, digit := range number {
		rest := strings.Repeat("[0-9]", len(number)-i-1)
		switch {
		case i == 0 && digit > '1':
			list = append(list, "[1-"+string(digit-1)+"]"+rest)
		case i > 0 && digit > '0':
			list = append(list, number[:i]+"[0-"+string(digit-1)+"]"+rest)
		}
	}
	for n := range len(number) {
		shorter := "0"
		if n > 0 {
			shorter = "[1-9]" + strings.Repeat("[0-9]", n-1)
		}
		list = append(list, shorter)
	}
	return list
}

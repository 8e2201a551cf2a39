package flow

import (
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// The sizes of letters.
const (
	small  = 12
	medium = 14
	large  = 15
	huge   = 20
)

// cells tells the width of characters wherever it runs: those that Chinese fonts make wide are wide.
var cells = &runewidth.Condition{EastAsianWidth: true}

// extent is about how wide a text is, rather too wide than too narrow. Nobody knows the font that it is shown in.
func extent(text string, size int) int {
	tenths := 0
	for _, r := range text {
		tenths += tenthsOf(r)
	}
	return (tenths*size + 9) / 10
}

// tenthsOf is the width of a character in tenths of the size of letters.
func tenthsOf(r rune) int {
	switch {
	case cells.RuneWidth(r) == 0:
		return 0
	case cells.RuneWidth(r) > 1:
		return 10
	case strings.ContainsRune("mwMW@%", r):
		return 10
	case unicode.IsUpper(r), r >= 0x300:
		return 8
	}
	return 6
}

// clip is the beginning of a text that fits.
func clip(text string, room, size int) string {
	if extent(text, size) <= room {
		return text
	}
	return string(fitting([]rune(text), room-extent("…", size), size)) + "…"
}

// fitting is as many characters as fit, at least one.
func fitting(text []rune, room, size int) []rune {
	tenths := 0
	for i, r := range text {
		if tenths += tenthsOf(r); tenths*size > room*10 && i > 0 {
			return text[:i]
		}
	}
	return text
}

// wrap breaks a text into lines, of which there are at most so many; the last one is clipped.
func wrap(text string, room, size, most int) []string {
	var lines []string
	rest := []rune(strings.Join(strings.Fields(text), " "))
	for len(rest) > 0 {
		if len(lines) == most-1 {
			return append(lines, clip(string(rest), room, size))
		}
		n := breakAt(rest, len(fitting(rest, room, size)))
		lines = append(lines, strings.TrimSpace(string(rest[:n])))
		rest = []rune(strings.TrimSpace(string(rest[n:])))
	}
	return lines
}

// breakAt is where a line that could have n characters ends: not in a word, and not in front of what does not begin a line.
func breakAt(text []rune, n int) int {
	if n >= len(text) {
		return len(text)
	}
	at := n
	for at > 1 && (inWord(text[at-1], text[at]) || strings.ContainsRune("，。、；：？！）”》〉】…)],.;:?!", text[at])) {
		at--
	}
	if at <= n/2 {
		return n
	}
	return at
}

func inWord(a, b rune) bool { return isLatin(a) && isLatin(b) }

func isLatin(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' || r == '.')
}

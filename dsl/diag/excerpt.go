package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// excerpt is a line as it is shown, with how many columns stand before the marker and
// how many it takes.
type excerpt struct {
	text           string
	before, marked int
}

// How much of a long line is shown, in columns, and how a tab is.
const (
	lineWidth = 110
	leadWidth = 50 // in front of the marker, when the line is cut
	tabWidth  = 4
)

// cutOut makes what a terminal shows of line, with bytes from up to to marked. A line that
// is too long is shown around the mark only, so that a megabyte in one line does no harm.
func cutOut(line string, from, to int, wide bool) excerpt {
	from, to = min(max(from, 0), len(line)), min(max(to, 0), len(line))
	width := widths(wide)
	start, dots := lead(line, from, width)
	e := excerpt{before: len([]rune(dots))}
	var text strings.Builder
	text.WriteString(dots)
	columns := e.before
	for i, r := range line[start:] {
		shown, w := display(r, width)
		if columns += w; columns > lineWidth {
			text.WriteString("…")
			break
		}
		text.WriteString(shown)
		e.count(start+i, from, to, w)
	}
	e.text = strings.TrimRight(text.String(), " ")
	e.marked = max(e.marked, 1)
	return e
}

// count adds the width of the character at a place to the stretch that it belongs to.
func (e *excerpt) count(at, from, to, width int) {
	switch {
	case at < from:
		e.before += width
	case at < to:
		e.marked += width
	}
}

func widths(wide bool) *runewidth.Condition {
	return &runewidth.Condition{EastAsianWidth: wide, StrictEmojiNeutral: true}
}

// lead finds where to begin so that enough stands in front of the mark, and the dots that
// say something was left out.
func lead(line string, from int, width *runewidth.Condition) (start int, dots string) {
	columns := 0
	for start = from; start > 0; {
		r, size := utf8.DecodeLastRuneInString(line[:start])
		_, w := display(r, width)
		if columns += w; columns > lineWidth-leadWidth {
			return start, "… "
		}
		start -= size
	}
	return 0, ""
}

// display is how a character is shown and how many columns it takes. What cannot be seen, or would
// turn the line around, is shown as a dot.
func display(r rune, width *runewidth.Condition) (string, int) {
	switch {
	case r == '\t':
		return strings.Repeat(" ", tabWidth), tabWidth
	case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Cf, r):
		return "·", 1
	}
	return string(r), width.RuneWidth(r)
}

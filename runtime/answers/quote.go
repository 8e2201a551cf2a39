package answers

import (
	"bytes"
	"io"
	"strings"
)

// Some programs put cells between ' and not ". Such a text is read with the two exchanged, by the same cutters and scanners as any other, and
// what its cells say is exchanged back.

// singleQuoted tells such a text by its first lines: all cells of one of them, two at least, stand between ', and no cell up to there begins with ". The
// apostrophe in a name, or that which Excel puts in front of what is no number, does not make it so.
func singleQuoted(head []byte) bool {
	lines := bytes.FieldsFunc(head, func(r rune) bool { return r == '\n' || r == '\r' })
	for _, line := range lines[:min(len(lines), mostTitles)] {
		quoted := false
		for i := range len(delimiters) {
			if bytes.HasPrefix(line, []byte{'"'}) || bytes.Contains(line, []byte{delimiters[i], '"'}) {
				return false
			}
			quoted = quoted || allQuoted(line, delimiters[i])
		}
		if quoted {
			return true
		}
	}
	return false
}

func allQuoted(line []byte, delimiter byte) bool {
	for cells := 0; ; line = line[1:] {
		if len(line) > 0 && line[0] == '\'' {
			end := closing(line)
			if end < 0 {
				return false
			}
			cells, line = cells+1, line[end+1:]
		}
		if len(line) == 0 {
			return cells > 1
		}
		if line[0] != delimiter {
			return false
		}
	}
}

// closing is where the quote is that closes the one at the start; two are one that is meant.
func closing(line []byte) int {
	for i := 1; i < len(line); i++ {
		if line[i] != '\'' {
			continue
		}
		if i+1 == len(line) || line[i+1] != '\'' {
			return i
		}
		i++
	}
	return -1
}

// exchanged reads a text with ' for " and " for '.
type exchanged struct{ in io.Reader }

func (e exchanged) Read(p []byte) (int, error) {
	n, err := e.in.Read(p)
	ExchangeQuotes(p[:n])
	return n, err
}

// ExchangeQuotes puts ' for " and " for '.
func ExchangeQuotes(text []byte) {
	for i, b := range text {
		if b == '"' || b == '\'' {
			text[i] = '"' ^ '\'' ^ b
		}
	}
}

var exchange = strings.NewReplacer(`"`, `'`, `'`, `"`)

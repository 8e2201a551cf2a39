package syntax

import "strings"

// pointed is the number that was meant where a mark stands for its point, as in 3。5, or where no digit stands
// in front, as in .5.
func pointed(kept []Token, t, next Token) (Token, bool) {
	if len(kept) == 0 || t.Kind != Stray || t.Text == ":" || !fraction(t, next) {
		return Token{}, false
	}
	last := kept[len(kept)-1]
	switch {
	case last.Kind == Number && last.End == t.Start && !strings.Contains(last.Text, "."):
		return Token{Kind: Number, Text: last.Text + "." + next.Text, Start: last.Start, End: next.End}, true
	case last.Kind == Op:
		return Token{Kind: Number, Text: "0." + next.Text, Start: t.Start, End: next.End}, true
	}
	return Token{}, false
}

// fraction holds for digits right behind a mark.
func fraction(t, next Token) bool {
	return next.Kind == Number && next.Start == t.End && !strings.Contains(next.Text, ".")
}

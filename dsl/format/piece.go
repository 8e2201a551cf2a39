package format

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// How far things stand from the margin.
const (
	inside       = 2 // what belongs to a part
	continuation = 4 // more of what did not end on its line
)

// piece is what stands on one line, unless the author or a comment breaks it.
type piece struct {
	indent int
	tokens []syntax.Token
	pad    int  // blanks to add behind the first word, so that values stand in a column
	opens  bool // a blank line must stand in front
}

// pieces divides a file into pieces: its parts, with each property of the survey apart. What
// stands under a heading may stand close to it.
func pieces(f *source.File, parts []syntax.Part) []piece {
	var out []piece
	heading, before, groups := false, "", nesting{}
	for _, p := range parts {
		if p.Opens == "survey" {
			out = append(out, survey(f, p.Tokens)...)
			continue
		}
		out = append(out, piece{indent: groups.indent(p.Opens), tokens: p.Tokens, opens: indent(p.Opens) == 0 && !heading && !runsOn(before, p.Opens)})
		heading, before = p.Opens == "section" || p.Opens == "closing", p.Opens
	}
	return out
}

// nesting is how many repeated groups a part stands in; headed holds between the head of one and its first question, row
// below a row of a matrix.
type nesting struct {
	depth  int
	headed bool
	row    bool
}

// indent is how far a part stands in. A group's own clauses stand below its head as those of a question do.
func (n *nesting) indent(opens string) int {
	switch {
	case opens == "endrepeat" && !n.headed:
		n.depth = max(n.depth-1, 0)
	case indent(opens) == 0 && n.headed && opens != "endrepeat":
		n.depth++
	}
	n.headed = opens == "repeat" || n.headed && indent(opens) > 0
	n.row = n.row && indent(opens) > 0 || opens == "row"
	if n.row && opens != "row" {
		return 2*inside + inside*n.depth
	}
	return indent(opens) + inside*n.depth
}

// runsOn holds for parts of one line that may stand close together.
func runsOn(before, opens string) bool {
	return before == opens && (opens == "condition" || opens == "include" || opens == "language")
}

func indent(opens string) int {
	switch opens {
	case "choices", "section", "closing", "question", "condition", "include", "language", "compute", "matrix", "repeat", "endrepeat":
		return 0
	}
	return inside
}

// survey is the survey's own line and one for each property.
func survey(f *source.File, tokens []syntax.Token) []piece {
	const header = 3 // survey, id, title
	out := []piece{{tokens: tokens[:header]}}
	widest := 0
	for i := header; i < len(tokens); i += 2 {
		widest = max(widest, width(tokens[i].Canonical(f)))
	}
	for i := header; i < len(tokens); i += 2 {
		pad := widest - width(tokens[i].Canonical(f))
		out = append(out, piece{indent: inside, tokens: tokens[i : i+2], pad: pad})
	}
	return out
}

// columns measures text without asking the terminal, so that the result is the same everywhere.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

func width(text string) int { return columns.StringWidth(text) }

// between is what stands between two tokens of a line.
func (p piece) between(i int) string {
	switch {
	case tight(p.tokens[i-1], p.tokens[i]):
		return ""
	case i == 1:
		return strings.Repeat(" ", 1+p.pad)
	}
	return " "
}

func tight(a, b syntax.Token) bool {
	switch {
	case a.Role == syntax.Sign, a.Role == syntax.Callee, a.Kind == syntax.Open, a.Kind == syntax.OpenSet:
		return true
	case b.Kind == syntax.Close, b.Kind == syntax.CloseSet, b.Kind == syntax.Comma:
		return true
	case b.Kind == syntax.Dots:
		return a.Kind == syntax.Number
	case a.Kind == syntax.Dots:
		return b.Kind == syntax.Number || b.Role == syntax.Sign
	}
	return false
}

// beginning is how many tokens of a piece always stand on one line: what opens it, its
// id or code, its text.
const beginning = 3

// mayBreak tells whether a line end of the author's in front of token i is kept.
func (p piece) mayBreak(i int) bool {
	a, b := p.tokens[i-1], p.tokens[i]
	return i >= beginning && !tight(a, b) && b.Kind != syntax.Number && b.Kind != syntax.Dots && b.Kind != syntax.String
}

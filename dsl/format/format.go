// Package format writes a survey file in its canonical form.
//
// The words, texts and comments are the author's, in his order and language; only blanks,
// line ends, the width of characters and the dashes of ids change. Formatting twice is
// formatting once, no comment is lost, and the formatted text reads as the same survey.
package format

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// Format is the canonical text of f. A file with mistakes of form is not formatted: the text
// is empty and the mistakes are in the list.
func Format(f *source.File) (string, diag.List) {
	tree, parts, diags := syntax.Outline(f)
	if diags.HasErrors() {
		return "", diags
	}
	l := &layout{file: f, comments: tree.Comments}
	for _, p := range pieces(f, parts) {
		l.piece(p)
	}
	l.commentsBefore(len(f.Text)+1, 0)
	return write(l.lines, lineEnd(f)), diags
}

// lineEnd keeps the line ends that the author's editor writes.
func lineEnd(f *source.File) string {
	line, _, _ := strings.Cut(f.Text, "\n")
	if strings.HasSuffix(line, "\r") {
		return "\r\n"
	}
	return "\n"
}

// write puts the lines together, each with the blank line in front of it that it asks for.
func write(lines []line, end string) string {
	settle(lines)
	var b strings.Builder
	for i, l := range lines {
		if l.gap && i > 0 {
			b.WriteString(end)
		}
		b.WriteString(strings.Repeat(" ", l.indent) + l.text + end)
	}
	return b.String()
}

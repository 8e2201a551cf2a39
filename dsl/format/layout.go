package format

import (
	"strings"
	"unicode"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/source"
)

// line is one line of the result.
type line struct {
	indent  int
	text    string
	gap     bool // a blank line stands in front of it
	opens   bool // it begins a part, which has a blank line in front
	comment bool
	margin  bool // a comment that the author put at the margin
}

// layout lays pieces and comments out in lines.
type layout struct {
	file     *source.File
	comments []ast.Comment // those not laid out yet
	lines    []line
	end      int // where the last thing laid out ends in the file
}

// piece lays out one piece with the comments in front of it and within.
func (l *layout) piece(p piece) {
	l.commentsBefore(p.tokens[0].Start, p.indent)
	l.lines = append(l.lines, line{indent: p.indent, gap: l.gapBefore(p.tokens[0].Start), opens: p.opens})
	for i, t := range p.tokens {
		if i > 0 {
			l.lead(p, i)
		}
		last := &l.lines[len(l.lines)-1]
		last.text += t.Canonical(l.file)
		l.end = t.End
	}
}

// lead goes on to token i of a piece: on the same line, or on another where the author began one or a comment
// stands between.
func (l *layout) lead(p piece, i int) {
	start := p.tokens[i].Start
	broken := l.breaks(start) > 0 && p.mayBreak(i)
	if l.commentsBefore(start, p.indent+continuation) || broken {
		l.lines = append(l.lines, line{indent: p.indent + continuation})
		return
	}
	l.lines[len(l.lines)-1].text += p.between(i)
}

// commentsBefore lays out the comments in front of a place and tells whether there were any. One that
// stands behind something stays on its line.
func (l *layout) commentsBefore(place, indent int) bool {
	found := false
	for len(l.comments) > 0 && l.comments[0].Span.Start < place {
		l.comment(l.comments[0].Span, indent)
		l.comments = l.comments[1:]
		found = true
	}
	return found
}

func (l *layout) comment(s source.Span, indent int) {
	text := strings.TrimRightFunc(s.Text(), unicode.IsSpace)
	if l.end > 0 && l.breaks(s.Start) == 0 {
		l.lines[len(l.lines)-1].text += "  " + text
	} else {
		l.lines = append(l.lines, line{indent: indent, text: text, gap: l.gapBefore(s.Start), comment: true, margin: l.atMargin(s.Start)})
	}
	l.end = s.End
}

// breaks counts the line ends since the last thing laid out.
func (l *layout) breaks(place int) int { return strings.Count(l.file.Text[l.end:place], "\n") }

func (l *layout) gapBefore(place int) bool { return l.end > 0 && l.breaks(place) > 1 }

func (l *layout) atMargin(place int) bool {
	return place == 0 || l.file.Text[place-1] == '\n'
}

// settle decides where comments stand and which lines have a blank line in front. Comments directly
// above something belong to it and stand as far in; any other stands where the author had
// it, at the margin or inside the part above.
func settle(lines []line) {
	for i := 0; i < len(lines); {
		next := i
		for next < len(lines) && lines[next].comment {
			next++
		}
		if next < len(lines) {
			settleAbove(lines, i, next)
		} else {
			stand(lines[i:next])
		}
		i = next + 1
	}
	if len(lines) > 0 {
		lines[0].gap = false
	}
}

// settleAbove settles lines[from:at], which are comments, above lines[at], which is none.
func settleAbove(lines []line, from, at int) {
	first := at
	for first > from && !lines[first].gap {
		first--
	}
	for i := first; i < at; i++ {
		lines[i].indent = lines[at].indent
	}
	lines[first].gap = lines[first].gap || lines[at].opens
	if lines[at].indent == 0 {
		stand(lines[from:first])
	}
}

// stand lets comments that belong to nothing below stand where the author put them.
func stand(comments []line) {
	for i := range comments {
		c := &comments[i]
		c.indent = inside
		if c.margin {
			c.indent = 0
			c.gap = c.gap || i == 0 || !comments[i-1].margin
		}
	}
}

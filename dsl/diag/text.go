package diag

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// Style says how diagnostics are shown to a person.
type Style struct {
	Lang   catalogue.Lang
	Colour bool // mark by colours of a terminal
	Wide   bool // ① “ ” … take two columns, as in consoles of Chinese Windows
}

// WriteText shows the list to a person: for each diagnostic a heading with its place, the line
// of the survey with a marker under what is meant, advice, and the other places that matter.
// A blank line stands between two. It returns the writer's error.
func WriteText(w io.Writer, list List, style Style) error {
	t := &textWriter{Writer: bufio.NewWriter(w), style: style}
	for i, d := range list {
		if i > 0 {
			t.line("")
		}
		t.diagnostic(d)
	}
	return t.Flush()
}

type textWriter struct {
	*bufio.Writer
	style Style
}

// line writes one line. An error stays with the bufio.Writer until Flush.
func (t *textWriter) line(text string) {
	_, _ = t.WriteString(text + "\n")
}

func (t *textWriter) diagnostic(d *Diagnostic) {
	what := t.say(severityCode(d.Severity))
	heading := t.say("diag.heading", t.paint(severityColour(d.Severity), what), string(d.Code), t.paint(bold, d.Message(t.style.Lang)))
	t.line(place(d.Span) + heading)
	margin := t.excerpt(d.Span, severityColour(d.Severity))
	for _, h := range d.Help {
		t.line(margin + t.paint(green, t.say("diag.help", catalogue.Phrase(h.Text))))
	}
	for _, r := range d.Related {
		t.line(margin + place(r.Span) + t.say(r.Text.Code, r.Text.Args...))
		t.excerpt(r.Span, blue)
	}
}

func (t *textWriter) say(code catalogue.Code, args ...any) string {
	return catalogue.Say(t.style.Lang, code, args...)
}

func severityCode(s Severity) catalogue.Code {
	if s == Warning {
		return "diag.warning"
	}
	return "diag.error"
}

// place is file:line:column, as editors and terminals recognise it; empty where a
// diagnostic belongs to no file.
func place(s source.Span) string {
	if s.File == nil {
		return ""
	}
	pos := s.Pos()
	return fmt.Sprintf("%s:%d:%d: ", s.File.Name, pos.Line, pos.Column)
}

// excerpt shows the line where s begins and marks s under it. It returns the margin for
// lines that belong below.
func (t *textWriter) excerpt(s source.Span, c colour) string {
	if s.File == nil {
		return "  "
	}
	n := s.Pos().Line
	shown := cutOut(s.File.Line(n), s.Start-s.File.LineStart(n), s.End-s.File.LineStart(n), t.style.Wide)
	number := fmt.Sprintf("%5d", n)
	margin := strings.Repeat(" ", len(number)+1)
	t.line(strings.TrimRight(t.paint(blue, number+" │")+" "+shown.text, " "))
	t.line(t.paint(blue, margin+"│") + " " + strings.Repeat(" ", shown.before) + t.paint(c, strings.Repeat("^", shown.marked)))
	return margin + "  "
}

type colour string

const (
	plain  colour = ""
	bold   colour = "1"
	red    colour = "1;31"
	yellow colour = "1;33"
	green  colour = "32"
	blue   colour = "34"
)

func severityColour(s Severity) colour {
	if s == Warning {
		return yellow
	}
	return red
}

func (t *textWriter) paint(c colour, text string) string {
	if !t.style.Colour || c == plain {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

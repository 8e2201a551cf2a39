// Package diag has the one type in which surveyc says what is wrong with a survey,
// and the writers that show it to a person (with the source line) or a program (JSON).
package diag

import (
	"sort"
	"strings"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// Severity tells whether a diagnostic stops the compiler.
type Severity int

// An Error stops the compiler after all are reported; a Warning does not.
const (
	Error Severity = iota
	Warning
)

// Diagnostic is one thing wrong with a survey. Its words are in the catalogue under
// Code, with Args put in.
type Diagnostic struct {
	Code     catalogue.Code
	Severity Severity
	Span     source.Span
	Args     []any
	Help     []Help    // what to write instead, in order of likelihood
	Related  []Related // other places that matter: the first declaration of a name …
}

// Help is one piece of advice. Where it can be carried out as it stands, Edits holds
// the change: applying it mends what the diagnostic complains of.
type Help struct {
	Text  catalogue.Phrase
	Edits []Edit
}

// Edit replaces the text of Span by Text.
type Edit struct {
	Span source.Span
	Text string
}

// Related points at another place of the survey.
type Related struct {
	Span source.Span
	Text catalogue.Phrase
}

// New makes an error diagnostic.
func New(code catalogue.Code, span source.Span, args ...any) *Diagnostic {
	return &Diagnostic{Code: code, Span: span, Args: args}
}

// Warn makes a warning diagnostic.
func Warn(code catalogue.Code, span source.Span, args ...any) *Diagnostic {
	return &Diagnostic{Code: code, Severity: Warning, Span: span, Args: args}
}

// WithHelp adds advice that has no automatic change.
func (d *Diagnostic) WithHelp(code catalogue.Code, args ...any) *Diagnostic {
	d.Help = append(d.Help, Help{Text: catalogue.Phrase{Code: code, Args: args}})
	return d
}

// WithFix adds advice that can be carried out: replace span by text. The advice names the
// text, or what to insert or to remove where there is nothing on the other side.
func (d *Diagnostic) WithFix(span source.Span, text string) *Diagnostic {
	d.Help = append(d.Help, Help{Text: advice(span, text), Edits: []Edit{{Span: span, Text: text}}})
	return d
}

func advice(span source.Span, text string) catalogue.Phrase {
	shown := strings.TrimSpace(text)
	switch {
	case span.Start == span.End && shown != "":
		return catalogue.Phrase{Code: "help.insert", Args: []any{shown}}
	case text == "":
		return catalogue.Phrase{Code: "help.remove", Args: []any{span.Text()}}
	}
	return catalogue.Phrase{Code: "help.write", Args: []any{shown}}
}

// WithRelated adds another place.
func (d *Diagnostic) WithRelated(span source.Span, code catalogue.Code, args ...any) *Diagnostic {
	d.Related = append(d.Related, Related{Span: span, Text: catalogue.Phrase{Code: code, Args: args}})
	return d
}

// Message is the diagnostic in one sentence.
func (d *Diagnostic) Message(lang catalogue.Lang) string {
	return catalogue.Say(lang, d.Code, d.Args...)
}

// List is the diagnostics of one run.
type List []*Diagnostic

// Add appends d and hands it back, so that help can be added to it.
func (l *List) Add(d *Diagnostic) *Diagnostic {
	*l = append(*l, d)
	return d
}

// HasErrors tells whether any of them stops the compiler.
func (l List) HasErrors() bool {
	for _, d := range l {
		if d.Severity == Error {
			return true
		}
	}
	return false
}

// Sorted returns the list in order of file and place, the same diagnostic at the same place
// once.
func (l List) Sorted() List {
	out := append(List(nil), l...)
	sort.SliceStable(out, func(i, j int) bool { return before(out[i].Span, out[j].Span) })
	kept := out[:0]
	for _, d := range out {
		if !kept.ends(d) {
			kept = append(kept, d)
		}
	}
	return kept
}

// ends tells whether d is said among the last of the list, those that begin where it does.
func (l List) ends(d *Diagnostic) bool {
	for i := len(l) - 1; i >= 0 && l[i].Span.Start == d.Span.Start && l[i].Span.File == d.Span.File; i-- {
		if l[i].Code == d.Code && l[i].Span == d.Span {
			return true
		}
	}
	return false
}

func before(a, b source.Span) bool {
	if fileName(a) != fileName(b) {
		return fileName(a) < fileName(b)
	}
	return a.Start < b.Start
}

func fileName(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Name
}

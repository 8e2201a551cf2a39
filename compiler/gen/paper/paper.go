// Package paper writes a survey as a questionnaire to be printed: one HTML file for A4, in the manner of the printed forms that
// surveys come from, blank or filled in from records.
//
// The file has no script and loads nothing, which a content security policy enforces; the browser prints it. What
// stands on it is derived from the IR: where to go on after which answer, who is asked, what the rules refuse. Package wording
// says conditions; an item is called by what the page shows of it: its number, or its text.
package paper

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/wording"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/program"
)

var (
	//go:embed page.gohtml
	pageTemplate string
	//go:embed page.css
	style string
)

var page = template.Must(template.New("page").Funcs(template.FuncMap{"pieces": pieces}).Parse(pageTemplate))

// Write writes the blank form of a survey in its own language. The same survey gives the same bytes; an error is one of w.
func Write(w io.Writer, s *ir.Survey) error { return WriteIn(w, s, "") }

// WriteIn writes the blank form of a survey that Survey.In has put into a language; "" is its own.
func WriteIn(w io.Writer, s *ir.Survey, language string) error {
	d := newDocument(s, language)
	d.Forms = []form{d.form(nil)}
	return d.write(w)
}

// Fill writes the form filled in with each of the records, which begin on pages of their own. Their survey is that of the
// states, in that language. A state is not kept: the next one may be the same with another record loaded.
func Fill(w io.Writer, s *ir.Survey, language string, states func(yield func(*program.State) bool)) error {
	d := newDocument(s, language)
	for state := range states {
		d.Forms = append(d.Forms, d.form(state))
	}
	return d.write(w)
}

// document is what the template prints.
type document struct {
	*speaker
	survey   *ir.Survey
	labels   *labels
	words    *wording.Words
	Language string
	Policy   string
	Style    template.CSS
	Forms    []form
}

func newDocument(s *ir.Survey, language string) *document {
	d := &document{speaker: speakerOf(language), survey: s, Language: language, Style: template.CSS(style)}
	if language == "" {
		d.Language = "zh-CN"
	}
	d.labels = labelsOf(s)
	d.words = wording.New(s, d.lang, d.labels.call)
	sum := sha256.Sum256([]byte(style))
	d.Policy = fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'",
		base64.StdEncoding.EncodeToString(sum[:]))
	return d
}

func (d *document) write(w io.Writer) error {
	var b bytes.Buffer
	if err := page.Execute(&b, d); err != nil {
		panic(fmt.Sprintf("paper: %v", err)) // the template fits every survey
	}
	if _, err := b.WriteTo(w); err != nil {
		return fmt.Errorf("paper: %w", err)
	}
	return nil
}

// Title is the survey's.
func (d *document) Title() string { return d.survey.Unfilled(d.survey.Title) }

// speaker says the texts of the catalogue that stand on the form.
type speaker struct{ lang catalogue.Lang }

// speakerOf speaks beside a language of the survey: that language, or else Chinese.
func speakerOf(language string) *speaker {
	if primary, _, _ := strings.Cut(language, "-"); primary == string(catalogue.EN) {
		return &speaker{catalogue.EN}
	}
	return &speaker{catalogue.ZH}
}

// Say is a text of the catalogue.
func (p *speaker) Say(code catalogue.Code, args ...any) string {
	return catalogue.Say(p.lang, code, args...)
}

// bracketed puts hints into one pair of brackets, "" for none.
func (p *speaker) bracketed(hints []string) string {
	if len(hints) == 0 {
		return ""
	}
	return p.Say("words.open") + strings.Join(hints, p.Say("words.semicolon")) + p.Say("words.close")
}

// Gap stands between a text and what follows it, in a language that parts its words.
func (p *speaker) Gap() string {
	if p.lang == catalogue.EN {
		return " "
	}
	return ""
}

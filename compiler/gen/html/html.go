// Package html writes a survey as one HTML file that a person fills in, offline if need be.
//
// The file holds everything it uses: the words of the questions, what of the survey's IR the script reads, a style
// sheet, and that script (folder form, bundled into form.js), which draws how the questions are answered. Nothing is loaded from anywhere, which a content security policy enforces.
//
// What not every survey needs stands in folder piece, and only in the pages that need it.
//
// A page speaks Chinese, English, and the survey's languages. It holds what each place says in each of them; an element that
// says something bears in data-place which place it is. Where the survey is not translated only the page's own words change.
//
// What the page shows for other programs is window.survey: load(record), answers(), findings(), and locked(), the items
// whose answers came with the record and cannot be edited, and language(code). load(record, {locked: […]}) goes on with a record that was begun before. What load gives can be
// awaited where the page is printed at once: then signatures and photos are drawn.
// engine.js is the part of the script that checks records, for use without a page: it defines
// surveyEngine.findings(ir, record, texts).
//
// After a change in form or of a style sheet, `go generate` makes the scripts and the style anew, and `tsc -p form` checks the types;
// before, `npm ci --prefix tools` gets the library that draws signatures.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

//go:generate go run ./bundle

var (
	//go:embed page.gohtml
	pageTemplate string
	//go:embed page.min.css
	style string
	//go:embed print.min.css
	printStyle string
	//go:embed form.js
	script string
)

// The page's template without the ends and indents of its lines: they are for who reads it.
var page = template.Must(template.New("page").Funcs(functions).Parse(regexp.MustCompile(`\n\s*`).ReplaceAllString(pageTemplate, "")))

// Write writes the survey's form. The same survey gives the same bytes; an error is one of w.
func Write(w io.Writer, s *ir.Survey) error {
	var b bytes.Buffer
	if err := page.Execute(&b, documentOf(s)); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // the template fits every survey
	}
	if _, err := b.WriteTo(w); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return nil
}

// document is what the template prints.
type document struct {
	*ir.Survey
	Parts   []part
	Policy  string
	Style   template.CSS
	Scripts []template.JS
	IR      template.JS
	Texts   template.JS
	*wording
}

func documentOf(s *ir.Survey) document {
	d := document{Survey: s, wording: newWording(s), IR: surveyData(s), Texts: textData(s)}
	d.Style = template.CSS(style + pieceStyles(s) + deviceStyle + printStyle)
	d.Scripts = append(pieceScripts(s), template.JS(script), excuse)
	d.Policy = policy(d.Scripts, string(d.Style))
	d.Parts = partsOf(s, d.wording)
	return d
}

// excuse is the script that says, in a browser that cannot run the form's, what is said where there are no scripts. It is for any browser.
const excuse template.JS = `window.survey||function(n){n.outerHTML=n.textContent}(document.querySelector("noscript"))`

// Say is a text of the page.
func (d document) Say(code catalogue.Code) words { return d.say(code) }

// NoAnswers are the kinds of no answer.
func (d document) NoAnswers() []ir.NoAnswer { return ir.NoAnswers }

// NoAnswer is what the page calls a kind of no answer.
func (d document) NoAnswer(kind ir.NoAnswer) words { return d.say("none." + catalogue.Code(kind)) }

// Coordinates are what the lines of a location are for.
func (d document) Coordinates() []words {
	return []words{d.say("page.latitude"), d.say("page.longitude"), d.say("page.accuracy")}
}

// Uses tells whether the page needs what draws something that not every survey has.
func (d document) Uses(what string) bool { return uses(d.Survey, what) }

// Heading is the survey's title.
func (d document) Heading() words { return words{Shown: d.Title, Place: d.place("survey")} }

// About lists what stands below the title: the survey's version and its source.
func (d document) About() []words {
	var lines []words
	if version := d.Property("version"); version != "" {
		lines = append(lines, d.say("page.version", version))
	}
	if source := d.Property("source"); source != "" {
		lines = append(lines, d.say("page.source", words{Shown: source, Place: d.place("survey source")}))
	}
	return lines
}

// Own is what the page calls the survey's own language.
func (d document) Own() ir.Language {
	if _, translated := d.In(string(catalogue.ZH)); translated {
		return ir.Language{Name: say("page.original")}
	}
	return ir.Language{Code: string(catalogue.ZH), Name: say("page.own")}
}

// LanguageData is what the script says in other languages, once the page stands.
func (d document) LanguageData() template.JS { return d.spoken() }

// Languages are those that the page speaks besides the survey's own.
func (d document) Languages() []ir.Language { return languages(d.Survey) }

// policy lets the page run its own scripts and style, and load nothing but what makes a page that is served stay on the device.
func policy(scripts []template.JS, style string) string {
	var digests []string
	for _, script := range scripts {
		digests = append(digests, "'"+digest(string(script))+"'")
	}
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src '%s'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'",
		strings.Join(digests, " "), digest(style))
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

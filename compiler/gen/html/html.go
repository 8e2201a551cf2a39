// Package html writes a survey as one HTML file that a person fills in, offline if need be.
//
// The file holds everything it uses: the questions as plain fieldsets, the survey in the form of
// `--target ir`, a style sheet, and a script that runs on that IR (folder form, bundled into
// form.js). Nothing is loaded from anywhere, which a content security policy enforces.
//
// What the page shows for other programs is window.survey: load(record), answers(), findings(), and locked(), the items
// whose answers came with the record and cannot be edited. load(record, {locked: […]}) goes on with a record that was begun before.
// engine.js is the part of the script that checks records, for use without a page: it defines
// surveyEngine.findings(ir, record, texts).
//
// After a change in form, `go generate` makes both scripts anew, and `tsc -p form` checks the types.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"github.com/surveyc/surveyc/compiler/ir"
)

//go:generate go run ./bundle

var (
	//go:embed page.gohtml
	pageTemplate string
	//go:embed page.css
	style string
	//go:embed form.js
	script string
)

var page = template.Must(template.New("page").Funcs(functions).Parse(pageTemplate))

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
	Parts  []part
	Policy string
	Style  template.CSS
	Script template.JS
	IR     template.JS
	Texts  template.JS
}

func documentOf(s *ir.Survey) document {
	return document{
		Survey: s,
		Parts:  partsOf(s),
		Policy: policy(),
		Style:  template.CSS(style),
		Script: template.JS(script),
		IR:     surveyData(s),
		Texts:  textData(),
	}
}

// policy lets the page run its own script and style, and load nothing.
func policy() string {
	return fmt.Sprintf("default-src 'none'; script-src '%s'; style-src '%s'; base-uri 'none'; form-action 'none'",
		digest(script), digest(style))
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

package codebook

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the page's parts
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

var (
	//go:embed page.gohtml
	pageTemplate string
	//go:embed page.css
	style string
)

var page = template.Must(template.New("page").Parse(pageTemplate))

// mostListed is how many options of a question the page lists; the workbook has all.
const mostListed = 400

// sheet is what the template prints.
type sheet struct {
	*document
	Policy string
	Style  template.CSS
}

// Page writes the codebook as one HTML file without scripts, which loads nothing. The same survey gives the same bytes; an
// error is one of w.
func Page(w io.Writer, s *ir.Survey, lang catalogue.Lang) error {
	sum := sha256.Sum256([]byte(style))
	policy := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
	var b bytes.Buffer
	if err := page.Execute(&b, sheet{newDocument(s, lang), policy, template.CSS(style)}); err != nil {
		panic(fmt.Sprintf("codebook: %v", err)) // the template fits every survey
	}
	if _, err := b.WriteTo(w); err != nil {
		return fmt.Errorf("codebook: %w", err)
	}
	return nil
}

// LanguageTag is that of the words around the survey's texts.
func (s sheet) LanguageTag() string {
	if s.Lang == catalogue.EN {
		return "en"
	}
	return "zh-CN"
}

// Listed are the options that the page lists.
func (e entry) Listed() []option { return e.Options[:min(len(e.Options), mostListed)] }

// Left is how many it does not.
func (e entry) Left() int { return len(e.Options) - len(e.Listed()) }

// Columns tells whether there are so many options that they stand in columns.
func (e entry) Columns() bool { return len(e.Options) > 8 }

// Called tells whether the conditions call the item by something else than its code and its text.
func (e entry) Called() bool { return e.Name != e.ID && e.Name != e.Text && len(e.Uses) > 0 }

// Inline tells whether the options are short enough to stand on one line.
func (e entry) Inline() bool {
	length := 0
	for _, o := range e.Options {
		length += utf8.RuneCountInString(o.Text) + 3
		if o.Exclusive || o.Except != nil || o.Specify != "" {
			return false
		}
	}
	return length <= longestLine
}

const longestLine = 36

package html

import (
	"embed"
	"html/template"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// pieces are what only some surveys need, each by the name of what these use. A piece has a style sheet in folder piece, a script
// there, or both; its texts stand in saidWith, its templates in page.gohtml. The styles stand in this order.
var pieces = []string{"rating", "ranking", "matrix", "none", "computed", "choosing", "shuffle", "rows", "photo", "signature", "location", "given", "proposal"}

//go:embed piece/*.js piece/*.min.css
var pieceFiles embed.FS

// pieceStyles are the style sheets of what a survey uses.
func pieceStyles(s *ir.Survey) string {
	var all string
	for _, name := range pieces {
		if css, err := pieceFiles.ReadFile("piece/" + name + ".min.css"); err == nil && uses(s, name) {
			all += string(css)
		}
	}
	return all
}

// pieceScripts are the scripts of what a survey uses.
func pieceScripts(s *ir.Survey) []template.JS {
	var all []template.JS
	for _, name := range pieces {
		if js, err := pieceFiles.ReadFile("piece/" + name + ".js"); err == nil && uses(s, name) {
			all = append(all, template.JS(js))
		}
	}
	return all
}

// uses tells whether a rule or an item of the survey is something that not every survey has.
func uses(s *ir.Survey, what string) bool {
	switch what {
	case "warnings":
		return slices.ContainsFunc(s.Rules, func(r ir.Rule) bool { return r.Severity == ir.Warn })
	case "matrix":
		return len(s.Matrices) > 0
	}
	return slices.ContainsFunc(s.Items, func(it ir.Item) bool { return isOf(it, what) })
}

// isOf tells whether an item is something that not every survey has.
func isOf(it ir.Item, what string) bool {
	switch what {
	case "ranking":
		return it.Domain.Ordered
	case "rating":
		return it.Domain.Type == rating
	case "photo":
		return it.Domain.Format == ir.Photo
	case "signature":
		return it.Domain.Kind == ir.Signature && it.Domain.Format == ""
	case "given":
		return it.Locked
	case "none":
		return len(it.Domain.None) > 0
	case "proposal":
		return len(it.Defaults) > 0
	case "shuffle":
		return len(it.Shuffle) > 0
	case "computed":
		return it.Compute != nil
	case "choosing":
		return len(it.Domain.Hidden) > 0 || isOf(it, "long")
	case "long":
		return len(it.Domain.Options) > mostListed
	}
	return string(it.Domain.Kind) == what
}

// mostListed is how many options are few enough to be looked through; form/draw.ts says the same.
const mostListed = 20

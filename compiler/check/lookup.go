package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
)

// find is the item of an id, also written Q4.
func (c *checker) find(name string) *item {
	if it := c.items[name]; it != nil {
		return it
	}
	if id, ok := strings.CutPrefix(name, "Q"); ok && ir.Numbered(id) {
		return c.items[id]
	}
	return nil
}

// lookup is find that reports a name nobody bears.
func (c *checker) lookup(id ast.Ident) *item {
	if it := c.find(id.Name); it != nil {
		return it
	}
	code := catalogue.Code("E301")
	if ir.Numbered(id.Name) && strings.Contains(id.Name, "-") {
		code = "E302"
	}
	report := c.error(code, id.Span, id.Name)
	report.Help = c.ofMatrix(id.Name)
	c.suggest(report, id, sortedNames(c.named)...)
	if keyword.Is(id.Name, keyword.Offer) {
		report.WithHelp("help.no-answer", id.Name)
	}
	if text, ok := c.apart(id.Name); ok {
		report.WithFix(id.Span, text)
	}
	return nil
}

// suggest adds the declared ids, or others of these names, that an unknown one looks like.
func (c *checker) suggest(report *diag.Diagnostic, id ast.Ident, others ...string) {
	for _, near := range nearest.To(strings.TrimPrefix(id.Name, "Q"), asWritten(id.Prefix, c.ids, others)) {
		report.WithFix(id.Span, near)
	}
}

// asWritten are names as a file writes them that is included with a prefix.
func asWritten(prefix string, lists ...[]string) []string {
	var out []string
	for _, name := range slices.Concat(lists...) {
		out = append(out, strings.TrimPrefix(name, prefix))
	}
	return out
}

// apart writes a-b as a - b where both sides are numbers or questions that are, and a且b as a 且 b where both are
// questions.
func (c *checker) apart(name string) (string, bool) {
	for i, r := range name {
		if left, right := name[:i], name[i+len(string(r)):]; r == '-' && c.subtracts(left, right) {
			return c.spelt(left) + " - " + c.spelt(right), true
		}
	}
	for _, w := range keyword.With(keyword.Connector) {
		if left, right, ok := strings.Cut(name, w); ok && !isASCII(w) && c.find(left) != nil && c.find(right) != nil {
			return left + " " + w + " " + right, true
		}
	}
	return "", false
}

// spelt is a question as it can be read as nothing else.
func (c *checker) spelt(id string) string {
	if digits.MatchString(id) && c.items[id] != nil {
		return "Q" + id
	}
	return id
}

// subtracts holds for two numbers of which at least one is a question's answer.
func (c *checker) subtracts(left, right string) bool {
	return c.isNumber(left) && (c.isNumber(right) || decimal.MatchString(right)) || c.isNumber(right) && digits.MatchString(left)
}

func (c *checker) isNumber(name string) bool {
	it := c.find(name)
	return it != nil && it.domain.Kind == ir.Number
}

var (
	digits  = regexp.MustCompile(`^[0-9]+$`)
	decimal = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)
)

func isASCII(s string) bool { return s[0] < utf8.RuneSelf }

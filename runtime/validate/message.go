package validate

import (
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/program"
)

// Message is what a finding of that code says about an answer in the domain.
func Message(lang catalogue.Lang, d ir.Domain, code catalogue.Code) string {
	if d.Kind == ir.Rows && (code == Required || code == Range) {
		return catalogue.Say(lang, "range.rows", boundOf(d))
	}
	switch code {
	case Type:
		return catalogue.Say(lang, Type, catalogue.Phrase{Code: expectation(d)})
	case Option:
		return catalogue.Say(lang, Option, codesOf(d.Options))
	case Range:
		return outside(lang, d)
	}
	return catalogue.Say(lang, code)
}

// RowMessage is what a finding of that code says about a row of the group with the head at slot.
func RowMessage(lang catalogue.Lang, s *program.State, slot int, code catalogue.Code) string {
	number, known := s.Times(slot)
	switch {
	case code == Required:
		return catalogue.Say(lang, "required.row", number)
	case code == Skipped && known:
		return catalogue.Say(lang, "skipped.row", number)
	case code == Skipped:
		return catalogue.Say(lang, "skipped.row-most", number)
	}
	return catalogue.Say(lang, Type, catalogue.Phrase{Code: "expect.row"})
}

// outside says which bound or form an answer does not keep to.
func outside(lang catalogue.Lang, d ir.Domain) string {
	if d.Kind == ir.Text {
		return catalogue.Say(lang, "range.form", Form(d))
	}
	if d.Format == ir.Photo {
		return catalogue.Say(lang, Range, phrase("range.photo", value.MostPhoto))
	}
	if d.Kind == ir.Location {
		return catalogue.Say(lang, Range, phrase("range.location"))
	}
	if d.Ordered {
		return catalogue.Say(lang, Range, phrase("range.places", boundOf(d)))
	}
	return catalogue.Say(lang, Range, boundOf(d))
}

// Form lists what is asked of a text; nothing of other answers.
func Form(d ir.Domain) []catalogue.Phrase {
	if d.Kind != ir.Text {
		return nil
	}
	var parts []catalogue.Phrase
	if bound := boundOf(d); bound != "" {
		parts = append(parts, phrase("range.characters", bound))
	}
	if d.Format != "" {
		parts = append(parts, phrase(catalogue.Code("form."+d.Format)))
	}
	if d.Expects != "" {
		parts = append(parts, phrase("range.words", d.Expects))
	}
	return parts
}

func phrase(code catalogue.Code, args ...any) catalogue.Phrase {
	return catalogue.Phrase{Code: code, Args: args}
}

func expectation(d ir.Domain) catalogue.Code {
	switch {
	case d.Integer:
		return "expect.integer"
	case d.Ordered:
		return "expect.ranking"
	case d.Kind != ir.Text && d.Format != "":
		return catalogue.Code("expect." + d.Format)
	}
	return catalogue.Code("expect." + d.Kind)
}

// codesOf lists the codes of options, of very many the first: circled ones run together, others stand apart.
func codesOf(options []ir.Option) any {
	if len(options) == 0 {
		return catalogue.Phrase{Code: "option.none"}
	}
	var codes []string
	between := ""
	for _, o := range options[:min(len(options), mostListed)] {
		codes = append(codes, ir.CodeText(o.Code))
		if !ir.Circled(o.Code) {
			between = "、"
		}
	}
	if len(options) > mostListed {
		codes = append(codes, "…")
	}
	return strings.Join(codes, between)
}

const mostListed = 20

func boundOf(d ir.Domain) string {
	switch {
	case d.Min == nil && d.Max == nil:
		return ""
	case d.Max == nil:
		return "≥ " + decimal(*d.Min)
	case d.Min == nil:
		return "≤ " + decimal(*d.Max)
	case *d.Min == *d.Max:
		return decimal(*d.Min)
	}
	return decimal(*d.Min) + "～" + decimal(*d.Max)
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

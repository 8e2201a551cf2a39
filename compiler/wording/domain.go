package wording

import (
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Kind says what sort of answer an item takes.
func (w *Words) Kind(it *ir.Item) string {
	return w.Say("words.kind." + kind(it.Domain))
}

func kind(d ir.Domain) catalogue.Code {
	switch {
	case d.Type == "rating":
		return "rating"
	case d.Ordered:
		return "ranking"
	case d.Integer:
		return "integer"
	case d.Format != "":
		return catalogue.Code(d.Format)
	}
	return catalogue.Code(d.Kind)
}

// Bound says how large, how many, how long an answer may be; "" where that is not bounded.
func (w *Words) Bound(d ir.Domain) string {
	lowest, highest := d.Min, d.Max
	if d.Kind == ir.Rows && highest != nil && *highest == ir.MostRows {
		highest = nil // the language's own
	}
	unit := boundOf[d.Kind]
	switch {
	case unit == "" || lowest == nil && highest == nil:
		return ""
	case highest == nil:
		return w.Say(unit+"-least", Decimal(*lowest))
	case lowest == nil:
		return w.Say(unit+"-most", Decimal(*highest))
	case *lowest == *highest:
		return w.Say(unit, Decimal(*lowest))
	}
	return w.Say(unit, Decimal(*lowest)+"～"+Decimal(*highest))
}

// boundOf are the texts of what is bounded.
var boundOf = map[ir.Kind]catalogue.Code{
	ir.Number: "words.value", ir.Choices: "page.marks", ir.Text: "words.characters", ir.Rows: "page.rows",
}

// Decimal writes a number as people do.
func Decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

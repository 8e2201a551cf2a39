// Package qtype lowers the question types of the language to the few domains of the IR. A new
// type is a row of this table; no back end hears of it.
package qtype

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Type is a question type by its English word.
type Type struct {
	Word    string
	Bounded bool // a bound may stand behind it
	Domain  ir.Domain
}

// types is the table. Choice and Choices come from options, not from a word.
var types = []Type{
	{Word: "integer", Bounded: true, Domain: ir.Domain{Kind: ir.Number, Integer: true}},
	{Word: "number", Bounded: true, Domain: ir.Domain{Kind: ir.Number}},
	{Word: "text", Bounded: true, Domain: ir.Domain{Kind: ir.Text}},
	{Word: "date", Domain: ir.Domain{Kind: ir.Date}},
	{Word: "signature", Domain: ir.Domain{Kind: ir.Signature}},
	{Word: "time", Domain: ir.Domain{Kind: ir.Date, Format: ir.Time}},
	{Word: "datetime", Domain: ir.Domain{Kind: ir.Date, Format: ir.DateTime}},
	{Word: "resident_id", Domain: ir.Domain{Kind: ir.Text, Format: ir.ResidentID}},
	{Word: "phone", Domain: ir.Domain{Kind: ir.Text, Format: ir.Phone, Pattern: phonePattern}},
	{Word: "location", Domain: ir.Domain{Kind: ir.Location}},
	{Word: "photo", Domain: ir.Domain{Kind: ir.Signature, Format: ir.Photo}},
	{Word: "rating", Bounded: true, Domain: ir.Domain{Kind: ir.Choice}}, // its options are the numbers of its bound
}

// phonePattern is a mobile number of the mainland, or a fixed line with its area code.
const phonePattern = "^(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$"

// Of finds a type by its English word. Its domain's Type is that word.
func Of(word string) (Type, bool) {
	i := slices.IndexFunc(types, func(t Type) bool { return t.Word == word })
	if i < 0 {
		return Type{}, false
	}
	t := types[i]
	t.Domain.Type = t.Word
	return t, true
}

package jsonschema

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// answerOf is the schema of a right answer, which is never blank.
func (y *sayer) answerOf(it *ir.Item) *schema {
	d := &it.Domain
	switch d.Kind {
	case ir.Rows:
		return y.rowsOf(it)
	case ir.Choice:
		return &schema{Type: "integer", OneOf: y.codes(d.Options)}
	case ir.Choices:
		return y.marks(d)
	case ir.Number:
		return number(d)
	case ir.Date:
		return ref(dateDefs[d.Format])
	case ir.Text:
		return formed(d)
	case ir.Signature:
		return signature(d)
	case ir.Location:
		return location()
	}
	panic("jsonschema: no such domain: " + string(d.Kind))
}

// noAnswers lists kinds of no answer with their titles.
func noAnswers(kinds []ir.NoAnswer) []*schema {
	list := make([]*schema, len(kinds))
	for i, kind := range kinds {
		list[i] = noAnswer(kind)
		list[i].Title = catalogue.Say(catalogue.ZH, "none."+catalogue.Code(kind))
	}
	return list
}

// noAnswer is the object that stands for a kind of no answer.
func noAnswer(kind ir.NoAnswer) *schema { return &schema{Const: map[string]ir.NoAnswer{"none": kind}} }

// codes lists options as form tools show them: a value with a title.
func (y *sayer) codes(options []ir.Option) []*schema {
	list := make([]*schema, len(options))
	for i, o := range options {
		list[i] = &schema{Const: o.Code, Title: y.survey.Unfilled(o.Text)}
	}
	return list
}

func (y *sayer) marks(d *ir.Domain) *schema {
	s := &schema{
		Type:        "array",
		MinItems:    new(1),
		UniqueItems: true,
		Items:       &schema{Type: "integer", OneOf: y.codes(d.Options)},
	}
	if d.Min != nil {
		s.MinItems = new(int(max(1, math.Ceil(*d.Min))))
	}
	if d.Max != nil {
		s.MaxItems = new(int(math.Floor(*d.Max)))
	}
	if alone := exclusive(d.Options); len(alone) > 0 {
		s.AnyOf = []*schema{{MaxItems: new(1)}, {Not: &schema{Contains: oneOf(alone)}}}
	}
	return s
}

func exclusive(options []ir.Option) []int {
	var alone []int
	for _, o := range options {
		if o.Exclusive {
			alone = append(alone, o.Code)
		}
	}
	return alone
}

func number(d *ir.Domain) *schema {
	s := &schema{Type: "number", Minimum: new(-value.Limit), Maximum: new(value.Limit)}
	if d.Integer {
		s.Type = "integer"
	}
	if d.Min != nil {
		s.Minimum = new(max(*d.Min, -value.Limit))
	}
	if d.Max != nil {
		s.Maximum = new(min(*d.Max, value.Limit))
	}
	return s
}

// formed is a text in the form that the domain asks for. Lengths of JSON Schema are in code points too.
func formed(d *ir.Domain) *schema {
	s := text()
	if d.Min != nil {
		s.MinLength = new(int(max(1, *d.Min)))
	}
	if d.Max != nil {
		s.MaxLength = new(int(*d.Max))
	}
	s.Pattern = d.Pattern
	if d.Format == ir.ResidentID {
		s.Pattern = residentDigits
	}
	return s
}

// residentDigits is what a pattern can say of a resident id number. Its date and check digit are listed as unsaid.
const residentDigits = "^[0-9]{17}[0-9X]$"

func signature(d *ir.Domain) *schema {
	s := text()
	if d.Format == ir.Photo {
		s.MaxLength, s.Pattern = new(value.MostPhoto), value.PhotoPattern
	}
	return s
}

func location() *schema {
	degrees := func(most float64) *schema { return &schema{Type: "number", Minimum: new(-most), Maximum: new(most)} }
	accuracy := &schema{Type: "number", Minimum: new(0.0), Maximum: new(value.Limit)}
	return &schema{
		Type: "object", Required: []string{"lat", "lon"}, AdditionalProperties: new(false),
		Properties: members{{"lat", degrees(90)}, {"lon", degrees(180)}, {"accuracy", accuracy}},
	}
}

func text() *schema { return &schema{Type: "string", MinLength: new(1)} }

// oneOf is the schema of a code that is one of these.
func oneOf(codes []int) *schema {
	switch len(codes) {
	case 0:
		return never
	case 1:
		return &schema{Const: codes[0]}
	}
	list := make([]any, len(codes))
	for i, c := range codes {
		list[i] = c
	}
	return &schema{Enum: list}
}

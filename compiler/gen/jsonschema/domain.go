package jsonschema

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// answerOf is the schema of a right answer, which is never blank.
func answerOf(d *ir.Domain) *schema {
	switch d.Kind {
	case ir.Choice:
		return &schema{Type: "integer", OneOf: codes(d.Options)}
	case ir.Choices:
		return marks(d)
	case ir.Number:
		return number(d)
	case ir.Date:
		return ref(dateDef)
	case ir.Text, ir.Signature:
		return text()
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
func codes(options []ir.Option) []*schema {
	list := make([]*schema, len(options))
	for i, o := range options {
		list[i] = &schema{Const: o.Code, Title: o.Text}
	}
	return list
}

func marks(d *ir.Domain) *schema {
	s := &schema{
		Type:        "array",
		MinItems:    new(1),
		UniqueItems: true,
		Items:       &schema{Type: "integer", OneOf: codes(d.Options)},
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

package jsonschema

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// The definitions that are always there, by name.
const (
	blankDef  = "blank"  // no answer
	answerDef = "answer" // an answer, of whatever form
	dateDef   = "date"   // a real day
)

// dateDefs are the definitions of days and times.
var dateDefs = map[ir.Format]string{"": dateDef, ir.Time: "time", ir.DateTime: "datetime"}

func document(s *ir.Survey) *schema {
	y := newSayer(s)
	root := &schema{
		Schema:      "https://json-schema.org/draft/2020-12/schema",
		Comment:     y.comment(),
		Title:       s.Title,
		Description: s.Property("source"),
		Type:        "object",
		AllOf:       slices.Concat(y.route(), y.offers(), y.rules()),
	}
	for i := range s.Items {
		y.addItem(root, &s.Items[i])
	}
	root.Defs = y.definitions(root)
	return root
}

// addItem says the form of an item's answer: a right one, a kind of no answer that it offers or, unless it is asked
// in any case, none at all. Texts stand there as they do before anything is answered.
func (y *sayer) addItem(s *schema, it *ir.Item) {
	forms := append([]*schema{y.answerOf(&it.Domain)}, noAnswers(it.Domain.None)...)
	if ir.IsTrue(it.Asked) && !it.Optional {
		s.Required = append(s.Required, it.ID)
	} else {
		forms = append(forms, ref(blankDef))
	}
	p := anyOf(forms)
	p.Title, p.Description = y.survey.Unfilled(y.label(it)), y.survey.Unfilled(it.Note)
	s.Properties = append(s.Properties, member{it.ID, p})
}

// label is an item's text, of a row behind the title of its matrix.
func (y *sayer) label(it *ir.Item) string {
	text := it.Text
	if m, ok := y.survey.Matrix(it.ID); ok {
		text = m.Title + "：" + text
	}
	if it.Unit == "" {
		return text
	}
	return text + "（" + it.Unit + "）"
}

// definitions are those that root refers to, by itself or through others.
func (y *sayer) definitions(root *schema) members {
	used := map[string]bool{}
	mark := func(name string) { used[name] = true }
	root.eachRef(mark)
	var defs members
	for _, d := range slices.Backward(y.candidates()) {
		if used[ref(d.name).Ref] {
			d.schema.eachRef(mark)
			defs = append(defs, d)
		}
	}
	slices.Reverse(defs)
	return defs
}

// candidates are all definitions there could be. Each refers to earlier ones only.
func (y *sayer) candidates() members {
	list := members{
		{blankDef, &schema{Enum: []any{nil, "", []int{}}}},
		{answerDef, not(ref(blankDef))},
		{dateDef, dayLike(whole(anyDay))},
		{dateDefs[ir.Time], dayLike(whole(anyTime))},
		{dateDefs[ir.DateTime], dayLike(whole(anyDay + "T" + anyTime))},
	}
	for i, p := range y.predicates {
		if p.ok {
			condition := *p.schema
			condition.Type = "object"
			list = append(list, member{conditionDef(i), &condition})
		}
	}
	return list
}

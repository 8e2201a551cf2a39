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
	root := y.object()
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.Comment = y.comment()
	root.Title = s.Title
	root.Description = s.Property("source")
	root.Defs = y.definitions(root)
	return root
}

// object is the record, or a row.
func (y *sayer) object() *schema {
	s := &schema{Type: "object", AllOf: slices.Concat(y.route(), y.numbers(), y.offers(), y.rules())}
	for it := range y.own() {
		y.addItem(s, it)
	}
	return s
}

// addItem says the form of an item's answer: a right one, a kind of no answer that it offers or, unless it is asked
// in any case, none at all. Texts stand there as they do before anything is answered.
func (y *sayer) addItem(s *schema, it *ir.Item) {
	forms := append([]*schema{y.answerOf(it)}, noAnswers(it.Domain.None)...)
	if asked, ok := y.formula(it.Asked); ok && asked == always && !canBeBlank(it) {
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
	for it := range slices.Values(y.survey.Items) {
		if rows := y.groups[it.ID]; rows != nil {
			list = append(list, rows.conditions()...)
		}
	}
	return append(list, y.conditions()...)
}

// conditions are the definitions of the predicates that can be said.
func (y *sayer) conditions() members {
	var list members
	for i, p := range y.predicates {
		if p.ok {
			condition := *p.schema
			condition.Type = "object"
			list = append(list, member{y.conditionDef(i), &condition})
		}
	}
	return list
}

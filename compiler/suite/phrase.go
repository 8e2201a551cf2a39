package suite

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// kindNames are as the catalogue calls them.
var kindNames = map[Kind]string{Question: "question", Option: "option", Skip: "skip", Ask: "ask", Offer: "offer", Rule: "rule"}

// Phrase says what a goal is.
func (g Goal) Phrase(s *ir.Survey) catalogue.Phrase {
	code := catalogue.Code(fmt.Sprintf("test.goal.%s.%t", kindNames[g.Kind], g.Is))
	id := s.Items[g.Item].ID
	switch g.Kind {
	case Option:
		return phrase("test.goal.option", id, ir.CodeText(g.Index))
	case Rule:
		return phrase(code, s.Rules[g.Index].Name)
	case Skip, Offer:
		return phrase(code, id, g.Index+1)
	}
	return phrase(code, id)
}

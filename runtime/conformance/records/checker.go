package records

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Checker tells what `surveyc check` says of records of a survey, one by one.
type Checker struct {
	Survey  *ir.Survey
	program *program.Program
}

// NewChecker makes a Checker for a survey that calls no functions of an embedding program.
func NewChecker(s *ir.Survey) (Checker, error) {
	p, err := program.New(s)
	if err != nil {
		return Checker{}, fmt.Errorf("records: %w", err)
	}
	return Checker{s, p}, nil
}

// Findings are all findings of r, in their order.
func (c Checker) Findings(r Record) []validate.Finding {
	return validate.Record(c.program, answers.FromJSON([]byte(r.Text())), catalogue.ZH)
}

// Blocking are those of its findings that refuse r.
func (c Checker) Blocking(r Record) []validate.Finding {
	return slices.DeleteFunc(c.Findings(r), func(f validate.Finding) bool { return f.Severity != ir.Block })
}

// computed is the JSON text of a computed item's value in r; ok is false where it has none.
func (c Checker) computed(r Record, id string) (text string, ok bool) {
	s := c.program.NewState()
	s.Load(answers.FromJSON([]byte(r.Text())))
	slot, known := c.program.Slot(id)
	if !known {
		return "", false // it is in a row
	}
	v, ok := s.Computed(slot)
	if !ok {
		return "", false
	}
	encoded, err := v.MarshalJSON()
	if err != nil {
		panic(err) // numbers and texts have a JSON form
	}
	return string(encoded), true
}

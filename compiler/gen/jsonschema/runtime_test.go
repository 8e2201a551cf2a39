package jsonschema

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// checker is what `surveyc check` does with one record.
type checker struct{ program *program.Program }

func newChecker(t testing.TB, s *ir.Survey) checker {
	p, err := program.New(s)
	require.NoError(t, err)
	return checker{p}
}

// blocking gives the findings that refuse r.
func (c checker) blocking(r record) []validate.Finding {
	findings := validate.Record(c.program, answers.FromJSON([]byte(r.text())), catalogue.ZH)
	return slices.DeleteFunc(findings, func(f validate.Finding) bool { return f.Severity != ir.Block })
}

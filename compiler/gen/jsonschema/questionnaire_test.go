package jsonschema

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/surveys"
)

func questionnaire(t testing.TB, id string) *ir.Survey {
	text, err := surveys.Files.ReadFile(surveys.Path(id))
	require.NoError(t, err)
	return compiledText(t, string(text))
}

func compiledText(t testing.TB, text string) *ir.Survey {
	result := compiler.Compile(source.New("test.survey", text))
	for _, d := range result.Diagnostics {
		require.NotEqual(t, diag.Error, d.Severity, "%+v", d)
	}
	return result.Survey
}

// Whatever the printed forms ask and refuse can be said: on 100,000 spoilt records of both
// questionnaires the schema and the runtime agree.
func TestQuestionnairesAgreeWithTheRuntime(t *testing.T) {
	for i, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			s := questionnaire(t, id)
			a, d := newAgreement(t, s, startAjv(t)), newDice(uint64(i))
			for range 50 {
				a.check(t, d.records(s, a.checker, 1000))
			}
		})
	}
}

// The schema of the IR is taken by strict mode too, and takes both questionnaires there.
func TestIRSchemaInStrictMode(t *testing.T) {
	node := startAjv(t).load(t, string(ir.Schema()))
	for _, id := range surveys.IDs {
		require.Equal(t, []bool{true}, node.takes(t, []string{encoded(t, questionnaire(t, id))}))
	}
}

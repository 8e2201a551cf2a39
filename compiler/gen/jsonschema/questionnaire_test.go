package jsonschema

import (
	"os"
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

// Whatever the printed forms ask and refuse can be said: on 100,000 spoilt records of both questionnaires the
// schema and the runtime agree. The slower of the two engines sees every tenth batch.
// `CONFORMANCE=long go test -timeout 2h` makes it a million, with both engines on all of them.
func TestQuestionnairesAgreeWithTheRuntime(t *testing.T) {
	batches, every := 50, 10
	if os.Getenv("CONFORMANCE") == "long" {
		batches, every = 500, 1
	}
	for i, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			a, d := newAgreement(t, questionnaire(t, id), startAjv(t)), newDice(uint64(i))
			for n := range batches {
				batch := d.Batch(a.Checker, 1000)
				a.checkEngine(t, a.fast, batch)
				if n%every == 0 {
					a.checkEngine(t, a.slow, batch)
				}
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

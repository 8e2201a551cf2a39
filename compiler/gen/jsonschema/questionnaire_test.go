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

// The schema of the IR is taken by strict mode too, and takes both questionnaires there.
func TestIRSchemaInStrictMode(t *testing.T) {
	node := startAjv(t).load(t, string(ir.Schema()))
	for _, id := range surveys.IDs {
		require.Equal(t, []bool{true}, node.takes(t, []string{encoded(t, questionnaire(t, id))}))
	}
}

package surveys_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/format"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// TestExamples compares what the sample of each folder of examples draws with findings.jsonl beside it, and with
// findings.en.jsonl where the survey is in English, too. UPDATE=1 rewrites them.
func TestExamples(t *testing.T) {
	folders, err := filepath.Glob("examples/*")
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			survey := exampleSurvey(t, filepath.ToSlash(folder))
			own := exampleFindings(t, survey, folder, catalogue.ZH)
			checkRecorded(t, filepath.Join(folder, "findings.jsonl"), own)
			for _, l := range survey.Languages {
				in, ok := survey.In(l.Code)
				require.True(t, ok)
				got := exampleFindings(t, in, folder, catalogue.Lang(l.Code))
				checkRecorded(t, filepath.Join(folder, "findings."+l.Code+".jsonl"), got)
				assert.Equal(t, withoutMessages(own), withoutMessages(got), "a language changes words alone")
			}
		})
	}
}

func checkRecorded(t *testing.T, recorded string, got []byte) {
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(recorded, got, 0o644))
	}
	want, err := os.ReadFile(recorded)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

var message = regexp.MustCompile(`"message":"[^"]*"`)

func withoutMessages(lines []byte) string { return message.ReplaceAllString(string(lines), "") }

func exampleSurvey(t *testing.T, folder string) *ir.Survey {
	result, err := compiler.Load(os.DirFS("."), path.Join(folder, path.Base(folder)+".survey"))
	require.NoError(t, err)
	require.Empty(t, result.Diagnostics)
	return result.Survey
}

// exampleFindings are lines of JSON.
func exampleFindings(t *testing.T, survey *ir.Survey, folder string, lang catalogue.Lang) []byte {
	p, err := program.New(survey)
	require.NoError(t, err)
	var lines bytes.Buffer
	b := batch.New(p, lang, func(f validate.Finding) error {
		line, err := json.Marshal(f)
		lines.Write(append(line, '\n'))
		return err
	})
	require.NoError(t, b.Check("", open(t, survey, filepath.Join(folder, "sample.jsonl"))))
	return lines.Bytes()
}

// TestExamplesAreFormatted: as `surveyc fmt` leaves them, the parts that they include too.
func TestExamplesAreFormatted(t *testing.T) {
	for _, pattern := range []string{"examples/*/*.survey", "examples/*/*/*.survey"} {
		files, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			formatted, diags := format.Format(source.New(file, string(text)))
			require.Empty(t, diags, file)
			assert.Equal(t, formatted, string(text), file)
		}
	}
}

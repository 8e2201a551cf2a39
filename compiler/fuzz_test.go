package compiler_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// FuzzCompile compiles any file: nothing panics, a survey comes out exactly when there is no error, and what comes
// out holds what the IR promises and runs. To search further: go test -fuzz FuzzCompile ./compiler
func FuzzCompile(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := source.Decode("fuzz.survey", data)
		if err != nil {
			return
		}
		result := compiler.Compile(file)
		require.Equal(t, result.Diagnostics.HasErrors(), result.Survey == nil)
		for _, d := range result.Diagnostics {
			require.NotEmpty(t, d.Message(catalogue.EN))
			require.True(t, 0 <= d.Span.Start && d.Span.Start <= d.Span.End && d.Span.End <= len(file.Text), "%s at %d…%d", d.Code, d.Span.Start, d.Span.End)
		}
		if result.Survey == nil {
			return
		}
		require.NoError(t, result.Survey.Validate())
		p, err := program.New(result.Survey)
		require.NoError(t, err)
		validate.Record(p, answers.FromJSON([]byte(`{"_id": 1}`)), catalogue.ZH)
	})
}

// seeds are all surveys of the repository and those of the catalogue and the conformance table.
func seeds(f *testing.F) []string {
	texts := conformanceSurveys(f)
	for _, e := range catalogue.Explained() {
		texts = append(texts, e.About.Broken, e.About.Mended)
	}
	for _, pattern := range []string{"../surveys/*/*.survey", "../dsl/*/testdata/*.survey", "../dsl/*/testdata/*/*.survey"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(f, err)
			texts = append(texts, string(text))
		}
	}
	return texts
}

func conformanceSurveys(f *testing.F) []string {
	files, err := filepath.Glob("../runtime/conformance/testdata/*.yaml")
	require.NoError(f, err)
	require.NotEmpty(f, files)
	var texts []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(f, err)
		var cases []struct{ Survey, Body string }
		require.NoError(f, yaml.Unmarshal(text, &cases))
		for _, c := range cases {
			texts = append(texts, c.Survey, "survey t \"t\"\n"+c.Body)
		}
	}
	return texts
}

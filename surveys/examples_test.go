package surveys_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/format"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// TestExamples compares what the sample of each folder of examples draws with findings.jsonl beside it. UPDATE=1
// rewrites it.
func TestExamples(t *testing.T) {
	folders, err := filepath.Glob("examples/*")
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			got := exampleFindings(t, filepath.ToSlash(folder))
			recorded := filepath.Join(folder, "findings.jsonl")
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(recorded, got, 0o644))
			}
			want, err := os.ReadFile(recorded)
			require.NoError(t, err)
			assert.Equal(t, string(want), string(got))
		})
	}
}

// exampleFindings are lines of JSON.
func exampleFindings(t *testing.T, folder string) []byte {
	result, err := compiler.Load(os.DirFS("."), path.Join(folder, path.Base(folder)+".survey"))
	require.NoError(t, err)
	require.Empty(t, result.Diagnostics)
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	var lines bytes.Buffer
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		line, err := json.Marshal(f)
		lines.Write(append(line, '\n'))
		return err
	})
	require.NoError(t, b.Check("", open(t, result.Survey, filepath.Join(folder, "sample.jsonl"))))
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

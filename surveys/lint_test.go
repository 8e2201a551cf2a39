package surveys_test

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
)

// TestLint: of the questionnaires and the examples there is nothing to remark but what is silenced with a reason, and all of
// it was decided. How many remarks are silenced stands in docs/readings.md.
func TestLint(t *testing.T) {
	silenced := map[string]int{"jdlk": 5, "fjdlk": 2, "clinic": 1}
	files, err := filepath.Glob("*/*.survey")
	require.NoError(t, err)
	examples, err := filepath.Glob("examples/*/*.survey")
	require.NoError(t, err)
	for _, file := range append(files, examples...) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			result, err := compiler.Load(os.DirFS("."), filepath.ToSlash(file))
			require.NoError(t, err)
			require.NotNil(t, result.Survey)
			report := lint.Check(result)
			var said strings.Builder
			require.NoError(t, diag.WriteText(&said, report.Diagnostics(), diag.Style{Lang: catalogue.ZH}))
			assert.Empty(t, said.String())
			assert.Zero(t, report.Undecided)
			assert.Equal(t, silenced[path.Base(path.Dir(filepath.ToSlash(file)))], report.Silenced)
		})
	}
}

package surveys_test

import (
	"os"
	"path"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/mutant"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/surveys"
)

// TestSuites: the tests beside each questionnaire are as expected, reach all of it, and notice every slip that can be made in it. README.md
// says how many.
func TestSuites(t *testing.T) {
	slips := map[string]int{"jdlk": 123, "fjdlk": 59}
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			result, err := compiler.Load(os.DirFS("."), surveys.Path(id))
			require.NoError(t, err)
			runner, err := suite.NewRunner(result.Survey)
			require.NoError(t, err)
			file := path.Join(id, id+".tests.yaml")
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			tests, problems := suite.Read(source.New(file, string(text)), result.Survey)
			require.Empty(t, problems)
			reached := map[suite.Goal]bool{}
			for i := range tests {
				assert.Empty(t, runner.Run(&tests[i], catalogue.ZH), tests[i].Name)
				for g := range runner.Reached(tests[i].Record) {
					reached[g] = true
				}
			}
			for _, g := range suite.Goals(result.Survey) {
				assert.True(t, reached[g], "%v", g.Phrase(result.Survey))
			}
			assert.Equal(t, slips[id], noticed(t, result, tests))
		})
	}
}

// noticed counts the slips that tests notice, all of those that compile.
func noticed(t *testing.T, r compiler.Result, tests []suite.Test) int {
	n := 0
	for _, m := range mutant.All(r, r.Places.Items[0].ID.File) {
		other := compiler.Compile(source.New("slip.survey", m.Text)).Survey
		if other == nil {
			continue
		}
		runner, err := suite.NewRunner(other)
		require.NoError(t, err)
		told := false
		for i := range tests {
			told = told || len(runner.Run(&tests[i], catalogue.ZH)) > 0
		}
		if assert.True(t, told, "%s\nwould be\n%s", m.Clause.Text(), m.After) {
			n++
		}
	}
	return n
}

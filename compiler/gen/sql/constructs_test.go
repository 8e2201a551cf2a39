package sql_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// The view gives the runtime's findings on spoilt records of a survey that has every sort of question, function and rule but those in
// repeated groups.
func TestConstructs(t *testing.T) {
	text, err := os.ReadFile("testdata/constructs.survey")
	require.NoError(t, err)
	s := compiled(t, string(text))
	onEngines(t, func(t *testing.T, db engine) {
		require.Empty(t, sql.Unsaid(s, db.dialect))
		rules := map[string]bool{}
		for seed := range uint64(2) {
			for _, f := range sameOnSpoilt(t, db, s, seed, 2000) {
				rules[f[2]+f[3]] = true
			}
		}
		for i := range s.Rules {
			assert.True(t, rules["assert"+s.Rules[i].Name], s.Rules[i].Name)
		}
		assert.True(t, rules["computed"])
	})
}

// So it does on those of random surveys.
func TestRandomSurveys(t *testing.T) {
	onEngines(t, func(t *testing.T, db engine) {
		compared := 0
		for seed := range uint64(12) {
			c := compiler.Compile(source.New("random.survey", records.NewDice(seed).Survey()))
			if c.Survey != nil && len(sql.Unsaid(c.Survey, db.dialect)) == 0 {
				sameOnSpoilt(t, db, c.Survey, seed, 300)
				compared++
			}
		}
		assert.Greater(t, compared, 8)
	})
}

func compiled(t testing.TB, text string) *ir.Survey {
	c := compiler.Compile(source.New("test.survey", text))
	require.NotNil(t, c.Survey, c.Diagnostics)
	return c.Survey
}

func sameOnSpoilt(t *testing.T, db engine, s *ir.Survey, seed uint64, n int) []row {
	t.Helper()
	c, err := records.NewChecker(s)
	require.NoError(t, err)
	return same(t, db, s, records.Texts(records.NewDice(seed).Batch(c, n)), &times{})
}

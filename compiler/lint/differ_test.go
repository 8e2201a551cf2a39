package lint

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/mutant"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Random small surveys with a slip: what is said to make no difference makes none in any complete record, and what is
// said to make one is shown by its household; few are left open.
func TestDifferEqualsTryingAllRecords(t *testing.T) {
	number := map[solver.Outcome]int{}
	for seed := range uint64(12) {
		text := randomSurvey(rand.New(rand.NewPCG(seed, 11)))
		main := source.New("t.survey", text)
		r := compiler.Compile(main)
		runner, err := suite.NewRunner(r.Survey)
		require.NoError(t, err)
		var surveys []*ir.Survey
		var runners []*suite.Runner
		for _, m := range mutant.All(r, main) {
			if other := compiler.Compile(source.New("t.survey", m.Text)).Survey; other != nil {
				with, err := suite.NewRunner(other)
				require.NoError(t, err)
				surveys, runners = append(surveys, other), append(runners, with)
			}
		}
		tells := func(record *answers.Record, other int) bool {
			test := runner.Expect(record)
			return len(runners[other].Run(&test, catalogue.EN)) > 0
		}
		differences := Differ(r, runner, surveys, tells)
		for i, d := range differences {
			number[d.Outcome]++
			if d.Outcome == solver.Sat {
				require.True(t, tells(d.Record, i), text)
			}
		}
		state := newLinter(r).linked.NewState()
		allRecords(r.Survey, &answers.Record{}, func(record *answers.Record) {
			state.Load(record)
			if whole, _ := standing(state); !whole {
				return
			}
			for i, d := range differences {
				if d.Outcome == solver.Unsat {
					require.False(t, tells(record, i), "%d\n%s\n%s", i, text, record.AppendJSON(nil))
				}
			}
		})
	}
	require.Greater(t, number[solver.Sat], 100)
	require.Greater(t, number[solver.Unsat], 10)
	require.Less(t, number[solver.Unknown], number[solver.Sat]/20)
}

package lint

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/mutant"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
)

// Random surveys with repeated groups: what is said to be out of reach no complete record of many reaches, and no two things that are said
// to be apart; of the slips, those that are said to make no difference make none in any of them, and the others are shown.
func TestCoverInRows(t *testing.T) {
	whole, infeasible, reached, open := 0, 0, 0, 0
	outcomes := map[solver.Outcome]int{}
	for seed := range uint64(5) {
		d := records.NewDice(seed)
		text := d.Repeats()
		main := source.New("t.survey", text)
		r := compiler.Compile(main)
		require.NotNil(t, r.Survey, text)
		runner, err := suite.NewRunner(r.Survey)
		require.NoError(t, err)
		list := wholeRecords(t, d, r.Survey)
		c := NewCover(r, runner, list[:len(list)/8]...)
		differ, surveys, runners := slipsIn(t, r, runner, main, list)
		for _, h := range c.Households {
			reached += len(h.Goals)
		}
		infeasible, open, whole = infeasible+len(c.Infeasible), open+len(c.Open), whole+len(list)
		for i, d := range differ {
			outcomes[d.Outcome]++
			if d.Outcome == solver.Sat {
				test := runner.Expect(d.Record)
				require.NotEmpty(t, runners[i].Run(&test, catalogue.EN), text)
			}
		}
		for _, record := range list {
			goals := runner.Reached(record)
			for _, g := range c.Infeasible {
				require.False(t, goals[g.Goal], "%v\n%s\n%s", g.Goal, text, record.AppendJSON(nil))
			}
			n := 0
			for _, g := range c.Apart {
				if goals[g] {
					n++
				}
			}
			require.LessOrEqual(t, n, 1, text)
			test := runner.Expect(record)
			for i, d := range differ {
				if d.Outcome == solver.Unsat {
					require.Empty(t, runners[i].Run(&test, catalogue.EN), "%s\n%v\n%s", text, surveys[i].Rules, record.AppendJSON(nil))
				}
			}
		}
	}
	t.Logf("%d complete records; reached %d, out of reach %d, not decided %d; slips %v", whole, reached, infeasible, open, outcomes)
	assert.Greater(t, whole, 100)
	assert.Greater(t, infeasible, 3)
	assert.Less(t, open*10, reached)
	assert.Greater(t, outcomes[solver.Unsat], 0)
	assert.Greater(t, outcomes[solver.Sat], 50)
}

func slipsIn(t *testing.T, r compiler.Result, runner *suite.Runner, main *source.File, list []*answers.Record) ([]Difference, []*ir.Survey, []*suite.Runner) {
	var surveys []*ir.Survey
	var runners []*suite.Runner
	for _, m := range mutant.All(r, main) {
		if other := compiler.Compile(source.New("t.survey", m.Text)).Survey; other != nil {
			with, err := suite.NewRunner(other)
			require.NoError(t, err)
			surveys, runners = append(surveys, other), append(runners, with)
		}
	}
	return Differ(r, runner, surveys, func(record *answers.Record, other int) bool {
		test := runner.Expect(record)
		return len(runners[other].Run(&test, catalogue.EN)) > 0
	}, list[:len(list)/8]...), surveys, runners
}

// wholeRecords are complete: everything that is asked is answered.
func wholeRecords(t *testing.T, d records.Dice, s *ir.Survey) []*answers.Record {
	p, err := program.New(s)
	require.NoError(t, err)
	state := p.NewState()
	var list []*answers.Record
	for range 40 {
		values := map[int]answers.Value{}
		for i := range s.Items {
			if s.Items[i].Domain.Kind == ir.Rows {
				values[i] = answers.Rows(make([]answers.Value, d.IntN(3))...)
			} else if d.Once(2) {
				values[i] = plainAnswer(&s.Items[i].Domain, d.IntN(3), d.IntN(3))
			}
		}
		record := walked(s, values, 1, d.Once(2))
		state.Load(record)
		if whole, _ := standing(state); whole {
			list = append(list, record)
		}
	}
	return list
}

// The examples with repeated groups: everything is reached or cannot be, in rows too, and the tests are as expected.
func TestCoverOfExamples(t *testing.T) {
	for _, id := range []string{"roster", "farm", "clinic"} {
		r, err := compiler.Load(os.DirFS("../../surveys/examples"), id+"/"+id+".survey")
		require.NoError(t, err)
		runner, err := suite.NewRunner(r.Survey)
		require.NoError(t, err)
		c := NewCover(r, runner)
		for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
			tests := readBack(t, c, runner, lang)
			for i := range tests {
				assert.Empty(t, runner.Run(&tests[i], lang), id)
				assert.Equal(t, runner.Reached(c.Households[i].Record), runner.Reached(tests[i].Record), id)
			}
		}
		t.Logf("%s: %d of %d by %d households, at least %d; out of reach %d, not decided %d", id, len(reachedBy(runner, c)), len(suite.Goals(r.Survey)), len(c.Households), len(c.Apart), len(c.Infeasible), len(c.Open))
		assert.Less(t, len(c.Open)*10, len(suite.Goals(r.Survey)), id)
	}
}

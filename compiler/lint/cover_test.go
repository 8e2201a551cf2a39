package lint

import (
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Random small surveys: what households reach is what some complete record reaches, what is infeasible is what none does, and
// none reaches two of the goals that the bound rests on.
func TestCoverEqualsTryingAllRecords(t *testing.T) {
	infeasible, apart := 0, 0
	for seed := range uint64(60) {
		text := randomSurvey(rand.New(rand.NewPCG(seed, 9)))
		r := compiler.Compile(source.New("t.survey", text))
		require.NotNil(t, r.Survey, text)
		runner, err := suite.NewRunner(r.Survey)
		require.NoError(t, err)
		c := NewCover(r, runner)
		require.Empty(t, c.Open, text)
		require.Equal(t, reachedByAll(r, runner, func(reached map[suite.Goal]bool) {
			n := 0
			for _, g := range c.Apart {
				if reached[g] {
					n++
				}
			}
			require.LessOrEqual(t, n, 1, text)
		}), reachedBy(runner, c), text)
		infeasible, apart = infeasible+len(c.Infeasible), apart+len(c.Apart)
		require.LessOrEqual(t, len(c.Apart), len(c.Households), text)
	}
	require.Greater(t, infeasible, 30)
	require.Greater(t, apart, 120)
}

// reachedByAll is what complete records reach.
func reachedByAll(r compiler.Result, runner *suite.Runner, see func(map[suite.Goal]bool)) map[suite.Goal]bool {
	all := map[suite.Goal]bool{}
	state := newLinter(r).linked.NewState()
	allRecords(r.Survey, &answers.Record{}, func(record *answers.Record) {
		state.Load(record)
		if whole, _ := standing(state); !whole {
			return
		}
		reached := runner.Reached(record)
		see(reached)
		for _, g := range suite.Goals(r.Survey) {
			if reached[g] {
				all[g] = true
			}
		}
	})
	return all
}

// reachedBy is what the households of a cover reach.
func reachedBy(runner *suite.Runner, c Cover) map[suite.Goal]bool {
	all := map[suite.Goal]bool{}
	for _, h := range c.Households {
		reached := runner.Reached(h.Record)
		for _, g := range suite.Goals(runner.Survey) {
			if reached[g] {
				all[g] = true
			}
		}
	}
	return all
}

// The questionnaires: all is reached, by as many households as the bound asks for, and as tests they pass when they are read back.
func TestCoverOfQuestionnaires(t *testing.T) {
	for _, id := range []string{"jdlk", "fjdlk"} {
		r, err := compiler.Load(os.DirFS("../../surveys"), id+"/"+id+".survey")
		require.NoError(t, err)
		runner, err := suite.NewRunner(r.Survey)
		require.NoError(t, err)
		c := NewCover(r, runner)
		assert.Empty(t, c.Open, id)
		assert.Len(t, reachedBy(runner, c), len(suite.Goals(r.Survey)), id)
		assert.Len(t, c.Households, len(c.Apart), id)
		for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
			tests := readBack(t, c, runner, lang)
			for i := range tests {
				assert.Empty(t, runner.Run(&tests[i], lang), id)
				assert.Equal(t, runner.Reached(c.Households[i].Record), runner.Reached(tests[i].Record), id)
			}
		}
	}
}

func readBack(t *testing.T, c Cover, runner *suite.Runner, lang catalogue.Lang) []suite.Test {
	var tests []suite.Test
	for _, h := range c.Households {
		tests = append(tests, runner.Expect(h.Record))
	}
	read, problems := suite.Read(source.New("t.yaml", suite.Write(tests, make([]string, len(tests)), runner.Survey, lang)), runner.Survey)
	require.Empty(t, problems)
	require.Len(t, read, len(tests))
	return read
}

func BenchmarkCover(b *testing.B) {
	for _, id := range []string{"jdlk", "fjdlk"} {
		b.Run(id, func(b *testing.B) {
			r, err := compiler.Load(os.DirFS("../../surveys"), id+"/"+id+".survey")
			require.NoError(b, err)
			runner, err := suite.NewRunner(r.Survey)
			require.NoError(b, err)
			for b.Loop() {
				NewCover(r, runner)
			}
		})
	}
}

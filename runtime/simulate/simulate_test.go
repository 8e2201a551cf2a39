package simulate_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/simulate"
	"github.com/surveyc/surveyc/runtime/validate"
)

var surveys = []string{"jdlk/jdlk", "fjdlk/fjdlk", "examples/roster/roster", "examples/farm/farm", "examples/clinic/clinic", "examples/water/water"}

func load(t testing.TB, name string) *ir.Survey {
	t.Helper()
	r, err := compiler.Load(os.DirFS("../../surveys"), name+".survey")
	require.NoError(t, err)
	require.NotNil(t, r.Survey, name)
	return r.Survey
}

func newSimulator(t testing.TB, s *ir.Survey, o simulate.Options) *simulate.Simulator {
	t.Helper()
	sim, err := simulate.New(s, o)
	require.NoError(t, err)
	return sim
}

func line(r *answers.Record) string { return string(r.AppendJSON(nil)) }

// TestRightRecords: no rule blocks a record that nobody erred in, and few warn.
func TestRightRecords(t *testing.T) {
	const n = 400
	for _, name := range surveys {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			s := load(t, name)
			p, err := program.New(s)
			require.NoError(t, err)
			sim, warned := newSimulator(t, s, simulate.Options{Seed: 5}), 0
			for nr := range n {
				r, err := sim.Record(nr)
				require.NoError(t, err)
				assert.Equal(t, fmt.Sprintf("%s-%06d", s.ID, nr+1), r.ID)
				found := validate.Record(p, r, catalogue.EN)
				require.False(t, validate.Blocks(found), "%s\n%v", line(r), found)
				if len(found) > 0 {
					warned++
				}
			}
			assert.Less(t, warned, n*5/100)
		})
	}
}

// TestRandomSurveys: of any survey, records that no rule blocks are made, or it is said that none were found; where the
// solver has some, they are.
func TestRandomSurveys(t *testing.T) {
	const each = 12
	made, none := 0, 0
	for seed := range uint64(120) {
		for kind, text := range []string{records.NewDice(seed).Survey(), records.NewDice(seed).Repeats()} {
			c := compiler.Compile(source.New("random.survey", text))
			require.NotNil(t, c.Survey, text)
			if len(c.Survey.Functions) > 0 {
				continue
			}
			p, err := program.New(c.Survey)
			require.NoError(t, err)
			known := slices.DeleteFunc(lint.Households(c.Survey, 5), func(r *answers.Record) bool {
				return validate.Blocks(validate.Record(p, r, catalogue.EN)) // the solver knows texts in part
			})
			sim := newSimulator(t, c.Survey, simulate.Options{Seed: seed, Known: func() []*answers.Record { return known }})
			for nr := range each {
				r, err := sim.Record(nr)
				if err != nil {
					none++
					if kind == 0 {
						assert.Empty(t, known, "%s", text)
					}
					break
				}
				made++
				found := validate.Record(p, r, catalogue.EN)
				require.False(t, validate.Blocks(found), "%s\n%s\n%v", text, line(r), found)
			}
		}
	}
	t.Logf("%d records, %d surveys without", made, none)
	assert.Less(t, none, 70) // most contradict themselves
}

// TestAnyOrder: a record hangs on the seed and its number alone.
func TestAnyOrder(t *testing.T) {
	mistakes, _, ok := simulate.ParseMistakes("30%")
	require.True(t, ok)
	for _, name := range surveys {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			s, o := load(t, name), simulate.Options{Seed: 9, Mistakes: mistakes}
			const n = 600
			var want []string
			sim := newSimulator(t, s, o)
			for nr := range n {
				r, err := sim.Record(nr)
				require.NoError(t, err)
				want = append(want, line(r))
			}
			other := newSimulator(t, s, o)
			for _, nr := range rand.New(rand.NewPCG(1, 2)).Perm(n)[:100] {
				r, err := other.Record(nr)
				require.NoError(t, err)
				assert.Equal(t, want[nr], line(r))
			}
			var got strings.Builder
			tally, err := simulate.Each(n, func() (*simulate.Simulator, error) { return simulate.New(s, o) },
				func(b []byte, r *answers.Record) []byte { return append(r.AppendJSON(b), '\n') },
				func(b []byte) error { _, err := got.Write(b); return err })
			require.NoError(t, err)
			assert.Equal(t, strings.Join(want, "\n")+"\n", got.String())
			assert.Equal(t, n, tally.Records)
		})
	}
}

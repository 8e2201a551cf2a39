package records

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

const household = `
survey t "t"
question 1 "1" option ① "a" option ② "b"
  skip goto 3 if 1 == ②
question 2 "2" multi 1..2 option ① "a" option ② "b" option ③ "c" exclusive
question 3 "3" integer 0..30
  assert block odd "!" if 3 == 13
question 4 "4" date
question 5 "5" text
question 6 "6" number
question 7 "7" signature
`

func checker(t *testing.T) Checker {
	c, err := NewChecker(compiler.Compile(source.New("t.survey", household)).Survey)
	require.NoError(t, err)
	return c
}

// A batch has enough of everything: sound records, every finding, records named and in another order.
func TestBatch(t *testing.T) {
	c := checker(t)
	batch := NewDice(1).Batch(c, 1995)
	require.Len(t, batch, 1995)
	sound, found, named, reordered := 0, map[catalogue.Code]int{}, 0, 0
	for _, r := range batch {
		require.Nil(t, answers.FromJSON([]byte(r.Text())).Malformed, r.Text())
		if len(c.Blocking(r)) == 0 {
			sound++
		}
		for _, f := range c.Findings(r) {
			found[f.Code]++
		}
		if r.index("_id") >= 0 {
			named++
		}
		if !slices.IsSortedFunc(r, func(a, b Field) int { return r.index(a.Key) - r.index(b.Key) }) || r[0].Key != "1" {
			reordered++
		}
	}
	assert.Greater(t, sound, 500)
	for _, code := range []catalogue.Code{"required", "skipped", "type", "option", "range", "assert", "unknown"} {
		assert.Greater(t, found[code], 5, code)
	}
	assert.Greater(t, named, 50)
	assert.Greater(t, reordered, 300)
}

func TestTheSameSeedGivesTheSameRecords(t *testing.T) {
	c := checker(t)
	first, second, other := NewDice(1).Batch(c, 50), NewDice(1).Batch(c, 50), NewDice(2).Batch(c, 50)
	assert.Equal(t, first, second)
	assert.NotEqual(t, first, other)
}

func TestShrink(t *testing.T) {
	r := Record{{"c", "1"}, {"a", `"x"`}, {"b", "[]"}}
	differs := func(r Record) bool { return r.index("b") >= 0 && (r.index("a") >= 0 || r.index("c") >= 0) }
	assert.Equal(t, `{"a":"x","b":[]}`, Shrink(r, differs).Text())
	assert.Equal(t, `{"c":1,"a":"x","b":[]}`, r.Text())
}

// The edges are the last doubles that are equal to a constant.
func TestEdges(t *testing.T) {
	for _, c := range []float64{0, 1, -1, 0.3, 2, 30, 999999999, 1e9, 123456.789, 1e15, -1e15} {
		for i, away := range []float64{math.Inf(-1), math.Inf(1)} {
			last := edgesAround(c)[i]
			assert.True(t, value.Equal(last, c), "%v", c)
			assert.False(t, value.Equal(math.Nextafter(last, away), c), "%v", c)
		}
	}
}

package why

import (
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// What is given as the reason is enough, whatever else is answered, and none of it can be left out: for records of the questionnaires, of
// which some answers are taken out, and each item.
func TestFactsForce(t *testing.T) {
	for _, id := range []string{"jdlk", "fjdlk"} {
		s, records := survey(t, id)
		teller, err := New(s)
		require.NoError(t, err)
		r := rand.New(rand.NewPCG(1, 1))
		told := 0
		for range 40 {
			record := thinned(r, records[r.IntN(len(records))])
			for i := range s.Items {
				reason, ok := teller.Item(record, s.Items[i].ID)
				if !ok || reason.Status == program.Undetermined {
					continue
				}
				told += len(reason.Facts)
				other := mixed(s, record, records[r.IntN(len(records))], reason.Facts)
				now, _ := teller.Item(other, s.Items[i].ID)
				assert.Equal(t, reason.Status, now.Status, "%s by %v in %s", s.Items[i].ID, reason.Facts, other.AppendJSON(nil))
			}
		}
		assert.Greater(t, told, 200)
	}
}

func survey(t *testing.T, id string) (*ir.Survey, []*answers.Record) {
	result, err := compiler.Load(os.DirFS("../../surveys"), id+"/"+id+".survey")
	require.NoError(t, err)
	f, err := os.Open("../../surveys/" + id + "/sample.jsonl")
	require.NoError(t, err)
	defer f.Close()
	var list []*answers.Record
	for reader := answers.NewJSONL(f); ; {
		r, err := reader.Next()
		if err == io.EOF {
			return result.Survey, list
		}
		require.NoError(t, err)
		if r.Malformed == nil {
			list = append(list, &answers.Record{Fields: slices.Clone(r.Fields)})
		}
	}
}

// thinned is a record without some of its answers.
func thinned(r *rand.Rand, of *answers.Record) *answers.Record {
	out := &answers.Record{}
	for _, f := range of.Fields {
		if r.IntN(8) > 0 {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

func about(facts []Fact, s *ir.Survey, id string) bool {
	return slices.ContainsFunc(facts, func(f Fact) bool { return s.Items[f.Item].ID == id })
}

// mixed has what record says of the items of facts, and what other says of all else.
func mixed(s *ir.Survey, record, other *answers.Record, facts []Fact) *answers.Record {
	out := &answers.Record{}
	for _, f := range record.Fields {
		if about(facts, s, f.Key) {
			out.Fields = append(out.Fields, f)
		}
	}
	for _, f := range other.Fields {
		if !about(facts, s, f.Key) {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

const school = `survey t "t"
question 4 "a" option ① "x" option ② "y"
  skip goto 5 if 4 == ②
question 4-1 "b" option ① "x" option ② "y"
  skip goto 5 if 4-1 == ①
question 4-2 "c" text optional
question 5 "d" option ① "x" option ② "y"
  ask if 4-2 == "z" or not answered(4-2)
  assert warn r "!" if 5 == ② and (4-1 == ① and 4 == ① or 4 == ②)
`

func TestReasons(t *testing.T) {
	s := compiler.Compile(source.New("t.survey", school)).Survey
	require.NotNil(t, s)
	teller, err := New(s)
	require.NoError(t, err)
	given := func(item int, v answers.Value) Fact { return Fact{item, s.Items[item].ID, Given, v} }
	for _, c := range []struct {
		record string
		item   int
		want   ItemReason
	}{
		{`{"4":2}`, 2, ItemReason{program.Passed, []Fact{given(0, answers.Num(2))}, []Clause{{0, 0}}}},
		{`{"4-1":1}`, 2, ItemReason{program.Passed, []Fact{given(1, answers.Num(1))}, []Clause{{1, 0}}}},
		{`{"4":1}`, 2, ItemReason{program.Undetermined, []Fact{{1, "4-1", Open, answers.Value{}}}, nil}},
		{`{"4":1,"4-1":2,"4-2":"q"}`, 3, ItemReason{program.Passed, []Fact{given(0, answers.Num(1)), given(1, answers.Num(2)), given(2, answers.Text("q"))}, []Clause{{3, -1}}}},
		{`{"4":1}`, 0, ItemReason{program.Asked, nil, nil}},
		{`{"4":1,"4-1":2}`, 3, ItemReason{program.Asked, []Fact{{2, "4-2", Blank, answers.Value{}}}, []Clause{{3, -1}}}},
	} {
		got, ok := teller.Item(answers.FromJSON([]byte(c.record)), s.Items[c.item].ID)
		assert.True(t, ok)
		assert.Equal(t, c.want, got, "%s %s", c.record, s.Items[c.item].ID)
	}
	acts, _ := teller.Rule(answers.FromJSON([]byte(`{"4":2,"5":2}`)), 0, "5")
	assert.Equal(t, RuleReason{Acts: true, Facts: []Fact{given(0, answers.Num(2)), given(3, answers.Num(2))}}, acts)
	idle, _ := teller.Rule(answers.FromJSON([]byte(`{"4":2,"5":1}`)), 0, "5")
	assert.Equal(t, RuleReason{Facts: []Fact{given(3, answers.Num(1))}}, idle)
}

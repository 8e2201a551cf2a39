package validate_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

const verified = `survey t "t"
question size "size" integer
  assert warn many "many" if size > 2
question note "note" text optional
  assert block never "never" if note == "x"
repeat members "成员" ..3 times size
question name "name" text
  assert warn same "same" unless unique(name)
question age "age" integer
  assert warn old "old" if age > 90 and size > 0
endrepeat
`

// What an acknowledgement keeps, by the place and rule of its finding: which override, "" for none.
var acknowledged = []struct{ name, record, item, rule, want string }{
	{"the answer", `{"size":3}`, "size", "many", `{"rule":"many","values":{"size":3},"reason":"三代同堂","time":"2020-04-13T08:30"}`},
	{"in a row", `{"size":2,"members":[{"age":9},{"name":"乙","age":95}]}`, "members[2].age", "old",
		`{"rule":"old","item":"members[2].age","values":{"size":2,"age":95},"reason":"三代同堂","time":"2020-04-13T08:30"}`},
	{"of all rows", `{"size":2,"members":[{"name":"甲","age":1},{"name":"甲"}]}`, "members[1].name", "same",
		`{"rule":"same","item":"members[1].name","values":{"members":[{"name":"甲"},{"name":"甲"}],"name":"甲"},"reason":"三代同堂","time":"2020-04-13T08:30"}`},
	{"what blocks is not acknowledged", `{"note":"x"}`, "note", "never", ""},
	{"no such row", `{"size":1,"members":[{}]}`, "members[2].age", "old", ""},
	{"no row", `{"size":1,"members":[{}]}`, "age", "old", ""},
	{"no such rule", `{"size":3}`, "size", "few", ""},
	{"a rule of another item", `{"size":1,"members":[{}]}`, "members[1].name", "old", ""},
}

func TestAcknowledge(t *testing.T) {
	s := verifiedProgram(t).NewState()
	for _, c := range acknowledged {
		s.Load(answers.FromJSON([]byte(c.record)))
		o, ok := validate.Acknowledge(s, validate.Finding{Item: c.item, Code: validate.Assert, Rule: c.rule}, "三代同堂", time.Date(2020, 4, 13, 8, 30, 59, 0, time.UTC))
		require.Equal(t, c.want != "", ok, c.name)
		if !ok {
			continue
		}
		data, err := o.Value().MarshalJSON()
		require.NoError(t, err)
		assert.Equal(t, c.want, string(data), c.name)
		assert.Equal(t, c.item, o.Place(s), c.name)
		assert.True(t, o.Counts(s), c.name)
		assert.Equal(t, o, validate.OverrideOf(o.Value()), c.name)
	}
	_, ok := validate.Acknowledge(s, validate.Finding{Item: "size", Code: validate.Assert, Rule: "many"}, "", time.Time{})
	assert.False(t, ok, "without a reason")
	_, ok = validate.Acknowledge(s, validate.Finding{Item: "size", Code: validate.Required}, "x", time.Time{})
	assert.False(t, ok, "no rule")
}

func verifiedProgram(t *testing.T) *program.Program {
	result := compiler.Compile(source.New("t.survey", verified))
	require.Empty(t, result.Diagnostics)
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	return p
}

// On random surveys and records: an acknowledgement silences exactly its finding, and counts until an operand that it keeps is another.
func TestAcknowledgedAtRandom(t *testing.T) {
	acknowledged, void := 0, 0
	for seed := range uint64(150) {
		d := records.NewDice(seed)
		result := compiler.Compile(source.New("t.survey", records.Pick(d, d.Survey(), d.Repeats())))
		if result.Survey == nil {
			continue
		}
		c, err := records.NewChecker(result.Survey)
		require.NoError(t, err)
		p, err := program.New(result.Survey)
		require.NoError(t, err)
		s := p.NewState()
		for _, r := range d.Batch(c, 20) {
			record := answers.FromJSON([]byte(r.Text()))
			record.Fields = without(record.Fields, answers.OverridesKey)
			s.Load(record)
			found := validate.State(s, "", catalogue.ZH)
			for i, f := range found {
				o, ok := validate.Acknowledge(s, f, "x", time.Time{})
				if !ok {
					continue
				}
				acknowledged++
				want := append([]validate.Finding{}, found...)
				want[i].Acknowledged = "x"
				require.Equal(t, want, foundWith(p, record, o), r.Text())
				for k := range o.Values {
					changed := o
					changed.Values = append([]answers.Field{}, o.Values...)
					changed.Values[k].Value = answers.Row(answers.Field{Key: "no answer", Value: answers.Num(1)})
					require.Equal(t, found, foundWith(p, record, changed), r.Text())
					void++
				}
			}
		}
	}
	assert.Greater(t, acknowledged, 500)
	assert.Greater(t, void, 500)
}

func without(fields []answers.Field, key string) (kept []answers.Field) {
	for _, f := range fields {
		if f.Key != key {
			kept = append(kept, f)
		}
	}
	return kept
}

func foundWith(p *program.Program, r *answers.Record, o validate.Override) []validate.Finding {
	with := answers.Record{Fields: append([]answers.Field{{Key: answers.OverridesKey, Value: answers.Rows(o.Value())}}, r.Fields...)}
	return validate.Record(p, &with, catalogue.ZH)
}

package validate_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

var overrides = []struct{ name, record, want string }{
	{"none", `{"a":5}`, ""},
	{"a list", `{"a":5,"_overrides":[{"rule":"b","reason":"no"},{"rule":"high","values":{"a":5},"reason":"双季稻","time":"2020-04-13T08:30"}]}`, "双季稻"},
	{"by rule", `{"_overrides":{"high":{"values":{"a":5.0},"reason":"双季稻"}},"a":5}`, "双季稻"},
	{"the answer has changed", `{"a":6,"_overrides":[{"rule":"high","values":{"a":5},"reason":"双季稻"}]}`, ""},
	{"an answer that was not there", `{"a":5,"_overrides":[{"rule":"high","values":{"a":5,"b":null},"reason":"双季稻"}]}`, "双季稻"},
	{"an answer that was not there is now", `{"a":5,"b":1,"_overrides":[{"rule":"high","values":{"a":5,"b":null},"reason":"双季稻"}]}`, ""},
	{"no values kept", `{"a":5,"_overrides":[{"rule":"high","reason":"双季稻"}]}`, "双季稻"},
	{"no reason", `{"a":5,"_overrides":[{"rule":"high","values":{"a":5}}]}`, ""},
	{"of a table", `{"a":5,"_overrides":"[{\"rule\":\"high\",\"values\":{\"a\":5},\"reason\":\"双季稻\"}]"}`, "双季稻"},
	{"of another form", `{"a":5,"_overrides":[{"rule":3}]}`, ""},
	{"nothing of an override", `{"a":5,"_overrides":7}`, ""},
}

// TestOverrides: a warning bears the reason for which it was left, as long as the answers in it are what they were.
func TestOverrides(t *testing.T) {
	result := compiler.Compile(source.New("t.survey", `survey t "t"
question a "a" integer
  assert warn high "high" if a > 4.0
  assert block higher "higher" if a > 10.0
question b "b" integer optional
`))
	require.Empty(t, result.Diagnostics)
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	for _, c := range overrides {
		found := validate.Record(p, answers.FromJSON([]byte(c.record)), catalogue.ZH)
		require.Len(t, found, 1, c.name)
		assert.Equal(t, c.want, found[0].Acknowledged, c.name)
	}
	found := validate.Record(p, answers.FromJSON([]byte(`{"a":11,"_overrides":{"high":{"reason":"x"},"higher":{"reason":"x"}}}`)), catalogue.ZH)
	require.Len(t, found, 2)
	assert.Empty(t, found[1].Acknowledged, "what blocks cannot be acknowledged")
	record := answers.FromJSON([]byte(`{"a":5,"_overrides":[{"rule":"high"}]}`))
	assert.Equal(t, `{"a":5,"_overrides":[{"rule":"high"}]}`, string(record.AppendJSON(nil)), "a record keeps them")
}

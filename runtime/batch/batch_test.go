package batch_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

var form = &ir.Survey{IR: ir.Version, ID: "form", Sections: []ir.Section{}, Items: []ir.Item{
	{ID: "a", Section: -1, Text: "甲", Domain: ir.Domain{Kind: ir.Text, Type: "text"}, Asked: ir.True, Passed: ir.False},
}}

type file struct{ name, text string }

var batches = []struct {
	name  string
	files []file
	want  string // findings: file record row code item
	count string // records blocked warned clean
}{
	{"clean", []file{{"f", "{\"a\":\"x\"}\n"}}, "", "1 0 0 1"},
	{"an answer lacks, a line is broken, a key is strange", []file{{"f", "{\"_id\":\"r\"}\n{\n{\"a\":\"x\",\"b\":1}\n"}},
		"f r 1 required a|f 2 2 malformed |f 3 3 unknown b", "3 2 1 0"},
	{"an id again, also in another file", []file{{"f", "{\"_id\":\"r\",\"a\":\"x\"}\n{\"_id\":\"r\"}\n"}, {"g", "{\"_id\":\"r\",\"a\":\"x\"}\n{\"a\":\"x\"}\n"}},
		"f r 2 duplicate _id|f r 2 required a|g r 1 duplicate _id", "4 2 0 2"},
	{"a table", []file{{"f.csv", "_id,a,村\nr,x,甲\nr,,乙\n"}},
		"f.csv  1 unknown 村|f.csv r 3 duplicate _id|f.csv r 3 required a", "2 1 0 1"},
}

// TestOrder: of one record first that it was there before, then what it states of its survey, then its items.
func TestOrder(t *testing.T) {
	for strict, want := range map[bool]string{
		false: "duplicate block|survey warn|required block|unknown warn",
		true:  "duplicate block|survey block|required block|unknown block",
	} {
		var found []string
		b := batch.New(linked(t), catalogue.ZH, func(f validate.Finding) error {
			found = append(found, fmt.Sprint(f.Code, " ", f.Severity))
			return nil
		})
		if strict {
			b.Strict()
		}
		require.NoError(t, b.Check("f", open(t, file{"f", "{\"_id\":\"r\",\"a\":\"x\"}\n{\"_id\":\"r\",\"b\":1,\"_survey\":\"other\"}\n"})))
		assert.Equal(t, want, strings.Join(found, "|"))
		assert.Equal(t, 1, b.Summary().Blocked)
	}
}

// A table states it in columns, one of no question blocks where the check is strict.
func TestStrictTable(t *testing.T) {
	var found []string
	b := batch.New(linked(t), catalogue.ZH, func(f validate.Finding) error {
		found = append(found, fmt.Sprint(f.Item, " ", f.Code, " ", f.Severity))
		return nil
	})
	b.Strict()
	require.NoError(t, b.Check("f.csv", open(t, file{"f.csv", "_survey,a,村\nform,x,甲\nother,x,乙\n"})))
	assert.Equal(t, []string{"村 unknown block", "_survey survey block"}, found)
	assert.True(t, b.Summary().Blocks())
}

func TestCheck(t *testing.T) {
	for _, c := range batches {
		t.Run(c.name, func(t *testing.T) {
			var found []string
			b := batch.New(linked(t), catalogue.ZH, func(f validate.Finding) error {
				found = append(found, fmt.Sprint(f.File, " ", f.Record, " ", f.Row, " ", f.Code, " ", f.Item))
				assert.NotEmpty(t, f.Message)
				return nil
			})
			for _, f := range c.files {
				require.NoError(t, b.Check(f.name, open(t, f)))
			}
			assert.Equal(t, c.want, strings.Join(found, "|"))
			s := b.Summary()
			assert.Equal(t, c.count, fmt.Sprint(s.Records, s.Blocked, s.Warned, s.Clean))
			assert.Equal(t, s.Blocked > 0, s.Blocks())
		})
	}
}

func linked(t *testing.T) *program.Program {
	p, err := program.New(form)
	require.NoError(t, err)
	return p
}

func open(t *testing.T, f file) answers.Reader {
	if !strings.HasSuffix(f.name, ".csv") {
		return answers.NewJSONL(strings.NewReader(f.text))
	}
	r, err := answers.NewCSV(strings.NewReader(f.text), form)
	require.NoError(t, err)
	return r
}

func TestCountsAreSortedAndBounded(t *testing.T) {
	var lines strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&lines, "{\"k%d\":1}\n", i)
	}
	b := batch.New(linked(t), catalogue.ZH, func(validate.Finding) error { return nil })
	require.NoError(t, b.Check("", answers.NewJSONL(strings.NewReader(lines.String()+"{\"k0\":1}\n["))))
	counts := b.Summary().Counts()
	require.Len(t, counts, 1002)
	assert.Equal(t, batch.Count{Kind: batch.Kind{Code: "required", Item: "a", Severity: ir.Block}, N: 3001}, counts[0])
	assert.Equal(t, batch.Count{Kind: batch.Kind{Code: "malformed", Severity: ir.Block}, N: 1}, counts[1])
	assert.Equal(t, batch.Count{Kind: batch.Kind{Code: "unknown", Severity: ir.Warn}, N: 2001}, counts[2])
	assert.Equal(t, batch.Count{Kind: batch.Kind{Code: "unknown", Item: "k0", Severity: ir.Warn}, N: 2}, counts[3])
	assert.Equal(t, 3002, b.Summary().Findings(ir.Block))

	b = batch.New(linked(t), catalogue.ZH, func(validate.Finding) error { return nil })
	require.NoError(t, b.Check("", answers.NewJSONL(strings.NewReader(`{"a":"x","`+strings.Repeat("长", 1000)+`":1}`))))
	assert.Equal(t, strings.Repeat("长", 66)+"…", b.Summary().Counts()[0].Item)
}

func TestErrorsEndTheBatch(t *testing.T) {
	full := errors.New("disk full")
	b := batch.New(linked(t), catalogue.ZH, func(validate.Finding) error { return full })
	assert.ErrorIs(t, b.Check("", answers.NewJSONL(strings.NewReader("{}\n{}"))), full)
	torn := errors.New("torn")
	b = batch.New(linked(t), catalogue.ZH, func(validate.Finding) error { return nil })
	assert.ErrorIs(t, b.Check("", answers.NewJSONL(io.MultiReader(strings.NewReader("{}\n"), failing{torn}))), torn)
	assert.Equal(t, 1, b.Summary().Records)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

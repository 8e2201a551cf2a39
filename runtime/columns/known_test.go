package columns

import (
	"os"
	"path"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Both questionnaires and the examples are for columns; what is not known here makes a survey be checked by package validate.
func TestKnown(t *testing.T) {
	for _, id := range []string{"jdlk", "fjdlk", "examples/clinic", "examples/farm", "examples/roster", "examples/water"} {
		result, err := compiler.Load(os.DirFS("../../surveys"), id+"/"+path.Base(id)+".survey")
		require.NoError(t, err)
		_, err = New(result.Survey, catalogue.ZH)
		require.NoError(t, err)
	}
	for name, change := range map[string]func(*ir.Survey){
		"a function":               func(s *ir.Survey) { s.Functions = []string{"f"} },
		"a key that records carry": func(s *ir.Survey) { s.Items[0].ID = "_version" },
		"a kind":                   func(s *ir.Survey) { s.Items[0].Domain.Kind = "kind" },
		"rows of nothing":          func(s *ir.Survey) { s.Items[0].Domain.Kind = ir.Rows },
		"a row of no group":        func(s *ir.Survey) { s.Items[0].Group = "rows" },
		"a format":                 func(s *ir.Survey) { s.Items[0].Domain.Format = "format" },
		"a formula":                func(s *ir.Survey) { s.Items[0].Passed = ir.Some{Rows: "rows", Where: ir.True} },
		"a test":                   func(s *ir.Survey) { s.Items[0].Passed = ir.Holds{Test: ir.Unique{Item: "a"}} },
		"a term": func(s *ir.Survey) {
			s.Items[0].Passed = ir.Holds{Test: ir.Compare{Op: ir.Eq, Left: ir.Total{Func: ir.Sum, Where: ir.True, Out: ir.False, Of: ir.NumberConst{}}, Right: ir.NumberConst{}}}
		},
	} {
		s := &ir.Survey{Items: []ir.Item{{ID: "a", Domain: ir.Domain{Kind: ir.Number}, Asked: ir.True, Passed: ir.False}}}
		_, err := New(s, catalogue.ZH)
		require.NoError(t, err)
		change(s)
		_, err = New(s, catalogue.ZH)
		assert.ErrorIs(t, err, ErrUnknown, name)
	}
}

// A field that comes into the IR counts as not known.
func TestOnly(t *testing.T) {
	for at := range domainFields {
		fields := slices.Delete(slices.Clone(domainFields), at, at+1)
		low := 0.0
		d := ir.Domain{Kind: "k", Options: make([]ir.Option, 1), Hidden: make([]ir.Hidden, 1), Ordered: true, Integer: true, Min: &low, Max: &low, Pattern: "p", Format: "f", Expects: "e", None: ir.NoAnswers, Type: "t"}
		assert.True(t, only(d, domainFields))
		assert.False(t, only(d, fields))
	}
}

package compiler_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/source"
)

// TestReadingsAreSpelt: where several readings fit, each is shown in the spelling that leaves no other.
func TestReadingsAreSpelt(t *testing.T) {
	survey := "survey s \"t\"\nquestion 4 \"a\" integer\nquestion 0 \"q\" option 3 \"x\" specify\nquestion b \"b\" number\n  assert warn \"m\" if "
	for condition, want := range map[string][]string{
		"b + 0.25 > 4": {"b + 0.25 > Q4", "b + 0.25 > 4.0"},
		"b > 4":        {"b > Q4", "b > 4.0"},
	} {
		list := compiler.Compile(source.New("s.survey", survey+condition)).Diagnostics
		require.Len(t, list, 1, condition)
		var shown []string
		for _, h := range list[0].Help {
			shown = append(shown, h.Edits[0].Text)
		}
		assert.Equal(t, want, shown, condition)
	}
}

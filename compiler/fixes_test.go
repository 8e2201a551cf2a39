package compiler_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// TestFixesKeepTheValue: what a fix writes is what was meant, and compiles.
func TestFixesKeepTheValue(t *testing.T) {
	survey := "survey s \"t\"\nquestion a \"a\" number\nquestion b \"b\" number\n  assert warn \"m\" if "
	for broken, want := range map[string]string{
		"a > 3。5":           "a > 3.5",
		"a > .5":            "a > 0.5",
		"a >= 3,5":          "a >= 3.5",
		"a in 1, 2":         "a in {1, 2}",
		"a in (1,2)":        "a in {1,2}",
		"b-1.5 > 2":         "b - 1.5 > 2",
		"a = = 5":           "a == 5",
		"a ! = 5":           "a != 5",
		"a > = 5":           "a >= 5",
		"a == 5 或者 不 已答(b)": "a == 5 或者 not 已答(b)",
	} {
		file := source.New("s.survey", survey+broken)
		text, _ := diag.Apply(file, compiler.Compile(file).Diagnostics)
		assert.Equal(t, survey+want, text)
		assert.Empty(t, codes(text), broken)
	}
}

// TestFixKeepsTheList: a list behind multi is put in front of it, not taken away.
func TestFixKeepsTheList(t *testing.T) {
	survey := "survey s \"t\"\nchoices yn option 1 \"a\" option 2 \"b\"\nquestion q \"q\" "
	file := source.New("s.survey", survey+"multi yn")
	text, _ := diag.Apply(file, compiler.Compile(file).Diagnostics)
	assert.Equal(t, survey+"yn multi", text)
	assert.Empty(t, codes(text))
}

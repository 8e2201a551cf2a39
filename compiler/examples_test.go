package compiler_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// TestExamples compiles what `surveyc explain` shows: the broken survey draws exactly the code that it
// explains, the mended one nothing.
func TestExamples(t *testing.T) {
	shown := 0
	for _, e := range catalogue.Explained() {
		if e.About.Broken == "" || strings.HasPrefix(string(e.Code), "L") {
			continue // or it is said of surveys that compile, which package lint tests
		}
		shown++
		saysWhole(t, e.About.Broken)
		assert.Equal(t, []catalogue.Code{e.Code}, codes(e.About.Broken), "%s broken:\n%s", e.Code, e.About.Broken)
		assert.Empty(t, codes(e.About.Mended), "%s mended:\n%s", e.Code, e.About.Mended)
	}
	assert.Greater(t, shown, 90)
}

// saysWhole: every text of what is wrong with a survey has all its arguments, in both languages.
func saysWhole(t *testing.T, text string) {
	for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
		var said strings.Builder
		require.NoError(t, diag.WriteJSON(&said, compiler.Compile(source.New("example.survey", text)).Diagnostics, lang))
		assert.NotRegexp(t, `%[\[!]`, said.String())
	}
}

// TestFixes carries out the first fix that each broken example is shown: the mistake is gone, and no other comes.
func TestFixes(t *testing.T) {
	fixed := 0
	for _, e := range catalogue.Explained() {
		file := source.New("example.survey", e.About.Broken)
		text, applied := diag.Apply(file, compiler.Compile(file).Diagnostics)
		if applied > 0 {
			fixed++
			assert.Empty(t, codes(text), "%s fixed:\n%s", e.Code, text)
		}
	}
	assert.Greater(t, fixed, 30)
}

// codes are those that a text draws.
func codes(text string) []catalogue.Code {
	var out []catalogue.Code
	for _, d := range compiler.Compile(source.New("example.survey", text)).Diagnostics {
		out = append(out, d.Code)
	}
	return out
}

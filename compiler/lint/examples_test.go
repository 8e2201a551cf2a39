package lint_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// TestExamples looks through what `surveyc explain` shows of lint's codes: the broken survey draws exactly the code that it
// explains, the mended one nothing.
func TestExamples(t *testing.T) {
	shown := 0
	for _, e := range catalogue.Explained() {
		if !strings.HasPrefix(string(e.Code), "L") || e.About.Broken == "" {
			continue
		}
		shown++
		assert.Equal(t, []catalogue.Code{e.Code}, codes(t, e.About.Broken), "%s broken:\n%s", e.Code, said(t, e.About.Broken))
		assert.Empty(t, codes(t, e.About.Mended), "%s mended:\n%s", e.Code, said(t, e.About.Mended))
	}
	assert.Greater(t, shown, 20)
}

func checked(t *testing.T, text string) lint.Report {
	result := compiler.Compile(source.New("example.survey", text))
	require.Empty(t, result.Diagnostics, text)
	return lint.Check(result)
}

func codes(t *testing.T, text string) []catalogue.Code {
	var list []catalogue.Code
	for _, f := range checked(t, text).Findings {
		list = append(list, f.Code)
	}
	return list
}

func said(t *testing.T, text string) string {
	var b strings.Builder
	require.NoError(t, diag.WriteText(&b, checked(t, text).Diagnostics(), diag.Style{Lang: catalogue.ZH}))
	return b.String()
}

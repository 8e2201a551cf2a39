package syntax_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// TestExamples reads the examples of every mistake of form: the broken one draws exactly its
// code, the mended one nothing.
func TestExamples(t *testing.T) {
	for _, e := range catalogue.Explained() {
		if !strings.HasPrefix(string(e.Code), "E1") && !strings.HasPrefix(string(e.Code), "E2") || e.About.Broken == "" {
			continue
		}
		assert.Equal(t, []string{string(e.Code)}, codes(e.About.Broken), "%s broken", e.Code)
		assert.Empty(t, codes(e.About.Mended), "%s mended", e.Code)
	}
}

func parse(text string) diag.List {
	_, diags := syntax.Parse(source.New("test.survey", text))
	return diags
}

func codes(text string) []string {
	var out []string
	for _, d := range parse(text) {
		out = append(out, string(d.Code))
	}
	return out
}

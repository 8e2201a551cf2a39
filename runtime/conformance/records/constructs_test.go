package records

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// constructs are what random surveys are to have in them.
var constructs = []string{
	"skip goto", "goto end", "ask if", "closing", "section", "specify", "exclusive", "optional", "multi 1..2", "integer 0..30", "0.0000001..30",
	"date", "signature", "text 2..", "pattern", "..3 pattern", "\" resident_id", "身份证", "\" phone", "\" time", "\" datetime", "rating 0..3", "location", "accuracy(", "\" photo", "ranking\n", "ranking 1..2", "matrix 表", "row ", "rank(", "assert block", "assert warn", " if ", " unless ", "not (", " and ", " or ", "answered(", " has ", " in {",
	"==", "!=", "<=", ">=", " < ", " > ", " + ", " - ", " * ", " / ", "-(", "(-", "abs(", "round(", "min(", "max(", "sum(",
	"compute ", "{4-1}", "{__proto__}", "len(", "matches(", "valid_id(", "year(", "days(", "count(", " refused", " dontknow", "refused(", "dontknow(",
}

// Random surveys compile. Batches of theirs would show little if they lacked a construct, or their records a finding.
func TestRandomSurveysHaveEverything(t *testing.T) {
	var all strings.Builder
	found := map[catalogue.Code]int{}
	for seed := range uint64(240) {
		d := NewDice(seed)
		text := d.Survey()
		all.WriteString(text)
		c, err := NewChecker(compiled(t, text))
		require.NoError(t, err)
		for _, r := range d.Batch(c, 20) {
			for _, f := range c.Findings(r) {
				found[f.Code]++
			}
		}
	}
	for _, construct := range constructs {
		assert.GreaterOrEqual(t, strings.Count(all.String(), construct), 3, construct)
	}
	for _, code := range []catalogue.Code{"required", "skipped", "type", "option", "range", "computed", "assert", "unknown"} {
		assert.Greater(t, found[code], 50, code)
	}
}

// compiled is the survey of a text that compiles.
func compiled(t *testing.T, text string) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("t.survey", text))
	for _, d := range result.Diagnostics {
		require.NotEqual(t, diag.Error, d.Severity, "line %d: %s\n%s", d.Span.Pos().Line, d.Message(catalogue.ZH), text)
	}
	return result.Survey
}

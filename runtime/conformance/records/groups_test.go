package records

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// The runtime finds in records with rows what the oracle finds, and there is enough of everything to be found.
func TestGroups(t *testing.T) {
	found := map[string]int{}
	for seed := range uint64(600) {
		d := NewDice(seed)
		s := d.Groups()
		require.NoError(t, s.Validate())
		c, err := NewChecker(s)
		require.NoError(t, err)
		differs := func(r Record) bool { return !slices.Equal(c.lines(r), oracleLines(c, r)) }
		for _, r := range d.Batch(c, 30) {
			for _, line := range c.lines(r) {
				found[kindOf(line)]++
			}
			if differs(r) {
				r = Shrink(r, differs)
				var text strings.Builder
				require.NoError(t, ir.Encode(&text, s))
				require.Equal(t, oracleLines(c, r), c.lines(r), "seed %d: %s\n%s", seed, r.Text(), text.String())
			}
		}
	}
	for _, kind := range []string{"type", "range", "required", "skipped", "assert", "unknown", "option", "computed"} {
		assert.Greater(t, found["row "+kind]+found["in a row "+kind], 50, kind)
		assert.Greater(t, found["in a row of a row "+kind], 1, kind)
	}
	for _, kind := range []string{"type", "required", "skipped"} {
		assert.Greater(t, found["row "+kind], 50, kind)
		assert.Greater(t, found["row of a row "+kind], 5, kind)
	}
}

// kindOf is a finding's code and where it is found: at a row, in one, or in one of a row.
func kindOf(line string) string {
	place, behind, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(behind, " ")
	where := strings.Repeat("row of a ", max(0, strings.Count(place, "[")-1)) + "row "
	if !strings.HasSuffix(place, "]") {
		where = "in a " + where
	}
	return where + code
}

func oracleLines(c Checker, r Record) []string {
	return oracle{c.Survey, answers.FromJSON([]byte(r.Text())).Fields, map[string]bool{}}.findings()
}

func (c Checker) lines(r Record) []string {
	var lines []string
	for _, f := range c.Findings(r) {
		if !strings.HasPrefix(f.Item, "_") {
			lines = append(lines, strings.TrimSuffix(f.Item+" "+string(f.Code)+" "+f.Rule, " "))
		}
	}
	return lines
}

package sql_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// Of surveys with repeated groups and computed items the view gives no row that the runtime does not give, and lacks only those of what
// is named as left out.
func TestUnsaid(t *testing.T) {
	db := start(t, sql.DuckDB)
	said, left := 0, 0
	for seed := range uint64(12) {
		d := records.NewDice(seed)
		s := d.Groups()
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		texts, unsaid := records.Texts(d.Batch(c, 100)), sql.Unsaid(s, db.dialect)
		assert.Contains(t, written(t, s, db.dialect), "--   "+unsaid[0].Say(catalogue.ZH)+" / "+unsaid[0].Say(catalogue.EN)+"\n")
		want := byRuntime(t, s, texts)
		got, _ := db.findings(t, written(t, s, db.dialect), texts)
		require.Empty(t, without(got, want), "seed %d", seed)
		said += len(got)
		for _, r := range without(want, got) {
			left++
			require.True(t, isUnsaid(unsaid, r), "seed %d: %v of %v: %s", seed, r, unsaid, recordOf(texts, r))
		}
	}
	assert.Greater(t, said, 100)
	assert.Positive(t, left)
}

// isUnsaid tells whether a finding is of something left out; what stands in a row is left out with its group.
func isUnsaid(unsaid []sql.Part, r row) bool {
	head, _, inRow := strings.Cut(r[1], "[")
	has := func(kind sql.PartKind, name string) bool {
		return slices.ContainsFunc(unsaid, func(p sql.Part) bool { return p.Kind == kind && p.Name == name })
	}
	return has(sql.ItemPart, head) || inRow || has(sql.RulePart, r[3]) || r[2] == "computed" && has(sql.ValuePart, r[1])
}

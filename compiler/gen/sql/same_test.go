package sql_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

// The view gives the findings of `surveyc check` on mutated records of both questionnaires, row for row. RECORDS says how many.
func TestSameFindings(t *testing.T) {
	n := 2000
	if text := os.Getenv("RECORDS"); text != "" {
		var err error
		n, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	db := startDuckDB(t)
	for _, id := range surveys.IDs {
		loaded, err := compiler.Load(surveys.Files, surveys.Path(id))
		require.NoError(t, err)
		s := loaded.Survey
		require.Empty(t, sql.Unsaid(s))
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		found := map[string]int{}
		for seed := uint64(0); n > int(seed)*batch; seed++ {
			for _, f := range same(t, db, s, records.Texts(records.NewDice(seed).Batch(c, min(batch, n)))) {
				found[f[2]]++
			}
		}
		t.Log(id, n, found)
		for _, code := range []string{"required", "skipped", "type", "option", "range", "assert", "unknown", "duplicate", "survey", "version"} {
			assert.Positive(t, found[code], "%s %s", id, code)
		}
	}
}

// batch is how many records are given to the engine at a time.
const batch = 20_000

func written(t testing.TB, s *ir.Survey) string {
	var b strings.Builder
	require.NoError(t, sql.Write(&b, s, sql.DuckDB))
	return b.String()
}

// same requires that the view over the records gives the findings of the runtime, which it returns.
func same(t testing.TB, db duckDB, s *ir.Survey, texts []string) []row {
	t.Helper()
	want, got := byRuntime(t, s, texts), sorted(db.findings(t, written(t, s), texts))
	if !slices.Equal(want, got) {
		t.Fatal(difference(texts, want, got))
	}
	return want
}

// difference names the first rows that one has and the other has not, with their records.
func difference(texts []string, want, got []row) string {
	var b strings.Builder
	for _, r := range without(want, got) {
		fmt.Fprintf(&b, "missing %v: %s\n", r, recordOf(texts, r))
	}
	for _, r := range without(got, want) {
		fmt.Fprintf(&b, "too many %v: %s\n", r, recordOf(texts, r))
	}
	return b.String()
}

// without gives up to five rows of a that b has fewer times.
func without(a, b []row) []row {
	times := map[row]int{}
	for _, r := range b {
		times[r]++
	}
	var left []row
	for _, r := range a {
		if times[r]--; times[r] < 0 && len(left) < 5 {
			left = append(left, r)
		}
	}
	return left
}

func recordOf(texts []string, r row) string {
	if at, err := strconv.Atoi(r[0]); err == nil && at > 0 && at <= len(texts) {
		return texts[at-1]
	}
	return r[0]
}

// byRuntime are the findings of the runtime, those of `_id`s seen before included.
func byRuntime(t testing.TB, s *ir.Survey, texts []string) []row {
	p, err := program.New(s)
	require.NoError(t, err)
	seen := map[string]bool{}
	var rows []row
	for i, text := range texts {
		r := answers.FromJSON([]byte(text))
		if !r.HasID {
			r.Name = fmt.Sprint(i + 1)
		} else if seen[r.ID] {
			rows = append(rows, row{r.ID, "_id", "duplicate", "", "block"})
		}
		seen[r.ID] = true
		for _, f := range validate.Record(p, r, catalogue.EN) {
			rows = append(rows, row{f.Record, f.Item, string(f.Code), f.Rule, string(f.Severity)})
		}
	}
	return sorted(rows)
}

func sorted(rows []row) []row {
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(strings.Join(a[:], "\x00"), strings.Join(b[:], "\x00")) })
	return rows
}

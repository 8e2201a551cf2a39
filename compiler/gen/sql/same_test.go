package sql_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

// engines are those that any machine has soon; ENGINES names others, separated by commas. Spark is a download of 450 MB, needs a Java, and takes minutes;
// ClickHouse is one of 180 MB, and plans each script for seconds. .ci/run names them in steps of their own.
func engines(t testing.TB) []sql.Dialect {
	if os.Getenv("ENGINES") == "" {
		return []sql.Dialect{sql.DuckDB, sql.Postgres}
	}
	var list []sql.Dialect
	for _, name := range strings.Split(os.Getenv("ENGINES"), ",") {
		require.Contains(t, sql.Dialects, sql.Dialect(name))
		list = append(list, sql.Dialect(name))
	}
	return list
}

// onEngines runs a test with each engine.
func onEngines(t *testing.T, test func(t *testing.T, db engine)) {
	for _, d := range engines(t) {
		t.Run(string(d), func(t *testing.T) { test(t, start(t, d)) })
	}
}

// The view gives the findings of `surveyc check` on mutated records of both questionnaires, row for row. RECORDS says how many.
func TestSameFindings(t *testing.T) {
	n := 2000
	if text := os.Getenv("RECORDS"); text != "" {
		var err error
		n, err = strconv.Atoi(text)
		require.NoError(t, err)
	}
	onEngines(t, func(t *testing.T, db engine) {
		for _, id := range surveys.IDs {
			sameOnQuestionnaire(t, db, id, n)
		}
	})
}

func sameOnQuestionnaire(t *testing.T, db engine, id string, n int) {
	loaded, err := compiler.Load(surveys.Files, surveys.Path(id))
	require.NoError(t, err)
	s := loaded.Survey
	require.Empty(t, sql.Unsaid(s, db.dialect))
	c, err := records.NewChecker(s)
	require.NoError(t, err)
	found, took := map[string]int{}, times{}
	for seed := uint64(0); n > int(seed)*atATime; seed++ {
		for _, f := range same(t, db, s, records.Texts(records.NewDice(seed).Batch(c, min(atATime, n))), &took) {
			found[f[2]]++
		}
	}
	t.Logf("%s: %d records, %v; view %.1f s, check %.1f s: %.2f times check", id, n, found, took.view, took.check, took.view/took.check)
	for _, code := range []string{"required", "skipped", "type", "option", "range", "assert", "unknown", "duplicate", "survey", "version"} {
		assert.Positive(t, found[code], "%s %s", id, code)
	}
}

// times are seconds that the view took, and `surveyc check` of the same lines on one core.
type times struct{ view, check float64 }

// atATime is how many records are given to the engine at a time.
const atATime = 20_000

func written(t testing.TB, s *ir.Survey, d sql.Dialect) string {
	var b strings.Builder
	require.NoError(t, sql.Write(&b, s, d))
	return b.String()
}

// same requires that the view over the records gives the findings of the runtime, which it returns, and adds the times.
func same(t testing.TB, db engine, s *ir.Survey, texts []string, took *times) []row {
	t.Helper()
	script := written(t, s, db.dialect)
	got, seconds := db.findings(t, script, texts)
	took.view += seconds
	before := time.Now()
	byCheck(t, s, texts)
	took.check += time.Since(before).Seconds()
	want := sorted(inWordsOf(db.dialect, byRuntime(t, s, texts)))
	if !slices.Equal(want, sorted(got)) {
		if file := os.Getenv("KEEP"); file != "" {
			require.NoError(t, os.WriteFile(file, []byte(script), 0o644))
		}
		t.Fatal(difference(texts, want, got))
	}
	return want
}

// byCheck checks the records as lines of a file.
func byCheck(t testing.TB, s *ir.Survey, texts []string) {
	p, err := program.New(s)
	require.NoError(t, err)
	b := batch.New(p, catalogue.EN, func(validate.Finding) error { return nil })
	b.Workers(1)
	require.NoError(t, b.Check("", answers.NewJSONL(strings.NewReader(strings.Join(texts, "\n")))))
}

// inWordsOf are rows as the engine can have them: texts of PostgreSQL have no character 0, for which U+FFFD stands.
func inWordsOf(d sql.Dialect, rows []row) []row {
	if d != sql.Postgres {
		return rows
	}
	for i := range rows {
		rows[i][0], rows[i][1] = strings.ReplaceAll(rows[i][0], "\x00", "\ufffd"), strings.ReplaceAll(rows[i][1], "\x00", "\ufffd")
	}
	return rows
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
	return rows
}

func sorted(rows []row) []row {
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(strings.Join(a[:], "\x00"), strings.Join(b[:], "\x00")) })
	return rows
}

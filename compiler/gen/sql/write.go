// Package sql writes a survey as a view of SQL that gives the findings of a table of answers: the same rows as `surveyc
// check`, without its messages, on whatever machine the engine runs.
//
// The table `answers` has a row for each record: `record`, what findings call it where it has no `_id`, and `answers`, the JSON
// object. The view `findings` has a row for each finding: record, item, code, rule (only of `assert`), severity. What is no
// JSON object draws nothing: `malformed` is for those who load the table.
//
// What SQL cannot say is named at the head of the script, and by Unsaid, with its line: repeated groups, functions of the embedding program, and
// every item and rule that hangs on one of these. Of these the view says nothing at all, so that no row of it is wrong.
//
// The script is a chain of steps. In each a column says of an item what its answer is (j, t, x, s, c, n), what it is worth (v), whether it
// counts (k), whether it is passed over (p), or of a formula that several others share whether it holds (q). A condition is and/or of tests
// that are never null. What stands in a condition more than once is a column.
//
// Engines differ in the words of a spelling only.
package sql

import (
	"fmt"
	"io"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Dialect is the engine that a script is for.
type Dialect string

// The engines, and the versions that the scripts are tested with.
const (
	DuckDB     Dialect = "duckdb"     // DuckDB 2.0
	Postgres   Dialect = "postgres"   // PostgreSQL 15
	Spark      Dialect = "spark"      // Spark 4.3; it takes a variant, so 4.0 at least
	ClickHouse Dialect = "clickhouse" // ClickHouse 26.9
)

// Dialects are all that are offered.
var Dialects = []Dialect{DuckDB, Postgres, Spark, ClickHouse}

// Write writes the script of s. The same survey gives the same bytes.
func Write(w io.Writer, s *ir.Survey, d Dialect) error {
	spelling, ok := spellings[d]
	if !ok {
		return fmt.Errorf("sql: no dialect %q", d)
	}
	if _, err := io.WriteString(w, newSayer(s, spelling).script()); err != nil {
		return fmt.Errorf("sql: %w", err)
	}
	return nil
}

// Unsaid is what the script of s leaves out.
func Unsaid(s *ir.Survey, d Dialect) []Part { return newSayer(s, spellings[d]).unsaid() }

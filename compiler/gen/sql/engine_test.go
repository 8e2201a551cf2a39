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
)

// duckDB is a process of Python with DuckDB that runs testdata/findings.py.
type duckDB struct {
	requests io.Writer
	answers  *bufio.Reader
}

// version of DuckDB that pip installs where there is none.
const version = "duckdb==2.0.0"

func startDuckDB(t testing.TB) duckDB {
	cmd := exec.Command("python3", "testdata/findings.py")
	cmd.Env, cmd.Stderr = append(os.Environ(), "PYTHONPATH="+installDuckDB(t)), os.Stderr
	requests, err := cmd.StdinPipe()
	require.NoError(t, err)
	answers, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, requests.Close())
		require.NoError(t, cmd.Wait())
	})
	return duckDB{requests, bufio.NewReader(answers)}
}

// installDuckDB gets DuckDB from the Python package index once, into testdata/site-packages, which it gives. A machine without Python skips
// the test, but never where CI is set.
func installDuckDB(t testing.TB) (folder string) {
	folder, err := filepath.Abs("testdata/site-packages")
	require.NoError(t, err)
	if _, err := os.Stat(filepath.Join(folder, "duckdb")); err == nil {
		return folder
	}
	if _, err := exec.LookPath("python3"); errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") == "" {
		t.Skip("python3 is not installed")
	}
	out, err := exec.Command("python3", "-m", "pip", "install", "--quiet", "--target", folder, version).CombinedOutput()
	require.NoError(t, err, string(out))
	return folder
}

// row is a finding: record, item, code, rule, severity.
type row [5]string

// findings are those of the view over these records, in whatever order.
func (d duckDB) findings(t testing.TB, script string, records []string) []row {
	t.Helper()
	require.NoError(t, json.NewEncoder(d.requests).Encode(map[string]any{"script": script, "records": records}))
	line, err := d.answers.ReadBytes('\n')
	require.NoError(t, err)
	var answer struct {
		Findings []row
		Error    string
	}
	require.NoError(t, json.Unmarshal(line, &answer))
	require.Empty(t, answer.Error, script)
	return answer.Findings
}

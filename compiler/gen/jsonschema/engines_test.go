package jsonschema

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// engine is a JSON Schema validator with a schema.
type engine interface {
	// takes tells of each record, a JSON text, whether the schema takes it.
	takes(t testing.TB, records []string) []bool
}

// santhosh is santhosh-tekuri/jsonschema.
type santhosh struct{ *jsonschema.Schema }

func bySanthosh(t testing.TB, schema string) santhosh {
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("s.json", instance(t, schema)))
	s, err := c.Compile("s.json")
	require.NoError(t, err)
	return santhosh{s}
}

func instance(t testing.TB, text string) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return v
}

func (s santhosh) takes(t testing.TB, records []string) []bool {
	verdicts := make([]bool, len(records))
	for i, r := range records {
		verdicts[i] = s.Validate(instance(t, r)) == nil
	}
	return verdicts
}

// ajv is ajv in strict mode: a process of Node that runs testdata/ajv/validate.js. It holds
// one schema at a time.
type ajv struct {
	requests io.Writer
	answers  *bufio.Reader
}

func startAjv(t testing.TB) *ajv {
	installAjv(t)
	cmd := exec.Command("node", "validate.js")
	cmd.Dir, cmd.Stderr = "testdata/ajv", os.Stderr
	requests, err := cmd.StdinPipe()
	require.NoError(t, err)
	answers, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, requests.Close())
		require.NoError(t, cmd.Wait())
	})
	return &ajv{requests, bufio.NewReader(answers)}
}

// installAjv gets ajv from the npm registry once. A machine without npm skips the
// test, but never where CI is set.
func installAjv(t testing.TB) {
	if _, err := os.Stat("testdata/ajv/node_modules"); err == nil {
		return
	}
	if _, err := exec.LookPath("npm"); errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") == "" {
		t.Skip("npm is not installed")
	}
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	cmd.Dir = "testdata/ajv"
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

// load compiles a schema; the test fails where strict mode does not take it.
func (a *ajv) load(t testing.TB, schema string) *ajv {
	a.ask(t, map[string]json.RawMessage{"schema": json.RawMessage(schema)})
	return a
}

func (a *ajv) takes(t testing.TB, records []string) []bool {
	answer := a.ask(t, map[string][]string{"records": records})
	require.Len(t, answer, len(records))
	verdicts := make([]bool, len(records))
	for i := range records {
		verdicts[i] = answer[i] == '1'
	}
	return verdicts
}

func (a *ajv) ask(t testing.TB, request any) string {
	require.NoError(t, json.NewEncoder(a.requests).Encode(request))
	line, err := a.answers.ReadBytes('\n')
	require.NoError(t, err)
	var answer struct{ Verdicts, Error string }
	require.NoError(t, json.Unmarshal(line, &answer))
	require.Empty(t, answer.Error)
	return answer.Verdicts
}

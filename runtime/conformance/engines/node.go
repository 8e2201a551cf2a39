package engines

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// Process is a script in Node that answers each line of JSON with another.
type Process struct {
	requests io.Writer
	answers  *bufio.Reader
}

// StartNode runs a script in a folder until the test ends.
func StartNode(t testing.TB, dir, script string) *Process {
	t.Helper()
	need(t, "node")
	cmd := exec.Command("node", script)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	requests, err := cmd.StdinPipe()
	require.NoError(t, err)
	answers, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, requests.Close())
		require.NoError(t, cmd.Wait())
	})
	return &Process{requests, bufio.NewReader(answers)}
}

// Ask sends a request and reads the answer into one.
func (p *Process) Ask(t testing.TB, request, answer any) {
	t.Helper()
	require.NoError(t, json.NewEncoder(p.requests).Encode(request))
	line, err := p.answers.ReadBytes('\n')
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(line, answer), string(line))
}

// Install gets the packages that a folder's package-lock.json names from the npm registry, once.
func Install(t testing.TB, dir string) {
	t.Helper()
	if _, err := os.Stat(dir + "/node_modules"); err == nil {
		return
	}
	need(t, "npm")
	cmd := exec.Command("npm", "ci", "--no-audit", "--no-fund")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
}

// need is the first of some programs that is installed.
func need(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is not installed", names[0])
	}
	t.Skipf("%s is not installed", names[0])
	return ""
}

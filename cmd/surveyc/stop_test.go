package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// endless gives records without end, and after some has Ctrl-C pressed.
type endless struct {
	t    *testing.T
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.read++; e.read == 3 {
		self, err := os.FindProcess(os.Getpid())
		require.NoError(e.t, err)
		require.NoError(e.t, self.Signal(os.Interrupt))
	}
	return copy(p, strings.Repeat("{\"a\":99}\n", 100)), nil
}

// TestInterrupted: what was found until then is told, and no file is written.
func TestInterrupted(t *testing.T) {
	folder := t.TempDir()
	survey := filepath.Join(folder, "s.survey")
	require.NoError(t, os.WriteFile(survey, []byte("survey s \"s\"\nquestion a \"a\" integer 1..30\n"), 0o600))
	for _, args := range [][]string{{}, {"--format", "jsonl"}, {"--out", filepath.Join(folder, "x.html")}, {"--out", filepath.Join(folder, "x.jsonl")}} {
		var out, errs bytes.Buffer
		a := &app{lang: catalogue.ZH, in: &endless{t: t}, out: &out, err: &errs}
		assert.Equal(t, statusInterrupted, a.run(append([]string{"check", survey, "-"}, args...)), args)
		assert.Contains(t, errs.String(), "中断了：只核对了", args)
		assert.Regexp(t, "共 [0-9]+ 条记录", out.String()+errs.String(), args)
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "the survey alone")
}

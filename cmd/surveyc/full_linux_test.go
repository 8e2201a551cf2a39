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

// A full disk is said to be one, and not put down to the file of answers that is being read.
func TestDiskFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	require.NoError(t, err)
	defer full.Close()
	dir := t.TempDir()
	survey, answers := filepath.Join(dir, "t.survey"), filepath.Join(dir, "a.jsonl")
	require.NoError(t, os.WriteFile(survey, []byte("survey t \"t\"\nquestion 1 \"家庭人口\" integer 1..30\n"), 0o600))
	require.NoError(t, os.WriteFile(answers, []byte(strings.Repeat("{\"1\":99}\n", 5000)), 0o600))
	var said bytes.Buffer
	a := &app{lang: catalogue.ZH, out: full, err: &said}
	assert.Equal(t, statusWrong, a.run([]string{"check", "--format", "jsonl", survey, answers, answers}))
	lines := strings.Split(strings.TrimSpace(said.String()), "\n")
	assert.Equal(t, "surveyc: 磁盘满了，“/dev/full”写不进去", lines[len(lines)-1])
}

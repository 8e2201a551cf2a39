//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is a pipe or a device stays one, and is written into.
func TestWriteIntoAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	read := make(chan string)
	go func() {
		text, err := os.ReadFile(pipe)
		assert.NoError(t, err)
		read <- string(text)
	}()
	require.NoError(t, writeFile(pipe, []byte("答卷")))
	assert.Equal(t, "答卷", <-read)
	info, err := os.Stat(pipe)
	require.NoError(t, err)
	assert.Equal(t, os.ModeNamedPipe, info.Mode().Type())
}

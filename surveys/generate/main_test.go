package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSamplesAreFresh: the committed samples are what this program writes.
func TestSamplesAreFresh(t *testing.T) {
	for _, f := range forms {
		folder := t.TempDir()
		require.NoError(t, f.write(folder, sample))
		for _, name := range []string{"sample.jsonl", "sample.csv"} {
			committed, err := os.ReadFile(filepath.Join("..", f.id, name))
			require.NoError(t, err)
			written, err := os.ReadFile(filepath.Join(folder, name))
			require.NoError(t, err)
			assert.Equal(t, string(committed), string(written), "%s/%s: go run ./surveys/generate", f.id, name)
		}
	}
}

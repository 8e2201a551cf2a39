package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCommittedBundlesAreFresh(t *testing.T) {
	if _, err := os.Stat(filepath.Join("..", libraries)); err != nil && os.Getenv("CI") == "" {
		t.Skip("a library is not there: npm ci --prefix tools")
	}
	fresh, err := bundled("..")
	require.NoError(t, err)
	for file, script := range fresh {
		committed, err := os.ReadFile(filepath.Join("..", file))
		require.NoError(t, err)
		assert.True(t, string(script) == string(committed), "%s is stale: run go generate ./compiler/gen/html", file)
	}
}

func TestCommittedStylesAreFresh(t *testing.T) {
	for _, name := range styles {
		fresh, err := minify(filepath.Join("..", name+".css"))
		require.NoError(t, err)
		committed, err := os.ReadFile(filepath.Join("..", name+".min.css"))
		require.NoError(t, err)
		assert.Equal(t, string(fresh), string(committed), "%s.min.css is stale: run go generate ./compiler/gen/html", name)
	}
}

func TestBundleSaysWhatIsWrong(t *testing.T) {
	_, err := bundled(t.TempDir())
	assert.ErrorContains(t, err, "device/app.ts")
}

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCommittedBundlesAreFresh(t *testing.T) {
	for _, b := range bundles {
		t.Run(b.file, func(t *testing.T) {
			fresh, err := bundle("..", b)
			require.NoError(t, err)
			committed, err := os.ReadFile(filepath.Join("..", b.file))
			require.NoError(t, err)
			assert.True(t, string(fresh) == string(committed), "%s is stale: run go generate ./compiler/gen/html", b.file)
		})
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
	_, err := bundle(t.TempDir(), bundling{entry: "absent.ts"})
	assert.ErrorContains(t, err, "absent.ts")
}

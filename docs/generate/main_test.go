package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/keyword"
)

const folder = "../reference"

func TestPagesAreFresh(t *testing.T) {
	for _, name := range pages() {
		committed, err := os.ReadFile(filepath.Join(folder, name))
		require.NoError(t, err)
		assert.True(t, string(render(name)) == string(committed), "%s is stale: run go generate ./docs/generate", name)
	}
}

// TestNothingElseIsThere: a page whose template is gone must not stay behind.
func TestNothingElseIsThere(t *testing.T) {
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	assert.ElementsMatch(t, pages(), names)
}

func TestEveryCodeIsOnBothPages(t *testing.T) {
	for _, page := range []string{"codes.md", "codes.en.md"} {
		text := string(render(page))
		for _, e := range catalogue.Explained() {
			assert.Contains(t, text, "\n### "+string(e.Code)+"\n", page)
		}
	}
}

func TestEveryWordIsOnBothPages(t *testing.T) {
	for _, page := range []string{"keywords.md", "keywords.en.md"} {
		text := string(render(page))
		for _, w := range keyword.Words {
			assert.Contains(t, text, "`"+w.English+"`", page)
		}
	}
}

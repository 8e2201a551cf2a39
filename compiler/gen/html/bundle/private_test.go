package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A name that anything but a private member may have is left as it is.
func TestPrivates(t *testing.T) {
	root := t.TempDir()
	for folder, source := range map[string]string{
		"form": "class A {\n  private readonly mine = 1;\n  private read = 2;\n  private async get() {}\n  private get both() { return this.mine; }\n" +
			"  private keyed = 1; private taken = 2; private quoted = 3; private last = 4;\n  constructor(private readonly given: string, shown: string) {}\n}",
		"device": "other.read; const { one, taken, two } = other; const made = { keyed: 1, last }; made[\"quoted\"]; list.get(both);",
	} {
		require.NoError(t, os.Mkdir(filepath.Join(root, folder), 0o750))
		require.NoError(t, os.WriteFile(filepath.Join(root, folder, "a.ts"), []byte(source), 0o600))
	}
	pattern, err := privates(root)
	require.NoError(t, err)
	assert.Equal(t, "^(both|given|mine)$", pattern)
}

package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A name that data, a browser or another program may know of is left as it is.
func TestShort(t *testing.T) {
	above := t.TempDir()
	root := filepath.Join(above, "a/b/c")
	for file, source := range map[string]string{
		"a/b/c/form/a.ts": "class A {\n  private readonly mine = 1;\n  private read = 2;\n  private async get() {}\n  private get both() { return this.mine; }\n" +
			"  private keyed = 1; private taken = 2; private quoted = 3; private last = 4;\n  constructor(private readonly given: string, shown: string) {}\n}\n",
		"a/b/c/device/a.ts": "other.read; const { one, taken, two } = other; const made = { keyed: 1, last }; made[\"quoted\"]; list.get(both);\n",
		"a/b/c/device/b.ts": "export class B {\n  readonly shown = 1;\n  order = 2;\n  answers() {}\n  draw(): void {\n    called(1);\n  }\n  get click() {}\n  named() {}\n  /** Mine. */\n  kept() {}\n" +
			"  constructor(readonly seen: string) {}\n}\nfunction called() {}\n/* \"draw\" */ other[`named`];\n",
		"a/b/c/form/b.ts": "interface Doing {\n  told(): void;\n  load(): void;\n  id?: string;\n  held?: string;\n}\ninterface Holding {\n  one: Doing;\n  inner: string;\n}\ninterface Stored {\n  order: number;\n  id: string;\n}\ntype Message = { kept?: string };\n",
		"tools/node_modules/@typescript/x/lib/lib.a.d.ts": "interface Element {\n    click(): void;\n    get(): void;\n    readonly both: string;\n}\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(above, file)), 0o750))
		require.NoError(t, os.WriteFile(filepath.Join(above, file), []byte(source), 0o600))
	}
	pattern, err := short(root)
	require.NoError(t, err)
	assert.Equal(t, "^(both|draw|given|held|inner|keyed|mine|one|read|seen|shown|told)$", pattern)
}

// What is stored, sent to other windows, exported or read of the IR bears its names for good.
func TestDataKeepsItsNames(t *testing.T) {
	pattern, err := short("..")
	require.NoError(t, err)
	isShort := regexp.MustCompile(pattern)
	names := strings.Fields("id survey version name places state left exported created changed revision order record parked locked overrides answers rows within locks " +
		"rule item values reason time take ask mine household pushed code severity message acknowledged says texts bare strict")
	ir, err := textOf("..", "form/ir.ts")
	require.NoError(t, err)
	for _, name := range append(names, slices.Collect(maps.Keys(namesIn(datum, comment.ReplaceAllString(ir, ""))))...) {
		assert.False(t, isShort.MatchString(name), name)
	}
}

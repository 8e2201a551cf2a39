package surveyc_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// arrows are the imports that the packages of this repository have, tests aside. `a, b < c, d` says
// that c and d may each import a and b; an arrow that no line has is not allowed, and an arrow that nobody
// uses does not stay. What this keeps:
//
//   - the narrow waist: of the language, generators and runtime see only the IR, never the tree or the parser;
//   - one place for each library: participle in dsl/syntax, expr in runtime/program, cobra in the command;
//   - only commands touch files and other processes (os); nothing touches the network.
const arrows = `
# The language as text.
dsl/catalogue, dsl/source < dsl/diag
dsl/source                < dsl/ast
dsl/ast, dsl/catalogue, dsl/diag, dsl/keyword, dsl/nearest, dsl/source < dsl/syntax
dsl/ast, dsl/diag, dsl/source, dsl/syntax < dsl/format

# From the tree to the IR, the narrow waist.
compiler/layout           < compiler/ir
compiler/ir               < compiler/logic, compiler/qtype
compiler/ir, compiler/logic, compiler/value < compiler/route
dsl/ast, dsl/catalogue, dsl/diag, dsl/source, dsl/syntax < compiler/include
compiler/ir, compiler/logic, compiler/qtype, compiler/route, compiler/value < compiler/check
dsl/ast, dsl/catalogue, dsl/diag, dsl/keyword, dsl/nearest, dsl/source < compiler/check
dsl/source                < compiler/table
compiler/table, dsl/ast, dsl/catalogue, dsl/diag, dsl/source < compiler/codelist
compiler/ir, compiler/table, dsl/ast, dsl/catalogue, dsl/diag, dsl/source, dsl/syntax < compiler/translation
compiler/check, compiler/codelist, compiler/include, compiler/ir, compiler/route, compiler/table, compiler/translation < compiler
dsl/ast, dsl/catalogue, dsl/diag, dsl/source, dsl/syntax < compiler

# What runs on the IR.
compiler/ir, dsl/catalogue < compiler/gen/html
compiler/ir, dsl/catalogue < compiler/wording
compiler/ir, compiler/wording, dsl/catalogue < compiler/gen/codebook, compiler/gen/flow
compiler/ir, compiler/wording, dsl/catalogue, runtime/answers, runtime/program < compiler/gen/paper
compiler/ir, compiler/layout, compiler/value, dsl/catalogue < compiler/gen/jsonschema
compiler/ir, compiler/value, dsl/catalogue < compiler/gen/sql
dsl/catalogue             < runtime/workbook
compiler/ir, dsl/catalogue, dsl/nearest, dsl/source, runtime/workbook < runtime/answers
compiler/check, compiler/ir, compiler/value, runtime/answers < runtime/program
compiler/ir, compiler/value, dsl/catalogue, runtime/answers, runtime/program < runtime/validate
compiler/ir, compiler/value, dsl/catalogue, runtime/answers, runtime/program, runtime/validate < runtime/columns
compiler/ir, dsl/catalogue, runtime/answers, runtime/columns, runtime/workbook < runtime/scan
compiler/ir, dsl/catalogue, runtime/answers, runtime/program, runtime/validate < runtime/batch, runtime/interview
compiler/ir, compiler/value, dsl/catalogue, runtime/answers, runtime/columns < runtime/parquet
runtime/columns, runtime/parquet, runtime/scan < runtime/batch
compiler/ir, dsl/catalogue, runtime/answers, runtime/batch, runtime/validate, runtime/workbook < runtime/report
compiler/ir, compiler/logic, runtime/answers, runtime/program < runtime/why

# What looks through a survey that compiles, and tries what it claims on the runtime.
compiler/ir, compiler/lint/solver, compiler/logic, compiler/value < compiler/lint/world
compiler, compiler/check, compiler/ir, compiler/lint/solver, compiler/lint/world, compiler/logic, compiler/value < compiler/lint
dsl/catalogue, dsl/diag, dsl/source, runtime/answers, runtime/program < compiler/lint
compiler/ir, compiler/lint, compiler/lint/solver, compiler/lint/world, compiler/logic < compiler/diff
dsl/catalogue, runtime/answers, runtime/program, runtime/validate < compiler/diff
compiler/diff, compiler/ir, dsl/catalogue, runtime/answers < runtime/migrate
compiler/ir, compiler/lint, compiler/lint/solver, compiler/lint/world, compiler/value < runtime/suggest
dsl/catalogue, runtime/answers, runtime/program, runtime/validate < runtime/suggest
compiler/ir, compiler/value, dsl/catalogue, runtime/answers, runtime/program, runtime/validate < runtime/simulate

# The tests that stand beside a survey.
compiler/ir, compiler/logic, dsl/catalogue, dsl/nearest, dsl/source < compiler/suite
runtime/answers, runtime/program, runtime/validate < compiler/suite
compiler/suite < compiler/lint, cmd/surveyc
compiler, compiler/check, compiler/ir, dsl/keyword, dsl/source < compiler/mutant
compiler/lint/solver, compiler/mutant < cmd/surveyc

# For embedding programs, and the command.
compiler, compiler/check, compiler/ir, dsl/catalogue, dsl/diag < runtime
runtime/answers, runtime/interview, runtime/program, runtime/suggest, runtime/validate < runtime
compiler, compiler/diff, compiler/gen/codebook, compiler/gen/flow, compiler/gen/html, compiler/gen/jsonschema, compiler/gen/paper, compiler/gen/sql, compiler/ir, compiler/lint, compiler/translation, compiler/value < cmd/surveyc
dsl/catalogue, dsl/diag, dsl/format, dsl/nearest, dsl/source, surveys < cmd/surveyc
runtime/answers, runtime/batch, runtime/interview, runtime/migrate, runtime/program, runtime/suggest, runtime/validate, runtime/why < cmd/surveyc
runtime/parquet, runtime/report, runtime/simulate, runtime/workbook < cmd/surveyc

# Programs that make committed files.
compiler, compiler/ir, compiler/value, dsl/catalogue, surveys < surveys/generate
runtime/answers, runtime/program, runtime/validate < surveys/generate
compiler/qtype, dsl/catalogue, dsl/keyword < docs/generate
compiler, compiler/gen/html, surveys < docs/screenshot

# What is measured, a module of its own.
compiler, compiler/gen/jsonschema, compiler/ir, runtime/answers, runtime/batch, runtime/columns, runtime/parquet, runtime/program, runtime/scan, runtime/validate, runtime/workbook, dsl/catalogue, surveys, bench/byhand < bench
compiler/ir, dsl/catalogue, runtime/validate < bench/byhand

# What tests of several engines share; nothing else imports it.
compiler/ir, compiler/value, dsl/catalogue < runtime/conformance/records
runtime/answers, runtime/program, runtime/validate < runtime/conformance/records
github.com/go-json-experiment/json < runtime/conformance/records
github.com/stretchr/testify, github.com/chromedp/chromedp < runtime/conformance/engines
github.com/chromedp/cdproto, github.com/andybalholm/brotli < runtime/conformance/engines
net, net/http, os, os/exec < runtime/conformance/engines

# Libraries.
github.com/alecthomas/participle/v2        < dsl/syntax
github.com/mattn/go-runewidth              < cmd/surveyc, compiler/gen/flow, dsl/diag, dsl/format, runtime/report
gopkg.in/yaml.v3                           < compiler/suite
golang.org/x/text                          < cmd/surveyc, dsl/source
github.com/go-json-experiment/json         < compiler/gen/html, compiler/gen/jsonschema, compiler/ir, compiler/layout, runtime/answers
github.com/tdewolff/parse/v2               < runtime/workbook
github.com/klauspost/compress              < bench, bench/byhand, cmd/surveyc, runtime/parquet, runtime/workbook
github.com/klauspost/readahead             < runtime/workbook
github.com/parquet-go/parquet-go           < bench, bench/byhand, runtime/parquet
github.com/pierrec/lz4/v4, github.com/andybalholm/brotli < runtime/parquet
github.com/expr-lang/expr                  < runtime/program
github.com/evanw/esbuild                   < compiler/gen/html/bundle
github.com/chromedp/chromedp               < docs/screenshot
github.com/xuri/excelize/v2                < cmd/surveyc, compiler/gen/codebook, runtime/report
github.com/spf13/cobra, github.com/spf13/pflag, github.com/inconshreveable/mousetrap < cmd/surveyc
golang.org/x/term < cmd/surveyc

# Files and processes.
os/exec < bench
os < bench, cmd/surveyc, compiler/gen/html/bundle, docs/generate, docs/screenshot, surveys/generate
`

// guarded are the packages of the standard library that need an arrow. The others are free.
var guarded = []string{"os", "os/exec", "net", "net/http", "plugin", "unsafe", "C"}

const module = "github.com/surveyc/surveyc/"

func TestArrows(t *testing.T) {
	allowed, used := parseArrows(t), map[string]bool{}
	for pkg, imports := range importsByPackage(t) {
		for _, imported := range imports {
			arrow, ok := arrowOf(allowed, imported, pkg)
			if !ok {
				t.Errorf("%s imports %s: no arrow allows it", pkg, imported)
			}
			used[arrow] = true
		}
	}
	for arrow := range allowed {
		if !used[arrow] {
			t.Errorf("nothing uses the arrow %s", arrow)
		}
	}
}

// parseArrows reads the text into a set of "a < c".
func parseArrows(t *testing.T) map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(arrows) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		if line == "" {
			continue
		}
		from, to, ok := strings.Cut(line, "<")
		require.True(t, ok, line)
		for _, a := range strings.Split(from, ",") {
			for _, c := range strings.Split(to, ",") {
				set[strings.TrimSpace(a)+" < "+strings.TrimSpace(c)] = true
			}
		}
	}
	return set
}

// arrowOf finds the arrow for an import: of a library's package, the one of its module.
func arrowOf(allowed map[string]bool, imported, pkg string) (arrow string, ok bool) {
	for from := imported; from != "."; from = path.Dir(from) {
		if arrow := from + " < " + pkg; allowed[arrow] {
			return arrow, true
		}
		if !strings.Contains(imported, ".") {
			break // not a library: its path is its name
		}
	}
	return "", false
}

// importsByPackage lists what needs an arrow, by the folder that imports it.
func importsByPackage(t *testing.T) map[string][]string {
	imports := map[string][]string{}
	for _, name := range sources(t) {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		require.NoError(t, err)
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			if needsArrow(imported) {
				imports[path.Dir(name)] = append(imports[path.Dir(name)], strings.TrimPrefix(imported, module))
			}
		}
	}
	return imports
}

func needsArrow(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return strings.Contains(first, ".") || slices.Contains(guarded, imported)
}

// TestFilesAreShort: a file that a person writes has one subject and at most 500 lines.
func TestFilesAreShort(t *testing.T) {
	for _, name := range sources(t) {
		if slices.Contains([]string{".go", ".ts", ".css", ".gohtml"}, path.Ext(name)) {
			assert.LessOrEqual(t, strings.Count(read(t, name), "\n"), 500, name)
		}
	}
}

// TestPackageNamesSaySomething: such a name would take in anything.
func TestPackageNamesSaySomething(t *testing.T) {
	empty := []string{"util", "utils", "common", "helper", "helpers", "types", "manager", "misc", "base", "shared"}
	for pkg := range maps.Keys(importsByPackage(t)) {
		assert.NotContains(t, empty, path.Base(pkg))
	}
}

// TestNothingNamesTheWorkshop: the repository stands by itself wherever it is cloned.
func TestNothingNamesTheWorkshop(t *testing.T) {
	// Put together here, so that this file has none of them.
	for _, mention := range []string{".." + "/shared", "/" + "work/", "farm" + "-"} {
		for _, name := range sources(t) {
			text := read(t, name)
			built := strings.Contains(text, "\x00")
			if !built && strings.Contains(text, mention) {
				t.Errorf("%s mentions %s", name, mention)
			}
		}
	}
}

// sources are the files of the repository, without what git does not keep.
func sources(t *testing.T) []string {
	var list []string
	require.NoError(t, fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains([]string{".git", "node_modules", "site-packages", "bin", "build", "out"}, d.Name()):
			return fs.SkipDir
		case !d.IsDir():
			list = append(list, name)
		}
		return nil
	}))
	return list
}

func read(t *testing.T, name string) string {
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	return string(data)
}

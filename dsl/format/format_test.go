package format_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/format"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// TestFormat compares each file of testdata with the formatted one beside it. UPDATE=1
// writes those anew.
func TestFormat(t *testing.T) {
	for _, path := range surveys(t) {
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		got, diags := format.Format(source.New(path, string(data)))
		require.Empty(t, diags, path)
		formatted := strings.TrimSuffix(path, ".survey") + ".formatted"
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(formatted, []byte(got), 0o644))
		}
		want, err := os.ReadFile(formatted)
		require.NoError(t, err)
		assert.Equal(t, string(want), got, path)
		check(t, string(data))
	}
}

func surveys(t testing.TB) []string {
	paths, err := filepath.Glob("testdata/*.survey")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	return paths
}

// check holds a text against the formatter's promises.
func check(t *testing.T, text string) {
	f := source.New("test", text)
	formatted, diags := format.Format(f)
	if diags.HasErrors() {
		assert.Empty(t, formatted)
		return
	}
	g := source.New("formatted", formatted)
	again, diags := format.Format(g)
	require.Empty(t, diags, formatted)
	assert.Equal(t, formatted, again, "formatting twice is formatting once")

	before, _ := syntax.Parse(f)
	after, _ := syntax.Parse(g)
	assert.Equal(t, ast.Print(before), ast.Print(after), "the survey stays the same")
	assert.Equal(t, comments(before), comments(after), "comments stay")
}

func comments(f *ast.File) []string {
	var out []string
	for _, c := range f.Comments {
		out = append(out, strings.TrimRightFunc(c.Span.Text(), unicode.IsSpace))
	}
	return out
}

func TestBrokenFilesAreLeft(t *testing.T) {
	text, diags := format.Format(source.New("test", "survey s \"t\"\nquestion 1\n"))
	assert.Empty(t, text)
	assert.True(t, diags.HasErrors())
}

func TestLineEndsStay(t *testing.T) {
	text, _ := format.Format(source.New("test", "survey s \"t\"\r\nquestion 1 \"x\" integer\r\n"))
	assert.Equal(t, "survey s \"t\"\r\n\r\nquestion 1 \"x\" integer\r\n", text)
}

// FuzzFormat holds any text that can be formatted against the promises.
// go test -fuzz FuzzFormat ./dsl/format
func FuzzFormat(f *testing.F) {
	for _, path := range surveys(f) {
		data, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(string(data))
		for _, part := range strings.Split(string(data), "\n\n") {
			f.Add("survey s \"t\"\n" + part)
		}
	}
	for _, e := range catalogue.Explained() {
		f.Add(e.About.Mended)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if decoded, err := source.Decode("fuzz", []byte(text)); err == nil && len(text) < 4096 {
			check(t, decoded.Text)
		}
	})
}

package syntax_test

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

var want = regexp.MustCompile(`want ((?:E\d+ ?)+)`)

// TestErrors reads the files of testdata/errors. Each line names the codes that it must draw; no
// other line may draw any.
func TestErrors(t *testing.T) {
	for _, path := range glob(t, "testdata/errors/*.survey") {
		f := load(t, path)
		_, diags := syntax.Parse(f)
		assert.Equal(t, expected(f), drawn(diags), path)
	}
}

// expected lists "line: codes" as the file's comments have them.
func expected(f *source.File) []string {
	var out []string
	for i, line := range strings.Split(f.Text, "\n") {
		if m := want.FindStringSubmatch(line); m != nil {
			out = append(out, fmt.Sprintf("%d: %s", i+1, strings.TrimSpace(m[1])))
		}
	}
	return out
}

func drawn(diags diag.List) []string {
	byLine := map[int][]string{}
	for _, d := range diags {
		line := d.Span.Pos().Line
		byLine[line] = append(byLine[line], string(d.Code))
	}
	var lines []int
	for line := range byLine {
		lines = append(lines, line)
	}
	sort.Ints(lines)
	var out []string
	for _, line := range lines {
		out = append(out, fmt.Sprintf("%d: %s", line, strings.Join(byLine[line], " ")))
	}
	return out
}

// TestMessagesArePlain: every message of the files above comes out whole in both languages.
func TestMessagesArePlain(t *testing.T) {
	for _, path := range glob(t, "testdata/errors/*.survey") {
		_, diags := syntax.Parse(load(t, path))
		for _, d := range diags {
			for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
				text := d.Message(lang)
				for _, h := range d.Help {
					text += "\n" + catalogue.Say(lang, h.Text.Code, h.Text.Args...)
				}
				assert.NotContains(t, text, "%!", "%s %s", path, d.Code)
				assert.NotContains(t, text, "“”", "%s %s", path, d.Code)
			}
		}
	}
}

// TestFixes carries out the fixes of the examples: what a fix promises to mend is mended.
func TestFixes(t *testing.T) {
	fixed := 0
	for _, e := range catalogue.Explained() {
		f := source.New("broken", e.About.Broken)
		_, diags := syntax.Parse(f)
		text, n := diag.Apply(f, diags)
		if n == 0 {
			continue
		}
		fixed++
		assert.Empty(t, codes(text), "%s mended by its fix:\n%s", e.Code, text)
	}
	assert.Greater(t, fixed, 20)
}

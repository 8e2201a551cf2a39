// Package docs_test keeps the guides true: it compiles every survey they show and draws
// every finding they promise.
package docs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// TestExamples goes through the fenced examples of every page: `survey` must compile,
// `survey broken CODE…` must draw exactly these codes, in order; `part FILE` is a file that those behind it may include. What follows belongs to the survey before
// it and must come out as written: the lines of `findings`; `diagnostics` and `lint` (`lint en`), which UPDATE=1
// rewrites.
func TestExamples(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	require.NoError(t, err)
	pages = append(pages, existing("../README.md", "../README.en.md")...)
	for _, page := range pages {
		var survey example
		parts := fstest.MapFS{}
		for _, e := range examples(t, page) {
			e.parts = parts
			if name, ok := strings.CutPrefix(e.language, "part "); ok {
				parts[name] = &fstest.MapFile{Data: []byte(e.text)}
			}
			if strings.HasPrefix(e.language, "survey") {
				survey = e
			}
			t.Run(e.name(), func(t *testing.T) { e.check(t, survey) })
		}
	}
}

func existing(paths ...string) []string {
	var found []string
	for _, path := range paths {
		if _, err := os.Stat(path); err == nil {
			found = append(found, path)
		}
	}
	return found
}

// example is one fenced block.
type example struct {
	page     string
	line     int
	language string // what stands behind the fence
	text     string
	parts    fstest.MapFS // the files that it may include
}

func (e example) name() string { return fmt.Sprintf("%s:%d", filepath.Base(e.page), e.line) }

var fence = regexp.MustCompile("(?ms)^```([^\n]*)\n(.*?)^```$")

func examples(t *testing.T, page string) []example {
	t.Helper()
	data, err := os.ReadFile(page)
	require.NoError(t, err)
	var list []example
	for _, m := range fence.FindAllSubmatchIndex(data, -1) {
		list = append(list, example{
			page:     page,
			line:     1 + strings.Count(string(data[:m[0]]), "\n"),
			language: string(data[m[2]:m[3]]),
			text:     string(data[m[4]:m[5]]),
		})
	}
	return list
}

func (e example) check(t *testing.T, survey example) {
	promised, broken := strings.CutPrefix(e.language, "survey broken")
	switch {
	case broken:
		assert.Equal(t, strings.Fields(promised), codes(e.compile()))
	case e.language == "survey":
		assert.Empty(t, codes(e.compile()))
	case e.language == "findings":
		e.checkFindings(t, survey)
	case e.language == "diagnostics":
		e.checkDiagnostics(t, survey.compile().Diagnostics, catalogue.ZH)
	case e.language == "lint":
		e.checkDiagnostics(t, lint.Check(survey.compile()).Diagnostics(), catalogue.ZH)
	case e.language == "lint en":
		e.checkDiagnostics(t, lint.Check(survey.compile()).Diagnostics(), catalogue.EN)
	}
}

var opening = regexp.MustCompile(`(?m)^(survey|问卷) `)

// whole puts the opening lines in front of an example that leaves them out, as the guide
// says.
func (e example) whole() string {
	if opening.MatchString(e.text) {
		return e.text
	}
	text := `问卷 example "例子" `
	for _, list := range []string{"是否", "yes_no"} {
		if regexp.MustCompile(`["”][\s　]+` + list).MatchString(e.text) {
			text += `选项表 ` + list + ` 选项 ① "是" 选项 ② "否" `
		}
	}
	return text + e.text
}

func (e example) compile() compiler.Result {
	return compiler.CompileAt(source.New("my.survey", e.whole()), e.parts, "my.survey")
}

func codes(r compiler.Result) []string {
	var list []string
	for _, d := range r.Diagnostics {
		list = append(list, string(d.Code))
	}
	return list
}

func (e example) checkDiagnostics(t *testing.T, list diag.List, lang catalogue.Lang) {
	var shown strings.Builder
	require.NoError(t, diag.WriteText(&shown, list, diag.Style{Lang: lang}))
	if os.Getenv("UPDATE") != "" {
		e.rewrite(t, shown.String())
		return
	}
	assert.Equal(t, e.text, shown.String())
}

func (e example) rewrite(t *testing.T, text string) {
	data, err := os.ReadFile(e.page)
	require.NoError(t, err)
	block := func(text string) string { return "```" + e.language + "\n" + text + "```" }
	page := strings.Replace(string(data), block(e.text), block(text), 1)
	require.NoError(t, os.WriteFile(e.page, []byte(page), 0o644))
}

func (e example) checkFindings(t *testing.T, survey example) {
	result := survey.compile()
	require.NotNil(t, result.Survey)
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	for _, line := range strings.Split(strings.TrimSpace(e.text), "\n") {
		record, promised, ok := strings.Cut(line, " → ")
		require.True(t, ok, line)
		assert.Equal(t, promised, findings(p, record), record)
	}
}

// findings are those of one record as the guides write them.
func findings(p *program.Program, record string) string {
	var list []string
	for _, f := range validate.Record(p, answers.FromJSON([]byte(record)), catalogue.ZH) {
		line := strings.TrimSpace(f.Item + " " + string(f.Code) + " " + f.Rule)
		if f.Acknowledged != "" {
			line += "（" + f.Acknowledged + "）"
		}
		list = append(list, line)
	}
	if len(list) == 0 {
		return "没有"
	}
	return strings.Join(list, "；")
}

// TestGuideTeachesEveryWord: the guide names each keyword in every spelling.
func TestGuideTeachesEveryWord(t *testing.T) {
	data, err := os.ReadFile("guide.md")
	require.NoError(t, err)
	for _, word := range keyword.Words {
		for _, spelling := range word.Spellings() {
			assert.Contains(t, string(data), spelling)
		}
	}
}

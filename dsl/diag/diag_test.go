package diag_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// survey has a line for everything that makes columns hard.
const survey = `survey s "示例"
  option ① "建档立卡" exclusive x
	question	4	integer
question 5 "é́ 👨‍👩‍👧 ½" bad
question 6 "` + "a\u202eb" + `" bad
question 7 "很长的一行，很长的一行，很长的一行，很长的一行，很长的一行，很长的一行，很长的一行，很长的一行，很长的一行，很长的一行" bad number
end
`

// at is the span of the nth occurrence of text.
func at(f *source.File, text string, n int) source.Span {
	start := -1
	for range n {
		start += 1 + strings.Index(f.Text[start+1:], text)
	}
	return f.Span(start, start+len(text))
}

func examples() diag.List {
	f := source.New("surveys/s.survey", survey)
	warning := diag.Warn("E213", at(f, "x", 2), "x")
	fixed := diag.New("E252", at(f, "建档立卡", 1), "=>", ">=")
	fixed.WithFix(at(f, "建档立卡", 1), ">=").WithFix(at(f, "exclusive", 1), "").WithFix(at(f, "exclusive", 1).Before(), " goto ")
	fixed.WithRelated(at(f, "示例", 1), "help.write", "x")
	return diag.List{
		fixed,
		warning,
		diag.New("E206", at(f, "question", 1).After(), "question"),
		diag.New("E213", at(f, "integer", 1), "integer").WithHelp("help.survey"),
		diag.New("E213", at(f, "bad", 1), "bad"),
		diag.New("E213", at(f, "bad", 2), "bad"),
		diag.New("E213", at(f, "bad", 3), "bad"),
		diag.New("E213", f.Span(at(f, "number", 1).Start, len(f.Text)), "number"),
		diag.New("E201", f.Span(len(f.Text), len(f.Text))),
		diag.New("E100", source.Span{}),
	}
}

func TestText(t *testing.T) {
	for name, style := range map[string]diag.Style{
		"zh":     {Lang: catalogue.ZH},
		"en":     {Lang: catalogue.EN},
		"wide":   {Lang: catalogue.ZH, Wide: true},
		"colour": {Lang: catalogue.ZH, Colour: true},
	} {
		var b strings.Builder
		require.NoError(t, diag.WriteText(&b, examples(), style))
		golden(t, "testdata/"+name+".txt", b.String())
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	require.NoError(t, diag.WriteJSON(&b, examples(), catalogue.ZH))
	golden(t, "testdata/lines.jsonl", b.String())
}

// golden compares with a file; UPDATE=1 writes it anew.
func golden(t *testing.T, path, got string) {
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, path)
}

// TestMarkers: the marker stands under what is meant, however wide the characters are.
func TestMarkers(t *testing.T) {
	for _, c := range []struct{ line, mark, want string }{
		{"abc def", "def", "    ^^^"},
		{"问题 4", "4", "     ^"},
		{"问题 题目", "题目", "     ^^^^"},
		{"① x", "x", "  ^"},
		{"\tx", "x", "    ^"},
		{"é x", "x", "  ^"},
		{"a\u200bb", "b", "  ^"},
	} {
		f := source.New("f", c.line+"\n")
		var b strings.Builder
		require.NoError(t, diag.WriteText(&b, diag.List{diag.New("E206", at(f, c.mark, 1), "x")}, diag.Style{}))
		lines := strings.Split(b.String(), "\n")
		_, marker, _ := strings.Cut(lines[2], "│ ")
		assert.Equal(t, c.want, marker, "%q", c.line)
	}
}

func TestLongLinesAreCut(t *testing.T) {
	line := strings.Repeat("长", 100_000)
	f := source.New("f", line+"x"+line)
	var b strings.Builder
	require.NoError(t, diag.WriteText(&b, diag.List{diag.New("E206", at(f, "x", 1), "x")}, diag.Style{}))
	assert.Less(t, b.Len(), 1000)
	assert.Contains(t, b.String(), "长x长")
}

func TestSorted(t *testing.T) {
	f, g := source.New("a", "xyz"), source.New("b", "xyz")
	list := diag.List{diag.New("E201", g.Span(0, 1)), diag.New("E202", f.Span(2, 3)), diag.New("E203", f.Span(0, 1)), diag.New("E203", f.Span(0, 1))}
	var codes []string
	for _, d := range list.Sorted() {
		codes = append(codes, string(d.Code))
	}
	assert.Equal(t, []string{"E203", "E202", "E201"}, codes)
	assert.True(t, list.HasErrors())
	assert.False(t, diag.List{diag.Warn("E201", f.Span(0, 1))}.HasErrors())
}

func TestApply(t *testing.T) {
	f := source.New("f", "ask if 4 = 5 fi")
	list := diag.List{
		diag.New("E214", f.Span(13, 15)).WithFix(f.Span(13, 15), ""),
		diag.New("E251", f.Span(9, 10)).WithFix(f.Span(9, 10), "=="),
		diag.New("E251", f.Span(9, 10)).WithFix(f.Span(8, 12), "never"),
		diag.New("E206", f.Span(0, 3)).WithHelp("help.survey"),
	}
	text, n := diag.Apply(f, list)
	assert.Equal(t, "ask if 4never ", text)
	assert.Equal(t, 2, n)
}

package syntax_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// TestLimits: what no person writes draws a diagnostic, however much there is of it.
func TestLimits(t *testing.T) {
	const n = 100_000
	const ask = "survey s \"t\"\nquestion 1 \"x\" integer\n  ask if "
	for name, c := range map[string]struct{ text, want string }{
		"parentheses": {ask + strings.Repeat("(", n), "E263"},
		"nots":        {ask + strings.Repeat("not ", n) + "1", "E263"},
		"nested":      {ask + strings.Repeat("(", 1000) + "1" + strings.Repeat(")", 1000), "E264"},
		"nested nots": {ask + strings.Repeat("not ", 1000) + "1", "E264"},
		"ands":        {ask + "1" + strings.Repeat(" and 1", n), "E263"},
		"digits":      {ask + "2 > " + strings.Repeat("9", n), "E113"},
		"one word":    {ask + strings.Repeat("且5", n), ""},
		"junk":        {"survey s \"t\"\nquestion 1 \"x\" integer" + strings.Repeat(" 甲 1", n), "E213"},
		"quotes":      {strings.Repeat("“", n), "E104"},
	} {
		got := codes(c.text)
		if c.want == "" {
			assert.Empty(t, got, name)
			continue
		}
		require.NotEmpty(t, got, name)
		assert.Contains(t, got, c.want, name)
	}
}

// TestWordsThatCannotBeSplit: behind the language's word stands what begins no word.
func TestWordsThatCannotBeSplit(t *testing.T) {
	for _, word := range []string{"跳到", "询问", "校验", "问题", "选项", "skip", "如果", "非", "且", "整数", "独选"} {
		for _, rest := range []string{"\u0301", "٣", "\u0301.5"} {
			assert.NotPanics(t, func() {
				parse("survey s \"t\"\nquestion 1 \"x\" integer " + word + rest + "\n" + word + rest + " \"x\"\n ask if 1 " + word + rest + " " + word + rest)
			}, word+rest)
		}
	}
}

// FuzzParse: whatever the text, Parse returns a tree and diagnostics whose places lie in the file.
// go test -fuzz FuzzParse ./dsl/syntax
func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		file, err := source.Decode("fuzz", []byte(text))
		if err != nil {
			return
		}
		tree, diags := syntax.Parse(file)
		ast.Print(tree)
		for _, d := range diags {
			assert.LessOrEqual(t, 0, d.Span.Start)
			assert.LessOrEqual(t, d.Span.Start, d.Span.End)
			assert.LessOrEqual(t, d.Span.End, len(file.Text))
			assert.NotContains(t, d.Message(catalogue.EN), "%!")
		}
		if len(diags) == 0 {
			assert.NotContains(t, ast.Print(tree), "(broken)")
		}
	})
}

func seed(f *testing.F) {
	for _, dir := range []string{"trees", "errors"} {
		paths, err := filepath.Glob("testdata/" + dir + "/*.survey")
		require.NoError(f, err)
		for _, path := range paths {
			data, err := os.ReadFile(path)
			require.NoError(f, err)
			for _, part := range strings.Split(string(data), "\n\n") {
				f.Add(part)
			}
		}
	}
	for _, e := range catalogue.Explained() {
		f.Add(e.About.Broken)
		f.Add(e.About.Mended)
	}
}

// generated is a survey of n questions, ten lines each.
func generated(n int) string {
	var b strings.Builder
	b.WriteString("survey big \"大\"\n  version \"2020\"\n\nchoices yes_no\n  option ① \"是\"\n  option ② \"否\"\n\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "question %d \"第%d题：家庭情况如何\" multi optional note \"可多选\"\n", i, i)
		fmt.Fprintf(&b, "  option ① \"身体原因\"\n  option ② \"不想上学\"\n  option ③ \"负担不起\"\n  option ④ \"其他\" specify\n")
		fmt.Fprintf(&b, "  skip goto %d if %d has ② or %d has ③ and not answered(%d)\n", i+1, i, i, i)
		fmt.Fprintf(&b, "  ask if %d in {①, ②} and abs(1a - (1b + 1c)) > 1\n", max(i-1, 1))
		fmt.Fprintf(&b, "  校验 阻止 \"不可能\" 如果 选中数(%d) > 3 且 %d 包含 ①\n\n", i, i)
	}
	return b.String()
}

// BenchmarkParse reports the time for a file of 400 lines, and for one ten times and a hundred
// times as long.
func BenchmarkParse(b *testing.B) {
	for _, questions := range []int{44, 440, 4400} {
		f := source.New("bench", generated(questions))
		b.Run(fmt.Sprintf("%d_questions_%d_lines", questions, strings.Count(f.Text, "\n")), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, diags := syntax.Parse(f); len(diags) > 0 {
					b.Fatal(diags[0].Message(catalogue.EN))
				}
			}
		})
	}
}

package syntax_test

import (
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

// TestTrees reads every file of testdata/trees without a mistake, into the tree that stands beside it.
// UPDATE=1 writes the trees anew.
func TestTrees(t *testing.T) {
	for _, path := range glob(t, "testdata/trees/*.survey") {
		f := load(t, path)
		tree, diags := syntax.Parse(f)
		for _, d := range diags {
			t.Errorf("%s:%v: %s %s", path, d.Span.Pos(), d.Code, d.Message(catalogue.ZH))
		}
		golden(t, strings.TrimSuffix(path, ".survey")+".tree", ast.Print(tree))
	}
}

func glob(t *testing.T, pattern string) []string {
	paths, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	return paths
}

func load(t *testing.T, path string) *source.File {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	f, err := source.Decode(path, data)
	require.NoError(t, err)
	return f
}

func golden(t *testing.T, path, got string) {
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, path)
}

// TestForgottenBlanks: what is written without blanks reads as what has them.
func TestForgottenBlanks(t *testing.T) {
	for _, c := range []struct{ together, apart string }{
		{"  跳到5 如果4==②", "  跳到 5 如果 4 == ②"},
		{"  跳到5如果4==②", "  跳到 5 如果 4 == ②"},
		{"  跳到收入如果4-1==②", "  跳到 收入 如果 4-1 == ②"},
		{"  跳转到结束如果4==②", "  跳转到 结束 如果 4 == ②"},
		{"  skip goto5 if4==②", "  skip goto 5 if 4 == ②"},
		{"  skip 跳到5 如果4==②", "  skip goto 5 if 4 == ②"},
		{"  goto5 if 4==②", "  goto 5 if 4 == ②"},
		{"  询问如果4==②或5==①且4-1 == ①", "  询问 如果 4 == ② 或 5 == ① 且 4-1 == ①"},
		{"  ask if 4==②and5==①or收入>3", "  ask if 4 == ② and 5 == ① or 收入 > 3"},
		{"  ask if 4and5", "  ask if 4 and 5"},
		{"  ask if 1aand5", "  ask if 1a and 5"},
		{"  ask if 4且收入且5", "  ask if 4 且 收入 且 5"},
		{"  ask if 非收入或非4", "  ask if 非 收入 或 非 4"},
		{"  ask if 4属于{②}或5包含③", "  ask if 4 属于 {②} 或 5 包含 ③"},
		{"  ask if 收入属于{②}", "  ask if 收入 属于 {②}"},
		{`  校验阻止"m"如果4==②`, `  校验 阻止 "m" 如果 4 == ②`},
		{`  校验阻止规则"m"除非4==②`, `  校验 阻止 规则 "m" 除非 4 == ②`},
		{`  assert block x"m"if4==②`, `  assert block x "m" if 4 == ②`},
		{`  选项①"是"选项2"否"独选注明`, `  选项 ① "是" 选项 2 "否" 独选 注明`},
		{`问题5"x"整数1..30单位"元"选填`, `问题 5 "x" 整数 1..30 单位 "元" 选填`},
		{`问题5-1 "x" 整数-5..30`, `问题 5-1 "x" 整数 -5..30`},
		{`问题人口 "x" 多选选填说明"s"`, `问题 人口 "x" 多选 选填 说明 "s"`},
		{`question 5 "x" integer1..30`, `question 5 "x" integer 1..30`},
		{`部分一"x" 章节二"y" 结尾"z"`, `部分 一 "x" 章节 二 "y" 结尾 "z"`},
		{`选项表甲 选项①"a"`, `选项表 甲 选项 ① "a"`},
		{"选项表 多选甲 选项①\"a\" 问题 8 \"x\" 多选甲", "选项表 多选甲 选项 ① \"a\" 问题 8 \"x\" 多选甲"},
	} {
		const above = "survey s \"t\"\nquestion 收入 \"x\" number\nquestion 4 \"x\" number\n"
		got, diags := syntax.Parse(source.New("together", above+c.together))
		assert.Empty(t, diags, c.together)
		want, diags := syntax.Parse(source.New("apart", above+c.apart))
		assert.Empty(t, diags, c.apart)
		assert.Equal(t, ast.Print(want), ast.Print(got), c.together)
	}
}

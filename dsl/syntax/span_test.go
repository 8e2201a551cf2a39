package syntax_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// TestSpans: nodes lie exactly where their text stands, so that messages and fixes meet it.
func TestSpans(t *testing.T) {
	tree, diags := syntax.Parse(source.New("test", `survey s "标题" version "2020"
问题5——1 "收入" 整数 -5..30 多选 1..2 单位"元"  # 注释
  option ① "是" specify
  skip goto 结束如果 abs(5—1) + -2 >= 3 且 5—1 in {①, 2}
  assert block rule "m" unless not 5-1 has ③
`))
	require.Empty(t, diags)
	q := tree.Decls[0].(*ast.Question)
	skip, assertion := q.Clauses[0].(*ast.Skip), q.Clauses[1].(*ast.Assert)
	and := skip.If.(*ast.Binary)
	compare, in := and.Left.(*ast.Binary), and.Right.(*ast.Binary)
	sum := compare.Left.(*ast.Binary)
	for want, span := range map[string]source.Span{
		`survey s "标题" version "2020"`: tree.Survey.Span,
		`"标题"`:                         tree.Survey.Title.Span,
		"5——1":                         q.ID.Span,
		`"收入"`:                         q.Text.Span,
		"整数":                           q.Type.Name.Span,
		"-5..30":                       q.Type.Bound.Span,
		"-5":                           q.Type.Bound.Low.Span,
		"多选":                           q.Multi.Span,
		"1..2":                         q.Multi.Bound.Span,
		`"元"`:                          q.Unit.Span,
		"# 注释":                         tree.Comments[0].Span,
		`option ① "是" specify`:         q.Options[0].Span,
		"①":                            q.Options[0].Code.Span,
		"specify":                      *q.Options[0].Specify,
		"结束":                           skip.Target.Span,
		"abs(5—1) + -2 >= 3 且 5—1 in {①, 2}": skip.If.Where(),
		"且":                  and.OpSpan,
		"abs(5—1) + -2 >= 3": compare.Where(),
		">=":                 compare.OpSpan,
		"abs(5—1)":           sum.Left.Where(),
		"-2":                 sum.Right.Where(),
		"{①, 2}":             in.Right.Where(),
		"rule":               assertion.Name.Span,
		"not 5-1 has ③":      assertion.Cond.Where(),
		`assert block rule "m" unless not 5-1 has ③`:        assertion.Span,
		`skip goto 结束如果 abs(5—1) + -2 >= 3 且 5—1 in {①, 2}`: skip.Span,
	} {
		assert.Equal(t, want, span.Text())
	}
	assert.Equal(t, assertion.Span.End, q.Span.End, "a question ends with its last clause")
}

package wording_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/wording"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

const household = `survey t "住户表"
question size "家里有几口人" integer 1..30
question 1 "总收入" number 0..
question 2 "支出" number 0..
question 3 "是否参保" refused
  option ① "是"
  option ② "否"
  option 30 "说不清" specify
question 4 "缘由" multi 1..2
  option ① "外地参保"
  option ② "其他" specify
question needs "最需要的" ranking
  option ① "水"
  option ② "路"
question born "出生日期" date
question note "备注" text 2..20 optional
question note_2 "备注" text optional
repeat members "成员" 0..3
  question name "姓名" text
  question age "“{name}”的年龄" integer 0..120
  question sex "{name}"
    option ① "男"
    option ② "女"
endrepeat
question last "意见" text optional
`

func TestConditions(t *testing.T) {
	for _, c := range []struct{ condition, zh, en string }{
		{"3 == ①", "“3”填“①”", "“3” is “①”"},
		{"3 != ①", "“3”填的不是“①”", "“3” is not “①”"},
		{"3 in {①, 30}", "“3”填“①”或“30”", "“3” is “①” or “30”"},
		{"4 has ② and not 3 == ②", "“4”选了“②”，且“3”填的不是“②”", "“4” has “②” marked, and “3” is not “②”"},
		{"3 == ① or (4 has ① and 4 has ②)", "“3”填“①”，或（“4”选了“①”，且“4”选了“②”）", "“3” is “①”, or  (“4” has “①” marked, and “4” has “②” marked)"},
		{"size in {1.0, 2.0} or 3 == ①", "“家里有几口人”等于1或2，或“3”填“①”", "“家里有几口人” is 1 or 2, or “3” is “①”"},
		{`note == "无" or note == "没有" or born == "2020-04-13"`, "“note”等于“无”这几个字或“没有”这几个字，或“出生日期”等于2020-04-13", "“note” is the words “无” or the words “没有”, or “出生日期” is 2020-04-13"},
		{"refused(3)", "“3”是拒答", "“3” is refused"},
		{`4.2 == "没钱"`, "“4②”等于“没钱”这几个字", "“4②” is the words “没钱”"},
		{`3.30 == "没钱"`, "“3.30”等于“没钱”这几个字", "“3.30” is the words “没钱”"},
		{"Q1 - (Q2 + size) * 2.0 > 1.5", "“1”－（“2”＋“家里有几口人”）×2大于1.5", "“1”－ (“2”＋“家里有几口人”)×2 > 1.5"},
		{"Q1 - (Q2 - size) - 3.0 > 1.5", "“1”－（“2”－“家里有几口人”）－3大于1.5", "“1”－ (“2”－“家里有几口人”)－3 > 1.5"},
		{"rank(needs, ②) == 1.0", "“最需要的”里“②”的名次等于1", "the rank of “②” in “最需要的” is 1"},
		{`born < "2020-04-13"`, "“出生日期”小于2020-04-13", "“出生日期” < 2020-04-13"},
		{"answered(note)", "填了“note”", "“note” is answered"},
		{"any(members where age < 6)", "“成员”有一行（“…的年龄”小于6）", "a row of “成员” (“…的年龄” < 6)"},
		{"all(members where age >= 6)", "填了“成员”，且“成员”每一行（“…的年龄”不小于6，没答的不算）", "“成员” is answered, and each row of “成员” (“…的年龄” ≥ 6, leaving out those without an answer)"},
		{"count(members where sex == ①) > 1.0", "“成员”（“sex”填“①”）各行的行数大于1", "number over the rows of “成员” (“sex” is “①”) > 1"},
		{"sum(members, age) > 99", "“成员”各行的合计（“…的年龄”）大于99", "sum (“…的年龄”) over the rows of “成员” > 99"},
	} {
		s := compile(t, household+"  assert warn r \"请核对\" if "+c.condition+"\n")
		for lang, want := range map[catalogue.Lang]string{catalogue.ZH: c.zh, catalogue.EN: c.en} {
			assert.Equal(t, want, wording.New(s, lang, wording.Names(s)).Condition("", s.Rules[0].Fires), c.condition)
		}
	}
}

func TestKindsAndBounds(t *testing.T) {
	s := compile(t, household)
	w := wording.New(s, catalogue.ZH, wording.Names(s))
	var said []string
	for i := range s.Items {
		said = append(said, strings.TrimSpace(w.Kind(&s.Items[i])+" "+w.Bound(s.Items[i].Domain)))
	}
	assert.Equal(t, "整数 1～30|数值 ≥ 0|数值 ≥ 0|单选|文字|多选 选 1～2 项|文字|排序 选 2 项|日期|文字 2～20 个字|文字|循环 0～3 个|文字|整数 0～120|单选|文字", strings.Join(said, "|"))
}

// A formula may be far longer than the predicates that it shares: what is said of it stays short.
func TestSharedPredicates(t *testing.T) {
	s := &ir.Survey{Items: []ir.Item{{ID: "1"}}, Predicates: []ir.Formula{ir.Answered{Item: "1"}}}
	for i := range 60 {
		s.Predicates = append(s.Predicates, ir.And{Of: []ir.Formula{ir.Ref{Index: i}, ir.Ref{Index: i}}})
	}
	f := ir.Ref{Index: 60}
	assert.Greater(t, wording.Parts(s, f), 1_000_000)
	assert.Less(t, len(wording.New(s, catalogue.ZH, wording.Names(s)).Condition("", f)), 20_000)
}

func compile(t *testing.T, text string) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("test.survey", text))
	require.False(t, result.Diagnostics.HasErrors(), fmt.Sprint(result.Diagnostics, text))
	return result.Survey
}

package compiler_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/surveys"
)

func BenchmarkCompile(b *testing.B) {
	for _, id := range surveys.IDs {
		text, err := surveys.Files.ReadFile(surveys.Path(id))
		if err != nil {
			b.Fatal(err)
		}
		benchmarkText(b, id, string(text))
	}
	for _, questions := range []int{500, 1000, 2000, 4000} {
		benchmarkText(b, fmt.Sprint("questions-", questions), generated(questions))
	}
}

func benchmarkText(b *testing.B, name, text string) {
	b.Run(name, func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if r := compiler.Compile(source.New(name, text)); len(r.Diagnostics) > 0 {
				b.Fatal(r.Diagnostics[0].Code, r.Diagnostics[0].Span.Text())
			}
		}
	})
}

// generated is a survey of about so many questions, like real ones: blocks that a first question skips, in them
// a smaller block that is skipped too, questions asked for some kinds of household only, amounts with rules,
// here and there a question that sends on to the end.
func generated(questions int) string {
	var b strings.Builder
	b.WriteString("survey big \"big\"\nchoices yes_no\n  option ① \"是\"\n  option ② \"否\"\n")
	b.WriteString("section s \"s\"\nquestion kind \"户属性\" multi\n  option ① \"低保户\"\n  option ② \"特困户\"\n  option ③ \"一般户\" exclusive\n")
	b.WriteString("question size \"人口\" integer 1..30\nquestion b0-9 \"满意\" yes_no\n")
	for block := 1; block*questionsPerBlock <= questions; block++ {
		b.WriteString(strings.NewReplacer("$next", fmt.Sprint("b", block+1), "$before", fmt.Sprint("b", block-1), "$", fmt.Sprint("b", block)).Replace(blockText))
	}
	fmt.Fprintf(&b, "question b%d \"其他意见\" text optional\nclosing \"签名\"\nquestion date \"日期\" date\n", questions/questionsPerBlock+1)
	return b.String()
}

const questionsPerBlock = 13

const blockText = `
section s$ "部分"
question $ "是否有" yes_no
  skip goto $next if $ == ②
question $-1 "是否在校" yes_no
  skip goto $-4 if $-1 == ①
question $-2 "原因"
  option ① "身体原因"
  option ② "不想上学"
  option ③ "负担不起"
  option ④ "其他" specify
question $-3 "几年" integer 0..9
  ask if $-2 in {②, ③}
question $-4 "享受哪些政策" multi optional
  option ① "甲"
  option ② "乙"
  option ③ "丙"
  option ④ "无" exclusive
question $-5 "低保金" number 0.. unit "元"
  ask if kind has ①
  assert warn "低保金过高" if $-5 > 12 * 500 * size
question $-6 "收入" number 0.. unit "元"
  assert warn sum-$ "合计不符" if abs($-6 - ($-7 + $-8)) > 1
question $-7 "工资" number 0..
question $-8 "其他" number 0..
question $-9 "满意" yes_no
  ask if $-6 > 0 and $before-9 == ①
  skip goto $-11 if $-9 == ①
question $-10 "为何不满意" text
question $-11 "人均" number
  ask if kind has ③ or $-6 > 1000
  assert block per-$ "前后不一致" if $-11 > $-6 and $-1 == ①
`

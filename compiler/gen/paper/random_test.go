package paper_test

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// question is one of a random survey.
type question struct{ id, kind string }

var (
	numberedIDs = []string{"1", "2", "3a", "3b", "3c", "4", "4-1", "4-2a", "4-2b", "5", "6a", "7"}
	namedIDs    = []string{"head", "户主", "age", "甲", "乙", "visit", "why", "source", "q_1", "date", "name", "丙"}
	kinds       = []string{"yes_no", "choice", "choice", "multi", "number", "integer 0..30", "text", "date"}
	texts       = []string{"家里几口人", "去哪里", "去哪里", "1", "是否“参加”", "这是一个很长的题目，长到不能在一句话里叫它的名字，所以叫它的编号", "年 月 日", "备注"}
)

// randomSurvey is a survey as text: with numbers, with names, or with both, whose skips and `ask if` use all that routes use.
func randomSurvey(d records.Dice) string {
	ids := records.Pick(d, numberedIDs, namedIDs, append(append([]string{}, namedIDs[:3]...), numberedIDs...))
	var b strings.Builder
	b.WriteString("survey t \"试卷\"\nchoices yes_no option ① \"是\" option ② \"否\"\n")
	var before []question
	for i, id := range ids {
		q := question{id, records.Pick(d, kinds...)}
		if d.Once(5) {
			fmt.Fprintf(&b, "section 部%d \"部分\"\n", i)
		}
		fmt.Fprintf(&b, "question %s \"%s\" %s\n", id, records.Pick(d, texts...), q.form())
		if len(before) > 0 && d.Once(4) {
			fmt.Fprintf(&b, "  ask if %s\n", condition(d, before, 2))
		}
		before = append(before, q)
		for d.Once(2) && i+1 < len(ids) {
			to := records.Pick(d, append([]string{"end"}, ids[i+1:]...)...)
			fmt.Fprintf(&b, "  skip goto %s if %s\n", to, condition(d, append(before, q, q), 2))
		}
	}
	return b.String()
}

func (q question) form() string {
	options := `option ① "好" option ② "一般" option ③ "其他" specify option 21 "说不清"`
	switch q.kind {
	case "choice":
		return "refused " + options
	case "multi":
		return "multi " + options
	case "text":
		return "text optional"
	}
	return q.kind
}

// condition is one over some of the questions.
func condition(d records.Dice, of []question, depth int) string {
	if depth > 0 && d.Once(2) {
		word := records.Pick(d, "and", "or", "and not")
		return fmt.Sprintf("(%s %s (%s))", condition(d, of, depth-1), word, condition(d, of, depth-1))
	}
	q := records.Pick(d, of...)
	name := q.id
	if name[0] >= '0' && name[0] <= '9' {
		name = "Q" + name
	}
	if d.Once(6) {
		return "answered(" + name + ")"
	}
	switch q.kind {
	case "yes_no":
		return name + records.Pick(d, " == ①", " == ②", " != ②")
	case "choice":
		return records.Pick(d, name+" == ①", name+" in {②, 21}", name+" != ③", "refused("+name+")", q.id+`.3 == "家"`)
	case "multi":
		return records.Pick(d, name+" has ②", "not "+name+" has ③", "count("+name+") >= 2.0", "answered("+q.id+".3)")
	case "text":
		return name + ` == "村里"`
	case "date":
		return name + records.Pick(d, ` < "2020-04-13"`, ` >= "2020-12-31"`)
	}
	return name + records.Pick(d, " > 3.5", " <= 10.0", " == 0.0", fmt.Sprintf(" + %s > 20.5", name), fmt.Sprintf(" * %s <= 2.25", name))
}

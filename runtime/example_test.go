package runtime_test

import (
	"errors"
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/suggest"
)

// surveys stands for a folder of survey files.
var surveys = fstest.MapFS{
	"school.survey": {Data: []byte(`
survey school "义务教育"
question 4 "是否有义务教育阶段儿童、少年"
  option ① "是"
  option ② "否"
  skip goto 5 if 4 == ②
question 4-1 "是否在校"
  option ① "是"
  option ② "否"
question 5 "家庭人口" integer 1..30 unit "人"
`)},
	"household.survey": {Data: []byte(`
survey household "住户"
question size "人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
  assert block same "另有一人也叫{name}" unless unique(name)
question age "{name}的年龄" integer 0..120
  skip goto next if age < 6
question school "{name}是否在校"
  option ① "是"
  option ② "否"
endrepeat
`)},
	"village.survey": {Data: []byte(`
survey village "走访"
question village "村" text
  assert block known "没有这个村" unless is_village(village)
`)},
	"couple.survey": {Data: []byte(`
survey couple "夫妻" version "2021"
include "parts/person.survey" prefix a
include "parts/person.survey" prefix b
question 9 "监护人" text
  ask if a-minor or b-minor
`)},
	"parts/person.survey": {Data: []byte(`
question 1 "年龄" integer 0..120
  assert warn old "年龄偏大" if 1 > 90.0
condition minor if 1 < 18.0
`)},
	"well.survey": {Data: []byte(`
survey well "水井"
language en "English" from "well.en.csv"
question 1 "户主姓名" text
question 2 "水井在哪里" text
  assert warn place "{1}家的水井没有这个地方" unless is_village(2)
`)},
	"well.en.csv": {Data: []byte("text,translation\n水井,Well\n户主姓名,Name of the head\n水井在哪里,Where is the well\n{1}家的水井没有这个地方,There is no such place for the well of {1}\n")},
	"broken.survey": {Data: []byte(`
survey broken "有错"
question 1 "年龄" interger
question 2 "是否"
  option ① "是"
  skip goto 1 if 2 = ①
`)},
}

func ExampleLoad() {
	_, err := runtime.Load(surveys, "broken.survey")
	var wrong *runtime.CompileError
	if errors.As(err, &wrong) {
		for _, d := range wrong.Diagnostics {
			fmt.Println(d.Span.Pos().Line, d.Code, d.Message(catalogue.ZH))
		}
	}
	// Output:
	// 3 E307 没有叫“interger”的题型或选项表
	// 6 E501 “2”题不能跳回前面的“1”题，只能往后跳
	// 6 E251 “等于”要写两个等号：“=”写成 ==
}

func ExampleSurvey_Validate() {
	survey, err := runtime.Load(surveys, "school.survey")
	if err != nil {
		panic(err)
	}
	for _, f := range survey.Validate(map[string]any{"4": 2, "4-1": 1, "5": 31}) {
		fmt.Println(f.Item, f.Code, f.Severity, f.Message)
	}
	// Output:
	// 4-1 skipped block 按前面的回答不该填这一题
	// 5 range block 超出范围，应为 1～30
}

// The rows of a repeated group are maps in a slice; findings name the row, counted from 1.
func ExampleSurvey_Validate_rows() {
	survey, err := runtime.Load(surveys, "household.survey")
	if err != nil {
		panic(err)
	}
	members := []map[string]any{{"name": "张三", "age": 40}, {"name": "李四", "age": 3, "school": 1}}
	for _, f := range survey.Validate(map[string]any{"size": 3, "members": members}) {
		fmt.Println(f.Item, f.Code, f.Message)
	}
	// Output:
	// members[1].school required 应答未答
	// members[2].school skipped 按前面的回答不该填这一题
	// members[3] required 没有填；应有 3 个
}

// A repeated group is walked row by row; rows that leave the route are parked whole.
func ExampleSurvey_Interview_rows() {
	survey, err := runtime.Load(surveys, "household.survey")
	if err != nil {
		panic(err)
	}
	interview := survey.Interview()
	for _, x := range []answers.Value{answers.Num(2), answers.Text("张三"), answers.Num(4), answers.Text("李四")} {
		interview.Answer(x, catalogue.ZH)
	}
	item, _ := interview.Current()
	fmt.Println(interview.Place(), interview.Fill(item.Text), interview.OpenPlaces())

	interview.Goto("size")
	interview.Answer(answers.Num(1), catalogue.ZH)
	fmt.Printf("%s parked %d\n", interview.Record().AppendJSON(nil), len(interview.Parked()))
	// Output:
	// members[2].age 李四的年龄 [members[2].age]
	// {"size":1,"members":[{"name":"张三","age":4}]} parked 1
}

func ExampleSurvey_Suggester() {
	survey, err := runtime.Load(surveys, "school.survey")
	if err != nil {
		panic(err)
	}
	suggester, err := survey.Suggester(map[string]int{"4": 2})
	if err != nil {
		panic(err)
	}
	result := suggester.Record(answers.FromJSON([]byte(`{"4":2,"4-1":1,"5":3}`)))
	fmt.Println(result.Outcome == suggest.Found, result.Ways[0].Remove)
	// Output: true [4-1]
}

func ExampleStrict() {
	survey, err := runtime.Load(surveys, "couple.survey", runtime.Strict())
	if err != nil {
		panic(err)
	}
	for _, f := range survey.Validate(map[string]any{"a-1": 17, "b-1": 99, "_version": 2020}) {
		fmt.Println(f.Item, f.Code, f.Rule, f.Severity)
	}
	// Output:
	// _version version  block
	// b-1 assert b-old block
	// 9 required  block
}

func ExampleSurvey_Interview() {
	survey, err := runtime.Load(surveys, "school.survey")
	if err != nil {
		panic(err)
	}
	interview := survey.Interview()
	interview.Answer(answers.Num(1), catalogue.ZH) // 4
	interview.Answer(answers.Num(2), catalogue.ZH) // 4-1
	interview.Answer(answers.Num(3), catalogue.ZH) // 5

	interview.Goto("4")
	interview.Answer(answers.Num(2), catalogue.ZH)
	fmt.Printf("%s parked %d\n", interview.Record().AppendJSON(nil), len(interview.Parked()))

	interview.Back()
	interview.Answer(answers.Num(1), catalogue.ZH)
	fmt.Printf("%s parked %d\n", interview.Record().AppendJSON(nil), len(interview.Parked()))
	// Output:
	// {"4":2,"5":3} parked 1
	// {"4":1,"4-1":2,"5":3} parked 0
}

func ExampleFunc() {
	isVillage := func(name string) bool { return strings.HasSuffix(name, "村") }
	survey, err := runtime.Load(surveys, "village.survey", runtime.Func("is_village", isVillage))
	if err != nil {
		panic(err)
	}
	for _, village := range []string{"桃花村", "桃花"} {
		fmt.Println(village, len(survey.Validate(map[string]any{"village": village})))
	}
	// Output:
	// 桃花村 0
	// 桃花 1
}

func ExampleSurvey_In() {
	isVillage := func(name string) bool { return strings.HasSuffix(name, "村") }
	survey, err := runtime.Load(surveys, "well.survey", runtime.Func("is_village", isVillage))
	if err != nil {
		panic(err)
	}
	english, err := survey.In("en")
	if err != nil {
		panic(err)
	}
	record := map[string]any{"1": "Li", "2": "?", "3": 1}
	for _, f := range append(survey.Validate(record), english.Validate(record)...) {
		fmt.Println(f.Item, f.Code, f.Message)
	}
	item, _ := english.Interview().Current()
	fmt.Println(item.Text)
	_, err = survey.In("bo")
	fmt.Println(err)
	// Output:
	// 2 assert Li家的水井没有这个地方
	// 3 unknown 问卷里没有“3”这一题
	// 2 assert There is no such place for the well of Li
	// 3 unknown the survey has no question 3
	// Name of the head
	// runtime: the survey well is not translated into "bo"
}

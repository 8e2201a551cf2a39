package suggest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

const household = `survey t "t" version "2"
question 4 "上学" option ① "是" option ② "否" skip goto 5 if 4 == ②
question 4-1 "在校" option ① "是" option ② "否"
question 4-2 "原因" text optional
question 5 "收入" number 0..1000000
question 5-1 "工资" number 0..
question 5-2 "其他" number 0..
  assert block sum "!" unless Q5 == Q5-1 + Q5-2
  assert warn high "!" if 5-2 > 100000
question 6 "住" option ① "a" option ② "b" locked
question 7 "房" option ① "a" option ② "b"
  assert block same "!" if 6 == ① and 7 == ② or 6 == ② and 7 == ①
  assert block late "!" from version "3" if 7 == ②
question n "人" integer 1..9
repeat m "成员" times n
  question age "年龄" integer 0..120
endrepeat
`

// What a person would expect, in the order: to ask again (with an example), to take out, what is missing, what to ask besides.
func TestExpectations(t *testing.T) {
	s := suggester(t, household, Options{})
	const fine = `"5":10,"5-1":4,"5-2":6,"6":1,"7":1,"n":1,"m":[{"age":3}]`
	for _, c := range []struct{ name, record, want string }{
		{"nothing blocks", `{"4":2,` + fine + `}`, "0"},
		{"an answer that was passed over goes, or the question that passed it over is asked again", `{"4":2,"4-1":1,` + fine + `}`, "1: - 4-1 | 4=1"},
		{"two of them", `{"4":2,"4-1":1,"4-2":"病",` + fine + `}`, "1: 4=1"},
		{"what is missing is to be answered, and nobody is to blame", `{"4":1,` + fine + `}`, "0: ?4-1=any"},
		{"what is out of bounds", `{"4":2,` + strings.Replace(fine, `"n":1`, `"n":0`, 1) + `}`, "1: n=any"},
		{"a sum: any of its parts", `{"4":2,` + strings.Replace(fine, `"5":10`, `"5":12`, 1) + `}`, "1: 5-2=8 | 5=10 | 5-1=6"},
		{"a locked answer is the last to blame", `{"4":2,` + strings.Replace(fine, `"7":1`, `"7":2`, 1) + `}`, "1: 7=1"},
		{"a record is not held to what came later", `{"_version":"2","4":2,` + strings.Replace(fine, `"6":1,"7":1`, `"6":2,"7":2`, 1) + `}`, "0"},
		{"or is", `{"_version":"3","4":2,` + strings.Replace(fine, `"6":1,"7":1`, `"6":2,"7":2`, 1) + `}`, "11: 6=1 7=1"},
		{"what is asked besides", `{"4":9,` + fine + `}`, "1: 4=any"},
		{"faults in rows are not searched", `{"4":2,` + strings.Replace(fine, `"age":3`, `"age":300`, 1) + `}`, "2"},
		{"rows beside are kept", `{"4":2,"4-1":1,"4-2":"病",` + fine + `}`, "1: 4=1"},
	} {
		r := answers.FromJSON([]byte(c.record))
		require.Nil(t, r.Malformed, c.name)
		assert.Equal(t, c.want, short(s.Record(r)), c.name)
	}
}

func TestOptions(t *testing.T) {
	record := answers.FromJSON([]byte(`{"4":2,"5":12,"5-1":4,"5-2":6,"6":1,"7":1,"n":1,"m":[{"age":3}]}`))
	assert.Equal(t, "1: 5=10 | 5-1=6", short(suggester(t, household, Options{Weights: map[string]int{"5-2": 2}}).Record(record)))
	warned := answers.FromJSON([]byte(`{"4":2,"5":200000,"5-1":1,"5-2":199999,"6":1,"7":1,"n":1,"m":[{"age":3}]}`))
	assert.Equal(t, "0", short(suggester(t, household, Options{}).Record(warned)))
	assert.Equal(t, "2: 5=100001 5-2=100000", firstOf(short(suggester(t, household, Options{Strict: true}).Record(warned))))
	for _, weights := range []map[string]int{{"none": 1}, {"5": 0}, {"5": 1001}} {
		_, err := New(compiler.Compile(source.New("t.survey", household)).Survey, Options{Weights: weights})
		assert.Error(t, err)
	}
}

// Doubles and what is not linear: a number that fits is found all the same.
func TestNumbersOnPaper(t *testing.T) {
	s := suggester(t, `survey t "t"
question total "总" number 0..
question part "分" number 0..
question spent "支" number 0..
question n "人" integer 1..30
question head "人均" number
  assert block mean "!" if abs(head - (total - spent) / n) > 1
question area "亩" number 0..
question yield "单产" number 0..
question crop "总产" number 0..
  assert block crop "!" unless crop == area * yield
  assert block parts "!" unless total == part + 0.1
`, Options{})
	right := `"total":20000.1,"part":20000,"spent":2000.1,"n":4,"head":4500,"area":3.5,"yield":800,"crop":2800`
	for _, c := range []struct{ is, becomes, want string }{
		{`"head":4500`, `"head":450`, "1: head=4500 | spent=18200"},
		{`"crop":2800`, `"crop":280`, "1: crop=2800 | area=0.35 | yield=80"},
		{`"part":20000,`, `"part":2000,`, "1: part=20000"},
		{`"yield":800`, `"yield":80`, "1: crop=280 | area=35 | yield=800"},
	} {
		r := answers.FromJSON([]byte("{" + strings.Replace(right, c.is, c.becomes, 1) + "}"))
		got := short(s.Record(r))
		assert.Equal(t, c.want, got, c.becomes)
	}
	assert.Equal(t, "0", short(s.Record(answers.FromJSON([]byte("{"+right+"}")))))
}

// Warnings do not make anything impossible, but of two values the one is shown that draws none.
func TestExamplesDrawFewWarnings(t *testing.T) {
	s := suggester(t, `survey t "t"
question a "a" option ① "a" option ② "b" option ③ "c" assert block x "!" if a == ① assert warn w "!" if a == ②
question b "b" option ① "a" assert warn v "!" if b == ①
`, Options{})
	assert.Equal(t, "1: a=3", short(s.Record(answers.FromJSON([]byte(`{"a":1,"b":1}`)))))
}

func TestNoRecordIsRight(t *testing.T) {
	s := suggester(t, `survey t "t"
question a "a" option ① "a" option ② "b" assert block x "!" if a == ① assert block y "!" if a == ②
`, Options{})
	assert.Equal(t, "3", short(s.Record(answers.FromJSON([]byte(`{"a":1}`)))))
}

func suggester(t *testing.T, text string, o Options) *Suggester {
	result := compiler.Compile(source.New("t.survey", text))
	for _, d := range result.Diagnostics {
		t.Log(d.Message("en"))
	}
	require.NotNil(t, result.Survey)
	s, err := New(result.Survey, o)
	require.NoError(t, err)
	return s
}

// short writes the ways of a result, or its outcome where there is none.
func short(r Result) string {
	if r.Outcome != Found {
		return fmt.Sprint(int(r.Outcome))
	}
	var ways []string
	for _, w := range r.Ways {
		var parts []string
		add := func(mark string, list []Answer) {
			for _, a := range list {
				v, _ := a.Value.MarshalJSON()
				if a.Any {
					v = []byte("any")
				}
				parts = append(parts, mark+a.Item+"="+string(v))
			}
		}
		add("", w.Again)
		for _, id := range w.Remove {
			parts = append(parts, "- "+id)
		}
		add("?", w.Missing)
		add("+", w.Then)
		ways = append(ways, strings.Join(parts, " "))
	}
	return fmt.Sprintf("%d: %s", r.Ways[0].Weight, strings.Join(ways, " | "))
}

func firstOf(ways string) string {
	first, _, _ := strings.Cut(ways, " | ")
	return first
}

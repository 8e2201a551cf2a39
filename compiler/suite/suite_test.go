package suite

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

const survey = `survey t "t"
question 1 "a" refused option ① "x" option ② "y" option 30 "z"
question 2 "b" multi option ① "x" option ② "y" option 25 "z"
question 3 "c" number
question 4 "d" text optional
question 5 "e" date
question 6 "f" location
question 7 "g" text
  ask if 1 == ②
  assert warn long "long" if len(7) > 3.0
`

func runnerOf(t *testing.T, text string) *Runner {
	r := compiler.Compile(source.New("t.survey", text))
	require.NotNil(t, r.Survey, "%v", r.Diagnostics)
	runner, err := NewRunner(r.Survey)
	require.NoError(t, err)
	return runner
}

// What is written of a household is read back as the same answers, and is as expected.
func TestWriteAndRead(t *testing.T) {
	runner := runnerOf(t, survey)
	for _, text := range []string{
		`{"1":2,"2":[1,25],"3":-0.5,"4":"null","5":"2020-04-13","6":{"lat":28.2,"lon":112.9,"accuracy":12},"7":"a\"b\\c\n: #{[é\u0007"}`,
		`{"1":30,"2":[25],"3":1e15,"5":"2020-04-13","6":{"lat":-28.25,"lon":0}}`,
		`{"1":{"none":"refused"},"2":[2]}`,
		`{"3":"x","2":[7],"7":"given"}`,
		`{}`,
	} {
		record := answers.FromJSON([]byte(text))
		require.Nil(t, record.Malformed, text)
		for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
			written := Write([]Test{runner.Expect(record)}, []string{"a remark\n- name: x"}, runner.Survey, lang)
			read, problems := Read(source.New("t.yaml", written), runner.Survey)
			require.Empty(t, problems, written)
			require.Len(t, read, 1)
			assert.Empty(t, runner.Run(&read[0], lang), written)
			assert.Equal(t, string(runner.sorted(record).AppendJSON(nil)), string(read[0].Record.AppendJSON(nil)), written)
		}
	}
}

const plots = `survey t "t"
question n "n" integer 0..3
repeat plots "p" times n
question place "a" text
  assert block same "same" unless unique(place)
question kind "b" option ① "x" option ② "y"
  skip goto next if kind == ②
repeat crops "c" 1..3
question sown "d" number
question marks "m" multi optional
  ask if sown > 1
  option ① "x" option ② "y"
endrepeat
endrepeat
question last "e" text
  ask if any(plots where kind == ②)
`

// Likewise of rows, and rows in them.
func TestWriteAndReadRows(t *testing.T) {
	runner := runnerOf(t, plots)
	for _, text := range []string{
		`{"n":2,"plots":[{"place":"a, b: {c}]","kind":1,"crops":[{"sown":2,"marks":[1,2]},{"sown":1}]},{"place":"z","kind":2}],"last":"x"}`,
		`{"n":2,"plots":[{},{"place":"z","kind":1,"crops":[{}]}],"last":"x"}`,
		`{"n":1,"plots":[{"kind":1,"crops":[{"marks":[2]},{"sown":7}],"place":"z"}]}`,
		`{"n":2,"plots":[{"place":"z","kind":2},{"place":"z","kind":2,"crops":[{"sown":1}]}],"last":"a long text, longer than what would be left of a line of this file, so that it begins another"}`,
		`{"n":0}`,
	} {
		record := answers.FromJSON([]byte(text))
		for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
			written := Write([]Test{runner.Expect(record)}, []string{""}, runner.Survey, lang)
			read, problems := Read(source.New("t.yaml", written), runner.Survey)
			require.Empty(t, problems, written)
			assert.Empty(t, runner.Run(&read[0], lang), written)
			assert.Equal(t, string(runner.sorted(record).AppendJSON(nil)), string(read[0].Record.AppendJSON(nil)), written)
		}
	}
}

// Test files that are wrong draw problems on these lines, and no tests.
func TestReadRefuses(t *testing.T) {
	for text, lines := range map[string][]int{
		"":                                   {1},
		"tests:\n":                           {1},
		"- 1\n":                              {1},
		"tests:\n  - answers: &a {1: *a}\n":  {2},
		"tests:\n  - answers: {1: {2: 3}}\n": {2},
		"tests: [{answers: {1: ①}, answers: {1: ①}}]\n":               {1},
		"tests:\n  - findings:\n    - block none\n    - range 99\n":   {3, 4},
		"tests:\n  - asked: [[1]]\n    passed:\n      - \"t[1].8\"\n": {2, 4},
		"tests: [\n": {1},
	} {
		tests, problems := Read(source.New("t.yaml", text), runnerOf(t, survey).Survey)
		assert.Empty(t, tests, text)
		var got []int
		for _, p := range problems {
			got = append(got, p.Line)
		}
		assert.Equal(t, lines, got, text)
	}
}

// That a condition is not true counts only where nothing in it is still to be answered, and not where a skip jumps past it.
func TestReached(t *testing.T) {
	runner := runnerOf(t, "survey t \"t\"\nquestion 1 \"a\" option ① \"x\" option ② \"y\"\n  skip goto 3 if 1 == ①\nquestion 2 \"b\" text\n  ask if 1 == ②\nquestion 3 \"c\" integer\n  assert warn r \"m\" if 3 > 5.0\n")
	skip, ask, rule := Goal{Skip, 0, 0, true}, Goal{Ask, 1, 0, true}, Goal{Rule, 2, 0, true}
	for text, want := range map[string][]Goal{
		`{}`:                      {},
		`{"1":1}`:                 {skip},
		`{"1":2}`:                 {skip.other(), ask},
		`{"1":7,"3":2}`:           {rule.other()},
		`{"1":2,"2":"x","3":6}`:   {skip.other(), ask, rule},
		`{"1":1,"2":"x","3":"x"}`: {skip},
	} {
		reached := runner.Reached(answers.FromJSON([]byte(text)))
		got := []Goal{}
		for _, g := range Goals(runner.Survey) {
			if reached[g] && g.Kind != Question && g.Kind != Option {
				got = append(got, g)
			}
		}
		assert.Equal(t, want, got, text)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("tests:\n  - name: a\n    answers: {1: ①, 2: [①, ②]}\n    asked: [7]\n    passed: others\n    findings: [warn long, ...]\n")
	f.Add("测试:\n  - 答卷: {6: \"28.2,112.9\"}\n    不问: 其余\n    问题: []\n")
	r := compiler.Compile(source.New("t.survey", survey))
	runner, err := NewRunner(r.Survey)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text string) {
		tests, problems := Read(source.New("t.yaml", text), r.Survey)
		assert.True(t, len(tests) > 0 != (len(problems) > 0))
		for i := range tests {
			runner.Run(&tests[i], catalogue.EN)
			runner.Reached(tests[i].Record)
		}
	})
}

package interview_test

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

const schooling = `
survey s "义务教育"
choices yes_no
  option ① "是"
  option ② "否"
question 4 "有儿童" yes_no
  skip goto 5 if 4 == ②
question 4-1 "在校" yes_no
  skip goto 5 if 4-1 == ①
question 4-2 "原因" multi optional
  option ① "身体"
  option ② "其他" specify
question 5 "人口" integer 1..30 refused dontknow
  skip goto 7 if refused(5)
  assert warn big "人口较多" if 5 > 10
question 6 "说明" text optional dontknow
question 7 "收入" number optional
`

func link(t *testing.T, text string) *program.Program {
	t.Helper()
	result := compiler.Compile(source.New("s.survey", text))
	require.Empty(t, result.Diagnostics)
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	return p
}

// A walk is a list of steps: an answer, "back", "goto ID", "remove ID"; then where it stands and what
// the record and the parked answers are.
func TestWalks(t *testing.T) {
	type step any
	cases := []struct {
		name           string
		steps          []step
		at             string
		record, parked string
	}{
		{"straight", []step{1, 2, []int{1}, 3, "", ""}, "", `{"4":1,"4-1":2,"4-2":[1],"5":3}`, `{}`},
		{"skips", []step{2}, "5", `{"4":2}`, `{}`},
		{"specified option", []step{1, 2, []int{2}}, "4-2.2", `{"4":1,"4-1":2,"4-2":[2]}`, `{}`},
		{"optional left blank", []step{1, 2, ""}, "5", `{"4":1,"4-1":2}`, `{}`},
		{"refused: required", []step{""}, "4", `{}`, `{}`},
		{"refused: no such option", []step{3}, "4", `{}`, `{}`},
		{"refused: out of bound", []step{2, 31}, "5", `{"4":2}`, `{}`},
		{"back keeps answers", []step{1, 2, "back"}, "4-1", `{"4":1,"4-1":2}`, `{}`},
		{"back from the first", []step{"back"}, "4", `{}`, `{}`},
		{"change parks what leaves the route", []step{1, 2, []int{2}, "病了", 3, "goto 4", 2}, "5",
			`{"4":2,"5":3}`, `{"4-1":2,"4-2":[2],"4-2.2":"病了"}`},
		{"and brings it back", []step{1, 2, []int{2}, "病了", 3, "goto 4", 2, "goto 4", 1}, "4-1",
			`{"4":1,"4-1":2,"4-2":[2],"4-2.2":"病了","5":3}`, `{}`},
		{"only as far as the route returns", []step{1, 2, []int{2}, "病了", "goto 4-1", 1, "goto 4", 2, "goto 4", 1}, "4-1",
			`{"4":1,"4-1":1}`, `{"4-2":[2],"4-2.2":"病了"}`},
		{"no way to what is passed over", []step{2, "goto 4-1"}, "5", `{"4":2}`, `{}`},
		{"refused to answer", []step{2, ir.Refused}, "7", `{"4":2,"5":{"none":"refused"}}`, `{}`},
		{"not known", []step{2, ir.DontKnow, ir.DontKnow, ""}, "", `{"4":2,"5":{"none":"dontknow"},"6":{"none":"dontknow"}}`, `{}`},
		{"not offered", []step{ir.Refused}, "4", `{}`, `{}`},
		{"a kind of no answer is parked and comes back", []step{2, 3, ir.DontKnow, "goto 5", ir.Refused, "goto 5", 4}, "6",
			`{"4":2,"5":4,"6":{"none":"dontknow"}}`, `{}`},
		{"parked", []step{2, 3, ir.DontKnow, "goto 5", ir.Refused}, "7", `{"4":2,"5":{"none":"refused"}}`, `{"6":{"none":"dontknow"}}`},
		{"removed", []step{2, 3, "remove 5"}, "6", `{"4":2}`, `{}`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := interview.New(link(t, schooling))
			for _, step := range c.steps {
				take(s, step)
			}
			at := ""
			if it, ok := s.Current(); ok {
				at = it.ID
			}
			parked, err := json.Marshal(s.Parked())
			require.NoError(t, err)
			require.Equal(t, c.at, at)
			require.Equal(t, c.record, string(s.Record().AppendJSON(nil)))
			require.Equal(t, c.parked, string(parked))
		})
	}
}

// An interview offers what the answers before do not rule out; a changed answer opens what is ruled out then.
func TestOffered(t *testing.T) {
	s := interview.New(link(t, `
survey s "学历"
question age "年龄" integer
question school "学历"
  option ① "小学"
  option ② "高中" if age >= 15
question note "说明" text optional
`))
	require.Empty(t, s.Offered())
	take(s, 10)
	require.Equal(t, []ir.Option{{Code: 1, Text: "小学"}}, s.Offered())
	refused, found := s.Answer(answers.Num(2), catalogue.EN)
	require.True(t, refused)
	require.Equal(t, "no such option, or marked twice; the options are ①", found[0].Message)
	take(s, "back")
	take(s, 15)
	take(s, 2)
	require.Empty(t, s.Open())
	take(s, "goto age")
	take(s, 14)
	require.Equal(t, "school", s.Open()[0].ID)
	require.Equal(t, `{"age":14,"school":2}`, string(s.Record().AppendJSON(nil)))
}

// A default is taken by answering with it; before that it follows the answers and is none itself.
func TestDefaults(t *testing.T) {
	s := interview.New(link(t, `
survey s "默认"
question age "年龄" integer 0..150 default 30
question school "在校"
  option ① "是"
  option ② "否"
  default ① if age < 15
  default ②
question n "人口" integer 1..3 optional default age / 10
`))
	offered := func() string {
		v, ok := s.Default()
		require.Equal(t, ok, !v.Blank())
		text, err := v.MarshalJSON()
		require.NoError(t, err)
		return string(text)
	}
	require.Equal(t, "30", offered())
	require.Equal(t, `{}`, string(s.Record().AppendJSON(nil)))
	take(s, 9)
	require.Equal(t, "1", offered())
	take(s, "back")
	require.Equal(t, "null", offered(), "it is answered")
	take(s, 20)
	require.Equal(t, "2", offered())
	take(s, 1)
	require.Equal(t, "2", offered(), "20 / 10")
	take(s, "")
	require.Equal(t, `{"age":20,"school":1}`, string(s.Record().AppendJSON(nil)))
	_, ok := s.Default()
	require.False(t, ok, "at the end")
	take(s, "goto age")
	take(s, 40)
	take(s, "goto n")
	require.Equal(t, "null", offered(), "n would refuse 4")
}

// A locked answer that came with the record is not asked, wherever the route goes, unless it has become a wrong one; the data
// of an interview tells which these are.
func TestLocked(t *testing.T) {
	p := link(t, `
survey s "名册"
question kind "户" locked
  option ① "农户"
  option ② "非农户"
question name "户主" text locked
question age "年龄" integer
  skip goto end if age > 100
question school "学历" locked
  option ① "小学"
  option ② "高中" if age >= 15
`)
	s := interview.Load(p, answers.FromJSON([]byte(`{"name":"张三","school":2}`)))
	at := func() string {
		it, _ := s.Current()
		return it.ID
	}
	require.Equal(t, "kind", at(), "blank, so that it is asked")
	take(s, 1)
	require.Equal(t, "age", at())
	require.Equal(t, "name", s.Passing()[0].Item.ID)
	take(s, "back")
	require.Equal(t, "kind", at(), "filled in here, so that it can be changed")
	take(s, 2)
	take(s, 101)
	require.Equal(t, `{"school":2}`, string(must(json.Marshal(s.Parked()))))
	require.False(t, s.Goto("name"))
	take(s, "goto age")
	take(s, 20)
	require.True(t, s.Locked("school"), "it is back, and locked as before")
	_, asked := s.Current()
	require.False(t, asked)
	take(s, "goto age")
	take(s, 9)
	require.Equal(t, "school", at(), "no option any more")
	again, err := interview.Resume(p, s.Data())
	require.NoError(t, err)
	require.Equal(t, []bool{false, true, false}, []bool{again.Locked("kind"), again.Locked("name"), again.Locked("school")})
	s.Remove("name")
	require.False(t, s.Locked("name"))
	take(s, "goto name")
	take(s, "李四")
	require.False(t, s.Locked("name"))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func take(s *interview.Session, step any) {
	text, isText := step.(string)
	switch {
	case !isText:
		s.Answer(valueOf(step), catalogue.ZH)
	case text == "back":
		s.Back()
	case len(text) > 5 && text[:5] == "goto ":
		s.Goto(text[5:])
	case len(text) > 7 && text[:7] == "remove ":
		s.Remove(text[7:])
	default:
		s.Answer(answers.Text(text), catalogue.ZH)
	}
}

func valueOf(step any) answers.Value {
	if codes, ok := step.([]int); ok {
		return answers.Codes(codes...)
	}
	if kind, ok := step.(ir.NoAnswer); ok {
		return answers.None(kind)
	}
	return answers.Num(float64(step.(int)))
}

func TestAnswerTellsWhatItsRulesSay(t *testing.T) {
	s := interview.New(link(t, schooling))
	s.Answer(answers.Num(2), catalogue.ZH)
	refused, found := s.Answer(answers.Num(11), catalogue.ZH)
	require.False(t, refused)
	require.Len(t, found, 1)
	require.Equal(t, "big", found[0].Rule)
}

// What a loaded record has off the route stays in it, with its finding; so do keys that nobody knows.
func TestLoadedAnswersStay(t *testing.T) {
	r := answers.FromJSON([]byte(`{"_id":"h1","4":2,"4-1":1,"5":40,"zz":1}`))
	s := interview.Load(link(t, schooling), r)
	it, _ := s.Current()
	require.Equal(t, "5", it.ID, "the first open item: its answer is refused")
	require.Equal(t, `{"4":2,"4-1":1,"5":40,"_id":"h1","zz":1}`, string(s.Record().AppendJSON(nil)))
	require.Equal(t, validate.Skipped, s.Findings(catalogue.ZH)[0].Code)
	s.Remove("4-1")
	require.Equal(t, `{"4":2,"5":40,"_id":"h1","zz":1}`, string(s.Record().AppendJSON(nil)))
}

// Whatever is typed in whatever order: what an item was last given is in the record while the item is on
// the route and parked while it is not, nothing is ever lost, and the interview resumes from its data.
func TestNothingIsLost(t *testing.T) {
	p := link(t, schooling)
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := interview.New(p)
		given := map[string]answers.Value{}
		for range 40 {
			s.Goto(p.Survey.Items[r.IntN(len(p.Survey.Items))].ID)
			if it, ok := s.Current(); ok {
				v := anyAnswer(r, it.Domain)
				if refused, _ := s.Answer(v, catalogue.ZH); !refused {
					given[it.ID] = v
				}
			}
			if r.IntN(5) == 0 {
				s = resumed(t, p, s)
			}
			requireKept(t, p, s, given)
		}
	}
}

func anyAnswer(r *rand.Rand, d ir.Domain) answers.Value {
	if r.IntN(5) == 0 {
		return answers.None(ir.NoAnswers[r.IntN(2)])
	}
	switch d.Kind {
	case ir.Choice:
		return answers.Num(float64(r.IntN(3)))
	case ir.Choices:
		return answers.Codes(1 + r.IntN(2))
	case ir.Number:
		return answers.Num(float64(r.IntN(12)))
	}
	return answers.Text(string(rune('甲' + r.IntN(9))))
}

func resumed(t *testing.T, p *program.Program, s *interview.Session) *interview.Session {
	data, err := json.Marshal(s.Data())
	require.NoError(t, err)
	var d interview.Data
	require.NoError(t, json.Unmarshal(data, &d))
	again, err := interview.Resume(p, d)
	require.NoError(t, err)
	require.Equal(t, s.Record().AppendJSON(nil), again.Record().AppendJSON(nil))
	require.Equal(t, encoded(t, s.Parked()), encoded(t, again.Parked()))
	return again
}

func encoded(t *testing.T, x any) string {
	data, err := json.Marshal(x)
	require.NoError(t, err)
	return string(data)
}

func requireKept(t *testing.T, p *program.Program, s *interview.Session, given map[string]answers.Value) {
	state := p.NewState()
	state.Load(s.Record())
	parked := s.Parked()
	for id, v := range given {
		slot, _ := p.Slot(id)
		if state.Status(slot) == program.Passed {
			require.Equal(t, v, parked[id], id)
			require.True(t, s.Value(id).Blank(), id)
		} else {
			require.Equal(t, v, s.Value(id), id)
		}
	}
}

func TestResumeRefusesAnotherSurvey(t *testing.T) {
	_, err := interview.Resume(link(t, schooling), interview.Data{Survey: "other"})
	require.ErrorContains(t, err, "other")
}

const income = `
survey s "收入"
question name "姓名" text
question a "{name}的工资" number
  skip goto c if a == 0
question b "{name}的其他收入" number
compute total "合计" as a + b
  assert warn rich "{name}收入{total}，请核对" if total > 100
question c "{name}的人口" integer 1..30
compute each "人均" as total / c
`

// What is computed is not asked, shows on the way, and is in the record where it has a value; a stored value
// stays, with its finding, until what it is computed from changes.
func TestComputedItems(t *testing.T) {
	p := link(t, income)
	s := interview.New(p)
	for _, x := range []answers.Value{answers.Text("张三"), answers.Num(0.1), answers.Num(0.2)} {
		refused, _ := s.Answer(x, catalogue.ZH)
		require.False(t, refused)
	}
	at, _ := s.Current()
	require.Equal(t, "张三的人口", s.Fill(at.Text))
	require.Equal(t, []string{"total 0.3"}, passing(s))
	s.Answer(answers.Num(2), catalogue.ZH)
	require.Equal(t, []string{"each 0.15"}, passing(s))
	require.Equal(t, `{"name":"张三","a":0.1,"b":0.2,"total":0.3,"c":2,"each":0.15}`, string(s.Record().AppendJSON(nil)))
	require.Empty(t, s.Findings(catalogue.ZH))
	require.False(t, s.Goto("total"))
	require.True(t, s.Back())
	s.Remove("b")
	require.Equal(t, `{"name":"张三","a":0.1,"c":2}`, string(s.Record().AppendJSON(nil)))
}

func TestStoredComputedValues(t *testing.T) {
	p := link(t, income)
	s := interview.Load(p, answers.FromJSON([]byte(`{"name":"李","a":90,"b":20,"total":100,"c":2,"each":55}`)))
	require.Equal(t, []string{"computed 与按其他回答算出的不符，应为 110", "assert 李收入110，请核对"}, said(s))
	s.Goto("name")
	s.Answer(answers.Text("王"), catalogue.ZH)
	require.Equal(t, []string{"computed 与按其他回答算出的不符，应为 110", "assert 王收入110，请核对"}, said(s))
	s.Goto("b")
	s.Answer(answers.Num(5), catalogue.ZH)
	require.Empty(t, said(s))
	require.Equal(t, `{"name":"王","a":90,"b":5,"total":95,"c":2,"each":47.5}`, string(s.Record().AppendJSON(nil)))
	s.Goto("a")
	s.Answer(answers.Num(0), catalogue.ZH)
	require.Equal(t, `{"name":"王","a":0,"c":2}`, string(s.Record().AppendJSON(nil)))
}

func passing(s *interview.Session) (list []string) {
	for _, c := range s.Passing() {
		list = append(list, c.Item.ID+" "+program.Plain(c.Value))
	}
	return list
}

func said(s *interview.Session) (list []string) {
	for _, f := range s.Findings(catalogue.ZH) {
		list = append(list, string(f.Code)+" "+f.Message)
	}
	return list
}

package interview_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

const roster = `
survey s "住户"
choices yes_no
  option ① "是"
  option ② "否"
question size "人数" integer 0..4
repeat members "家庭成员" times size
question name "姓名" text
  assert block same "另有一人叫{name}" unless unique(name)
question age "年龄" integer 0..120
  skip goto next if age < 6
question school "{name}在校" yes_no
endrepeat
question rich "有地" yes_no
repeat plots "地块" 1..3
  ask if rich == ①
question area "面积" number
repeat crops "作物" ..2
question crop "品种" text
endrepeat
compute many "{area}亩地的作物" as count(crops)
endrepeat
question end-note "说明" text optional
`

// A walk over rows: an answer, yes or no to another row, or "back", "goto PLACE", "remove PLACE", "add ROW"; then where it
// stands and what the record and the parked answers are.
var rowWalks = []struct {
	name, steps, at, record, parked string
}{
	{"row by row", `2 甲 30 1 乙 5`, "rich", `{"size":2,"members":[{"name":"甲","age":30,"school":1},{"name":"乙","age":5}]}`, `{}`},
	{"the rows are there at once", `2`, "members[1].name", `{"size":2,"members":[{},{}]}`, `{}`},
	{"none", `0`, "rich", `{"size":0}`, `{}`},
	{"back over rows", `2 甲 5 back back`, "members[1].name", `{"size":2,"members":[{"name":"甲","age":5},{}]}`, `{}`},
	{"back over what is passed over", `2 甲 5 back`, "members[2].name → members[1].age", ``, ``},
	{"by place", `2 甲 30 1 乙 40 1 goto·members[1].age 5`, "members[2].name",
		`{"size":2,"members":[{"name":"甲","age":5},{"name":"乙","age":40,"school":1}]}`, `{"members[1].school":1}`},
	{"to a row", `2 甲 30 goto·members[2]`, "members[2].name", `{"size":2,"members":[{"name":"甲","age":30},{}]}`, `{}`},
	{"to a group", `2 甲 30 goto·members`, "members[1].name", `{"size":2,"members":[{"name":"甲","age":30},{}]}`, `{}`},
	{"not to a row that is none", `1 goto·members[2].name`, "members[1].name", `{"size":1,"members":[{}]}`, `{}`},
	{"the number shrinks", `3 甲 3 乙 7 1 丙 8 2 goto·size 1`, "members[1].name",
		`{"size":1,"members":[{"name":"甲","age":3}]}`, `{"members[2]":{"name":"乙","age":7,"school":1},"members[3]":{"name":"丙","age":8,"school":2}}`},
	{"and grows", `3 甲 3 乙 7 1 丙 8 2 goto·size 1 goto·size 2`, "members[1].name",
		`{"size":2,"members":[{"name":"甲","age":3},{"name":"乙","age":7,"school":1}]}`, `{"members[3]":{"name":"丙","age":8,"school":2}}`},
	{"rows without an answer are not parked", `4 goto·size 1`, "members[1].name", `{"size":1,"members":[{}]}`, `{}`},
	{"what is parked in a row goes with it", `2 甲 7 1 乙 7 1 goto·members[2].age 5 goto·size 1 goto·size 2 goto·members[2].age 9`, "members[2].school",
		`{"size":2,"members":[{"name":"甲","age":7,"school":1},{"name":"乙","age":9,"school":1}]}`, `{}`},
	{"a row is removed from the middle", `3 甲 7 1 乙 5 丙 7 2 goto·members[3].age 5 goto·members[3].name remove·members[2]`, "members[2].name",
		`{"size":3,"members":[{"name":"甲","age":7,"school":1},{"name":"丙","age":5},{}]}`, `{"members[2].school":2}`},
	{"another, asked behind the rows", `0 1 12 no`, "plots[2]", `{"size":0,"rich":1,"plots":[{"area":12,"many":0}]}`, `{}`},
	{"yes, another", `0 1 12 no yes 5`, "plots[2].crops[1]", `{"size":0,"rich":1,"plots":[{"area":12,"many":0},{"area":5,"many":0}]}`, `{}`},
	{"no other", `0 1 12 no no`, "end-note", `{"size":0,"rich":1,"plots":[{"area":12,"many":0}]}`, `{}`},
	{"as many as there may be", `0 1 12 yes 稻 yes 麦`, "plots[2]", `{"size":0,"rich":1,"plots":[{"area":12,"crops":[{"crop":"稻"},{"crop":"麦"}],"many":2}]}`, `{}`},
	{"neither yes nor no", `0 1 12 7`, "plots[1].crops[1]", `{"size":0,"rich":1,"plots":[{"area":12,"many":0}]}`, `{}`},
	{"the group leaves the route", `0 1 12 yes 稻 no no goto·rich 2`, "end-note", `{"size":0,"rich":2}`, `{"plots":[{"area":12,"crops":[{"crop":"稻"}]}]}`},
	{"and comes back", `0 1 12 yes 稻 no no goto·rich 2 goto·rich 1`, "plots[1].area", `{"size":0,"rich":1,"plots":[{"area":12,"crops":[{"crop":"稻"}],"many":1}]}`, `{}`},
	{"a row is added in the middle", `0 1 1 no yes 2 no no add·plots[2]`, "plots[2].area", `{"size":0,"rich":1,"plots":[{"area":1,"many":0},{"many":0},{"area":2,"many":0}]}`, `{}`},
	{"a row in a row", `0 1 1 yes 稻 no no add·plots[1].crops[1] 麦`, "plots[1].crops[2].crop", `{"size":0,"rich":1,"plots":[{"area":1,"crops":[{"crop":"麦"},{"crop":"稻"}],"many":2}]}`, `{}`},
	{"no room for it", `0 1 1 yes 稻 yes 麦 add·plots[1].crops[1] add·plots[3] add·members[1] add·plots add·x[1] add·plots[0]`, "plots[2]", `{"size":0,"rich":1,"plots":[{"area":1,"crops":[{"crop":"稻"},{"crop":"麦"}],"many":2}]}`, `{}`},
	{"the last row that must be is emptied", `0 1 1 no no remove·plots[1]`, "end-note", `{"size":0,"rich":1,"plots":[{"many":0}]}`, `{}`},
	{"the row that is looked at is removed", `0 1 1 no yes 2 remove·plots[2]`, "plots[2]", `{"size":0,"rich":1,"plots":[{"area":1,"many":0}]}`, `{}`},
	{"an answer in a row is removed", `1 甲 30 1 remove·members[1].age`, "rich", `{"size":1,"members":[{"name":"甲","school":1}]}`, `{}`},
	{"the same name", `2 甲 5 甲`, "members[2].age", `{"size":2,"members":[{"name":"甲","age":5},{"name":"甲"}]}`, `{}`},
}

func TestRowWalks(t *testing.T) {
	p := link(t, roster)
	for _, c := range rowWalks {
		t.Run(c.name, func(t *testing.T) {
			s := interview.New(p)
			for _, step := range strings.Fields(c.steps) {
				stepRow(s, strings.ReplaceAll(step, "·", " "))
			}
			at, back, _ := strings.Cut(c.at, " → ")
			if back != "" {
				at = back
			}
			require.Equal(t, at, s.Place())
			if c.record == "" {
				return
			}
			require.Equal(t, c.record, string(s.Record().AppendJSON(nil)))
			require.Equal(t, c.parked, encoded(t, s.Parked()))
			resumed(t, p, s)
		})
	}
}

func stepRow(s *interview.Session, text string) {
	var n int
	row, adds := strings.CutPrefix(text, "add ")
	switch _, err := fmt.Sscanf(text, "%d", &n); {
	case adds:
		s.Add(row)
	case text == "yes" || text == "no":
		s.Answer(answers.Truth(text == "yes"), catalogue.ZH)
	case err == nil:
		s.Answer(answers.Num(float64(n)), catalogue.ZH)
	default:
		take(s, text)
	}
}

// Whatever is done in whatever order, to a record that may be spoilt from the start: a text that was given is in the record or
// parked until it is answered anew or removed, the findings are those of the record, and the interview resumes from its data.
func TestNothingInRowsIsLost(t *testing.T) {
	for seed := range uint64(80) {
		d := records.NewDice(seed)
		survey := d.Groups()
		if seed%2 == 0 {
			survey = link(t, roster).Survey
		}
		checker, err := records.NewChecker(survey)
		require.NoError(t, err)
		p, err := program.New(survey)
		require.NoError(t, err)
		w := walker{Dice: d, t: t, program: p, given: map[string]bool{}, session: interview.New(p)}
		if d.Once(2) {
			r := answers.FromJSON([]byte(d.Batch(checker, 1)[0].Text()))
			slices.SortFunc(r.Fields, func(a, b answers.Field) int { return strings.Compare(a.Key, b.Key) }) // as data has them
			w.session = interview.Load(p, r)
		}
		for range 60 {
			w.act()
			w.check()
		}
	}
}

type walker struct {
	records.Dice
	t       *testing.T
	program *program.Program
	session *interview.Session
	given   map[string]bool // texts that must not be lost
}

func (w *walker) act() {
	it := records.Pick(w.Dice, w.program.Survey.Items...)
	switch place := w.place(&it); w.IntN(12) {
	case 0:
		w.session.Back()
	case 1:
		w.session.Goto(place)
	case 2:
		w.remove(place)
	case 3:
		if row := place[:strings.LastIndex(place, "]")+1]; w.Once(2) {
			w.session.Add(row)
		} else if row != "" {
			w.remove(row)
		}
	default:
		w.answer()
	}
}

func (w *walker) place(it *ir.Item) string {
	if it.Group == "" {
		return it.ID
	}
	slot, _ := w.program.Slot(it.Group)
	return fmt.Sprintf("%s[%d].%s", w.place(&w.program.Survey.Items[slot]), 1+w.IntN(4), it.ID)
}

func (w *walker) remove(place string) {
	w.forget(place)
	w.session.Remove(place)
}

// forget lets go of what is at a place, in the record or parked.
func (w *walker) forget(place string) {
	gone, err := w.session.Value(place).MarshalJSON()
	require.NoError(w.t, err)
	for id, v := range w.session.Parked() {
		if strings.HasPrefix(id, place) {
			gone, err = append(gone, id...), nil
			gone = append(gone, text(w.t, v)...)
		}
	}
	for given := range w.given {
		if strings.Contains(string(gone), given) {
			delete(w.given, given)
		}
	}
}

func (w *walker) answer() {
	it, ok := w.session.Current()
	if !ok {
		return
	}
	v := anyAnswer(rand.New(w.Dice.Rand), it.Domain)
	given := fmt.Sprintf("给%d。", len(w.given)*1000+w.IntN(1000))
	switch it.Domain.Kind {
	case ir.Rows:
		v = answers.Truth(w.Once(2))
	case ir.Text:
		v = answers.Text(given)
	}
	place, before := w.session.Place(), w.session.Value(w.session.Place())
	if refused, _ := w.session.Answer(v, catalogue.ZH); !refused && it.Domain.Kind == ir.Text {
		if before.Kind == answers.String {
			delete(w.given, before.Str)
		}
		w.given[given] = true
		require.Equal(w.t, v, w.session.Value(place))
	}
}

func (w *walker) check() {
	r := w.session.Record()
	kept := text(w.t, answers.Row(r.Fields...))
	for _, v := range w.session.Parked() {
		kept += text(w.t, v)
	}
	for given := range w.given {
		require.Contains(w.t, kept, given)
	}
	require.Equal(w.t, validate.Record(w.program, r, catalogue.ZH), w.session.Findings(catalogue.ZH))
	done, asked := w.session.Progress()
	require.Len(w.t, w.session.OpenPlaces(), len(w.session.Open()))
	require.GreaterOrEqual(w.t, asked, done)
	place := w.session.Place()
	again := resumed(w.t, w.program, w.session)
	if place != "" {
		require.Equal(w.t, place, again.Place())
		require.True(w.t, again.Goto(place), place)
		require.Equal(w.t, place, again.Place())
	}
}

func text(t *testing.T, v answers.Value) string {
	data, err := v.MarshalJSON()
	require.NoError(t, err)
	return string(data)
}

// Where the interview stands in rows, what is open and how far it is.
func TestWhereItStands(t *testing.T) {
	s := interview.Load(link(t, roster), answers.FromJSON([]byte(`{"size":2,"members":[{"name":"甲","age":30,"school":1},{"name":"乙"}],"rich":1,"plots":[{"area":"x"}]}`)))
	require.Equal(t, "members[2].age", s.Place())
	require.Equal(t, []string{"members[2].age", "plots[1].area"}, s.OpenPlaces())
	require.Equal(t, []string{"家庭成员 2/2 乙"}, standing(s))
	done, asked := s.Progress()
	require.Equal(t, []int{7, 9}, []int{done, asked}, "and the school of 乙 is undetermined")
	require.Equal(t, answers.Text("乙"), s.Value("members[2].name"))
	require.True(t, s.Goto("plots[1].crops"))
	require.Equal(t, []string{"地块 1/0 ", "作物 1/0 "}, standing(s))
	require.Equal(t, "plots[1].crops[1]", s.Place())
	item, _ := s.Current()
	require.Equal(t, "crops", item.ID)
	refused, found := s.Answer(answers.Text("x"), catalogue.EN)
	require.True(t, refused)
	require.Equal(t, "plots[1].crops[1] not yes or no", found[0].Item+" "+found[0].Message)
	require.True(t, s.Goto("plots[1].area"))
	s.Answer(answers.Num(2), catalogue.ZH)
	require.True(t, s.Back())
	require.Equal(t, "地块 1/0 ", strings.Join(standing(s), ""))
}

func standing(s *interview.Session) (rows []string) {
	for _, r := range s.Rows() {
		rows = append(rows, fmt.Sprintf("%s %d/%d %s", r.Head.Text, r.Nr, r.Of, r.Said))
	}
	return rows
}

// What cannot be shown stays with its finding, until it is removed.
func TestBrokenRowsStay(t *testing.T) {
	s := interview.Load(link(t, roster), answers.FromJSON([]byte(`{"size":2,"members":[5,null,{"name":"丙"}],"rich":1,"plots":{}}`)))
	require.Equal(t, []string{"members[1] type", "members[2].name required", "members[2].age required", "members[3] skipped", "plots type"}, codesOf(s))
	s.Remove("members[1]")
	require.Equal(t, `{"size":2,"members":[{},{"name":"丙"}],"rich":1,"plots":{}}`, string(s.Record().AppendJSON(nil)))
	s.Remove("plots")
	require.Equal(t, `{"size":2,"members":[{},{"name":"丙"}],"rich":1,"plots":[{"many":0}]}`, string(s.Record().AppendJSON(nil)))
	s.Remove("plots[1].none")
	s.Remove("plots[7]")
	s.Remove("[1]")
	require.Equal(t, []string{"members[1].name required", "members[1].age required", "members[2].age required", "plots[1].area required"}, codesOf(s))
}

func codesOf(s *interview.Session) (list []string) {
	for _, f := range s.Findings(catalogue.ZH) {
		list = append(list, f.Item+" "+string(f.Code))
	}
	return list
}

// What a roster brings is locked row by row, goes with its row, and is offered in it what its row offers.
func TestLockedInRows(t *testing.T) {
	p := link(t, `
survey s "名册"
repeat members "家庭成员" ..5
question name "姓名" text locked
question age "{name}的年龄" integer 0..120 default len(name) * 10
endrepeat
`)
	s := interview.Load(p, answers.FromJSON([]byte(`{"members":[{"name":"甲"},{"name":"乙丙"},{"name":5}]}`)))
	require.Equal(t, "members[1].age", s.Place())
	require.Equal(t, "甲", s.Passing()[0].Value.Str)
	require.True(t, s.Locked("members[2].name"))
	require.True(t, s.Locked("members[2]"))
	require.False(t, s.Locked("members[2].age"))
	require.False(t, s.Locked("members[3]"))
	s.Answer(answers.Num(1), catalogue.ZH)
	v, _ := s.Default()
	require.Equal(t, answers.Num(20), v)
	require.Equal(t, []string{"乙丙", "姓名"}, []string{s.Passing()[0].Value.Str, s.Passing()[0].Text})
	s.Remove("members[1]")
	require.Equal(t, "members[1].age", s.Place(), "it goes with its row")
	require.True(t, s.Locked("members[1].name"))
	require.False(t, s.Locked("members[2]"))
	require.False(t, s.Goto("members[1].name"))
	require.True(t, s.Add("members[1]"))
	require.Equal(t, "members[1].name", s.Place())
	require.Equal(t, `{"members":[{},{"name":"乙丙"},{"name":5}]}`, string(s.Record().AppendJSON(nil)))
	require.Equal(t, []string{"members[2].name"}, s.Data().Locked)
}

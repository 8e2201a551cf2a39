package html_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	runtime "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
)

const proposing = `
survey s "默认"
choices 是否 option ① "是" option ② "否"
question name "户主" text
question contact "联系人" text default name
question age "年龄" integer 0..150 default 30
question school "在校" 是否
  default ① if age < 15
  default ②
question why "原因" multi default {①, ③}
  option ① "病" option ② "远" option ③ "其他"
question n "人口" integer 1..3 default age / 10 optional
question more "还有" text
  ask if school == ①
`

// A default fills the inputs in, marked, and is no answer before a person confirms or edits it.
func TestDefaultsOnThePage(t *testing.T) {
	tab := open(t, newChecker(t, proposing).Survey)
	for _, c := range []struct {
		name, record string
		steps        []chromedp.Action[chromedp.Void]
		shows, want  string // what the inputs show that is proposed, and the record
	}{
		{"shown, not answered", `{}`, nil, "age=30 school=② why=①③", `{}`},
		{"not in place of an answer", `{"age":7}`, nil, "school=① why=①③", `{"age":7}`},
		{"nor of one that is refused", `{"age":"七"}`, nil, "school=② why=①③", `{"age":"七"}`},
		{"confirmed", `{}`, steps(take("age")), "school=② why=①③ n=3", `{"age":30}`},
		{"by Enter", `{}`, steps(chromedp.Focus(input("age")), chromedp.KeyEvent("\r")), "school=② why=①③ n=3", `{"age":30}`},
		{"by a click on what is marked", `{}`, steps(click("school", 2)), "age=30 why=①③", `{"school":2}`},
		{"edited", `{}`, steps(click("school", 1)), "age=30 why=①③", `{"school":1}`},
		{"the boxes edited", `{}`, steps(click("why", 1)), "age=30 school=②", `{"why":[3]}`},
		{"it follows the answers", `{"age":20}`, steps(retype("age", "9")), "school=① why=①③", `{"age":9}`},
		{"until it is confirmed", `{"age":20}`, steps(take("school"), retype("age", "9")), "why=①③", `{"age":9,"school":2}`},
		{"or cleared", `{"age":20}`, steps(press(`[data-item="school"] .clear`), retype("age", "9")), "why=①③", `{"age":9}`},
		{"not where the question would refuse it", `{"age":40}`, nil, "school=② why=①③", `{"age":40}`},
		{"as an earlier answer", `{"name":"张三"}`, nil, "contact=张三 age=30 school=② why=①③", `{"name":"张三"}`},
		{"not while it is left to be seen", `{}`, steps(chromedp.Focus(input("age")), chromedp.Focus(input("name"))), "age=30 school=② why=①③", `{}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, load(c.record))
			do(t, tab, c.steps...)
			assert.Equal(t, c.shows, proposedOn(t, tab))
			assert.Equal(t, c.want, answers(t, tab))
		})
	}
	do(t, tab, load(`{}`), press("#next"), press("#next"))
	assert.Equal(t, "name", eval[string](t, tab, "document.activeElement.name"), "a default is still to be answered")
}

func take(id string) chromedp.Action[chromedp.Void] {
	return press(fmt.Sprintf(`[data-item="%s"] .proposal button`, id))
}

// click clicks an option wherever it stands, also behind the bar.
func click(id string, code int) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`void document.querySelector('input[name="%s"][value="%d"]').click()`, id, code))
}

// proposedOn lists what the page proposes.
func proposedOn(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `Array.from(document.querySelectorAll(".proposed:not([hidden])")).map(e => e.dataset.item + "=" +
		(e.querySelector(".line > input")?.value ?? Array.from(e.querySelectorAll(":checked")).map(i => "⓪①②③"[i.value]).join(""))).join(" ")`)
}

// Form and interview offer the same.
func TestDefaultsAreTheSame(t *testing.T) {
	engine := startEngine(t)
	offers := 0
	for seed := range uint64(times(150)) {
		d := records.NewDice(seed)
		a := newAgreement(t, d.Survey(), engine)
		p, err := program.New(a.Survey)
		require.NoError(t, err)
		batch := records.Texts(d.Batch(a.Checker, 50))
		for i, got := range engine.askOf(t, "defaults", batch) {
			want, n := defaultsOf(p, batch[i])
			require.JSONEq(t, want, got, "%s\n%s", batch[i], a.text)
			offers += n
		}
	}
	assert.Greater(t, offers, 300, "defaults came up")
}

// defaultsOf is what surveyEngine.defaults must give, and how many there are.
func defaultsOf(p *program.Program, record string) (text string, n int) {
	s := p.NewState()
	s.Load(runtime.FromJSON([]byte(record)))
	offered := &runtime.Record{}
	for slot := range s.Len() {
		v, ok := s.Default(slot)
		if ok && s.Verdict(slot) == program.Blank && s.Status(slot) != program.Passed {
			offered.Fields = append(offered.Fields, runtime.Field{Key: s.Item(slot).ID, Value: v})
		}
	}
	return string(offered.AppendJSON(nil)), len(offered.Fields)
}

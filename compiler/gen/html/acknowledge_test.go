package html_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	events "github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	record "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

const warnings = `survey w "入户核实"
question size "家庭人口" integer 1..30 unit "人"
  assert warn many "人口偏多，请核实" if size > 9
question income "全年总收入" number 0.. unit "元"
  assert block none "总收入不能是 0" if income == 0
  assert warn low "人均收入低于 1000 元，请核实" if income / size < 1000.0
compute each "人均收入" unit "元" as income / size
  assert warn high "人均收入高于 10 万元，请核实" if income / size > 100000.0
repeat members "家庭成员" ..5
question name "姓名" text
  assert warn same "另有一人也叫这个名字，请核实" unless unique(name)
question age "年龄" integer 0..130 unit "岁"
  assert warn old "年纪偏大，请核实" if age > 90
endrepeat
`

func warningPage(t *testing.T) (context.Context, *ir.Survey) {
	s := newChecker(t, warnings).Survey
	return open(t, s), s
}

// pressBeside clicks the nth button beside the warnings of a place; reason types a reason there and confirms it.
func pressBeside(place string, n int) chromedp.Action[chromedp.Void] {
	return script(`document.querySelectorAll('[data-item="%s"] > .findings .verify > button')[%d].click()`, place, n)
}

func reason(place, words string) chromedp.Action[chromedp.Void] {
	return script(`{
		document.querySelector('[data-item="%[1]s"] > .findings .warn:not(.known) .verify > button').click();
		const input = document.querySelector('[data-item="%[1]s"] > .findings .verify > input');
		input.value = %[2]q;
		input.dispatchEvent(new Event("input", { bubbles: true }));
		input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
	}`, place, words)
}

func script(format string, args ...any) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(format, args...))
}

// acknowledgedOn are the findings on the page, those that are acknowledged with their reason; overridesOn what the record has, without
// the time.
func acknowledgedOn(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `window.survey.findings().map(f => f.item + " " + (f.rule || f.code) + (f.acknowledged ? "(" + f.acknowledged + ")" : "")).join(" ")`)
}

func overridesOn(t *testing.T, tab context.Context) string {
	return text(t, tab, `(window.survey.answers()._overrides || []).map(({ time, ...o }) => (/^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d$/.test(time) ? o : time))`)
}

func nextOn(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `document.querySelector("#next").textContent`)
}

func TestAcknowledging(t *testing.T) {
	tab, _ := warningPage(t)
	many := `[{"rule":"many","values":{"size":12},"reason":"三代同堂"}]`
	do(t, tab, load(`{"size":12,"income":50000,"members":[{"name":"甲","age":40}]}`))
	assert.Equal(t, "有 1 处请核对", nextOn(t, tab))
	do(t, tab, reason("size", " 三代同堂 "))
	assert.Equal(t, "size many(三代同堂)", acknowledgedOn(t, tab))
	assert.Equal(t, many, overridesOn(t, tab))
	assert.Equal(t, "已填好", nextOn(t, tab))
	assert.Equal(t, "撤回", eval[string](t, tab, "document.activeElement.textContent"))

	do(t, tab, set("income", "60000"))
	assert.Equal(t, many, overridesOn(t, tab), "what the rule does not use may change")
	do(t, tab, set("size", "13"), leaveField("size"))
	assert.Equal(t, "[]", overridesOn(t, tab), "it is void")
	assert.Equal(t, "size many", acknowledgedOn(t, tab))
	assert.Contains(t, eval[string](t, tab, `document.querySelector('[data-item="size"]').textContent`), "答案改过了，原来的说明“三代同堂”不再算数")
	do(t, tab, set("size", "12"), leaveField("size"))
	assert.Equal(t, many, overridesOn(t, tab), "and back")

	do(t, tab, pressBeside("size", 0))
	assert.Equal(t, "size many", acknowledgedOn(t, tab), "taken back")
	assert.Equal(t, "[]", overridesOn(t, tab))
	do(t, tab, pressBeside("size", 0), pressBeside("size", 1))
	assert.Equal(t, "确认无误，说明原因", eval[string](t, tab, "document.activeElement.textContent"), "left off")
	do(t, tab, pressBeside("size", 0), load(answers(t, tab)))
	assert.Equal(t, 0, eval[int](t, tab, `document.querySelectorAll(".verify > input").length`), "what is asked in one household is not in the next")
	do(t, tab, reason("size", " "))
	assert.Equal(t, "size many", acknowledgedOn(t, tab), "no reason")
	assert.Equal(t, `{"size":12,"income":60000,"members":[{"name":"甲","age":40}],"each":5000}`, strings.Replace(answers(t, tab), `"each":5000,"members":[{"name":"甲","age":40}]`, `"members":[{"name":"甲","age":40}],"each":5000`, 1), "a reason is no answer")
}

// The key that gives a reason does not also press the button that is there afterwards, and a word of an input method is ended without giving it.
func TestAReasonIsGivenByTheKeyboard(t *testing.T) {
	tab, _ := warningPage(t)
	reasonIs := func() string { return acknowledgedOn(t, tab) }
	do(t, tab, load(`{"size":12,"income":50000}`), press(`[data-item="size"] .verify > button`), chromedp.KeyEvent("三代同堂"))
	for _, composing := range []string{`isComposing: true`, `keyCode: 229`} { // the second is Safari, where the word has ended before
		do(t, tab, script(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, %s }))`, composing))
		assert.Equal(t, "size many", reasonIs(), composing)
	}
	pressEnter(t, tab)
	assert.Equal(t, "size many(三代同堂)", reasonIs())
	pressEnter(t, tab)
	assert.Equal(t, "size many", reasonIs(), "pressed once more it is taken back")
}

// pressEnter presses the key as a keyboard does: what it types comes only where nothing has prevented it.
func pressEnter(t *testing.T, tab context.Context) {
	for _, params := range []events.DispatchKeyEventParams{{Type: events.DispatchKeyEventTypeKeyDown, Text: "\r"}, {Type: events.DispatchKeyEventTypeKeyUp}} {
		params.Key, params.Code, params.WindowsVirtualKeyCode = "Enter", "Enter", 13
		_, err := chromedp.Call(tab, events.DispatchKeyEvent, params)
		require.NoError(t, err)
	}
}

func leaveField(place string) chromedp.Action[chromedp.Void] {
	return script(`document.querySelector('[name="%s"]').dispatchEvent(new FocusEvent("focusout", { bubbles: true }))`, place)
}

// Several warnings, on a computed item and in rows, that are added, taken out and brought back.
func TestAcknowledgingInRows(t *testing.T) {
	tab, _ := warningPage(t)
	do(t, tab, load(`{"size":1,"income":200000,"members":[{"name":"甲","age":95},{"name":"乙","age":96},{"name":"丙","age":9}]}`),
		reason("each", "拆迁"), reason("members[2].age", "长寿"))
	assert.Equal(t, "each high(拆迁) members[1].age old members[2].age old(长寿)", acknowledgedOn(t, tab))
	do(t, tab, script(`document.querySelectorAll(".delete")[0].click()`), script(`document.querySelector(".yes").click()`))
	assert.Equal(t, "each high(拆迁) members[1].age old(长寿)", acknowledgedOn(t, tab))
	assert.Contains(t, overridesOn(t, tab), `{"rule":"old","item":"members[1].age","values":{"age":96},"reason":"长寿"}`)
	do(t, tab, script(`document.querySelector(".back").click()`))
	assert.Equal(t, "each high(拆迁) members[1].age old members[2].age old(长寿)", acknowledgedOn(t, tab))
	do(t, tab, script(`document.querySelectorAll(".delete")[1].click()`), script(`document.querySelector(".yes").click()`))
	assert.Equal(t, "each high(拆迁) members[1].age old", acknowledgedOn(t, tab))
	assert.NotContains(t, overridesOn(t, tab), "长寿", "it went with its row")
	do(t, tab, script(`document.querySelector(".back").click()`))
	assert.Equal(t, "each high(拆迁) members[1].age old members[2].age old(长寿)", acknowledgedOn(t, tab))
	do(t, tab, set("members[3].name", "甲"), leaveField("members[3].name"), reason("members[1].name", "堂兄弟"))
	assert.Contains(t, overridesOn(t, tab), `{"rule":"same","item":"members[1].name","values":{"members":[{"name":"甲"},{"name":"乙"},{"name":"甲"}],"name":"甲"},"reason":"堂兄弟"}`)
	assert.Contains(t, acknowledgedOn(t, tab), "members[3].name same")
	assert.NotContains(t, acknowledgedOn(t, tab), "members[3].name same(")
}

// What the page acknowledges is what check sees of its record, and what a loaded record brings stays as it is.
func TestAcknowledgedOnThePageIsInTheRecord(t *testing.T) {
	tab, s := warningPage(t)
	p, err := program.New(s)
	require.NoError(t, err)
	do(t, tab, load(`{"size":12,"income":50000,"members":[{"name":"甲","age":95},{"name":"甲","age":96}]}`),
		reason("size", "三代同堂"), reason("members[2].age", `</script><img src=x onerror="window.harmed=1">`), reason("members[2].name", "x"))
	found := validate.Record(p, record.FromJSON([]byte(answers(t, tab))), catalogue.ZH)
	acknowledged := 0
	for _, f := range found {
		if f.Acknowledged != "" {
			acknowledged++
		}
	}
	assert.Equal(t, 3, acknowledged)
	assert.False(t, eval[bool](t, tab, "'harmed' in window"))
	loaded := `{"_overrides":[7,{"rule":"many","values":{"size":11},"reason":"旧"},{"rule":"gone"}],"size":12,"income":50000}`
	do(t, tab, load(loaded), set("income", "50001"))
	assert.Equal(t, `[7,{"rule":"many","values":{"size":11},"reason":"旧"},{"rule":"gone"}]`, text(t, tab, `window.survey.answers()._overrides`))
	do(t, tab, reason("size", "新"))
	assert.Equal(t, `[7,{"rule":"gone"}]`, text(t, tab, `window.survey.answers()._overrides.slice(0, 2)`))
	assert.Equal(t, "size many(新)", acknowledgedOn(t, tab))
}

// Warnings look right: open, while a reason is asked for, acknowledged, void.
func TestWarningsFitAPhone(t *testing.T) {
	for _, scheme := range []string{"light", "dark"} {
		tab, _ := warningPage(t)
		_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		require.NoError(t, err)
		do(t, tab, chromedp.EmulateViewport(360, 740), load(`{"size":12,"income":5000,"members":[{"name":"甲","age":95},{"name":"乙","age":96}]}`),
			reason("size", "三代同堂，户口本上十二口人都在家住"), reason("income", "上年遭灾"), set("income", "6000"), leaveField("income"), pressBeside("members[2].age", 0))
		assert.LessOrEqual(t, eval[int64](t, tab, "document.documentElement.scrollWidth"), int64(360), "scrolls sideways")
		assert.GreaterOrEqual(t, eval[float64](t, tab, smallestTarget), 44.0, "too small for a finger")
		picture(t, tab, "warnings-"+scheme)
	}
	if os.Getenv("SCREENSHOTS") != "" {
		tab, _ := warningPage(t)
		do(t, tab, chromedp.EmulateViewport(1100, 740), load(`{"size":12,"income":5000,"members":[{"name":"甲","age":95}]}`), reason("size", "三代同堂"))
		picture(t, tab, "warnings-desk")
	}
}

// In a household of another version what acknowledged a rule without a name is kept, but acknowledges no more: another rule may be called so.
func TestAnotherVersionMayCallOtherRulesSo(t *testing.T) {
	s := newChecker(t, `survey village "t" version "2020"
question a "a" integer
  assert warn "another" if a > 5
  assert warn big "!" if a > 6
`).Survey
	const overrides = `[{"rule":"a-assert-1","values":{"a":7},"reason":"r"},{"rule":"big","values":{"a":7},"reason":"r"}]`
	for version, want := range map[string]string{"2020": "a a-assert-1(r) a big(r)", "2019": "a a-assert-1 a big(r)"} {
		tab := openWith(t, s, "", fmt.Sprintf(`[{"id":"x","name":"x","version":%q,"record":{"_version":%[1]q,"a":7,"_overrides":%s},"order":1}]`, version, overrides))
		do(t, tab, press(".card .open"))
		await(t, tab, `document.documentElement.dataset.screen === "form"`)
		assert.Equal(t, want, acknowledgedOn(t, tab), version)
		assert.Equal(t, 2, eval[int](t, tab, `window.survey.answers()._overrides.length`))
	}
}

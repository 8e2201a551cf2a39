package html_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

func TestLoadShowsTheRoute(t *testing.T) {
	tab := open(t, schooling())
	for _, c := range []struct{ record, want string }{
		{`{}`, "head_name household_size 1b 4 10 signature date"},
		{`{"4":1}`, "head_name household_size 1b 4 4-1 10 signature date"},
		{`{"4":2}`, "head_name household_size 1b 4 10 signature date"},
		{`{"4":1,"4-1":2}`, "head_name household_size 1b 4 4-1 4-2 10 signature date"},
		{`{"4":1,"4-1":2,"4-2":[5]}`, "head_name household_size 1b 4 4-1 4-2 4-2.5 10 signature date"},
		{`{"4":7,"4-1":2,"4-2":[5]}`, "head_name household_size 1b 4 10 signature date"},
	} {
		do(t, tab, load(c.record))
		assert.Equal(t, c.want, shown(t, tab), c.record)
	}
}

// What an input cannot show comes back as it was.
func TestAnswersGivesBackWhatWasLoaded(t *testing.T) {
	tab := open(t, schooling())
	for _, c := range []struct{ record, want string }{
		{`{}`, `{}`},
		{`{"4":2,"head_name":"张三"}`, `{"4":2,"head_name":"张三"}`},
		{`{"4":1.0,"household_size":4,"1b":-0.5,"date":"2020-04-13"}`, `{"4":1,"household_size":4,"1b":-0.5,"date":"2020-04-13"}`},
		{`{"4-2":[21,5,1]}`, `{"4-2":[21,5,1]}`}, // refused: 21 is exclusive
		{`{"4-2":[5,1]}`, `{"4-2":[5,1]}`},
		{`{"4-2":[1,7]}`, `{"4-2":[1,7]}`},
		{`{"4":null,"4-1":"","4-2":[],"head_name":""}`, `{}`},
		{`{"4":7,"4-1":"1","4-2":[1,1],"household_size":"四","1b":{"a":[1]},"head_name":5,"date":"2020-02-30"}`,
			`{"4":7,"head_name":5,"household_size":"四","1b":{"a":[1]},"4-1":"1","4-2":[1,1],"date":"2020-02-30"}`},
		{`{"4":1e999,"1b":-1e999}`, `{"4":1.7976931348623157e+308,"1b":-1.7976931348623157e+308}`}, // JSON has no infinity
		{`{"head_name":" 张\n三 "}`, `{"head_name":" 张\n三 "}`},
		{`{"zz":1,"_note":null,"_id":"r1","head_name":"张三","toString":[]}`,
			`{"_note":null,"_id":"r1","head_name":"张三","zz":1,"toString":[]}`},
		{`JSON.parse('{"__proto__":{"4":1}}')`, `{"__proto__":{"4":1}}`},
	} {
		do(t, tab, load(c.record))
		assert.Equal(t, c.want, answers(t, tab), c.record)
	}
}

func TestLoadRefusesWhatIsNoRecord(t *testing.T) {
	tab := open(t, schooling())
	do(t, tab, load(`{"4":1}`))
	for _, bad := range []string{`[]`, `null`, `undefined`, `"{}"`, `5`} {
		kind := eval[string](t, tab, `(() => { try { window.survey.load(`+bad+`) } catch (e) { return e.name } })()`)
		assert.Equal(t, "TypeError", kind, bad)
	}
	assert.Equal(t, `{"4":1}`, answers(t, tab), "a refused record leaves the old one")
}

func TestFindingsAreInTheShapeOfCheck(t *testing.T) {
	tab := open(t, schooling())
	do(t, tab, load(`{"_id":17,"head_name":"张三","household_size":0.5,"1b":-2,"4":1,"4-1":1,"4-2":[1],"10":2,"signature":"张三","𠮷":1,"ｶ":2}`))
	assert.Equal(t, `{"record":"17","item":"household_size","code":"type","severity":"block"}
{"record":"17","item":"1b","code":"assert","rule":"poor","severity":"warn"}
{"record":"17","item":"4-2","code":"skipped","severity":"block"}
{"record":"17","item":"10","code":"assert","rule":"in-school","severity":"block"}
{"record":"17","item":"date","code":"required","severity":"block"}
{"record":"17","item":"ｶ","code":"unknown","severity":"warn"}
{"record":"17","item":"𠮷","code":"unknown","severity":"warn"}`, eval[string](t, tab,
		`window.survey.findings().map(({message, ...rest}) => JSON.stringify(rest)).join("\n")`))
	for _, message := range []string{"第4题填有在校生，此处不能填“否”", "人均纯收入为负，请核对"} {
		assert.Contains(t, eval[string](t, tab, `window.survey.findings().map(f => f.message).join("\n")`), message)
	}
}

func TestEditing(t *testing.T) {
	tab := open(t, schooling())
	for _, c := range []struct {
		name, record string
		steps        []chromedp.Action[chromedp.Void]
		want         string // the record afterwards
	}{
		{"radio", `{}`, steps(pick("4", 2)), `{"4":2}`},
		{"radio changed", `{"4":2}`, steps(pick("4", 1)), `{"4":1}`},
		{"radio cleared", `{"4":2}`, steps(press(`[data-item="4"] .clear`)), `{}`},
		{"boxes in the order of options", `{"4":1,"4-1":2}`, steps(pick("4-2", 5), pick("4-2", 1)), `{"4":1,"4-1":2,"4-2":[1,5]}`},
		{"boxes of a loaded answer in the order of options", `{"4":1,"4-1":2,"4-2":[5,1]}`, steps(pick("4-2", 5), pick("4-2", 5)), `{"4":1,"4-1":2,"4-2":[1,5]}`},
		{"what boxes can show of an answer stays", `{"4":1,"4-1":2,"4-2":[1,7]}`, steps(pick("4-2", 21)), `{"4":1,"4-1":2,"4-2":[1,21]}`},
		{"so does a mark that comes twice", `{"4":1,"4-1":2,"4-2":[1,1]}`, steps(pick("4-2", 5)), `{"4":1,"4-1":2,"4-2":[1,5]}`},
		{"box unmarked", `{"4":1,"4-1":2,"4-2":[1]}`, steps(pick("4-2", 1)), `{"4":1,"4-1":2}`},
		{"text", `{}`, steps(enter("head_name", " 张三 ")), `{"head_name":"张三"}`},
		{"blanks are no text", `{"head_name":"张三"}`, steps(retype("head_name", "  ")), `{}`},
		{"number", `{}`, steps(enter("household_size", "4")), `{"household_size":4}`},
		{"full-width number", `{}`, steps(enter("1b", " －１２．５　")), `{"1b":-12.5}`},
		{"zero has no sign", `{}`, steps(enter("1b", "-0")), `{"1b":0}`},
		{"no number", `{}`, steps(enter("1b", " 一万 ")), `{"1b":"一万"}`},
		{"no finite number", `{}`, steps(enter("1b", "1e999")), `{"1b":"1e999"}`},
		{"number out of bounds", `{}`, steps(enter("household_size", "31")), `{"household_size":31}`},
		{"date", `{}`, steps(set("date", "2020-04-13")), `{"date":"2020-04-13"}`},
		{"signature", `{}`, steps(enter("signature", "张三")), `{"signature":"张三"}`},
		{"what cannot be shown gives way to an edit", `{"4":7,"10":8}`, steps(pick("4", 1)), `{"4":1,"10":8}`},
		{"… of its line", `{"household_size":"四"}`, steps(enter("household_size", "4")), `{"household_size":4}`},
		{"… and can be cleared", `{"4":7}`, steps(press(`[data-item="4"] .clear`)), `{}`},
		{"an edit parks what it takes off the route", `{"4":1,"4-1":2,"4-2":[5],"4-2.5":"放牛"}`, steps(pick("4", 2)), `{"4":2}`},
		{"… which comes back with it", `{"4":1,"4-1":2,"4-2":[5],"4-2.5":"放牛"}`, steps(pick("4", 2), pick("4", 1)),
			`{"4":1,"4-1":2,"4-2":[5],"4-2.5":"放牛"}`},
		{"… in part", `{"4":1,"4-1":2,"4-2":[5],"4-2.5":"放牛"}`, steps(pick("4-1", 1), pick("4", 2), pick("4", 1)), `{"4":1,"4-1":1}`},
		{"words come back with their option", `{"4":1,"4-1":2,"4-2":[5],"4-2.5":"放牛"}`, steps(pick("4-2", 5), pick("4-2", 1), pick("4-2", 5)),
			`{"4":1,"4-1":2,"4-2":[1,5],"4-2.5":"放牛"}`},
		{"an open question parks nothing", `{"4":1,"4-1":2}`, steps(press(`[data-item="4"] .clear`)), `{"4-1":2}`},
		{"… until it is answered", `{"4":1,"4-1":2}`, steps(press(`[data-item="4"] .clear`), pick("4", 2)), `{"4":2}`},
		{"a loaded answer stays off the route", `{"4":2,"4-1":2}`, steps(enter("head_name", "张三")), `{"4":2,"head_name":"张三","4-1":2}`},
		{"… is an answer when the route comes", `{"4":2,"4-1":2}`, steps(pick("4", 1)), `{"4":1,"4-1":2}`},
		{"… and is parked when it goes again", `{"4":2,"4-1":2}`, steps(pick("4", 1), pick("4", 2)), `{"4":2}`},
		{"… and can be removed", `{"4":2,"4-1":2}`, steps(press(".leftover .remove")), `{"4":2}`},
		{"what cannot be shown is parked too", `{"4":1,"4-1":7}`, steps(pick("4", 2), pick("4", 1)), `{"4":1,"4-1":7}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, load(c.record))
			do(t, tab, c.steps...)
			assert.Equal(t, c.want, answers(t, tab))
		})
	}
}

func TestLoadForgetsWhatWasParked(t *testing.T) {
	tab := open(t, schooling())
	do(t, tab, load(`{"4":1,"4-1":2}`), pick("4", 2), load(`{"4":2}`), pick("4", 1))
	assert.Equal(t, `{"4":1}`, answers(t, tab))
}

func TestTheBarLeadsToWhatIsLeft(t *testing.T) {
	tab := open(t, schooling())
	bar := func() string {
		return eval[string](t, tab, `document.querySelector("#progress-text").textContent + " " + document.querySelector("#next").textContent`)
	}
	assert.Equal(t, "已答 0 / 6 还有 6 项未答", bar())
	do(t, tab, load(`{"head_name":"张三","4":1,"4-1":1,"10":1,"signature":"张三","date":"2020-04-13"}`))
	assert.Equal(t, "已答 6 / 7 还有 1 项未答", bar())
	do(t, tab, press("#next"))
	assert.Equal(t, "household_size", eval[string](t, tab, "document.activeElement.name"))
	do(t, tab, chromedp.KeyEvent("40"))
	assert.Equal(t, "已答 6 / 7 有 1 处要改正", bar())
	do(t, tab, retype("household_size", "4"), enter("1b", "-1"))
	assert.Equal(t, "已答 8 / 8 有 1 处请核对", bar())
	do(t, tab, retype("1b", "1"))
	assert.Equal(t, "已答 8 / 8 已填好", bar())
	assert.True(t, eval[bool](t, tab, `document.querySelector("#next").disabled`))
}

func TestFindingsStandBesideTheirItem(t *testing.T) {
	tab := open(t, schooling())
	said := func(id string) string {
		return eval[string](t, tab, fmt.Sprintf(`document.getElementById("findings-%s").textContent`, id))
	}
	assert.Empty(t, said("household_size"), "nobody has been there yet")
	do(t, tab, enter("household_size", "x"))
	assert.Empty(t, said("household_size"), "not while it is being typed")
	do(t, tab, chromedp.Focus(input("head_name")))
	assert.NotEmpty(t, said("household_size"))
	do(t, tab, chromedp.Focus(input("1b")))
	assert.NotEmpty(t, said("head_name"), "left without an answer")
	do(t, tab, pick("4", 1), pick("4-1", 1), pick("10", 2))
	assert.Equal(t, "第4题填有在校生，此处不能填“否”", said("10"))
	assert.Equal(t, "true", eval[string](t, tab, `document.querySelector("[data-item='10']").getAttribute("aria-invalid")`))
	do(t, tab, pick("10", 1))
	assert.Empty(t, said("10"))
}

func TestSectionsWithoutAnythingToShowAreHidden(t *testing.T) {
	s := schooling()
	s.Items[8].Asked, s.Items[8].Passed = is("10", 1), is("10", 2)
	s.Items[9].Asked, s.Items[9].Passed = is("10", 1), is("10", 2)
	tab := open(t, s)
	const hidden = `document.querySelectorAll(".part")[2].hidden`
	assert.True(t, eval[bool](t, tab, hidden))
	do(t, tab, pick("10", 1))
	assert.False(t, eval[bool](t, tab, hidden))
	do(t, tab, load(`{"10":2,"date":"2020-04-13"}`))
	assert.False(t, eval[bool](t, tab, hidden), "it holds an answer that should not be there")
}

func TestRulesOfTheEmbeddingProgramAreListed(t *testing.T) {
	s := schooling()
	call := holds(ir.CallTest{Func: "known", Args: []ir.Term{value("head_name")}}, false)
	s.Functions = []string{"known"}
	s.Predicates = append(s.Predicates, call)
	s.Rules = append(s.Rules, ir.Rule{Name: "known-head", Item: "head_name", Severity: ir.Warn, Message: "查无此人", Fires: either(ir.Ref{Index: 4}, is("4", 1))})
	tab := open(t, s)
	do(t, tab, load(`{"head_name":"张三","4":1}`))
	assert.Contains(t, eval[string](t, tab, `document.querySelector("#notes").textContent`), "known-head")
	assert.NotContains(t, text(t, tab, "window.survey.findings()"), "known-head")
}

func load(record string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void]("void window.survey.load(" + record + ")")
}

func steps(s ...chromedp.Action[chromedp.Void]) []chromedp.Action[chromedp.Void] { return s }

// pick clicks an option.
func pick(id string, code int) chromedp.Action[chromedp.Void] {
	return press(fmt.Sprintf(`input[name="%s"][value="%d"]`, id, code))
}

func press(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Click(chromedp.CSS(selector))
}

// enter types into an item's line.
func enter(id, typed string) chromedp.Action[chromedp.Void] {
	return chromedp.SendKeys(input(id), typed)
}

// retype types into an emptied line.
func retype(id, typed string) chromedp.Action[chromedp.Void] {
	return chromedp.Steps(set(id, ""), enter(id, typed))
}

// set puts a value into an item's line at once, as a date picker does.
func set(id, value string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{
		const input = document.getElementsByName(%q)[0];
		input.value = %q;
		for (const name of ["input", "change"]) input.dispatchEvent(new Event(name, {bubbles: true}));
	}`, id, value))
}

func input(id string) chromedp.CSS { return chromedp.CSS(fmt.Sprintf(`input[name="%s"]`, id)) }

// answers is the record as JSON. An object puts keys that are whole numbers first.
func answers(t *testing.T, tab context.Context) string {
	return text(t, tab, "window.survey.answers()")
}

// shown lists the items on the page.
func shown(t *testing.T, tab context.Context) string {
	ids := eval[[]string](t, tab, `Array.from(document.querySelectorAll("[data-item]")).filter(e => !e.hidden).map(e => e.dataset.item)`)
	return strings.Join(ids, " ")
}

package html_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestHousehold(t *testing.T) { require.NoError(t, household().Validate()) }

func TestRowsAreShown(t *testing.T) {
	tab := open(t, household())
	const plot = " plots plots[1] plots[1].area plots[1].crops"
	for _, c := range []struct{ record, want string }{
		{`{}`, "size members" + plot},
		{`{"size":"x","members":[{"name":"甲"}]}`, "size members" + plot},
		{`{"size":2}`, "size members members[1] members[1].name members[1].age members[2] members[2].name members[2].age" + plot},
		{`{"size":1,"members":[{"age":7,"school":2},{"age":7}]}`,
			"size members members[1] members[1].name members[1].age members[1].school members[1].why" + plot},
		{`{"size":1,"members":[{"age":61}],"plots":[{},{"crops":[{},{"crop":"稻"}]}]}`,
			"size members members[1] members[1].name members[1].age" + plot +
				" plots[2] plots[2].area plots[2].crops plots[2].crops[1] plots[2].crops[1].crop plots[2].crops[1].yield plots[2].crops[2] plots[2].crops[2].crop plots[2].crops[2].yield old"},
		{`{"size":1,"members":[5,6],"plots":{"area":1}}`, "size members members[1] members[1].name members[1].age"},
	} {
		do(t, tab, load(c.record))
		assert.Equal(t, c.want, shown(t, tab), c.record)
	}
}

// What an input cannot show comes back as it was, in rows too.
func TestAnswersGivesBackRows(t *testing.T) {
	tab := open(t, household())
	for _, c := range []struct{ record, want string }{
		{`{"size":2}`, `{"size":2}`},
		{`{"size":2,"members":[]}`, `{"size":2}`},
		{`{"size":2,"members":[null,{}]}`, `{"size":2,"members":[null,{}]}`},
		{`{"size":2,"members":[{"x":1,"age":7,"name":"甲","_by":2},"y",[],{"age":"七"}]}`, `{"size":2,"members":[{"_by":2,"name":"甲","age":7,"x":1},"y",[],{"age":"七"}]}`},
		{`{"plots":[{"crops":[{"crop":"稻"},null]},{"crops":7},null]}`, `{"plots":[{"crops":[{"crop":"稻"},null]},{"crops":7},null]}`},
		{`{"members":3,"plots":"x"}`, `{"members":3,"plots":"x"}`},
		{`JSON.parse('{"plots":[{"__proto__":{"area":1}}]}')`, `{"plots":[{"__proto__":{"area":1}}]}`},
		{`{"plots":[{"area":1},{"area":2.5}]}`, `{"plots":[{"area":1},{"area":2.5}],"total":3.5}`},
	} {
		do(t, tab, load(c.record))
		assert.Equal(t, c.want, answers(t, tab), c.record)
	}
}

func TestEditingRows(t *testing.T) {
	tab := open(t, household())
	const three = `{"size":3,"members":[{"name":"甲","age":30},{"name":"乙","age":7,"school":1},{"name":"丙","age":5}]}`
	for _, c := range []struct {
		name, record string
		steps        []chromedp.Action[chromedp.Void]
		want         string
	}{
		{"a row to be filled in", `{"size":2}`, steps(enter("members[1].name", "甲")), `{"size":2,"members":[{"name":"甲"},{}]}`},
		{"… behind one that is not", `{"size":3}`, steps(enter("members[2].name", "乙")), `{"size":3,"members":[{},{"name":"乙"},{}]}`},
		{"an option", three, steps(pick("members[2].school", 2), pick("members[2].why", 1)),
			`{"size":3,"members":[{"name":"甲","age":30},{"name":"乙","age":7,"school":2,"why":[1]},{"name":"丙","age":5}]}`},
		{"the same option of another row", `{"size":2,"members":[{"age":7,"school":1},{"age":7}]}`, steps(pick("members[2].school", 1)),
			`{"size":2,"members":[{"age":7,"school":1},{"age":7,"school":1}]}`},
		{"no answer", three, steps(press(`[data-item="members[2].school"] [data-none=refused]`)),
			`{"size":3,"members":[{"name":"甲","age":30},{"name":"乙","age":7,"school":{"none":"refused"}},{"name":"丙","age":5}]}`},
		{"an edit parks what it takes off the route of the row", three, steps(retype("members[2].age", "30")),
			`{"size":3,"members":[{"name":"甲","age":30},{"name":"乙","age":30},{"name":"丙","age":5}]}`},
		{"… which comes back", three, steps(retype("members[2].age", "30"), retype("members[2].age", "8")),
			`{"size":3,"members":[{"name":"甲","age":30},{"name":"乙","age":8,"school":1},{"name":"丙","age":5}]}`},
		{"… also by way of being parked with the row", three, steps(retype("members[2].age", "30"), set("size", "1"), set("size", "2"), retype("members[2].age", "8")),
			`{"size":2,"members":[{"name":"甲","age":30},{"name":"乙","age":8,"school":1}]}`},
		{"fewer rows", three, steps(set("size", "1")), `{"size":1,"members":[{"name":"甲","age":30}]}`},
		{"… and more again", three, steps(set("size", "1"), set("size", "2")), `{"size":2,"members":[{"name":"甲","age":30},{"name":"乙","age":7,"school":1}]}`},
		{"… none and all again", three, steps(set("size", "0"), set("size", "3")), three},
		{"an unknown number parks no row", three, steps(set("size", "")), `{"members":[{"name":"甲","age":30},{"name":"乙","age":7,"school":1},{"name":"丙","age":5}]}`},
		{"… a wrong one neither", three, steps(set("size", "x"), set("size", "2"), set("size", "3")), three},
		{"what is typed on the way", three, steps(retype("size", "13")), `{"size":13,` + three[len(`{"size":3,`):len(three)-2] + strings.Repeat(",{}", 10) + `]}`},
		{"rows behind the number stay", `{"size":1,"members":[{"name":"甲"},{"name":"乙"}]}`, steps(enter("members[1].age", "3")),
			`{"size":1,"members":[{"name":"甲","age":3},{"name":"乙"}]}`},
		{"… can be removed", `{"size":1,"members":[{"name":"甲"},{"name":"乙"}]}`, steps(press(".leftover .remove")), `{"size":1,"members":[{"name":"甲"}]}`},
		{"… are rows when there are more", `{"size":1,"members":[{"name":"甲"},{"name":"乙"}]}`, steps(set("size", "2"), enter("members[2].age", "3")),
			`{"size":2,"members":[{"name":"甲"},{"name":"乙","age":3}]}`},
		{"… and stay behind those that are parked", `{"size":2,"members":[{"name":"甲"},{"name":"乙"},{"name":"丙"}]}`, steps(set("size", "1"), set("size", "3")),
			`{"size":3,"members":[{"name":"甲"},{"name":"乙"},{"name":"丙"}]}`},
		{"what is no row gives way to an edit", `{"size":2,"members":[7,"x"]}`, steps(enter("members[2].name", "乙")), `{"size":2,"members":[7,{"name":"乙"}]}`},
		{"what is no list can be removed", `{"size":1,"members":7}`, steps(press(".leftover .remove"), enter("members[1].name", "甲")), `{"size":1,"members":[{"name":"甲"}]}`},
		{"a row is added", `{"plots":[{"area":1}]}`, steps(addTo("plots")), `{"plots":[{"area":1},{}]}`},
		{"… behind one that only must be there", `{}`, steps(addTo("plots"), enter("plots[2].area", "2")), `{"plots":[{},{"area":2}]}`},
		{"… in a row, and answered", `{"plots":[{"area":1},{"area":2}]}`, steps(addTo("plots[2].crops"), enter("plots[2].crops[1].crop", "稻")),
			`{"plots":[{"area":1},{"area":2,"crops":[{"crop":"稻"}]}],"total":3}`},
		{"… in place of what is no list", `{"plots":[{"crops":7}]}`, steps(press(".leftover .remove"), addTo("plots[1].crops")), `{"plots":[{"crops":[{}]}]}`},
		{"a row is deleted", `{"plots":[{"area":1},{"area":2},{"area":3}]}`, steps(deleteRow("plots[2]"), enter("plots[2].area", "0")), `{"plots":[{"area":1},{"area":30}],"total":31}`},
		{"… and restored", `{"plots":[{"area":1},{"area":2,"crops":[{"crop":"稻"}]},{"area":3}]}`, steps(deleteRow("plots[2]"), tap(".back")),
			`{"plots":[{"area":1},{"area":2,"crops":[{"crop":"稻"}]},{"area":3}],"total":6}`},
		{"… or not", `{"plots":[{"area":1},{"area":2}]}`, steps(press(`[data-item="plots[1]"] .delete`), press(".no")), `{"plots":[{"area":1},{"area":2}],"total":3}`},
		{"an empty row is deleted without asking", `{"plots":[{"area":1}]}`, steps(addTo("plots"), press(`[data-item="plots[2]"] .delete`)), `{"plots":[{"area":1}],"total":1}`},
		{"options of the rows behind one that is deleted", `{"size":1,"plots":[{"crops":[{"crop":"稻"},{"crop":"麦"},{"crop":"豆"}]}]}`,
			steps(deleteRow("plots[1].crops[1]"), enter("plots[1].crops[2].yield", "5")), `{"size":1,"members":[{}],"plots":[{"crops":[{"crop":"麦"},{"crop":"豆","yield":5}]}]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, load(c.record))
			do(t, tab, c.steps...)
			got := answers(t, tab)
			assert.Equal(t, c.want, strings.Replace(got, `,"plots":[{}]`, "", 1), "but for the plot that must be there")
			do(t, tab, load(got))
			assert.Equal(t, got, answers(t, tab), "loaded again")
		})
	}
}

const optional = `
survey s "树苗"
question size "户数" integer 0..9
question grown "是否验收" optional
  option ① "是"
  option ② "否"
repeat plots "地块" times size
question kind "树种" text optional
repeat trees "树" 2..3
question height "高" number optional
endrepeat
endrepeat
repeat visits "走访" 1..4
ask if grown == ①
question day "日期" date optional
endrepeat
question note "说明" text optional
`

// Rows in which nothing need be answered are there once the household is edited: nobody could complete it otherwise. A record that is only
// looked at stays as it was loaded.
func TestRowsThatNeedNoAnswer(t *testing.T) {
	tab := open(t, newChecker(t, optional).Survey)
	const trees = `{"trees":[{},{}]}`
	for _, c := range []struct {
		name, record string
		steps        []chromedp.Action[chromedp.Void]
		want, found  string
	}{
		{"nothing is edited", `{"size":2}`, nil, `{"size":2}`, "plots[1] required, plots[2] required"},
		{"the number is", `{}`, steps(set("size", "2")), `{"size":2,"plots":[` + trees + `,` + trees + `]}`, ""},
		{"anything is", `{"size":1}`, steps(enter("note", "x")), `{"size":1,"plots":[` + trees + `],"note":"x"}`, ""},
		{"a row that is null", `{"size":2,"plots":[null,{"kind":"松","trees":[null,{"height":3},null]}]}`, steps(enter("note", "x")),
			`{"size":2,"plots":[` + trees + `,{"kind":"松","trees":[{},{"height":3},null]}],"note":"x"}`, "plots[2].trees[3] required"},
		{"what is no row stays", `{"size":2,"plots":[7]}`, steps(enter("note", "x")), `{"size":2,"plots":[7,` + trees + `],"note":"x"}`, "plots[1] type"},
		{"what is no list too", `{"size":2,"plots":7}`, steps(enter("note", "x")), `{"size":2,"plots":7,"note":"x"}`, "plots type"},
		{"fewer rows", `{"size":3}`, steps(enter("plots[2].kind", "松"), set("size", "1")), `{"size":1,"plots":[` + trees + `]}`, ""},
		{"… and more", `{"size":3}`, steps(enter("plots[2].kind", "松"), set("size", "1"), set("size", "2")), `{"size":2,"plots":[` + trees + `,{"kind":"松","trees":[{},{}]}]}`, ""},
		{"none", `{"size":3}`, steps(set("size", "0")), `{"size":0}`, ""},
		{"freely given", `{"size":0}`, steps(pick("grown", 1)), `{"size":0,"grown":1,"visits":[{}]}`, ""},
		{"… and not any more", `{"size":0}`, steps(pick("grown", 1), pick("grown", 2)), `{"size":0,"grown":2}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, load(c.record))
			do(t, tab, c.steps...)
			assert.Equal(t, c.want, answers(t, tab))
			assert.Equal(t, c.found, eval[string](t, tab, `window.survey.findings().map(f => f.item + " " + f.code).join(", ")`))
		})
	}
}

// A page whose rows were moved about shows and finds what one does that is given the record.
func TestMovedRowsAreLikeLoadedOnes(t *testing.T) {
	tab, fresh := open(t, household()), open(t, household())
	do(t, tab, load(`{"size":3,"members":[{"name":"甲","age":7,"school":1},{"name":"乙","age":8,"school":2},{"name":"丙","age":70}],"plots":[{"area":1,"crops":[{"crop":"稻"}]},{"area":2},{"area":3}]}`))
	for _, step := range steps(set("size", "2"), deleteRow("plots[1]"), tap(".back"), deleteRow("plots[2]"), addTo("plots"), set("size", "4"), enter("members[4].name", "丁"), addTo("plots[1].crops"),
		deleteRow("plots[1].crops[1]"), set("size", "3"), tap(".back")) {
		do(t, tab, step)
		do(t, fresh, load(answers(t, tab)))
		assert.Equal(t, state(t, fresh), state(t, tab))
	}
}

// state is all that the inputs show, by name, and what is found.
func state(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `Array.from(document.querySelectorAll("[data-item]")).filter(e => !e.hidden).map(e => e.dataset.item).join(" ") + "\n" +
		Array.from(document.querySelectorAll("input[name]")).filter(i => !i.closest("[hidden]:not(.row-body)")).map(i => i.name + "=" + (i.type === "text" ? i.value : i.value + i.checked)).join("\n") + "\n" +
		window.survey.findings().map(f => f.item + " " + f.code + " " + f.message).join("\n")`)
}

// Each input has a name of its own row, a label, and descriptions that there are.
func TestRowsAreLabelled(t *testing.T) {
	tab := open(t, household())
	do(t, tab, load(`{"size":2,"members":[{"age":7,"school":2},{"age":7}],"plots":[{"crops":[{},{}]},{"crops":[{}]}]}`))
	assert.Empty(t, eval[[]string](t, tab, `Array.from(document.querySelectorAll("input, button, [role=group], fieldset, output")).flatMap(e => {
		const bad = [];
		const refs = ["aria-describedby", "aria-labelledby", "aria-controls"].flatMap(a => (e.getAttribute(a) || "").split(" ").filter(Boolean));
		for (const id of refs) if (document.querySelectorAll("#" + CSS.escape(id)).length !== 1) bad.push(e.outerHTML + " names " + id);
		const named = e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.textContent.trim() || (e.labels && e.labels.length) || e.hidden;
		if (!named) bad.push("no name: " + e.outerHTML);
		return bad;
	}).concat(Array.from(document.querySelectorAll("[id]")).map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i))`))
	assert.Equal(t, "members[1].age members[1].name members[2].age members[2].name",
		eval[string](t, tab, `Array.from(document.querySelectorAll("[data-item=members] input[type=text]")).map(i => i.name).sort().join(" ")`))
}

func TestRowsSayWhatTheyAre(t *testing.T) {
	tab := open(t, household())
	heads := func() string {
		return eval[string](t, tab, `Array.from(document.querySelectorAll(".row")).filter(r => !r.hidden).map(r => r.querySelector(".fold").innerText.replace("\n", " ")).join("; ")`)
	}
	do(t, tab, load(`{"size":2,"members":[{"name":"甲","age":70}],"plots":[{"area":2.5}]}`))
	assert.Equal(t, "家庭成员 1：甲 已填好; 家庭成员 2 还有 2 项未答; 地块 1：2.5亩 已填好", heads())
	do(t, tab, set("size", "1"))
	assert.Equal(t, "家庭成员 1：甲 已填好; 地块 1：2.5亩 已填好", heads())
	do(t, tab, set("size", "2"), enter("members[2].name", "乙"), set("size", "1"))
	assert.Contains(t, eval[string](t, tab, `document.querySelector("[data-item=members] > .parked").textContent`), "家庭成员 2：乙")
	do(t, tab, enter("members[1].age", "0"))
	assert.Equal(t, "家庭成员 1：甲 有 1 处要改正; 地块 1：2.5亩 已填好", heads())
	assert.Empty(t, eval[string](t, tab, `document.querySelector("[data-item='members[1].age'] .findings").textContent`), "not while it is being typed")
	do(t, tab, chromedp.Focus(input("members[1].name")))
	assert.NotEmpty(t, eval[string](t, tab, `document.querySelector("[data-item='members[1].age'] .findings").textContent`))
}

// A long group folds what is complete, and leads to what is left.
func TestLongGroupsFold(t *testing.T) {
	tab := open(t, household())
	folded := func() string {
		return eval[string](t, tab, `Array.from(document.querySelectorAll("[data-item^='members[']")).filter(r => r.matches(".row") && !r.hidden).map(r => r.querySelector(".row-body").hidden ? "-" : "+").join("")`)
	}
	do(t, tab, load(`{"size":5,"members":[{"name":"甲","age":30},{"name":"乙","age":31}]}`))
	assert.Equal(t, "+++++", folded(), "a short one does not")
	do(t, tab, load(`{"size":8,"members":[{"name":"甲","age":30},{"name":"乙","age":31}]}`))
	assert.Equal(t, "--+-----", folded())
	do(t, tab, press(`[data-item="members[1]"] .fold`))
	assert.Equal(t, "+-+-----", folded())
	do(t, tab, enter("members[3].name", "丙"))
	assert.Equal(t, "--+-----", folded(), "work goes on elsewhere")
	do(t, tab, enter("members[3].age", "3"), press(`[data-item="members[3]"] .onward`))
	assert.Equal(t, "---+----", folded())
	assert.Equal(t, "members[4].name", eval[string](t, tab, "document.activeElement.name"))
	do(t, tab, set("size", "9"), press(`[data-item="members[4]"] .fold`), press("#next"))
	assert.Equal(t, "---+-----", folded())
	assert.Equal(t, "members[4].name", eval[string](t, tab, "document.activeElement.name"))
}

func TestTheBarCountsRows(t *testing.T) {
	tab := open(t, household())
	bar := func() string {
		return eval[string](t, tab, `document.querySelector("#progress-text").textContent + " " + document.querySelector("#next").textContent`)
	}
	do(t, tab, load(`{"size":2,"members":[{"name":"甲"}],"plots":[{"area":1}]}`))
	assert.Equal(t, "已答 3 / 6 还有 3 项未答", bar())
	do(t, tab, press("#next"))
	assert.Equal(t, "members[1].age", eval[string](t, tab, "document.activeElement.name"))
	do(t, tab, load(`{"size":1,"members":[{"name":"甲","age":3},{"name":"乙","age":3}],"plots":[{"area":1}]}`))
	assert.Equal(t, "已答 4 / 4 有 1 处要改正", bar())
	do(t, tab, press("#next"))
	assert.Equal(t, "删除这个答案", eval[string](t, tab, "document.activeElement.textContent"))
}

func addTo(place string) chromedp.Action[chromedp.Void] {
	return press(fmt.Sprintf(`[data-item="%s"] > .add`, place))
}

// deleteRow deletes a row in which there is something.
func deleteRow(place string) chromedp.Action[chromedp.Void] {
	row := fmt.Sprintf(`[data-item="%s"]`, place)
	return chromedp.Steps(tap(row+" > .row-head > .delete"), tap(row+" > .ask > .yes"))
}

// tap presses a button wherever it is, also behind the bar.
func tap(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).click()", selector))
}

// Thirty rows of thirty questions can be filled in: of a key that is typed only what changes is drawn.
func TestManyRows(t *testing.T) {
	s := household()
	for i := range 26 {
		it := s.Items[3]
		it.ID = fmt.Sprint("q", i)
		s.Items = slices.Insert(s.Items, 6, it)
	}
	require.NoError(t, s.Validate())
	tab := open(t, s)
	do(t, tab, load(`{"size":30,"members":[`+strings.Repeat(`{"name":"甲","age":7},`, 29)+`{}]}`))
	do(t, tab, chromedp.Evaluate[chromedp.Void](`void new MutationObserver(list => window.drawn = (window.drawn || 0) + list.length).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true})`))
	do(t, tab, enter("members[1].q0", "12"))
	assert.Equal(t, 12, eval[int](t, tab, `window.survey.answers().members[0].q0`))
	assert.Less(t, eval[int](t, tab, "window.drawn"), 300, "of 11,000 elements")
}

package html_test

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// village is a survey that says where a household is before it asks for its name, and has rows.
func village(t *testing.T) *ir.Survey {
	return compiled(t, `survey village "入户调查" version "2020"
choices yes_no
  option ① "是"
  option ② "否"
section header "基本情况"
question town "乡镇" text
question place "村" text
question team "组"
  option ① "一组"
  option ② "二组"
question head_name "户主姓名" text
question size "家庭人口" integer 1..30
section school "上学"
question 4 "有没有孩子" yes_no
  skip goto 5 if 4 == ②
question 4-1 "在哪里上学" text
repeat children "孩子" 0..5
  question child "名字" text
endrepeat
question 5 "收入" number
  assert block low "收入不能为负" if 5 < 0
  assert warn high "收入偏高，请核对" if 5 > 100000
`)
}

// A household is stored once something is edited, at each character, as `surveyc check` reads it.
func TestAHouseholdIsStoredAtItsFirstCharacter(t *testing.T) {
	tab := open(t, village(t))
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	assert.Equal(t, `[]`, stored(t, tab, "h => h.id"), "nothing was filled in")
	do(t, tab, enter("head_name", "张"))
	saved(t, tab)
	assert.Equal(t, `[{"_id":"ID","_survey":"village","_version":"2020","head_name":"张"}]`, stored(t, tab, `h => ({...h.record, _id: h.record._id === h.id ? "ID" : h.id})`))
	do(t, tab, enter("head_name", "三"), enter("size", "4"))
	saved(t, tab)
	assert.Equal(t, `[["张三",4,"draft",true]]`, stored(t, tab, `h => [h.record.head_name, h.record.size, h.state, h.revision > 2]`))
}

// The window goes on where it was: answers, what is parked, rows; and the way back leads to the list.
func TestAReloadedPageGoesOnWhereItWas(t *testing.T) {
	tab := open(t, village(t))
	do(t, tab, enter("head_name", "张三"), pick("4", 1), enter("4-1", "县一中"), press(`[data-item="children"] > .add`), enter("children[1].child", "小明"), pick("4", 2))
	saved(t, tab)
	before := asked(t, tab)
	do(t, tab, chromedp.Reload())
	await(t, tab, `document.querySelector(".desk strong")?.textContent === "张三"`)
	assert.Equal(t, before, asked(t, tab))
	assert.Contains(t, said(t, tab, "#notes"), "4-1", "the answer is still parked")
	do(t, tab, pick("4", 1))
	saved(t, tab)
	assert.Equal(t, `{"4":1,"head_name":"张三","4-1":"县一中","children":[{"child":"小明"}]}`, asked(t, tab))
	do(t, tab, chromedp.Evaluate[chromedp.Void](`history.back()`))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	assert.Equal(t, "张三", said(t, tab, ".card .name"))
}

// What parks rows within rows comes back with them, locked or not.
func TestRowsComeBackAsTheyWere(t *testing.T) {
	tab := open(t, household())
	do(t, tab, enter("size", "2"), enter("members[1].name", "甲"), enter("members[1].age", "7"), pick("members[1].school", 1), enter("members[2].name", "乙"),
		retype("members[1].age", "40"), retype("size", "1"))
	saved(t, tab)
	do(t, tab, chromedp.Reload())
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	assert.Equal(t, `{"size":1,"members":[{"name":"甲","age":40}],"plots":[{}]}`, asked(t, tab))
	do(t, tab, retype("size", "2"), retype("members[1].age", "8"))
	assert.Equal(t, `{"size":2,"members":[{"name":"甲","age":8,"school":1},{"name":"乙"}],"plots":[{}]}`, asked(t, tab))
}

// What a program loads is the program's: the page stores nothing of it.
func TestWhatAProgramLoadsIsNotStored(t *testing.T) {
	tab := open(t, village(t))
	do(t, tab, load(`{"head_name":"李四"}`), enter("size", "3"), chromedp.Sleep(100*time.Millisecond))
	assert.Equal(t, `{"head_name":"李四","size":3}`, answers(t, tab))
	assert.Equal(t, `[]`, stored(t, tab, "h => h.id"))
	assert.Zero(t, eval[int](t, tab, `document.querySelectorAll(".desk, .finish, .households, .notices, .done").length`), "it has the page to itself")
}

func TestTheListOfHouseholds(t *testing.T) {
	tab := openWith(t, village(t), "", `[
		{"id":"a","name":"张三","places":["桃花镇","白石村","一组"],"state":"draft","left":3,"order":3},
		{"id":"b","name":"李四","places":["桃花镇","青山村","二组"],"state":"complete","order":2},
		{"id":"c","name":"","places":[],"state":"draft","left":9,"order":5},
		{"id":"d","name":"<img src=x onerror=window.harmed=1>","places":["\"><script>window.harmed=1</script>"],"state":"complete","exported":1,"order":1}]`)
	assert.Equal(t, "c a b d", listed(t, tab), "the one saved last stands first")
	assert.Equal(t, "全部 4未填完 2已填好 1已导出 1", said(t, tab, ".filters"))
	assert.Contains(t, said(t, tab, ".card:nth-child(2)"), "未填完 · 3 处未了")
	assert.False(t, eval[bool](t, tab, `"harmed" in window`))
	for _, c := range []struct{ typed, want string }{
		{"白石", "a"}, {"桃花 李", "b"}, {"李 青山 二", "b"}, {"没有", ""}, {"img", "d"}, {"", "c a b d"},
	} {
		do(t, tab, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{const s = document.querySelector(".households .search"); s.value = %q; s.dispatchEvent(new Event("input"))}`, c.typed)))
		assert.Equal(t, c.want, listed(t, tab), c.typed)
	}
	for _, c := range []struct{ filter, want string }{{"2", "c a"}, {"3", "b"}, {"4", "d"}, {"1", "c a b d"}} {
		do(t, tab, press(".filter:nth-child("+c.filter+")"))
		assert.Equal(t, c.want, listed(t, tab))
	}
}

func TestDeletingAsksAndCanBeUndone(t *testing.T) {
	tab := openWith(t, village(t), "", `[{"id":"a","name":"张三","record":{"head_name":"张三"},"order":2},{"id":"b","name":"李四","order":1}]`)
	do(t, tab, press(".card .delete"))
	assert.Equal(t, "删除“张三”和填过的回答？删除不删", said(t, tab, ".ask"))
	do(t, tab, press(".ask .no"))
	assert.Equal(t, "a b", listed(t, tab))
	do(t, tab, press(".card .delete"), press(".ask .yes"))
	await(t, tab, `document.querySelectorAll(".card").length === 1`)
	assert.Equal(t, `["b"]`, stored(t, tab, "h => h.id"))
	do(t, tab, press(".undo .back"))
	await(t, tab, `document.querySelectorAll(".card").length === 2`)
	assert.Equal(t, `["张三",null]`, stored(t, tab, "h => h.record.head_name"))
}

func TestTheNextHouseholdIsWhereTheLastOneIs(t *testing.T) {
	tab := open(t, village(t))
	do(t, tab, enter("town", "桃花镇"), enter("place", "白石村"), pick("team", 2), enter("head_name", "张三"), enter("size", "3"))
	saved(t, tab)
	do(t, tab, press(".all"))
	await(t, tab, `document.querySelector(".start small")?.textContent === "照抄：白石村 二组"`)
	do(t, tab, press(".start .primary"))
	await(t, tab, `document.querySelector(".notice")?.textContent.startsWith("照上一份填好了：乡镇、村、组。")`)
	assert.Equal(t, `{"town":"桃花镇","place":"白石村","team":2}`, answers(t, tab))
	assert.Equal(t, `["张三"]`, stored(t, tab, "h => h.name"), "stored once something is edited")
	do(t, tab, enter("head_name", "李四"))
	saved(t, tab)
	assert.Equal(t, `["李四 桃花镇 白石村 二组","张三 桃花镇 白石村 二组"]`, stored(t, tab, `h => [h.name, ...h.places].join(" ")`))
	do(t, tab, press(".all"))
	await(t, tab, `document.querySelectorAll(".card").length === 2`)
	do(t, tab, press(".start button:nth-child(2)"))
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	assert.Equal(t, `{}`, answers(t, tab))
}

// A household is complete once nothing refuses it, and no more once something does.
func TestAFindingThatBlocksStopsCompletion(t *testing.T) {
	tab := open(t, village(t))
	state := func() string { return stored(t, tab, `h => h.state`) }
	do(t, tab, enter("town", "镇"), enter("place", "村"), pick("team", 1), enter("head_name", "张三"), enter("size", "3"), pick("4", 2), enter("5", "-1"))
	saved(t, tab)
	do(t, tab, chromedp.Evaluate[chromedp.Void](`scrollTo(0, 1e6)`), press(".finish button"))
	assert.Equal(t, "还不能算填好：有 1 处要改正。填的都已保存。", said(t, tab, ".notice"))
	assert.Equal(t, "5", eval[string](t, tab, "document.activeElement.name"), "it leads to what is wrong")
	assert.Equal(t, `["draft"]`, state())
	do(t, tab, retype("5", "200000"), chromedp.Evaluate[chromedp.Void](`scrollTo(0, 1e6)`), press(".finish button"))
	assert.Equal(t, "还不能算填好：有 1 处请核对。请核对，改正，或者说明原因。填的都已保存。", said(t, tab, ".notice:last-child"))
	assert.Equal(t, `["draft"]`, state())
	do(t, tab, reason("5", "卖了一头牛"), press(".finish button"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	assert.Equal(t, `["complete"]`, state())
	do(t, tab, press(".card .open"))
	await(t, tab, `document.querySelector(".desk .standing")?.textContent === "已填好"`)
	do(t, tab, enter("size", "0"))
	saved(t, tab)
	assert.Equal(t, `["complete"]`, state(), "an edit alone does not open it again")
	do(t, tab, retype("5", "-2"))
	saved(t, tab)
	assert.Equal(t, `["draft"]`, state())
	do(t, tab, retype("5", "2"), press(".done"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	assert.Equal(t, `["complete"]`, state())
}

// What a household is called, and what the next one copies, is found in any survey.
func TestNaming(t *testing.T) {
	head := `survey s "s" section h "h" `
	for _, c := range []struct{ name, text, record, called, copied string }{
		{"up to the household's name", `question a "乡镇" text question n "户主姓名" text question b "电话" text`, `{"a":"镇","n":"张三","b":"1"}`, "张三|镇", `{"a":"镇"}`},
		{"an enumerator's name is copied", `question e "调查员姓名" text question n "户主姓名" text`, `{"e":"王五","n":"张三"}`, "张三|王五", `{"e":"王五"}`},
		{"a number is the household's", `question a "村" text question k "编号" integer question n "姓名" text`, `{"a":"村","k":3,"n":"张三"}`, "张三|村", `{"a":"村"}`},
		{"by its id", `question a "village" text question head_name "名" text`, `{"a":"村","head_name":"张三"}`, "张三|村", `{"a":"村"}`},
		{"no name: the last text", `question a "镇" text question b "村" text question c "面积" number`, `{"a":"桃花","b":"白石","c":1}`, "白石|桃花", ``},
		{"no text", `question a "面积" number question b "有无" option ① "有" option ② "无"`, `{"a":1}`, "|", ``},
		{"a name in a group is none", `repeat g "成员" 1..2 question n "姓名" text endrepeat question v "村" text`, `{"v":"白石"}`, "白石|", ``},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := openWith(t, compiled(t, head+c.text), "", `[{"id":"a","record":`+c.record+`,"places":["x"],"order":1}]`)
			do(t, tab, press(".card .open"))
			await(t, tab, `document.documentElement.dataset.screen === "form"`)
			do(t, tab, chromedp.Evaluate[chromedp.Void](`{const i = Array.from(document.querySelectorAll("main input[type=text]")).find(i => i.value); if (i) i.dispatchEvent(new Event("input", {bubbles: true}))}`), chromedp.Sleep(100*time.Millisecond))
			if strings.Contains(c.called, "|") && c.called != "|" {
				assert.Equal(t, c.called, strings.Trim(stored(t, tab, `h => h.name + "|" + h.places.join(" ")`), `[]"`))
			}
			do(t, tab, press(".all"))
			await(t, tab, `document.documentElement.dataset.screen === "list"`)
			do(t, tab, press(".start .primary"))
			await(t, tab, `document.documentElement.dataset.screen === "form"`)
			assert.Equal(t, cmp.Or(c.copied, `{}`), answers(t, tab))
		})
	}
}

// openWith opens the survey's form on a device that has households; of each at least the id and the order are given. A script may run before the page's.
func openWith(t *testing.T, s *ir.Survey, before, households string) context.Context {
	t.Helper()
	tab := open(t, s)
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	put(t, tab, s.ID, households)
	if before != "" {
		runFirst(t, tab, before)
	}
	do(t, tab, chromedp.Evaluate[chromedp.Void](`history.replaceState(null, "")`), chromedp.Reload())
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	return tab
}

// put stores households behind the page's back.
func put(t *testing.T, tab context.Context, survey, households string) {
	t.Helper()
	require.Equal(t, "done", promised(t, tab, fmt.Sprintf(`new Promise((done, failed) => {
		const open = indexedDB.open("surveyc:%s");
		open.onsuccess = () => {
			const tx = open.result.transaction(["summaries", "drafts", "meta"], "readwrite");
			let last = 0;
			for (const given of %s) {
				const {record, parked, locked, ...rest} = given;
				tx.objectStore("summaries").put({survey: %[1]q, version: "2020", name: "", places: [], state: "draft", left: 0, created: 1.6e12, changed: 1.6e12, revision: 1, ...rest});
				tx.objectStore("drafts").put({id: given.id, record: {_id: given.id, ...record}, parked, locked: locked ?? []});
				last = Math.max(last, given.order);
			}
			tx.objectStore("meta").put(last, "order");
			tx.oncomplete = () => { open.result.close(); done("done"); };
			tx.onabort = () => failed(tx.error);
		};
	})`, survey, households)))
}

// stored is what a function makes of the households that are stored, the last saved first, as JSON.
func stored(t *testing.T, tab context.Context, of string) string {
	t.Helper()
	return promised(t, tab, `(async () => {
		const asked = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
		const db = await asked(indexedDB.open("surveyc:" + JSON.parse(document.getElementById("survey-ir").textContent).id));
		const tx = db.transaction(["summaries", "drafts"]);
		const [summaries, drafts] = await Promise.all(["summaries", "drafts"].map(name => asked(tx.objectStore(name).getAll())));
		db.close();
		return JSON.stringify(summaries.map((s, i) => ({...drafts[i], ...s})).sort((a, b) => b.order - a.order).map(`+of+`));
	})()`)
}

// promised is the text that a promise resolves to.
func promised(t *testing.T, tab context.Context, promise string) string {
	t.Helper()
	v, err := chromedp.Run(tab, chromedp.Evaluate[string](promise, chromedp.EvalAwaitPromise))
	require.NoError(t, err)
	return v
}

// saved waits until the page says that all is stored.
func saved(t *testing.T, tab context.Context) {
	t.Helper()
	await(t, tab, `document.querySelector(".saved")?.textContent === "已保存"`)
}

// await waits until an expression is true.
func await(t *testing.T, tab context.Context, expression string) {
	t.Helper()
	is := false
	for range 200 {
		if is = eval[bool](t, tab, "!!("+expression+")"); is {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	require.Fail(t, "never came", "%s\n%s", expression, eval[string](t, tab, `document.body.innerText.slice(0, 600)`))
}

// listed are the ids of the households in the list, which says their names.
func listed(t *testing.T, tab context.Context) string {
	t.Helper()
	byName := map[string]string{"张三": "a", "李四": "b", "<img src=x onerror=window.harmed=1>": "d"}
	var ids []string
	for _, name := range eval[[]string](t, tab, `Array.from(document.querySelectorAll(".card .name"), e => e.textContent)`) {
		id := byName[name]
		if id == "" {
			id = "c"
		}
		ids = append(ids, id)
	}
	return strings.Join(ids, " ")
}

// asked are the answers on the page, without what the record states of itself.
func asked(t *testing.T, tab context.Context) string {
	t.Helper()
	return text(t, tab, `Object.fromEntries(Object.entries(window.survey.answers()).filter(([key]) => !key.startsWith("_")))`)
}

// runFirst has a script run in every page of the tab before its own.
func runFirst(t *testing.T, tab context.Context, script string) {
	t.Helper()
	_, err := chromedp.Call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	require.NoError(t, err)
}

package html_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const fourHouseholds = `[
	{"id":"a","name":"张三","record":{"head_name":"张三"},"state":"complete","order":4},
	{"id":"b","name":"李四","record":{"head_name":"李四"},"order":3},
	{"id":"c","name":"王五","record":{"head_name":"王五"},"order":2},
	{"id":"d","name":"赵六","record":{"head_name":"赵六"},"state":"complete","order":1}]`

const buttons = ".tools button"

// tick is the box of the nth household.
func tick(n string) chromedp.Action[chromedp.Void] { return press(".card:nth-child(" + n + ") input") }

func find(words string) chromedp.Action[chromedp.Void] {
	return script(`{const s = document.querySelector(".households .search"); s.value = %q; s.dispatchEvent(new Event("input"))}`, words)
}

// tools are what the buttons say; those that cannot be pressed stand in brackets.
func tools(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `Array.from(document.querySelectorAll("`+buttons+`"), b => b.disabled ? "(" + b.textContent + ")" : b.textContent).join(" ")`)
}

// Those with a tick are exported, wherever they were found, and nothing else.
func TestSeveralAreExported(t *testing.T) {
	tab := openWith(t, village(t), caught, fourHouseholds)
	assert.Equal(t, "导出 4 份 导出 CSV 导入 多选", tools(t, tab))
	do(t, tab, press(".choosing button"))
	assert.Equal(t, "(导出 0 份) (导出 CSV) 全选 (删除 0 份) 取消", tools(t, tab))
	assert.Equal(t, 0, eval[int](t, tab, `document.querySelectorAll(".card button").length`), "a tap chooses, and neither opens nor deletes")
	do(t, tab, tick("2"), find("赵"), tick("1"))
	assert.Equal(t, "导出 2 份 导出 CSV 全选 删除 2 份 取消", tools(t, tab))
	do(t, tab, find(""))
	assert.Equal(t, "李四 赵六", eval[string](t, tab, `Array.from(document.querySelectorAll(".card:has(:checked) .name"), e => e.textContent).join(" ")`))

	text := exported(t, tab, "1")
	assert.Equal(t, []string{"b", "d"}, idsOfLines(t, text))
	await(t, tab, `document.querySelector(".filters").textContent === "全部 4未填完 1已填好 1已导出 2"`)
	assert.Equal(t, "导出 4 份 导出 CSV 导入 多选", tools(t, tab), "it is over")
}

func idsOfLines(t *testing.T, text string) (ids []string) {
	for line := range strings.Lines(text) {
		_, id, is := strings.Cut(line, `"_id":"`)
		require.True(t, is, line)
		ids = append(ids, id[:1])
	}
	return ids
}

// All is all that is found: what was chosen before stays so.
func TestAllAreChosen(t *testing.T) {
	tab := openWith(t, village(t), "", fourHouseholds)
	do(t, tab, press(".choosing button"), tick("2"), press(".filter:nth-child(3)"), press(".choosing button"))
	assert.Equal(t, "导出 3 份 导出 CSV 全选 删除 3 份 取消", tools(t, tab))
	assert.Equal(t, "全选", eval[string](t, tab, `document.activeElement.textContent + (document.activeElement.getAttribute("aria-pressed") === "true" ? "" : "?")`))
	do(t, tab, press(".choosing button"))
	assert.Equal(t, "导出 1 份 导出 CSV 全选 删除 1 份 取消", tools(t, tab))
	do(t, tab, find("没有"), press(".choosing button"))
	assert.Equal(t, "导出 1 份 导出 CSV 全选 删除 1 份 取消", tools(t, tab))
	do(t, tab, press(".choosing button:last-child"))
	assert.Equal(t, "导入 多选", tools(t, tab), "nothing is found")
}

// Several are deleted once whoever deletes has read which, and come back in their order.
func TestSeveralAreDeleted(t *testing.T) {
	tab := openWith(t, village(t), "", fourHouseholds)
	do(t, tab, press(".choosing button"), press(".choosing button"), press(".choosing button:nth-child(2)"))
	assert.Equal(t, "删除“张三、李四、王五…”和填过的回答？删除 4 份不删", said(t, tab, ".tools .ask"))
	do(t, tab, tap(".card input"))
	assert.Equal(t, 0, eval[int](t, tab, `document.querySelectorAll(".ask").length`), "what was asked was about others")
	do(t, tab, press(".choosing button:nth-child(2)"), press(".ask .no"))
	assert.Equal(t, "删除 3 份", eval[string](t, tab, `document.activeElement.textContent`))
	do(t, tab, press(".choosing button:nth-child(2)"), press(".ask .yes"))
	await(t, tab, `document.querySelectorAll(".card").length === 1`)
	assert.Equal(t, `["张三"]`, stored(t, tab, "h => h.record.head_name"))
	await(t, tab, `document.activeElement.textContent === "恢复"`)
	assert.Equal(t, "已删除“李四、王五、赵六”恢复", said(t, tab, ".undo"))
	do(t, tab, press(".undo .back"))
	await(t, tab, `document.querySelectorAll(".card").length === 4`)
	assert.Equal(t, "b c c a", listed(t, tab))
	assert.Equal(t, `["李四","王五","赵六","张三"]`, stored(t, tab, "h => h.record.head_name"))
}

// One that is open in another window is not deleted with the others.
func TestOneOfSeveralIsOpenElsewhere(t *testing.T) {
	tab := openWith(t, village(t), "", fourHouseholds)
	do(t, tab, script(`void navigator.locks.request("surveyc:village:b", () => new Promise(() => {}))`))
	do(t, tab, press(".choosing button"), tick("1"), tick("2"), press(".choosing button:nth-child(2)"), press(".ask .yes"))
	await(t, tab, `document.querySelectorAll(".card").length === 3`)
	assert.Equal(t, `["李四","王五","赵六"]`, stored(t, tab, "h => h.record.head_name"))
	await(t, tab, `document.querySelector(".notices").textContent.includes("“李四”正在另一个窗口里填")`)
}

// A keyboard chooses as well: space ticks, escape is over with it.
func TestSeveralAreChosenWithTheKeyboard(t *testing.T) {
	tab := openWith(t, village(t), "", fourHouseholds)
	do(t, tab, script(`document.querySelector(".choosing button").focus()`), chromedp.KeyEvent(kb.Enter))
	for range 2 { // those that can be pressed: choose all, cancel
		do(t, tab, chromedp.KeyEvent(kb.Tab))
	}
	do(t, tab, chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(" "))
	assert.Equal(t, "导出 2 份 导出 CSV 全选 删除 2 份 取消", tools(t, tab))
	assert.True(t, eval[bool](t, tab, `document.activeElement.checked`))
	assert.Equal(t, "checkbox 李四", eval[string](t, tab, `document.activeElement.type + " " + document.activeElement.labels[0].querySelector(".name").textContent`))
	do(t, tab, chromedp.KeyEvent(kb.Escape))
	assert.Equal(t, "导出 4 份 导出 CSV 导入 多选", tools(t, tab))
	assert.Equal(t, "多选", eval[string](t, tab, `document.activeElement.textContent`))
}

// What another window deletes is not chosen any more; in English the buttons say so in English.
func TestWhatIsGoneIsNotChosen(t *testing.T) {
	tab := openWith(t, village(t), "", fourHouseholds)
	do(t, tab, press(".choosing button"), press(".choosing button"))
	do(t, tab, script(`new BroadcastChannel("surveyc:village").postMessage({changed: true})`), script(`indexedDB.open("surveyc:village").onsuccess = e => e.target.result.transaction("summaries", "readwrite").objectStore("summaries").delete("a").transaction.oncomplete = () => new BroadcastChannel("surveyc:village").postMessage({changed: true})`))
	require.Eventually(t, func() bool { return tools(t, tab) == "导出 3 份 导出 CSV 全选 删除 3 份 取消" }, 10*time.Second, 50*time.Millisecond)
	do(t, tab, script(`window.survey.language("en")`))
	require.Eventually(t, func() bool { return tools(t, tab) == "Export 3 Export CSV Select all Delete 3 Cancel" }, 10*time.Second, 50*time.Millisecond)
}

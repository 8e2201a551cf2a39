package html_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Where nothing can be stored the page says so before the first answer, goes on, and warns before it is closed.
func TestStorageThatIsRefused(t *testing.T) {
	for _, c := range []struct{ name, before string }{
		{"there is none", `Object.defineProperty(window, "indexedDB", {value: undefined})`},
		{"it throws, as it does for a page of no origin", `IDBFactory.prototype.open = () => { throw new DOMException("no", "SecurityError") }`},
		{"it fails", `IDBFactory.prototype.open = () => { const r = new EventTarget(); setTimeout(() => r.onerror?.({})); Object.defineProperty(r, "error", {value: new DOMException("no", "InvalidStateError")}); return r }`},
		{"it never answers", `IDBFactory.prototype.open = () => new EventTarget()`},
		{"it forgets", `const get = IDBObjectStore.prototype.get; IDBObjectStore.prototype.get = function () { return get.call(this, "nothing") }`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := newTab(t)
			runFirst(t, tab, c.before+`; window.copies = []; HTMLAnchorElement.prototype.click = function () { fetchCopy(this) };
				async function fetchCopy(a) { copies.push([a.download, blobs.get(a.getAttribute("href"))]) }
				window.blobs = new Map(); const make = URL.createObjectURL; URL.createObjectURL = b => { const url = make(b); b.text().then(t => blobs.set(url, t)); return url }`)
			do(t, tab, chromedp.Navigate(fileOf(t, village(t))))
			await(t, tab, `document.querySelector(".notice")?.textContent.startsWith("这个浏览器不让本页面存东西")`)
			do(t, tab, enter("town", "镇"), enter("place", "村"), pick("team", 1), enter("head_name", "张三"), enter("size", "3"), pick("4", 2), enter("5", "1"))
			assert.True(t, eval[bool](t, tab, warned), "it warns before it is closed")
			do(t, tab, press(".done"))
			await(t, tab, `document.documentElement.dataset.screen === "list" && copies.length === 1`)
			assert.Equal(t, "village-一组-张三.jsonl", eval[string](t, tab, `copies[0][0]`))
			assert.Equal(t, "张三", said(t, tab, ".card .name"))
			assert.False(t, eval[bool](t, tab, warned), "a copy was handed out")
			do(t, tab, press(".card .open"))
			await(t, tab, `document.documentElement.dataset.screen === "form"`)
			assert.Contains(t, asked(t, tab), `"head_name":"张三"`)
		})
	}
}

// A database that opens late is not taken for one that is empty: the page says that there is more.
func TestStorageThatIsSlow(t *testing.T) {
	tab := newTab(t)
	runFirst(t, tab, `const open = IDBFactory.prototype.open; IDBFactory.prototype.open = function (...given) {
		const slow = new EventTarget();
		const before = window.goOn;
		window.goOn = () => { before?.(); const r = open.apply(this, given); for (const on of ["onsuccess", "onupgradeneeded", "onerror"]) r[on] = e => { slow.result = r.result; slow[on]?.(e) } };
		return slow }`)
	do(t, tab, chromedp.Navigate(fileOf(t, village(t))))
	await(t, tab, `document.querySelector(".notice")?.textContent.startsWith("这个浏览器不让本页面存东西")`)
	do(t, tab, chromedp.Evaluate[chromedp.Void](`goOn()`))
	await(t, tab, `document.querySelector(".notice:last-child")?.textContent.startsWith("这台设备能存了")`)
}

// warned tells whether the page would ask before it is closed.
const warned = `!window.dispatchEvent(new Event("beforeunload", {cancelable: true}))`

// A device without space: what was typed stays on the page, and is stored once there is space again.
func TestStorageThatIsFull(t *testing.T) {
	tab := newTab(t)
	runFirst(t, tab, `const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...given) {
		if (window.full) throw new DOMException("full", "QuotaExceededError");
		return put.apply(this, given);
	}`)
	do(t, tab, chromedp.Navigate(fileOf(t, village(t))), enter("head_name", "张"))
	saved(t, tab)
	do(t, tab, chromedp.Evaluate[chromedp.Void](`window.full = true`), enter("head_name", "三"))
	await(t, tab, `document.querySelector(".saved").textContent === "没有存上"`)
	assert.Contains(t, said(t, tab, ".notice.block"), "设备没有空间了")
	assert.True(t, eval[bool](t, tab, warned))
	do(t, tab, enter("size", "4"), press(".all"), chromedp.Sleep(300*time.Millisecond))
	assert.Equal(t, "form", eval[string](t, tab, `document.documentElement.dataset.screen`), "it is not put away unsaved")
	assert.Equal(t, `{"head_name":"张三","size":4}`, asked(t, tab))
	assert.Equal(t, `["张"]`, stored(t, tab, "h => h.record.head_name"))
	do(t, tab, chromedp.Evaluate[chromedp.Void](`window.full = false`), press(".notice.block button"))
	saved(t, tab)
	assert.Zero(t, eval[int](t, tab, `document.querySelectorAll(".notice.block").length`))
	assert.Equal(t, `["张三 4"]`, stored(t, tab, "h => h.record.head_name + ' ' + h.record.size"))
}

// The order of the list is that of saving, whatever the clock says.
func TestAWrongClockDoesNotChangeTheOrder(t *testing.T) {
	tab := openWith(t, village(t), "", `[{"id":"a","name":"张三","record":{"head_name":"张三"},"changed":9e12,"order":1},{"id":"b","name":"李四","changed":1,"order":2}]`)
	assert.Equal(t, "b a", listed(t, tab))
	do(t, tab, chromedp.Evaluate[chromedp.Void](`Date.now = () => -5e12`), press(".card:nth-child(2) .open"))
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	do(t, tab, enter("size", "3"))
	saved(t, tab)
	do(t, tab, press(".all"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	assert.Equal(t, "a b", listed(t, tab))
}

// A text of ten million characters is stored and comes back.
func TestALongTextIsStored(t *testing.T) {
	tab := open(t, village(t))
	do(t, tab, chromedp.Evaluate[chromedp.Void](`{const i = document.getElementsByName("head_name")[0]; i.value = "长".repeat(3.5e6); i.dispatchEvent(new Event("input", {bubbles: true}))}`))
	saved(t, tab)
	assert.Equal(t, `[3500000]`, stored(t, tab, "h => h.record.head_name.length"))
	do(t, tab, chromedp.Reload())
	await(t, tab, `document.getElementsByName("head_name")[0].value.length === 3.5e6`)
}

// A household of an older version goes on in this one with all that was filled in, and says what no longer fits.
func TestAHouseholdOfAnOlderVersion(t *testing.T) {
	s := compiled(t, `survey village "入户调查" version "2021"
choices yes_no
  option ① "是"
  option ② "否"
question head_name "户主姓名" text
question people "家庭人口" integer 1..9 was size
question 4 "有没有孩子" yes_no
question why "在哪里上学" text
  ask if 4 == ①
`)
	tab := openWith(t, s, "", `[
		{"id":"a","name":"张三","record":{"_version":"2020","head_name":"张三","size":12,"4":2,"5":3,"school":"x"},"parked":{"answers":[["why","县一中"],["gone","旧"]],"rows":[],"within":[],"locks":[]},"order":3},
		{"id":"b","name":"李四","version":"2022","record":{"_version":"2022","head_name":"李四"},"order":2},
		{"id":"c","name":"王五","version":"2021","record":{"_survey":"other","_version":"2021","head_name":"王五"},"order":1}]`)
	do(t, tab, press(".card .open"))
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	assert.Equal(t, "这一份是按“2020”版问卷填的，从现在起按“2021”版接着填。填过的一个也没有丢。新版里对不上的，原样留着，请看一看：家庭人口、5、school、gone。知道了", said(t, tab, ".notice"))
	assert.Equal(t, `{"4":2,"5":3,"head_name":"张三","people":12,"school":"x"}`, asked(t, tab))
	assert.Equal(t, `["2020","2022","2021"]`, stored(t, tab, "h => h.version"), "looking changes nothing")
	do(t, tab, pick("4", 1))
	saved(t, tab)
	assert.Equal(t, `["2021","a","县一中",[["gone","旧"]]]`, first(t, tab, `h => [h.record._version, h.record._id, h.record.why, h.parked?.answers]`))

	do(t, tab, press(".all"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	do(t, tab, press(".card:nth-child(2) .open"))
	await(t, tab, `document.querySelector(".notice")?.textContent.startsWith("这一份是按更新的“2022”版填的，这个页面却是“2021”版。")`)
	do(t, tab, press(".all"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)

	do(t, tab, press(".card:nth-child(3) .open"))
	await(t, tab, `document.querySelector(".notice")?.textContent === "“王五”是另一份问卷（other）的记录，不能在这里填。它原样留着。"`)
	assert.Equal(t, "list", eval[string](t, tab, `document.documentElement.dataset.screen`))
	assert.Contains(t, stored(t, tab, "h => h.record.head_name"), "王五")
}

// first is what a function makes of the household that was saved last.
func first(t *testing.T, tab context.Context, of string) string {
	t.Helper()
	return text(t, tab, fmt.Sprintf("JSON.parse(%q)[0]", stored(t, tab, of)))
}

// A household is filled in in one window at a time; which one, the person decides.
func TestTwoWindows(t *testing.T) {
	for _, c := range []struct{ name, before string }{
		{"with locks", ``},
		{"without locks, as on a page from a plain http server", `delete Navigator.prototype.locks`},
	} {
		t.Run(c.name, func(t *testing.T) {
			one := newTab(t)
			two, closeTab := chromedp.NewContext(one)
			t.Cleanup(closeTab)
			require.NoError(t, chromedp.Do(two))
			if c.before != "" {
				runFirst(t, one, c.before)
				runFirst(t, two, c.before)
			}
			address := fileOf(t, village(t))
			do(t, one, chromedp.Navigate(address), enter("head_name", "张三"))
			saved(t, one)
			do(t, two, chromedp.Navigate(address))
			await(t, two, `document.querySelectorAll(".card").length === 1`)
			do(t, two, press(".card .open"))
			await(t, two, `document.querySelector(".notice")?.textContent.startsWith("“张三”正在另一个窗口里填。")`)
			do(t, one, enter("size", "4"))
			saved(t, one)
			do(t, two, press(".notice button"))
			await(t, two, `document.documentElement.dataset.screen === "form"`)
			assert.Equal(t, `{"head_name":"张三","size":4}`, asked(t, two))
			await(t, one, `document.querySelector(".notice")?.textContent.startsWith("“张三”改在另一个窗口里填了")`)
			assert.Equal(t, "list", eval[string](t, one, `document.documentElement.dataset.screen`))
			do(t, two, enter("town", "镇"))
			saved(t, two)
			assert.Equal(t, `["张三 4 镇"]`, stored(t, two, `h => h.record.head_name + " " + h.record.size + " " + h.record.town`))
		})
	}
}

// Where two windows have a household all the same, neither overwrites the other.
func TestWhatTwoWindowsSaveIsKeptTwice(t *testing.T) {
	tab := newTab(t)
	runFirst(t, tab, `delete Navigator.prototype.locks`)
	do(t, tab, chromedp.Navigate(fileOf(t, village(t))), enter("head_name", "张三"))
	saved(t, tab)
	id := first(t, tab, "h => h.id")
	put(t, tab, "village", fmt.Sprintf(`[{"id":%s,"name":"张三","record":{"head_name":"张三","size":9},"revision":7,"order":20}]`, id))
	do(t, tab, enter("town", "镇"), enter("place", "村"))
	saved(t, tab)
	assert.Contains(t, said(t, tab, ".notice"), "这一份在另一个窗口里也改过")
	assert.Equal(t, `["张三 镇 村 ","张三   9"]`, stored(t, tab, `h => [h.record.head_name, h.record.town, h.record.place, h.record.size].join(" ")`))
	assert.Equal(t, `[true,true]`, stored(t, tab, `h => h.id === h.record._id`))
	do(t, tab, enter("size", "5"))
	saved(t, tab)
	assert.Equal(t, `["张三 镇 村 5","张三   9"]`, stored(t, tab, `h => [h.record.head_name, h.record.town, h.record.place, h.record.size].join(" ")`))
}

// The connection to the database may be closed at any time, or its data cleared.
func TestTheDatabaseMayGo(t *testing.T) {
	tab := open(t, village(t))
	do(t, tab, enter("head_name", "张"))
	saved(t, tab)
	require.Equal(t, "done", promised(t, tab, `new Promise(done => { indexedDB.deleteDatabase("surveyc:village").onsuccess = () => done("done") })`))
	do(t, tab, enter("head_name", "三"))
	saved(t, tab)
	assert.Equal(t, `["张三"]`, stored(t, tab, "h => h.record.head_name"))
}

// From a file the page asks for nothing, and nothing is wrong with it in the eyes of the browser.
func TestAFileAsksForNothing(t *testing.T) {
	tab := newTab(t)
	heard := listen(t, tab)
	do(t, tab, chromedp.Navigate(fileOf(t, village(t))), enter("head_name", "张"))
	saved(t, tab)
	assert.Len(t, heard.requests(), 1, "the page itself")
	assert.Empty(t, heard.complaints())
	assert.Zero(t, eval[int](t, tab, `document.querySelectorAll("link").length`))
}

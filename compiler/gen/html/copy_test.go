package html_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Chromium throws a database away in whose log it finds a record cut short, which a kill leaves there, once another was written behind it. All
// households come back from the copy, once each, as they were saved last; what was deleted does not.
func TestADatabaseThatTheBrowserThrowsAwayComesBack(t *testing.T) {
	newTab(t) // there is a browser, or the test is skipped
	v := &device{t: t, profile: t.TempDir(), address: fileOf(t, village(t))}
	v.visit("", func(tab context.Context) { v.fill(tab, "甲") })
	v.damage("file__0.indexeddb.leveldb")
	v.visit("甲", func(tab context.Context) {
		v.fill(tab, "乙")
		v.fill(tab, "丙")
		do(t, tab, press(".all"))
		await(t, tab, `document.querySelectorAll(".card").length === 3`)
		do(t, tab, tap(".card .delete"), tap(".card .yes"))
		await(t, tab, `document.querySelectorAll(".card").length === 2`)
	})
	v.visit("乙 甲", func(tab context.Context) {
		require.Contains(t, said(t, tab, ".notice"), "已经找回 2 份", "the browser throws the database away")
		do(t, tab, tap(".card .open"), enter("town", "镇"))
		saved(t, tab)
		v.fill(tab, "丁")
	})
	v.damage("indexeddb.leveldb")
	v.visit("丁 乙 甲", func(tab context.Context) {
		require.Zero(t, eval[int](t, tab, notices))
		v.fill(tab, "戊")
	})
	v.visit("戊 丁 乙 甲", func(tab context.Context) { require.Zero(t, eval[int](t, tab, notices), "the copy was thrown away") })
	v.damage("file__0.indexeddb.leveldb")
	v.visit("戊 丁 乙 甲", func(tab context.Context) { v.fill(tab, "己") })
	v.visit("己 戊 丁 乙 甲", func(tab context.Context) {
		require.Contains(t, said(t, tab, ".notice"), "已经找回 5 份")
		assert.Equal(t, "镇", eval[string](t, tab, `[...document.querySelectorAll(".card")].find(c => c.textContent.includes("乙")).querySelector(".where").textContent`))
	})
}

// device is a phone with its browser.
type device struct {
	t                *testing.T
	profile, address string
}

// visit starts the browser, sees which households there are, the last saved first, and kills it after the act.
func (v *device) visit(names string, act func(context.Context)) {
	v.t.Helper()
	tab, process := started(v.t, v.profile, v.address)
	require.Equal(v.t, names, eval[string](v.t, tab, `Array.from(document.querySelectorAll(".card .name"), e => e.textContent).join(" ")`))
	act(tab)
	require.Equal(v.t, "level", promised(v.t, tab, levelled))
	require.NoError(v.t, process.Kill())
	_, _ = process.Wait() // chromedp waits for it, too
}

const notices = `document.querySelectorAll(".notice").length`

// levelled resolves once the copy holds what the database does.
const levelled = `(async () => {
	const asked = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
	const held = async factory => {
		const db = await asked(factory.open("surveyc:village"));
		const all = await asked(db.transaction("summaries").objectStore("summaries").getAll());
		db.close();
		return JSON.stringify(all);
	};
	const copies = (await navigator.storageBuckets.open("copy")).indexedDB;
	for (let i = 0; i < 100; i++) {
		if (await held(indexedDB) === await held(copies)) return "level";
		await new Promise(done => setTimeout(done, 50));
	}
	return await held(indexedDB) + " " + await held(copies);
})()`

// fill begins a household.
func (v *device) fill(tab context.Context, name string) {
	if eval[string](v.t, tab, `document.documentElement.dataset.screen`) == "list" {
		do(v.t, tab, tap(".start button:last-child"))
		await(v.t, tab, `document.documentElement.dataset.screen === "form"`)
	} else if eval[string](v.t, tab, `document.getElementsByName("head_name")[0].value`) != "" {
		do(v.t, tab, press(".all"))
		await(v.t, tab, `document.documentElement.dataset.screen === "list"`)
		v.fill(tab, name)
		return
	}
	do(v.t, tab, enter("head_name", name))
	saved(v.t, tab)
}

// damage leaves in the log of a database what is there when the browser is killed while it writes: the head of a record without the rest.
func (v *device) damage(folder string) {
	logs := glob(v.t, v.profile, "Default", "IndexedDB", folder, "*.log")
	if len(logs) == 0 {
		logs = glob(v.t, v.profile, "Default", "WebStorage", "*", "IndexedDB", folder, "*.log")
	}
	f, err := os.OpenFile(logs[len(logs)-1], os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(v.t, err)
	_, err = f.Write([]byte{1, 2, 3, 4, 200, 0, 1})
	require.NoError(v.t, err)
	require.NoError(v.t, f.Close())
}

func glob(t *testing.T, path ...string) []string {
	found, err := filepath.Glob(filepath.Join(path...))
	require.NoError(t, err)
	return found
}

package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Axe finds nothing in the application around the form either; nothing scrolls sideways, nothing is too small for a finger.
func TestAxeFindsNothingAroundTheForm(t *testing.T) {
	axe := axeSource(t)
	const few = `[
		{"id":"a","name":"何立秋","places":["桃源县","桃花镇","白石村","三组"],"left":12,"order":9},
		{"id":"b","name":"欧阳慕容阿不都热西提·买买提","places":["桃源县","桃花镇","一个名字特别特别长的自然村落","一组"],"state":"complete","order":8},
		{"id":"c","order":7,"left":41},
		{"id":"d","name":"张三","places":["桃源县","桃花镇","青山村","五组"],"state":"complete","exported":1.6e12,"order":6},
		{"id":"e","name":"李四","places":["桃源县","桃花镇","青山村","五组"],"version":"2019","record":{"_version":"2019","head_name":"李四","9-9":1},"left":5,"order":5},
		{"id":"f","name":"王五","record":{"_survey":"fjdlk"},"order":4}]`
	jdlk := loaded(t, "jdlk/jdlk.survey")
	click := func(selector string) string { return fmt.Sprintf("document.querySelector(`%s`).click();", selector) }
	for _, c := range []struct{ name, households, then, shows string }{
		{"list", few, ``, ".card"},
		{"list-empty", `[]`, ``, ".cards .note"},
		{"list-asked", few, click(".card .delete"), ".ask .yes"},
		{"list-deleted", few, click(".card .delete") + click(".ask .yes"), ".undo .back"},
		{"list-not-found", few, `{const s = document.querySelector(".households .search"); s.value = "赵"; s.dispatchEvent(new Event("input"))}`, ".cards .note"},
		{"list-choosing", few, click(".choosing button") + click(".card:nth-child(2) input") + click(".card:nth-child(4) input"), ".card :checked"},
		{"list-choosing-asked", few, click(".choosing button") + click(".choosing button") + click(".choosing button:nth-child(2)"), ".bar .yes"},
		{"list-foreign", few, click(".card:nth-child(6) .open"), ".notice.block"},
		{"list-exported", few, click(".exchange button"), ".notice.plain"},
		{"list-text", few, click(".exchange button") + `setTimeout(() => document.querySelector(".notice button:last-of-type").click(), 600)`, ".copied"},
		{"list-imported", few, importing("桃花镇-1124.jsonl", `{"_id":"a","head_name":"何立秋"}`+"\n"+`{"_id":"z","head_name":"赵六"}`+"\n"+`{"_id`), ".notice.warn + .notice.warn"},
		{"list-imported-table", few, importing("桃花镇-1124.csv", "_id,户主姓名,家庭人口,颜色,登记时间,4\nz,赵六,3,红,1,①\na,何立秋,4,,,②\ny,\"钱七"), ".notice.warn + .notice.warn"},
		{"list-workbook", few, importing("桃花镇-1124.xlsx", "PK\x03\x04"), ".notice.block"},
		{"household", few, click(".card:nth-child(1) .open"), ".desk strong"},
		{"household-older", few, click(".card:nth-child(5) .open"), ".notice.warn"},
		{"household-next", few, click(".start .primary"), ".desk"},
		{"household-unfinished", few, click(".card:nth-child(1) .open") + `setTimeout(() => ` + strings.TrimSuffix(click(".finish button"), ";") + `, 300)`, ".notice.block"},
		{"household-full", few, `IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError") };` + click(".card:nth-child(1) .open") +
			`setTimeout(() => { const i = document.getElementsByName("head_name")[0]; i.value = "张"; i.dispatchEvent(new Event("input", {bubbles: true})) }, 300)`, ".notice.block"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, jdlk)
			await(t, tab, `document.documentElement.dataset.screen === "form"`)
			looks[0].put(t, tab)
			put(t, tab, "jdlk", c.households)
			do(t, tab, chromedp.Evaluate[chromedp.Void](`history.replaceState({pushed: false}, "")`))
			if c.households == `[]` {
				do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelector(".all").click()`))
			} else {
				do(t, tab, chromedp.Reload())
			}
			await(t, tab, `document.documentElement.dataset.screen === "list"`)
			do(t, tab, chromedp.Evaluate[chromedp.Void]("{"+c.then+"}"))
			await(t, tab, fmt.Sprintf("document.querySelector(%q)", c.shows))
			looksWell(t, tab, axe, "device-"+c.name)
		})
	}
}

// importing is JavaScript that gives a file to the page as a person picks it.
func importing(name, text string) string {
	return fmt.Sprintf(`const files = new DataTransfer();
		files.items.add(new File([%q], %q));
		const input = document.querySelector(".exchange input");
		input.files = files.files;
		input.dispatchEvent(new Event("change"));`, text, name)
}

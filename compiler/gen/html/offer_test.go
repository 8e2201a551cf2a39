package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

// An option that is not offered is not on the page, unless it is marked.
func TestOptionsOnConditions(t *testing.T) {
	s := schooling()
	s.Items[5].Domain.Hidden = []ir.Hidden{{When: is("household_kind", 2), Codes: []int{2, 5}}}
	s.Items[0] = item("household_kind", 0, "户属性", s.Items[3].Domain)
	tab := open(t, s)
	offered := func() string {
		return strings.Join(eval[[]string](t, tab, `Array.from(document.getElementsByName("4-2")).filter(i => !i.closest(".option").hidden).map(i => i.value)`), " ")
	}
	for _, c := range []struct{ record, offered, finds string }{
		{`{"4":1,"4-1":2}`, "1 2 5 21", ""},
		{`{"4":1,"4-1":2,"household_kind":2}`, "1 21", ""},
		{`{"4":1,"4-1":2,"household_kind":1}`, "1 2 5 21", ""},
		{`{"4":1,"4-1":2,"household_kind":2,"4-2":[1,5]}`, "1 5 21", "option"},
		{`{"4":1,"4-1":2,"household_kind":1,"4-2":[1,5]}`, "1 2 5 21", ""},
	} {
		do(t, tab, load(c.record))
		assert.Equal(t, c.offered, offered(), c.record)
		assert.Equal(t, c.finds, eval[string](t, tab, `window.survey.findings().filter(f => f.item == "4-2" && f.code != "required").map(f => f.code).join()`), c.record)
	}
	do(t, tab, pick("household_kind", 2), pick("4-2", 5))
	assert.Equal(t, "1 21", offered(), "unmarked, it goes")
}

// A long list is searched: of what fits, up to fifty are on the page, and whatever is marked.
func TestSearchingALongList(t *testing.T) {
	s := schooling()
	var villages []ir.Option
	for i := range 120 {
		villages = append(villages, ir.Option{Code: 1000 + i, Text: fmt.Sprintf("第%d村 East%d", i, i)})
	}
	s.Items[7] = item("village", 1, "村", ir.Domain{Kind: ir.Choice, Options: villages, Type: "choice"})
	s.Rules = nil
	s.Items[7].Domain.Hidden = []ir.Hidden{{When: is("4", 2), Codes: []int{1007}}}
	s.Items[7].Domain.None = []ir.NoAnswer{ir.Refused}
	tab := open(t, s)
	shown := func() string {
		return strings.Join(eval[[]string](t, tab, `Array.from(document.getElementsByName("village")).filter(i => !i.closest(".option").hidden).map(i => i.value)`), " ")
	}
	more := func() string {
		return eval[string](t, tab, `document.querySelector("[data-item=village] .more").textContent`)
	}
	search := func(text string) chromedp.Action[chromedp.Void] {
		const box = `[data-item="village"] input[type="search"]`
		empty := chromedp.Evaluate[chromedp.Void]("void (document.querySelector('" + box + "').value = '')")
		return chromedp.Steps(empty, chromedp.SendKeys(chromedp.CSS(box), text))
	}
	assert.Len(t, strings.Fields(shown()), 50)
	assert.Equal(t, "还有 70 个没有列出，再多输入几个字", more())
	do(t, tab, search("第7"))
	assert.Equal(t, "1007 1070 1071 1072 1073 1074 1075 1076 1077 1078 1079", shown())
	assert.Empty(t, more())
	assert.Equal(t, `{}`, answers(t, tab), "a search is no answer")
	do(t, tab, search("eAST7 村"), pick("village", 1071), search("第１１１"))
	assert.Equal(t, "1071 1111", shown())
	assert.Equal(t, `{"village":1071}`, answers(t, tab))
	do(t, tab, search("北"))
	assert.Equal(t, "1071", shown())
	assert.Equal(t, "没有这样的选项", more())
	assert.False(t, eval[bool](t, tab, `document.querySelector("[data-item=village] [data-none]").closest(".option").hidden`), "no search hides a kind of no answer")
	do(t, tab, search("第7村"), pick("4", 2))
	assert.Equal(t, "1071", shown(), "1007 is not offered")
	do(t, tab, load(`{"village":1119}`))
	assert.Contains(t, shown(), "1119")
	assert.Equal(t, `{"village":1119}`, answers(t, tab))
}

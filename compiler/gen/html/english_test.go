package html_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

// In English no word of the page is Chinese, in any state; what the survey and the answers say stays as it is.
func TestThePageSpeaksEnglish(t *testing.T) {
	axe := axeSource(t)
	for _, c := range states(t) {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, c.survey)
			looks[0].put(t, tab)
			do(t, tab, load(c.record), chromedp.Evaluate[chromedp.Void]("{"+c.then+"}"))
			before := answers(t, tab)
			do(t, tab, speak("en"))
			assert.Empty(t, chinese(t, tab, c.survey, c.record+before))
			assert.JSONEq(t, before, answers(t, tab))
			assert.Empty(t, violations(t, tab, axe, everyRule))
			assert.Empty(t, eval[[]string](t, tab, wideElements), "scrolls sideways")
			assert.Empty(t, eval[[]string](t, tab, smallTargets), "too small for a finger")
			picture(t, tab, c.name+"-english")
			do(t, tab, speak("zh"))
			assert.JSONEq(t, before, answers(t, tab))
			assert.NotEmpty(t, chinese(t, tab, c.survey, c.record), "Chinese is found where it is")
		})
	}
}

// The list, the questionnaire, and what is said of the device speak it, and the device remembers it.
func TestTheDeviceSpeaksEnglish(t *testing.T) {
	s := village(t)
	axe := axeSource(t)
	tab := open(t, s)
	looks[0].put(t, tab)
	isEnglish := func(state string) {
		t.Helper()
		assert.Empty(t, chinese(t, tab, s, "桃镇 桃村 张三"), state)
		assert.Empty(t, violations(t, tab, axe, everyRule), state)
		picture(t, tab, "device-english-"+state)
	}
	do(t, tab, enter("town", "桃镇"), enter("place", "桃村"), pick("team", 1), enter("head_name", "张三"))
	saved(t, tab)
	do(t, tab, speak("en"))
	isEnglish("form")
	do(t, tab, press(".finish > button"))
	isEnglish("unfinished")
	do(t, tab, speak("zh"))
	assert.Contains(t, said(t, tab, ".notice"), "还不能算填好")
	do(t, tab, press(".all"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	assert.Equal(t, "这台设备上的问卷", said(t, tab, ".households h2"))
	do(t, tab, speak("en"))
	await(t, tab, `document.querySelector(".households h2").textContent === "Questionnaires on this device"`)
	isEnglish("list")
	do(t, tab, press(".card .delete"))
	isEnglish("asked")
	do(t, tab, press(".card .yes"))
	await(t, tab, `document.querySelector(".undo .back") !== null`)
	isEnglish("deleted")
	do(t, tab, speak("zh"))
	assert.Equal(t, "已删除“张三”恢复", said(t, tab, ".undo"))
	do(t, tab, press(".undo .back"), speak("en"))
	await(t, tab, `document.querySelector(".card") !== null`) // it is stored again
	do(t, tab, chromedp.Reload())
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	assert.Equal(t, "Questionnaires on this device", said(t, tab, ".households h2"), "the device remembers it")
	await(t, tab, `document.querySelector(".start .primary small") !== null`)
	do(t, tab, press(".start .primary"))
	await(t, tab, `document.querySelector(".notice") !== null`)
	isEnglish("copied")
	do(t, tab, chromedp.Navigate(fileOf(t, s)+"#zh"))
	assert.Equal(t, "zh-CN", eval[string](t, tab, `document.documentElement.lang`), "the address is heeded first")
}

// A ranking says its order in the language of now.
func TestARankingIsSaidInTheOtherLanguage(t *testing.T) {
	s := rareSurvey(t)
	s.Languages = []ir.Language{{Code: "en", Name: "English", Texts: []ir.Translation{{Text: "资金", Says: "money"}, {Text: "销路", Says: "markets"}}}}
	tab := open(t, s)
	do(t, tab, load(`{"need":[3,1]}`))
	assert.Equal(t, "顺序：销路 → 资金", said(t, tab, ".order"))
	do(t, tab, speak("en"))
	assert.Equal(t, "Order: markets → money", said(t, tab, ".order"))
	assert.Equal(t, "① money no. 2", said(t, tab, `[data-item="need"] .option`))
	do(t, tab, speak("zh"))
	assert.Equal(t, "顺序：销路 → 资金", said(t, tab, ".order"))
}

// In English the voice that reads the survey aloud is still a Chinese one.
func TestTheSurveyIsReadInItsOwnLanguage(t *testing.T) {
	tab := open(t, schooling())
	langs := `[document.documentElement, document.querySelector("header"), document.querySelector("main"), document.querySelector("footer")].map(e => e.lang).join(" ")`
	do(t, tab, speak("en"))
	assert.Equal(t, "en zh-CN zh-CN ", eval[string](t, tab, langs))
	do(t, tab, speak("zh"))
	assert.Equal(t, "zh-CN   ", eval[string](t, tab, langs))
}

// sayings are what a person reads on the page or hears of it, but for the switch of language.
const sayings = `(() => {
	const list = [], shown = (e) => e.closest("script, style, template, noscript, #languages") === null;
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) if (shown(walker.currentNode.parentElement)) list.push(walker.currentNode.data);
	for (const e of document.body.querySelectorAll("*")) if (shown(e))
		for (const name of ["aria-label", "placeholder", "title", "alt"]) if (e.hasAttribute(name)) list.push(e.getAttribute(name));
	return list;
})()`

var han = regexp.MustCompile(`\p{Han}+`)

// chinese are what the page says with Chinese in it that is none of the survey's or of the answers'.
func chinese(t *testing.T, tab context.Context, s *ir.Survey, record string) (found []string) {
	own := han.FindAllString(record+fmt.Sprint(s.Properties, s.Title), -1)
	each := func(_ string, text *string) { own = append(own, han.FindAllString(*text, -1)...) }
	s.EachText(each)
	for _, l := range s.Languages {
		in, _ := s.In(l.Code)
		in.EachText(each)
	}
	slices.SortFunc(own, func(a, b string) int { return len(b) - len(a) })
	for _, text := range eval[[]string](t, tab, sayings) {
		rest := text
		for _, words := range own {
			rest = strings.ReplaceAll(rest, words, "")
		}
		if han.MatchString(rest) {
			found = append(found, text)
		}
	}
	return found
}

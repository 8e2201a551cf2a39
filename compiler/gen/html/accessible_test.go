package html_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
)

// rare holds what none of the questionnaires and examples has.
const rare = `survey rare "少见的题"
question name "姓名" text 2..3 locked
question village "村"
` + "{villages}" + `
question paid "付款方式" default ② refused dontknow
  option ① "现金"
  option ② "转账"
question score "满意程度" rating 0..10 refused
question need "最需要的" ranking 1..3 option ① "资金" option ② "技术" option ③ "销路"
question home "住处" location refused
question begin "开始" time optional
question door "大门" photo
`

func rareSurvey(t *testing.T) *ir.Survey {
	var villages strings.Builder
	for i, name := range strings.Split("东南西北中上下前后左右内外大小新老高低长短", "") {
		fmt.Fprintf(&villages, "  option %d \"%s村\"\n", i+1, name)
	}
	return newChecker(t, strings.Replace(rare, "{villages}", villages.String(), 1)).Survey
}

// loaded is a survey of the folder surveys.
func loaded(t *testing.T, path string) *ir.Survey {
	result, err := compiler.Load(os.DirFS("../../../surveys"), path)
	require.NoError(t, err)
	require.NotNil(t, result.Survey, "%v", result.Diagnostics)
	return result.Survey
}

// recordIn is the first record of a JSONL file of the folder surveys, or that of a JSON file.
func recordIn(t *testing.T, path string) string {
	data, err := os.ReadFile("../../../surveys/" + path)
	require.NoError(t, err)
	if strings.HasSuffix(path, ".jsonl") {
		line, _, _ := strings.Cut(string(data), "\n")
		return line
	}
	return string(data)
}

// leaveAll is what a person does who goes through all inputs and answers none: all findings are said.
const leaveAll = `for (const e of document.querySelectorAll("input")) e.dispatchEvent(new FocusEvent("focusout", {bubbles: true}))`

// formState is one that a form may be in: a record, and what is done with it.
type formState struct {
	name   string
	survey *ir.Survey
	record string
	then   string // JavaScript
}

func states(t *testing.T) []formState {
	jdlk, fjdlk := loaded(t, "jdlk/jdlk.survey"), loaded(t, "fjdlk/fjdlk.survey")
	roster, farm, clinic := loaded(t, "examples/roster/roster.survey"), loaded(t, "examples/farm/farm.survey"), loaded(t, "examples/clinic/clinic.survey")
	water, strange := loaded(t, "examples/water/water.survey"), rareSurvey(t)
	const half = `{"head_name":"张三","household_size":40,"1a":30000,"1b":1,"1-1a":5,"2":1,"4":1,"4-1":2,"8":1,"10":1,"10-1":[1,2]}`
	const odd = `{"name":"张三","village":3,"score":4,"need":[3,1],"home":{"lat":28.2,"lon":112.9},"door":"照片/001.jpg"}`
	const wrong = `{"name":"张","village":99,"paid":{"none":"refused"},"score":11,"need":[3,7],"home":{"lat":98},"begin":"25:00","door":"x","wrong":1,"_survey":"other"}`
	return []formState{
		{"jdlk-empty", jdlk, `{}`, ``},
		{"jdlk-half", jdlk, half, leaveAll},
		{"why-asked", fjdlk, `{"1a":100,"1b":1,"1c":1}`, leaveAll + `; document.querySelector(".verify button").click()`},
		{"acknowledged", fjdlk, `{"1a":100,"1b":1,"1c":1}`, `document.querySelector(".verify button").click(); document.querySelector(".verify input").value = "核对过"; document.querySelector(".verify button").click()`},
		{"jdlk-parked", jdlk, half, `for (const v of [1, 2]) document.querySelector('[name="4"][value="' + v + '"]').click()`},
		{"jdlk-complete", jdlk, recordIn(t, "jdlk/sound.json"), ``},
		{"jdlk-leftover", jdlk, `{"4":2,"4-1":2,"10":7,"x":1,"1a":{"a":[1]}}`, leaveAll},
		{"jdlk-signing", jdlk, `{}`, `document.querySelector("[data-item=respondent_signature] .sign").click()`},
		{"jdlk-signed", jdlk, `{"respondent_signature":"` + scribbled(t) + `","reviewer_signature":"李四"}`, ``},
		{"fjdlk-all-findings", fjdlk, `{}`, leaveAll},
		{"roster-rows", roster, recordIn(t, "examples/roster/sample.jsonl"), leaveAll},
		{"roster-none", roster, `{"size":2,"members":[{"name":"甲","born":{"none":"dontknow"}},{"name":"甲"}]}`, leaveAll},
		{"asked-to-delete", farm, recordIn(t, "examples/farm/sample.jsonl"), `document.querySelector(".delete").click()`},
		{"deleted", farm, recordIn(t, "examples/farm/sample.jsonl"), `document.querySelector(".delete").click(); document.querySelector(".yes").click()`},
		{"clinic", clinic, recordIn(t, "examples/clinic/sample.jsonl"), leaveAll},
		{"water-english", water, `{}`, leaveAll + `; window.survey.language("en")`},
		{"rare-empty", strange, `{}`, leaveAll},
		{"rare-odd", strange, odd, ``},
		{"rare-wrong", strange, wrong, leaveAll},
		{"rare-none-found", strange, odd, `const s = document.querySelector(".search"); s.value = "天"; s.dispatchEvent(new Event("input"))`},
	}
}

// Axe finds nothing in any state of the form, on a phone and at a desk, by day and by night, in Chinese and English, and at twice the size.
func TestAxeFindsNothing(t *testing.T) {
	axe := axeSource(t)
	for _, c := range states(t) {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, c.survey)
			looks[0].put(t, tab)
			do(t, tab, load(c.record), chromedp.Evaluate[chromedp.Void]("{"+c.then+"}"))
			looksWell(t, tab, axe, c.name)
		})
	}
}

// looksWell holds the page as it stands to what it is to be in each look.
func looksWell(t *testing.T, tab context.Context, axe, name string) {
	t.Helper()
	for _, look := range looks {
		look.put(t, tab)
		assert.Empty(t, violations(t, tab, axe, look.rules), look.name)
		assert.Empty(t, eval[[]string](t, tab, wideElements), "%s scrolls sideways", look.name)
		assert.Empty(t, eval[[]string](t, tab, smallTargets), "%s: too small for a finger", look.name)
		picture(t, tab, name+"-"+look.name)
	}
}

// What axe finds is told: a picture without words, a text too pale to read.
func TestAxeIsHeeded(t *testing.T) {
	axe := axeSource(t)
	tab := open(t, schooling())
	do(t, tab, chromedp.Evaluate[chromedp.Void](`void (document.querySelector("h1").innerHTML += '<img>', document.querySelector("header p").style.color = "#ddd")`))
	found := strings.Join(violations(t, tab, axe, everyRule), "\n")
	assert.Contains(t, found, "image-alt")
	assert.Contains(t, found, "color-contrast")
}

// look is how a page is seen.
type look struct {
	name, scheme string
	width        int64
	text         string // its size
	rules        string // what axe is asked: all, or what the look changes
}

var looks = []look{
	{"phone", "light", 360, "100%", everyRule},
	{"phone-dark", "dark", 360, "100%", `{runOnly: ["color-contrast"]}`},
	{"phone-large", "light", 360, "200%", `{runOnly: ["target-size", "scrollable-region-focusable"]}`},
	{"desk", "light", 1200, "100%", `{rules: {"color-contrast": {enabled: false}}}`},
}

func (l look) put(t *testing.T, tab context.Context) {
	_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}},
	})
	require.NoError(t, err)
	size := chromedp.Evaluate[chromedp.Void]("void (document.documentElement.style.fontSize = '" + l.text + "')")
	do(t, tab, chromedp.EmulateViewport(l.width, 740), size)
}

// smallTargets are the things to touch that are lower than a finger needs. A radio is touched by its label.
const smallTargets = `Array.from(document.querySelectorAll(".option, button, select, .line > input, .place-parts input, .search, .take"))
	.filter(e => e.offsetHeight > 0 && e.offsetHeight < 44).map(e => e.offsetHeight + " " + e.outerHTML)`

// wideElements are what makes the page scroll sideways.
const wideElements = `document.documentElement.scrollWidth <= window.innerWidth ? [] :
	Array.from(document.querySelectorAll("body *")).filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 200))`

const everyRule = "{}"

func axeSource(t *testing.T) string { return engines.AxeSource(t, "../../../tools") }

func violations(t *testing.T, tab context.Context, axe, rules string) []string {
	t.Helper()
	return engines.AxeFinds(t, tab, axe, rules)
}

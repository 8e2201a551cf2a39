package html_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// hostile are texts that would do harm if they were taken for anything but text.
var hostile = []string{
	`</script><script>window.harmed = true</script>`,
	`<!--<script>`,
	`<img src=x onerror="window.harmed = true">`,
	`"' onfocus=window.harmed=true autofocus x="`,
	"`${window.harmed = true}`",
	`{{.Policy}} {{define "page"}}`,
	"%[1]s %d %%",
	"&lt;b&gt; &amp; \\u003c \\",
	"\u202Eتنعكس\u2066 \u200F",
	"\u2028\u2029\u200B",
	strings.Repeat("很长的题目", 400),
	strings.Repeat("unbroken", 400),
}

func TestHostileTextsAreText(t *testing.T) {
	for i, words := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			tab := open(t, hostileSurvey(words))
			do(t, tab, load(`{"a":1,"b":1,"c":"x"}`))
			assert.False(t, eval[bool](t, tab, "'harmed' in window"))
			assert.Equal(t, words, eval[string](t, tab, "document.title"), "title")
			for _, selector := range []string{"h1", "h2", "legend", ".option", ".note", ".unit"} {
				read := eval[string](t, tab, fmt.Sprintf("document.querySelector(%q).textContent", selector))
				assert.Contains(t, read, words, selector)
			}
			assert.Equal(t, words, eval[string](t, tab, "window.survey.findings()[0].message"))
			assert.Equal(t, words, eval[string](t, tab, `document.querySelector(".findings").textContent`))
			assert.Equal(t, `["a","b","c"]`, text(t, tab, `Array.from(document.querySelectorAll("[data-item]"), e => e.dataset.item)`))
		})
	}
}

func TestHostileAnswersAreText(t *testing.T) {
	tab := open(t, schooling())
	for _, words := range hostile {
		record := fmt.Sprintf(`{"4":2,"4-1":%q,"household_size":%q,%q:1}`, words, words, words)
		do(t, tab, load(record))
		assert.False(t, eval[bool](t, tab, "'harmed' in window"))
		assert.Equal(t, words, eval[string](t, tab, `window.survey.answers()["4-1"]`))
	}
}

// hostileSurvey has words in every place for a text.
func hostileSurvey(words string) *ir.Survey {
	s := &ir.Survey{
		IR: ir.Version, ID: "hostile", Title: words,
		Properties: []ir.Property{{Key: "version", Value: words}, {Key: "source", Value: words}},
		Sections:   []ir.Section{{ID: "s", Title: words}},
		Items: []ir.Item{
			item("a", 0, words, ir.Domain{Kind: ir.Choice, Options: []ir.Option{{Code: 1, Text: words}}, Type: "choice"}),
			item("b", 0, words, numeric(false, nil, nil)),
			item("c", 0, words, ir.Domain{Kind: ir.Text, Type: "text"}),
		},
		Rules: []ir.Rule{
			{Name: "r", Item: "a", Severity: ir.Block, Message: words, Fires: is("a", 1)},
			{Name: "s", Item: "c", Severity: ir.Warn, Message: words, Fires: holds(compare(ir.Eq, value("c"), ir.TextConst{Value: words}), true)},
		},
	}
	s.Items[0].Note, s.Items[1].Unit = words, words
	return s
}

// Ids are names of any script; some are names that every object or element bears.
func TestNamesOfJavaScriptAreOrdinaryIDs(t *testing.T) {
	s := &ir.Survey{IR: ir.Version, ID: "names", Title: "名字"}
	ids := []string{"constructor", "__proto__", "toString", "id", "survey", "length", "children", "户主", "name", "next"}
	for _, id := range ids {
		s.Items = append(s.Items, item(id, -1, id, ir.Domain{Kind: ir.Text, Type: "text"}))
	}
	tab := open(t, s)
	for _, id := range ids {
		do(t, tab, load(`{}`), enter(id, "x"))
		assert.Equal(t, fmt.Sprintf(`{%q:"x"}`, id), answers(t, tab))
	}
	assert.Len(t, eval[[]any](t, tab, "window.survey.findings()"), len(ids)-1)
}

func TestTheFormFitsAPhoneAndADesk(t *testing.T) {
	long := hostileSurvey(hostile[len(hostile)-1])
	for _, look := range []struct {
		name, scheme, record string
		survey               *ir.Survey
		width                int64
	}{
		{"phone", "light", `{"head_name":"张三","household_size":40,"4":1,"4-1":2,"4-2":[1,5],"1b":-3}`, schooling(), 360},
		{"phone-dark", "dark", `{"head_name":"张三","4":2,"4-1":2,"10":7,"x":1,"date":"2020-04-13"}`, schooling(), 360},
		{"phone-long", "light", `{"a":1,"b":"x"}`, long, 360},
		{"desk", "light", `{"4":1,"4-1":1,"10":2,"1b":-5}`, schooling(), 1100},
		{"desk-dark", "dark", `{"4":1,"4-1":2}`, schooling(), 1100},
	} {
		t.Run(look.name, func(t *testing.T) {
			tab := open(t, look.survey)
			_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: look.scheme}},
			})
			require.NoError(t, err)
			do(t, tab, chromedp.EmulateViewport(look.width, 740), load(look.record))
			assert.LessOrEqual(t, eval[int64](t, tab, "document.documentElement.scrollWidth"), look.width, "scrolls sideways")
			assert.GreaterOrEqual(t, eval[float64](t, tab, smallestTarget), 44.0, "too small for a finger")
			picture(t, tab, look.name)
		})
	}
}

// smallestTarget is the height of the lowest thing to touch on the page.
const smallestTarget = `Math.min(...Array.from(document.querySelectorAll(".option, .line > input, button"), e => e.offsetHeight).filter(h => h > 0))`

// picture keeps a picture of the whole page in the folder that SCREENSHOTS names, if it is set.
func picture(t *testing.T, tab context.Context, name string) {
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(tab, chromedp.FullScreenshot(100))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600))
}

// A browser that cannot run the form's script says so in words. A script that a policy does not allow is one that does not run.
func TestABrowserThatIsTooOldIsTold(t *testing.T) {
	form := written(t, village(t))
	spoilt := strings.Replace(form, `<script>"use strict";(()=>`, `<script>"use strict"; (()=>`, 1)
	require.NotEqual(t, form, spoilt)
	for page, says := range map[string]string{form: "", spoilt: "这个浏览器太旧，或没有打开 JavaScript：请换一个浏览器。 This form needs JavaScript and a newer browser."} {
		path := filepath.Join(t.TempDir(), "form.html")
		require.NoError(t, os.WriteFile(path, []byte(page), 0o600))
		tab := newTab(t)
		do(t, tab, chromedp.Navigate("file://"+path))
		assert.Equal(t, says, eval[string](t, tab, `document.querySelector("header > .finding")?.innerText ?? ""`))
	}
}

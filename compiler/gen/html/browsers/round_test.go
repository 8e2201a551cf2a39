// Package browsers_test fills in the form in browsers that are not the Chromium of the other tests: Firefox, WebKit, and the oldest Chromium that is to do.
package browsers_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
	"github.com/surveyc/surveyc/surveys"
)

const tools = "../../../../tools"

func TestWebKit(t *testing.T) {
	r := round{t, engines.WebKit(t)}
	r.household(fileOf(t))
	r.takeIn()
}

func TestChromium80(t *testing.T) {
	r := round{t, engines.Chromium80(t, tools)}
	r.household(fileOf(t))
	r.takeIn()
}

// In Firefox what is saved also outlives the browser, a household is in one tab at a time, and a form that is served opens again without a network.
func TestFirefox(t *testing.T) {
	profile, address := t.TempDir(), fileOf(t)
	r := round{t, engines.Firefox(t, profile)}
	r.household(address)
	r.Press(t, ".card .open")
	r.on("form")
	r.Type(t, `[name="village"]`, "一")
	r.saved()
	r.Kill()

	r.Browser = engines.Firefox(t, profile)
	r.Open(t, address)
	r.on("list")
	r.Press(t, ".card .open")
	r.on("form")
	assert.Equal(t, `["曾春香","竹山湾村一"]`, r.Evaluate(t, `[survey.answers().head_name, survey.answers().village]`))
	r.secondTab(address)
	r.takeIn()
	r.withoutANetwork()
}

// household is filled in by mouse and keyboard.
func (r round) household(address string) {
	r.Open(r.T, address)
	r.on("form")
	r.fillIn()
	r.acknowledge()
	r.sign()
	r.leave()
	r.speak()
	r.export()
}

// secondTab opens the household that is open in the first one.
func (r round) secondTab(address string) {
	r.NewTab(r.T)
	r.Open(r.T, address)
	r.on("list")
	r.Press(r.T, ".card .open")
	r.Await(r.T, `document.querySelector(".notice")?.textContent === "“曾春香”正在另一个窗口里填。改在这里填"`)
	r.Press(r.T, ".notice button")
	r.on("form")
	r.ToTab(r.T, 0)
	r.Await(r.T, `document.querySelector(".notice")?.textContent === "“曾春香”改在另一个窗口里填了，这里填过的都已存好。"`)
}

func (r round) withoutANetwork() {
	form, worker := &bytes.Buffer{}, &bytes.Buffer{}
	require.NoError(r, html.Write(form, jdlk(r.T)))
	require.NoError(r, html.WriteWorker(worker, jdlk(r.T)))
	served := http.NewServeMux()
	serve := func(path, kind string, content []byte) {
		served.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(content)
		})
	}
	serve("/jdlk.html", "text/html", form.Bytes())
	serve("/sw.js", "text/javascript", worker.Bytes())
	server := httptest.NewServer(served)
	defer server.Close()
	r.Open(r.T, server.URL+"/jdlk.html")
	r.Await(r.T, `caches.match(location.href)`)
	server.Close()
	r.Open(r.T, server.URL+"/jdlk.html")
	r.on("form")
}

// round is a household that is filled in.
type round struct {
	*testing.T
	*engines.Browser
}

func (r round) fillIn() {
	for _, answer := range [][2]string{
		{"village", "竹山湾村"}, {"head_name", "曾春香"}, {"household_size", "3"},
		{"1a", "30000"}, {"1-1a", "20000"}, {"1-1b", "5000"}, {"1-2", "1000"}, {"1-3", "9000"},
	} {
		r.Type(r.T, fmt.Sprintf(`[name="%s"]`, answer[0]), answer[1])
	}
	r.pick("4", 1)
	r.pick("4-1", 2)
	r.pick("4-2", 3)
	r.pick("4", 2)
	assert.Contains(r, r.Evaluate(r.T, `document.querySelector("#notes").innerText`), "4-1、4-2", "they are parked")
	r.pick("4", 1)
	assert.Equal(r, `[1,2,3]`, r.Evaluate(r.T, `["4", "4-1", "4-2"].map(id => survey.answers()[id])`), "and come back")
	r.pick("4-1", 1)
	r.pick("10", 2)
	assert.Equal(r, `["1a income-sum","10 in-school"]`, r.Evaluate(r.T, `survey.findings().filter(f => f.rule).map(f => f.item + " " + f.rule)`))
	assert.Equal(r, "true", r.Evaluate(r.T, `document.documentElement.scrollWidth <= innerWidth`), "nothing scrolls sideways")
}

// acknowledge gives a reason by the keyboard.
func (r round) acknowledge() {
	r.Press(r.T, `[data-item="1a"] .verify > button`)
	r.Type(r.T, `[data-item="1a"] .verify > input`, "卖了一头牛"+engines.Enter)
	assert.Equal(r, `["卖了一头牛"]`, r.Evaluate(r.T, `survey.answers()._overrides.map(o => o.reason)`))
}

func (r round) sign() {
	r.Press(r.T, ".sign")
	r.Draw(r.T, "canvas", [2]int{-80, 0}, [2]int{-40, -30}, [2]int{0, 20}, [2]int{40, -20}, [2]int{80, 10})
	r.Press(r.T, ".signed")
	assert.Equal(r, "true", r.Evaluate(r.T, `(s => s.startsWith("data:image/png;base64,") && s.length > 500)(survey.answers().respondent_signature)`))
	r.saved()
}

func (r round) leave() {
	r.Press(r.T, ".all")
	r.on("list")
	assert.Equal(r, `["曾春香",0]`, r.Evaluate(r.T, `[document.querySelector(".card .name").textContent, document.querySelector("main:not(.households)").offsetHeight]`), "the list alone is seen")
}

// speak has the page speak English, and Chinese again.
func (r round) speak() {
	for _, c := range []struct{ lang, says string }{{"en", "Next questionnaire"}, {"zh", "填下一份"}} {
		r.Evaluate(r.T, fmt.Sprintf(`(s => { s.value = %q; s.dispatchEvent(new Event("change", {bubbles: true})); })(document.querySelector("#language"))`, c.lang))
		r.Await(r.T, fmt.Sprintf(`document.querySelector(".start").innerText.includes(%q)`, c.says))
	}
}

// export hands the household out as both kinds of file.
func (r round) export() {
	r.Evaluate(r.T, `void (window.files = [], URL.createObjectURL = blob => (files.push(blob), "blob:x"), HTMLAnchorElement.prototype.click = () => {})`)
	for n := 1; n <= 2; n++ {
		r.Press(r.T, fmt.Sprintf(`.exchange > button:nth-of-type(%d)`, n))
		r.Await(r.T, fmt.Sprintf(`files.length === %d && document.querySelector(".filters").textContent.includes("已导出 1")`, n))
	}
	assert.Contains(r, r.Evaluate(r.T, `new Response(files[0]).text()`), `\"head_name\":\"曾春香\"`)
	assert.Contains(r, r.Evaluate(r.T, `new Response(files[1]).text()`), `,曾春香,`)
}

// takeIn reads files of households, as JSON lines and as a table.
func (r round) takeIn() {
	for _, file := range []struct{ name, says string }{{"sample.jsonl", "导入了 298 份"}, {"sample.csv", "导入了 0 份。 297 份这里已有，一模一样。"}} {
		path, err := filepath.Abs("../../../../surveys/jdlk/" + file.name)
		require.NoError(r, err)
		r.Type(r.T, ".exchange input", path)
		r.Await(r.T, fmt.Sprintf(`document.querySelector(".notices").innerText.replace(/\s+/g, " ").includes(%q)`, "“"+file.name+"”："+file.says))
	}
}

func (r round) pick(item string, code int) {
	r.Press(r.T, fmt.Sprintf(`input[name="%s"][value="%d"]`, item, code))
}

func (r round) saved() { r.Await(r.T, `document.querySelector(".saved").textContent === "已保存"`) }

// on waits until the page shows the list, or a household.
func (r round) on(screen string) {
	r.Await(r.T, `document.documentElement.dataset.screen === "`+screen+`"`)
}

func jdlk(t *testing.T) *ir.Survey {
	text, err := surveys.Files.ReadFile(surveys.Path("jdlk"))
	require.NoError(t, err)
	return compiler.Compile(source.New("jdlk.survey", string(text))).Survey
}

// fileOf is the address of the form as a file.
func fileOf(t *testing.T) string {
	var b bytes.Buffer
	require.NoError(t, html.Write(&b, jdlk(t)))
	path := filepath.Join(t.TempDir(), "jdlk.html")
	require.NoError(t, os.WriteFile(path, b.Bytes(), 0o600))
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

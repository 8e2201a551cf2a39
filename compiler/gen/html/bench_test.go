package html_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
)

// Go on with `go test -run '^$' -bench Form -benchtime 5x ./compiler/gen/html`: how long the form takes on a processor that Chromium makes six times as slow, from
// opening the file until an answer can be given, and from an answer until it is drawn: half of the answers take less. What the page's thread computes for it when it is
// not slowed down, which another load of the machine does not change, is cpu. What it says stands in docs/decisions/form.md.
func BenchmarkForm(b *testing.B) {
	for _, name := range []string{"jdlk", "fjdlk"} {
		text, err := os.ReadFile("../../../surveys/" + name + "/" + name + ".survey")
		require.NoError(b, err)
		b.Run(name, func(b *testing.B) { benchmark(b, string(text)) })
	}
	b.Run("500 questions", func(b *testing.B) { benchmark(b, large(500)) })
}

func benchmark(b *testing.B, text string) {
	result := compiler.Compile(source.New("bench.survey", text))
	require.False(b, result.Diagnostics.HasErrors(), "%v", result.Diagnostics)
	file := filepath.Join(b.TempDir(), "form.html")
	f, err := os.Create(file)
	require.NoError(b, err)
	require.NoError(b, html.Write(f, result.Survey))
	require.NoError(b, f.Close())
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
	var slow, quick []measures
	for b.Loop() {
		slow = append(slow, measure(b, address, 6))
		quick = append(quick, measure(b, address, 1))
	}
	b.ReportMetric(0, "ns/op")
	report := func(unit string, all []measures, of func(measures) float64) {
		slices.SortFunc(all, func(x, y measures) int { return cmp.Compare(of(x), of(y)) })
		b.ReportMetric(of(all[len(all)/2]), unit)
	}
	report("ms-opening", slow, func(m measures) float64 { return m.Opening })
	report("cpu-opening", quick, func(m measures) float64 { return m.opening })
	report("ms-answer", slow, func(m measures) float64 { return m.Answer })
	report("cpu-answer", quick, func(m measures) float64 { return m.answer })
}

// measures are milliseconds: by the clock, and of the page's thread.
type measures struct{ Count, Opening, Answer, opening, answer float64 }

func measure(b *testing.B, address string, slower float64) (m measures) {
	tab := engines.Tab(b, 2*time.Minute)
	_, err := chromedp.Call(tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
	require.NoError(b, err)
	_, err = chromedp.Call(tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: opened})
	require.NoError(b, err)
	_, err = chromedp.Call(tab, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	require.NoError(b, err)
	require.NoError(b, chromedp.Do(tab, chromedp.Navigate(address)))
	_, err = chromedp.Run(tab, chromedp.Evaluate[float64]("ready", chromedp.EvalAwaitPromise))
	require.NoError(b, err)
	m.opening = computed(b, tab)
	text, err := chromedp.Run(tab, chromedp.Evaluate[string](answered60, chromedp.EvalAwaitPromise))
	require.NoError(b, err)
	require.NoError(b, json.Unmarshal([]byte(text), &m))
	m.answer = (computed(b, tab) - m.opening) / m.Count
	return m
}

// computed is what the page's thread has computed so far.
func computed(b *testing.B, tab context.Context) float64 {
	got, err := chromedp.Call(tab, performance.GetMetrics, cdp.Empty{})
	require.NoError(b, err)
	i := slices.IndexFunc(got.Metrics, func(m *performance.Metric) bool { return m.Name == "TaskDuration" })
	return 1000 * got.Metrics[i].Value
}

// opened notes when the form of a first household is drawn.
const opened = `
	window.drawn = () => new Promise(done => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => done(performance.now()); channel.port2.postMessage(0); }));
	window.ready = new Promise(done => new MutationObserver((_, observer) => {
		if (document.documentElement?.dataset.screen !== "form") return;
		observer.disconnect();
		done(drawn());
	}).observe(document, {subtree: true, attributes: true, attributeFilter: ["data-screen"]}));`

// answered60 gives the first answers, sixty at most, that the route asks for.
const answered60 = `(async () => {
	const Opening = await ready, times = [];
	const items = Array.from(document.querySelectorAll("[data-item]"));
	const next = () => {
		while (items.length > 0) {
			const item = items.shift();
			if (!item.closest("[hidden]") && item.querySelector("input")) return item;
		}
	};
	for (let item = next(); item && times.length < 60; item = next()) {
		const input = item.querySelector("input"), start = performance.now();
		if (input.type === "radio" || input.type === "checkbox") input.click();
		else { input.focus(); document.execCommand("insertText", false, input.type === "date" ? "2020-04-13" : "1"); }
		times.push(await drawn() - start);
		await new Promise(done => setTimeout(done, 20));
	}
	times.sort((a, b) => a - b);
	return JSON.stringify({Count: times.length, Opening, Answer: times[times.length >> 1]});
})()`

// large is a survey of n questions with 3 skips and 2 rules to 5 of them.
func large(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	b.WriteString("survey large \"大问卷\"\n")
	for i := range n {
		if i%25 == 0 {
			fmt.Fprintf(&b, "section s%d \"第%d部分\"\n", i, i/25+1)
		}
		if i%3 == 2 {
			fmt.Fprintf(&b, "question q%d \"第%d题，本户上一年的数量\" integer 0..%d\n", i, i, 10+r.IntN(1000))
		} else {
			fmt.Fprintf(&b, "question q%d \"第%d题，本户的情况\" option ① \"是\" option ② \"否\" option ③ \"说不清\"\n", i, i)
		}
		if i%5 < 3 && i+2 < n {
			fmt.Fprintf(&b, "  skip goto q%d if %s\n", i+2+r.IntN(min(8, n-i-2)), ofQuestion(r, i))
		}
		if i%5 > 2 && i > 10 {
			fmt.Fprintf(&b, "  assert %s \"请核对\" if %s and %s\n", []string{"block", "warn"}[r.IntN(2)], ofQuestion(r, i), ofQuestion(r, i-1-r.IntN(9)))
		}
	}
	return b.String()
}

func ofQuestion(r *rand.Rand, i int) string {
	if i%3 == 2 {
		return fmt.Sprintf("q%d > %d.0", i, 2+r.IntN(8))
	}
	return fmt.Sprintf("q%d == %c", i, '②'+rune(r.IntN(2)))
}

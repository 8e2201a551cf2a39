package flow_test

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/conformance/engines"
)

func TestMain(m *testing.M) {
	status := m.Run()
	engines.CloseBrowser()
	os.Exit(status)
}

// overflows lists the texts that a browser draws beyond their box, or, of a skip, over a box or another skip's words.
const overflows = `(() => {
  const wrong = [], at = e => e.getBBox(), right = b => b.x + b.width;
  for (const g of document.querySelectorAll("g[data-node]")) {
    const box = g.querySelector(":scope > rect") ?? g.parentNode.querySelector(":scope > rect");
    for (const text of g.querySelectorAll(":scope > text"))
      if (right(at(text)) > right(at(box)) || at(text).y < at(box).y - 1 || at(text).y + at(text).height > at(box).y + at(box).height + 1) wrong.push(text.textContent);
  }
  const over = (a, b) => a.x < right(b) && b.x < right(a) && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
  const labels = [...document.querySelectorAll("text.label")], boxes = [...document.querySelectorAll("rect.box")];
  labels.forEach((label, i) => {
    if (boxes.some(box => over(at(label), at(box))) || labels.some((other, k) => k < i && over(at(label), at(other)))) wrong.push(label.textContent);
  });
  const sheet = at(document.querySelector("rect.sheet"));
  for (const text of document.querySelectorAll("text")) if (right(at(text)) > sheet.width) wrong.push(text.textContent);
  return wrong.join("\n");
})()`

// TestInABrowser: what is drawn in real fonts stands in its box, and prints on one sheet of A3.
func TestInABrowser(t *testing.T) {
	charts := map[string]string{}
	for name, s := range shipped(t) {
		charts[name] = draw(t, s)
	}
	long := compile(t, small)
	long.EachText(func(_ string, text *string) { *text = strings.Repeat("很长的MWW题目", 30) })
	charts["long"] = draw(t, long)
	tab := engines.Tab(t, 2*time.Minute)
	for name, svg := range charts {
		t.Run(name, func(t *testing.T) {
			open(t, tab, svg)
			wrong, err := chromedp.Run(tab, chromedp.Evaluate[string](overflows))
			require.NoError(t, err)
			assert.Empty(t, wrong)
			result, err := chromedp.Call(tab, cdp.PrintToPDF, cdp.PrintToPDFParams{PreferCSSPageSize: new(true)})
			require.NoError(t, err)
			assert.Len(t, regexp.MustCompile(`/Type /Page\b`).FindAll(result.Data, -1), 1)
			assert.Regexp(t, `/MediaBox \[0 0 119[01](\.\d+)? 84[12](\.\d+)?\]`, string(result.Data))
		})
	}
}

// Axe finds nothing in a page that shows a chart; it is named, and its words are there to be read.
func TestAxeFindsNothing(t *testing.T) {
	axe := engines.AxeSource(t, "../../../tools")
	tab := engines.Tab(t, 2*time.Minute)
	for name, s := range shipped(t) {
		path := filepath.Join(t.TempDir(), "page.html")
		page := `<!DOCTYPE html><html lang="zh-CN"><title>` + name + `</title><main><h1>` + name + `</h1>` + draw(t, s) + `</main></html>`
		require.NoError(t, os.WriteFile(path, []byte(page), 0o600))
		require.NoError(t, chromedp.Do(tab, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())))
		assert.Empty(t, engines.AxeFinds(t, tab, axe, "{}"), name)
	}
}

func open(t *testing.T, tab context.Context, svg string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "chart.svg")
	require.NoError(t, os.WriteFile(path, []byte(svg), 0o600))
	require.NoError(t, chromedp.Do(tab, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())))
}

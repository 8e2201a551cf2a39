package html_test

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
)

func TestMain(m *testing.M) {
	code := m.Run()
	engines.CloseBrowser()
	os.Exit(code)
}

// newTab is an empty tab of Chromium.
func newTab(t *testing.T) context.Context { return engines.Tab(t, time.Minute) }

// open shows the survey's form in a new tab, from a file.
func open(t *testing.T, s *ir.Survey) context.Context {
	t.Helper()
	tab := newTab(t)
	require.NoError(t, chromedp.Do(tab, chromedp.Navigate(fileOf(t, s))))
	return tab
}

func fileOf(t *testing.T, s *ir.Survey) string {
	path := filepath.Join(t.TempDir(), "form.html")
	require.NoError(t, os.WriteFile(path, []byte(written(t, s)), 0o600))
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

func written(t *testing.T, s *ir.Survey) string {
	var b bytes.Buffer
	require.NoError(t, html.Write(&b, s))
	return b.String()
}

// eval is the value of a JavaScript expression in the tab.
func eval[T any](t *testing.T, tab context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(tab, chromedp.Evaluate[T](expression))
	require.NoError(t, err, expression)
	return v
}

// text is the JSON of a JavaScript expression in the tab.
func text(t *testing.T, tab context.Context, expression string) string {
	t.Helper()
	return eval[string](t, tab, "JSON.stringify("+expression+")")
}

func do(t *testing.T, tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	require.NoError(t, chromedp.Do(tab, steps...))
}

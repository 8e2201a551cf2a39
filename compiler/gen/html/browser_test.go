package html_test

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/ir"
)

func TestMain(m *testing.M) {
	code := m.Run()
	closeBrowser()
	os.Exit(code)
}

// closeBrowser ends the browser that the tests share, if one was started.
var closeBrowser = func() {}

// browser starts headless Chromium, once for all tests.
var browser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator)
	closeBrowser = func() { closeTab(); stop() }
	return ctx, chromedp.Do(ctx)
})

// newTab is an empty tab. Without Chromium the test is skipped, but fails on CI.
func newTab(t *testing.T) context.Context {
	t.Helper()
	if !hasChromium() {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	parent, err := browser()
	require.NoError(t, err)
	ctx, closeTab := chromedp.NewContext(parent, chromedp.WithNewBrowserContext()) // with a storage of its own
	t.Cleanup(closeTab)
	require.NoError(t, chromedp.Do(ctx))
	limited, stop := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(stop)
	return limited
}

func hasChromium() bool {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if _, err := exec.LookPath(name); err == nil {
			return true
		}
	}
	return false
}

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

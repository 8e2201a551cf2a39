package paper_test

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/surveys"
)

// TestPrint prints in Chromium: on A4, on as many pages as the original takes, in the style that the security policy
// admits, and nothing stands beyond the margin.
func TestPrint(t *testing.T) {
	hostile := hostileSurvey(hostile[len(hostile)-1])
	for _, c := range []struct {
		name, text  string
		least, most int // pages
	}{
		{"jdlk", page(t, load(t, surveys.Files, surveys.Path("jdlk"))), 2, 3},
		{"fjdlk", page(t, load(t, surveys.Files, surveys.Path("fjdlk"))), 1, 2},
		{"roster", page(t, load(t, os.DirFS("../../../surveys/examples/roster"), "roster.survey")), 1, 2},
		{"three records", fill(t, compile(t, household), `{"_id":"a"}`, `{"_id":"b"}`, `{"_id":"c"}`), 3, 3},
		{"long words", page(t, hostile), 1, 100},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, c.text)
			centred, err := chromedp.Run(tab, chromedp.Evaluate[string](`getComputedStyle(document.querySelector("h1")).textAlign`))
			require.NoError(t, err)
			assert.Equal(t, "center", centred)
			beyond, err := chromedp.Run(tab, chromedp.Evaluate[bool](`[...document.querySelectorAll("main *")].some(e => e.getBoundingClientRect().right > document.querySelector("main").getBoundingClientRect().right)`))
			require.NoError(t, err)
			assert.False(t, beyond, "beyond the sheet")
			pdf := printed(t, tab)
			assert.Regexp(t, `/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]`, string(pdf))
			count := len(pages.FindAll(pdf, -1))
			assert.True(t, c.least <= count && count <= c.most, "%d pages", count)
		})
	}
}

var pages = regexp.MustCompile(`/Type /Page\b`)

func printed(t *testing.T, tab context.Context) []byte {
	t.Helper()
	result, err := chromedp.Call(tab, cdp.PrintToPDF, cdp.PrintToPDFParams{PreferCSSPageSize: new(true)})
	require.NoError(t, err)
	require.NotEmpty(t, pages.FindAll(result.Data, -1))
	return result.Data
}

// open shows a page in headless Chromium. Without it the test is skipped, but fails on CI.
func open(t *testing.T, text string) context.Context {
	t.Helper()
	if !hasChromium() {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	path := filepath.Join(t.TempDir(), "paper.html")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)...)
	t.Cleanup(stop)
	tab, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	require.NoError(t, chromedp.Do(tab))
	limited, end := context.WithTimeout(tab, time.Minute)
	t.Cleanup(end)
	require.NoError(t, chromedp.Do(limited, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())))
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

package codebook_test

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
	"github.com/surveyc/surveyc/surveys"
)

func TestMain(m *testing.M) {
	status := m.Run()
	engines.CloseBrowser()
	os.Exit(status)
}

// Axe finds nothing in the page, on a phone by day and at a desk by night, and nothing scrolls sideways.
func TestAxeFindsNothing(t *testing.T) {
	axe := engines.AxeSource(t, "../../../tools")
	tab := engines.Tab(t, 2*time.Minute)
	shown := map[string]*ir.Survey{"household": compile(t, household)}
	for _, id := range surveys.IDs {
		result, err := compiler.Load(surveys.Files, surveys.Path(id))
		require.NoError(t, err)
		shown[id] = result.Survey
	}
	for name, s := range shown {
		for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
			path := filepath.Join(t.TempDir(), "codebook.html")
			require.NoError(t, os.WriteFile(path, []byte(page(t, s, lang)), 0o600))
			require.NoError(t, chromedp.Do(tab, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())))
			for scheme, width := range map[string]int64{"light": 360, "dark": 1200} {
				_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
					Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
				})
				require.NoError(t, err)
				require.NoError(t, chromedp.Do(tab, chromedp.EmulateViewport(width, 740)))
				assert.Empty(t, engines.AxeFinds(t, tab, axe, "{}"), "%s %s %s", name, lang, scheme)
				wide, err := chromedp.Run(tab, chromedp.Evaluate[int]("document.documentElement.scrollWidth - innerWidth"))
				require.NoError(t, err)
				assert.LessOrEqual(t, wide, 0, "%s %s %d scrolls sideways", name, lang, width)
			}
		}
	}
}

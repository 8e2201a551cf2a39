package engines

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// CloseBrowser ends the browser that the tests of a package share, if one was started. TestMain calls it.
var CloseBrowser = func() {}

// browser starts headless Chromium, once for all tests of a package.
var browser = sync.OnceValues(func() (context.Context, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator)
	CloseBrowser = func() { closeTab(); stop() }
	return ctx, chromedp.Do(ctx)
})

// Tab is an empty tab of Chromium with a storage of its own, which is closed at the end of the test or after a time.
func Tab(t testing.TB, limit time.Duration) context.Context {
	t.Helper()
	need(t, "chromium", "chromium-browser", "google-chrome", "chrome")
	parent, err := browser()
	require.NoError(t, err)
	ctx, closeTab := chromedp.NewContext(parent, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	require.NoError(t, chromedp.Do(ctx))
	limited, stop := context.WithTimeout(ctx, limit)
	t.Cleanup(stop)
	return limited
}

package html_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/ir"
)

// A form that is served can be installed and opens without a network; so does another in the same folder. A newer one is
// told of, and used when the page is opened next.
func TestAServedFormStaysOnTheDevice(t *testing.T) {
	one, two := village(t), schooling()
	files := built(t, one, two)
	server := httptest.NewServer(files)
	tab := newTab(t)
	heard := listen(t, tab)
	do(t, tab, chromedp.Navigate(server.URL+"/village.html"))
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	kept(t, tab, "village.html")
	errors, err := chromedp.Call(tab, page.GetInstallabilityErrors, cdp.Empty{})
	require.NoError(t, err)
	for _, e := range errors.InstallabilityErrors {
		assert.Equal(t, "in-incognito", e.ErrorID, "as all tabs of tests are")
	}
	do(t, tab, chromedp.Navigate(server.URL+"/schooling.html"))
	kept(t, tab, "schooling.html")
	do(t, tab, enter("head_name", "张三"))
	saved(t, tab)
	assert.Empty(t, heard.complaints())

	files.set("/village.html", nil)
	files.set("/schooling.html", nil)
	do(t, tab, chromedp.Reload())
	await(t, tab, `document.querySelector(".desk strong")?.textContent === "张三"`)
	do(t, tab, chromedp.Navigate(server.URL+"/village.html?from=wechat"))
	await(t, tab, `document.title === "入户调查" && document.documentElement.dataset.screen === "form"`)

	files.set("/village.html", []byte("<p>please log in</p>"))
	do(t, tab, chromedp.Reload())
	require.Eventually(t, func() bool { return files.asked("/village.html") }, 10*time.Second, 20*time.Millisecond)
	newer := *one
	newer.Title = "新版"
	files.set("/village.html", []byte(written(t, &newer)))
	do(t, tab, chromedp.Navigate(server.URL+"/village.html"))
	await(t, tab, `document.querySelector(".notice")?.textContent.startsWith("这份问卷出了新版")`)
	assert.Equal(t, "入户调查", eval[string](t, tab, `document.title`), "not under the hands of who fills it in")
	server.Close()
	do(t, tab, chromedp.Reload())
	await(t, tab, `document.title === "新版"`)
}

func TestTheManifestNamesItsForm(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, html.WriteManifest(&b, &ir.Survey{ID: "入户", Title: `"调查"`}))
	assert.Contains(t, b.String(), `"name":"\"调查\"","short_name":"\"调查\"","lang":"zh-CN","start_url":"./%E5%85%A5%E6%88%B7.html","scope":"./%E5%85%A5%E6%88%B7.html"`)
	assert.ErrorIs(t, html.WriteManifest(brokenWriter{}, schooling()), errBroken)
	assert.ErrorIs(t, html.WriteWorker(brokenWriter{}, schooling()), errBroken)
}

// kept waits until a form is in the cache.
func kept(t *testing.T, tab context.Context, name string) {
	t.Helper()
	require.Equal(t, "kept", promised(t, tab, `(async () => {
		for (let i = 0; i < 100; i++) {
			if (await caches.match(location.origin + "/`+name+`")) return "kept";
			await new Promise(done => setTimeout(done, 50));
		}
	})()`))
}

// folder is a folder of files that is served.
type folder struct {
	mu     sync.Mutex
	files  map[string][]byte
	served map[string]bool
}

func (f *folder) set(path string, data []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files[path], f.served[path] = data, false
}

// asked tells whether a file was asked for since it was set.
func (f *folder) asked(path string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.served[path]
}

func (f *folder) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	data := f.files[r.URL.Path]
	f.served[r.URL.Path] = true
	f.mu.Unlock()
	if data == nil {
		http.NotFound(w, r)
		return
	}
	types := map[string]string{"html": "text/html; charset=utf-8", "js": "text/javascript", "webmanifest": "application/manifest+json"}
	w.Header().Set("Content-Type", types[r.URL.Path[strings.LastIndex(r.URL.Path, ".")+1:]])
	_, _ = w.Write(data)
}

// built is the folder that `surveyc build --target html` writes.
func built(t *testing.T, surveys ...*ir.Survey) *folder {
	t.Helper()
	f := &folder{files: map[string][]byte{"/favicon.ico": {}}, served: map[string]bool{}}
	for _, s := range surveys {
		for path, write := range map[string]func(io.Writer, *ir.Survey) error{"/" + s.ID + ".html": html.Write, "/" + s.ID + ".webmanifest": html.WriteManifest, "/sw.js": html.WriteWorker} {
			var b bytes.Buffer
			require.NoError(t, write(&b, s))
			f.files[path] = b.Bytes()
		}
	}
	return f
}

// ear hears what a tab asks for, and what the browser complains of.
type ear struct {
	mu              sync.Mutex
	asked, disliked []string
}

func listen(t *testing.T, tab context.Context) *ear {
	t.Helper()
	e := &ear{}
	require.NoError(t, chromedp.Listen(tab, e.hear))
	_, err := chromedp.Call(tab, network.Enable, network.EnableParams{})
	require.NoError(t, err)
	_, err = chromedp.Call(tab, log.Enable, cdp.Empty{})
	require.NoError(t, err)
	return e
}

func (e *ear) hear(event any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch event := event.(type) {
	case *network.EventRequestWillBeSent:
		e.asked = append(e.asked, event.Request.URL)
	case *log.EventEntryAdded:
		e.disliked = append(e.disliked, event.Entry.Text+" "+event.Entry.URL)
	case *runtime.EventExceptionThrown:
		e.disliked = append(e.disliked, event.ExceptionDetails.Text)
	}
}

func (e *ear) requests() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.asked
}

func (e *ear) complaints() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.disliked
}

package engines

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// Chromium80 is the Chromium of February 2020, the oldest in which the form is to work. It comes packed with a package that package.json in the folder tools names.
func Chromium80(t testing.TB, tools string) *Browser {
	t.Helper()
	if runtime.GOOS+runtime.GOARCH != "linuxamd64" && os.Getenv("CI") == "" {
		t.Skip("Chromium 80 comes for Linux on x86-64 only")
	}
	Install(t, tools)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("no-zygote", true), chromedp.ExecPath(unpacked(t, tools)))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator, chromedp.WithBrowserOption(chromedp.WithBrowserLogf(func(string, ...any) {})), chromedp.WithLogf(func(string, ...any) {}))
	limited, end := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(func() { end(); closeTab(); stop() })
	require.NoError(t, chromedp.Do(limited))
	return &Browser{wire: overCDP{limited}}
}

// unpacked is the program.
func unpacked(t testing.TB, tools string) string {
	t.Helper()
	packed, err := os.Open(tools + "/node_modules/chrome-aws-lambda/bin/chromium.br")
	require.NoError(t, err, "an older node_modules lacks it: npm ci --prefix tools")
	defer packed.Close()
	path := filepath.Join(t.TempDir(), "chromium")
	program, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o700)
	require.NoError(t, err)
	_, err = io.Copy(program, brotli.NewReader(packed))
	require.NoError(t, err)
	require.NoError(t, program.Close())
	return path
}

// overCDP does with the protocol of Chromium's own what the commands say that tests give to all browsers.
type overCDP struct{ context.Context }

func (w overCDP) send(c command, parameters map[string]any) (json.RawMessage, error) {
	switch c {
	case navigate:
		return nil, chromedp.Do(w, chromedp.Navigate(parameters["url"].(string)))
	case run:
		return w.run(parameters["script"].(string))
	case find:
		return json.Marshal(map[string]any{elementKey: parameters["value"]})
	case sendKeys:
		return nil, w.typed(parameters["id"].(string), parameters["text"].(string))
	case click:
		return nil, w.click(parameters["id"].(string))
	case perform:
		return nil, w.perform(parameters)
	}
	return nil, fmt.Errorf("%s is not for Chromium", c.name)
}

func (w overCDP) run(script string) (json.RawMessage, error) {
	text, err := chromedp.Run(w, chromedp.Evaluate[string](`new Promise(done => (function () {`+script+`})(done)).then(JSON.stringify)`, chromedp.EvalAwaitPromise))
	return json.RawMessage(text), err
}

// typed is a text on the keys, after the focus was given by script: Chromium had no other way then that chromedp knows.
func (w overCDP) typed(selector, text string) error {
	if _, err := os.Stat(text); err == nil {
		return chromedp.Do(w, chromedp.SetUploadFiles(chromedp.CSS(selector), []string{text}))
	}
	if _, err := w.at(selector, [2]int{}); err != nil {
		return err
	}
	if err := chromedp.Do(w, chromedp.Evaluate[chromedp.Void](`document.querySelector(`+quoted(selector)+`).focus()`)); err != nil {
		return err
	}
	for _, r := range text {
		if err := w.key(string(r)); err != nil {
			return err
		}
	}
	return nil
}

// key presses a key as a keyboard does: what it types comes only where nothing has prevented it.
func (w overCDP) key(text string) error {
	down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: text, Text: text}
	if text == Enter {
		down.Key, down.Code, down.Text, down.WindowsVirtualKeyCode = "Enter", "Enter", "\r", 13
	}
	up := down
	up.Type, up.Text = input.DispatchKeyEventTypeKeyUp, ""
	_, err := chromedp.Call(w, input.DispatchKeyEvent, down)
	if err == nil {
		_, err = chromedp.Call(w, input.DispatchKeyEvent, up)
	}
	return err
}

func (w overCDP) click(selector string) error {
	at, err := w.at(selector, [2]int{})
	if err != nil {
		return err
	}
	return chromedp.Do(w, chromedp.MouseClickXY(at[0], at[1]))
}

// at is where a point is that is so far from the middle of an element, which is brought into view.
func (w overCDP) at(selector string, off [2]int) (at [2]float64, err error) {
	list, err := chromedp.Run(w, chromedp.Evaluate[[]float64](`(e => { e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })(document.querySelector(`+quoted(selector)+`))`))
	if err != nil {
		return at, err
	}
	return [2]float64{list[0] + float64(off[0]), list[1] + float64(off[1])}, nil
}

// perform is a line that is drawn with the mouse.
func (w overCDP) perform(parameters map[string]any) error {
	kinds := map[any]input.DispatchMouseEventType{"pointerMove": input.DispatchMouseEventTypeMouseMoved, "pointerDown": input.DispatchMouseEventTypeMousePressed, "pointerUp": input.DispatchMouseEventTypeMouseReleased}
	var at [2]float64
	for _, step := range stepsIn(parameters) {
		if on, ok := step["origin"].(map[string]string); ok {
			var err error
			if at, err = w.at(on[elementKey], [2]int{step["x"].(int), step["y"].(int)}); err != nil {
				return err
			}
		}
		event := input.DispatchMouseEventParams{Type: kinds[step["type"]], X: at[0], Y: at[1], Button: input.MouseButtonLeft, ClickCount: 1}
		if _, err := chromedp.Call(w, input.DispatchMouseEvent, event); err != nil {
			return err
		}
	}
	return nil
}

func stepsIn(parameters map[string]any) []map[string]any {
	return parameters["actions"].([]any)[0].(map[string]any)["actions"].([]map[string]any)
}

package engines

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Browser is one that is no Chromium, with one or more tabs, driven by the commands of W3C WebDriver.
type Browser struct {
	wire wire
	cmd  *exec.Cmd
}

// wire takes a command to the browser, and is what that gives.
type wire interface {
	send(c command, parameters map[string]any) (json.RawMessage, error)
}

// command is one of W3C WebDriver: its method and path in HTTP, and what Firefox calls it.
type command struct{ method, path, name string }

var (
	newSession = command{"POST", "/session", "WebDriver:NewSession"}
	timeouts   = command{"POST", "/timeouts", "WebDriver:SetTimeouts"}
	navigate   = command{"POST", "/url", "WebDriver:Navigate"}
	run        = command{"POST", "/execute/async", "WebDriver:ExecuteAsyncScript"}
	find       = command{"POST", "/element", "WebDriver:FindElement"}
	sendKeys   = command{"POST", "/element/%s/value", "WebDriver:ElementSendKeys"}
	click      = command{"POST", "/element/%s/click", "WebDriver:ElementClick"}
	perform    = command{"POST", "/actions", "WebDriver:PerformActions"}
	newWindow  = command{"POST", "/window/new", "WebDriver:NewWindow"}
	toWindow   = command{"POST", "/window", "WebDriver:SwitchToWindow"}
	windows    = command{"GET", "/window/handles", "WebDriver:GetWindowHandles"}
	setRect    = command{"POST", "/window/rect", "WebDriver:SetWindowRect"}
	screenshot = command{"GET", "/screenshot", "WebDriver:TakeScreenshot"}
	printed    = command{"POST", "/print", "WebDriver:Print"}
)

// Enter is the key among what is typed.
const Enter = "\uE007"

// Open shows a page.
func (b *Browser) Open(t testing.TB, address string) {
	t.Helper()
	b.do(t, navigate, map[string]any{"url": address})
}

// Evaluate is the value of an expression, or of the promise that it is, as JSON.
func (b *Browser) Evaluate(t testing.TB, expression string) string {
	t.Helper()
	var answer struct{ Said, Failed string }
	script := `const done = arguments[arguments.length - 1];
		(async () => (` + expression + `))().then(v => done({said: JSON.stringify(v) ?? "null"}), e => done({failed: String(e)}));`
	require.NoError(t, json.Unmarshal(b.do(t, run, map[string]any{"script": script, "args": []any{}}), &answer))
	require.Empty(t, answer.Failed, expression)
	return answer.Said
}

// Await waits until an expression, or what it promises, is true.
func (b *Browser) Await(t testing.TB, expression string) {
	t.Helper()
	for range 200 {
		if b.Evaluate(t, "!!(await ("+expression+"))") == "true" {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	require.Fail(t, "never came", "%s\n%s", expression, b.Evaluate(t, `document.body.innerText.slice(0, 600)`))
}

// Type types a text with the keyboard into what a selector finds first, or gives a file of that path to it.
func (b *Browser) Type(t testing.TB, selector, text string) {
	t.Helper()
	b.do(t, sendKeys, map[string]any{"id": b.element(t, selector), "text": text})
}

// Press presses what a selector finds first.
func (b *Browser) Press(t testing.TB, selector string) {
	t.Helper()
	id := b.element(t, selector)
	b.Evaluate(t, `document.querySelector(`+quoted(selector)+`).scrollIntoView({block: "center"})`) // not under what stands at the foot
	b.do(t, click, map[string]any{"id": id})
}

// Draw draws a line with the mouse through points of what a selector finds first, from its middle.
func (b *Browser) Draw(t testing.TB, selector string, points ...[2]int) {
	t.Helper()
	on := map[string]string{elementKey: b.element(t, selector)}
	var steps []map[string]any
	for i, at := range points {
		steps = append(steps, map[string]any{"type": "pointerMove", "duration": 20, "origin": on, "x": at[0], "y": at[1]})
		if i == 0 {
			steps = append(steps, map[string]any{"type": "pointerDown", "button": 0})
		}
	}
	steps = append(steps, map[string]any{"type": "pointerUp", "button": 0})
	b.do(t, perform, map[string]any{"actions": []any{map[string]any{
		"type": "pointer", "id": "mouse", "parameters": map[string]string{"pointerType": "mouse"}, "actions": steps,
	}}})
}

// NewTab is a further tab, which is then the one that is driven.
func (b *Browser) NewTab(t testing.TB) {
	t.Helper()
	var made struct{ Handle string }
	require.NoError(t, json.Unmarshal(b.do(t, newWindow, map[string]any{"type": "tab"}), &made))
	b.to(t, made.Handle)
}

// ToTab drives one of the tabs, which are counted from 0.
func (b *Browser) ToTab(t testing.TB, n int) {
	t.Helper()
	var handles []string
	require.NoError(t, json.Unmarshal(b.do(t, windows, nil), &handles))
	b.to(t, handles[n])
}

func (b *Browser) to(t testing.TB, handle string) {
	t.Helper()
	b.do(t, toWindow, map[string]any{"handle": handle})
}

// Resize gives the window a size.
func (b *Browser) Resize(t testing.TB, width, height int) {
	t.Helper()
	b.do(t, setRect, map[string]any{"width": width, "height": height})
}

// Screenshot is what is seen, as PNG.
func (b *Browser) Screenshot(t testing.TB) []byte {
	t.Helper()
	return b.file(t, screenshot, map[string]any{"full": false})
}

// Print is what would be printed, as PDF.
func (b *Browser) Print(t testing.TB) []byte {
	t.Helper()
	return b.file(t, printed, map[string]any{"background": false})
}

// Kill ends the browser at once, where it is a process of its own.
func (b *Browser) Kill() {
	_ = b.cmd.Process.Kill()
	_ = b.cmd.Wait()
}

// elementKey is by what an element is known to be one.
const elementKey = "element-6066-11e4-a52e-4f735466cecf"

func (b *Browser) element(t testing.TB, selector string) string {
	t.Helper()
	var found map[string]string
	require.NoError(t, json.Unmarshal(b.do(t, find, map[string]any{"using": "css selector", "value": selector}), &found))
	return found[elementKey]
}

func (b *Browser) file(t testing.TB, c command, parameters map[string]any) []byte {
	t.Helper()
	var text string
	require.NoError(t, json.Unmarshal(b.do(t, c, parameters), &text))
	content, err := base64.StdEncoding.DecodeString(text)
	require.NoError(t, err)
	return content
}

func (b *Browser) do(t testing.TB, c command, parameters map[string]any) json.RawMessage {
	t.Helper()
	answer, err := b.wire.send(c, parameters)
	require.NoError(t, err, "%s %.300v", c.name, parameters)
	return answer
}

func quoted(text string) string {
	literal, _ := json.Marshal(text)
	return string(literal)
}

// refusal is an error that a browser gives.
type refusal struct{ Error, Message string }

func (r *refusal) err() error {
	if r == nil || r.Error == "" {
		return nil
	}
	return errors.New(r.Error + ": " + r.Message)
}

// within tries something again until it works, or for half a minute.
func within[T any](try func() (T, error)) (T, error) {
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		v, err := try()
		if err == nil {
			return v, nil
		}
		if time.Now().After(deadline) {
			return v, fmt.Errorf("in half a minute: %w", err)
		}
	}
}

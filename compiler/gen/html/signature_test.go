package html_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	events "github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const signed = `survey t "t"
question household "被访者签名" signature note "其他方式接受调查由复核人员代签，并进行备注说明"
question note "备注{household}" text optional
question reviewer "复核人员签名" signature locked optional
`

// mostInACell is how many characters a cell of Excel holds.
const mostInACell = 32_767

// What is drawn is in the record stroke by stroke, is drawn anew, taken away, and gives way to a name.
func TestSignature(t *testing.T) {
	for name, draw := range map[string]func(*testing.T, context.Context){"finger": drawByTouch, "mouse": drawByMouse} {
		t.Run(name, func(t *testing.T) {
			tab := open(t, newChecker(t, signed).Survey)
			do(t, tab, chromedp.EmulateViewport(360, 740), press(".sign"))
			assert.Equal(t, `{}`, answers(t, tab))
			draw(t, tab)
			first := drawnIn(t, tab)
			assert.Less(t, bytes.Count(first.Pix, []byte{0xff}), len(first.Pix), "nothing is drawn")
			assert.Equal(t, "0", eval[string](t, tab, `String(window.survey.findings().length)`))
			assert.Equal(t, "备注image/png", eval[string](t, tab, `document.querySelector("[data-item=note] label bdi").textContent`))

			do(t, tab, press(".signed"))
			assert.Equal(t, "again", eval[string](t, tab, `document.activeElement.className`))
			assert.Equal(t, fmt.Sprint(first.Rect.Dx(), " ", first.Rect.Dy()), awaited(t, tab, `(c => c.width > 1 ? c.width + " " + c.height : "")(document.querySelector("canvas"))`))

			do(t, tab, press(".again"))
			assert.NotEqual(t, `{}`, answers(t, tab), "kept until the first stroke")
			do(t, tab, press(".erase"))
			assert.Equal(t, `{}`, answers(t, tab))
			draw(t, tab)
			do(t, tab, press(".signed"), press(".erase"))
			assert.Equal(t, `{}`, answers(t, tab))
			assert.Equal(t, "sign", eval[string](t, tab, `document.activeElement.className`))
			do(t, tab, enter("household", "张三"))
			assert.Equal(t, `{"household":"张三"}`, answers(t, tab))
		})
	}
}

// drawnIn is the drawing in the record.
func drawnIn(t *testing.T, tab context.Context) *image.RGBA {
	t.Helper()
	text := eval[string](t, tab, "window.survey.answers().household")
	assert.Less(t, len(text), mostInACell)
	body, is := strings.CutPrefix(text, "data:image/png;base64,")
	require.True(t, is, text[:min(len(text), 40)])
	data, err := base64.StdEncoding.DecodeString(body)
	require.NoError(t, err)
	drawn, err := png.Decode(bytes.NewReader(data))
	require.NoError(t, err)
	pixels := image.NewRGBA(drawn.Bounds())
	for x := range pixels.Rect.Dx() {
		for y := range pixels.Rect.Dy() {
			pixels.Set(x, y, drawn.At(x, y))
		}
	}
	return pixels
}

// A tap leaves a dot, and a slow stroke more ink than a quick one of the same way.
func TestStrokesOfAPen(t *testing.T) {
	tab := open(t, newChecker(t, signed).Survey)
	do(t, tab, chromedp.EmulateViewport(360, 740), press(".sign"))
	ink := func(steps int) int {
		do(t, tab, press(".erase"))
		var path []point
		for i := range steps {
			path = append(path, point{0.2 + 0.6*float64(i)/float64(steps), 0.5})
		}
		drawAlong(t, tab, path)
		dark := 0
		for _, level := range drawnIn(t, tab).Pix {
			dark += 0xff - int(level)
		}
		return dark / 3 / 0xff
	}
	dot, quick, slow := ink(1), ink(8), ink(100)
	assert.Greater(t, dot, 0)
	assert.Greater(t, quick, 20*dot)
	assert.Greater(t, slow, 2*quick)
}

// However much is drawn, a cell of Excel holds it.
func TestAnySignatureFitsACell(t *testing.T) {
	tab := open(t, newChecker(t, signed).Survey)
	do(t, tab, press(".sign"))
	for i := range 3 {
		path := scribble(200)
		for j := range path {
			path[j].x = math.Mod(path[j].x*float64(i+1)*1.37, 1)
		}
		drawAlong(t, tab, path)
	}
	drawnIn(t, tab)
	assert.Greater(t, eval[int](t, tab, `window.survey.answers().household.length`), 4000)
}

// A loaded drawing is shown; what is none stays text, and what cannot be shown is kept.
func TestSignaturesThatAreLoaded(t *testing.T) {
	tab := open(t, newChecker(t, signed).Survey)
	const shown = `(r => [r.querySelector(".paper").hidden ? "name" : "drawing", r.querySelector("input").value.slice(0, 20), r.querySelector(".kept").hidden ? "" : "kept", document.images.length, r.querySelectorAll("b").length].join(" "))(document.querySelector("[data-item=household]"))`
	small, bomb := picturePNG(t, 40, 20), picturePNG(t, 40, 20)
	body, err := base64.StdEncoding.DecodeString(bomb[len("data:image/png;base64,"):])
	require.NoError(t, err)
	copy(body[16:24], []byte{0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30}) // 30 000 × 30 000 pixels
	bomb = "data:image/png;base64," + base64.StdEncoding.EncodeToString(body)
	for _, c := range []struct{ name, value, want string }{
		{"a drawing", small, "drawing   0 0"},
		{"a name", "张三", "name 张三  0 0"},
		{"markup", `<img src=x onerror=harmed=1><b>`, "name <img src=x onerror=h  0 0"},
		{"an emoji", "👨‍👩‍👧", "name 👨‍👩‍👧  0 0"},
		{"a script in a picture", "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9Ii8vIj4=", "name data:image/svg+xml;b  0 0"},
		{"a picture of too many pixels", bomb, "name data:image/png;base6  0 0"},
		{"too long for a cell", "data:image/png;base64," + strings.Repeat("AAAA", 20_000), "name data:image/png;base6  0 0"},
		{"several lines", "张\n三", "name  kept 0 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			record := fmt.Sprintf(`{"household":%q}`, c.value)
			do(t, tab, load(record))
			assert.Equal(t, c.want, eval[string](t, tab, shown))
			assert.JSONEq(t, record, answers(t, tab))
		})
	}
	do(t, tab, load(fmt.Sprintf(`{"household":%q}`, small)))
	assert.Equal(t, "40 20", awaited(t, tab, `(c => c.width > 1 ? c.width + " " + c.height : "")(document.querySelector("canvas"))`))
	do(t, tab, load(`{"household":"data:image/png;base64,`+strings.Repeat("AAAA", 20)+`"}`))
	assert.Equal(t, "签名已保留，这里显示不出来", awaited(t, tab, `(p => p.hidden ? "" : p.textContent)(document.querySelector(".unseen"))`))
	assert.False(t, eval[bool](t, tab, `"harmed" in window`))
}

// A program that loads a record and prints at once has the drawings on paper, once what load gives is kept, however long a picture takes to be read.
func TestPicturesArePrintedAtOnce(t *testing.T) {
	for name, survey := range map[string]string{"household": signed, "door": "survey t \"t\"\nquestion door \"大门\" photo"} {
		t.Run(name, func(t *testing.T) {
			tab := newTab(t)
			runFirst(t, tab, `const read = createImageBitmap; window.createImageBitmap = async picture => { await new Promise(done => setTimeout(done, 500)); return read(picture); }`)
			do(t, tab, chromedp.Navigate(fileOf(t, newChecker(t, survey).Survey)))
			assert.Zero(t, bytes.Count(printed(t, tab), []byte("/Subtype /Image")))
			_, err := chromedp.Run(tab, chromedp.Evaluate[any](fmt.Sprintf(`window.survey.load({%q: %q})`, name, picturePNG(t, 40, 20)), chromedp.EvalAwaitPromise))
			require.NoError(t, err)
			assert.Equal(t, 1, bytes.Count(printed(t, tab), []byte("/Subtype /Image")))
		})
	}
}

func printed(t *testing.T, tab context.Context) []byte {
	t.Helper()
	paper, err := chromedp.Call(tab, page.PrintToPDF, page.PrintToPDFParams{PrintBackground: new(true)})
	require.NoError(t, err)
	return paper.Data
}

// A drawing that came with the record and is locked is shown, without the means to change it.
func TestALockedSignature(t *testing.T) {
	tab := open(t, newChecker(t, signed).Survey)
	do(t, tab, load(fmt.Sprintf(`{"reviewer":%q}`, picturePNG(t, 40, 20))))
	assert.Equal(t, "true 0 0", eval[string](t, tab, `(r => [r.querySelector("canvas").offsetWidth > 0, r.querySelector(".pens").offsetHeight, r.querySelector(".given > bdi").offsetHeight].join(" "))(document.querySelector("[data-item=reviewer]"))`))
}

// A survey without signatures has no script for them.
func TestOnlySignaturesBringTheirScript(t *testing.T) {
	const draws = "onpointerdown"
	assert.NotContains(t, written(t, newChecker(t, `survey t "t" question a "a" photo`).Survey), draws)
	assert.Contains(t, written(t, newChecker(t, signed).Survey), draws)
}

// picturePNG is a drawing of a size, as a record holds it.
func picturePNG(t *testing.T, width, height int) string {
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))))
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

type point struct{ x, y float64 } // from 0 to 1

// scribble looks like a name written in one stroke.
func scribble(n int) []point {
	var path []point
	for i := range n {
		at := float64(i) / float64(n)
		path = append(path, point{0.1 + 0.8*at, 0.5 + 0.35*math.Sin(at*31)*math.Cos(at*11)})
	}
	return path
}

func drawByMouse(t *testing.T, tab context.Context) { drawAlong(t, tab, scribble(60)) }

func drawAlong(t *testing.T, tab context.Context, path []point) {
	paper := paperOf(t, tab)
	event := func(what events.DispatchMouseEventType, p point) {
		x, y := paper.at(p)
		_, err := chromedp.Call(tab, events.DispatchMouseEvent, events.DispatchMouseEventParams{Type: what, X: x, Y: y, Button: events.MouseButtonLeft, Buttons: 1, ClickCount: 1})
		require.NoError(t, err)
	}
	event(events.DispatchMouseEventTypeMousePressed, path[0])
	for _, p := range path {
		event(events.DispatchMouseEventTypeMouseMoved, p)
	}
	event(events.DispatchMouseEventTypeMouseReleased, path[len(path)-1])
}

func drawByTouch(t *testing.T, tab context.Context) {
	event := func(what events.DispatchTouchEventType, points ...*events.TouchPoint) {
		_, err := chromedp.Call(tab, events.DispatchTouchEvent, events.DispatchTouchEventParams{Type: what, TouchPoints: points})
		require.NoError(t, err)
	}
	paper := paperOf(t, tab)
	for i, p := range scribble(60) {
		x, y := paper.at(p)
		what := events.DispatchTouchEventTypeTouchMove
		if i == 0 {
			what = events.DispatchTouchEventTypeTouchStart
		}
		event(what, &events.TouchPoint{X: x, Y: y})
	}
	event(events.DispatchTouchEventTypeTouchEnd)
}

// paper is where in the window the canvas is: its left, top, width and height.
type paper [4]float64

func paperOf(t *testing.T, tab context.Context) paper {
	return eval[paper](t, tab, `(b => [b.left, b.top, b.width, b.height])(document.querySelector(".paper.open > canvas").getBoundingClientRect())`)
}

func (b paper) at(p point) (x, y float64) { return b[0] + p.x*b[2], b[1] + p.y*b[3] }

// scribbled is a name that was drawn, as a record holds it.
func scribbled(t *testing.T) string {
	tab := open(t, newChecker(t, signed).Survey)
	do(t, tab, press(".sign"))
	drawByMouse(t, tab)
	return eval[string](t, tab, "window.survey.answers().household")
}

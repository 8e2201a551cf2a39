package html_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
)

// The button asks the device; where that does not help, the location can be typed, and the page says so.
func TestLocate(t *testing.T) {
	tab := open(t, newChecker(t, `survey t "t"
question home "住处" location
  assert warn far "定位不准" if accuracy(home) > 50
question in "住在{home}" text optional
`).Survey)
	for _, c := range []struct{ device, want, says, finds string }{
		{`{getCurrentPosition: (found) => found({coords: {latitude: 28.2000004, longitude: 112.9, accuracy: 65.04}})}`, `{"home":{"lat":28.2,"lon":112.9,"accuracy":65}}`, "已定位", "assert"},
		{`{getCurrentPosition: (found, failed) => failed({code: 1})}`, `{}`, "没有允许定位。请在浏览器里允许，或者手工填写", "required"},
		{`{getCurrentPosition: (found, failed) => failed({code: 3})}`, `{}`, "没有定到位置，请到开阔的地方再试，或者手工填写", "required"},
		{`{getCurrentPosition: () => {}}`, `{}`, "正在定位，请稍等", "required"},
	} {
		do(t, tab, load(`{}`))
		eval[bool](t, tab, fmt.Sprintf(`(Object.defineProperty(navigator, "geolocation", {value: %s, configurable: true}), true)`, c.device))
		do(t, tab, press(`[data-item="home"] .locate`))
		assert.JSONEq(t, c.want, answers(t, tab))
		assert.Equal(t, c.says, eval[string](t, tab, `document.querySelector(".located").textContent`))
		assert.Equal(t, c.finds, eval[string](t, tab, `window.survey.findings().map(f => f.code).join()`))
	}
	do(t, tab, load(`{"home":{"lat":-28.25,"lon":112.9,"accuracy":1e-7}}`))
	assert.Equal(t, "-28.25 112.9 0.0000001", eval[string](t, tab, `Array.from(document.getElementsByName("home"), (i) => i.value).join(" ")`))
	assert.Equal(t, "住在-28.25,112.9", eval[string](t, tab, `document.querySelector("[data-item=in] label bdi").textContent`))
}

// part puts a text into one of the lines of an item, as a person who types it and leaves.
func part(id string, at int, text string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => {
		const input = document.getElementsByName(%q)[%d];
		input.value = %q;
		for (const event of ["input", "change"]) input.dispatchEvent(new Event(event, {bubbles: true}));
	})()`, id, at, text))
}

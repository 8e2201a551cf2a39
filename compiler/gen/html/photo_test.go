package html_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const photographed = `survey t "t"
question door "大门" photo optional refused
question note "备注{door}" text optional
`

// A picture that is picked is made small, kept as a JPEG, shown, and taken back; all under the page's policy.
func TestPhoto(t *testing.T) {
	tab := open(t, newChecker(t, photographed).Survey)
	do(t, tab, load(`{"door":{"none":"refused"}}`), pickPhoto("noise", 1800, 1200))
	photo := awaited(t, tab, `window.survey.answers().door?.none ? "" : window.survey.answers().door`)
	assert.True(t, strings.HasPrefix(photo, "data:image/jpeg;base64,"), photo[:min(len(photo), 40)])
	assert.Less(t, len(photo), 270_001)
	assert.Equal(t, "640 427", awaited(t, tab, `(c => c.hidden ? "" : [c.width, c.height].join(" "))(document.querySelector(".picture canvas"))`))
	assert.Equal(t, "0", eval[string](t, tab, `String(window.survey.findings().length)`))
	assert.Equal(t, "备注image/jpeg", eval[string](t, tab, `document.querySelector("[data-item=note] label bdi").textContent`))
	do(t, tab, press(".drop"))
	assert.Equal(t, `{}`, answers(t, tab))
	assert.True(t, eval[bool](t, tab, `document.querySelector(".picture canvas").hidden`))
}

// What is no picture leaves the answer as it was, and says so.
func TestNoPhoto(t *testing.T) {
	tab := open(t, newChecker(t, photographed).Survey)
	do(t, tab, load(`{"door":"照片/001.jpg"}`))
	assert.Equal(t, "照片/001.jpg", eval[string](t, tab, `document.querySelector(".pictured").textContent`))
	do(t, tab, pickPhoto("text", 1, 1))
	assert.Equal(t, "这个文件不是能用的照片，请换一张", awaited(t, tab, `(s => s.includes("文件") ? s : "")(document.querySelector(".pictured").textContent)`))
	assert.JSONEq(t, `{"door":"照片/001.jpg"}`, answers(t, tab))
	for _, c := range []struct {
		record string
		kept   bool
	}{
		{`{"door":"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9Ii8vIj4="}`, true},
		{`{"door":"<img src=x onerror=harmed=1>.jpg"}`, true},
		{`{"door":"data:image/jpeg;base64,AAAA"}`, false},
	} {
		do(t, tab, load(c.record))
		assert.JSONEq(t, c.record, answers(t, tab))
		assert.Equal(t, !c.kept, eval[bool](t, tab, `document.querySelector("[data-item=door] .kept").hidden`), c.record)
	}
	assert.Equal(t, "照片已保留，这里显示不出来", awaited(t, tab, `document.querySelector(".pictured").textContent`))
}

// pickPhoto picks a file: noise that no JPEG makes small, or a text.
func pickPhoto(kind string, width, height int) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => {
		const give = (blob) => {
			const files = new DataTransfer();
			files.items.add(new File([blob], "x.png", {type: "image/png"}));
			const input = document.querySelector("input[type=file]");
			input.files = files.files;
			input.dispatchEvent(new Event("change", {bubbles: true}));
		};
		if (%q === "text") return give(new Blob(["no picture"]));
		const canvas = Object.assign(document.createElement("canvas"), {width: %d, height: %d});
		const context = canvas.getContext("2d"), data = context.createImageData(canvas.width, canvas.height);
		for (let i = 0, x = 1; i < data.data.length; i++) data.data[i] = (x = x * 16807 %% 2147483647) %% 256;
		context.putImageData(data, 0, 0);
		canvas.toBlob(give);
	})()`, kind, width, height))
}

// awaited is what an expression gives once that is no empty text.
func awaited(t *testing.T, tab context.Context, expression string) string {
	t.Helper()
	got := ""
	require.Eventually(t, func() bool {
		got = eval[string](t, tab, expression+` ?? ""`)
		return got != ""
	}, time.Minute, 50*time.Millisecond, expression)
	return got
}

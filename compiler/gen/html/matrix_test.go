package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
)

const matrices = `survey t "t"
question 7 "是否住在村里" option ① "是" option ② "否"
matrix 8 "您对下列服务是否满意{7}" 不知道 note "逐项"
  option ① "满意"
  option ② "一般"
  option ③ "其他" specify
  ask if 7 == ①
row 8-1 "村卫生室"
row 8-2 "村小学" optional
matrix 9 "哪些更要紧" ranking
  option ① "看病"
  option ② "上学"
row 9-1 "现在"
question 10 "意见" text
`

// The rows of a matrix are items like any other; the table is there while one of them is.
func TestMatrix(t *testing.T) {
	tab := open(t, newChecker(t, matrices).Survey)
	heads := func() string {
		return eval[string](t, tab, `Array.from(document.querySelectorAll(".matrix")).filter(m => !m.hidden).map(m => document.getElementById(m.getAttribute("aria-labelledby")).textContent.replace(/\s+/g, " ").trim()).join("; ")`)
	}
	do(t, tab, load(`{"7":2}`))
	assert.Equal(t, "7 9-1 10", shown(t, tab))
	assert.Equal(t, "9 哪些更要紧 请按先后排序 选 2 项", heads())
	do(t, tab, pick("7", 1), pick("8-1", 3), enter("8-1.3", "太远"))
	assert.Equal(t, "7 8-1 8-1.3 8-2 9-1 10", shown(t, tab))
	assert.Equal(t, "8 您对下列服务是否满意是; 9 哪些更要紧 请按先后排序 选 2 项", heads())
	assert.JSONEq(t, `{"7":1,"8-1":3,"8-1.3":"太远"}`, answers(t, tab))
	rows := eval[string](t, tab, `Array.from(document.querySelectorAll(".matrix > [data-item]")).map(e => e.dataset.item).join(" ")`)
	assert.Equal(t, "8-1 8-1.3 8-2 8-2.3 9-1", rows)
}

// On a wide screen the options of a row stand side by side below their heads, on a phone below each other.
func TestMatrixColumns(t *testing.T) {
	tab := open(t, newChecker(t, matrices).Survey)
	places := func(width int) string {
		do(t, tab, chromedp.EmulateViewport(int64(width), 800), load(`{"7":1}`))
		return eval[string](t, tab, `(() => {
			const middle = (e) => { const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; };
			const options = Array.from(document.getElementsByName("8-1")).map(middle);
			const heads = Array.from(document.querySelectorAll(".matrix .column")).map(middle);
			const level = options.every(([, y]) => Math.abs(y - options[0][1]) < 2);
			const below = options.every(([x], i) => Math.abs(x - heads[i][0]) < 16);
			return [level, below].join(" ");
		})()`)
	}
	assert.Equal(t, "true true", places(900))
	assert.Equal(t, "false false", places(390))
	wide := eval[bool](t, tab, `document.documentElement.scrollWidth > innerWidth`)
	assert.False(t, wide, "nothing sticks out")
	names := eval[string](t, tab, fmt.Sprintf(`Array.from(document.getElementsByName(%q), i => i.labels[0].textContent.trim()).join(" ")`, "8-1"))
	assert.Equal(t, "① 满意 ② 一般 ③ 其他", strings.Join(strings.Fields(names), " "), "each option has its name")
}

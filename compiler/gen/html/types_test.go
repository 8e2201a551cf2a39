package html_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
)

// What is typed or picked, for each type whose input is more than a plain line.
func TestTypes(t *testing.T) {
	tab := open(t, newChecker(t, `survey t "t"
question name "姓名" text 2..3 optional
question post "邮政编码" text pattern "^[0-9]{6}$" "6 位数字" optional
question head "身份证号码" resident_id optional
question phone "联系电话" phone optional
question begin "开始" time optional
question entered "录入" datetime optional
question score "满意程度" rating 0..5 optional
question home "住处" location optional
question need "最需要的" ranking 1..3 optional option ① "资金" option ② "技术" option ③ "销路"
`).Survey)
	for _, c := range []struct {
		name, record string
		step         chromedp.Action[chromedp.Void]
		want         string // the record afterwards
		says         string // what its findings say
	}{
		{"too short", `{}`, enter("name", "张"), `{"name":"张"}`, "不合要求，应为：2～3 个字"},
		{"characters outside the first plane", `{}`, enter("name", "𠮷𠮷𠮷"), `{"name":"𠮷𠮷𠮷"}`, ""},
		{"a form", `{}`, enter("post", "65720"), `{"post":"65720"}`, "不合要求，应为：6 位数字"},
		{"a resident id in full width, with a small x", `{}`, enter("head", "１１０１０５１９４９１２３１００２x"), `{"head":"11010519491231002X"}`, ""},
		{"a wrong check digit", `{}`, enter("head", "110105194912310021"), `{"head":"110105194912310021"}`, "不合要求，应为：与证件一字不差的 18 位身份证号码"},
		{"a telephone", `{}`, enter("phone", "0870－1234567"), `{"phone":"0870-1234567"}`, ""},
		{"no telephone", `{"phone":"110"}`, enter("name", "张三"), `{"phone":"110","name":"张三"}`, "不合要求，应为：手机号，或带区号的电话，如 0870-1234567"},
		{"a time", `{}`, set("begin", "08:30"), `{"begin":"08:30"}`, ""},
		{"a date with a time", `{}`, set("entered", "2020-04-13T20:05"), `{"entered":"2020-04-13T20:05"}`, ""},
		{"no time", `{"begin":"8:30"}`, enter("name", "张三"), `{"begin":"8:30","name":"张三"}`, "答案的样子不对，应填时间，如 08:30"},
		{"a rating", `{"score":2}`, pick("score", 4), `{"score":4}`, ""},
		{"a rating taken back", `{"score":2}`, press(`[data-item="score"] .clear`), `{}`, ""},
		{"no step of the rating", `{"score":6}`, enter("name", "张三"), `{"score":6,"name":"张三"}`, "没有这个选项或选重了，可选：0、①、②、③、④、⑤"},
		{"a ranking grows in the order of its marks", `{"need":[3]}`, pick("need", 1), `{"need":[3,1]}`, ""},
		{"a place is taken back", `{"need":[3,1,2]}`, pick("need", 1), `{"need":[3,2]}`, ""},
		{"a mark is moved forward", `{"need":[3,1,2]}`, press(`[data-item="need"] label:has([value="2"]) + .move [data-move="-1"]`), `{"need":[3,2,1]}`, ""},
		{"a mark is moved back", `{"need":[3,1,2]}`, press(`[data-item="need"] label:has([value="3"]) + .move [data-move="1"]`), `{"need":[1,3,2]}`, ""},
		{"the first cannot be moved forward", `{"need":[3,1]}`, press(`[data-item="need"] label:has([value="3"]) + .move [data-move="-1"]`), `{"need":[3,1]}`, ""},
		{"a ranking cleared", `{"need":[3,1]}`, press(`[data-item="need"] .clear`), `{}`, ""},
		{"a location typed", `{}`, chromedp.Steps(part("home", 0, "２８.2"), part("home", 1, "112.9")), `{"home":{"lat":28.2,"lon":112.9}}`, ""},
		{"half a location", `{}`, part("home", 1, "112.9"), `{"home":{"lon":112.9}}`, "答案的样子不对，应填位置：纬度和经度，如 28.2,112.9"},
		{"no such place", `{"home":{"lat":98.2,"lon":112.9}}`, part("home", 2, "12"), `{"home":{"lat":98.2,"lon":112.9,"accuracy":12}}`, "超出范围，应为 纬度 -90～90，经度 -180～180，精度不小于 0"},
		{"a location taken back", `{"home":{"lat":28.2,"lon":112.9}}`, chromedp.Steps(part("home", 0, ""), part("home", 1, "")), `{}`, ""},
		{"a location that is kept", `{"home":{"lat":28.2,"lon":112.9,"altitude":50}}`, enter("name", "张三"), `{"home":{"lat":28.2,"lon":112.9,"altitude":50},"name":"张三"}`, "答案的样子不对，应填位置：纬度和经度，如 28.2,112.9"},
		{"a ranking that is kept", `{"need":[3,7,1]}`, enter("name", "张三"), `{"need":[3,7,1],"name":"张三"}`, "没有这个选项或选重了，可选：①②③"},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, load(c.record), c.step)
			assert.JSONEq(t, c.want, answers(t, tab))
			assert.Equal(t, c.says, eval[string](t, tab, `window.survey.findings().map(f => f.message).join("\n")`))
		})
	}
}

// Phones bring up the keyboard that an answer needs, and nothing longer can be typed.
func TestInputsOfTypes(t *testing.T) {
	tab := open(t, newChecker(t, `survey t "t"
question name "姓名" text 2..3
question head "身份证号码" 身份证
question phone "联系电话" 手机号
question begin "开始" 时间
question entered "录入" 日期时间
`).Survey)
	for id, want := range map[string]string{"name": "text text -1", "head": "text text 18", "phone": "text tel 13", "begin": "time  -1", "entered": "datetime-local  -1"} {
		got := eval[string](t, tab, fmt.Sprintf(`(({type, inputMode, maxLength}) => [type, inputMode, maxLength].join(" "))(document.getElementsByName(%q)[0])`, id))
		assert.Equal(t, want, got, id)
	}
}

// The steps of a rating stand in a row, each large enough for a finger.
func TestARatingIsARow(t *testing.T) {
	tab := open(t, newChecker(t, `survey t "t" question score "满意程度" rating 1..5`).Survey)
	tops := eval[[]int](t, tab, `Array.from(document.querySelectorAll(".rating > .option"), (o) => Math.round(o.getBoundingClientRect().top))`)
	assert.Len(t, tops, 5)
	for _, top := range tops {
		assert.Equal(t, tops[0], top)
	}
	assert.True(t, eval[bool](t, tab, `Array.from(document.querySelectorAll(".rating > .option")).every((o) => o.offsetWidth >= 44 && o.offsetHeight >= 44)`))
}

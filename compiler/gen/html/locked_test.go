package html_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
)

const roster = `
survey s "名册"
question name "户主" text locked
question sex "性别" locked refused
  option ① "男"
  option ② "女"
question land "承包地" number 0.. unit "亩" locked
question kinds "种了什么" multi locked
  option ① "水稻"
  option ② "其他" specify
question age "年龄" integer
question school "学历" locked
  option ① "小学"
  option ② "高中" if age >= 15
  skip goto end if age < 6
`

// What came with the record is text, with a mark; what is blank or wrong is an input as ever.
func TestLockedAnswersOnThePage(t *testing.T) {
	tab := open(t, newChecker(t, roster).Survey)
	for _, c := range []struct {
		name, record, loading string
		steps                 []chromedp.Action[chromedp.Void]
		locked, want          string
	}{
		{"nothing came", `{}`, ``, steps(enter("name", "张三")), "", `{"name":"张三"}`},
		{"what came", `{"name":"张三","sex":2,"land":2.5,"kinds":[2,1],"kinds.2":"藕","age":5}`, ``, nil,
			"name=张三 sex=女 land=2.5 亩 kinds=水稻、其他 kinds.2=藕", `{"name":"张三","sex":2,"land":2.5,"kinds":[2,1],"kinds.2":"藕","age":5}`},
		{"a kind of no answer", `{"sex":{"none":"refused"}}`, ``, nil, "sex=拒答", `{"sex":{"none":"refused"}}`},
		{"not what is wrong", `{"sex":3,"land":"二","name":""}`, ``, steps(click("sex", 1)), "", `{"sex":1,"land":"二"}`},
		{"unlocked once it is wrong", `{"age":20,"school":2}`, ``, steps(retype("age", "9")), "", `{"age":9,"school":2}`},
		{"and locked again", `{"age":20,"school":2}`, ``, steps(retype("age", "9"), retype("age", "15")), "school=高中", `{"age":15,"school":2}`},
		{"going on with what was begun here", `{"name":"张三","sex":1}`, `{locked: ["sex", "age"]}`, steps(retype("name", "李四")), "sex=男", `{"name":"李四","sex":1}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, chromedp.Evaluate[chromedp.Void](fmt.Sprintf("void window.survey.load(%s, %s)", c.record, orUndefined(c.loading))))
			do(t, tab, c.steps...)
			assert.Equal(t, c.locked, lockedOn(t, tab))
			assert.Equal(t, c.want, answers(t, tab))
		})
	}
	do(t, tab, load(`{"name":"<b>{age}"}`))
	assert.Equal(t, "name=<b>{age}", lockedOn(t, tab))
	assert.Equal(t, `["name"]`, text(t, tab, "window.survey.locked()"))
	assert.True(t, eval[bool](t, tab, `document.getElementsByName("name")[0].disabled && document.getElementsByName("name")[0].offsetHeight == 0`))
}

func orUndefined(expression string) string {
	if expression == "" {
		return "undefined"
	}
	return expression
}

// lockedOn lists what the page shows as filled in before.
func lockedOn(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `Array.from(document.querySelectorAll(".item:not([hidden]) > .given:not([hidden])")).map(e => e.parentNode.dataset.item + "=" + e.querySelector("bdi").textContent).join(" ")`)
}

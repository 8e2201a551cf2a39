package jsonschema

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What the comment lists of a survey's text, and what is then still said.
func TestComment(t *testing.T) {
	cases := []struct{ text, unsaid string }{
		{`survey s "卷"
question 1 "一" number
  assert block big "太大" if 1 > 10
  assert warn odd "奇怪" if 1 < 0`, ""},
		{`survey s "卷" version "2021"
question 1 "一" number
  assert block new "太大" from version "2021" if 1 > 10
  assert block big "太大" if 1 > 100`, "rule new"},
		{`survey s "卷"
question a "一" number
question b "二" number
  skip goto d if a > b
  assert block odd "不对" if a + b > 10
question c "三" text
  ask if abs(a) > 10
  assert block "不对" unless matches(c, "^村")
  assert warn id "号码不对" unless valid_id(c)
question d "四" date`, "skip b→d (line 4); ask c (line 6); rule odd; rule id"},
		{`survey s "卷"
question a "一" number
compute b "{a}的两倍" as a * 2
  assert block odd "不对" if b > 10
compute c "同" as a
question d "四" text
  ask if c > 10`, "compute b (line 3); compute c (line 5); rule odd"},
		{`survey s "卷"
question a "一" number
question b "二" number
  ask if a > 1
question d "四" text
  assert block far "不对" if a / b > 10
closing "签名"
question e "五" date
  skip goto end if days(e, "2020-01-01") > 7
question f "六" text optional`, "skip e→end (line 9); rule far"},
	}
	for _, c := range cases {
		comment := document(compiledText(t, c.text)).Comment
		_, list, _ := strings.Cut(comment, ": ")
		assert.Equal(t, c.unsaid, list)
	}
}

// Texts that insert answers stand as before anything is answered.
func TestTextsStandUnfilled(t *testing.T) {
	s := compiledText(t, `survey s "卷"
question a "一" text
question b "{a}的{x}" note "{a}" option ① "有{a}" option ② "无"
  assert block odd "{b}不对" if b == ①`)
	root := document(s)
	b := root.Properties[1].schema
	assert.Equal(t, []string{"____的{x}", "____", "有____"}, []string{b.Title, b.Description, b.OneOf[0].Title})
	assert.Equal(t, "____不对", root.AllOf[0].Description)
}

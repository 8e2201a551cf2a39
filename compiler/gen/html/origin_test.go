package html_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
)

// What a record says about its survey is carried, and where it is another one the page says so; that is no
// question to go to.
func TestRecordOfAnotherSurvey(t *testing.T) {
	tab := open(t, compiled(t, `survey mine "问卷" version "2020"
question 1 "家庭人口" integer optional
  assert warn many "人口偏多" if 1 > 9.0
`))
	do(t, tab, load(`{"1":3,"_survey":"mine","_version":2020}`))
	assert.Equal(t, `[]`, text(t, tab, `window.survey.findings()`))
	assert.Empty(t, eval[string](t, tab, `document.querySelector("#notes").textContent`))

	do(t, tab, load(`{"_version":2019,"1":3,"_survey":"other"}`))
	assert.Equal(t, `{"1":3,"_version":2019,"_survey":"other"}`, answers(t, tab))
	assert.Equal(t, `["_survey survey warn","_version version warn"]`, text(t, tab, brief("")))
	assert.Equal(t, "这条记录写明属于问卷“other”，现在用来核对的是“mine”这条记录写明按“2019”版问卷填写，现在用来核对的是“2020”版",
		eval[string](t, tab, `document.querySelector("#notes").textContent`))
	assert.True(t, eval[bool](t, tab, `document.querySelector("#next").disabled`), "nothing is left to do")
}

// TestStrict: the same findings, all of them blocking.
func TestStrict(t *testing.T) {
	tab := open(t, compiled(t, `survey mine "问卷"
question 1 "家庭人口" integer
  assert warn many "人口偏多" if 1 > 9.0
question 2 "姓名" text
`))
	do(t, tab, load(`{"1":12,"x":1}`))
	assert.Equal(t, `["1 assert warn","2 required block","x unknown warn"]`, text(t, tab, brief("")))
	assert.Equal(t, `["1 assert block","2 required block","x unknown block"]`, text(t, tab, brief("{strict: true}")))
	assert.Equal(t, text(t, tab, brief("")), text(t, tab, brief("{strict: false}")))
}

// compiled is the survey of a text without mistakes.
func compiled(t *testing.T, text string) *ir.Survey {
	result := compiler.Compile(source.New("test.survey", text))
	require.Empty(t, result.Diagnostics)
	return result.Survey
}

// brief is the page's findings in short.
func brief(weighing string) string {
	return `window.survey.findings(` + weighing + `).map(f => [f.item, f.code, f.severity].join(" "))`
}

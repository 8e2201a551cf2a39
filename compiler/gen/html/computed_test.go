package html_test

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

const income = `
survey s "收入"
question name "姓名" text
section s "{name}家"
question a "{name}的工资" number
  skip goto c if a == 0
question b "{name}的其他收入" number note "{name}"
  assert warn rich "{name}收入{total}，请核对" if total > 100
question c "{name}的人口"
  option ① "{name}一人"
  option ② "多人"
compute total "{name}的合计" unit "元" as a + b
question d "{c}" text
`

func incomeSurvey(t *testing.T) *ir.Survey {
	return newChecker(t, income).Survey
}

// Texts follow the answers, as text and nothing else.
func TestTextsFollowAnswers(t *testing.T) {
	tab := open(t, incomeSurvey(t))
	assert.Equal(t, "____的工资", legend(t, tab, "a"))
	assert.Equal(t, "____", legend(t, tab, "d"))
	do(t, tab, enter("name", "</bdi><img src=x onerror=alert(1)>{a}$&"), pick("c", 1))
	assert.Equal(t, "</bdi><img src=x onerror=alert(1)>{a}$&的工资", legend(t, tab, "a"))
	assert.Equal(t, "</bdi><img src=x onerror=alert(1)>{a}$&一人", legend(t, tab, "d"))
	assert.Equal(t, "</bdi><img src=x onerror=alert(1)>{a}$&家", eval[string](t, tab, `document.querySelector("h2").textContent`))
	assert.Zero(t, eval[int](t, tab, `document.querySelectorAll("img").length`))
	do(t, tab, retype("name", "李"), enter("a", "90"), enter("b", "20"), chromedp.Focus(input("name")))
	assert.Equal(t, "李收入110，请核对", eval[string](t, tab, `document.querySelector("#findings-b .finding p").textContent`))
}

// What is computed shows where it has a value, and is among the answers.
func TestComputedItemsOnThePage(t *testing.T) {
	tab := open(t, incomeSurvey(t))
	assert.Equal(t, "name a c d", shown(t, tab))
	do(t, tab, enter("a", "0.1"), enter("b", "0.2"))
	assert.Equal(t, "name a b c total d", shown(t, tab))
	assert.Equal(t, "0.3", output(t, tab))
	assert.Equal(t, `{"a":0.1,"b":0.2,"total":0.3}`, answers(t, tab))
	do(t, tab, retype("a", "0"))
	assert.Equal(t, "name a c d", shown(t, tab))
	assert.Equal(t, `{"a":0}`, answers(t, tab))
}

// A stored value that differs stays with its finding until it is removed, or what it hangs on is edited.
func TestStoredComputedValuesOnThePage(t *testing.T) {
	tab := open(t, incomeSurvey(t))
	const stored = `{"name":"李","a":1,"b":2,"c":2,"total":4,"d":"x"}`
	codes := func() string { return text(t, tab, `window.survey.findings().map(f => f.item + " " + f.code)`) }
	do(t, tab, load(stored))
	assert.Equal(t, stored, answers(t, tab))
	assert.Equal(t, `["total computed"]`, codes())
	do(t, tab, retype("name", "王"))
	assert.Equal(t, `["total computed"]`, codes())
	do(t, tab, press("[data-item=total] .remove"))
	assert.Equal(t, `{"name":"王","a":1,"b":2,"c":2,"total":3,"d":"x"}`, answers(t, tab))
	assert.Equal(t, `[]`, codes())
	do(t, tab, load(stored), retype("b", "5"))
	assert.Equal(t, `{"name":"李","a":1,"b":5,"c":2,"total":6,"d":"x"}`, answers(t, tab))
	do(t, tab, load(`{"total":4}`))
	assert.Equal(t, "name a c total d", shown(t, tab), "it holds a value that should not be there")
	assert.Equal(t, `{"total":4}`, answers(t, tab))
}

// Go and JavaScript store the same doubles, also where the exact value is a tie.
func TestComputedNumbersAreTheSame(t *testing.T) {
	a := newAgreement(t, "survey s \"s\"\nquestion a \"a\" number\nquestion b \"b\" number\ncompute c \"c\" as a / b\n", startEngine(t))
	var batch []records.Record
	for _, x := range []string{"0.1", "1", "2", "-1", "100000000000000.5", "-100000000000000.5", "8796093022208.125", "99999999999999.95", "1e15", "1e-300", "0.30000000000000004", "-0"} {
		for _, y := range []string{"1", "3", "-7", "0.1", "0", "1e-7", "1e300"} {
			batch = append(batch, records.Record{{Key: "a", Value: x}, {Key: "b", Value: y}, {Key: "c", Value: "5"}})
		}
	}
	a.check(t, batch)
}

func legend(t *testing.T, tab context.Context, id string) string {
	return eval[string](t, tab, `document.querySelector("[data-item='`+id+`'] :is(legend, label) bdi").textContent`)
}

func output(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `document.querySelector("[data-item=total] output").textContent`)
}

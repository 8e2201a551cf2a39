package html_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

// offering is schooling in which the household's income, the school question and the reasons offer kinds of no
// answer.
func offering() *ir.Survey {
	s := schooling()
	for _, i := range []int{2, 3, 5} {
		s.Items[i].Domain.None = ir.NoAnswers
	}
	s.Items[9].Asked, s.Items[9].Passed = ir.None{Item: "4", Kind: ir.DontKnow, Is: true}, ir.None{Item: "4", Kind: ir.Refused, Is: true}
	return s
}

func TestKindsOfNoAnswer(t *testing.T) {
	tab := open(t, offering())
	for _, c := range []struct {
		name, record string
		steps        []chromedp.Action[chromedp.Void]
		want         string
	}{
		{"ticked", `{}`, steps(none("1b", "refused")), `{"1b":{"none":"refused"}}`},
		{"another", `{}`, steps(none("1b", "refused"), none("1b", "dontknow")), `{"1b":{"none":"dontknow"}}`},
		{"taken off", `{}`, steps(none("1b", "refused"), none("1b", "refused")), `{}`},
		{"in place of a value", `{"1b":5}`, steps(none("1b", "refused")), `{"1b":{"none":"refused"}}`},
		{"a value in its place", `{"1b":{"none":"refused"}}`, steps(enter("1b", "5")), `{"1b":5}`},
		{"an option in its place", `{"4":{"none":"refused"}}`, steps(pick("4", 2)), `{"4":2}`},
		{"in place of an option", `{"4":2}`, steps(none("4", "dontknow")), `{"4":{"none":"dontknow"}}`},
		{"cleared", `{"4":{"none":"refused"}}`, steps(press(`[data-item="4"] .clear`)), `{}`},
		{"in place of marks", `{"4":1,"4-1":2,"4-2":[1,5]}`, steps(none("4-2", "refused")), `{"4":1,"4-1":2,"4-2":{"none":"refused"}}`},
		{"a mark in its place", `{"4":1,"4-1":2,"4-2":{"none":"refused"}}`, steps(pick("4-2", 1)), `{"4":1,"4-1":2,"4-2":[1]}`},
		{"parked", `{"4":1,"4-1":2,"4-2":{"none":"refused"}}`, steps(pick("4", 2)), `{"4":2}`},
		{"and back", `{"4":1,"4-1":2,"4-2":{"none":"refused"}}`, steps(pick("4", 2), pick("4", 1)), `{"4":1,"4-1":2,"4-2":{"none":"refused"}}`},
		{"not offered: kept", `{"head_name":{"none":"refused"},"1b":{"none":"x"}}`, nil, `{"head_name":{"none":"refused"},"1b":{"none":"x"}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			do(t, tab, load(c.record))
			do(t, tab, c.steps...)
			assert.Equal(t, c.want, answers(t, tab))
			do(t, tab, load(c.want))
			assert.Equal(t, c.want, answers(t, tab), "shown and read back")
		})
	}
}

func TestKindsOfNoAnswerOnTheRoute(t *testing.T) {
	tab := open(t, offering())
	do(t, tab, load(`{"4":{"none":"dontknow"}}`))
	assert.Contains(t, shown(t, tab), "date")
	do(t, tab, none("4", "refused"))
	assert.NotContains(t, shown(t, tab), "date")
	do(t, tab, load(`{"4":2,"4-2":{"none":"refused"}}`))
	assert.Contains(t, eval[string](t, tab, `document.querySelector(".leftover:not([hidden])").textContent`), "拒答")
}

func TestKindsOfNoAnswerAreProgress(t *testing.T) {
	tab := open(t, offering())
	do(t, tab, load(`{"4":{"none":"refused"},"1b":{"none":"refused"}}`))
	assert.Contains(t, eval[string](t, tab, `document.querySelector("#progress-text").textContent`), "已答 2 / ")
}

// none clicks the box for a kind of no answer.
func none(id, kind string) chromedp.Action[chromedp.Void] {
	return press(`[data-item="` + id + `"] input[data-none="` + kind + `"]`)
}

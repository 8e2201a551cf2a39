package html_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

// An option that is not offered is not on the page, unless it is marked.
func TestOptionsOnConditions(t *testing.T) {
	s := schooling()
	s.Items[5].Domain.Hidden = []ir.Hidden{{When: is("household_kind", 2), Codes: []int{2, 5}}}
	s.Items[0] = item("household_kind", 0, "户属性", s.Items[3].Domain)
	tab := open(t, s)
	offered := func() string {
		return strings.Join(eval[[]string](t, tab, `Array.from(document.getElementsByName("4-2")).filter(i => !i.closest(".option").hidden).map(i => i.value)`), " ")
	}
	for _, c := range []struct{ record, offered, finds string }{
		{`{"4":1,"4-1":2}`, "1 2 5 21", ""},
		{`{"4":1,"4-1":2,"household_kind":2}`, "1 21", ""},
		{`{"4":1,"4-1":2,"household_kind":1}`, "1 2 5 21", ""},
		{`{"4":1,"4-1":2,"household_kind":2,"4-2":[1,5]}`, "1 5 21", "option"},
		{`{"4":1,"4-1":2,"household_kind":1,"4-2":[1,5]}`, "1 2 5 21", ""},
	} {
		do(t, tab, load(c.record))
		assert.Equal(t, c.offered, offered(), c.record)
		assert.Equal(t, c.finds, eval[string](t, tab, `window.survey.findings().filter(f => f.item == "4-2" && f.code != "required").map(f => f.code).join()`), c.record)
	}
	do(t, tab, pick("household_kind", 2), pick("4-2", 5))
	assert.Equal(t, "1 21", offered(), "unmarked, it goes")
}

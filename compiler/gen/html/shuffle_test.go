package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	runtime "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
)

const wishes = `
survey s "需求"
question want "最想要的帮助" multi shuffle
  option ① "技术" option ② "贷款" option ③ "就业" option ④ "其他" specify option ⑤ "都不要" exclusive option ⑥ "就医"
question yes "是否" option ① "是" option ② "否"
`

// The page shows the order of the record, gives a new one a seed of its own, and data and marks are as ever.
func TestShuffledOptionsOnThePage(t *testing.T) {
	s := newChecker(t, wishes).Survey
	tab := open(t, s)
	order := func() string {
		return strings.Join(eval[[]string](t, tab, `Array.from(document.querySelectorAll("[data-item=want] .options input")).map(i => i.value)`), "")
	}
	inRuntime := func(record string) string {
		var codes strings.Builder
		p, err := program.New(s)
		require.NoError(t, err)
		state := p.NewState()
		state.Load(runtime.FromJSON([]byte(record)))
		for _, o := range state.Shown(0) {
			fmt.Fprint(&codes, o.Code)
		}
		return codes.String()
	}
	seen := map[string]bool{}
	for _, record := range []string{`{"_id":"r1"}`, `{"_id":"r2"}`, `{"_id":2}`, `{"_id":2.5}`, `{"_id":"r1","_seed":7}`, `{"_seed":"七"}`, `{"_id":"","_seed":true}`} {
		do(t, tab, load(record))
		assert.Equal(t, inRuntime(record), order(), record)
		assert.True(t, strings.HasSuffix(order(), "45"), order())
		assert.Equal(t, "12", strings.Join(eval[[]string](t, tab, `Array.from(document.getElementsByName("yes")).map(i => i.value)`), ""))
		seen[order()] = true
	}
	assert.Greater(t, len(seen), 3)
	do(t, tab, load(`{"_id":"r1"}`), click("want", 6), click("want", 1))
	assert.Equal(t, `{"_id":"r1","want":[1,6]}`, answers(t, tab))
	do(t, tab, load(`{"want":[2]}`))
	drawn := answers(t, tab)
	assert.Regexp(t, `^{"_seed":[0-9]+,"want":\[2\]}$`, drawn)
	assert.Equal(t, inRuntime(drawn), order())
	do(t, tab, load(`{"_id":"r1"}`), load(drawn))
	assert.Equal(t, drawn, answers(t, tab))
	assert.Equal(t, inRuntime(drawn), order(), "the same when it comes back")
}

// Form and interview show the same order, whatever the record is called.
func TestOrdersAreTheSame(t *testing.T) {
	engine := startEngine(t)
	orders := 0
	for seed := range uint64(times(60)) {
		d := records.NewDice(seed)
		a := newAgreement(t, d.Survey(), engine)
		p, err := program.New(a.Survey)
		require.NoError(t, err)
		batch := records.Texts(withSeeds(d, d.Batch(a.Checker, 50)))
		for i, got := range engine.askOf(t, "orders", batch) {
			want, n := ordersOf(p, batch[i])
			require.JSONEq(t, want, got, "%s\n%s", batch[i], a.text)
			orders += n
		}
	}
	assert.Greater(t, orders, 1000, "orders that differ from the written one came up")
}

// withSeeds gives most records something that decides their orders.
func withSeeds(d records.Dice, batch []records.Record) []records.Record {
	for i := range batch {
		seed := records.Pick(d, fmt.Sprint(i), fmt.Sprintf("%d.5e-7", i), fmt.Sprintf("%q", d.Word()), `"𠮷é"`, "null", "[1]", "true", `{"a":1}`, "-0", "4294967295", "1e21")
		batch[i] = append(batch[i], records.Field{Key: "_seed", Value: seed})
	}
	return batch
}

// ordersOf is what surveyEngine.orders must give, and how many of them are not as written.
func ordersOf(p *program.Program, record string) (text string, changed int) {
	s := p.NewState()
	s.Load(runtime.FromJSON([]byte(record)))
	orders := &runtime.Record{}
	for slot := range s.Len() {
		if s.Item(slot).Domain.Options == nil {
			continue
		}
		codes, written := codesShown(s.Shown(slot)), codesShown(s.Offered(slot).Options)
		orders.Fields = append(orders.Fields, runtime.Field{Key: s.Item(slot).ID, Value: codes})
		if !codes.Equal(written) {
			changed++
		}
	}
	return string(orders.AppendJSON(nil)), changed
}

func codesShown(options []ir.Option) runtime.Value {
	v := runtime.Value{Kind: runtime.List}
	for _, o := range options {
		v.List = append(v.List, runtime.Num(float64(o.Code)))
	}
	return v
}

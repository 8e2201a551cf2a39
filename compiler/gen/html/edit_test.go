package html_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	record "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
)

// The same answers in whatever order make the same record in the form and in an interview: what is parked, what comes back, which rows there are.
func TestFormAndInterviewMakeTheSameRecord(t *testing.T) {
	t.Parallel()
	engine := startEngine(t)
	edits, rows := 0, 0
	for seed := range uint64(times(150)) {
		d := records.NewDice(seed)
		s := surveyOf(t, d)
		p, err := program.New(s)
		require.NoError(t, err)
		w := &editor{Dice: d, edits: [][2]any{}, session: interview.New(p)}
		for range 40 {
			w.edit(t, s)
		}
		list, err := json.Marshal(w.edits)
		require.NoError(t, err)
		engine.load(t, s)
		for i, got := range members(t, []byte(engine.askOf(t, "edited", []string{string(list)})[0])) {
			if got := plainly(t, []byte(got)); got != w.records[i] {
				require.Equal(t, w.records[i], got, "seed %d, after %s\n%s", seed, w.edits[:i+1], encoded(t, s))
			}
			rows += strings.Count(got, "{}")
		}
		edits += len(w.edits)
	}
	assert.Greater(t, edits, 2000)
	assert.Greater(t, rows, 300, "rows in which nothing is answered")
}

func surveyOf(t *testing.T, d records.Dice) *ir.Survey {
	switch d.IntN(3) {
	case 0:
		return d.Groups()
	case 1:
		return newChecker(t, d.Repeats()).Survey
	}
	return newChecker(t, d.Survey()).Survey
}

// editor answers the items of an interview, in any order.
type editor struct {
	records.Dice
	session *interview.Session
	edits   [][2]any
	records []string // after each edit
}

func (w *editor) edit(t *testing.T, s *ir.Survey) {
	to := append(w.session.OpenPlaces(), records.Pick(w.Dice, s.Items...).ID)
	w.session.Goto(records.Pick(w.Dice, to...))
	it, ok := w.session.Current()
	if !ok || it.Domain.Kind == ir.Rows {
		return
	}
	place, v := w.session.Place(), record.FromJSON([]byte(`{"x":`+w.answer(it.Domain)+`}`)).Get("x")
	if refused, _ := w.session.Answer(v, catalogue.ZH); refused {
		return
	}
	w.edits = append(w.edits, [2]any{place, v})
	w.records = append(w.records, plainly(t, w.session.Record().AppendJSON(nil)))
}

// answer is one that an item may well take.
func (w *editor) answer(d ir.Domain) string {
	code := func() int { return records.Pick(w.Dice, append(d.Options, ir.Option{Code: 1})...).Code }
	switch d.Kind {
	case ir.Choice:
		return fmt.Sprint(code())
	case ir.Choices:
		return fmt.Sprintf("[%d]", code())
	case ir.Number:
		return fmt.Sprint(w.IntN(4))
	case ir.Date:
		return fmt.Sprintf("%q", w.Day())
	}
	return fmt.Sprintf("%q", w.Word())
}

// plainly is a record with its members in the order of their names, without what it carries.
func plainly(t *testing.T, text []byte) string {
	var members map[string]any
	require.NoError(t, json.Unmarshal(text, &members))
	for key := range members {
		if key[0] == '_' {
			delete(members, key)
		}
	}
	plain, err := json.Marshal(members)
	require.NoError(t, err)
	return string(plain)
}

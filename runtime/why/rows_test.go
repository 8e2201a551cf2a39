package why

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
)

// Random surveys with repeated groups: with the facts of a reason the item or rule stands as it does in every record that has them, however
// the rest is answered; of all smaller sets none is said to be enough; and most facts are seen to matter, in a record that
// differs from the first in them.
func TestReasonsInRowsForce(t *testing.T) {
	var b brute
	for seed := range uint64(30) {
		d := records.NewDice(seed)
		text := d.Repeats()
		s := compiler.Compile(source.New("t.survey", text)).Survey
		require.NotNil(t, s, text)
		checker, err := records.NewChecker(s)
		require.NoError(t, err)
		teller, err := New(s)
		require.NoError(t, err)
		b.t, b.dice, b.teller, b.text = t, d, teller, text
		for _, r := range d.Batch(checker, 3) {
			b.record(answers.FromJSON([]byte(r.Text())))
		}
	}
	t.Logf("%d reasons, %d records that they force, %d smaller sets, %d of %d facts seen to matter", b.reasons, b.forced, b.smaller, b.shown, b.facts)
	assert.Greater(t, b.forced, 2000)
	assert.Greater(t, b.smaller, 1000)
	assert.Greater(t, b.shown*10, b.facts*3)
}

type brute struct {
	t                                      *testing.T
	dice                                   records.Dice
	teller                                 *Teller
	text                                   string
	reasons, forced, smaller, facts, shown int
}

func (b *brute) record(r *answers.Record) {
	told := b.teller.told(r)
	for _, f := range told.facts {
		if b.dice.Once(4) {
			if reason, ok := b.teller.Item(r, f.Place); ok && reason.Status != program.Undetermined {
				p := b.teller.passed[f.Item]
				if reason.Status == program.Asked {
					p = b.teller.asked[f.Item]
				}
				b.reason(told, p, f.Place, reason.Facts, func(other *answers.Record) bool {
					now, ok := b.teller.Item(other, f.Place)
					return !ok || now.Status == reason.Status || now.Status == program.Undetermined && unfinished(b.teller.told(other), reason.Facts)
				})
			}
		}
		for k := range b.teller.survey.Rules {
			if b.teller.survey.Rules[k].Item == b.teller.survey.Items[f.Item].ID {
				b.rule(told, k, f.Place)
			}
		}
	}
}

func (b *brute) rule(told *told, k int, place string) {
	reason, ok := b.teller.Rule(told.record, k, place)
	if !ok || reason.Passed || reason.Early {
		return
	}
	p := b.teller.idle[k]
	if reason.Acts {
		p = b.teller.acts[k]
	}
	b.reason(told, p, place, reason.Facts, func(other *answers.Record) bool {
		now, ok := b.teller.Rule(other, k, place)
		return !ok || now.Passed || now.Acts == reason.Acts || reason.Acts && unfinished(b.teller.told(other), reason.Facts)
	})
}

// unfinished tells whether a record has something open that is not among some facts.
func unfinished(t *told, facts []Fact) bool {
	return slices.ContainsFunc(t.facts, func(f Fact) bool {
		return f.Kind == Open && !slices.ContainsFunc(facts, func(g Fact) bool { return g.Place == f.Place })
	})
}

func (b *brute) reason(told *told, p probe, place string, facts []Fact, same func(*answers.Record) bool) {
	b.reasons++
	for range 4 {
		if other := b.varied(told.record, facts); other != nil {
			b.forced++
			require.True(b.t, same(other), "%s\nat %s by %v\n%s\n%s", b.text, place, facts, told.record.AppendJSON(nil), other.AppendJSON(nil))
		}
	}
	b.noSmaller(told, p, place, facts)
	for i := range facts {
		b.facts++
		less := slices.Delete(slices.Clone(facts), i, i+1)
		for range 40 {
			if other := b.varied(told.record, less); other != nil && !same(other) {
				b.shown++
				break
			}
		}
	}
}

// noSmaller tries all sets of one fact less, where those are not too many.
func (b *brute) noSmaller(told *told, p probe, place string, facts []Fact) {
	all := slices.DeleteFunc(slices.Clone(told.facts), func(f Fact) bool { return !p.uses[f.Item] })
	if len(facts) == 0 || len(all) > 12 {
		return
	}
	state := b.teller.program.NewState()
	for set := range 1 << len(all) {
		kept, n := make([]bool, len(all)), 0
		for i := range kept {
			if kept[i] = set>>i&1 == 1; kept[i] {
				n++
			}
		}
		if n == len(facts)-1 {
			b.smaller++
			state.Load(b.teller.opened(told.record, all, kept))
			require.False(b.t, b.teller.met(state, p, place), "%s\nat %s not by %v but %v\n%s", b.text, place, facts, kept, told.record.AppendJSON(nil))
		}
	}
}

// varied is a record with other answers and other rows, in which some facts are as they are; nil where they are not.
func (b *brute) varied(r *answers.Record, facts []Fact) *answers.Record {
	other := &answers.Record{Fields: b.fields("", r.Fields, "", facts)}
	now := b.teller.told(other).facts
	for _, f := range facts {
		if !slices.ContainsFunc(now, func(g Fact) bool { return g.Place == f.Place && g.Kind == f.Kind && sameAnswer(f, g) }) {
			return nil
		}
	}
	return other
}

func sameAnswer(f, g Fact) bool { return f.Kind != Given || f.Value.Equal(g.Value) }

// fields are those of a row of a group, or of the record, some of them changed.
func (b *brute) fields(group string, fields []answers.Field, at string, facts []Fact) []answers.Field {
	var out []answers.Field
	for i := range b.teller.survey.Items {
		it := &b.teller.survey.Items[i]
		if it.Group != group || it.Compute != nil {
			continue
		}
		v := (&answers.Record{Fields: fields}).Get(it.ID)
		switch kept := slices.ContainsFunc(facts, func(f Fact) bool { return f.Place == at+it.ID }); {
		case it.Domain.Kind == ir.Rows:
			v = b.rows(it.ID, v, at, facts, kept)
		case !kept && b.dice.Once(2):
			v = b.answer(&it.Domain)
		}
		if !v.Blank() {
			out = append(out, answers.Field{Key: it.ID, Value: v})
		}
	}
	return out
}

func (b *brute) rows(head string, v answers.Value, at string, facts []Fact, kept bool) answers.Value {
	if v.Kind != answers.List && !v.Blank() {
		return v
	}
	rows := slices.Clone(v.List)
	for !kept && b.dice.Once(2) {
		if b.dice.Once(2) && len(rows) > 0 {
			rows = rows[:len(rows)-1]
		} else {
			rows = append(rows, answers.Row())
		}
	}
	for nr, row := range rows {
		if row.Kind == answers.Object {
			rows[nr] = answers.Row(b.fields(head, row.Members(), at+program.RowName(head, nr)+".", facts)...)
		}
	}
	return answers.Rows(rows...)
}

func (b *brute) answer(d *ir.Domain) answers.Value {
	switch {
	case b.dice.Once(5):
		return answers.Value{}
	case len(d.None) > 0 && b.dice.Once(4):
		return answers.None(d.None[0])
	case d.Kind == ir.Choice:
		return answers.Num(float64(records.Pick(b.dice, d.Options...).Code))
	case d.Kind == ir.Choices:
		return answers.Codes(records.Pick(b.dice, [][]int{{1}, {2}, {1, 2}, {3}}...)...)
	case d.Kind == ir.Number:
		return answers.Num(float64(b.dice.IntN(4)))
	case d.Kind == ir.Date:
		return answers.Text(b.dice.Day())
	}
	return answers.Text(records.Pick(b.dice, "村", "a", "张三"))
}

// The example with a household of three.
func TestReasonsOfExample(t *testing.T) {
	result, err := compiler.Load(os.DirFS("../../surveys/examples"), "roster/roster.survey")
	require.NoError(t, err)
	teller, err := New(result.Survey)
	require.NoError(t, err)
	record := answers.FromJSON([]byte(`{"size":3,"members":[{"relation":1,"age":46,"health":1},{"relation":1,"age":44,"health":4},{"relation":3,"age":10,"ever_school":1,"at_school":2}]}`))
	for _, c := range []struct{ place, rule, want string }{
		{"members[3].at_school", "", "size members[3].age members[3].ever_school"},
		{"members[2].carer", "", "size members[2].health"},
		{"care_help", "", "members[2].health"},
		{"members", "one-head", "members[1].relation members[2].relation"},
		{"members", "nobody-grown", "members[1].age"},
		{"members", "couple", "members members[1].relation members[2].relation"},
		{"members[3].at_school", "compulsory", "members[3].age members[3].at_school"},
	} {
		reason, ok := teller.Item(record, c.place)
		facts := reason.Facts
		if c.rule != "" {
			k := slices.IndexFunc(result.Survey.Rules, func(r ir.Rule) bool { return r.Name == c.rule })
			var rule RuleReason
			rule, ok = teller.Rule(record, k, c.place)
			facts = rule.Facts
		}
		require.True(t, ok)
		var places []string
		for _, f := range facts {
			places = append(places, f.Place)
		}
		assert.Equal(t, c.want, strings.Join(places, " "), "%s %s", c.place, c.rule)
	}
	_, ok := teller.Item(record, "members[4].age")
	assert.False(t, ok)
}

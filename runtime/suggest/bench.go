package suggest

import (
	"fmt"
	"math/big"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// bench is the survey without its routes, where every answer counts: on it the runtime says what an answer is by itself, and how
// the tests of the survey's conditions come out.
type bench struct {
	linked *program.Program
	tests  map[string][]string // by key: the items of a test
	texts  []string            // that conditions name, or that they are likely to hold of
	words  []word
}

func newBench(s *ir.Survey, functions []program.Function) (*bench, error) {
	b := &bench{tests: map[string][]string{}}
	flat := &ir.Survey{IR: s.IR, ID: s.ID, Functions: s.Functions}
	stands := map[string]bool{}
	for i := range s.Items {
		if it := &s.Items[i]; searched(it) {
			stands[it.ID] = true
			flat.Items = append(flat.Items, alone(it))
		}
	}
	w := world.New(s)
	for _, t := range w.Tests() {
		if len(t.Items) > 0 && all(t.Items, stands) && !overRows(t.Test) {
			b.tests[t.Key] = t.Items
			flat.Rules = append(flat.Rules, probes(t)...)
		}
	}
	linked, err := program.New(flat, functions...)
	if err != nil {
		return nil, err
	}
	b.linked = linked
	b.texts = textsOf(w)
	b.words = b.wordsOf(s, w)
	return b, nil
}

// searched tells whether an item's answer may be asked again by itself: it is a question in no row.
func searched(it *ir.Item) bool {
	return it.Group == "" && it.Domain.Kind != ir.Rows && it.Compute == nil
}

// alone is an item that is always asked, and whose options are all offered.
func alone(it *ir.Item) ir.Item {
	d := it.Domain
	d.Hidden = nil
	return ir.Item{ID: it.ID, Section: -1, Domain: d, Optional: true, Asked: ir.True, Passed: ir.False}
}

func all(ids []string, in map[string]bool) bool {
	for _, id := range ids {
		if !in[id] {
			return false
		}
	}
	return true
}

func overRows(t ir.Test) bool {
	over := false
	ir.Walk(t, func(n ir.Node) bool {
		over = over || ir.OverRows(n)
		return !over
	})
	return over
}

// probes tell whether a test is true, and whether it is false.
func probes(t world.Tested) []ir.Rule {
	var list []ir.Rule
	for _, is := range []bool{true, false} {
		list = append(list, ir.Rule{Name: probe(t.Key, is), Item: t.Items[0], Severity: ir.Warn, Fires: ir.Holds{Test: t.Test, Is: is}})
	}
	return list
}

func probe(key string, is bool) string { return fmt.Sprint(is, " ", key) }

// reading is what the runtime says of a record on the bench.
type reading struct {
	state *program.State
	acts  map[string]bool // the probes that do
}

func (b *bench) read(r *answers.Record) *reading {
	in := &reading{state: b.linked.NewState(), acts: map[string]bool{}}
	in.state.Load(r)
	for slot := range in.state.Len() {
		in.state.Rules(slot, func(r *ir.Rule) { in.acts[r.Name] = true })
	}
	return in
}

// outcome is how a test comes out; ok is false where it has no value although its items have.
func (in *reading) outcome(key string) (is, ok bool) {
	is = in.acts[probe(key, true)]
	return is, is || in.acts[probe(key, false)]
}

func (in *reading) slot(b *bench, id string) int {
	slot, _ := b.linked.Slot(id)
	return slot
}

// right tells whether an item bears an answer that it may bear on some route.
func (b *bench) right(in *reading, id string) bool {
	slot, ok := b.linked.Slot(id)
	return ok && in.state.Verdict(slot) == program.Good
}

// held is an answer as the solver knows it; ok is false where it knows no such.
func held(d *ir.Domain, v answers.Value) (h world.Held, ok bool) {
	if v.Kind == answers.NoAnswer {
		return world.Held{None: ir.NoAnswer(v.Str)}, true
	}
	switch d.Kind {
	case ir.Choice:
		return world.Held{Codes: []int{int(v.Num)}}, true
	case ir.Choices:
		for _, m := range v.List {
			h.Codes = append(h.Codes, int(m.Num))
		}
		return h, true
	case ir.Number:
		h.Number = new(big.Rat).SetFloat64(v.Num)
		return h, h.Number != nil
	case ir.Date:
		x, ok := value.ParseMoment(v.Str)
		return world.Held{Number: big.NewRat(int64(x), 1)}, ok
	}
	return world.Held{Text: v.Str}, true
}

// known tells whether an answer is all that Held says of it: a text is more, and so is the order of a ranking.
func known(d *ir.Domain) bool {
	return !d.Ordered && (d.Kind == ir.Choice || d.Kind == ir.Choices || d.Kind == ir.Number || d.Kind == ir.Date)
}

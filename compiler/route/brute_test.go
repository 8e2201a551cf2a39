package route_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// The definition of "asked", word for word: walk the form from the top, once for every answer that each
// open question could rightly have. Random small surveys and records must get the same from it and from
// the formulas.
func TestRoutesEqualAllWalks(t *testing.T) {
	compareWithWalks(t, route.Solve, func(t *testing.T, routes route.Routes, want, got program.Status) bool {
		require.Empty(t, routes.Tangled)
		return want == got
	})
}

// Where the budget is spent, nothing certain may be wrong, and nothing may be lost as long as
// questions ask about themselves only.
func TestRoutesByPositionAreSound(t *testing.T) {
	for _, solve := range []func([]route.Item) route.Routes{route.SolveByPosition, route.SolveBriefly, route.SolveCoarsely} {
		compareWithWalks(t, solve, func(t *testing.T, routes route.Routes, want, got program.Status) bool {
			return want == got || got == program.Undetermined && len(routes.Tangled) > 0
		})
	}
}

func compareWithWalks(t *testing.T, solve func([]route.Item) route.Routes, fine func(t *testing.T, routes route.Routes, want, got program.Status) bool) {
	for seed := range uint64(1200) {
		r := rand.New(rand.NewPCG(seed, 7))
		items := randomItems(r)
		routes := solve(items)
		state := link(t, items, routes).NewState()
		for range 8 {
			record := randomRecord(r, items)
			b := newBrute(items, record)
			if b.size() > mostWalks {
				continue // too many walks to go through
			}
			state.Load(record)
			for slot, want := range b.statuses() {
				if got := state.Status(slot); !fine(t, routes, want, got) {
					t.Fatalf("seed %d: %s is %d, not %d, in\n%srecord %s", seed, items[slot].ID, got, want, show(items), record.AppendJSON(nil))
				} else if got != want && hidesAny(items) {
					break // what is less sure here counts as an answer, and so offers other options further on
				}
			}
		}
	}
}

func hidesAny(items []route.Item) bool {
	return slices.ContainsFunc(items, func(it route.Item) bool { return len(it.Domain.Hidden) > 0 })
}

// link makes the formulas ready as the runtime does.
func link(t *testing.T, items []route.Item, routes route.Routes) *program.Program {
	s := &ir.Survey{Predicates: routes.Predicates}
	for i, it := range items {
		s.Items = append(s.Items, ir.Item{
			ID: it.ID, Domain: it.Domain, Optional: it.Optional, Asked: routes.Asked[i], Passed: routes.Passed[i],
		})
	}
	p, err := program.New(s)
	require.NoError(t, err)
	return p
}

// rightAnswers are all answers that a question could rightly have (of texts two that stand for all), kinds of no
// answer among them.
func rightAnswers(d ir.Domain) []answers.Value {
	var out []answers.Value
	switch d.Kind {
	case ir.Choice:
		for _, o := range d.Options {
			out = append(out, answers.Num(float64(o.Code)))
		}
	case ir.Number:
		for x := *d.Min; x <= *d.Max; x++ {
			out = append(out, answers.Num(x))
		}
	case ir.Text:
		out = append(out, answers.Text("a"), answers.Text("b"))
	case ir.Choices:
		for set := 1; set < 1<<len(d.Options); set++ {
			var codes []int
			for i, o := range d.Options {
				if set>>i&1 == 1 {
					codes = append(codes, o.Code)
				}
			}
			if v := answers.Codes(codes...); program.Judge(d, v) == program.Good {
				out = append(out, v)
			}
		}
	}
	for _, kind := range d.None {
		out = append(out, answers.None(kind))
	}
	return out
}

type brute struct {
	items  []route.Item
	values map[string]answers.Value // chosen for this walk
	open   map[string]bool
	free   map[string]logic.Truth // chosen outcomes of tests that are not weighed exactly
	keys   []string               // tests to choose outcomes of
	asked  map[string]bool
	seen   []int // walks in which each item is asked
	walks  int
	large  bool // there are too many walks to tell which options are offered
}

const mostWalks = 10_000

func newBrute(items []route.Item, rec *answers.Record) *brute {
	b := &brute{items: items, values: map[string]answers.Value{}, open: map[string]bool{}, free: map[string]logic.Truth{}, seen: make([]int, len(items))}
	for i, it := range items {
		v := rec.Get(it.ID)
		verdict := program.Judge(it.Domain, v)
		if verdict == program.Good && b.hides(i, v) {
			verdict = program.Option
		}
		if verdict == program.Good {
			b.values[it.ID] = v
		}
		b.open[it.ID] = verdict > program.Good || verdict == program.Blank && !it.Optional
	}
	b.collectAll()
	return b
}

func (b *brute) collectAll() {
	for _, it := range b.items {
		b.collect(it.Ask)
		for _, s := range it.Skips {
			b.collect(s.When)
		}
	}
}

func (b *brute) collect(c logic.Cond) {
	switch c := c.(type) {
	case logic.And:
		b.collect(c.Left)
		b.collect(c.Right)
	case logic.Or:
		b.collect(c.Left)
		b.collect(c.Right)
	case logic.Not:
		b.collect(c.X)
	case logic.Test:
		key := logic.TestKey(c.Test)
		if _, known := b.free[key]; b.isFree(c.Test) && !known {
			b.free[key] = logic.True
			b.keys = append(b.keys, key)
		}
	}
}

func (b *brute) isFree(t ir.Test) bool {
	c, ok := t.(ir.Compare)
	if !ok {
		return false
	}
	if _, isArith := c.Left.(ir.Arith); !isArith {
		return false
	}
	for _, id := range ir.Items(t) {
		if b.open[id] {
			return true
		}
	}
	return false
}

// size is how many walks there are.
func (b *brute) size() int {
	n := 1
	if b.large {
		n = mostWalks + 1
	}
	for _, it := range b.items {
		if b.open[it.ID] {
			n *= len(rightAnswers(it.Domain)) + 1
		}
	}
	for range b.keys {
		n *= 3
	}
	return n
}

func (b *brute) statuses() []program.Status {
	b.choose(0, 0)
	out := make([]program.Status, len(b.items))
	for i, n := range b.seen {
		switch n {
		case b.walks:
			out[i] = program.Asked
		case 0:
			out[i] = program.Passed
		}
	}
	return out
}

// choose goes through all values of open items, then all outcomes of free tests.
func (b *brute) choose(item, key int) {
	switch {
	case item < len(b.items):
		b.chooseItem(b.items[item], func() { b.choose(item+1, key) })
	case key < len(b.keys):
		for _, outcome := range []logic.Truth{logic.True, logic.False, logic.Unknown} {
			b.free[b.keys[key]] = outcome
			b.choose(item, key+1)
		}
	default:
		b.walk()
	}
}

func (b *brute) chooseItem(it route.Item, then func()) {
	if !b.open[it.ID] {
		then()
		return
	}
	for _, v := range rightAnswers(it.Domain) {
		b.values[it.ID] = v
		then()
	}
	delete(b.values, it.ID)
	if it.Optional {
		then()
	}
}

func (b *brute) walk() {
	b.walks++
	b.asked = map[string]bool{}
	to := 0
	for i := 0; i < len(b.items); i++ {
		it := b.items[i]
		if it.Specify != nil {
			continue
		}
		asked := i >= to && (it.Ask == nil || b.eval(it.Ask) == logic.True)
		b.enter(i, asked)
		if it.End > 0 && !asked {
			to = max(to, it.End)
		}
		for k := i + 1; k < len(b.items) && b.items[k].Specify != nil; k++ {
			b.enter(k, asked && b.marked(b.items[k].Specify))
		}
		for _, s := range it.Skips {
			if asked && b.eval(s.When) == logic.True {
				to = s.To
				break
			}
		}
	}
}

func (b *brute) enter(i int, asked bool) {
	if asked {
		b.asked[b.items[i].ID] = true
		b.seen[i]++
	}
}

func (b *brute) marked(s *ir.Specify) bool {
	v, ok := b.value(s.Item)
	return ok && has(v, s.Code)
}

func has(v answers.Value, code int) bool {
	if v.Kind == answers.Number {
		return v.Num == float64(code)
	}
	for _, m := range v.List {
		if m.Num == float64(code) {
			return true
		}
	}
	return false
}

func (b *brute) value(id string) (answers.Value, bool) {
	v, ok := b.values[id]
	return v, ok && b.asked[id]
}

func (b *brute) eval(c logic.Cond) logic.Truth {
	switch c := c.(type) {
	case logic.And:
		return not(or(not(b.eval(c.Left)), not(b.eval(c.Right))))
	case logic.Or:
		return or(b.eval(c.Left), b.eval(c.Right))
	case logic.Not:
		return not(b.eval(c.X))
	case logic.Answered:
		_, ok := b.value(c.Item)
		return truthOf(ok)
	case logic.None:
		v, ok := b.value(c.Item)
		return truthOf(ok && v.Equal(answers.None(c.Kind)))
	case logic.Test:
		return b.test(c.Test)
	}
	panic("unknown condition")
}

func not(t logic.Truth) logic.Truth {
	return map[logic.Truth]logic.Truth{logic.True: logic.False, logic.False: logic.True}[t]
}

func or(a, b logic.Truth) logic.Truth {
	switch {
	case a == logic.True || b == logic.True:
		return logic.True
	case a == logic.False && b == logic.False:
		return logic.False
	}
	return logic.Unknown
}

func truthOf(b bool) logic.Truth {
	if b {
		return logic.True
	}
	return logic.False
}

func (b *brute) test(t ir.Test) logic.Truth {
	for _, id := range ir.Items(t) {
		if v, ok := b.value(id); !ok || v.Kind == answers.NoAnswer {
			return logic.Unknown
		}
	}
	if b.isFree(t) {
		outcome := b.free[logic.TestKey(t)]
		if outcome == logic.Unknown && t.(ir.Compare).Left.(ir.Arith).Op != ir.Div {
			return logic.True // a sum of answers always has a value
		}
		return outcome
	}
	switch t := t.(type) {
	case ir.CodeIn:
		v, _ := b.value(t.Item)
		return truthOf(has(v, t.Codes[0]))
	case ir.HasCode:
		v, _ := b.value(t.Item)
		return truthOf(has(v, t.Code))
	case ir.Compare:
		return b.compare(t)
	}
	panic("unknown test")
}

func (b *brute) compare(t ir.Compare) logic.Truth {
	if text, ok := t.Right.(ir.TextConst); ok {
		v, _ := b.value(t.Left.(ir.Value).Item)
		return truthOf(v.Str == text.Value)
	}
	x, ok := b.number(t.Left)
	y, _ := b.number(t.Right)
	if !ok {
		return logic.Unknown
	}
	return truthOf(map[ir.CompareOp]bool{ir.Eq: x == y, ir.Lt: x < y, ir.Gt: x > y}[t.Op])
}

func (b *brute) number(t ir.Term) (float64, bool) {
	switch t := t.(type) {
	case ir.NumberConst:
		return t.Value, true
	case ir.Value:
		v, _ := b.value(t.Item)
		return v.Num, true
	case ir.Func:
		v, _ := b.value(t.Args[0].(ir.Value).Item)
		return float64(len(v.List)), true
	case ir.Arith:
		x, _ := b.number(t.Left)
		y, _ := b.number(t.Right)
		if t.Op == ir.Div {
			return x / y, y != 0
		}
		return x + y, true
	}
	panic("unknown term")
}

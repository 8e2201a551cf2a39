package program

import (
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Draft is a record that is being made up: its answers are given one after the other, each once it is known whether its
// item is asked, and rules are tried as soon as all that they use is there.
type Draft struct {
	*State
	Maker
	ends   [][]int // of each item: the rules that all is there for once it is settled
	paths  [][]int // of each rule: the heads of the groups whose rows are walked to try it
	gaps   [][]*Gap
	equal  [][]*Gap // of each item: the gaps that would be closed by its answer alone, and that a rule wants closed
	at     int      // the item that is being settled
	values [][]answers.Value
	used   int
}

// Maker gives the answers of a Draft.
type Maker interface {
	// Answer is the answer to the item at slot, whose Status is known. Of the head of a group it is a list of rows, each an
	// empty Object, whose items are asked for next. try counts from 0.
	Answer(slot, try int) answers.Value
	// Refuse looks at the answer that was just given, with the rows behind it: where it is true there is another try.
	Refuse(slot, try int) bool
}

// Gap is how far apart two terms are that a rule compares.
type Gap struct {
	Rule   int
	Within float64 // how far apart the rule lets them be, where it wants them near each other
	uses   operands
	apart  number
}

// NewDraft links a survey to make up records of it. Unlike a Program it serves one goroutine.
func NewDraft(s *ir.Survey, maker Maker, functions ...Function) (*Draft, error) {
	p, err := New(s, functions...)
	if err != nil {
		return nil, err
	}
	n := len(s.Items)
	d := &Draft{Maker: maker, ends: make([][]int, n), equal: make([][]*Gap, n), gaps: make([][]*Gap, len(s.Rules))}
	l := &linker{Program: p, calls: map[string]Function{}, totals: map[string]*total{}}
	for _, f := range functions {
		l.calls[f.Name] = f
	}
	l.scopes = make([]int, len(s.Predicates))
	for rule := range s.Rules {
		d.rule(l, rule)
	}
	d.State = p.NewState()
	d.draft = d
	return d, l.err
}

// Slot is the position of an item in the survey.
func (d *Draft) Slot(id string) (slot int, ok bool) { return d.program.Slot(id) }

// Fill makes the record anew.
func (d *Draft) Fill() {
	d.used = 0
	d.Load(&answers.Record{})
}

// Settled tells whether the item at slot, of the rows that are looked at, has been settled.
func (d *Draft) Settled(slot int) bool { return slot < d.at }

// At is the item that is being settled.
func (d *Draft) At() int { return d.at }

// Ends lists the rules, by their place in the survey, that all is there for once the item at slot is settled.
func (d *Draft) Ends(slot int) []int { return d.ends[slot] }

// Acts tells whether one of those rules acts, in whichever row.
func (d *Draft) Acts(rule int) bool {
	d.trying = true
	acts := d.actsIn(d.paths[rule], &d.program.rules[rule])
	d.trying = false
	return acts
}

func (d *Draft) actsIn(path []int, r *linkedRule) bool {
	if len(path) == 0 {
		return d.Status(d.program.slots[r.rule.Item]) != Passed && !d.before(r.rule.Since) && r.fires(d.State)
	}
	for nr := range d.Rows(path[0]) {
		if d.Enter(path[0], nr) && d.actsIn(path[1:], r) {
			return true
		}
	}
	return false
}

// Due is how many rows the group with the head at slot must have; ok is false where that is for the record to say.
func (d *Draft) Due(slot int) (rows int, ok bool) {
	it := d.program.items[slot].repeat
	if it.times == nil {
		return 0, false
	}
	rows, known := d.number(it, 0)
	if !known {
		return 0, true
	}
	return rows, true
}

// Number is what the answer at slot is as a number: a code, a number, a day, minutes; ok is false where it has no value.
func (d *Draft) Number(slot int) (x float64, ok bool) {
	a := d.answers[slot]
	return a.number, a.valued
}

// Gaps are those of a rule.
func (d *Draft) Gaps(rule int) []*Gap { return d.gaps[rule] }

// Equal are the gaps that a rule wants closed and that the answer to the item at slot closes, the item standing alone in
// the comparison.
func (d *Draft) Equal(slot int) []*Gap { return d.equal[slot] }

// Uses lists the items outside totals in a gap.
func (g *Gap) Uses() []int { return g.uses.slots }

// Close is the number at slot for which the two sides would be equal, where they are linear in it. guess tells of items that
// are not settled yet what they may be.
func (d *Draft) Close(g *Gap, slot int, guess func(slot int) (float64, bool)) (x float64, ok bool) {
	defer func(before bool) { d.trying = before }(d.trying)
	d.trying = true
	for _, t := range g.uses.totals {
		if t.head != d.at && d.End(t.head) > d.at || !t.in(d.State).decided {
			return 0, false
		}
	}
	before := make([]answer, len(g.uses.slots))
	for i, at := range g.uses.slots {
		before[i] = *d.answers[at]
	}
	ok = d.guessed(g, slot, guess)
	if ok {
		x, ok = d.root(g, slot)
	}
	for i, at := range g.uses.slots {
		*d.answers[at] = before[i]
	}
	return x, ok
}

// guessed puts guesses where nothing is settled yet.
func (d *Draft) guessed(g *Gap, slot int, guess func(slot int) (float64, bool)) bool {
	for _, at := range g.uses.slots {
		if at == slot {
			continue
		}
		x, ok := guess(at)
		if !ok {
			return false
		}
		d.answers[at].number = x
	}
	return true
}

// root is that of a straight line through two of its points.
func (d *Draft) root(g *Gap, slot int) (float64, bool) {
	at := d.answers[slot]
	at.number = 0
	zero := g.apart(d.State)
	at.number = 1
	rise := g.apart(d.State) - zero
	x := -zero / rise
	return x, rise != 0 && value.Defined(x) && math.Abs(x) <= value.Limit
}

// settleDraft asks for the answer at slot until it is not refused.
func (s *State) settleDraft(slot int) {
	a, it, d := s.answers[slot], &s.program.items[slot], s.draft
	for try := 0; ; try++ {
		a.status, d.at = s.statusOf(it), slot
		a.raw = d.keep(d.Answer(slot, try))
		s.unmark(slot)
		s.judged(slot)
		if d.at = slot; !d.Refuse(slot, try) {
			return
		}
	}
}

// unmark takes the marks of the try before away.
func (s *State) unmark(slot int) {
	if d := &s.Item(slot).Domain; d.Kind == ir.Choices {
		clear(s.answers[slot].marks[:(len(d.Options)+63)/64])
	}
}

// kept values are never moved, since answers point at them.
const chunk = 256

func (d *Draft) keep(v answers.Value) *answers.Value {
	at, in := d.used/chunk, d.used%chunk
	if at == len(d.values) {
		d.values = append(d.values, make([]answers.Value, chunk))
	}
	d.used++
	d.values[at][in] = v
	return &d.values[at][in]
}

// rule finds when a rule can be tried, and what it compares.
func (d *Draft) rule(l *linker, rule int) {
	r := &l.Survey.Rules[rule]
	own := l.slots[r.Item]
	scope, last := l.items[own].group, own
	see := func(slot int) {
		if slot = l.lifted(slot, scope); l.settledAfter(slot, last) {
			last = slot
		}
	}
	for _, id := range l.Survey.ItemsOf(r.Fires) {
		see(l.slots[id])
	}
	l.Survey.Walk(r.Fires, func(n ir.Node) bool {
		if u, ok := n.(ir.Unique); ok {
			see(l.groups[l.items[l.slots[u.Item]].group].head)
		}
		return true
	})
	d.ends[last] = append(d.ends[last], rule)
	d.paths = append(d.paths, l.path(l.items[last].group, own))
	d.compared(l, rule, r.Fires)
}

// settledAfter tells whether the item at one slot is settled after that at another. The head of a group is when all its rows are.
func (l *linker) settledAfter(one, other int) bool {
	if a, b := l.end(one), l.end(other); a != b {
		return a > b
	}
	return one < other
}

func (l *linker) end(slot int) int {
	if r := l.items[slot].repeat; r != nil {
		return r.end
	}
	return slot + 1
}

// lifted is the item at slot where it stands in a row of scope or of what holds it, else the head of the outermost group
// around it that does.
func (l *linker) lifted(slot, scope int) int {
	for !l.holdsGroup(l.items[slot].group, scope) {
		slot = l.groups[l.items[slot].group].head
	}
	return slot
}

// holdsGroup tells whether a group is another one or around it.
func (l *linker) holdsGroup(outer, inner int) bool {
	for ; inner > 0; inner = l.groups[inner].outer {
		if inner == outer {
			return true
		}
	}
	return outer == 0
}

// path leads from a row of a group to those that the item at slot stands in.
func (l *linker) path(group, slot int) []int {
	var heads []int
	for g := l.items[slot].group; g != group && g > 0; g = l.groups[g].outer {
		heads = append(heads, l.groups[g].head)
	}
	slices.Reverse(heads)
	return heads
}

// compared links what a rule compares outside aggregates.
func (d *Draft) compared(l *linker, rule int, f ir.Formula) {
	l.Survey.Walk(f, func(n ir.Node) bool {
		h, ok := n.(ir.Holds)
		if !ok {
			return !ir.OverRows(n)
		}
		if c, ok := h.Test.(ir.Compare); ok && l.numeric(c.Left) && l.numeric(c.Right) {
			d.gap(l, rule, c, h.Is)
		}
		return false
	})
}

// numeric tells whether a term can be solved for: it is a number or a day, and made without functions of the program
// around.
func (l *linker) numeric(t ir.Term) bool {
	ok := l.kind(t) != ir.Text
	ir.Walk(t, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.CallTerm:
			ok = false
		case ir.Func:
			ok = ok && n.Name != ir.Len && n.Name != ir.Rank
		}
		return ok && !ir.OverRows(n)
	})
	return ok
}

func (d *Draft) gap(l *linker, rule int, c ir.Compare, is bool) {
	left, right, within := unfolded(c)
	apart := ir.Arith{Op: ir.Sub, Left: left, Right: right}
	g := &Gap{Rule: rule, Within: within, uses: l.operands(apart), apart: l.number(apart)}
	d.gaps[rule] = append(d.gaps[rule], g)
	if wanted := within > 0 && is == (c.Op == ir.Gt) || c.Op == ir.Eq && !is; !wanted {
		return
	}
	for _, side := range [][2]ir.Term{{left, right}, {right, left}} {
		v, ok := side[0].(ir.Value)
		if ok && !slices.Contains(ir.Items(side[1]), v.Item) && l.sees(v.Item, g) {
			d.equal[l.slots[v.Item]] = append(d.equal[l.slots[v.Item]], g)
			return
		}
	}
}

// sees tells whether all that a gap uses is of the row in which an item stands.
func (l *linker) sees(id string, g *Gap) bool {
	group := l.items[l.slots[id]].group
	return !slices.ContainsFunc(g.uses.slots, func(slot int) bool { return !l.holdsGroup(l.items[slot].group, group) })
}

// unfolded takes |a − b| > c for a comparison of a and b, which are to be near each other.
func unfolded(c ir.Compare) (left, right ir.Term, within float64) {
	f, ok := c.Left.(ir.Func)
	limit, constant := c.Right.(ir.NumberConst)
	if !ok || f.Name != ir.Abs || !constant || c.Op == ir.Eq {
		return c.Left, c.Right, 0
	}
	if a, ok := f.Args[0].(ir.Arith); ok && a.Op == ir.Sub {
		return a.Left, a.Right, limit.Value
	}
	return f.Args[0], ir.NumberConst{}, limit.Value
}

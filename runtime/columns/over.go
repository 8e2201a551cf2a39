package columns

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/program"
)

// over is the group that the item of that id is the head of.
func (l *linker) over(head string) (g int) {
	g = l.standsIn[head]
	l.unknown = l.unknown || g == 0
	return g
}

// some is met where a condition holds in a row that is not passed over.
func (l *linker) some(f ir.Some) condition {
	g, where := l.where(f.Rows, f.Where)
	return l.spread(l.groups[g].outer, func(b *Block) uint64 { return b.rows[g].gather(b.rows[g].live & where(b)) })
}

// every is met where it does in all of them.
func (l *linker) every(f ir.Every) condition {
	g, where := l.where(f.Rows, f.Where)
	return l.spread(l.groups[g].outer, func(b *Block) uint64 { return ^b.rows[g].gather(b.rows[g].live &^ where(b)) })
}

func (l *linker) where(head string, f ir.Formula) (g int, c condition) {
	g = l.over(head)
	l.inRows(g, func() { c = l.formula(f) })
	return g, c
}

func (l *linker) isSettled(f ir.Settled) condition {
	settled := l.settled(f.Item)
	if f.Is {
		return settled
	}
	return func(b *Block) uint64 { return ^settled(b) }
}

// settled is met where nothing more is to be expected of an item.
func (l *linker) settled(id string) condition {
	slot := l.slots[id]
	it, optional, ends := &l.items[slot], l.Survey.Items[slot].Optional, constant(true)
	if it.repeat != nil {
		ends = l.rowsSettled(it.repeat.group)
	}
	return l.spread(it.group, func(b *Block) uint64 {
		a := &b.answers[slot]
		set := a.passed | a.counts&ends(b)
		if optional {
			set |= a.blank() &^ a.counts
		}
		return set
	})
}

// rowsSettled is met where that is so of all that is to be answered in the rows of a group.
func (l *linker) rowsSettled(g int) condition {
	var parts []condition
	l.inRows(g, func() {
		for _, slot := range l.groups[g].items {
			if it := &l.Survey.Items[slot]; it.Compute == nil {
				parts = append(parts, l.settled(it.ID))
			}
		}
	})
	settled := and(parts)
	return func(b *Block) uint64 { return ^b.rows[g].gather(b.rows[g].live &^ settled(b)) }
}

// settledAll is met where nothing is to come of the answers in a term.
func (l *linker) settledAll(t ir.Term) condition {
	var parts []condition
	for _, id := range ir.Items(t) {
		parts = append(parts, l.settled(id))
	}
	return and(parts)
}

// total is an ir.Total made ready.
type total struct {
	group      int
	fact       int // where it is kept which lanes it is decided for
	sum        int // the column in Block.results
	where, out condition
	of         number
	has, ends  condition // where all of it has a value, and where nothing of it is to come
	fold       func(a, b float64) float64
	none       float64 // of no row
}

// total links one that is written several times once.
func (l *linker) total(t ir.Total) *total {
	key := fmt.Sprintf("%#v", t)
	if linked, ok := l.totals[key]; ok {
		return linked
	}
	x := &total{group: l.over(t.Rows), fact: l.fact(), sum: l.result()}
	x.fold, x.none = program.Fold(t.Func)
	l.inRows(x.group, func() {
		x.where, x.out, x.of, x.has, x.ends = l.formula(t.Where), l.formula(t.Out), l.number(t.Of), l.valued(t.Of), l.settledAll(t.Of)
	})
	l.totals[key] = x
	return x
}

// totalsIn are the totals in a test or term, but for those in one another.
func (l *linker) totalsIn(n ir.Node) (list []*total) {
	ir.Walk(n, func(n ir.Node) bool {
		t, ok := n.(ir.Total)
		if ok {
			list = append(list, l.total(t))
		}
		return !ok
	})
	return list
}

// fact makes room for a word that is found out once a block.
func (l *linker) fact() int {
	l.facts++
	return l.facts - 1
}

// decided are the lanes, of what holds the group, in which the total is known.
func (t *total) decided(b *Block) uint64 {
	if !b.known[t.fact] {
		b.memory[t.fact], b.known[t.fact] = t.add(b), true
	}
	return b.memory[t.fact]
}

// add adds up the rows, and gives the lanes in which nothing is to come.
func (t *total) add(b *Block) (decided uint64) {
	r, sum := &b.rows[t.group], &b.results[t.sum]
	for lane := range sum {
		sum[lane] = t.none
	}
	in := r.live &^ t.out(b)
	open := in &^ t.where(b)
	if in &^= open; in != none {
		open |= in &^ t.addRows(b, in, r, sum)
	}
	return b.answers[b.program.groups[t.group].head].counts &^ r.gather(open)
}

// addRows adds up those that have a value, and gives them and those of which none is to come.
func (t *total) addRows(b *Block, in uint64, r *rows, sum *[Size]float64) (settled uint64) {
	x := t.of(b)
	has := in & t.has(b) & defined(x)
	Each(has, func(row int) {
		lane := r.parent[row]
		sum[lane] = t.fold(sum[lane], x[row])
	})
	return has | t.ends(b)
}

// totalNumber is what a total comes to.
func (l *linker) totalNumber(t ir.Total) number {
	x := l.total(t)
	return l.spreadNumber(l.groups[x.group].outer, func(b *Block) *[Size]float64 {
		x.decided(b)
		return &b.results[x.sum]
	})
}

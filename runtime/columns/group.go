package columns

import (
	"math"
	"math/bits"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// A repeated group has lanes of its own in a block: one for each of its rows, whichever record it is of. The columns of its items hold rows where
// those of other items hold records, and a formula of a row runs over them as one of a record does. What it takes of the record is spread over the record's
// rows; what is found in rows is gathered for their records. The rows of a record stand side by side.

// group is a repeated group, or, at position 0, the records themselves.
type group struct {
	head  int   // slot of its head
	outer int   // the group that holds it; -1 of the records
	items []int // slots of what stands directly in it
	end   int   // the slot behind it
}

// repeat is what is linked of the head of a repeated group.
type repeat struct {
	group     int // the one that it is the head of
	fewest    float64
	most      float64
	times     number    // nil: as many rows as are given
	has, ends condition // where all that it takes has a value, and where nothing of it is to come
	number    int       // the column in Block.results of how many rows there are to be
}

// layOut finds the groups, and which of them each item stands in.
func (l *linker) layOut() {
	l.groups, l.standsIn = []group{{head: -1, outer: -1}}, map[string]int{"": 0}
	for slot := range l.Survey.Items {
		l.stand(slot, &l.Survey.Items[slot])
	}
	for g := 1; g < len(l.groups); g++ {
		l.unknown = l.unknown || len(l.groups[g].items) == 0
	}
	for _, f := range l.Survey.Predicates {
		l.scopes = append(l.scopes, l.scopeOf(f))
	}
}

func (l *linker) stand(slot int, it *ir.Item) {
	in, ok := l.standsIn[it.Group]
	if !ok {
		l.unknown = true
		return
	}
	l.groups[in].items = append(l.groups[in].items, slot)
	for g := in; g > 0; g = l.groups[g].outer {
		l.groups[g].end = slot + 1
	}
	if it.Domain.Kind == ir.Rows {
		l.standsIn[it.ID] = len(l.groups)
		l.groups = append(l.groups, group{head: slot, outer: in, end: slot + 1})
	}
}

// scopeOf is the innermost group of whose rows f speaks.
func (l *linker) scopeOf(f ir.Formula) (innermost int) {
	see := func(g int) {
		if l.within(g, innermost) {
			innermost = g
		}
	}
	for _, id := range ir.Items(f) {
		see(l.groupOf(id))
	}
	ir.Walk(f, func(n ir.Node) bool {
		if ref, ok := n.(ir.Ref); ok {
			see(l.scopes[ref.Index])
		}
		return !ir.OverRows(n)
	})
	return innermost
}

func (l *linker) groupOf(id string) int { return l.standsIn[l.Survey.Items[l.slots[id]].Group] }

// within tells whether a group is another one or in it.
func (p *Program) within(inner, outer int) bool {
	for ; inner > 0; inner = p.groups[inner].outer {
		if inner == outer {
			return true
		}
	}
	return outer == 0
}

// child is the group directly in one that holds another, or is it.
func (p *Program) child(inner, outer int) int {
	for p.groups[inner].outer != outer {
		inner = p.groups[inner].outer
	}
	return inner
}

// Repeats tells whether the survey has repeated groups.
func (p *Program) Repeats() bool { return len(p.groups) > 1 }

// head links how many rows there may be. The bound of a group whose rows are counted elsewhere is no matter of its answer.
func (l *linker) head(it *item, from *ir.Item) {
	it.repeat = &repeat{group: l.standsIn[from.ID], fewest: bound(from.Domain.Min, 0), most: bound(from.Domain.Max, ir.MostRows)}
	it.optional = from.Optional || from.Times != nil || it.repeat.fewest <= 0
	if from.Times != nil {
		it.low, it.high = 0, ir.MostRows
		return
	}
	it.low, it.high = it.repeat.fewest, it.repeat.most
}

func (l *linker) times(r *repeat, t ir.Term) {
	r.times, r.has, r.ends, r.number = l.number(t), l.valued(t), l.settledAll(t), l.result()
}

// rows are those of a group in a block.
type rows struct {
	n      int
	parent [Size]uint8  // of each row: the lane of what it is a row of
	of     [Size]uint64 // of each such lane: its rows
	live   uint64       // the rows that are not passed over
	asked  uint64       // those that are certainly asked
	whole  uint64       // the lanes whose number of rows is known, and which have as many
}

func (r *rows) clear() {
	r.n = 0
	clear(r.of[:])
}

// AddRow makes room for another row of the group with its head at slot: its lane. It is false where the block is full, and where rows of
// another record, or row, came between.
func (b *Block) AddRow(slot, lane int) (row int, ok bool) {
	r := &b.rows[b.program.items[slot].repeat.group]
	if row = r.n; row == Size || r.of[lane&(Size-1)] != 0 && int(r.parent[row-1]) != lane {
		return 0, false
	}
	r.parent[row] = uint8(lane)
	r.of[lane&(Size-1)] |= bit(row)
	r.n++
	return row, true
}

// Rows is how many rows were added.
func (b *Block) Rows(slot, lane int) int {
	return b.rows[b.program.items[slot].repeat.group].given(lane)
}

// SetRows answers the head of a group with the rows that were added, of which there is one and more.
func (b *Block) SetRows(slot, lane int) {
	it, a := &b.program.items[slot], &b.answers[slot]
	if n := float64(b.rows[it.repeat.group].given(lane)); n < it.low || n > it.high {
		a.noFit |= bit(lane)
		return
	}
	a.good |= bit(lane)
}

// given is how many rows there are of a lane.
func (r *rows) given(lane int) int { return bits.OnesCount64(r.of[lane&(Size-1)]) }

// settleRows finds what rows there are of the group with its head at slot, which has been settled. Where there is a row too many or too few the
// finding tells how many there should be: the record is odd.
func (b *Block) settleRows(slot int) (odd uint64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	around, r := &b.rows[it.group], &b.rows[it.repeat.group]
	live := around.live &^ (a.passed | a.noType)
	asked := live & around.asked & it.asked(b)
	known, fewer, more := b.count(it, live)
	r.live, r.asked, r.whole = r.spread(live), r.spread(asked&known), known&^fewer
	a.counts = live & r.whole & a.good
	if it.optional {
		a.counts |= live & r.whole & a.blank()
	}
	a.valued = a.counts
	return live & (more | fewer&known&asked)
}

// count finds how many rows there should be: the most there can be where that is not known. fewer and more are the lanes with another number.
func (b *Block) count(it *item, live uint64) (known, fewer, more uint64) {
	r, column := &b.rows[it.repeat.group], &b.numbers[it.number]
	known, should := it.repeat.should(b)
	Each(live, func(lane int) {
		given := float64(r.given(lane))
		number := it.repeat.most
		switch {
		case should != nil && known&bit(lane) != 0:
			number = should[lane]
		case should == nil:
			number = min(given, number)
		}
		if column[lane] = number; given < number {
			fewer |= bit(lane)
		} else if given > number {
			more |= bit(lane)
		}
	})
	return known, fewer, more
}

// should is how many rows a record is to have where that is known; nil: as many as it has.
func (r *repeat) should(b *Block) (known uint64, number *[Size]float64) {
	if r.times == nil {
		return all, nil
	}
	number = &b.results[r.number]
	x, has := r.times(b), r.has(b)
	has &= defined(x)
	for lane := range number {
		number[lane] = 0
		if has&bit(lane) != 0 {
			number[lane] = math.Floor(max(0, min(x[lane], r.most)))
		}
	}
	return has | r.ends(b), number
}

// tellRows tells what is remarked of the rows of a group that are of a lane.
func (b *Block) tellRows(remarks []remark, g, lane int, path string, into []validate.Finding) []validate.Finding {
	r := &b.rows[g]
	touched, first := b.touched(remarks, g)&r.of[lane&(Size-1)], bits.TrailingZeros64(r.of[lane&(Size-1)])
	Each(touched, func(row int) {
		into = b.tell(remarks, g, row, path+program.RowName(b.program.Survey.Items[b.program.groups[g].head].ID, row-first)+".", into)
	})
	return into
}

// touched are the rows of a group of which something is remarked, or of rows in them.
func (b *Block) touched(remarks []remark, g int) (rows uint64) {
	for i := range remarks {
		set := remarks[i].set
		for of := b.program.items[remarks[i].slot].group; of != g; of = b.program.groups[of].outer {
			set = b.rows[of].gather(set)
		}
		rows |= set
	}
	return rows
}

// upTo is how many of the remarks are of items before a slot.
func upTo(remarks []remark, slot int) int {
	n := slices.IndexFunc(remarks, func(r remark) bool { return r.slot >= slot })
	if n < 0 {
		return len(remarks)
	}
	return n
}

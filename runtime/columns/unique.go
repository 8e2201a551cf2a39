package columns

import (
	"bytes"
	"math/bits"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// unique is true in a row when no other has the same answer to an item.
func (l *linker) unique(t ir.Unique) test {
	slot := l.slots[t.Item]
	it := &l.items[slot]
	g := it.group
	l.unknown = l.unknown || g == 0
	again := l.spread(g, func(b *Block) uint64 { return b.repeated(it, b.answers[slot].valued&b.rows[g].live) })
	complete := l.spread(g, l.complete(t.Item))
	return func(b *Block, _ uint64) (is, has uint64) {
		twice := again(b)
		return ^twice, twice | complete(b)
	}
}

// complete are the rows next to which nothing is to come of an item.
func (l *linker) complete(id string) condition {
	var settled condition
	g := l.groupOf(id)
	l.inRows(g, func() { settled = l.settled(id) })
	return func(b *Block) uint64 {
		r := &b.rows[g]
		return r.spread(r.whole &^ r.gather(r.live&^settled(b)))
	}
}

// repeated are those rows among some that have the same answer as another of the same lane.
func (b *Block) repeated(it *item, among uint64) (set uint64) {
	for r := &b.rows[it.group]; among != none; {
		row := bits.TrailingZeros64(among)
		side := among & r.of[r.parent[row&(Size-1)]&(Size-1)]
		if among &^= side; side != bit(row) {
			set |= b.alike(it, side)
		}
	}
	return set
}

// alike are those rows of one lane that have the same answer as another.
func (b *Block) alike(it *item, among uint64) uint64 {
	switch it.shape {
	case choice:
		return b.sameMarks(among, it)
	case words:
		return sameTexts(among, &b.texts[it.text])
	case amount:
		return sameNumbers(among, &b.numbers[it.number], value.Equal)
	}
	return sameNumbers(among, &b.numbers[it.number], exactly)
}

func exactly(a, b float64) bool { return a == b }

func (b *Block) sameMarks(among uint64, it *item) (set uint64) {
	for _, word := range b.marks[it.marks : it.marks+len(it.exclusive)] {
		if word &= among; word&(word-1) != 0 {
			set |= word
		}
	}
	return set
}

func sameTexts(among uint64, texts *[Size][]byte) (set uint64) {
	Each(among, func(i int) {
		among &^= bit(i)
		Each(among, func(k int) {
			if bytes.Equal(texts[i], texts[k]) {
				set |= bit(i) | bit(k)
			}
		})
	})
	return set
}

func sameNumbers(among uint64, numbers *[Size]float64, equal func(a, b float64) bool) (set uint64) {
	var room [Size]float64
	sorted := room[:0]
	Each(among, func(row int) { sorted = append(sorted, numbers[row]) })
	slices.Sort(sorted)
	Each(among, func(row int) {
		if value.Twice(sorted, numbers[row], equal) {
			set |= bit(row)
		}
	})
	return set
}

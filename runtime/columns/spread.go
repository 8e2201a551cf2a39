package columns

import "math/bits"

// spread are the rows of some lanes.
func (r *rows) spread(set uint64) (rows uint64) {
	for ; set != none; set &= set - 1 {
		rows |= r.of[bits.TrailingZeros64(set)&(Size-1)]
	}
	return rows
}

// gather are the lanes that some rows are of.
func (r *rows) gather(set uint64) (lanes uint64) {
	for ; set != none; set &= set - 1 {
		lane := int(r.parent[bits.TrailingZeros64(set)&(Size-1)])
		lanes |= bit(lane)
		set &^= r.of[lane&(Size-1)] &^ (set & -set)
	}
	return lanes
}

// records are those that some rows of a group are of.
func (b *Block) records(g int, set uint64) uint64 {
	for ; g > 0 && set != none; g = b.program.groups[g].outer {
		set = b.rows[g].gather(set)
	}
	return set
}

// inRows links what is said of the rows of a group.
func (l *linker) inRows(g int, link func()) {
	before := l.scope
	l.scope = g
	link()
	l.scope = before
}

// down are the groups to go through from one that is around what is being linked, or is it, the outermost first.
func (l *linker) down(from int) (through []int) {
	if !l.within(l.scope, from) {
		l.unknown = true
		return nil
	}
	for g := l.scope; g != from; g = l.groups[g].outer {
		through = append([]int{g}, through...)
	}
	return through
}

// spread is a condition on rows of a group as one on the rows in them that what is being linked speaks of.
func (l *linker) spread(from int, c condition) condition {
	for _, g := range l.down(from) {
		around := c
		c = func(b *Block) uint64 { return b.rows[g].spread(around(b)) }
	}
	return c
}

// spreadNumber is the same for numbers.
func (l *linker) spreadNumber(from int, n number) number {
	for _, g := range l.down(from) {
		around, into := n, l.result()
		n = func(b *Block) *[Size]float64 {
			x, z, r := around(b), &b.results[into], &b.rows[g]
			for row := range r.n {
				z[row] = x[r.parent[row]]
			}
			return z
		}
	}
	return n
}

// spreadText is the same for texts.
func (l *linker) spreadText(from int, t text) text {
	for _, g := range l.down(from) {
		around, into := t, l.texts
		l.texts++
		t = func(b *Block) *[Size][]byte {
			x, z, r := around(b), &b.texts[into], &b.rows[g]
			for row := range r.n {
				z[row] = x[r.parent[row]]
			}
			return z
		}
	}
	return t
}

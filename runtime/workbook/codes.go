package workbook

import "math/bits"

// entry is what some bits of the input stand for: a literal, a length or a distance with extra bits behind it, or where in the table to look on.
type entry uint32

const (
	literal entry = 1 << (5 + iota)
	deeper        // value is where the entries for the bits that follow stand, extra how many bits those are
	over          // the block ends
)

const wrong entry = 1 << 13

// bits is how many the code itself has.
func (e entry) bits() uint { return uint(e) & 31 }

// extra is how many bits belong to it.
func (e entry) extra() uint { return uint(e>>8) & 31 }

func (e entry) value() int { return int(e >> 16) }

func entryOf(value, extra int) entry { return entry(value<<16 | extra<<8) }

// How many bits are looked up at once.
const (
	textBits     = 10
	distanceBits = 8
	lengthBits   = 7
	longestCode  = 15
)

// codes are those of a block.
type codes struct {
	texts, distances, lengths table
	fixed                     bool // they are those of RFC 1951, 3.2.6
	sizes                     [288 + 32]uint8
}

// What codes stand for: 256 literals, the end of a block, lengths; and distances.
var (
	textSymbols, distanceSymbols = symbols()
	lengthSymbols                = func() (list [19]entry) {
		for i := range list {
			list[i] = entryOf(i, 0)
		}
		return list
	}()
)

func symbols() (texts [288]entry, distances [32]entry) {
	for b := range 256 {
		texts[b] = entryOf(b, 0) | literal
	}
	texts[256], texts[286], texts[287], distances[30], distances[31] = over, wrong, wrong, wrong, wrong
	at := 3
	for i := range 28 {
		extra := max(i/4-1, 0)
		texts[257+i] = entryOf(at, extra)
		at += 1 << extra
	}
	texts[285] = entryOf(longestRun, 0)
	at = 1
	for i := range 30 {
		extra := max(i/2-1, 0)
		distances[i] = entryOf(at, extra)
		at += 1 << extra
	}
	return texts, distances
}

// fix takes the codes that need not be told.
func (c *codes) fix() {
	if c.fixed {
		return
	}
	c.fixed = true
	sizes := c.sizes[:]
	for i := range sizes {
		switch {
		case i < 144:
			sizes[i] = 8
		case i < 256:
			sizes[i] = 9
		case i < 280:
			sizes[i] = 7
		case i < 288:
			sizes[i] = 8
		default:
			sizes[i] = 5
		}
	}
	c.texts.build(sizes[:288], textSymbols[:], textBits)
	c.distances.build(sizes[288:], distanceSymbols[:], distanceBits)
}

// order is that in which the head of a block tells the sizes of the codes of sizes.
var order = [19]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// read reads the codes of a block, and tells whether they are any.
func (c *codes) read(d *inflater) bool {
	c.fixed = false
	texts, distances, n := d.take(5)+257, d.take(5)+1, d.take(4)+4
	if texts > 286 || distances > 30 {
		return false
	}
	var sizes [19]uint8
	for _, i := range order[:n] {
		sizes[i] = uint8(d.take(3))
	}
	return c.lengths.build(sizes[:], lengthSymbols[:], lengthBits) && c.readSizes(d, texts+distances) &&
		c.texts.build(c.sizes[:texts], textSymbols[:], textBits) &&
		c.distances.build(c.sizes[texts:texts+distances], distanceSymbols[:], distanceBits)
}

// readSizes reads how many bits each of n codes has.
func (c *codes) readSizes(d *inflater, n int) bool {
	for i := 0; i < n; {
		d.refill()
		e := c.lengths.entries[d.word&(1<<lengthBits-1)]
		if e&wrong != 0 {
			return false
		}
		d.take(int(e.bits()))
		size, times := uint8(e.value()), 1
		switch {
		case size == 16 && i == 0:
			return false
		case size == 16:
			size, times = c.sizes[i-1], 3+d.take(2)
		case size == 17:
			size, times = 0, 3+d.take(3)
		case size == 18:
			size, times = 0, 11+d.take(7)
		}
		if times > n-i {
			return false
		}
		for range times {
			c.sizes[i] = size
			i++
		}
	}
	return true
}

// table finds the entry for the bits that come next: by the first of them, and where a code has more, by those behind them.
type table struct{ entries []entry }

// build makes codes of that many bits, 0 for none, for symbols. It is false where they are too many, or too few: all ways to go on must
// mean something, but where there is no more than one code.
func (t *table) build(sizes []uint8, symbols []entry, first int) bool {
	var count, next [longestCode + 1]int
	for _, size := range sizes {
		count[size]++
	}
	count[0] = 0
	code, longest := 0, 0
	for size := 1; size <= longestCode; size++ {
		code <<= 1
		next[size] = code
		if code += count[size]; count[size] > 0 {
			longest = size
		}
		if code > 1<<size {
			return false
		}
	}
	t.entries = t.entries[:0]
	t.extend(first)
	if longest > 0 && code != 1<<longestCode && !(longest == 1 && count[1] == 1) {
		return false
	}
	for i, size := range sizes {
		if size > 0 {
			reversed := int(bits.Reverse16(uint16(next[size])) >> (16 - size))
			t.put(reversed, int(size), symbols[i], first, longest)
			next[size]++
		}
	}
	return true
}

// extend makes room for what so many bits may be.
func (t *table) extend(bits int) {
	for range 1 << bits {
		t.entries = append(t.entries, wrong)
	}
}

// put puts a symbol wherever its code stands, the first bit of which is the lowest.
func (t *table) put(code, size int, symbol entry, first, longest int) {
	if size <= first {
		for at := code; at < 1<<first; at += 1 << size {
			t.entries[at] = symbol | entry(size)
		}
		return
	}
	begin := &t.entries[code&(1<<first-1)]
	if *begin&deeper == 0 {
		*begin = entryOf(len(t.entries), longest-first) | deeper
		t.extend(longest - first)
	}
	from := t.entries[code&(1<<first-1)].value()
	for at := code >> first; at < 1<<(longest-first); at += 1 << (size - first) {
		t.entries[from+at] = symbol | entry(size-first)
	}
}

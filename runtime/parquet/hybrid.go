package parquet

import (
	"encoding/binary"
	"math/bits"
)

// slack is how many bytes must be readable behind what is decoded.
const slack = 32

// hybrid decodes Parquet's mix of runs of one value and of values packed in bits.
type hybrid struct {
	data   []byte // with slack behind end
	at     int
	end    int
	width  int    // of a value, in bits
	run    int    // how many more values are value
	value  uint32 // of the run
	packed int    // how many more values are packed, from bit on
	bit    int
}

// newHybrid decodes values of that width; behind data slack can be read.
func newHybrid(data []byte, width int) hybrid {
	return hybrid{data: data[:len(data)+slack], end: len(data), width: width}
}

// fill makes sure that there is a value; it is false behind the last.
func (h *hybrid) fill() bool {
	for h.run == 0 && h.packed == 0 {
		header, n := binary.Uvarint(h.data[h.at:h.end])
		if n <= 0 || header > 1<<33 {
			return false
		}
		h.at += n
		if header&1 == 1 {
			h.beginPacked(int(header >> 1))
		} else if !h.beginRun(int(header >> 1)) {
			return false
		}
	}
	return true
}

func (h *hybrid) beginPacked(groups int) {
	size := groups * h.width
	h.packed, h.bit = 8*groups, 8*h.at
	if rest := h.end - h.at; size > rest {
		size = rest
		h.packed = 8 * rest / h.width
	}
	h.at += size
}

func (h *hybrid) beginRun(n int) bool {
	size := (h.width + 7) / 8
	if size > h.end-h.at {
		return false
	}
	h.value = uint32(binary.LittleEndian.Uint64(h.data[h.at:]) & (1<<h.width - 1))
	h.at += size
	h.run = n
	return true
}

// read reads values, and gives how many there were.
func (h *hybrid) read(into []uint32) (n int) {
	for n < len(into) && h.fill() {
		k := min(h.run, len(into)-n)
		for i := range into[n : n+k] {
			into[n+i] = h.value
		}
		h.run -= k
		n += k
		k = min(h.packed, len(into)-n)
		h.unpack(into[n : n+k])
		n += k
	}
	return n
}

// unpack reads values that are packed, as many as a word has at a time.
func (h *hybrid) unpack(into []uint32) {
	h.packed -= len(into)
	mask, most := uint64(1)<<h.width-1, (64-7)/max(h.width, 1)
	for len(into) > 0 {
		word := binary.LittleEndian.Uint64(h.data[h.bit>>3:]) >> (h.bit & 7)
		k := min(most, len(into))
		for i := range into[:k] {
			into[i] = uint32(word & mask)
			word >>= h.width
		}
		h.bit += k * h.width
		into = into[k:]
	}
}

// few values are those of at most so many bits, of which sets are made.
const (
	fewBits = 4
	few     = 1 << fewBits
)

// sort puts the rows into the sets of the values that they have, which stand in their order, and gives how many there were. A value has
// at most fewBits.
func (h *hybrid) sort(rows uint64, into *[few]uint64) (n int) {
	for rows != 0 && h.fill() {
		if h.run > 0 {
			part := lowest(rows, h.run)
			into[h.value%few] |= part
			h.run -= bits.OnesCount64(part)
			n += bits.OnesCount64(part)
			rows &^= part
		}
		if part := lowest(rows, h.packed); part != 0 {
			h.sortPacked(part, into)
			n += bits.OnesCount64(part)
			rows &^= part
		}
	}
	return n
}

func (h *hybrid) sortPacked(rows uint64, into *[few]uint64) {
	k := bits.OnesCount64(rows)
	h.packed -= k
	if h.width == 1 && rows&(rows+1) == 0 {
		word := h.word()
		into[1] |= word & rows
		into[0] |= rows &^ word
		h.bit += k
		return
	}
	if h.width == 2 && rows&(rows+1) == 0 {
		low, high := h.pairs(k)
		into[0] |= rows &^ (low | high)
		into[1] |= rows & low &^ high
		into[2] |= rows & high &^ low
		into[3] |= rows & low & high
		h.packed += k // it has been counted
		return
	}
	mask, most := uint64(1)<<h.width-1, (64-7)/max(h.width, 1)
	for k > 0 {
		word := binary.LittleEndian.Uint64(h.data[h.bit>>3:]) >> (h.bit & 7)
		m := min(most, k)
		for range m {
			row := rows & -rows
			into[word&mask%few] |= row
			word >>= h.width
			rows ^= row
		}
		h.bit += m * h.width
		k -= m
	}
}

// lowest is the set of the n lowest members.
func lowest(set uint64, n int) uint64 {
	if n >= bits.OnesCount64(set) {
		return set
	}
	if set&(set+1) == 0 {
		return ones(n)
	}
	rest := set
	for range n {
		rest &= rest - 1
	}
	return set &^ rest
}

// equal reads k values, at most 64, and gives the set of those that are value, and how many there were.
func (h *hybrid) equal(k int, value uint32) (set uint64, n int) {
	if h.width == 1 {
		return h.set(k)
	}
	if h.run >= k {
		h.run -= k
		if h.value == value {
			set = ones(k)
		}
		return set, k
	}
	if h.width == 2 && h.run == 0 && h.packed >= k {
		low, high := h.pairs(k)
		low ^= -uint64(value&1 ^ 1)
		high ^= -uint64(value>>1 ^ 1)
		return low & high & ones(k), k
	}
	var all [64]uint32
	n = h.read(all[:k])
	for i, x := range all[:n] {
		if x == value {
			set |= 1 << i
		}
	}
	return set, n
}

// pairs reads k packed values of two bits, as the set of those that have the low bit and of those that have the high one.
func (h *hybrid) pairs(k int) (low, high uint64) {
	first := h.word()
	h.bit += 64
	second := h.word()
	h.bit += 2*k - 64
	h.packed -= k
	return even(first) | even(second)<<32, even(first>>1) | even(second>>1)<<32
}

// even are the even bits of a word, side by side.
func even(w uint64) uint64 {
	w &= 0x5555555555555555
	w = (w | w>>1) & 0x3333333333333333
	w = (w | w>>2) & 0x0F0F0F0F0F0F0F0F
	w = (w | w>>4) & 0x00FF00FF00FF00FF
	w = (w | w>>8) & 0x0000FFFF0000FFFF
	return (w | w>>16) & 0x00000000FFFFFFFF
}

// set reads k values of one bit, at most 64, as a set, and gives how many there were.
func (h *hybrid) set(k int) (set uint64, n int) {
	for n < k && h.fill() {
		if m := min(h.run, k-n); m > 0 {
			set |= uint64(-int64(h.value&1)) & ones(m) << n
			h.run -= m
			n += m
		}
		if m := min(h.packed, k-n); m > 0 {
			set |= h.word() & ones(m) << n
			h.packed -= m
			h.bit += m
			n += m
		}
	}
	return set, n
}

// word is the next 64 bits.
func (h *hybrid) word() uint64 {
	at, shift := h.bit>>3, h.bit&7
	return binary.LittleEndian.Uint64(h.data[at:])>>shift | uint64(h.data[at+8])<<(64-shift)
}

// ones has the lowest n bits.
func ones(n int) uint64 { return ^uint64(0) >> (64 - n) }

// skip passes over values, and gives how many there were.
func (h *hybrid) skip(k int) (n int) {
	for n < k && h.fill() {
		m := min(h.run, k-n)
		h.run -= m
		n += m
		m = min(h.packed, k-n)
		h.packed -= m
		h.bit += m * h.width
		n += m
	}
	return n
}

// below passes over k values, and gives how many there were before one that is not below limit.
func (h *hybrid) below(k, limit int) (n int) {
	if h.width < 32 && 1<<h.width <= limit {
		return h.skip(k)
	}
	var all [64]uint32
	n = h.read(all[:k])
	return inRange(all[:n], limit)
}

// inRange is how many indexes there are before one that is not below limit.
func inRange(indexes []uint32, limit int) int {
	for i, at := range indexes {
		if int(at) >= limit {
			return i
		}
	}
	return len(indexes)
}

// same reads k values if they are all one and the same, below limit, and lie in one run.
func (h *hybrid) same(k, limit int) (value uint32, ok bool) {
	if h.run < k || int(h.value) >= limit {
		return 0, false
	}
	h.run -= k
	return h.value, true
}

// widthOf is how many bits a level has.
func widthOf(level int) int { return bits.Len(uint(level)) }

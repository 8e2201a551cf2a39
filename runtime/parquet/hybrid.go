package parquet

import (
	"encoding/binary"
	"math/bits"
)

// slack is how many bytes must be readable behind what is decoded.
const slack = 16

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
	h.value = uint32(binary.LittleEndian.Uint64(h.data[h.at:]) & (1<<(8*size) - 1))
	h.at += size
	h.run = n
	return true
}

// read reads values, and gives how many there were.
func (h *hybrid) read(into []uint32) (n int) {
	mask := uint64(1)<<h.width - 1
	for n < len(into) && h.fill() {
		k := min(h.run, len(into)-n)
		for range k {
			into[n] = h.value
			n++
		}
		h.run -= k
		k = min(h.packed, len(into)-n)
		for range k {
			into[n] = uint32(binary.LittleEndian.Uint64(h.data[h.bit>>3:]) >> (h.bit & 7) & mask)
			h.bit += h.width
			n++
		}
		h.packed -= k
	}
	return n
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

// same reads k values if they are all one and the same, and lie in one run.
func (h *hybrid) same(k int) (value uint32, ok bool) {
	if h.run < k {
		return 0, false
	}
	h.run -= k
	return h.value, true
}

// widthOf is how many bits a level has.
func widthOf(level int) int { return bits.Len(uint(level)) }

package workbook

import (
	"compress/flate"
	"encoding/binary"
	"io"
)

// inflater unpacks DEFLATE (RFC 1951). Unpacking is half the time that a sheet takes; this takes about half of what libraries for
// streams take: it reads the input a word at a time, and writes to one stretch of memory that the text before is part of. Tests hold it to the
// standard library, byte for byte.
type inflater struct {
	in     io.Reader
	packed []byte // what has been read, with room for padding behind
	at     int    // what of packed is in word
	end    int
	ended  error  // what ended the input; zeros then stand behind end
	word   uint64 // the next bits, the lowest first
	n      int    // how many of them count
	out    []byte
	w      int // behind what is unpacked
	r      int // behind what has been given
	last   bool
	inside bool // a block of codes
	stored int  // what is left of a block that is not packed
	codes  codes
	err    error
}

const (
	packedSize = 64 << 10
	padding    = 1 << 10 // more than the head of a block has
	history    = 32 << 10
	unpacked   = history + 64<<10
	longestRun = 258
	spare      = longestRun + 24 // what one code writes, by words
)

var errPacked = flate.CorruptInputError(0)

// newInflater unpacks what in gives.
func newInflater(in io.Reader) io.ReadCloser {
	return &inflater{in: in, packed: make([]byte, packedSize+padding), out: make([]byte, unpacked+spare)}
}

func (d *inflater) Close() error { return nil }

func (d *inflater) Read(p []byte) (int, error) {
	for d.r == d.w {
		if d.err != nil {
			return 0, d.err
		}
		d.step()
	}
	n := copy(p, d.out[d.r:d.w])
	d.r += n
	return n, nil
}

// step unpacks some more.
func (d *inflater) step() {
	if d.w >= unpacked {
		d.w = copy(d.out, d.out[d.w-history:d.w])
		d.r = d.w
	}
	d.read()
	switch {
	case d.stored > 0:
		d.copyStored()
	case d.inside:
		d.unpack()
	case d.last:
		d.err = io.EOF
	default:
		d.begin()
	}
	if d.err == nil && d.beyond() {
		d.err = d.cut()
	}
}

// read makes sure that more than the head of a block is at hand, or all there is.
func (d *inflater) read() {
	if d.end-d.at > padding || d.ended != nil {
		return
	}
	d.giveBack()
	d.end, d.at = copy(d.packed, d.packed[d.at:d.end]), 0
	for d.end < padding+8 && d.ended == nil {
		var n int
		n, d.ended = d.in.Read(d.packed[d.end:packedSize])
		d.end += n
	}
	if d.ended != nil {
		clear(d.packed[d.end : d.end+padding])
	}
}

// giveBack takes out of word what has whole bytes.
func (d *inflater) giveBack() {
	d.at -= d.n >> 3
	d.n &= 7
	d.word &= 1<<d.n - 1
}

// beyond tells whether bits were taken that are not there.
func (d *inflater) beyond() bool { return 8*d.at-d.n > 8*d.end }

// cut is the error of an input that ends too early.
func (d *inflater) cut() error {
	if d.ended == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return d.ended
}

// refill makes sure that there are 56 bits. What word has beyond n is what stands there next, so that it does no harm.
func (d *inflater) refill() {
	d.word |= binary.LittleEndian.Uint64(d.packed[d.at:]) << (d.n & 63)
	d.at += (63 - d.n) >> 3
	d.n |= 56
}

// take takes up to 32 bits.
func (d *inflater) take(n int) int {
	if d.n < n {
		d.refill()
	}
	x := int(d.word & (1<<n - 1))
	d.word >>= n
	d.n -= n
	return x
}

// begin reads the head of a block.
func (d *inflater) begin() {
	d.last = d.take(1) == 1
	ok := true
	switch d.take(2) {
	case 0:
		ok = d.beginStored()
	case 1:
		d.codes.fix()
		d.inside = true
	case 2:
		ok = d.codes.read(d)
		d.inside = ok
	default:
		ok = false
	}
	if !ok && !d.beyond() {
		d.err = errPacked
	}
}

func (d *inflater) beginStored() bool {
	d.take(d.n & 7)
	size, check := d.take(16), d.take(16)
	d.giveBack()
	if size != check^0xFFFF {
		return false
	}
	d.stored = size
	return true
}

func (d *inflater) copyStored() {
	n := min(d.stored, d.end-d.at, unpacked-d.w)
	copy(d.out[d.w:], d.packed[d.at:d.at+n])
	d.w, d.at, d.stored = d.w+n, d.at+n, d.stored-n
	if n == 0 {
		d.err = d.cut()
	}
}

// unpack unpacks codes, as many as are certainly there; at the end of the input one at a time.
func (d *inflater) unpack() {
	sure := d.end - 8
	if d.ended != nil && d.at > sure {
		before := d.w
		if d.unpackUpTo(d.at, 1); d.beyond() {
			d.w, d.err = before, d.cut()
		}
		return
	}
	d.unpackUpTo(sure, 1<<30)
}

// unpackUpTo unpacks up to most codes that begin in words up to sure. A code takes at most 48 bits with all that belongs to it.
func (d *inflater) unpackUpTo(sure, most int) {
	in, out, at, w, word, n := d.packed, d.out, d.at, d.w, d.word, d.n
	texts, distances := d.codes.texts.entries, d.codes.distances.entries
	for ; at <= sure && w < unpacked && most > 0; most-- {
		word |= binary.LittleEndian.Uint64(in[at:]) << (n & 63)
		at += (63 - n) >> 3
		n |= 56
		e := texts[word&(1<<textBits-1)]
		if e&deeper != 0 {
			word >>= textBits
			n -= textBits
			e = texts[e.value()+int(word&(1<<e.extra()-1))]
		}
		word >>= e.bits()
		n -= int(e.bits())
		if e&literal != 0 {
			out[w] = byte(e >> 16)
			w++
			continue
		}
		if e&(over|wrong) != 0 {
			d.inside = false
			if e&wrong != 0 {
				d.err = errPacked
			}
			break
		}
		length := e.value() + int(word&(1<<e.extra()-1))
		word >>= e.extra()
		n -= int(e.extra())
		e = distances[word&(1<<distanceBits-1)]
		if e&deeper != 0 {
			word >>= distanceBits
			n -= distanceBits
			e = distances[e.value()+int(word&(1<<e.extra()-1))]
		}
		word >>= e.bits()
		n -= int(e.bits())
		distance := e.value() + int(word&(1<<e.extra()-1))
		word >>= e.extra()
		n -= int(e.extra())
		if e&wrong != 0 || distance > w {
			d.err = errPacked
			break
		}
		again(out[w-distance:], distance, length)
		w += length
	}
	d.at, d.w, d.word, d.n = at, w, word, n
}

// again writes behind distance bytes of b the next length, which say those again. It may write a few more.
func again(b []byte, distance, length int) {
	if distance < 8 {
		for i := range length {
			b[distance+i] = b[i]
		}
		return
	}
	to := b[distance:]
	copyWord(to, b) // most are no longer than three words, and no processor could foresee which
	copyWord(to[8:], b[8:])
	copyWord(to[16:], b[16:])
	for i := 24; i < length; i += 8 {
		copyWord(to[i:], b[i:])
	}
}

func copyWord(to, from []byte) {
	binary.LittleEndian.PutUint64(to, binary.LittleEndian.Uint64(from))
}

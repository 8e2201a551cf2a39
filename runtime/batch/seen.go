package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
)

// idKey stands for an `_id`: for what is in front of its last digit, and the digit, as most ids are numbers in a row. Of what is in front it has
// all where that is 14 letters of the alphabet at most, else 84 bits of a SHA-256 that nobody can foresee, so that no two ids share one by intent, nor,
// of 2^30 ids, by more than a chance in 2^25.
type idKey struct {
	stem
	digit uint32 // a bit; the first where the id ends with no digit
}

// stem is what ids have in common that differ in their last digit: 84 bits, the last 20 of them above digits, and what they are.
type stem struct {
	low        uint64
	high, kind uint32
}

// The kinds of stems: how many letters, or hashed, each alone or with a digit behind it. 0 is none.
const (
	longestStem = 2 * half
	hashed      = longestStem + 1
	alone       = 1
	numbered    = alone + hashed + 1
)

// digits are the bits of a stem's high word in which the digits behind it are noted.
const digits = 1<<10 - 1

func keyOf(id []byte) idKey {
	digit, kind := uint32(1), uint32(alone)
	if last := len(id) - 1; last >= 0 && id[last]-'0' <= 9 {
		digit, kind, id = 1<<(id[last]-'0'), numbered, id[:last]
	}
	key, ok := spelt(id, kind)
	if !ok {
		key = hashOf(id, kind)
	}
	return idKey{key, digit}
}

// half is how many letters are put into a word.
const half = 7

// spelt has the letters of an id, if they and no more than that can be had.
func spelt(id []byte, kind uint32) (key stem, ok bool) {
	if len(id) > longestStem {
		return stem{}, false
	}
	middle := min(half, len(id))
	front, known := pack(id[:middle])
	back, alsoKnown := pack(id[middle:])
	return stemOf(front, back, kind+uint32(len(id))), known && alsoKnown
}

// pack puts letters into 6 bits each.
func pack(text []byte) (word uint64, ok bool) {
	all := byte(0)
	for _, b := range text {
		letter := letters[b]
		all |= letter
		word = word<<6 | uint64(letter)
	}
	return word, all < 64
}

// letters are the numbers of the letters that are packed, 64 for what is none.
var letters = func() (table [256]byte) {
	for b := range table {
		table[b] = 64
	}
	for i, b := range "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_" {
		table[b] = byte(i)
	}
	return table
}()

// secret is what is hashed in front of each id; a short id then still takes a single round.
var secret = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, rand.Uint64()), rand.Uint64())

func hashOf(id []byte, kind uint32) stem {
	var room [128]byte
	sum := sha256.Sum256(append(append(room[:0], secret...), id...))
	return stemOf(binary.LittleEndian.Uint64(sum[:]), binary.LittleEndian.Uint64(sum[8:]), kind+hashed)
}

// stemOf makes a stem of 6*half bits of each of two words.
func stemOf(front, back uint64, kind uint32) stem {
	const bits = 6 * half
	front, back = front&(1<<bits-1), back&(1<<bits-1)
	return stem{front | back<<bits, uint32(back>>(64-bits)) * (digits + 1), kind}
}

// seeds make it hopeless to choose ids that fall into one place.
var seeds = [2]uint64{rand.Uint64(), rand.Uint64()}

func (key *stem) hash() uint64 {
	high, low := bits.Mul64(key.low^seeds[0], (uint64(key.kind)<<32|uint64(key.high))^seeds[1])
	return high ^ low
}

// seen is a set of ids, of which those that differ in the last digit take 13 bytes together, 17 with the room that it grows into. It consists of parts that
// grow one at a time and at different times, and whose pages are used again, so that growing leaves nothing behind.
type seen struct {
	parts  [256]part
	free   []*page
	read   uint64 // no compiler leaves out what ends here
	latest stem
	digits *uint32 // of the latest
}

// again adds a key, and tells whether it was there before.
func (s *seen) again(key idKey) bool {
	if s.latest != key.stem {
		s.latest, s.digits = key.stem, s.digitsOf(key.stem)
	}
	known := *s.digits&key.digit != 0
	*s.digits |= key.digit
	return known
}

// digitsOf is where the digits behind a stem are noted, until something grows.
func (s *seen) digitsOf(key stem) *uint32 {
	hash := key.hash()
	p := &s.parts[hash>>56]
	if p.full() {
		s.grow(p)
	}
	return p.digitsOf(key, hash)
}

// approach reads where a key is, or belongs. Whoever does so for many keys before adding them waits for memory but once: what adding does
// hangs on what it reads, so that a processor would not run ahead.
func (s *seen) approach(key stem) {
	hash := key.hash()
	if p := &s.parts[hash>>56]; p.n > 0 {
		s.read ^= p.bucket(p.home(hash)).low[0]
	}
}

// grow gives a part more pages, and moves its keys, all of which differ.
func (s *seen) grow(p *part) {
	before := p.pages
	p.pages = make([]*page, more(len(before)))
	for i := range p.pages {
		p.pages[i] = s.page()
	}
	for _, from := range before {
		for i := range from {
			from[i].each(p.put)
		}
		*from = page{}
		s.free = append(s.free, from)
	}
}

// more is how many pages there are to be after n: twice as many while there are few, then a quarter more, but for chance, lest all parts grow at a time.
func more(n int) int {
	if n < few {
		return n + 1 + rand.IntN(2*n+1)
	}
	return n + 1 + rand.IntN(n/2+1)
}

// few pages of each part are no memory to save, but moving keys takes time.
const few = 8

// page is a page without keys.
func (s *seen) page() *page {
	if len(s.free) == 0 {
		for pages := new([64]page); len(s.free) < len(pages); {
			s.free = append(s.free, &pages[len(s.free)])
		}
	}
	last := len(s.free) - 1
	p := s.free[last]
	s.free = s.free[:last]
	return p
}

// part is a table with open addressing. Its buckets fill from the front.
type part struct {
	pages []*page
	n     int
}

// page is a piece of a part.
type page [64]bucket

// inBucket is how many stems a bucket holds.
const inBucket = 5

// bucket is a line of a processor's cache. Its stems stand from the front.
type bucket struct {
	low   [inBucket]uint64
	high  [inBucket]uint32 // and the digits that follow, a bit each
	kinds uint32           // kindBits of each, the first in the lowest ones, 0 for a free place
}

const kindBits = 6

// full tells whether there should be more room before a key is added.
func (p *part) full() bool { return 8*p.n >= 7*len(page{})*inBucket*len(p.pages) }

func (p *part) digitsOf(key stem, hash uint64) *uint32 {
	for at := p.home(hash); ; at = p.behind(at) {
		b := p.bucket(at)
		if found := b.find(key); found != nil {
			return found
		}
		if added := b.put(key); added != nil {
			p.n++
			return added
		}
	}
}

// put adds a stem that is not there, with its digits.
func (p *part) put(key stem, digits uint32) {
	at := p.home(key.hash())
	for p.bucket(at).used() == inBucket {
		at = p.behind(at)
	}
	*p.bucket(at).put(key) |= digits
}

func (p *part) bucket(at int) *bucket { return &p.pages[at/len(page{})][at%len(page{})] }

// home is the bucket in which a key of that hash is looked for first.
func (p *part) home(hash uint64) int {
	return int(hash & (1<<32 - 1) * uint64(len(p.pages)*len(page{})) >> 32)
}

// behind is the next bucket to be looked at.
func (p *part) behind(at int) int {
	if at++; at == len(p.pages)*len(page{}) {
		return 0
	}
	return at
}

// find is where the digits of a stem are, nil where it is not here.
func (b *bucket) find(key stem) *uint32 {
	for i, low := range b.low {
		if low == key.low && b.stem(i) == key {
			return &b.high[i]
		}
	}
	return nil
}

func (b *bucket) stem(i int) stem {
	return stem{b.low[i], b.high[i] &^ digits, b.kinds >> (i * kindBits) & (1<<kindBits - 1)}
}

// put adds a stem and gives where its digits are, nil where there is no room.
func (b *bucket) put(key stem) *uint32 {
	n := b.used()
	if n == inBucket {
		return nil
	}
	b.low[n], b.high[n] = key.low, key.high
	b.kinds |= key.kind << (n * kindBits)
	return &b.high[n]
}

// used is how many stems there are. It does not branch, as no processor could foresee which way.
func (b *bucket) used() int { return (bits.Len32(b.kinds) + kindBits - 1) / kindBits }

func (b *bucket) each(do func(key stem, digits uint32)) {
	for i := range b.used() {
		do(b.stem(i), b.high[i]&digits)
	}
}

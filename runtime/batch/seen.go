package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
)

// idKey stands for an `_id`: the id itself where it has at most 12 bytes, else as many of a SHA-256 that nobody can foresee, so that no two ids share
// one by intent, nor, of 2^30 ids, by more than a chance in 2^37. The kind tells how long the id is, hashed for longer ones, and is never 0.
type idKey struct {
	low        uint64
	high, kind uint32
}

const (
	longestID = 12
	hashed    = longestID + 2
)

// secret is what is hashed in front of each id; a short id then still takes a single round.
var secret = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, rand.Uint64()), rand.Uint64())

func keyOf(id []byte) idKey {
	var room [128]byte
	key, kind := room[:longestID], uint32(hashed)
	if len(id) <= longestID {
		copy(key, id)
		kind = uint32(len(id)) + 1
	} else {
		sum := sha256.Sum256(append(append(room[:0], secret...), id...))
		copy(key, sum[:])
	}
	return idKey{binary.LittleEndian.Uint64(key), binary.LittleEndian.Uint32(key[8:]), kind}
}

// seeds make it hopeless to choose ids that fall into one place.
var seeds = [2]uint64{rand.Uint64(), rand.Uint64()}

func (key *idKey) hash() uint64 {
	high, low := bits.Mul64(key.low^seeds[0], (uint64(key.kind)<<32|uint64(key.high))^seeds[1])
	return high ^ low
}

// seen is a set of ids of some 13 bytes each, 16 with the room that it grows into. It consists of parts that grow one at a time and at different times, and whose
// pages are used again, so that growing leaves nothing behind.
type seen struct {
	parts [256]part
	free  []*page
	read  uint64 // no compiler leaves out what ends here
}

// again adds a key, and tells whether it was there before.
func (s *seen) again(key idKey) bool {
	hash := key.hash()
	p := &s.parts[hash>>56]
	if p.full() {
		s.grow(p)
	}
	return p.add(key, hash)
}

// approach reads where a key is, or belongs. Whoever does so for many keys before adding them waits for memory but once: what adding does
// hangs on what it reads, so that a processor would not run ahead.
func (s *seen) approach(key idKey) {
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

// more is how many pages there are to be after n: a quarter more, but for chance, lest all parts grow at a time.
func more(n int) int { return n + 1 + rand.IntN(n/2+1) }

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

// inBucket is how many ids a bucket holds.
const inBucket = 5

// bucket is a line of a processor's cache. Its ids stand from the front.
type bucket struct {
	low   [inBucket]uint64
	high  [inBucket]uint32
	kinds uint32 // kindBits of each, the first in the lowest ones, 0 for a free place
}

const kindBits = 6

// full tells whether there should be more room before a key is added.
func (p *part) full() bool { return 8*p.n >= 7*len(page{})*inBucket*len(p.pages) }

func (p *part) add(key idKey, hash uint64) (known bool) {
	for at := p.home(hash); ; at = p.behind(at) {
		b := p.bucket(at)
		if b.has(key) {
			return true
		}
		if b.put(key) {
			p.n++
			return false
		}
	}
}

// put adds a key that is not there.
func (p *part) put(key idKey) {
	for at := p.home(key.hash()); !p.bucket(at).put(key); at = p.behind(at) {
	}
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

func (b *bucket) has(key idKey) bool {
	for i, low := range b.low {
		if low == key.low && b.key(i) == key {
			return true
		}
	}
	return false
}

func (b *bucket) key(i int) idKey {
	return idKey{b.low[i], b.high[i], b.kinds >> (i * kindBits) & (1<<kindBits - 1)}
}

// put adds a key, unless there is no room.
func (b *bucket) put(key idKey) bool {
	n := b.used()
	if n == inBucket {
		return false
	}
	b.low[n], b.high[n] = key.low, key.high
	b.kinds |= key.kind << (n * kindBits)
	return true
}

// used is how many keys there are. It does not branch, as no processor could foresee which way.
func (b *bucket) used() int { return (bits.Len32(b.kinds) + kindBits - 1) / kindBits }

func (b *bucket) each(do func(idKey)) {
	for i := range b.used() {
		do(b.key(i))
	}
}

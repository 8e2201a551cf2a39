package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
)

// idKey stands for an `_id`: the id itself where it has at most 15 bytes, else the beginning of its SHA-256, which no two
// ids share by chance or by intent. Its last byte tells the two apart, and is never 0.
type idKey struct{ low, high uint64 }

const (
	longestID = 15
	hashed    = longestID + 2
)

func keyOf(id []byte) idKey {
	var key [longestID + 1]byte
	if len(id) <= longestID {
		copy(key[:], id)
		key[longestID] = byte(len(id)) + 1
	} else {
		sum := sha256.Sum256(id)
		copy(key[:], sum[:])
		key[longestID] = hashed
	}
	return idKey{binary.LittleEndian.Uint64(key[:]), binary.LittleEndian.Uint64(key[8:])}
}

// seeds make it hopeless to choose ids that fall into one place.
var seeds = [2]uint64{rand.Uint64(), rand.Uint64()}

func (key *idKey) hash() uint64 {
	high, low := bits.Mul64(key.low^seeds[0], key.high^seeds[1])
	return high ^ low
}

// seen is a set of ids of 16 bytes each, 21 with the room that it grows into. It consists of parts that grow one at a time and at different times, and whose
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
		s.read ^= p.bucket(p.home(hash))[0].high
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
			for _, key := range from[i][:from[i].used()] {
				p.put(key)
			}
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

// page is a piece of a part; bucket is a line of a processor's cache, in which a key of zeros is a free place.
type (
	page   [64]bucket
	bucket [4]idKey
)

// full tells whether there should be more room before a key is added.
func (p *part) full() bool { return 8*p.n >= 7*len(page{})*len(bucket{})*len(p.pages) }

func (p *part) add(key idKey, hash uint64) (known bool) {
	for at := p.home(hash); ; at = p.behind(at) {
		b := p.bucket(at)
		if b[0] == key || b[1] == key || b[2] == key || b[3] == key {
			return true
		}
		if n := b.used(); n < len(b) {
			b[n] = key
			p.n++
			return false
		}
	}
}

// put adds a key that is not there.
func (p *part) put(key idKey) {
	at := p.home(key.hash())
	for p.bucket(at).used() == len(bucket{}) {
		at = p.behind(at)
	}
	b := p.bucket(at)
	b[b.used()] = key
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

// used is how many keys there are. It does not branch, as no processor could foresee which way.
func (b *bucket) used() int {
	return int(b[0].present() + b[1].present() + b[2].present() + b[3].present())
}

// present is 1, for no key 0.
func (key *idKey) present() uint64 { return (key.high>>56 + 127) >> 7 }

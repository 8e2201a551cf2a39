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

// seen is a set of ids of little more than 16 bytes each. It consists of parts that grow one at a time, so that
// growing needs little memory beside.
type seen struct {
	parts [256]part
	read  uint64 // no compiler leaves out what ends here
}

// again adds a key, and tells whether it was there before.
func (s *seen) again(key idKey) bool {
	hash := key.hash()
	return s.parts[hash>>56].add(key, hash)
}

// approach reads where a key is, or belongs. Whoever does so for many keys before adding them waits for memory but once: what adding does
// hangs on what it reads, so that a processor would not run ahead.
func (s *seen) approach(key idKey) {
	hash := key.hash()
	if p := &s.parts[hash>>56]; len(p.buckets) > 0 {
		s.read ^= p.buckets[p.home(hash)][0].high
	}
}

// part is a table with open addressing. Its buckets fill from the front.
type part struct {
	buckets []bucket
	n       int
}

// bucket is a line of a processor's cache; a key of zeros is a free place.
type bucket [4]idKey

func (p *part) add(key idKey, hash uint64) (known bool) {
	if 16*p.n >= 13*4*len(p.buckets) {
		p.grow()
	}
	for at := p.home(hash); ; at = p.behind(at) {
		b := &p.buckets[at]
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

// home is the bucket in which a key of that hash is looked for first.
func (p *part) home(hash uint64) int { return int(hash & (1<<32 - 1) * uint64(len(p.buckets)) >> 32) }

// behind is the next bucket to be looked at.
func (p *part) behind(at int) int {
	if at++; at == len(p.buckets) {
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

// size is how many buckets there are to be next: the smaller the table, the more it grows.
func (p *part) size() int {
	switch n := len(p.buckets); {
	case n < 256:
		return max(16, 4*n)
	case n < 4096:
		return 2 * n
	default:
		return n * 3 / 2
	}
}

// grow moves the keys, all of which differ.
func (p *part) grow() {
	before := p.buckets
	p.buckets = make([]bucket, p.size())
	for i := range before {
		for _, key := range before[i][:before[i].used()] {
			p.put(key)
		}
	}
}

func (p *part) put(key idKey) {
	at := p.home(key.hash())
	for p.buckets[at].used() == len(bucket{}) {
		at = p.behind(at)
	}
	b := &p.buckets[at]
	b[b.used()] = key
}

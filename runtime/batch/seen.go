package batch

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
)

// idKey stands for an `_id`: the id itself where it has at most 15 bytes, else the beginning of its SHA-256, which no two
// ids share by chance or by intent. Its last byte tells the two apart, and is never 0.
type idKey [16]byte

const hashed = 17

func keyOf(id []byte) (key idKey) {
	if len(id) < len(key) {
		copy(key[:], id)
		key[15] = byte(len(id)) + 1
		return key
	}
	sum := sha256.Sum256(id)
	key = idKey(sum[:16])
	key[15] = hashed
	return key
}

// seen is a set of ids of little more than 16 bytes each. It consists of parts that grow one at a time, so that
// growing needs little memory beside.
type seen struct{ parts [256]part }

// seeds make it hopeless to choose ids that fall into one place.
var seeds = [2]uint64{rand.Uint64(), rand.Uint64()}

func (key *idKey) hash() uint64 {
	high, low := bits.Mul64(binary.LittleEndian.Uint64(key[:8])^seeds[0], binary.LittleEndian.Uint64(key[8:])^seeds[1])
	return high ^ low
}

// again adds a key with its hash, and tells whether it was there before.
func (s *seen) again(key idKey, hash uint64) bool { return s.parts[hash>>56].add(key, hash) }

// part is a table with open addressing; a key of zeros is a free place.
type part struct {
	buckets []bucket
	n       int
}

// bucket is a line of a processor's cache.
type bucket [4]idKey

func (p *part) add(key idKey, hash uint64) (known bool) {
	if 16*p.n >= 13*4*len(p.buckets) {
		p.grow()
	}
	place := p.place(key, hash)
	if *place == key {
		return true
	}
	*place = key
	p.n++
	return false
}

// place is where the key is, or belongs.
func (p *part) place(key idKey, hash uint64) *idKey {
	for at := hash & (1<<32 - 1) * uint64(len(p.buckets)) >> 32; ; at++ {
		if at == uint64(len(p.buckets)) {
			at = 0
		}
		b := &p.buckets[at]
		for i := range b {
			if b[i] == key || b[i] == (idKey{}) {
				return &b[i]
			}
		}
	}
}

// size is how many buckets there are to be next: a small table doubles.
func (p *part) size() int {
	n := len(p.buckets)
	if n < 4096 {
		return max(16, 2*n)
	}
	return n * 3 / 2
}

func (p *part) grow() {
	before := p.buckets
	p.buckets = make([]bucket, p.size())
	for i := range before {
		for _, key := range before[i] {
			if key != (idKey{}) {
				*p.place(key, key.hash()) = key
			}
		}
	}
}

package batch

import (
	"crypto/sha256"
	"hash/maphash"
)

// idKey stands for an `_id`: the id itself where it has at most 15 bytes, else the beginning of its SHA-256, which no two
// ids share by chance or by intent. Its last byte tells the two apart, and is never 0.
type idKey [16]byte

const hashed = 16

func keyOf(id []byte) (key idKey) {
	if len(id) < len(key) {
		copy(key[:], id)
		key[15] = byte(len(id))
		return key
	}
	sum := sha256.Sum256(id)
	key = idKey(sum[:16])
	key[15] = hashed
	return key
}

// seen is a set of ids of little more than 16 bytes each. It consists of parts that grow one at a time, so that
// growing needs little memory beside.
type seen struct {
	seed  maphash.Seed
	parts [256]part
}

func newSeen() seen { return seen{seed: maphash.MakeSeed()} }

// again adds a key, and tells whether it was there before.
func (s *seen) again(key idKey) bool {
	hash := maphash.Bytes(s.seed, key[:])
	return s.parts[hash>>56].add(s.seed, key, hash)
}

// part is a table with open addressing; a key of zeros is a free place.
type part struct {
	keys []idKey
	n    int
}

func (p *part) add(seed maphash.Seed, key idKey, hash uint64) (known bool) {
	if 8*p.n >= 7*len(p.keys) {
		p.grow(seed)
	}
	at := p.place(key, hash)
	if p.keys[at] == key {
		return true
	}
	p.keys[at] = key
	p.n++
	return false
}

// place is where the key is, or belongs.
func (p *part) place(key idKey, hash uint64) int {
	size := uint64(len(p.keys))
	at := hash & (1<<32 - 1) * size >> 32
	for p.keys[at] != key && p.keys[at] != (idKey{}) {
		if at++; at == size {
			at = 0
		}
	}
	return int(at)
}

func (p *part) grow(seed maphash.Seed) {
	before := p.keys
	p.keys = make([]idKey, max(64, len(before)*3/2))
	for _, key := range before {
		if key != (idKey{}) {
			p.keys[p.place(key, maphash.Bytes(seed, key[:]))] = key
		}
	}
}

package scan

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// keys knows the keys of objects by what came after what in the records before.
type keys struct {
	all   []key
	index map[string]int32
}

// key is a key that may come.
type key struct {
	word, mask uint64 // its first 8 bytes, with the quote and colon behind it
	rest       string // the others
	size       int
	slot       int    // of its item, or one of those below
	next       int32  // the key that came after it the last time
	seen       uint64 // the records of the block that have it
	want       string // what `_survey` and `_version` say in most records
}

// The slots of keys that are no items.
const (
	carried = -1 - iota
	recordID
	stated
)

// mostCarried bounds how many keys that start with `_` are learned.
const mostCarried = 64

// start stands in keys before the first one.
const start = 0

// keysOf expects the keys in the order of the survey.
func keysOf(s *ir.Survey) keys {
	k := keys{all: make([]key, 1), index: map[string]int32{}}
	k.add(answers.IDKey, recordID, "")
	k.add("_survey", stated, s.ID)
	if version := s.Property("version"); version != "" {
		k.add("_version", stated, version)
	}
	for slot := range s.Items {
		k.add(s.Items[slot].ID, slot, "")
	}
	return k
}

// add expects a new key behind the one added last.
func (k *keys) add(name string, slot int, want string) int32 {
	quoted := name + `":`
	added := key{size: len(quoted), slot: slot, rest: quoted[min(8, len(quoted)):], want: want, next: start + 1}
	for i := range min(8, len(quoted)) {
		added.word |= uint64(quoted[i]) << (8 * i)
		added.mask |= 0xFF << (8 * i)
	}
	at := int32(len(k.all))
	k.all[at-1].next = at
	k.all = append(k.all, added)
	k.index[name] = at
	return at
}

// begin gets ready for a block.
func (k *keys) begin() {
	for i := range k.all {
		k.all[i].seen = 0
	}
}

// guesses is how many keys in a row are tried before a key is looked up: a question that a record passes
// over is not among its keys.
const guesses = 4

// key reads the key at p, in its quotes and with its colon. before is the key that came before it.
func (j *JSON) key(before int32, p int) (at int32, next int) {
	if j.data[p] != '"' {
		return 0, odd
	}
	p++
	w := load(j.data, p)
	at = j.keys.all[before].next
	for range guesses {
		k := &j.keys.all[at]
		if (w^k.word)&k.mask == 0 && (k.rest == "" || j.follows(k.rest, p+8)) {
			return at, p + k.size
		}
		at = k.next
	}
	return j.lookup(before, p)
}

func (j *JSON) follows(rest string, p int) bool {
	return p+len(rest) <= len(j.data) && string(j.data[p:p+len(rest)]) == rest
}

// lookup finds a key that was not expected, and expects it from here on.
func (j *JSON) lookup(before int32, p int) (at int32, next int) {
	written := len(j.unescaped)
	name, next := j.text(p)
	if next == odd || len(j.unescaped) != written {
		return 0, odd
	}
	if next = j.blanks(next); j.data[next] != ':' {
		return 0, odd
	}
	at, known := j.keys.index[string(name)]
	if !known {
		if at, known = j.learn(name); !known {
			return 0, odd
		}
	}
	j.keys.all[before].next = at
	return at, next + 1
}

// learn takes a new key that is carried. One that is no item's is a finding, for which the record is odd.
func (j *JSON) learn(name []byte) (at int32, ok bool) {
	if len(name) == 0 || name[0] != '_' || j.learned == mostCarried || len(name) > 64 {
		return 0, false
	}
	j.learned++
	last := len(j.keys.all) - 1
	after := j.keys.all[last].next
	at = j.keys.add(string(name), carried, "")
	j.keys.all[last].next = after
	return at, true
}

package scan

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// keys knows the keys of objects by what came after what in the records before. Which question comes next hangs
// on the answer, so what came next is remembered for each answer of one digit.
type keys struct {
	all       []key
	index     map[string]int32
	ofRecords bool // and not of rows
}

// key is a key that may come.
type key struct {
	word, mask uint64 // its first 8 bytes, with the quote and colon behind it
	rest       string // the others
	size       int
	slot       int       // of its item, or one of those below
	object     int       // of a repeated group: what its rows are in JSON.objects; 0 for none
	watched    int       // 1 more than which of the keys that are watched; 0 for none
	choice     int       // its slot, or that which no choice stands at
	seen       uint64    // the records of the block that have it
	after      [10]int32 // the key that came after it the last time, by the answer; by 0 where it was not of one digit
	below      int32     // the key that comes after it in the survey
	text       string    // what `_survey` and `_version` say in most records; of a stranger the key itself
}

// The slots of keys that are no items.
const (
	carried = -1 - iota
	recordID
	stated
	stranger // a key of no item
)

// What is learned of keys that the survey does not have.
const (
	mostLearned   = 64
	longestLearnt = 64
)

// start stands in keys before the first one.
const start = 0

// objectsOf expects the keys of records, with those that are watched, and of the rows of each group.
func objectsOf(s *ir.Survey, watch []string) []*keys {
	objects, at := []*keys{keysOfRecords(s)}, map[string]int{"": 0}
	for slot := range s.Items {
		it := &s.Items[slot]
		in := objects[at[it.Group]]
		key := in.add(it.ID, slot, slot)
		if it.Domain.Kind == ir.Rows {
			at[it.ID], in.all[key].object = len(objects), len(objects)
			objects = append(objects, newKeys(false))
		}
	}
	for i, key := range watch {
		objects[0].watch(key, i, len(s.Items))
	}
	for _, k := range objects {
		k.inOrder()
	}
	return objects
}

func newKeys(ofRecords bool) *keys {
	return &keys{all: make([]key, 1), index: map[string]int32{}, ofRecords: ofRecords}
}

// keysOfRecords are those that every record may have.
func keysOfRecords(s *ir.Survey) *keys {
	k := newKeys(true)
	k.add(answers.IDKey, recordID, len(s.Items))
	k.all[k.add(answers.SurveyKey, stated, len(s.Items))].text = s.ID
	if version := s.Property("version"); version != "" {
		k.all[k.add(answers.VersionKey, stated, len(s.Items))].text = version
	}
	return k
}

// inOrder expects the keys one after the other, and the first behind the last.
func (k *keys) inOrder() {
	for at := range k.all {
		k.all[at].follow(int32(at+1) % int32(len(k.all)))
	}
	k.all[len(k.all)-1].follow(start + 1)
}

// follow expects next after k, whatever the answer.
func (k *key) follow(next int32) {
	k.below = next
	for digit := range k.after {
		k.after[digit] = next
	}
}

// watch notes that a key is watched, which is that of an item or one that records carry.
func (k *keys) watch(name string, at, none int) {
	key, known := k.index[name]
	switch {
	case name == answers.OverridesKey:
		return // a record that has it is odd
	case !known:
		key = k.add(name, strange(name), none)
		k.all[key].text = name
	}
	k.all[key].watched = at + 1
}

func (k *keys) add(name string, slot, choice int) int32 {
	text := name + `":`
	added := key{size: len(text), slot: slot, choice: choice, rest: text[min(8, len(text)):]}
	for i := range min(8, len(text)) {
		added.word |= uint64(text[i]) << (8 * i)
		added.mask |= 0xFF << (8 * i)
	}
	k.all = append(k.all, added)
	at := int32(len(k.all) - 1)
	k.index[name] = at
	return at
}

// begin gets ready for a block.
func (k *keys) begin() {
	for i := range k.all {
		k.all[i].seen = 0
	}
}

// guesses is how many keys of the survey in a row are tried before a key is looked up.
const guesses = 6

// key reads a key that is not the one expected. Behind the opening quote stands p, and guess was expected after
// the answer of that digit to before.
func (j *JSON) key(before int32, digit byte, guess int32, p int) (at int32, next int) {
	for range guesses {
		guess = j.keys.all[guess].below
		if k := &j.keys.all[guess]; is(k, j.data, p) {
			j.keys.all[before].after[digit] = guess
			return guess, p + k.size
		}
	}
	if at, next = j.lookup(p); next != odd {
		j.keys.all[before].after[digit] = at
	}
	return at, next
}

// is tells whether k stands at p.
func is(k *key, data []byte, p int) bool {
	return (load(data, p)^k.word)&k.mask == 0 && (k.rest == "" || goesOn(data, p+8, k.rest))
}

func goesOn(data []byte, p int, rest string) bool {
	return p+len(rest) <= len(data) && string(data[p:p+len(rest)]) == rest
}

// lookup finds a key by its name, and learns it if need be.
func (j *JSON) lookup(p int) (at int32, next int) {
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
	return at, next + 1
}

// strange is the slot of a key of no item, or of one in a group where a record has it.
func strange(name string) int {
	if len(name) > 0 && name[0] == '_' {
		return carried
	}
	return stranger
}

// learn takes a new key. One that is strange to a row is odd, as its finding tells where the row is.
func (j *JSON) learn(name []byte) (at int32, ok bool) {
	slot := strange(string(name))
	if j.learned == mostLearned || len(name) > longestLearnt || string(name) == answers.OverridesKey || slot == stranger && !j.keys.ofRecords {
		return 0, false
	}
	j.learned++
	at = j.keys.add(string(name), slot, j.choices)
	j.keys.all[at].follow(start + 1)
	j.keys.all[at].text = string(name)
	return at, true
}

package scan

import (
	"bytes"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// JSON scans lines that are JSON objects. It is for one goroutine.
type JSON struct {
	block     *columns.Block
	objects   []*keys // of records, then of the rows of each group
	choices   int     // the slot behind the last
	learned   int
	data      []byte
	limit     int  // behind the lines
	within         // the object that is being read
	full      bool // there is no room for a row
	id        []byte
	strangers []string
	watched   []Watched
	codes     [mostCodes]int
	unescaped []byte // texts of the block in which escapes stood
}

// within is which object is read.
type within struct {
	keys *keys
	lane int
	bit  uint64 // of the lane
}

// mostCodes is how many marks of one answer are read here.
const mostCodes = 128

// longest is how long a line may be: in so many bytes there are no more values than package answers reads.
const longest = 100_000

// NewJSON scans records of s into b. What stands under the keys that are watched, of items or such that begin with _, is told with each record.
func NewJSON(s *ir.Survey, b *columns.Block, watch ...string) *JSON {
	return &JSON{block: b, objects: objectsOf(s, watch), choices: len(s.Items)}
}

// Value is what is written under a key that is watched.
func (j *JSON) Value(w Watched) (v answers.Value) {
	_ = v.UnmarshalJSON(w.Raw) // cannot fail: it was scanned
	return v
}

// Scan reads lines of data from p on, the first of which is of that row, until there is no room in the block or data ends. data
// ends with a line end, and Slack bytes behind it can be read. It gives how many records there are, and the place and
// row behind them.
func (j *JSON) Scan(data []byte, p, row int, into *Records) (n, next, nextRow int) {
	j.block.Clear()
	for _, k := range j.objects {
		k.begin()
	}
	j.unescaped = j.unescaped[:0]
	j.strangers, j.watched = j.strangers[:0], j.watched[:0]
	j.data, j.limit = data[:len(data)+Slack], len(data)
	for ; n < columns.Size && p < len(data); row++ {
		start := j.blanks(p)
		if data[start] == '\n' {
			p = start + 1
			continue
		}
		before, watched := len(j.strangers), len(j.watched)
		end := j.line(n, start)
		if j.full && n > 0 {
			return n, start, row
		}
		into[n] = Record{Row: row, Start: start, End: end, ID: j.id, Strangers: j.strangers[before:], Watched: j.watched[watched:]}
		n, p = n+1, end+1
	}
	return n, p, row
}

// line reads the record at p, and gives the end of its line.
func (j *JSON) line(lane, p int) (end int) {
	j.within, j.id, j.full = within{j.objects[0], lane, 1 << lane}, nil, false
	next := j.object(p)
	if next != odd {
		end = j.blanks(next)
		if end-p <= longest && j.data[end] == '\n' {
			return end
		}
	}
	j.id = nil
	j.block.SetOdd(lane)
	return p + bytes.IndexByte(j.data[p:], '\n')
}

// blanks is the place behind blanks.
func (j *JSON) blanks(p int) int {
	for j.data[p] == ' ' || j.data[p] == '\t' || j.data[p] == '\r' {
		p++
	}
	return p
}

// object reads a record.
func (j *JSON) object(p int) int {
	data, all, before, digit := j.data, j.keys.all, int32(start), byte(0)
	if data[p] != '{' {
		return odd
	}
	if p = j.blanks(p + 1); data[p] == '}' {
		return p + 1
	}
	for {
		if data[p] != '"' {
			return odd
		}
		p++
		at := all[before].after[digit]
		k := &all[at]
		if is(k, data, p) {
			p += k.size
		} else {
			if at, p = j.key(before, digit, at, p); p == odd {
				return odd
			}
			all = j.keys.all
			k = &all[at]
		}
		if k.seen&j.bit != 0 {
			return odd
		}
		k.seen |= j.bit
		from := p
		before, digit = at, data[p]-'0'
		if next := data[p+1]; digit <= 9 && (next == ',' || next == '}') && j.block.SetDigit(k.choice, j.lane, digit) {
			p++
		} else {
			if p = j.member(k, p); p == odd {
				return odd
			}
			digit = 0
		}
		if k.watched > 0 {
			j.watched = append(j.watched, Watched{Key: k.watched - 1, Raw: data[from:p]})
		}
		if data[p] == ',' && data[p+1] == '"' {
			p++
			continue
		}
		if p = j.separator(p); p == odd {
			return odd
		}
		if data[p] == '}' {
			return p + 1
		}
	}
}

// separator is the place of what follows a comma, or of a closing brace, with blanks around them.
func (j *JSON) separator(p int) int {
	p = j.blanks(p)
	switch j.data[p] {
	case ',':
		if p = j.blanks(p + 1); j.data[p] == '"' {
			return p
		}
	case '}':
		return p
	}
	return odd
}

// member reads the value under a key.
func (j *JSON) member(k *key, p int) int {
	if j.data[p] == '"' && k.slot >= 0 {
		return j.textAnswer(k, p+1)
	}
	if j.data[p] <= ' ' {
		p = j.blanks(p)
	}
	if k.slot < 0 {
		return j.own(k, p)
	}
	return j.answer(k, p)
}

// answer reads the answer to an item.
func (j *JSON) answer(k *key, p int) int {
	switch b := j.data[p]; {
	case b == '"':
		return j.textAnswer(k, p+1)
	case b == '[' && k.object > 0:
		return j.rows(k, p+1)
	case b == '[':
		return j.listAnswer(k, p+1)
	case b-'0' <= 9 || b == '-':
		return j.numberAnswer(k, p)
	case b == '{':
		return j.objectAnswer(k, p)
	case b == 'n':
		return j.word("null", p)
	case b == 't':
		j.block.Refuse(k.slot, j.lane)
		return j.word("true", p)
	case b == 'f':
		j.block.Refuse(k.slot, j.lane)
		return j.word("false", p)
	}
	return odd
}

func (j *JSON) textAnswer(k *key, p int) int {
	text, next := j.text(p)
	if len(text) > 0 && !j.block.SetPlain(k.slot, j.lane) {
		j.block.SetText(k.slot, j.lane, text)
	}
	return next
}

func (j *JSON) numberAnswer(k *key, p int) int {
	x, next := number(j.data, p)
	if next != odd {
		j.block.SetNumber(k.slot, j.lane, x)
	}
	return next
}

// listAnswer reads marks, whole numbers; other lists are odd.
func (j *JSON) listAnswer(k *key, p int) int {
	data := j.data
	if p = j.blanks(p); data[p] == ']' {
		return p + 1
	}
	for n := range j.codes {
		if j.codes[n], p = mark(data, p); p == odd {
			return odd
		}
		if data[p] <= ' ' {
			p = j.blanks(p)
		}
		if data[p] == ']' {
			j.block.SetCodes(k.slot, j.lane, j.codes[:n+1])
			return p + 1
		}
		if data[p] != ',' {
			return odd
		}
		p = j.blanks(p + 1)
	}
	return odd
}

// mark is integer, for what mostly has one digit.
func mark(data []byte, p int) (code, next int) {
	if d := data[p] - '0'; d <= 9 && (data[p+1] == ',' || data[p+1] == ']') {
		return int(d), p + 1
	}
	return integer(data, p)
}

func (j *JSON) word(want string, p int) int {
	if string(j.data[p:p+len(want)]) != want {
		return odd
	}
	return p + len(want)
}

// own reads what stands under a key of no item.
func (j *JSON) own(k *key, p int) int {
	if k.slot == stranger {
		j.strangers = append(j.strangers, k.text)
	}
	switch b := j.data[p]; {
	case b == '"':
		return j.ownText(k, p+1)
	case b == 'n':
		return j.word("null", p)
	case k.slot == stated:
		return odd
	case k.slot == recordID:
		return j.numericID(p)
	case b == 't':
		return j.word("true", p)
	case b == 'f':
		return j.word("false", p)
	}
	_, next := decimal(j.data, p)
	return next
}

func (j *JSON) ownText(k *key, p int) int {
	text, next := j.text(p)
	switch {
	case len(text) == 0:
	case k.slot == recordID:
		j.id = j.lasting(text)
	case k.slot == stated && string(text) != k.text:
		return odd
	}
	return next
}

// numericID reads an `_id` that is a whole number: it is called by its digits.
func (j *JSON) numericID(p int) int {
	_, next := integer(j.data, p)
	if next == odd || j.data[p] == '-' {
		return odd
	}
	j.id = j.data[p:next]
	return next
}

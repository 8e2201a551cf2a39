package scan

import (
	"bytes"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/columns"
)

// JSON scans lines that are JSON objects. It is for one goroutine.
type JSON struct {
	block     *columns.Block
	keys      keys
	learned   int
	data      []byte
	lane      int
	bit       uint64 // of the lane
	id        []byte
	codes     [mostCodes]int
	unescaped []byte // texts of the block in which escapes stood
}

// mostCodes is how many marks of one answer are read here.
const mostCodes = 128

// longest is how long a line may be: in so many bytes there are no more values than package answers reads.
const longest = 100_000

// NewJSON scans records of s into b.
func NewJSON(s *ir.Survey, b *columns.Block) *JSON {
	return &JSON{block: b, keys: keysOf(s)}
}

// Scan reads lines of data from p on, the first of which is of that row, until the block is full or data ends. data
// ends with a line end, and Slack bytes behind it can be read. It gives how many records there are, and the place and
// row behind them.
func (j *JSON) Scan(data []byte, p, row int, into *Records) (n, next, nextRow int) {
	j.block.Clear()
	j.keys.begin()
	j.unescaped = j.unescaped[:0]
	j.data = data[:len(data)+Slack]
	for ; n < columns.Size && p < len(data); row++ {
		start := j.blanks(p)
		if data[start] == '\n' {
			p = start + 1
			continue
		}
		end := j.line(n, start)
		into[n] = Record{row, start, end, j.id}
		n, p = n+1, end+1
	}
	return n, p, row
}

// line reads the record at p, and gives the end of its line.
func (j *JSON) line(lane, p int) (end int) {
	j.lane, j.bit, j.id = lane, 1<<lane, nil
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
	if j.data[p] != '{' {
		return odd
	}
	if p = j.blanks(p + 1); j.data[p] == '}' {
		return p + 1
	}
	for at := int32(start); ; {
		if at, p = j.key(at, p); p == odd {
			return odd
		}
		if p = j.member(&j.keys.all[at], p); p == odd {
			return odd
		}
		if j.data[p] <= ' ' {
			p = j.blanks(p)
		}
		switch j.data[p] {
		case ',':
			if p++; j.data[p] != '"' {
				p = j.blanks(p)
			}
		case '}':
			return p + 1
		default:
			return odd
		}
	}
}

// member reads the value under a key.
func (j *JSON) member(k *key, p int) int {
	if k.seen&j.bit != 0 {
		return odd
	}
	k.seen |= j.bit
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
	case b-'0' <= 9:
		if next := j.data[p+1]; (next == ',' || next == '}') && j.block.SetDigit(k.slot, j.lane, b-'0') {
			return p + 1
		}
		return j.numberAnswer(k, p)
	case b == '"':
		return j.textAnswer(k, p+1)
	case b == '[':
		return j.listAnswer(k, p+1)
	case b == '-':
		return j.numberAnswer(k, p)
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
	if len(text) > 0 {
		j.block.SetText(k.slot, j.lane, text)
	}
	return next
}

func (j *JSON) numberAnswer(k *key, p int) int {
	x, next := integer(j.data, p)
	if next != odd {
		j.block.SetNumber(k.slot, j.lane, float64(x))
		return next
	}
	y, next := decimal(j.data, p)
	if next != odd {
		j.block.SetNumber(k.slot, j.lane, y)
	}
	return next
}

// listAnswer reads marks, whole numbers; other lists are odd.
func (j *JSON) listAnswer(k *key, p int) int {
	if p = j.blanks(p); j.data[p] == ']' {
		return p + 1
	}
	for n := range j.codes {
		if j.codes[n], p = integer(j.data, p); p == odd {
			return odd
		}
		if p = j.blanks(p); j.data[p] == ']' {
			j.block.SetCodes(k.slot, j.lane, j.codes[:n+1])
			return p + 1
		}
		if j.data[p] != ',' {
			return odd
		}
		p = j.blanks(p + 1)
	}
	return odd
}

func (j *JSON) word(want string, p int) int {
	if string(j.data[p:p+len(want)]) != want {
		return odd
	}
	return p + len(want)
}

// own reads what stands under a key that starts with `_`.
func (j *JSON) own(k *key, p int) int {
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
	case k.slot == stated && string(text) != k.want:
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

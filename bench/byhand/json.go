package byhand

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// slot is the answers of 64 records to a question, a bit a record.
type slot struct {
	seen, good                uint64
	badType, badCode, badSize uint64
	marks                     [10]uint64 // by code
}

// block is 64 records.
type block struct {
	slots   [keys]slot
	amounts [questions][64]float64
	headIDs [64][]byte
	ids     [64][]byte
	unknown [64][]byte // one key that no question has
	broken  uint64
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

func load(data []byte, p int) uint64 { return binary.LittleEndian.Uint64(data[p:]) }

// expected is a key as it stands in the input, with its quote and colon.
type expected struct {
	word, mask uint64
	rest       string
	size       int
	next       int
	kind       int
}

var order = func() (list [keys]expected) {
	for i := range list {
		text := form[i].id + `":`
		e := expected{size: len(text), rest: text[min(8, len(text)):], next: (i + 1) % keys, kind: form[i].kind}
		for at := range min(8, len(text)) {
			e.word |= uint64(text[at]) << (8 * at)
			e.mask |= 0xFF << (8 * at)
		}
		list[i] = e
	}
	// An export begins with what it says about itself.
	list[recordID].next, list[team].next, list[date].next = team, county, recordID
	return list
}()

// parse reads the line at p into lane of b, and gives the place behind it.
func (b *block) parse(data []byte, p, lane int) int {
	bit := uint64(1) << lane
	if data[p] != '{' {
		return b.broke(data, p, bit)
	}
	p++
	for at := recordID; ; {
		if data[p] != '"' {
			return b.broke(data, p, bit)
		}
		p++
		w := load(data, p)
		tries := 0
		for {
			e := &order[at]
			if (w^e.word)&e.mask == 0 && (e.rest == "" || string(data[p+8:p+8+len(e.rest)]) == e.rest) {
				p += e.size
				break
			}
			if at, tries = e.next, tries+1; tries > keys {
				end := bytes.IndexByte(data[p:], '"')
				b.unknown[lane] = data[p : p+end]
				p += end + 2
				at = -1
				break
			}
		}
		if at < 0 {
			text, next := scanText(data, p+1)
			if data[p] != '"' || next < 0 {
				return b.broke(data, p, bit)
			}
			_ = text
			p, at = next, date
		} else {
			if p = b.answer(data, p, at, lane, bit); p < 0 {
				return b.broke(data, -p, bit)
			}
			at = order[at].next
		}
		c := data[p]
		p++
		if c == ',' {
			continue
		}
		if c == '}' && data[p] == '\n' {
			return p + 1
		}
		return b.broke(data, p-1, bit)
	}
}

func (b *block) broke(data []byte, p int, bit uint64) int {
	b.broken |= bit
	return p + bytes.IndexByte(data[p:], '\n') + 1
}

// answer reads the answer to a question; a negative place is where it broke.
func (b *block) answer(data []byte, p, at, lane int, bit uint64) int {
	s := &b.slots[at]
	if s.seen&bit != 0 {
		return -p
	}
	s.seen |= bit
	c := data[p]
	switch order[at].kind {
	case choice:
		if d := c - '0'; d <= 9 && data[p+1]-'0' > 9 && data[p+1] != '.' {
			if int(d) <= form[at].options && d > 0 {
				s.marks[d] |= bit
				s.good |= bit
			} else {
				s.badCode |= bit
			}
			return p + 1
		}
	case multi:
		if c == '[' {
			return b.list(data, p+1, at, bit)
		}
	case whole, amount:
		if c == '-' || c-'0' <= 9 {
			return b.number(data, p, at, lane, bit)
		}
	}
	if c != '"' {
		return -p
	}
	said, next := scanText(data, p+1)
	if next < 0 {
		return next
	}
	if len(said) == 0 {
		return next
	}
	switch order[at].kind {
	case text, signed:
		s.good |= bit
	case resident:
		b.headIDs[lane] = said
		s.good |= bit
	case day:
		if realDay(said) {
			s.good |= bit
		} else {
			s.badType |= bit
		}
	case ownID:
		b.ids[lane] = said
	case carried:
	default:
		s.badType |= bit
	}
	return next
}

// scanText reads a string without escapes.
func scanText(data []byte, p int) ([]byte, int) {
	start, high := p, uint64(0)
	for {
		w := load(data, p)
		q, e := w^ones*'"', w^ones*'\\'
		m := ((q-ones)&^q | (e-ones)&^e | (w-ones*' ')&^w) & highs
		if m == 0 {
			high |= w
			p += 8
			continue
		}
		i := bits.TrailingZeros64(m) >> 3
		high |= w & (1<<(8*i) - 1)
		p += i
		if data[p] != '"' || high&highs != 0 && !valid(data[start:p]) {
			return nil, -p
		}
		return data[start:p], p + 1
	}
}

func valid(text []byte) bool {
	i := 0
	for i+2 < len(text) {
		if b := text[i]; b < utf8.RuneSelf {
			i++
		} else if b-0xE1 < 12 && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
			i += 3
		} else {
			break
		}
	}
	return i == len(text) || utf8.Valid(text[i:])
}

func (b *block) list(data []byte, p, at int, bit uint64) int {
	s := &b.slots[at]
	n, wrong := 0, false
	for ; ; p++ {
		d := data[p] - '0'
		if d > 9 {
			return -p
		}
		p++
		n++
		if d == 0 || int(d) > form[at].options || s.marks[d]&bit != 0 {
			wrong = true
		} else {
			s.marks[d] |= bit
		}
		if data[p] == ',' {
			continue
		}
		if data[p] != ']' {
			return -p
		}
		if wrong {
			s.badCode |= bit
		} else {
			s.good |= bit
		}
		return p + 1
	}
}

var powers = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

func (b *block) number(data []byte, p, at, lane int, bit uint64) int {
	negative := data[p] == '-'
	if negative {
		p++
	}
	x, start := uint64(0), p
	for data[p]-'0' <= 9 {
		x = 10*x + uint64(data[p]-'0')
		p++
	}
	value := float64(x)
	if data[p] == '.' {
		point := p
		p++
		for data[p]-'0' <= 9 {
			x = 10*x + uint64(data[p]-'0')
			p++
		}
		value = float64(x) / powers[(p-point-1)&15]
	}
	if p == start || p-start > 15 {
		return -p
	}
	if negative {
		value = -value
	}
	b.put(at, lane, bit, value)
	return p
}

func (b *block) put(at, lane int, bit uint64, value float64) {
	s, q := &b.slots[at], &form[at]
	switch {
	case q.kind == whole && value != float64(int64(value)):
		s.badType |= bit
	case value < q.low || value > q.high:
		s.badSize |= bit
	default:
		s.good |= bit
		b.amounts[at][lane] = value
	}
}

func realDay(s []byte) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i, c := range s {
		if i != 4 && i != 7 && c-'0' > 9 {
			return false
		}
	}
	return isDay(number4(s), number2(s[5:]), number2(s[8:]))
}

func isDay(y, m, d int) bool {
	if y < 1 || m < 1 || m > 12 || d < 1 {
		return false
	}
	if d <= 28 {
		return true
	}
	if m == 2 {
		return d == 29 && y%4 == 0 && (y%100 != 0 || y%400 == 0)
	}
	return d <= 30 || d == 31 && 1<<m&(1<<1|1<<3|1<<5|1<<7|1<<8|1<<10|1<<12) != 0
}

func number2(s []byte) int { return int(s[0]-'0')*10 + int(s[1]-'0') }
func number4(s []byte) int { return number2(s)*100 + number2(s[2:]) }

var weights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

func validID(s []byte) bool {
	if len(s) != 18 {
		return false
	}
	sum := 0
	for i, w := range weights {
		if s[i]-'0' > 9 {
			return false
		}
		sum += w * int(s[i]-'0')
	}
	return s[17] == "10X98765432"[sum%11] && isDay(number4(s[6:]), number2(s[10:]), number2(s[12:]))
}

package scan

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// text reads the JSON string whose opening quote stands before p: what it says, and the place behind it.
func (j *JSON) text(p int) (said []byte, next int) {
	data, start, high := j.data, p, uint64(0)
	for {
		w := load(data, p)
		m := zeros(w^ones*'"') | zeros(w^ones*'\\') | (w-ones*' ')&^w&highs
		if m == 0 {
			high |= w
			p += 8
			continue
		}
		i := firstByte(m)
		p += i
		if data[p] != '"' {
			return j.escaped(start, p)
		}
		high |= w & (1<<(8*i&63) - 1)
		if high&highs != 0 && !validUTF8(data[start:p]) {
			return nil, odd
		}
		return data[start:p], p + 1
	}
}

// escaped reads on at an escape, or finds a control character.
func (j *JSON) escaped(start, p int) (said []byte, next int) {
	from := len(j.unescaped)
	for {
		switch b := j.data[p]; {
		case b == '"':
			j.unescaped = append(j.unescaped, j.data[start:p]...)
			said = j.unescaped[from:len(j.unescaped):len(j.unescaped)]
			if !validUTF8(said) {
				return nil, odd
			}
			return said, p + 1
		case b == '\\':
			j.unescaped = append(j.unescaped, j.data[start:p]...)
			if p = j.escape(p + 1); p == odd {
				return nil, odd
			}
			start = p
		case b < ' ':
			return nil, odd
		default:
			p++
		}
	}
}

// lasting is a text that stays when the block is cleared.
func (j *JSON) lasting(text []byte) []byte {
	if len(j.unescaped) == 0 {
		return text
	}
	return bytes.Clone(text)
}

// escape reads what stands behind a backslash.
func (j *JSON) escape(p int) int {
	b := j.data[p]
	if b == 'u' {
		return j.escapedRune(p + 1)
	}
	if b = plainEscapes[b]; b == 0 {
		return odd
	}
	j.unescaped = append(j.unescaped, b)
	return p + 1
}

var plainEscapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escapedRune reads the digits of \uXXXX; two make one character where they are surrogates.
func (j *JSON) escapedRune(p int) int {
	r, ok := j.hex(p)
	if !ok {
		return odd
	}
	p += 4
	if utf16.IsSurrogate(r) {
		low, ok := j.hex(p + 2)
		if !ok || j.data[p] != '\\' || j.data[p+1] != 'u' {
			return odd
		}
		if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
			return odd
		}
		p += 6
	}
	j.unescaped = utf8.AppendRune(j.unescaped, r)
	return p
}

func (j *JSON) hex(p int) (r rune, ok bool) {
	if p+4 > len(j.data) {
		return 0, false
	}
	bad := byte(0)
	for _, b := range j.data[p : p+4] {
		d := hexDigits[b]
		bad |= d
		r = r<<4 | rune(d&15)
	}
	return r, bad < 16
}

// hexDigits are the values of digits, 255 for what is none.
var hexDigits = func() (table [256]byte) {
	for b := range table {
		table[b] = 255
	}
	for i, b := range "0123456789abcdef" {
		table[b] = byte(i)
	}
	for i, b := range "ABCDEF" {
		table[b] = byte(10 + i)
	}
	return table
}()

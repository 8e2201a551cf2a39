package scan

import (
	"bytes"
	"unicode/utf8"

	"github.com/surveyc/surveyc/runtime/answers"
)

// anyAnswer reads a cell as package answers does.
func (c *CSV) anyAnswer(of *cells, cell []byte) bool {
	c.block.SetValue(of.slot, c.lane, of.from.Read(string(cell)))
	return true
}

// knownAnswer reads a cell as package answers does, of those that are written alike the first.
func (c *CSV) knownAnswer(of *cells, cell []byte) bool {
	return c.remembered(of, cell, 0, func() answers.Value { return of.from.Read(string(cell)) })
}

// mostRemembered is of how many cells of a column it is known what they say.
const mostRemembered = 1024

// remembered answers with what a cell says.
func (c *CSV) remembered(of *cells, written []byte, how byte, read func() answers.Value) bool {
	v := of.known(written, how, read)
	if v.Kind == answers.String && !utf8.ValidString(v.Str) {
		return false
	}
	c.block.SetValue(of.slot, c.lane, v)
	return true
}

// known is what a cell says, which is found out once for cells that are written alike.
func (of *cells) known(written []byte, how byte, read func() answers.Value) answers.Value {
	var room [64]byte
	key := append(append(room[:0], how), written...)
	v, ok := of.memory[string(key)]
	if !ok {
		if len(of.memory) == mostRemembered || len(key) > len(room) {
			clear(of.memory)
		}
		v = read()
		of.memory[string(key)] = v
	}
	return v
}

func (c *CSV) leave(*cells, []byte) bool { return false }

func (c *CSV) carry(*cells, []byte) bool { return true }

func (c *CSV) takeID(_ *cells, cell []byte) bool {
	if c.id = cell; len(c.undoubled) > 0 {
		c.id = bytes.Clone(cell) // it stays when the block is cleared
	}
	return true
}

func (c *CSV) compare(of *cells, cell []byte) bool { return string(cell) == of.text }

func (c *CSV) choice(of *cells, cell []byte) bool {
	if len(cell) == 1 && cell[0]-'0' <= 9 {
		return c.block.SetDigit(of.slot, c.lane, cell[0]-'0')
	}
	if code, ok := circled(cell); ok {
		return c.block.SetDigit(of.slot, c.lane, code)
	}
	return false
}

// circled is the code of ① to ⑨.
func circled(cell []byte) (code byte, ok bool) {
	if len(cell) != 3 || cell[0] != 0xE2 || cell[1] != 0x91 || cell[2] < 0xA0 || cell[2] > 0xA8 {
		return 0, false
	}
	return cell[2] - 0xA0 + 1, true
}

// choices reads marks of one digit: apart by separators, or in circles.
func (c *CSV) choices(of *cells, cell []byte) bool {
	n := 0
	for p := 0; p < len(cell) && n < len(c.codes); n++ {
		code, next, ok := c.mark(cell, p)
		if !ok {
			return false
		}
		c.codes[n], p = int(code), next
	}
	if n == len(c.codes) {
		return false
	}
	c.block.SetCodes(of.slot, c.lane, c.codes[:n])
	return true
}

// mark reads a mark and what separates it from the next.
func (c *CSV) mark(cell []byte, p int) (code byte, next int, ok bool) {
	if d := cell[p] - '0'; d <= 9 {
		next = p + 1
		if next == len(cell) {
			return d, next, true
		}
		size := separator(cell[next:])
		return d, next + size, size > 0 && next+size < len(cell)
	}
	if p+3 > len(cell) {
		return 0, p, false
	}
	code, ok = circled(cell[p : p+3])
	return code, p + 3, ok && (p+3 == len(cell) || cell[p+3] == 0xE2)
}

// separator is how many bytes that begin a text are one of answers.separators, 0 for none.
func separator(text []byte) (size int) {
	switch {
	case text[0] == ';' || text[0] == ',':
		return 1
	case len(text) < 3:
		return 0
	}
	switch string(text[:3]) {
	case "；", "，", "、":
		return 3
	}
	return 0
}

func (c *CSV) number(of *cells, cell []byte) bool {
	cell = cell[:len(cell)+1] // what ends the cell ends the number
	x, next := plain(cell, 0)
	if next == odd {
		x, next = decimal(cell, 0)
	}
	if next != len(cell)-1 {
		return false
	}
	c.block.SetNumber(of.slot, c.lane, x)
	return true
}

// date reads what is a date as a record has it; others may be written otherwise.
func (c *CSV) date(of *cells, cell []byte) bool {
	return c.block.SetMoment(of.slot, c.lane, cell)
}

// formatted reads a number of a person or a telephone that is written as a record has it.
func (c *CSV) formatted(of *cells, cell []byte) bool {
	for _, b := range cell {
		if b-'0' > 9 && b != 'X' {
			return false
		}
	}
	return c.words(of, cell)
}

func (c *CSV) words(of *cells, cell []byte) bool {
	if !c.block.SetPlain(of.slot, c.lane) {
		c.block.SetText(of.slot, c.lane, cell)
	}
	return true
}

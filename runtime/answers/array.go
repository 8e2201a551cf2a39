package answers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// NewJSON reads JSON lines, or one JSON array of objects, whichever the beginning of r tells. The text is UTF-8, or
// UTF-16 with a byte-order mark.
func NewJSON(r io.Reader) Reader {
	in := bufio.NewReaderSize(decodeMarked(r), window)
	if head, _ := in.Peek(window); beginsArray(head) {
		return newJSONArray(in)
	}
	return NewJSONL(in)
}

// beginsArray tells an array of records from a line that is no record: it holds objects, and does not end
// with its line where more follows.
func beginsArray(head []byte) bool {
	head = bytes.TrimLeft(head, " \t\r\n")
	inner, ok := bytes.CutPrefix(head, []byte("["))
	if inner = bytes.TrimLeft(inner, " \t\r\n"); !ok || !bytes.HasPrefix(inner, []byte("{")) {
		return false
	}
	line, rest, _ := bytes.Cut(head, []byte("\n"))
	return len(bytes.TrimSpace(rest)) == 0 || !json.Valid(line)
}

// JSONArray reads records that are the objects of one JSON array. Their row is their number in it, from 1.
type JSONArray struct {
	elements *bufio.Scanner
	cut      elementCutter
	n        int
	parser   objectParser
	record   Record
}

func newJSONArray(r io.Reader) *JSONArray {
	a := &JSONArray{}
	a.elements = scanner(r, a.cut.split)
	return a
}

// Next returns the record of the next element.
func (a *JSONArray) Next() (*Record, error) {
	if !a.elements.Scan() {
		return nil, ended(a.elements)
	}
	a.n++
	a.record.clear(a.n)
	switch a.cut.fault {
	case "":
		a.parser.parse(a.elements.Bytes(), &a.record)
	case faultLong:
		a.record.refuse(phrase(faultLong, MaxRecord>>20))
	default:
		a.record.refuse(phrase(a.cut.fault))
	}
	return &a.record, nil
}

// elementCutter cuts an array at its elements. What one of them says is for a parser to read; here
// only strings and brackets count.
type elementCutter struct {
	fault    catalogue.Code // of the element just given, which then is empty
	state    arrayState
	skipping bool // through the rest of an element that is too long

	// How far the element at hand has been looked through: it comes again, longer, until it is whole.
	scanned int
	nested  nesting
}

type arrayState int

const (
	beforeArray arrayState = iota
	withinArray
	behindArray
	finished
)

func (c *elementCutter) split(data []byte, atEOF bool) (int, []byte, error) {
	if c.skipping {
		end := c.skip(data)
		if c.skipping {
			return end, nil, nil
		}
		n, element, err := c.split(data[end:], atEOF)
		return end + n, element, err
	}
	c.fault = ""
	start := c.begin(data)
	switch rest := data[start:]; {
	case c.state == finished:
		return len(data), nil, nil
	case len(rest) == 0:
		return c.nothing(start, atEOF)
	case c.state == behindArray:
		c.state, c.fault = finished, "answers.more"
		return len(data), rest[:0], nil
	default:
		return c.element(start, rest, atEOF)
	}
}

// begin passes over what stands between elements.
func (c *elementCutter) begin(data []byte) int {
	if c.scanned > 0 {
		return 0
	}
	for i, b := range data {
		switch {
		case b == '[' && c.state == beforeArray:
			c.state = withinArray
		case b == ']' && c.state == withinArray:
			c.state = behindArray
		case !bytes.ContainsRune([]byte(" \t\r\n,"), rune(b)):
			return i
		}
	}
	return len(data)
}

// nothing is all that is left: an array that is not closed is cut off.
func (c *elementCutter) nothing(start int, atEOF bool) (int, []byte, error) {
	if atEOF && c.state == withinArray {
		c.state, c.fault = finished, "answers.cut"
		return start, []byte{}, nil
	}
	return start, nil, nil
}

func (c *elementCutter) element(start int, rest []byte, atEOF bool) (int, []byte, error) {
	end := c.end(rest)
	switch {
	case end < 0 && len(rest) > MaxRecord:
		c.fault, c.skipping = faultLong, true
		return start + len(rest), rest[:0], nil
	case end < 0 && atEOF:
		c.state, c.scanned = finished, 0
		return start + len(rest), rest, nil
	case end < 0:
		return start, nil, nil
	case end > MaxRecord:
		c.fault = faultLong
		rest = rest[:0:0]
		c.scanned, c.nested = 0, nesting{}
		return start + end, rest, nil
	}
	c.scanned, c.nested = 0, nesting{}
	return start + end, rest[:end], nil
}

// end is behind the element at the start of data, -1 when it is not there yet.
func (c *elementCutter) end(data []byte) int {
	for ; c.scanned < len(data); c.scanned++ {
		if end := c.nested.step(data[c.scanned]); end != inside {
			return c.scanned + int(end)
		}
	}
	return -1
}

func (c *elementCutter) skip(data []byte) int {
	c.scanned = 0
	end := c.end(data)
	c.scanned = 0
	if end < 0 {
		return len(data)
	}
	c.skipping, c.nested = false, nesting{}
	return end
}

// nesting is where a scan stands in a value.
type nesting struct {
	depth    int
	inString bool
	escaped  bool
}

type ending int

const (
	inside ending = -1
	before ending = 0 // the value ends before the byte
	with   ending = 1 // the value ends with the byte
)

func (n *nesting) step(b byte) ending {
	switch {
	case n.escaped:
		n.escaped = false
	case n.inString:
		n.escaped, n.inString = b == '\\', b != '"'
	case b == '"':
		n.inString = true
	case b == '{' || b == '[':
		n.depth++
	case n.depth == 0 && (b == ',' || b == ']'):
		return before
	case b == '}' || b == ']':
		if n.depth--; n.depth <= 0 {
			return with
		}
	}
	return inside
}

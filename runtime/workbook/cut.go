package workbook

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// cutter cuts a large part at the elements of one name that stand in its list. Markup has no `<` inside texts and
// attributes, so the ends are found as bytes.
type cutter struct {
	in      *bufio.Scanner
	patient *patient
	limit   int
	tooLong bool // the element just found, which then is empty

	name, list       string // without the prefix
	open, shut       []byte // <row, </row
	listOpen, listTo []byte // <sheetData, </sheetData
	rooted           bool   // the prefix of the part's names is known
	ended            bool   // the list is
	skipping         bool
	scanned          int // bytes of the element at hand without its end: it comes again, longer
}

func newCutter(r io.Reader, name, list string, limit int) *cutter {
	p := &patient{in: r}
	c := &cutter{in: bufio.NewScanner(p), patient: p, limit: limit, name: name, list: list}
	c.in.Buffer(make([]byte, 0, 64<<10), limit+1)
	c.in.Split(c.split)
	return c
}

func (c *cutter) next() bool {
	c.patient.idle = 0
	return c.in.Scan()
}

func (c *cutter) element() []byte { return c.in.Bytes() }

// patient reads until so much has come without an element that the part is made to keep a reader busy.
type patient struct {
	in   io.Reader
	idle int
}

const mostIdle = 1 << 30

var errIdle = errors.New("a part without end")

func (p *patient) Read(b []byte) (int, error) {
	n, err := p.in.Read(b)
	if p.idle += n; p.idle > mostIdle {
		return n, errIdle
	}
	return n, err
}

// err is what ended the part before its list ended.
func (c *cutter) err() error {
	if err := c.in.Err(); err != nil {
		return err
	}
	if !c.ended {
		return io.ErrUnexpectedEOF
	}
	_, err := io.Copy(io.Discard, c.patient) // to the checksum
	return err
}

func (c *cutter) split(data []byte, atEOF bool) (int, []byte, error) {
	switch {
	case len(data) == 0:
		return 0, nil, nil
	case c.skipping:
		return c.skip(data, atEOF)
	case c.scanned > 0:
		return c.whole(data, 0)
	}
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], '<')
		if next < 0 {
			return len(data), nil, nil
		}
		at += next
		if len(data)-at < longestTag && !atEOF {
			return at, nil, nil
		}
		if bytes.HasPrefix(data[at:], comment) {
			end := bytes.Index(data[at:], commentEnd)
			if end < 0 {
				return at, nil, nil
			}
			at += end
			continue
		}
		if !c.rooted {
			c.root(data[at:])
		}
		switch tag := data[at:]; {
		case c.rooted && named(tag, c.open):
			return c.whole(data, at)
		case c.rooted && (named(tag, c.listTo) || named(tag, c.listOpen) && c.emptyList(tag)):
			c.ended = true
			return len(data), nil, bufio.ErrFinalToken
		}
		at++
	}
}

var comment, commentEnd = []byte("<!--"), []byte("-->")

// longestTag is more than the tags that are looked for have: so much is there before one is looked at, wherever reading has come to.
const longestTag = 1 << 10

// root learns the prefix of the part's names, as x: in <x:worksheet>, from its first element.
func (c *cutter) root(tag []byte) {
	if len(tag) < 2 || tag[1] == '?' || tag[1] == '!' {
		return
	}
	end := bytes.IndexAny(tag[:min(len(tag), longestTag)], " \t\r\n/>")
	prefix := ""
	if colon := bytes.IndexByte(tag[:max(end, 0)], ':'); colon > 0 {
		prefix = string(tag[1 : colon+1])
	}
	c.rooted = true
	c.open, c.shut = []byte("<"+prefix+c.name), []byte("</"+prefix+c.name)
	c.listOpen, c.listTo = []byte("<"+prefix+c.list), []byte("</"+prefix+c.list)
}

// named tells whether tag begins with that name, not with a longer one.
func named(tag, name []byte) bool {
	if !bytes.HasPrefix(tag, name) {
		return false
	}
	if len(tag) == len(name) {
		return true
	}
	switch tag[len(name)] {
	case ' ', '\t', '\r', '\n', '/', '>':
		return true
	}
	return false
}

func (c *cutter) emptyList(tag []byte) bool {
	end := bytes.IndexByte(tag, '>')
	return end > 0 && tag[end-1] == '/'
}

// whole gives the element that begins at, once its end has come.
func (c *cutter) whole(data []byte, at int) (int, []byte, error) {
	element := data[at:]
	end := c.end(element)
	switch {
	case 0 < end && end <= c.limit:
		c.scanned, c.tooLong = 0, false
		return at + end, element[:end], nil
	case end > 0:
		return c.giveUp(at+end, element)
	case len(element) > c.limit:
		c.skipping = true
		return c.giveUp(len(data)-longestTag, element)
	}
	c.scanned = max(1, len(element)-longestTag)
	return at, nil, nil
}

func (c *cutter) giveUp(advance int, element []byte) (int, []byte, error) {
	c.scanned, c.tooLong = 0, true
	return advance, element[:0], nil
}

// end is behind the end of the element at the start of data, 0 when it is not there yet.
func (c *cutter) end(data []byte) int {
	if c.scanned == 0 {
		if tag := tagEnd(data[:min(len(data), longestTag)]); tag > 0 && data[tag-2] == '/' {
			return tag
		}
	}
	return c.shutAt(data, c.scanned)
}

// shutAt looks for the last letter of the name, which few texts have, rather than for a sign that all markup has.
func (c *cutter) shutAt(data []byte, from int) int {
	last := len(c.shut) - 1
	for from += last; from < len(data); from++ {
		i := bytes.IndexByte(data[from:], c.shut[last])
		if i < 0 {
			return 0
		}
		from += i
		if start := from - last; bytes.HasPrefix(data[start:], c.shut) && named(data[start:], c.shut) {
			end := bytes.IndexByte(data[from:], '>')
			if end < 0 {
				return 0
			}
			return from + end + 1
		}
	}
	return 0
}

// tagEnd is behind the > of a tag, which may stand in an attribute too; 0 when it is not there.
func tagEnd(data []byte) int {
	end := bytes.IndexByte(data, '>')
	if end > 0 && bytes.Count(data[:end], []byte(`"`))&1 == 0 && bytes.IndexByte(data[:end], '\'') < 0 {
		return end + 1
	}
	quote := byte(0)
	for i, b := range data {
		switch {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case b == '"' || b == '\'':
			quote = b
		case b == '>':
			return i + 1
		}
	}
	return 0
}

// skip passes over the rest of an element that is too long.
// Behind its end it goes on at once, as a Scanner does not ask again at the end of its input.
func (c *cutter) skip(data []byte, atEOF bool) (int, []byte, error) {
	if end := c.shutAt(data, 0); end > 0 {
		c.skipping = false
		n, element, err := c.split(data[end:], atEOF)
		return end + n, element, err
	}
	return max(0, len(data)-longestTag), nil, nil
}

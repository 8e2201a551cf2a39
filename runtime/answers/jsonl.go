package answers

import (
	"bufio"
	"bytes"
	"io"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// JSONL reads records that are JSON objects, one a line. Blank lines are no records, but
// count as lines.
type JSONL struct {
	in     io.Reader
	lines  *bufio.Scanner
	cut    lineCutter
	line   int
	parser objectParser
	record Record
}

// NewJSONL reads from r, which is UTF-8, or UTF-16 with a byte-order mark.
func NewJSONL(r io.Reader) *JSONL {
	j := &JSONL{in: decodeMarked(r)}
	j.lines = scanner(j.in, j.cut.split)
	return j
}

// Text is the input as UTF-8, for who cuts it into lines without calling Next, and has only single
// ones read: by a LineReader.
func (j *JSONL) Text() io.Reader { return j.in }

// LineReader reads single lines as JSONL does.
type LineReader struct{ lines JSONL }

// Read reads a line, without its end, that stands in that row. The record is valid until the next call.
func (l *LineReader) Read(line []byte, row int) *Record {
	l.lines.record.clear(row)
	l.lines.read(bytes.Trim(line, " \t\r\n"))
	return &l.lines.record
}

// TooLong is what the reader says of a line that is too long.
func (l *LineReader) TooLong(row int) *Record {
	l.lines.record.clear(row)
	l.lines.record.refuse(tooLong())
	return &l.lines.record
}

// Next returns the record of the next line that is not blank.
func (j *JSONL) Next() (*Record, error) {
	for j.lines.Scan() {
		j.line++
		line := bytes.Trim(j.lines.Bytes(), " \t\r\n")
		if len(line) == 0 && !j.cut.tooLong {
			continue
		}
		j.record.clear(j.line)
		j.read(line)
		return &j.record, nil
	}
	return nil, ended(j.lines)
}

func (j *JSONL) read(line []byte) {
	if j.cut.tooLong {
		j.record.refuse(tooLong())
		return
	}
	j.parser.parse(line, &j.record)
}

// Empty tells that an object without members is a record.
func (l *LineReader) Empty() bool { return true }

func tooLong() catalogue.Phrase { return phrase(faultLong, MaxRecord>>20) }

func ended(s *bufio.Scanner) error {
	if err := s.Err(); err != nil {
		return err
	}
	return io.EOF
}

// scanner makes a bufio.Scanner that shows its splitter one byte more than a record may have.
func scanner(r io.Reader, split bufio.SplitFunc) *bufio.Scanner {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 64<<10), MaxRecord+2)
	s.Split(split)
	return s
}

// lineCutter splits into lines. Of a line that is too long it gives an empty one and skips
// the rest as it comes.
type lineCutter struct {
	tooLong  bool // the line just given
	skipping bool
	scanned  int // bytes of the line at hand that hold no line end: it comes again, longer
}

func (c *lineCutter) split(data []byte, atEOF bool) (int, []byte, error) {
	end := c.lineEnd(data)
	if c.skipping {
		return c.skip(data, end, atEOF)
	}
	c.tooLong = end > MaxRecord || end < 0 && len(data) > MaxRecord
	switch {
	case c.tooLong:
		c.skipping, c.scanned = end < 0, 0
		return upTo(data, end), data[:0], nil
	case end >= 0:
		c.scanned = 0
		return end + 1, data[:end], nil
	case atEOF && len(data) > 0:
		c.scanned = 0
		return len(data), data, nil
	}
	c.scanned = len(data)
	return 0, nil, nil
}

func (c *lineCutter) lineEnd(data []byte) int {
	end := bytes.IndexByte(data[c.scanned:], '\n')
	if end < 0 {
		return -1
	}
	return c.scanned + end
}

// skip goes on at once behind the end of the line, as a Scanner does not ask again at the end of its input.
func (c *lineCutter) skip(data []byte, end int, atEOF bool) (int, []byte, error) {
	c.skipping, c.scanned = end < 0, 0
	if end < 0 {
		return len(data), nil, nil
	}
	n, line, err := c.split(data[end+1:], atEOF)
	return end + 1 + n, line, err
}

// upTo is the length of data up to and with its line end, all of it when there is none.
func upTo(data []byte, end int) int {
	if end < 0 {
		return len(data)
	}
	return end + 1
}

package scan

import (
	"bytes"
	"io"

	"github.com/surveyc/surveyc/runtime/answers"
)

// Chunks cuts lines or rows from an input, many at a time.
type Chunks struct {
	in   io.Reader
	row  *row   // of a table: what its rows are
	rest []byte // what was read behind the last line end
	err  error  // what ended the input
}

// NewChunks cuts r, which is UTF-8.
func NewChunks(r io.Reader) *Chunks { return &Chunks{in: r} }

// NewTableChunks cuts the rows of a table, whose cells stand between delimiters.
func NewTableChunks(r io.Reader, delimiter byte) *Chunks { return &Chunks{in: r, row: &row{delimiter}} }

// Chunk is a stretch of whole lines or rows.
type Chunk struct {
	Data    []byte // ends with a line end; Slack bytes behind it can be read
	TooLong bool   // it is one line of more than answers.MaxRecord bytes, and Data has nothing of it
	Rows    []Row  // of a sheet: where they stand in Data
	usual   int    // bytes of Data
}

// size is how much is read at a time: what fits the caches, and makes a few blocks.
const size = 256 << 10

// Next cuts the next chunk, into the memory of c if that will do. It returns io.EOF behind the last, or the
// error of the input. What an input gives at once is not kept waiting for more, but for the end of its first line.
func (s *Chunks) Next(c *Chunk) error {
	c.usual = size
	c.Data, c.TooLong = append(c.room(len(s.rest)), s.rest...), false
	s.rest = s.rest[:0]
	for scanned := 0; ; scanned = len(c.Data) {
		if len(c.Data) == scanned {
			if s.err != nil {
				return s.last(c)
			}
			s.fill(c)
		}
		first, whole := s.ends(c.Data, scanned)
		switch {
		case first > answers.MaxRecord || whole == 0 && len(c.Data) > answers.MaxRecord:
			return s.skip(c, bytes.IndexByte(c.Data, '\n'))
		case whole > 0:
			s.cut(c, whole)
			return nil
		}
	}
}

// ends finds the end of the first line or row, negative for none, and how much is whole ones. Before scanned there is none.
func (s *Chunks) ends(data []byte, scanned int) (first, whole int) {
	if s.row != nil {
		if whole = s.row.whole(data); whole == 0 {
			return -1, 0
		}
		return s.row.end(data), whole
	}
	first = bytes.IndexByte(data[scanned:], '\n')
	if first < 0 {
		return -1, 0
	}
	return scanned + first, bytes.LastIndexByte(data, '\n') + 1
}

// last ends the input's last line, where that has no end of its own.
func (s *Chunks) last(c *Chunk) error {
	if len(c.Data) == 0 {
		return s.err
	}
	c.grow()
	c.Data = append(c.Data, '\n')
	return nil
}

// Large tells whether c holds a line that made it grow.
func (c *Chunk) Large() bool { return cap(c.Data) > 2*c.usual }

// room is the memory of c, empty, or new memory where c has too little or too much to keep. There is room for so many bytes and the slack behind.
func (c *Chunk) room(bytes int) []byte {
	if least := max(c.usual, bytes+4*Slack); cap(c.Data) < least || c.Large() {
		return make([]byte, 0, least)
	}
	return c.Data[:0]
}

// grow makes room for more than Slack bytes. The first time it doubles, as rows after a quote that does not close wait for the next quote, and that
// is no long line; then it goes on in few steps, for each leaves memory behind to be collected.
func (c *Chunk) grow() {
	if cap(c.Data)-len(c.Data) < 4*Slack {
		more := size
		if len(c.Data) > size {
			more += max(0, min(3*len(c.Data), answers.MaxRecord-len(c.Data)))
		}
		c.Data = append(make([]byte, 0, len(c.Data)+more), c.Data...)
	}
}

// fill reads once.
func (s *Chunks) fill(c *Chunk) {
	c.grow()
	n, err := s.in.Read(c.Data[len(c.Data) : cap(c.Data)-2*Slack])
	c.Data, s.err = c.Data[:len(c.Data)+n], err
}

// cut leaves what stands behind end for the next chunk.
func (s *Chunks) cut(c *Chunk, end int) {
	s.rest = append(s.rest, c.Data[end:]...)
	c.Data = c.Data[:end]
}

// skip reads a line that is too long to its end.
func (s *Chunks) skip(c *Chunk, end int) error {
	c.TooLong = true
	for end < 0 && s.err == nil {
		c.Data = c.Data[:0]
		s.fill(c)
		end = bytes.IndexByte(c.Data, '\n')
	}
	if end >= 0 {
		s.rest = append(s.rest, c.Data[end+1:]...)
	}
	c.Data = c.Data[:0]
	return nil
}

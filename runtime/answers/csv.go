package answers

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// CSV reads records that are rows of a text table. Its first row says which
// column is which item; rows without any answer are no records, but count as rows.
type CSV struct {
	in     *detector
	text   *rewinder
	rows   *bufio.Scanner
	cut    rowCutter
	row    int
	cells  cellReader
	header *header
	record Record
}

// NewCSV reads a table of answers to s from r, which is in UTF-8, GB18030 or UTF-16, its cells
// apart by comma, semicolon or tab, its rows by LF, CRLF or CR. It returns a *HeaderError when the first row is
// of no use.
func NewCSV(r io.Reader, s *ir.Survey) (*CSV, error) {
	c := &CSV{in: newDetector(r), cut: rowCutter{delimiters: delimiters}}
	c.text = &rewinder{in: lineEnds{bufio.NewReader(c.in)}}
	c.rows = scanner(c.text, c.text.counting(c.cut.split))
	if err := c.readHeader(headsOf(s)); err != nil {
		return nil, err
	}
	return c, nil
}

// Unknown lists the columns that are of no one question, each head once. Their cells are not read.
func (c *CSV) Unknown() []UnknownColumn { return c.header.unknown }

// Matched is how many columns are of questions.
func (c *CSV) Matched() int { return c.header.matched }

// Next returns the record of the next row that bears anything.
func (c *CSV) Next() (*Record, error) {
	c.text.forget()
	for c.rows.Scan() {
		c.row++
		c.record.clear(c.row)
		if why := c.read(c.rows.Bytes()); why != nil {
			c.record.refuse(*why)
			return &c.record, nil
		}
		if len(c.record.Fields) > 0 {
			return &c.record, nil
		}
	}
	return nil, ended(c.rows)
}

const delimiters = ",;\t"

// readHeader takes the delimiter under which most heads are items', and of those the one that
// makes most cells.
func (c *CSV) readHeader(h heads) error {
	row, err := c.headerRow()
	if err != nil {
		return err
	}
	best := -1
	for _, delimiter := range delimiters {
		cells, err := c.cells.split(row, delimiter)
		if err != nil {
			continue
		}
		t := h.header(cells)
		if score := t.matched<<20 + len(cells); score > best {
			best, c.header, c.cut.delimiters = score, t, string(delimiter)
			c.cells.delimiter = delimiter
		}
	}
	if best < 0 {
		return headerFault("answers.header-unreadable")
	}
	if faults := c.header.faults(h); faults != nil {
		return &HeaderError{faults}
	}
	return nil
}

func (c *CSV) headerRow() ([]byte, error) {
	for c.rows.Scan() {
		c.row++
		if c.cut.broken != "" || c.unreadable(c.rows.Bytes()) {
			return nil, headerFault("answers.header-unreadable")
		}
		if row := bytes.TrimRight(c.rows.Bytes(), "\r"); len(row) > 0 {
			return bytes.Clone(row), nil
		}
	}
	if err := c.rows.Err(); err != nil {
		return nil, err
	}
	return nil, headerFault("answers.header-empty")
}

func headerFault(code catalogue.Code) error {
	return &HeaderError{[]catalogue.Phrase{phrase(code)}}
}

// unreadable holds for bytes that are no text in the table's encoding.
func (c *CSV) unreadable(row []byte) bool {
	return !utf8.Valid(row) || bytes.IndexByte(row, 0) >= 0 || c.in.spoilt(row)
}

// read puts the answers of a row into the record, or says why it cannot.
func (c *CSV) read(row []byte) *catalogue.Phrase {
	switch {
	case c.cut.broken == faultLong:
		return because(faultLong, MaxRecord>>20)
	case c.cut.broken != "":
		return because(faultQuote)
	case c.unreadable(row):
		return because("answers.bytes")
	case bytes.Count(row, []byte(c.cut.delimiters)) > MaxValues:
		return because("answers.many", MaxValues)
	}
	cells, err := c.cells.split(row, c.cells.delimiter)
	if err != nil {
		return because(faultQuote)
	}
	return c.answers(cells)
}

func because(code catalogue.Code, args ...any) *catalogue.Phrase {
	p := phrase(code, args...)
	return &p
}

func (c *CSV) answers(cells []string) *catalogue.Phrase {
	columns := c.header.columns
	for i, cell := range cells {
		switch cell = trim(cell); {
		case i >= len(columns) && cell != "":
			return because("answers.wide", len(cells), len(columns))
		case cell != "" && columns[i] != nil:
			c.record.add(columns[i].key, columns[i].value(cell), cell)
		}
	}
	return nil
}

// cellReader splits rows into cells. The cells are valid until the next split.
type cellReader struct {
	delimiter rune
	in        bytes.Reader
	buffer    *bufio.Reader
	csv       *csv.Reader
}

func (r *cellReader) split(row []byte, delimiter rune) ([]string, error) {
	if r.csv == nil {
		r.buffer = bufio.NewReader(&r.in)
		r.csv = csv.NewReader(r.buffer)
		r.csv.FieldsPerRecord = -1
		r.csv.ReuseRecord = true
	}
	r.csv.Comma = delimiter
	r.in.Reset(row)
	r.buffer.Reset(&r.in)
	cells, err := r.csv.Read()
	if err == io.EOF {
		return nil, nil
	}
	return cells, err
}

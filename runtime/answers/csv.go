package answers

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// CSV reads records that are rows of a text table. Its first row, titles aside, says which
// column is which item; rows without any answer are no records, but count as rows.
type CSV struct {
	in     *detector
	text   io.Reader // what rows are cut from
	rows   *bufio.Scanner
	cut    rowCutter
	row    int
	cells  cellReader
	header *header
	head   []workbook.Row
	last   textRow
	record Record
}

// textRow is a row before it is split into cells.
type textRow struct {
	row    int
	text   []byte
	broken string
	end    int // of what was read, in the first rows
}

// NewCSV reads a table of answers to s from r, which is in UTF-8, GB18030 or UTF-16, its cells
// apart by comma, semicolon, tab or bar and in " or ' where need be, its rows by LF, CRLF or CR. It returns a *HeaderError when no row
// is of use as a header.
func NewCSV(r io.Reader, s *ir.Survey) (*CSV, error) {
	c := &CSV{in: newDetector(r), cut: rowCutter{delimiters: delimiters}}
	in := bufio.NewReaderSize(c.in, window)
	text := &rewinder{in: lineEnds{in}}
	if head, _ := in.Peek(window); singleQuoted(head) {
		c.cells.exchanged, text.in = true, exchanged{lineEnds{in}}
	}
	c.rows = scanner(text, text.counting(c.cut.split))
	header, err := c.readHeader(headsOf(s), text)
	if err != nil {
		return nil, err
	}
	c.text, c.row = text.from(header.end), header.row
	c.cut = rowCutter{delimiters: c.cut.delimiters}
	c.rows = scanner(c.text, c.cut.split)
	return c, nil
}

// Unknown lists the columns that are of no one question, each head once. Their cells are not read.
func (c *CSV) Unknown() []UnknownColumn { return c.header.unknown }

// Spread tells whether an answer may stand in several columns, one for each option.
func (c *CSV) Spread() bool { return c.header.Spread() }

// Matched is how many columns are of questions.
func (c *CSV) Matched() int { return c.header.matched }

// Exchanged tells whether Rest gives the text with ' for " and " for '.
func (c *CSV) Exchanged() bool { return c.cells.exchanged }

// Column is where the answers to an item stand, from 0.
func (c *CSV) Column(key string) (int, bool) {
	at, ok := c.header.at[key]
	return at, ok
}

// Next returns the record of the next row that bears anything.
func (c *CSV) Next() (*Record, error) {
	for c.rows.Scan() {
		c.row++
		c.last = textRow{row: c.row, text: c.rows.Bytes(), broken: c.cut.broken}
		c.record.clear(c.row)
		if why := c.read(c.last); why != nil {
			c.record.refuse(*why)
			return &c.record, nil
		}
		if len(c.record.Fields) > 0 {
			return &c.record, nil
		}
	}
	return nil, ended(c.rows)
}

const delimiters = ",;\t|"

// readHeader takes the delimiter under which most heads are items', and of those the one that
// makes most cells. The rows behind the header are cut again: only now is it known what stands between their cells.
func (c *CSV) readHeader(h heads, text *rewinder) (header textRow, err error) {
	rows, err := c.firstRows(h, text)
	if err != nil {
		return header, err
	}
	best, at := -1, 0
	for _, delimiter := range delimiters {
		headers := c.headers(h, rows, delimiter)
		i := max(headerAmong(headers), 0)
		if len(headers) == 0 {
			continue
		}
		if score := headers[i].matched<<20 + len(headers[i].columns); score > best {
			best, at, c.header, c.cut.delimiters = score, i, headers[i], string(delimiter)
			c.cells.delimiter = delimiter
		}
	}
	if best < 0 {
		return header, headerFault("answers.header-unreadable")
	}
	for _, row := range rows[:at+1] {
		c.head = append(c.head, c.cellsOf(row))
	}
	for i := range c.header.unknown {
		c.header.unknown[i].Row, c.header.unknown[i].Cell = rows[at].row, ""
	}
	if faults := c.header.faults(h); faults != nil {
		return header, &HeaderError{faults}
	}
	return rows[at], nil
}

// headers are the first rows as headers, up to one that a delimiter cannot split.
func (c *CSV) headers(h heads, rows []textRow, delimiter rune) []*header {
	var headers []*header
	for _, row := range rows {
		cells, err := c.cells.split(row.text, delimiter)
		if err != nil || row.broken != "" {
			break
		}
		headers = append(headers, h.header(cells))
	}
	h.joinRows(headers)
	return headers
}

// firstRows reads up to a row that certainly is the header, or as many as titles may take.
func (c *CSV) firstRows(h heads, from *rewinder) ([]textRow, error) {
	var rows []textRow
	for most := mostTitles; len(rows) < most && c.rows.Scan(); {
		c.row++
		text := bytes.TrimRight(c.rows.Bytes(), "\r")
		broken := c.cut.broken
		if len(rows) == 0 && (broken != "" || c.unreadable(text)) {
			return nil, headerFault("answers.header-unreadable")
		}
		if len(text) == 0 && broken == "" {
			continue
		}
		rows = append(rows, textRow{c.row, bytes.Clone(text), broken, from.taken})
		if broken != "" {
			break
		}
		if t := c.certain(h, text); t != nil && most == mostTitles {
			if most = len(rows); t.gapped() {
				most += mostRowsOfHeader
			}
		}
	}
	if err := c.rows.Err(); err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, headerFault("answers.header-empty")
	}
	return rows, nil
}

// certain is the header that a row certainly is, nil for none.
func (c *CSV) certain(h heads, text []byte) *header {
	for _, delimiter := range delimiters {
		if cells, err := c.cells.split(text, delimiter); err == nil {
			if t := h.header(cells); t.certain() {
				return t
			}
		}
	}
	return nil
}

func headerFault(code catalogue.Code) error {
	return &HeaderError{[]catalogue.Phrase{phrase(code)}}
}

// unreadable holds for bytes that are no text in the table's encoding.
func (c *CSV) unreadable(row []byte) bool {
	return !utf8.Valid(row) || bytes.IndexByte(row, 0) >= 0 || c.in.spoilt(row)
}

// read puts the answers of a row into the record, or says why it cannot.
func (c *CSV) read(row textRow) *catalogue.Phrase {
	switch {
	case row.broken == faultLong:
		return because("answers.long-row", MaxRecord>>20)
	case row.broken != "":
		return because(faultQuote)
	case c.unreadable(row.text):
		return because("answers.bytes")
	case bytes.Count(row.text, []byte(c.cut.delimiters)) > MaxValues:
		return because("answers.many", MaxValues)
	}
	cells, err := c.cells.split(row.text, c.cells.delimiter)
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
	if !c.header.gather(&c.record) {
		return because("answers.many", MaxValues)
	}
	return nil
}

// cellReader splits rows into cells. The cells are valid until the next split.
type cellReader struct {
	delimiter rune
	exchanged bool // see quote.go
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
		r.csv.LazyQuotes = r.exchanged // an apostrophe may stand within a cell; where else it may not, rowCutter has found
	}
	r.csv.Comma = delimiter
	r.in.Reset(row)
	r.buffer.Reset(&r.in)
	cells, err := r.csv.Read()
	if err == io.EOF {
		return nil, nil
	}
	if r.exchanged {
		for i := range cells {
			cells[i] = exchange.Replace(cells[i])
		}
	}
	return cells, err
}

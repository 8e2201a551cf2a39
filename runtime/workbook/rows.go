package workbook

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/klauspost/readahead"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Rows reads the rows of a sheet.
type Rows struct {
	part   io.ReadCloser
	cut    *cutter
	raw    Raw
	parser *Parser
	n      int // rows cut, whatever their numbers say
	row    Row
	err    error
}

// Raw is a row as it stands in the sheet, not read yet.
type Raw struct {
	Text   []byte // of the element; it is valid until the next one is cut
	Number int
	Broken *catalogue.Phrase // why there is no text
}

// Row is a row that has any cells. It is valid until the next one is read.
type Row struct {
	Number int // from 1, as Excel counts
	Cells  []Cell
	Broken *catalogue.Phrase // why its cells cannot be read
}

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells. An empty one is none.
const (
	Text   Kind = iota
	Number      // also a date: a Number with a Style
	Bool
	Error // #N/A and the like
)

// Cell is one that holds something.
type Cell struct {
	Column int // from 0
	Kind   Kind
	Style  Style
	Num    float64 // of Number; of Bool 0 or 1
	Text   []byte  // of Text and Error
}

func newRows(part io.ReadCloser, texts *texts, styles []Style, e epoch) *Rows {
	return &Rows{part: part, cut: newCutter(part, "row", "sheetData", MaxRow), parser: &Parser{texts: texts, styles: styles, epoch: e}}
}

// Next reads the next row, io.EOF behind the last. A *Fault says where a sheet cannot be read on.
func (r *Rows) Next() (*Row, error) {
	raw, err := r.Cut()
	if err == nil {
		err = r.parser.Parse(raw, &r.row)
	}
	if err != nil {
		r.err = err
		return nil, err
	}
	return &r.row, nil
}

// Cut gives the next row without reading it, io.EOF behind the last. A *Fault says where a sheet cannot be read on.
func (r *Rows) Cut() (*Raw, error) {
	if r.err == nil {
		r.err = r.cutNext()
	}
	if r.err != nil {
		return nil, r.err
	}
	return &r.raw, nil
}

func (r *Rows) cutNext() error {
	if !r.cut.next() {
		if err := r.cut.err(); err != nil {
			return damaged(err)
		}
		return io.EOF
	}
	r.raw = Raw{Text: r.cut.element(), Number: r.raw.Number + 1}
	if r.cut.tooLong {
		r.raw.Text, r.raw.Broken = nil, &catalogue.Phrase{Code: "answers.long", Args: []any{MaxRow >> 20}}
	} else if n := numberOf(r.raw.Text); n > 0 {
		r.raw.Number = n
	}
	if r.n++; r.n > MaxRows || r.raw.Number > MaxRows {
		return fault("workbook.rows", MaxRows)
	}
	return nil
}

// numberOf is the number that a row states, 0 for none. Most rows state it first.
func numberOf(element []byte) int {
	tag := element[:max(tagEnd(element), 1)-1]
	for {
		at := bytes.Index(tag, []byte("r="))
		if at < 1 || at+3 > len(tag) {
			return 0
		}
		value, isR := tag[at+3:], tag[at-1] <= ' ' || tag[at-1] == ':'
		end := bytes.IndexByte(value, tag[at+2])
		if end < 0 {
			return 0
		}
		if isR {
			n, _ := strconv.Atoi(string(value[:end]))
			return n
		}
		tag = value[end:]
	}
}

// ReadAhead unpacks on a goroutine of its own from here on, until Close.
func (r *Rows) ReadAhead() {
	ahead, err := readahead.NewReadCloserSize(r.part, 4, 128<<10)
	if err != nil {
		panic(err) // of the two numbers only
	}
	r.part, r.cut.patient.in = ahead, ahead
}

// Parser makes a parser of the rows of the sheet, for another goroutine.
func (r *Rows) Parser() *Parser {
	return &Parser{texts: r.parser.texts, styles: r.parser.styles, epoch: r.parser.epoch}
}

// Close ends the reading.
func (r *Rows) Close() error { return r.part.Close() }

// Moment is the time that a number stands for, if it can.
func (r *Rows) Moment(serial float64) (time.Time, bool) { return r.parser.epoch.moment(serial) }

// From1900 is a row whose days are counted as from 1900, where the workbook counts from 1904.
func (r *Rows) From1900(row Row) Row {
	if r.parser.epoch != epoch1904 {
		return row
	}
	row.Cells = slices.Clone(row.Cells)
	for i := range row.Cells {
		if row.Cells[i].Style == Date || row.Cells[i].Style == DateTime {
			row.Cells[i].Num += to1904
		}
	}
	return row
}

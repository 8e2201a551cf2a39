package answers

import (
	"errors"
	"io"

	"github.com/surveyc/surveyc/runtime/workbook"
)

// Ahead tells whether Next has rows that were read to find the header, before those that Cut gives.
func (t *Sheet) Ahead() bool { return len(t.ahead) > 0 }

// ReadAhead has the sheet unpacked on a goroutine of its own from here on, until Close.
func (t *Sheet) ReadAhead() { t.rows.ReadAhead() }

// Close ends the reading.
func (t *Sheet) Close() error { return t.rows.Close() }

// Cut gives the next row without reading it, io.EOF behind the last. It is for who reads rows without Next, and has only
// single ones read, by a SheetReader. What keeps the sheet from being read on is a broken row, the last.
func (t *Sheet) Cut() (*workbook.Raw, error) {
	if t.over {
		return nil, io.EOF
	}
	raw, err := t.rows.Cut()
	var fault *workbook.Fault
	switch {
	case errors.As(err, &fault):
		t.over = true
		t.row++
		return &workbook.Raw{Number: t.row, Broken: &fault.Phrase}, nil
	case err != nil:
		return nil, err
	}
	t.row = raw.Number
	return raw, nil
}

// Columns are those of the sheet; one whose cells are not read has no key.
func (t *Sheet) Columns() []Column { return t.header.list() }

// Parser makes a parser of rows.
func (t *Sheet) Parser() *workbook.Parser { return t.rows.Parser() }

// Headless tells whether no head stands above a column.
func (t *Sheet) Headless(column int) bool { return t.headless(column) }

// ReadCell reads a cell of a column, Null for one that is empty.
func (t *Sheet) ReadCell(c Column, cell workbook.Cell) Value {
	v, _ := t.value(c.column, cell)
	return v
}

// SheetReader reads single rows of a sheet as Sheet does. It is for one goroutine.
type SheetReader struct {
	sheet  *Sheet
	parser *workbook.Parser
	row    workbook.Row
	record Record
	strays bool
}

// SheetReader makes a reader of rows of the sheet.
func (t *Sheet) SheetReader() *SheetReader { return &SheetReader{sheet: t, parser: t.rows.Parser()} }

// Read reads a row. The record is valid until the next call. Where strays is true it bears a cell under no head, which is a
// finding if it is the first in its column: that is for Tell to say, in the order of the rows.
func (r *SheetReader) Read(raw *workbook.Raw) (record *Record, strays bool, err error) {
	return r.read(raw, func(c workbook.Cell, _ *Record) { r.strays = r.strays || r.sheet.untold(c) })
}

// Tell reads a row and reports columns without a head. It must be called in the order of the rows, by one goroutine at a time.
func (r *SheetReader) Tell(raw *workbook.Raw) (*Record, error) {
	record, _, err := r.read(raw, r.sheet.stray)
	return record, err
}

func (r *SheetReader) read(raw *workbook.Raw, stray func(workbook.Cell, *Record)) (*Record, bool, error) {
	if err := r.parser.Parse(raw, &r.row); err != nil {
		return nil, false, err
	}
	r.strays = false
	r.sheet.put(&r.row, &r.record, stray)
	return &r.record, r.strays, nil
}

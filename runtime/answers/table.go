package answers

import (
	"bufio"
	"bytes"
	"io"
)

// Rest is the text of the rows that Next has not given yet, as UTF-8 and with LF or CRLF behind each row, and the number of
// the first. It is for who reads rows without Next, and has only single ones read, by a RowReader.
func (c *CSV) Rest() (text io.Reader, row int) { return c.text.rest(), c.row + 1 }

// Delimiter is what stands between the cells.
func (c *CSV) Delimiter() byte { return byte(c.cells.delimiter) }

// Columns are those of the table; one whose cells are not read has no key.
func (c *CSV) Columns() []Column {
	list := make([]Column, len(c.header.columns))
	for i, column := range c.header.columns {
		if column != nil {
			list[i] = Column{Key: column.key, column: column}
		}
	}
	return list
}

// Column is a column of a table.
type Column struct {
	Key    string
	column *column
}

// Read reads a cell of the column.
func (c Column) Read(cell string) Value { return c.column.value(trim(cell)) }

// RowReader reads single rows of a table as CSV does. It is for one goroutine.
type RowReader struct{ table CSV }

// RowReader makes a reader of rows of the table.
func (c *CSV) RowReader() *RowReader {
	return &RowReader{CSV{in: c.in, cut: c.cut, cells: cellReader{delimiter: c.cells.delimiter}, header: c.header}}
}

// Read reads a row, without its end, of that number. The record is valid until the next call.
func (r *RowReader) Read(text []byte, row int) *Record {
	t := &r.table
	t.record.clear(row)
	t.cut.begin()
	_, t.cut.broken = t.cut.rowEnd(text, true)
	if why := t.read(text); why != nil {
		t.record.refuse(*why)
	}
	return &t.record
}

// TooLong is what the reader says of a row that is too long.
func (r *RowReader) TooLong(row int) *Record {
	r.table.record.clear(row)
	r.table.record.refuse(tooLong())
	return &r.table.record
}

// Empty tells that a row without answers is no record.
func (r *RowReader) Empty() bool { return false }

// rewinder remembers what a scanner has read ahead, until it is asked for.
type rewinder struct {
	in    io.Reader
	read  []byte
	taken int // of what was read, by rows
	done  bool
}

func (r *rewinder) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	if !r.done {
		r.read = append(r.read, p[:n]...)
	}
	return n, err
}

// counting counts the bytes that split takes.
func (r *rewinder) counting(split bufio.SplitFunc) bufio.SplitFunc {
	return func(data []byte, atEOF bool) (int, []byte, error) {
		n, token, err := split(data, atEOF)
		r.taken += n
		return n, token, err
	}
}

// forget is called when rows are read one by one.
func (r *rewinder) forget() { r.done, r.read = true, nil }

func (r *rewinder) rest() io.Reader {
	ahead := r.read[r.taken:]
	r.forget()
	return io.MultiReader(bytes.NewReader(ahead), r.in)
}

package answers

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"
)

// Rest is the text of the rows that Next has not given yet, as UTF-8 and with LF or CRLF behind each row, and the number of
// the first. It is for who reads rows without Next, and has only single ones read, by a RowReader.
func (c *CSV) Rest() (text io.Reader, row int) { return c.text, c.row + 1 }

// Delimiter is what stands between the cells.
func (c *CSV) Delimiter() byte { return byte(c.cells.delimiter) }

// Columns are those of the table; one whose cells are not read has no key.
func (c *CSV) Columns() []Column { return c.header.list() }

func (t *header) list() []Column {
	list := make([]Column, len(t.columns))
	for i, column := range t.columns {
		if column != nil {
			list[i] = t.told(column)
		}
	}
	return list
}

func (t *header) told(c *column) Column {
	told := Column{Key: c.key, Item: c.key, column: c}
	if path, ok := t.inRows[c.key]; ok {
		told.Item, told.Rows = path.id, path.rows
	}
	return told
}

// Column is a column of a table.
type Column struct {
	Key    string
	Item   string  // where the key is that of an item: its id
	Rows   []InRow // where the item is in a row: which one, the outermost group first
	column *column
}

// InRow is a row of the group with that head, counted from 0.
type InRow struct {
	Head string
	Nr   int
}

// Read reads a cell of the column.
func (c Column) Read(cell string) Value { return c.column.value(trim(cell)) }

// MarksAreCodes tells whether what looks like marks apart by separators is codes. It is not where an option's text may be taken for
// marks, or for what stands behind one, as it wins over them.
func (c Column) MarksAreCodes() bool {
	for text := range c.column.codes {
		first, _ := utf8.DecodeRuneInString(text)
		if _, mark := circled(first); mark || first == ';' || first == ',' || digits(text) > 0 {
			return false
		}
	}
	return true
}

// RowReader reads single rows of a table as CSV does. It is for one goroutine.
type RowReader struct{ table CSV }

// RowReader makes a reader of rows of the table.
func (c *CSV) RowReader() *RowReader {
	return &RowReader{CSV{in: c.in, cut: c.cut, cells: cellReader{delimiter: c.cells.delimiter, exchanged: c.cells.exchanged}, header: c.header}}
}

// Read reads a row, without its end, of that number. The record is valid until the next call.
func (r *RowReader) Read(text []byte, row int) *Record {
	t := &r.table
	t.record.clear(row)
	t.cut.begin()
	_, broken := t.cut.rowEnd(text, true)
	if why := t.read(textRow{row: row, text: text, broken: broken}); why != nil {
		t.record.refuse(*why)
	}
	return &t.record
}

// TooLong is what the reader says of a row that is too long.
func (r *RowReader) TooLong(row int) *Record {
	r.table.record.clear(row)
	r.table.record.refuse(phrase("answers.long-row", MaxRecord>>20))
	return &r.table.record
}

// Empty tells that a row without answers is no record.
func (r *RowReader) Empty() bool { return false }

// rewinder remembers what a scanner has read, so that it can be read again.
type rewinder struct {
	in    io.Reader
	read  []byte
	taken int   // of what was read, by rows
	err   error // what ended the input
}

func (r *rewinder) Read(p []byte) (int, error) {
	n, err := r.in.Read(p)
	r.read, r.err = append(r.read, p[:n]...), err
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

// from is all that stands at and behind a place.
func (r *rewinder) from(place int) io.Reader {
	ahead := bytes.NewReader(r.read[place:])
	if r.err != nil {
		return io.MultiReader(ahead, over{r.err})
	}
	return io.MultiReader(ahead, r.in)
}

// over is an input that has come to its end, or to an error.
type over struct{ err error }

func (o over) Read([]byte) (int, error) { return 0, o.err }

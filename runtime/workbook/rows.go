package workbook

import (
	"bytes"
	"io"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Rows reads the rows of a sheet.
type Rows struct {
	part   io.Closer
	cut    *cutter
	reader elementReader
	texts  *texts
	styles []Style
	epoch  epoch
	row    Row
	n      int // rows read, whatever their numbers say
	cell   building
	err    error
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
	return &Rows{part: part, cut: newCutter(part, "row", "sheetData", MaxRow), texts: texts, styles: styles, epoch: e}
}

// Next reads the next row, io.EOF behind the last. A *Fault says where a sheet cannot be read on.
func (r *Rows) Next() (*Row, error) {
	if r.err != nil {
		return nil, r.err
	}
	if !r.cut.next() {
		r.err = io.EOF
		if err := r.cut.err(); err != nil {
			r.err = damaged(err)
		}
		return nil, r.err
	}
	r.row = Row{Number: r.row.Number + 1, Cells: r.row.Cells[:0]}
	r.read()
	if r.n++; r.n > MaxRows || r.row.Number > MaxRows {
		r.err = fault("workbook.rows", MaxRows)
		return nil, r.err
	}
	if r.err != nil {
		return nil, r.err
	}
	return &r.row, nil
}

// Close ends the reading.
func (r *Rows) Close() error { return r.part.Close() }

// Moment is the time that a number stands for, if it can.
func (r *Rows) Moment(serial float64) (time.Time, bool) { return r.epoch.moment(serial) }

// From1900 is a row whose days are counted as from 1900, where the workbook counts from 1904.
func (r *Rows) From1900(row Row) Row {
	if r.epoch != epoch1904 {
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

func (r *Rows) read() {
	if r.cut.tooLong {
		r.broken("answers.long", MaxRow>>20)
		return
	}
	r.cell = building{row: r, column: -1}
	if err := r.reader.read(r.cut.element(), &r.cell); err != nil {
		r.broken("workbook.row")
	}
}

func (r *Rows) broken(code catalogue.Code, args ...any) {
	if r.row.Broken == nil {
		r.row.Broken = &catalogue.Phrase{Code: code, Args: args}
	}
	r.row.Cells = r.row.Cells[:0]
}

// building is the cell that is being read.
type building struct {
	row    *Rows
	in     element
	column int
	style  int
	kind   []byte
	said   []byte
	hint   int
	copied bool // said is a copy
}

type element uint8

const (
	other element = iota
	inRow
	inCell
)

func (b *building) start(name []byte) {
	b.in = other
	switch string(name) {
	case "row":
		b.in = inRow
	case "c":
		b.in = inCell
		b.column++
		b.style, b.kind, b.said, b.copied = 0, nil, nil, false
	case "rPh":
		b.hint++
	}
}

func (b *building) attribute(name, value []byte) {
	switch {
	case len(name) != 1:
	case b.in == inRow && name[0] == 'r':
		b.rowNumber(value)
	case b.in != inCell:
	case name[0] == 'r':
		b.place(value)
	case name[0] == 's':
		b.style, _ = strconv.Atoi(string(value))
	case name[0] == 't':
		b.kind = value
	}
}

func (b *building) rowNumber(value []byte) {
	if n, err := strconv.Atoi(string(value)); err == nil && n > 0 {
		b.row.row.Number = n
	}
}

// place reads the column of a reference such as AB12.
func (b *building) place(ref []byte) {
	column := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || column > MaxColumns {
			break
		}
		column = column*26 + int(c-'A'+1)
	}
	if column > 0 {
		b.column = column - 1
	}
}

func (b *building) text(in [][]byte, text []byte) {
	if len(in) == 0 || b.hint > 0 {
		return
	}
	switch string(local(in[len(in)-1])) {
	case "v", "t":
		b.add(text)
	}
}

// add joins the pieces of a text; mostly there is one.
func (b *building) add(text []byte) {
	switch {
	case b.said == nil:
		b.said = text
	case !b.copied:
		b.said, b.copied = append(append([]byte(nil), b.said...), text...), true
	default:
		b.said = append(b.said, text...)
	}
}

func (b *building) end(name []byte) {
	switch string(name) {
	case "rPh":
		b.hint--
	case "c":
		b.finish()
	}
}

// finish puts the cell into the row if it holds anything.
func (b *building) finish() {
	c, ok := b.value()
	switch {
	case !ok:
	case b.column >= MaxColumns || len(b.row.row.Cells) >= MaxColumns:
		b.row.broken("workbook.columns", MaxColumns)
	default:
		c.Column = b.column
		b.row.row.Cells = append(b.row.row.Cells, c)
	}
}

func (b *building) value() (Cell, bool) {
	switch string(b.kind) {
	case "s":
		return b.shared()
	case "str", "inlineStr", "d":
		text := literal(b.said)
		return Cell{Kind: Text, Text: text}, len(text) > 0
	case "e":
		return Cell{Kind: Error, Text: b.said}, len(b.said) > 0
	}
	text := bytes.TrimSpace(b.said)
	if len(text) == 0 {
		return Cell{}, false
	}
	x, err := strconv.ParseFloat(string(text), 64)
	switch {
	case err != nil && !math.IsInf(x, 0) || math.IsNaN(x):
		return Cell{Kind: Text, Text: text}, true
	case string(b.kind) == "b":
		return Cell{Kind: Bool, Num: x}, true
	}
	return Cell{Kind: Number, Num: x, Style: b.styleOf()}, true
}

func (b *building) styleOf() Style {
	if b.style < 0 || b.style >= len(b.row.styles) {
		return Plain
	}
	return b.row.styles[b.style]
}

func (b *building) shared() (Cell, bool) {
	n, err := strconv.Atoi(string(bytes.TrimSpace(b.said)))
	if err != nil {
		return Cell{}, len(b.said) > 0 && b.missing()
	}
	text, ok, err := b.row.texts.text(n)
	switch {
	case err != nil:
		b.row.err = err
	case !ok:
		b.missing()
	}
	return Cell{Kind: Text, Text: text}, len(text) > 0
}

func (b *building) missing() bool {
	b.row.broken("workbook.row")
	return false
}

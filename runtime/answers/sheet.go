package answers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// Sheet reads records that are rows of a sheet of a workbook.
type Sheet struct {
	rows   *workbook.Rows
	header *header
	ahead  []workbook.Row // rows that were read to find the header, and stand behind it
	head   []workbook.Row
	last   *workbook.Row
	row    int
	over   bool
	told   *told
	others func() []string // nil where there are none
	record Record
}

// NewSheet reads a sheet of a workbook, by name or by number, the first for "", as a table of answers to s. It returns a
// *HeaderError when no row is of use as a header, a *workbook.Fault when the sheet cannot be read.
func NewSheet(book *workbook.Workbook, sheet string, s *ir.Survey) (*Sheet, error) {
	name, err := book.Sheet(sheet)
	if err != nil {
		return nil, err
	}
	h := headsOf(s)
	t, err := newSheet(book, name, h)
	var header *HeaderError
	if others := book.Sheets()[1:]; sheet == "" && len(others) > 0 && errors.As(err, &header) {
		header.Faults = append(header.Faults, phrase("answers.other-sheets", name, clip(strings.Join(others, "、"))))
	}
	if err == nil && sheet == "" {
		t.others = func() []string { return otherSheets(book, h, t.Matched()) }
	}
	return t, err
}

// Others are the sheets behind the first that look like answers, too, and were not asked for.
func (t *Sheet) Others() []string {
	if t.others == nil {
		return nil
	}
	return t.others()
}

func newSheet(book *workbook.Workbook, name string, h heads) (*Sheet, error) {
	rows, err := book.Rows(name)
	if err != nil {
		return nil, err
	}
	t := &Sheet{rows: rows, told: new(told)}
	return t, t.readHeader(h)
}

// otherSheets are those that have at least half as many columns of items: a sheet of sums may have some, too.
func otherSheets(book *workbook.Workbook, h heads, matched int) (names []string) {
	for _, name := range book.Visible()[min(1, len(book.Visible())):] {
		if len(names) < mostTitles {
			if t, err := newSheet(book, name, h); err == nil && 2*t.Matched() >= matched {
				names = append(names, name)
			}
		}
	}
	return names
}

// Unknown lists the columns that are of no one question, each head once. Their cells are not read.
func (t *Sheet) Unknown() []UnknownColumn { return t.header.unknown }

// Spread tells whether an answer may stand in several columns, one for each option.
func (t *Sheet) Spread() bool { return t.header.Spread() }

// Matched is how many columns are of questions.
func (t *Sheet) Matched() int { return t.header.matched }

// Column is where the answers to an item stand, from 0.
func (t *Sheet) Column(key string) (int, bool) {
	at, ok := t.header.at[key]
	return at, ok
}

// Cell is the cell that the answer to an item has in a row, "" for none.
func (t *Sheet) Cell(key string, row int) string {
	at, ok := t.header.at[key]
	if !ok {
		return ""
	}
	return CellName(at, row)
}

// CellName is the name of a cell, as B12.
func CellName(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// Next returns the record of the next row that bears anything.
func (t *Sheet) Next() (*Record, error) {
	for {
		row, err := t.nextRow()
		var fault *workbook.Fault
		switch {
		case errors.As(err, &fault):
			return t.brokenOff(fault), nil
		case err != nil:
			return nil, err
		}
		t.row, t.last = row.Number, row
		t.put(row, &t.record, t.stray)
		if len(t.record.Fields) > 0 || t.record.Malformed != nil {
			return &t.record, nil
		}
	}
}

// brokenOff is the record in place of all those that cannot be reached.
func (t *Sheet) brokenOff(fault *workbook.Fault) *Record {
	t.over = true
	t.row++
	t.last = &workbook.Row{Number: t.row}
	t.record.clear(t.row)
	t.record.refuse(fault.Phrase)
	return &t.record
}

func (t *Sheet) nextRow() (*workbook.Row, error) {
	if len(t.ahead) > 0 {
		row := &t.ahead[0]
		t.ahead = t.ahead[1:]
		return row, nil
	}
	if t.over {
		return nil, io.EOF
	}
	return t.rows.Next()
}

func (t *Sheet) readHeader(h heads) error {
	rows, headers, err := t.firstRows(h)
	if err != nil {
		return err
	}
	at := max(headerAmong(headers), 0)
	t.header, t.head, t.ahead, t.row = headers[at], rows[:at+1], rows[at+1:], rows[at].Number
	for i := range t.header.unknown {
		u := &t.header.unknown[i]
		u.Row, u.Cell = t.row, u.Cell+strconv.Itoa(t.row)
	}
	faults := t.header.faults(h)
	switch {
	case faults == nil:
		return nil
	case slices.ContainsFunc(rows, func(r workbook.Row) bool { return r.Broken != nil }):
		return headerFault("workbook.damaged") // what it was called cannot be known
	}
	return &HeaderError{faults}
}

// firstRows reads up to a row that certainly is the header, or as many as titles may take.
func (t *Sheet) firstRows(h heads) ([]workbook.Row, []*header, error) {
	var rows []workbook.Row
	var headers []*header
	for most := mostTitles; len(rows) < most; {
		row, err := t.rows.Next()
		if err == io.EOF || err != nil && headerAmong(headers) >= 0 {
			break // an error comes again, in its place
		}
		if err != nil {
			return nil, nil, err
		}
		if len(row.Cells) == 0 && row.Broken == nil {
			continue
		}
		rows = append(rows, kept(row))
		headers = append(headers, h.header(t.heads(row)))
		if last := headers[len(headers)-1]; last.certain() && most == mostTitles {
			if most = len(rows); last.gapped() {
				most += mostRowsOfHeader
			}
		}
	}
	h.joinRows(headers)
	if len(rows) == 0 {
		return nil, nil, headerFault("answers.header-empty")
	}
	return rows, headers, nil
}

// kept is a row that stays valid.
func kept(row *workbook.Row) workbook.Row {
	copied := *row
	copied.Cells = slices.Clone(row.Cells)
	for i := range copied.Cells {
		copied.Cells[i].Text = bytes.Clone(copied.Cells[i].Text)
	}
	return copied
}

// heads are the cells of a row as heads: a number as it is shown, a day as the month and day that were typed.
func (t *Sheet) heads(row *workbook.Row) []string {
	var heads []string
	for _, c := range row.Cells {
		for len(heads) <= c.Column {
			heads = append(heads, "")
		}
		heads[c.Column] = t.asHead(c)
	}
	return heads
}

func (t *Sheet) asHead(c workbook.Cell) string {
	if c.Kind == workbook.Number && c.Style == workbook.Date {
		if day, ok := t.rows.Moment(c.Num); ok {
			return fmt.Sprintf("%d月%d日", day.Month(), day.Day())
		}
	}
	return t.written(c)
}

// put puts the answers of a row into the record. stray is called for cells under no head.
func (t *Sheet) put(row *workbook.Row, into *Record, stray func(workbook.Cell, *Record)) {
	into.clear(row.Number)
	if row.Broken != nil {
		into.refuse(*row.Broken)
		return
	}
	for _, c := range row.Cells {
		switch {
		case t.headless(c.Column):
			stray(c, into)
		case t.header.columns[c.Column] != nil:
			t.answer(t.header.columns[c.Column], c, into)
		}
	}
	if !t.header.gather(into) {
		into.refuse(phrase("answers.many", MaxValues))
	}
}

func (t *Sheet) headless(column int) bool {
	return column >= len(t.header.columns) || t.header.columns[column] == nil && !t.header.headed[column]
}

// stray reports a column without a head once, at the first record that bears something in it. No item is called so.
func (t *Sheet) stray(c workbook.Cell, into *Record) {
	if t.untold(c) && t.told.n < mostSuggested {
		t.told.n++
		t.told.columns[c.Column].Store(true)
		key := "[" + columnName(c.Column) + "]"
		t.header.at[key] = c.Column
		into.add(key, Truth(true), "")
	}
}

// untold tells whether a cell under no head bears something that is not reported yet.
func (t *Sheet) untold(c workbook.Cell) bool {
	return !t.told.columns[c.Column].Load() && trim(t.written(c)) != ""
}

// told are the columns without a head that were reported.
type told struct {
	n       int
	columns [workbook.MaxColumns]atomic.Bool
}

func (t *Sheet) answer(c *column, cell workbook.Cell, into *Record) {
	if v, text := t.value(c, cell); v.Kind != Null {
		into.add(c.key, v, text)
	}
}

// value is what a cell says, Null for one that is empty, and how it names the record.
func (t *Sheet) value(c *column, cell workbook.Cell) (v Value, text string) {
	switch {
	case cell.Kind == workbook.Error && c.kind != "":
		return Value{Kind: Object}, "" // #N/A is no answer of any type
	case cell.Kind == workbook.Number:
		cell.Style = wanted(c, cell)
	}
	if cell.Kind == workbook.Number && cell.Style == workbook.Plain && (c.kind == ir.Number || c.kind == ir.Choice) {
		return Num(cell.Num), ""
	}
	if text = trim(t.written(cell)); text == "" {
		return Value{}, ""
	}
	return c.value(text), text
}

// firstDay is the smallest number without a format that is read as a day: what is below it, a day before October 1902, is
// a number that somebody typed.
const firstDay = 1000

// wanted is what a number stands for: where an item wants a day or a time, that, whatever its format.
func wanted(c *column, cell workbook.Cell) workbook.Style {
	x, day := cell.Num, cell.Style != workbook.Plain || cell.Num >= firstDay
	switch {
	case c.format == ir.Time && 0 <= x && x < 1:
		return workbook.Time
	case c.format == ir.DateTime && day:
		return workbook.DateTime
	case c.kind == ir.Date && c.format == "" && day && x == math.Floor(x):
		return workbook.Date
	}
	return cell.Style
}

// written is a cell as a person would write it into a text table.
func (t *Sheet) written(c workbook.Cell) string {
	switch {
	case c.Kind == workbook.Text || c.Kind == workbook.Error:
		return string(c.Text)
	case c.Kind == workbook.Bool && c.Num != 0:
		return "TRUE"
	case c.Kind == workbook.Bool:
		return "FALSE"
	}
	if layout := layouts[c.Style]; layout != "" {
		if at, ok := t.rows.Moment(c.Num); ok {
			return at.Format(layout)
		}
	}
	return strconv.FormatFloat(c.Num, 'f', -1, 64)
}

var layouts = map[workbook.Style]string{workbook.Date: time.DateOnly, workbook.Time: "15:04:05", workbook.DateTime: "2006-01-02 15:04:05"}

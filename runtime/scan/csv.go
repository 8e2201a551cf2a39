package scan

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// CSV scans rows of a table. It is for one goroutine.
type CSV struct {
	block     *columns.Block
	row       row
	columns   []cells
	quick     []quick // of each column
	data      []byte
	limit     int
	valid     bool // data is text, but for what is no UTF-8
	exchanged bool // it has ' for " and " for '
	lane      int
	id        []byte
	any       bool // the row bears an answer
	codes     [mostCodes]int

	rows  tableRows
	inRow int // which row the lane is of

	undoubled []byte // cells of the block with quotes in them
	watched   []Watched
}

// cells are those of a column.
type cells struct {
	from   answers.Column
	slot   int // of the item, or one of those of keys that are none
	inRow  int // the row that it is of, in CSV.rows
	choice int // see key
	read   func(c *CSV, of *cells, cell []byte) bool
	text   string // what `_survey` and `_version` say in most records

	watched int // see key
	memory  map[string]answers.Value
}

// quick is what of a column is read where it stands, before the end of the cell is looked for. Nothing is that somebody watches.
type quick struct {
	choice int // the slot, for digits; see key
	number int // the slot, for numbers; odd for none
	words  int // the slot, for texts of any form; odd for none
	inRow  int // see cells
}

func (of *cells) quick(s *ir.Survey) quick {
	q := quick{of.choice, odd, odd, of.inRow}
	switch {
	case of.watched > 0:
		q.choice = len(s.Items)
	case of.slot < 0:
	case s.Items[of.slot].Domain.Kind == ir.Number:
		q.number = of.slot
	case takesWords(&s.Items[of.slot].Domain):
		q.words = of.slot
	}
	return q
}

// NewCSV scans rows of a table of answers to s into b. What stands under the keys that are watched, of items or such that begin with _, is told with
// each record.
func NewCSV(s *ir.Survey, t *answers.CSV, b *columns.Block, watch ...string) *CSV {
	c := &CSV{block: b, row: row{t.Delimiter()}, exchanged: t.Exchanged(), rows: newTableRows(b)}
	known := objectsOf(s, nil)[0]
	for _, column := range t.Columns() {
		of := c.cellsOf(s, known, column)
		of.watched = slices.Index(watch, column.Key) + 1
		c.columns, c.quick = append(c.columns, of), append(c.quick, of.quick(s))
	}
	return c
}

// Value is what is written under a key that is watched.
func (c *CSV) Value(w Watched) answers.Value {
	at := slices.IndexFunc(c.columns, func(of cells) bool { return of.watched == w.Key+1 })
	return c.columns[at].from.Read(string(w.Raw))
}

func (c *CSV) cellsOf(s *ir.Survey, known *keys, from answers.Column) cells {
	if from.Rows != nil {
		slot := slotOf(s, from.Item)
		return itemCells(s, slot, c.rows.of(s, from), from)
	}
	at, ok := known.index[from.Key]
	switch {
	case from.Key == "":
		return cells{slot: stranger, choice: len(s.Items)}
	case from.Key == answers.OverridesKey:
		return cells{from: from, slot: carried, choice: len(s.Items), read: (*CSV).leave}
	case !ok:
		return cells{from: from, slot: carried, choice: len(s.Items), read: (*CSV).carry}
	}
	k := &known.all[at]
	of := cells{from: from, slot: k.slot, choice: k.choice, text: k.text}
	switch k.slot {
	case recordID:
		of.read = (*CSV).takeID
	case stated:
		of.read = (*CSV).compare
	default:
		return itemCells(s, k.slot, 0, from)
	}
	return of
}

// itemCells are those of an item, or of a group, all rows of which stand in a cell.
func itemCells(s *ir.Survey, slot, inRow int, from answers.Column) cells {
	d := &s.Items[slot].Domain
	if d.Kind == ir.Rows {
		return cells{from: from, slot: carried, choice: len(s.Items), read: (*CSV).leave}
	}
	return cells{from: from, slot: slot, choice: slot, inRow: inRow, read: readerOf(d, from), memory: map[string]answers.Value{}}
}

// readerOf reads what most cells of a column are; it tells whether it did.
func readerOf(d *ir.Domain, from answers.Column) func(*CSV, *cells, []byte) bool {
	switch {
	case takesWords(d):
		return (*CSV).words
	case d.Kind == ir.Choice:
		return (*CSV).choice
	case d.Kind == ir.Choices && !from.MarksAreCodes():
		return (*CSV).knownAnswer
	case d.Kind == ir.Choices:
		return (*CSV).choices
	case d.Kind == ir.Number:
		return (*CSV).number
	case d.Kind == ir.Date:
		return (*CSV).date
	case d.Kind != ir.Location && d.Format != "":
		return (*CSV).formatted
	}
	return (*CSV).anyAnswer
}

// takesWords tells whether any cell is the text that it looks to be.
func takesWords(d *ir.Domain) bool {
	return (d.Kind == ir.Text || d.Kind == ir.Signature) && d.Format == "" && len(d.None) == 0
}

// Scan reads rows of data from p on, the first of which has that number, until the block is full or data ends. data ends with a
// line end, and Slack bytes behind it can be read. It gives how many records there are, and the place and number behind them.
func (c *CSV) Scan(data []byte, p, number int, into *Records) (n, next, nextNumber int) {
	c.block.Clear()
	c.undoubled, c.watched = c.undoubled[:0], c.watched[:0]
	if p == 0 {
		c.valid = readable(data)
	}
	c.data, c.limit = data[:len(data)+Slack], len(data)
	for ; n < columns.Size && p < len(data); number++ {
		c.begin(n)
		watched := len(c.watched)
		end := c.scanRow(p)
		switch {
		case end == odd && c.rows.full && n > 0:
			return n, p, number
		case end == odd:
			end = c.oddRow(data, p)
		default:
			c.rows.end()
		}
		if c.any {
			into[n] = Record{Row: number, Start: p, End: end, ID: c.id, Watched: c.watched[watched:]}
			n++
		}
		p = end + 1
	}
	return n, p, number
}

func (c *CSV) begin(lane int) {
	c.lane, c.inRow, c.id, c.any = lane, 0, nil, false
	c.rows.begin(lane)
}

// enter turns to the lane of what a column is of, since a cell of it bears an answer. It is false for what is odd.
func (c *CSV) enter(row int) bool { return row == c.inRow || c.turn(row) }

//go:noinline // so that enter is put in where it is called, for each cell
func (c *CSV) turn(row int) bool {
	lane, ok := c.rows.lane(row)
	if ok {
		c.lane, c.inRow = lane, row
	}
	return ok
}

// readable tells whether no NUL is in data, and nothing that stands for what could not be decoded.
func readable(data []byte) bool {
	return bytes.IndexByte(data, 0) < 0 && !bytes.Contains(data, replacement)
}

var replacement = []byte(string(utf8.RuneError))

// oddRow leaves a row to package answers, which also tells whether it is a record.
func (c *CSV) oddRow(data []byte, p int) (end int) {
	c.block.SetOdd(c.rows.list[0].lane)
	c.id, c.any = nil, true
	return c.row.close(data, p)
}

// scanRow reads the row at p, and gives its end.
func (c *CSV) scanRow(p int) int {
	if !c.valid {
		return odd
	}
	data, delimiter, from := c.data, c.row.delimiter, p
	for i := 0; ; i, p = i+1, p+1 {
		b := data[p]
		if b == delimiter {
			continue
		}
		if next := data[p+1]; b-'0' <= 9 && (next == delimiter || next == '\n') && c.digit(i, b-'0') {
			p++
		} else if b != '\n' {
			if p = c.cell(i, p); p == odd {
				return odd
			}
		}
		if data[p] == '\n' {
			if p-from > longest {
				return odd
			}
			return p
		}
	}
}

// digit reads a cell of one digit, and tells whether it did.
func (c *CSV) digit(i int, digit byte) bool {
	is := i < len(c.quick) && c.enter(c.quick[i].inRow) && c.block.SetDigit(c.quick[i].choice, c.lane, digit)
	c.any = c.any || is
	return is
}

func (c *CSV) watch(of *cells, cell []byte) {
	c.watched = append(c.watched, Watched{Key: of.watched - 1, Raw: cell})
}

// cell reads the cell at p, and gives the place of the delimiter or line end behind it.
func (c *CSV) cell(i, p int) (next int) {
	if i < len(c.quick) && c.quick[i].number != odd {
		if next = c.quickNumber(&c.quick[i], p); next != odd {
			return next
		}
	}
	cell, next := c.bounds(p)
	if next == odd || len(cell) > 0 && !c.quickWords(i, cell) && !c.take(i, cell) {
		return odd
	}
	return next
}

// quickNumber reads a cell that is a number as most are.
func (c *CSV) quickNumber(q *quick, p int) (next int) {
	x, next := plain(c.data, p)
	if next == odd || c.data[next] != c.row.delimiter && c.data[next] != '\n' || !c.enter(q.inRow) {
		return odd
	}
	c.any = true
	c.block.SetNumber(q.number, c.lane, x)
	return next
}

// quickWords answers with a text that nobody looks at.
func (c *CSV) quickWords(i int, cell []byte) bool {
	is := i < len(c.quick) && c.quick[i].words != odd && !padded(cell) && c.enter(c.quick[i].inRow) && c.block.SetPlain(c.quick[i].words, c.lane)
	c.any = c.any || is
	return is
}

// take reads a cell into the record.
func (c *CSV) take(i int, cell []byte) bool {
	if c.exchanged {
		cell = c.exchange(cell)
	}
	if padded(cell) {
		if cell = bytes.TrimFunc(cell, answers.Blank); len(cell) == 0 {
			return true
		}
	}
	if i >= len(c.columns) {
		return false
	}
	of := &c.columns[i]
	if of.read == nil {
		return true
	}
	if of.watched > 0 {
		c.watch(of, cell)
	}
	c.any = true
	return c.enter(of.inRow) && (of.read(c, of, cell) || of.slot >= 0 && c.knownAnswer(of, cell))
}

// exchange is what a cell says whose quotes are exchanged.
func (c *CSV) exchange(cell []byte) []byte {
	if !bytes.ContainsAny(cell, `"'`) {
		return cell
	}
	from := len(c.undoubled)
	c.undoubled = append(append(c.undoubled, cell...), '\n') // what ends a cell can be read
	cell = c.undoubled[from : len(c.undoubled)-1]
	answers.ExchangeQuotes(cell)
	return cell
}

// padded tells whether a cell may begin or end with a blank.
func padded(cell []byte) bool {
	last := len(cell) - 1
	return edge[cell[0]] || cell[last] <= ' ' || last > 0 && cell[last] >= 0x80 && (cell[last-1] == 0xC2 || last > 1 && edge[cell[last-2]])
}

// edge are the bytes that a blank may begin with.
var edge = func() (may [256]bool) {
	for b := range ' ' + 1 {
		may[b] = true
	}
	for _, b := range []byte{0xC2, 0xE1, 0xE2, 0xE3, 0xEF} {
		may[b] = true
	}
	return may
}()

// bounds finds the cell at p, and the place behind it.
func (c *CSV) bounds(p int) (cell []byte, next int) {
	data, delimiter := c.data, c.row.delimiter
	if data[p] == '"' {
		return c.quoted(p + 1)
	}
	ends, high := ones*uint64(delimiter), uint64(0)
	for start := p; ; p += 8 {
		w := load(data, p)
		m := zeros(w^ends) | zeros(w^ones*'\n') | zeros(w^ones*'"')
		if m == 0 {
			high |= w
			continue
		}
		n := firstByte(m)
		high |= w & (1<<(8*n&63) - 1)
		p += n
		cell = data[start:p]
		if data[p] == '"' || high&highs != 0 && !validUTF8(cell) {
			return nil, odd
		}
		return cell, p
	}
}

// quoted reads a cell in quotes; one with a CR in it is odd.
func (c *CSV) quoted(p int) (cell []byte, next int) {
	n := bytes.IndexByte(c.data[p:c.limit], '"')
	if n < 0 {
		return nil, odd
	}
	if cell, next = c.data[p:p+n], p+n+1; c.data[next] == '"' {
		if cell, next = c.doubled(p, next-1); next == odd {
			return nil, odd
		}
	}
	if c.data[next] == '\r' && c.data[next+1] == '\n' {
		next++
	}
	if b := c.data[next]; b != c.row.delimiter && b != '\n' || bytes.IndexByte(cell, '\r') >= 0 || !validUTF8(cell) {
		return nil, odd
	}
	return cell, next
}

// doubled reads on at a quote that is one of two, which stand for one.
func (c *CSV) doubled(p, quote int) (cell []byte, next int) {
	from := len(c.undoubled)
	for c.data[quote+1] == '"' {
		c.undoubled = append(c.undoubled, c.data[p:quote+1]...)
		p = quote + 2
		n := bytes.IndexByte(c.data[p:c.limit], '"')
		if n < 0 {
			return nil, odd
		}
		quote = p + n
	}
	c.undoubled = append(append(c.undoubled, c.data[p:quote]...), '\n') // what ends a cell can be read
	return c.undoubled[from : len(c.undoubled)-1], quote + 1
}

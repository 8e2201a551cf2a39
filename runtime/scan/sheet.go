package scan

import (
	"bytes"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// Sheet scans rows of a sheet. It is for one goroutine.
//
// It knows the few ways in which programs write cells; a row in which anything else stands is odd.
type Sheet struct {
	sheet   *answers.Sheet
	parser  *workbook.Parser
	cells   CSV // the block, and how texts are read
	columns []sheetCells
	data    []byte
	valid   bool // shared texts are UTF-8
	clean   bool // no NUL is in the chunk
	digits  int  // of the number in the references of the row
}

// sheetCells are those of a column.
type sheetCells struct {
	cells
	headless bool
	amount   bool // a plain number is what it is
	digits   bool // so is a digit without a style
	moment   bool // a number is a day or a time
}

// NewSheet scans rows of a sheet of answers to s into b. What stands under the keys that are watched is told with each record.
func NewSheet(s *ir.Survey, t *answers.Sheet, b *columns.Block, watch ...string) *Sheet {
	c := &Sheet{sheet: t, parser: t.Parser(), cells: CSV{block: b, rows: newTableRows(b)}}
	c.valid = c.parser.Valid()
	known := objectsOf(s, nil)[0]
	for i, column := range t.Columns() {
		of := sheetCells{cells: c.cells.cellsOf(s, known, column), headless: t.Headless(i)}
		if of.slot >= 0 {
			of.learn(s.Items[of.slot].Domain.Kind)
			of.digits = of.amount && c.parser.Style(0) == workbook.Plain
		}
		if of.watched = slices.Index(watch, column.Key) + 1; of.watched > 0 {
			of.digits, of.memory = false, map[string]answers.Value{}
		}
		c.columns = append(c.columns, of)
	}
	return c
}

// learn readies the column of an item.
func (of *sheetCells) learn(kind ir.Kind) {
	of.amount, of.moment = kind == ir.Number || kind == ir.Choice, kind == ir.Date
	if kind == ir.Number {
		of.read = func(*CSV, *cells, []byte) bool { return false } // what ends the text is not known
	}
}

// Scan reads rows of a chunk from row at on, until the block is full or the chunk ends. It gives how many records there are, and the row
// behind them.
func (c *Sheet) Scan(chunk *Chunk, at int, into *Records) (n, next int) {
	c.cells.block.Clear()
	c.cells.watched = c.cells.watched[:0]
	c.data = chunk.Data[:len(chunk.Data)+Slack]
	if at == 0 {
		c.clean = bytes.IndexByte(chunk.Data, 0) < 0 // it ends a text for the lexer
	}
	for ; n < columns.Size && at < len(chunk.Rows); at++ {
		row := &chunk.Rows[at]
		c.cells.begin(n)
		watched := len(c.cells.watched)
		switch is := row.Broken == nil && c.clean && c.row(row.Start, row.End); {
		case is:
			c.cells.rows.end()
		case c.cells.rows.full && n > 0:
			return n, at
		default:
			c.cells.block.SetOdd(n)
			c.cells.id, c.cells.any = nil, true
		}
		if c.cells.any {
			into[n] = Record{Row: row.Number, Index: at, ID: c.cells.id, Watched: c.cells.watched[watched:]}
			n++
		}
	}
	return n, at
}

// row reads the row from p to end, and tells whether it did.
func (c *Sheet) row(p, end int) bool {
	if p = c.tagEnd(p); p == odd {
		return false
	}
	if c.data[p-1] == '/' {
		return p+1 == end
	}
	c.digits = 0
	for column := -1; ; {
		if p++; c.data[p] != '<' {
			p = c.blanks(p)
		}
		if load(c.data, p)&sixBytes != cellStart {
			return string(c.data[p:end]) == "</row>"
		}
		at, next := c.place(p + 6)
		if next == odd || at <= column {
			return false
		}
		if column = at; column >= len(c.columns) {
			return false
		}
		if p = c.cell(&c.columns[column], next); p == odd {
			return false
		}
	}
}

const (
	sixBytes  = 1<<48 - 1
	cellStart = '<' | 'c'<<8 | ' '<<16 | 'r'<<24 | '='<<32 | '"'<<40
	valueEnd  = '<' | '/'<<8 | 'v'<<16 | '>'<<24 | '<'<<32 | '/'<<40 | 'c'<<48 | '>'<<56
)

// place reads a reference such as AB12, and gives the column and the place behind the quote that ends it.
func (c *Sheet) place(p int) (column, next int) {
	start := p
	for b := c.data[p] - 'A'; b < 26; b = c.data[p] - 'A' {
		column = column*26 + int(b) + 1
		p++
	}
	if n := p - start; n == 0 || n > 3 {
		return 0, odd
	}
	start = p
	if p += c.digits; c.digits == 0 || c.data[p] != '"' {
		for p = start; c.data[p]-'0' <= 9; p++ {
		}
		c.digits = p - start
	}
	if c.data[p] != '"' {
		return 0, odd
	}
	return column - 1, p + 1
}

// kind is the type of a cell as its attribute says.
type kind int

const (
	plainNumber kind = iota
	sharedText
	formulaText
	inlineText
)

var kinds = map[string]kind{"n": plainNumber, "s": sharedText, "str": formulaText, "inlineStr": inlineText}

const (
	plainStart  = '>' | '<'<<8 | 'v'<<16 | '>'<<24
	sharedStart = ' ' | 't'<<8 | '='<<16 | '"'<<24 | 's'<<32 | '"'<<40 | '>'<<48 | '<'<<56
)

// cell reads what stands behind the reference of a cell, and gives the place of its last byte. Most cells are a digit, or a
// text that is shared.
func (c *Sheet) cell(of *sheetCells, p int) int {
	data := c.data
	switch w := load(data, p); {
	case uint32(w) == plainStart && of.digits:
		if next := c.quickNumber(of, p+4); next != odd {
			return next
		}
	case w == sharedStart && data[p+8] == 'v' && data[p+9] == '>' && of.read != nil && of.watched == 0:
		if next := c.shared(of, p+10); next != odd {
			return next
		}
	}
	return c.anyCell(of, p)
}

// quickNumber reads a number without a style, in a column where it is what it is.
func (c *Sheet) quickNumber(of *sheetCells, p int) int {
	if d := c.data[p] - '0'; d <= 9 && load(c.data, p+1) == valueEnd && c.cells.enter(of.inRow) && c.cells.block.SetDigit(of.choice, c.cells.lane, d) {
		c.cells.any = true
		return p + 8
	}
	x, next := plain(c.data, p)
	if next == odd || load(c.data, next) != valueEnd || !c.cells.enter(of.inRow) {
		return odd
	}
	c.cells.any = true
	c.cells.block.SetNumber(of.slot, c.cells.lane, x)
	return next + 7
}

// shared reads the number of a text that is shared, and that text.
func (c *Sheet) shared(of *sheetCells, p int) int {
	n, start := 0, p
	for d := c.data[p] - '0'; d <= 9; d = c.data[p] - '0' {
		n = 10*n + int(d)
		p++
	}
	if p == start || p > start+9 || load(c.data, p) != valueEnd {
		return odd
	}
	text, ok, err := c.parser.Text(n)
	if !ok || err != nil || !c.text(of, text, c.valid) {
		return odd
	}
	return p + 7
}

// anyCell is cell for whatever the cell is.
func (c *Sheet) anyCell(of *sheetCells, p int) int {
	style, is, p := c.attributes(p)
	switch {
	case p == odd:
		return odd
	case c.data[p] == '/': // an empty cell
		return p + 1
	}
	if p++; c.data[p] == '<' && c.data[p+1] == 'f' {
		if p = c.formula(p); p == odd {
			return odd
		}
	}
	value, p := c.value(is, p)
	if p == odd || len(value) > 0 && !c.take(of, is, style, value) {
		return odd
	}
	return p
}

// attributes reads style and type, and gives the place of what ends the tag.
func (c *Sheet) attributes(p int) (style int, is kind, next int) {
	for {
		switch data := c.data; {
		case data[p] == '>' || data[p] == '/' && data[p+1] == '>':
			return style, is, p
		case data[p] != ' ' || data[p+2] != '=' || data[p+3] != '"':
			return 0, 0, odd
		case data[p+1] == 's':
			if style, p = whole(data, p+4); p == odd || data[p] != '"' {
				return 0, 0, odd
			}
		case data[p+1] == 't' && data[p+4] == 's' && data[p+5] == '"':
			is, p = sharedText, p+5
		case data[p+1] == 't':
			end := p + 4 + bytes.IndexByte(data[p+4:p+Slack], '"')
			known := false
			if is, known = kinds[string(data[p+4:max(end, p+4)])]; !known {
				return 0, 0, odd
			}
			p = end
		default:
			return 0, 0, odd
		}
		p++
	}
}

// formula passes over a formula, whose result stands behind it.
func (c *Sheet) formula(p int) int {
	if c.word(p+1) > p+2 {
		return odd
	}
	if p = c.tagEnd(p); p == odd {
		return odd
	}
	if c.data[p-1] == '/' {
		return p + 1
	}
	end := bytes.IndexByte(c.data[p:], '<')
	if end < 0 || !bytes.HasPrefix(c.data[p+end:], []byte("</f>")) {
		return odd
	}
	return p + end + len("</f>")
}

// value is the text of a cell, and the place of the last byte of the cell.
func (c *Sheet) value(is kind, p int) (value []byte, last int) {
	if is == inlineText {
		return c.inline(p)
	}
	data := c.data
	if data[p] != '<' || data[p+1] != 'v' || data[p+2] != '>' {
		return nil, c.cellEnd(p)
	}
	p += 3
	start := p
	for data[p] != '<' {
		p++
	}
	if load(data, p) != valueEnd {
		return nil, odd
	}
	return data[start:p], p + 7
}

// cellEnd is the last byte of a cell that holds nothing more.
func (c *Sheet) cellEnd(p int) int {
	if string(c.data[p:p+4]) != "</c>" {
		return odd
	}
	return p + 3
}

const (
	inlineStart = "<is><t"
	inlineEnd   = "</t></is></c>"
	keepBlanks  = ` xml:space="preserve"`
)

func (c *Sheet) inline(p int) (value []byte, last int) {
	text, ok := bytes.CutPrefix(c.data[p:], []byte(inlineStart))
	if !ok {
		return nil, odd
	}
	text = bytes.TrimPrefix(text, []byte(keepBlanks))
	if text[0] != '>' {
		return nil, odd
	}
	end := bytes.IndexByte(text, '<')
	if end < 0 || !bytes.HasPrefix(text[end:], []byte(inlineEnd)) {
		return nil, odd
	}
	return text[1:end:end], len(c.data) - len(text) + end + len(inlineEnd) - 1
}

// take reads what a cell says into the record.
func (c *Sheet) take(of *sheetCells, is kind, style int, value []byte) bool {
	switch {
	case of.headless:
		return false
	case of.read == nil:
		return true // a column that is not read
	case is == plainNumber:
		return c.watchNumber(of, style, value) && c.number(of, style, value)
	case is == sharedText:
		text, ok := c.sharedText(value)
		return ok && c.watchText(of, text) && c.text(of, text, c.valid)
	}
	text := workbook.Literal(value)
	return c.watchText(of, text) && c.text(of, text, false)
}

func (c *Sheet) sharedText(number []byte) (text []byte, ok bool) {
	n, end := whole(number[:len(number)+1], 0)
	if end != len(number) {
		return nil, false
	}
	text, ok, err := c.parser.Text(n)
	return text, ok && err == nil
}

// watchNumber notes what a number says in a column that is watched, and tells whether it is one.
func (c *Sheet) watchNumber(of *sheetCells, style int, value []byte) bool {
	if of.watched == 0 {
		return true
	}
	x, next := decimal(value[:len(value)+1], 0)
	cell := workbook.Cell{Kind: workbook.Number, Num: x, Style: c.parser.Style(style)}
	return next == len(value) && c.watch(of, value, 1+byte(cell.Style), cell)
}

func (c *Sheet) watchText(of *sheetCells, text []byte) bool {
	return of.watched == 0 || c.watch(of, text, 0, workbook.Cell{Kind: workbook.Text, Text: text})
}

func (c *Sheet) watch(of *sheetCells, written []byte, how byte, cell workbook.Cell) bool {
	v := of.known(written, how, func() answers.Value { return c.sheet.ReadCell(of.from, cell) })
	if v.Kind != answers.Null {
		c.cells.watched = append(c.cells.watched, Watched{Key: of.watched - 1, Value: &v})
	}
	return true
}

// text reads a text as a cell of a text table; valid where it is certainly UTF-8.
func (c *Sheet) text(of *sheetCells, text []byte, valid bool) bool {
	if len(text) == 0 {
		return true
	}
	if padded(text) {
		if text = bytes.TrimFunc(text, answers.Blank); len(text) == 0 {
			return true
		}
	}
	if !valid && !validUTF8(text) {
		return false
	}
	c.cells.any = true
	return c.cells.enter(of.inRow) && (of.read(&c.cells, &of.cells, text) || of.slot >= 0 && c.cells.knownAnswer(&of.cells, text))
}

// number reads a number; in a column of texts it is its digits.
func (c *Sheet) number(of *sheetCells, style int, value []byte) bool {
	end, plain := len(value), c.parser.Style(style) == workbook.Plain
	if !c.cells.enter(of.inRow) {
		return false
	}
	if plain && of.amount && end == 1 && value[0]-'0' <= 9 && c.cells.block.SetDigit(of.choice, c.cells.lane, value[0]-'0') {
		c.cells.any = true
		return true
	}
	value = value[:end+1] // the < behind it ends the number
	x, next := integer(value, 0)
	switch {
	case next == end && plain && of.amount:
		c.cells.any = true
		c.cells.block.SetNumber(of.slot, c.cells.lane, float64(x))
		return true
	case next == end && plain && !of.moment && value[0] != '-':
		c.cells.any = true
		return of.read(&c.cells, &of.cells, value[:end:end]) || of.slot >= 0 && c.other(of, style, float64(x), value[:end])
	}
	y, next := decimal(value, 0)
	if next != end || of.slot < 0 {
		return false
	}
	c.cells.any = true
	if plain && of.amount {
		c.cells.block.SetNumber(of.slot, c.cells.lane, y)
		return true
	}
	return c.other(of, style, y, value[:end])
}

// other reads a number in a column that is none of numbers, or one with a format.
func (c *Sheet) other(of *sheetCells, style int, x float64, written []byte) bool {
	cell := workbook.Cell{Kind: workbook.Number, Num: x, Style: c.parser.Style(style)}
	return c.cells.remembered(&of.cells, written, 1+byte(cell.Style), func() answers.Value { return c.sheet.ReadCell(of.from, cell) })
}

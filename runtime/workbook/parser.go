package workbook

import (
	"bytes"
	"math"
	"strconv"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Parser reads the cells of rows. It is for one goroutine.
type Parser struct {
	reader elementReader
	texts  *texts
	styles []Style
	epoch  epoch
	row    *Row
	cell   building
	err    error
}

// Parse reads a row into row, whose cells are valid as long as the raw one is. The error is that of reading the strings
// that cells share.
func (p *Parser) Parse(raw *Raw, row *Row) error {
	*row = Row{Number: raw.Number, Cells: row.Cells[:0], Broken: raw.Broken}
	if raw.Broken != nil {
		return nil
	}
	p.row, p.err, p.cell = row, nil, building{column: -1, parser: p}
	if err := p.reader.read(raw.Text, &p.cell); err != nil {
		p.broken("workbook.row")
	}
	return p.err
}

// Text is the string that cells share under that number; false for one that is not there.
func (p *Parser) Text(n int) ([]byte, bool, error) { return p.texts.text(n) }

// Valid tells whether all strings that cells share are UTF-8.
func (p *Parser) Valid() bool { return !p.texts.invalid }

// Style is what a number stands for that has that style.
func (p *Parser) Style(n int) Style {
	if n < 0 || n >= len(p.styles) {
		return Plain
	}
	return p.styles[n]
}

func (p *Parser) broken(code catalogue.Code, args ...any) {
	if p.row.Broken == nil {
		p.row.Broken = &catalogue.Phrase{Code: code, Args: args}
	}
	p.row.Cells = p.row.Cells[:0]
}

// building is the cell that is being read.
type building struct {
	parser *Parser
	inCell bool
	column int
	style  int
	kind   []byte
	said   []byte
	hint   int
	copied bool // said is a copy
}

func (b *building) start(name []byte) {
	b.inCell = false
	switch string(name) {
	case "c":
		b.inCell = true
		b.column++
		b.style, b.kind, b.said, b.copied = 0, nil, nil, false
	case "rPh":
		b.hint++
	}
}

func (b *building) attribute(name, value []byte) {
	switch {
	case !b.inCell || len(name) != 1:
	case name[0] == 'r':
		b.place(value)
	case name[0] == 's':
		b.style, _ = strconv.Atoi(string(value))
	case name[0] == 't':
		b.kind = value
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
	case b.column >= MaxColumns || len(b.parser.row.Cells) >= MaxColumns:
		b.parser.broken("workbook.columns", MaxColumns)
	default:
		c.Column = b.column
		b.parser.row.Cells = append(b.parser.row.Cells, c)
	}
}

func (b *building) value() (Cell, bool) {
	switch string(b.kind) {
	case "s":
		return b.shared()
	case "str", "inlineStr", "d":
		text := Literal(b.said)
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
	return Cell{Kind: Number, Num: x, Style: b.parser.Style(b.style)}, true
}

func (b *building) shared() (Cell, bool) {
	n, err := strconv.Atoi(string(bytes.TrimSpace(b.said)))
	if err != nil {
		return Cell{}, len(b.said) > 0 && b.missing()
	}
	text, ok, err := b.parser.texts.text(n)
	switch {
	case err != nil:
		b.parser.err = err
	case !ok:
		b.missing()
	}
	return Cell{Kind: Text, Text: text}, len(text) > 0
}

func (b *building) missing() bool {
	b.parser.broken("workbook.row")
	return false
}

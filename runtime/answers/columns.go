package answers

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Columns reads the values of typed columns, for readers of formats that have them.
type Columns struct{ header *header }

// MatchColumns finds the items that columns of those names bear. It returns a *HeaderError when they are of no use.
func MatchColumns(s *ir.Survey, names []string) (*Columns, error) {
	h := headsOf(s)
	header := h.header(names)
	for i := range header.unknown {
		header.unknown[i].Cell = ""
	}
	if faults := header.faults(h); faults != nil {
		return nil, &HeaderError{faults}
	}
	return &Columns{header}, nil
}

// Unknown lists the columns that are of no one question.
func (c *Columns) Unknown() []UnknownColumn { return c.header.unknown }

// Spread tells whether an answer may stand in several columns.
func (c *Columns) Spread() bool { return c.header.Spread() }

// Matched is how many columns are of questions.
func (c *Columns) Matched() int { return c.header.matched }

// Read tells whether the values of column i are read.
func (c *Columns) Read(i int) bool { return c.header.columns[i] != nil }

// Key is what the values of column i are answers to.
func (c *Columns) Key(i int) string { return c.header.columns[i].key }

// Number is a number in column i: a text where the item is one, as the number of a telephone is.
func (c *Columns) Number(i int, x float64) Value {
	column := c.header.columns[i]
	switch column.kind {
	case ir.Number, ir.Choice:
		return Num(x)
	case ir.Choices:
		return Value{Kind: List, List: []Value{Num(x)}}
	}
	text, _ := Num(x).MarshalJSON()
	return column.value(string(text))
}

// Text is a text in column i, read as a cell of a table is.
func (c *Columns) Text(i int, text string) Value { return c.header.columns[i].value(trim(text)) }

// Mark is a text in a list in column i: one mark of a multiple choice.
func (c *Columns) Mark(i int, text string) Value {
	if codes, ok := c.header.columns[i].marks(trim(text)); ok && len(codes) == 1 {
		return codes[0]
	}
	return Text(text)
}

// List is a list in column i. In a column of no list it is what it is.
func (c *Columns) List(_ int, list []Value) Value { return Value{Kind: List, List: list} }

// Begin makes r ready for the record of a row.
func (r *Record) Begin(row int) { r.clear(row) }

// Put adds an answer. text is what it is called by if it names the record.
func (r *Record) Put(key string, v Value, text string) { r.add(key, v, text) }

// End puts the answers of columns that are of rows of a group into these; the record is refused where that makes too much of it.
func (c *Columns) End(r *Record) {
	if !c.header.gather(r) {
		r.refuse(phrase("answers.many", MaxValues))
	}
}

// Refuse turns r into a record that could not be read.
func (r *Record) Refuse(why catalogue.Phrase) { r.refuse(why) }

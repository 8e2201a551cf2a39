package answers

import (
	"bytes"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// Item is the item of s that a head of a table names, by id or by text, nil for none.
func Item(s *ir.Survey, head string) *ir.Item { return headsOf(s).item(trim(head)) }

// Table is a reader of rows and columns.
type Table interface {
	Reader
	// Unknown lists the columns that are of no one question, each head once. Their cells are not read.
	Unknown() []UnknownColumn
	// Matched is how many columns are of questions.
	Matched() int
	// Column is where the answers to an item stand, from 0.
	Column(key string) (int, bool)
	// Head is the rows down to the header.
	Head() []workbook.Row
	// Row is the row of the last record, as it stands in the table. It is valid until the next record is read.
	Row() workbook.Row
}

var _, _ Table = (*CSV)(nil), (*Sheet)(nil)

// Head is the rows down to the header, with their texts.
func (c *CSV) Head() []workbook.Row { return c.head }

// Row is the row of the last record; one that cannot be read is a single text.
func (c *CSV) Row() workbook.Row { return c.cellsOf(c.last) }

func (c *CSV) cellsOf(row textRow) workbook.Row {
	cells, err := c.cells.split(row.text, c.cells.delimiter)
	if err != nil || row.broken != "" {
		cells = []string{string(bytes.ToValidUTF8(row.text, []byte("\uFFFD")))}
	}
	out := workbook.Row{Number: row.row}
	for i, cell := range cells {
		if cell != "" {
			out.Cells = append(out.Cells, workbook.Cell{Column: i, Kind: workbook.Text, Text: []byte(cell)})
		}
	}
	return out
}

// Head is the rows down to the header.
func (t *Sheet) Head() []workbook.Row { return t.head }

// Row is the row of the last record. Its days are counted as from 1900.
func (t *Sheet) Row() workbook.Row { return t.rows.From1900(*t.last) }

package scan

import (
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// SheetChunks cuts rows from a sheet, many at a time.
type SheetChunks struct {
	sheet *answers.Sheet
	err   error
}

// NewSheetChunks cuts the rows that Next has not given. The sheet is read ahead until Close.
func NewSheetChunks(t *answers.Sheet) *SheetChunks {
	t.ReadAhead()
	return &SheetChunks{sheet: t}
}

// Close ends the reading.
func (s *SheetChunks) Close() error { return s.sheet.Close() }

// Row is where a row of a sheet stands in a chunk.
type Row struct {
	Start, End, Number int
	Broken             *catalogue.Phrase // why it cannot be read; it has no bytes
}

// What a chunk of a sheet has: a few blocks, and not much more than a megabyte.
const (
	sheetRows = 4 * 64
	sheetSize = 1 << 20
)

// Next cuts the next chunk, into the memory of c if that will do. It returns io.EOF behind the last, or the error of the input.
func (s *SheetChunks) Next(c *Chunk) error {
	c.usual = sheetSize
	c.Data, c.Rows, c.TooLong = c.room(0), c.Rows[:0], false
	for len(c.Rows) < sheetRows && len(c.Data) < sheetSize && s.err == nil {
		var raw *workbook.Raw
		if raw, s.err = s.sheet.Cut(); s.err == nil {
			start := len(c.Data)
			c.Data = append(c.Data, raw.Text...)
			c.Rows = append(c.Rows, Row{start, len(c.Data), raw.Number, raw.Broken})
		}
	}
	if len(c.Rows) == 0 {
		return s.err
	}
	c.Data = append(c.Data, make([]byte, Slack)...)[:len(c.Data)]
	return nil
}

// Raw is a row of a chunk.
func (c *Chunk) Raw(at int) *workbook.Raw {
	row := &c.Rows[at]
	return &workbook.Raw{Text: c.Data[row.Start:row.End], Number: row.Number, Broken: row.Broken}
}

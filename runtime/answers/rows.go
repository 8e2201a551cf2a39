package answers

import "bytes"

// rowCutter splits a table into rows: a line, or several where a line end stands inside quotes.
// encoding/csv then reads the cells of each. Left to itself it would not do: it
// takes the whole file for one cell when a quote is left open, without limit, and it does not
// count the blank rows that a spreadsheet counts.
//
// A row that cannot be right (a quote left open, text behind a closing quote, too long) is given up
// at its first line end, so that one stray quote does not cost the rows behind it.
type rowCutter struct {
	delimiters string // what ends a cell; in the header, which tells them, all that may
	broken     string // why the row just given cannot be read, "" when it can
	skipping   bool   // through the rest of a line that is too long

	// How far the row at hand has been looked through: it comes again, longer, until it is whole.
	scanned int
	at      place
}

// The faults that a cutter finds, as codes of the catalogue.
const (
	faultLong  = "answers.long"
	faultQuote = "answers.quote"
)

func (c *rowCutter) split(data []byte, atEOF bool) (int, []byte, error) {
	if c.skipping {
		return c.skip(data, atEOF)
	}
	end, fault := c.rowEnd(data, atEOF)
	if c.broken = fault; fault != "" {
		return c.giveUp(data)
	}
	switch {
	case end >= 0:
		c.begin()
		return end + 1, data[:end], nil
	case atEOF && len(data) > 0:
		c.begin()
		return len(data), data, nil
	}
	return 0, nil, nil
}

// begin gets ready for the next row.
func (c *rowCutter) begin() { c.scanned, c.at = 0, cellStart }

func (c *rowCutter) giveUp(data []byte) (int, []byte, error) {
	c.begin()
	end := bytes.IndexByte(data, '\n')
	c.skipping = end < 0
	return upTo(data, end), data[:0], nil
}

// skip goes on at once behind the end of the line, as a Scanner does not ask again at the end of its input.
func (c *rowCutter) skip(data []byte, atEOF bool) (int, []byte, error) {
	end := bytes.IndexByte(data, '\n')
	c.skipping = end < 0
	if end < 0 {
		return len(data), nil, nil
	}
	n, row, err := c.split(data[end+1:], atEOF)
	return end + 1 + n, row, err
}

// where a scan stands in a row
type place int

const (
	cellStart place = iota
	plainCell
	inQuotes
	quoteInQuotes // a closing quote, or the first of a doubled one
)

// rowEnd is the index of the line end that ends the row at the start of data, -1 when it is not
// in data, and the fault that makes the row unreadable.
func (c *rowCutter) rowEnd(data []byte, atEOF bool) (int, string) {
	for ; c.scanned < len(data); c.scanned++ {
		b := data[c.scanned]
		if c.scanned > MaxRecord {
			return -1, faultLong
		}
		if b == '\n' && c.at != inQuotes {
			return c.scanned, ""
		}
		if c.at = c.step(c.at, b); c.at < 0 {
			return -1, faultQuote
		}
	}
	if atEOF && c.at == inQuotes {
		return -1, faultQuote
	}
	return -1, ""
}

// step is the place behind b, negative when b cannot stand there.
func (c *rowCutter) step(at place, b byte) place {
	switch at {
	case inQuotes:
		return within(b)
	case quoteInQuotes:
		return c.behindQuote(b)
	case cellStart:
		if b == '"' {
			return inQuotes
		}
	}
	if c.delimits(b) {
		return cellStart
	}
	return plainCell
}

func within(b byte) place {
	if b == '"' {
		return quoteInQuotes
	}
	return inQuotes
}

func (c *rowCutter) behindQuote(b byte) place {
	switch {
	case b == '"':
		return inQuotes
	case b == '\r':
		return quoteInQuotes
	case c.delimits(b):
		return cellStart
	}
	return -1
}

func (c *rowCutter) delimits(b byte) bool {
	for i := 0; i < len(c.delimiters); i++ {
		if c.delimiters[i] == b {
			return true
		}
	}
	return false
}

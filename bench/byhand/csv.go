package byhand

import (
	"bytes"
	"io"
	"math/bits"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/validate"
)

// columns are the questions in the order of the file: `_id`, `_team`, the form, and one column that is no question's.
var columns = func() (list [keys + 1]int) {
	list[0], list[1] = recordID, team
	for q := range questions {
		list[2+q] = q
	}
	list[keys] = -1
	return list
}()

// parseRow reads the row at p into lane of b, and gives the place behind it.
func (b *block) parseRow(data []byte, p, lane int) int {
	bit := uint64(1) << lane
	for i := 0; ; i++ {
		c := data[p]
		if c == ',' {
			p++
			continue
		}
		if c == '\n' {
			return p + 1
		}
		at := -1
		if i < len(columns) {
			at = columns[i]
		}
		if d := c - '0'; at >= 0 && d <= 9 && (data[p+1] == ',' || data[p+1] == '\n') && form[at].kind == choice {
			s := &b.slots[at]
			if d > 0 && int(d) <= form[at].options {
				s.marks[d] |= bit
				s.good |= bit
			} else {
				s.badCode |= bit
			}
			p++
		} else {
			cell, next := rowCell(data, p)
			if next < 0 || i >= len(columns) {
				return b.broke(data, p, bit)
			}
			if at >= 0 && len(cell) > 0 {
				b.cell(data, p, next, cell, at, lane, bit)
			}
			p = next
		}
		if data[p] == '\n' {
			return p + 1
		}
		p++
	}
}

// rowCell reads a cell of more than one character.
func rowCell(data []byte, p int) ([]byte, int) {
	if data[p] == '"' {
		end := bytes.IndexByte(data[p+1:], '\n')
		n := bytes.IndexByte(data[p+1:p+1+end], '"')
		if n < 0 || data[p+n+2] != ',' && data[p+n+2] != '\n' {
			return nil, -1
		}
		return data[p+1 : p+1+n], p + n + 2
	}
	for start := p; ; p += 8 {
		w := load(data, p)
		x, n, q := w^ones*',', w^ones*'\n', w^ones*'"'
		if m := ((x-ones)&^x | (n-ones)&^n | (q-ones)&^q) & highs; m != 0 {
			p += bits.TrailingZeros64(m) >> 3
			if data[p] == '"' {
				return nil, -1
			}
			return data[start:p], p
		}
	}
}

func (b *block) cell(data []byte, p, next int, cell []byte, at, lane int, bit uint64) {
	s := &b.slots[at]
	switch form[at].kind {
	case text, signed:
		if valid(cell) {
			s.good |= bit
		} else {
			b.broken |= bit
		}
	case resident:
		b.headIDs[lane] = cell
		s.good |= bit
	case day:
		if realDay(cell) {
			s.good |= bit
		} else {
			s.badType |= bit
		}
	case ownID:
		b.ids[lane] = cell
	case multi:
		b.marksCell(cell, at, bit)
	case whole, amount:
		if end := b.number(data, p, at, lane, bit); end != next {
			s.good &^= bit
			s.badSize &^= bit
			s.badType |= bit
		}
	case choice:
		s.badType |= bit
	}
}

func (b *block) marksCell(cell []byte, at int, bit uint64) {
	s, wrong := &b.slots[at], false
	for i := 0; i < len(cell); i += 2 {
		d := cell[i] - '0'
		if d == 0 || int(d) > form[at].options || s.marks[d]&bit != 0 {
			wrong = true
		} else {
			s.marks[d] |= bit
		}
	}
	if wrong {
		s.badCode |= bit
	} else {
		s.good |= bit
	}
}

// FloorCSV parses rows into slots, checks nothing, and gives how many records there are.
func FloorCSV(in io.Reader) (records int, err error) {
	b := new(block)
	err = chunks(in, func(data []byte, row int) int {
		p, lines := 0, 0
		if row == 1 {
			p, lines = bytes.IndexByte(data, '\n')+1, 1
		}
		for p < len(data) {
			b.clear()
			n := 0
			for ; n < 64 && p < len(data); n++ {
				p = b.parseRow(data[:len(data)+slack], p, n)
			}
			lines += n
		}
		records += lines
		return lines
	})
	return records - 1, err
}

// CheckCSV parses and checks rows, and writes what it finds to out.
func CheckCSV(in io.Reader, s *ir.Survey, out io.Writer) (records int, err error) {
	b, c := new(block), newChecker(s)
	err = chunks(in, func(data []byte, row int) int {
		first, p := row, 0
		if row == 1 {
			p, row = bytes.IndexByte(data, '\n')+1, 2
			head := string(data[bytes.LastIndexByte(data[:p], ',')+1 : p-1])
			c.out = append(c.out, `{"record":""`...)
			c.out = append(c.out, tail(validate.Finding{Item: head, Code: validate.Unknown, Severity: ir.Warn,
				Message: catalogue.Say(catalogue.ZH, "answers.unknown-column", head)})...)
			c.out = append(c.out, "1}\n"...)
		}
		for p < len(data) {
			b.clear()
			n := 0
			for ; n < 64 && p < len(data); n++ {
				p = b.parseRow(data[:len(data)+slack], p, n)
			}
			c.reportRows(b, c.check(b), n, row)
			row += n
		}
		_, _ = out.Write(c.out)
		c.out = c.out[:0]
		records += row - first
		return row - first
	})
	return records - 1, err
}

// reportRows is report for a table, in which a broken row is one whose quote does not close.
func (c *checker) reportRows(b *block, faulty uint64, n, row int) {
	c.broken = "answers.quote"
	c.report(b, faulty, n, row)
}

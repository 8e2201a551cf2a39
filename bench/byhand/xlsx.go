package byhand

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"

	"github.com/klauspost/compress/flate"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/validate"
)

// letters are the columns of the questions in a sheet.
var letters = func() (list [questions]string) {
	for q := range list {
		list[q] = columnLetters(2 + q)
	}
	return list
}()

func columnLetters(at int) string {
	if at < 26 {
		return string(rune('A' + at))
	}
	return string(rune('A'+at/26-1)) + string(rune('A'+at%26))
}

// sheet is the workbook that the bench writes.
type sheet struct {
	block
	texts []byte
	ends  []uint32
}

// FloorXLSX parses the rows of a workbook into slots, checks nothing, and gives how many records there are.
func FloorXLSX(file io.ReaderAt, size int64) (records int, err error) {
	err = eachRows(file, size, func(s *sheet, data []byte, row int) (rows int) {
		p := 0
		if row == 1 {
			p, rows = bytes.Index(data, []byte("</row>"))+6, 1
		}
		for p < len(data) {
			s.clear()
			n := 0
			for ; n < 64 && p < len(data); n++ {
				p = s.row(data[:len(data)+slack], p, n)
			}
			rows += n
		}
		records += rows
		return rows
	})
	return records - 1, err
}

// CheckXLSX parses and checks the rows of a workbook, and writes what it finds to out.
func CheckXLSX(file io.ReaderAt, size int64, s *ir.Survey, out io.Writer) (records int, err error) {
	c := newChecker(s)
	c.cells = true
	err = eachRows(file, size, func(b *sheet, data []byte, row int) int {
		first, p := row, 0
		if row == 1 {
			p, row = bytes.Index(data, []byte("</row>"))+6, 2
			head := string(b.text(number(lastValue(data[:p]))))
			c.cell = columnLetters(2 + questions)
			c.out = append(c.out, `{"record":""`...)
			c.out = append(c.out, tail(validate.Finding{Item: head, Code: validate.Unknown, Severity: ir.Warn,
				Message: catalogue.Say(catalogue.ZH, "answers.unknown-column", head)})...)
			c.out = append(c.out, `1,"cell":"`+c.cell+"1\"}\n"...)
		}
		for p < len(data) {
			b.clear()
			n := 0
			for ; n < 64 && p < len(data); n++ {
				p = b.row(data[:len(data)+slack], p, n)
			}
			c.report(&b.block, c.check(&b.block), n, row)
			row += n
		}
		_, _ = out.Write(c.out)
		c.out = c.out[:0]
		records += row - first
		return row - first
	})
	return records - 1, err
}

func lastValue(row []byte) []byte {
	at := bytes.LastIndex(row, []byte("<v>")) + 3
	return row[at : at+bytes.IndexByte(row[at:], '<')]
}

func number(digits []byte) (n int) {
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}

// eachRows hands whole rows to take, which tells how many there were; rows count from 1.
func eachRows(file io.ReaderAt, size int64, take func(s *sheet, data []byte, row int) (rows int)) error {
	book, err := zip.NewReader(file, size)
	if err != nil {
		return err
	}
	book.RegisterDecompressor(zip.Deflate, flate.NewReader)
	s := new(sheet)
	if err := s.readTexts(book); err != nil {
		return err
	}
	in, err := book.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		return err
	}
	buffer, have, row := make([]byte, 512<<10), 0, 1
	for begun := false; ; {
		n, err := in.Read(buffer[have : len(buffer)-2*slack])
		have += n
		if err != nil && err != io.EOF {
			return err
		}
		if have < len(buffer)/2 && err == nil {
			continue
		}
		start := 0
		if !begun {
			start, begun = bytes.Index(buffer[:have], []byte("<row")), true
		}
		end := bytes.LastIndex(buffer[:have], []byte("</row>")) + 6
		if end < 6 {
			return nil
		}
		row += take(s, buffer[start:end], row)
		have = copy(buffer, buffer[end:have])
		if err == io.EOF {
			return nil
		}
	}
}

// readTexts reads the strings that cells share, which bear no escapes in this file.
func (s *sheet) readTexts(book *zip.Reader) error {
	in, err := book.Open("xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	buffer, have := make([]byte, 256<<10), 0
	for {
		n, err := in.Read(buffer[have:])
		have += n
		p := 0
		for {
			from := bytes.Index(buffer[p:have], []byte("<t>"))
			if from < 0 {
				break
			}
			from += p + 3
			to := bytes.IndexByte(buffer[from:have], '<')
			if to < 0 {
				break
			}
			s.texts = append(s.texts, buffer[from:from+to]...)
			s.ends = append(s.ends, uint32(len(s.texts)))
			p = from + to
		}
		have = copy(buffer, buffer[p:have])
		if err == io.EOF {
			s.texts = slices.Grow(s.texts, slack)
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (s *sheet) text(n int) []byte {
	from := uint32(0)
	if n > 0 {
		from = s.ends[n-1]
	}
	return s.texts[from:s.ends[n]]
}

// row reads the row at p into lane, and gives the place behind it.
func (s *sheet) row(data []byte, p, lane int) int {
	bit := uint64(1) << lane
	p += bytes.IndexByte(data[p:], '>') + 1
	for data[p+1] == 'c' {
		p += len(`<c r="`)
		column := int(data[p] - 'A')
		if p++; data[p] >= 'A' {
			column = 26*(column+1) + int(data[p]-'A')
			p++
		}
		for data[p] != '"' {
			p++
		}
		p++
		kind := byte(0)
		if data[p] == ' ' {
			kind = data[p+1]
			p += len(` t="s"`)
		}
		p += len("><v>")
		p = s.value(data, p, columns[column], lane, bit, kind) + len("</v></c>")
	}
	return p + len("</row>")
}

// value reads the value at p, and gives the place behind it.
func (s *sheet) value(data []byte, p, at, lane int, bit uint64, kind byte) int {
	if kind == 't' {
		n := 0
		for ; data[p] != '<'; p++ {
			n = 10*n + int(data[p]-'0')
		}
		if at >= 0 {
			s.said(s.text(n), at, lane, bit)
		}
		return p
	}
	if at < 0 {
		return p + bytes.IndexByte(data[p:], '<')
	}
	a := &s.slots[at]
	switch d := data[p] - '0'; {
	case kind == 's': // a day
		a.good |= bit
	case form[at].kind == choice && d <= 9 && data[p+1] == '<':
		if d > 0 && int(d) <= form[at].options {
			a.marks[d] |= bit
			a.good |= bit
		} else {
			a.badCode |= bit
		}
		return p + 1
	case form[at].kind == multi && data[p+1] == '<':
		s.marksCell(data[p:p+1], at, bit)
	case form[at].kind == choice:
		a.badCode |= bit
	case form[at].kind == whole || form[at].kind == amount:
		return s.number(data, p, at, lane, bit)
	default:
		end := p + bytes.IndexByte(data[p:], '<')
		s.said(data[p:end], at, lane, bit)
		return end
	}
	return p + bytes.IndexByte(data[p:], '<')
}

// said reads a text.
func (s *sheet) said(text []byte, at, lane int, bit uint64) {
	a := &s.slots[at]
	switch form[at].kind {
	case resident:
		s.headIDs[lane] = text
		a.good |= bit
	case ownID:
		s.ids[lane] = text
	case day:
		if realDay(text) {
			a.good |= bit
		} else {
			a.badType |= bit
		}
	case multi:
		s.marksCell(text, at, bit)
	case carried:
	case whole, amount, choice:
		a.badType |= bit
	default:
		a.good |= bit
	}
}

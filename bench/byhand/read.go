package byhand

import (
	"bytes"
	"io"

	"github.com/surveyc/surveyc/compiler/ir"
)

// FloorJSONL parses JSON lines into slots, checks nothing, and gives how many records there are.
func FloorJSONL(in io.Reader) (records int, err error) {
	b := new(block)
	err = chunks(in, func(data []byte, _ int) int {
		lines := 0
		for p := 0; p < len(data); {
			b.clear()
			n := 0
			for ; n < 64 && p < len(data); n++ {
				p = b.parse(data[:len(data)+slack], p, n)
			}
			lines += n
		}
		records += lines
		return lines
	})
	return records, err
}

// CheckJSONL parses and checks JSON lines, and writes what it finds to out.
func CheckJSONL(in io.Reader, s *ir.Survey, out io.Writer) (records int, err error) {
	b, c := new(block), newChecker(s)
	err = chunks(in, func(data []byte, row int) int {
		first := row
		for p := 0; p < len(data); {
			b.clear()
			n := 0
			for ; n < 64 && p < len(data); n++ {
				p = b.parse(data[:len(data)+slack], p, n)
			}
			c.report(b, c.check(b), n, row)
			row += n
		}
		_, _ = out.Write(c.out)
		c.out = c.out[:0]
		records += row - first
		return row - first
	})
	return records, err
}

// clear takes out what a block had; amounts and texts are read only where there are any.
func (b *block) clear() {
	b.slots = [keys]slot{}
	b.ids, b.unknown = [64][]byte{}, [64][]byte{}
	b.broken = 0
}

const slack = 16

// chunks hands whole lines to take, which tells how many there were; rows count from 1.
func chunks(in io.Reader, take func(data []byte, row int) (lines int)) error {
	buffer, have, row := make([]byte, 256<<10), 0, 1
	for {
		n, err := in.Read(buffer[have : len(buffer)-2*slack])
		have += n
		if err != nil && have > 0 && buffer[have-1] != '\n' {
			buffer[have] = '\n'
			have++
		}
		end := bytes.LastIndexByte(buffer[:have], '\n') + 1
		row += take(buffer[:end], row)
		have = copy(buffer, buffer[end:have])
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

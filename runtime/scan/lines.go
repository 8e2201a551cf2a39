package scan

import (
	"bytes"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// Lines finds the lines that are records, and reads none.
type Lines struct{}

// Scan is JSON.Scan.
func (Lines) Scan(data []byte, p, number int, into *Records) (n, next, nextNumber int) {
	for ; n < columns.Size && p < len(data); number++ {
		end := p + bytes.IndexByte(data[p:], '\n')
		if len(bytes.Trim(data[p:end], " \t\r")) > 0 {
			into[n] = Record{Row: number, Start: p, End: end}
			n++
		}
		p = end + 1
	}
	return n, p, number
}

// Value is not called: nothing is watched.
func (Lines) Value(Watched) answers.Value { panic("scan: lines are not read") }

// Rows finds the rows of a table, and reads none.
type Rows struct {
	Lines
	row row
}

// NewRows finds rows whose cells stand between delimiters.
func NewRows(delimiter byte) Rows { return Rows{row: row{delimiter}} }

// Scan is CSV.Scan.
func (r Rows) Scan(data []byte, p, number int, into *Records) (n, next, nextNumber int) {
	for ; n < columns.Size && p < len(data); number++ {
		end := r.row.close(data, p)
		into[n] = Record{Row: number, Start: p, End: end}
		n, p = n+1, end+1
	}
	return n, p, number
}

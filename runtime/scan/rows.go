package scan

import "bytes"

// row finds where rows of a table end: at a line end that is not in quotes. It says the same as package answers, but jumps from
// quote to quote.
type row struct{ delimiter byte }

// The ends of a row that has none.
const (
	unended = -1 - iota // it goes on behind the bytes at hand
	broken              // it cannot be right, and is given up at its first line end
)

// end is the line end of the row at the beginning of data.
func (r row) end(data []byte) int {
	p := 0
	for {
		line, quote := bytes.IndexByte(data[p:], '\n'), -1
		if line >= 0 {
			quote = bytes.IndexByte(data[p:p+line], '"')
		} else {
			quote = bytes.IndexByte(data[p:], '"')
		}
		switch {
		case quote < 0 && line < 0:
			return unended
		case quote < 0:
			return p + line
		}
		p += quote + 1
		if p > 1 && data[p-2] != r.delimiter {
			continue // a quote within a cell is like any other character
		}
		if p = r.behind(data, p); p < 0 || data[p] == '\n' {
			return p
		}
		p++
	}
}

// close is the end of the row at p: its first line end where it cannot be right.
func (r row) close(data []byte, p int) int {
	end := r.end(data[p:])
	if end < 0 {
		end = bytes.IndexByte(data[p:], '\n')
	}
	return p + end
}

// behind is the place of what ends the cell whose opening quote stands before p.
func (r row) behind(data []byte, p int) int {
	for {
		quote := bytes.IndexByte(data[p:], '"')
		if quote < 0 {
			return unended
		}
		p += quote + 1
		for p < len(data) && data[p] == '\r' {
			p++
		}
		switch {
		case p == len(data):
			return unended
		case data[p] == '\n' || data[p] == r.delimiter:
			return p
		case data[p] != '"':
			return broken
		}
		p++
	}
}

// whole is how much of data is whole rows.
func (r row) whole(data []byte) int {
	p := 0
	for {
		quote := bytes.IndexByte(data[p:], '"')
		if quote < 0 {
			return p + bytes.LastIndexByte(data[p:], '\n') + 1
		}
		p += bytes.LastIndexByte(data[p:p+quote], '\n') + 1
		end := r.end(data[p:])
		if end == broken {
			end = bytes.IndexByte(data[p:], '\n')
		}
		if end < 0 {
			return p
		}
		p += end + 1
	}
}

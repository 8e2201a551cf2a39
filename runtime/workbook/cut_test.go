package workbook

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// What is cut does not hang on how much is read at a time, also where a damaged tag seems to have no end.
func TestCutter(t *testing.T) {
	row := `<row r="2">` + strings.Repeat(`<c r="A2"><v>1</v></c>`, 200) + `</row>`
	damaged := `<row r="2 spans="1:9">` + strings.Repeat(`<c r="A2" t="s"/>`, 200) + `</row>`
	for _, c := range []struct {
		rows string
		want []string
	}{
		{`<row r="1"/>` + row, []string{`<row r="1"/>`, row}},
		{`<row r="1" x="/>"/>` + row, []string{`<row r="1" x="/>"/>`, row}},
		{damaged + row, []string{damaged, row}},
	} {
		for piece := 1; piece < 2*len(c.rows); piece = piece*5/4 + 1 {
			in := newCutter(pieceReader{strings.NewReader("<worksheet><sheetData>" + c.rows + "</sheetData></worksheet>"), piece}, "row", "sheetData", MaxRow)
			var got []string
			for in.next() {
				got = append(got, string(in.element()))
			}
			assert.NoError(t, in.err())
			if !assert.True(t, slices.Equal(c.want, got), "%d bytes at a time: %.100q", piece, got) {
				break
			}
		}
	}
}

type pieceReader struct {
	io.Reader
	most int
}

func (p pieceReader) Read(b []byte) (int, error) { return p.Reader.Read(b[:min(len(b), p.most)]) }

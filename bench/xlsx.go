package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"

	"github.com/surveyc/surveyc/runtime/answers"
)

// writeXLSX writes the records of the CSV as Excel saves them: texts shared, days as serial numbers with a format.
func (d *data) writeXLSX() error {
	rows, err := d.cells()
	if err != nil {
		return err
	}
	out, err := os.Create(d.file("xlsx"))
	if err != nil {
		return err
	}
	w := &bookWriter{zip: zip.NewWriter(out), index: map[string]int{}}
	w.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 6) })
	if err := w.write(rows, d.records); err != nil {
		return err
	}
	return out.Close()
}

// cells are the distinct records, the heads first.
func (d *data) cells() ([][]string, error) {
	text, err := os.ReadFile(filepath.Join(d.folder, d.form, "sample.csv"))
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for _, line := range d.lines(text, "csv") {
		r := csv.NewReader(bytes.NewReader(line))
		r.FieldsPerRecord = -1
		if row, err := r.Read(); err == nil {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// bookWriter writes a workbook of one sheet.
type bookWriter struct {
	zip   *zip.Writer
	texts []string
	index map[string]int
	line  []byte
	names []string // of the columns
}

func (w *bookWriter) write(rows [][]string, records int) error {
	for _, part := range bookParts {
		if err := w.part(part[0], func(out *bufio.Writer) { _, _ = out.WriteString(part[1]) }); err != nil {
			return err
		}
	}
	for i := range rows[0] {
		w.names = append(w.names, strings.TrimRight(answers.CellName(i, 1), "1"))
	}
	distinct := rows[1:]
	if err := w.part("xl/worksheets/sheet1.xml", func(out *bufio.Writer) {
		_, _ = out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
		_, _ = out.Write(w.row(1, rows[0], ""))
		for i := range records {
			row := distinct[i%len(distinct)]
			_, _ = out.Write(w.row(i+2, row, idOf(row[0], i/len(distinct))))
		}
		_, _ = out.WriteString("</sheetData></worksheet>")
	}); err != nil {
		return err
	}
	if err := w.part("xl/sharedStrings.xml", func(out *bufio.Writer) {
		_, _ = fmt.Fprintf(out, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">`, len(w.texts))
		for _, text := range w.texts {
			_, _ = out.WriteString("<si><t>" + html.EscapeString(strings.ReplaceAll(text, "\n", "_x000A_")) + "</t></si>")
		}
		_, _ = out.WriteString("</sst>")
	}); err != nil {
		return err
	}
	return w.zip.Close()
}

func (w *bookWriter) part(name string, write func(*bufio.Writer)) error {
	part, err := w.zip.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(part, 1<<20)
	write(out)
	return out.Flush()
}

func (w *bookWriter) row(n int, cells []string, id string) []byte {
	b := fmt.Appendf(w.line[:0], `<row r="%d" spans="1:%d">`, n, len(w.names))
	for i, text := range cells {
		if i == 0 && id != "" {
			text = id
		}
		if text == "" || i >= len(w.names) {
			continue
		}
		b = append(append(b, `<c r="`...), w.names[i]...)
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(w.cell(b, text), "</v></c>"...)
	}
	w.line = append(b, "</row>"...)
	return w.line
}

var firstDay = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

func (w *bookWriter) cell(b []byte, text string) []byte {
	if _, err := strconv.ParseFloat(text, 64); err == nil && len(text) < 16 {
		return append(append(b, `"><v>`...), text...)
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil && day.Year() > 1900 {
		return strconv.AppendInt(append(b, `" s="1"><v>`...), int64(day.Sub(firstDay).Hours()/24), 10)
	}
	at, ok := w.index[text]
	if !ok {
		at = len(w.texts)
		w.index[text] = at
		w.texts = append(w.texts, text)
	}
	return strconv.AppendInt(append(b, `" t="s"><v>`...), int64(at), 10)
}

var bookParts = [][2]string{
	{"[Content_Types].xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`},
	{"_rels/.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
	{"xl/styles.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`},
}

// idOf is the `_id` of a record the next time round.
func idOf(id string, round int) string {
	if round == 0 {
		return id
	}
	return strings.Replace(strings.Replace(id, "jdlk-", fmt.Sprintf("b%03d-", round), 1), "t000-", fmt.Sprintf("t%03d-", round), 1)
}

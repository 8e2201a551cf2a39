package main

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"
)

// workbook is a spreadsheet that a person is to fill in.
type workbook struct {
	sheet   string // its name
	columns []column
	rows    [][]string // texts, which stay texts whatever they begin with
	advice  []string   // lines of a second sheet
}

// column is a column of a workbook.
type column struct {
	head  string
	width float64 // in characters of a Latin script
	open  bool    // to be filled in; the others are locked
}

// bytes is the workbook as an .xlsx file.
func (w workbook) bytes() ([]byte, error) {
	p := &printer{File: excelize.NewFile(), sheet: w.sheet}
	defer p.Close()
	p.do(p.SetSheetName("Sheet1", w.sheet))
	p.styles()
	for i, c := range w.columns {
		p.column(i+1, c, len(w.rows)+1)
	}
	for i, row := range w.rows {
		for j, text := range row {
			p.text(j+1, i+2, text)
		}
	}
	p.guide(len(w.columns), len(w.rows)+1)
	p.advise(w.advice)
	var b bytes.Buffer
	p.do(p.Write(&b))
	return b.Bytes(), p.err
}

// printer keeps the first error it meets.
type printer struct {
	*excelize.File
	sheet              string
	head, locked, open int // styles
	blank              int // of a cell that is to be filled in
	err                error
}

func (p *printer) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *printer) styles() {
	p.head = p.style("#1F4E79", &excelize.Font{Bold: true, Color: "#FFFFFF"}, true)
	p.locked = p.style("#F2F2F2", &excelize.Font{Color: "#595959"}, true)
	p.open = p.style("", &excelize.Font{}, false)
	blank, err := p.NewConditionalStyle(&excelize.Style{Fill: filled("#FFF2CC")})
	p.do(err)
	p.blank = blank
}

func (p *printer) style(fill string, font *excelize.Font, locked bool) int {
	s := &excelize.Style{Font: font, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, Protection: &excelize.Protection{Locked: locked}, NumFmt: asText}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		s.Border = append(s.Border, excelize.Border{Type: side, Color: "#BFBFBF", Style: 1})
	}
	if fill != "" {
		s.Fill = filled(fill)
	}
	id, err := p.NewStyle(s)
	p.do(err)
	return id
}

// asText is the number format of a cell in which whatever is typed is text.
const asText = 49

func filled(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// column lays out a column with its head, down to the last row.
func (p *printer) column(at int, c column, last int) {
	name, err := excelize.ColumnNumberToName(at)
	p.do(err)
	p.do(p.SetColWidth(p.sheet, name, name, c.width))
	p.text(at, 1, c.head)
	p.do(p.SetCellStyle(p.sheet, cell(at, 1), cell(at, 1), p.head))
	if last == 1 {
		return
	}
	style := p.locked
	if c.open {
		style = p.open
		p.do(p.SetConditionalFormat(p.sheet, cell(at, 2)+":"+cell(at, last), []excelize.ConditionalFormatOptions{{Type: "blanks", Format: &p.blank}}))
	}
	p.do(p.SetCellStyle(p.sheet, cell(at, 2), cell(at, last), style))
}

func (p *printer) text(column, row int, text string) {
	p.do(p.SetCellStr(p.sheet, cell(column, row), text))
}

func cell(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // rows and columns are counted from 1 and bounded
	}
	return name
}

// guide keeps the heads in sight, lets the reader sort out what is missing, and guards what is not to be changed; without a password, for
// it is guarded against slips.
func (p *printer) guide(columns, last int) {
	p.do(p.SetPanes(p.sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	p.do(p.AutoFilter(p.sheet, "A1:"+cell(columns, last), nil))
	p.do(p.ProtectSheet(p.sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true, AutoFilter: true, Sort: true, InsertRows: true,
	}))
	landscape, fit, many := "landscape", 1, 0
	p.do(p.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{Orientation: &landscape, FitToWidth: &fit, FitToHeight: &many}))
}

// advise puts lines of advice on a sheet of their own.
func (p *printer) advise(lines []string) {
	const sheet, width = "说明 guide", 100
	_, err := p.NewSheet(sheet)
	p.do(err)
	p.do(p.SetColWidth(sheet, "A", "A", width))
	for i, line := range lines {
		p.do(p.SetCellStr(sheet, cell(1, i+1), line))
	}
}

// mostUnpacked is how large a workbook may be inside.
const mostUnpacked = 128 << 20

// readWorkbook gives the cells of a workbook's first sheet as a person sees them.
func readWorkbook(data []byte) ([][]string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked})
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	for _, row := range rows {
		for i := range row {
			row[i] = strings.NewReplacer("\r", "", "\n", " ").Replace(row[i]) // a line a row, as in the workbook
		}
	}
	return rows, err
}

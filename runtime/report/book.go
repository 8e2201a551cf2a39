package report

import (
	"archive/zip"
	"cmp"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Book is a workbook that goes back to those who filled in the answers: the rows as they were, faulty cells coloured with
// a comment that says what is wrong, a sheet of findings that leads to the cells, a summary. Rows are written as they come.
type Book struct {
	namer
	file         *excelize.File
	tallies      []*Tally
	roster       *Roster
	styles       map[look]int
	pages        map[string]*page
	first        string          // the sheet of the summary
	names        map[string]bool // of sheets, in lower case
	list         *excelize.StreamWriter
	listed       int // rows of list
	comments     int // that are written, or would be
	mostComments int
	advises      bool   // there is a column for what to ask again
	advice       string // of the record that comes next
	left         int    // findings and rows that did not fit
	err          error
}

// The limits of a workbook that Excel still opens at once, and that is written in bounded memory: comments and links are held until the end.
const (
	mostRows     = 1_048_576
	mostListed   = 1_000_000
	mostLinks    = 10_000
	mostComments = 10_000 // the library takes a second of work for them, and four times as much for twice as many
)

// NewBook begins a workbook about those files of answers to s. What is tallied comes into its summary. The answers come first,
// as the workbook is read again when it has been mended. Where it advises, findings have a column for what to ask again.
func NewBook(s *ir.Survey, lang catalogue.Lang, files []string, tallies []*Tally, roster *Roster, advises bool) (*Book, error) {
	b := &Book{namer: newNamer(s, lang), file: excelize.NewFile(), tallies: tallies, roster: roster, advises: advises, mostComments: mostComments,
		styles: map[look]int{}, pages: map[string]*page{}, names: map[string]bool{}}
	for _, file := range files {
		b.pages[file] = &page{file: filepath.Base(file), sheet: b.addSheet(filepath.Base(file)), columns: map[string]int{}}
	}
	b.first = b.addSheet(b.say("report.sheet.summary"))
	b.list = b.newSheet(b.say("report.sheet.findings"))
	b.findingsHead()
	return b, b.err
}

// addSheet adds an empty sheet and gives its name.
func (b *Book) addSheet(wanted string) string {
	name := b.sheetName(wanted)
	if len(b.names) == 1 {
		b.note(b.file.SetSheetName("Sheet1", name))
		return name
	}
	_, err := b.file.NewSheet(name)
	b.note(err)
	return name
}

func (b *Book) note(err error) {
	if b.err == nil {
		b.err = err
	}
}

// newSheet adds a sheet that is written row by row.
func (b *Book) newSheet(wanted string) *excelize.StreamWriter {
	return b.stream(b.addSheet(wanted), true)
}

// stream begins a sheet; one that fits is printed as wide as the paper is.
func (b *Book) stream(name string, fit bool) *excelize.StreamWriter {
	landscape, wide, high := "landscape", 1, 0 // for whoever prints it
	layout := &excelize.PageLayoutOptions{Orientation: &landscape}
	if fit {
		layout.FitToWidth, layout.FitToHeight = &wide, &high
		b.note(b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	}
	b.note(b.file.SetPageLayout(name, layout))
	w, err := b.file.NewStreamWriter(name)
	b.note(err)
	return w
}

// sheetName makes a name that Excel allows and that no other sheet has.
func (b *Book) sheetName(wanted string) string {
	wanted = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || r < ' ' {
			return ' '
		}
		return r
	}, wanted), " '")
	wanted = cmp.Or(wanted, "1")
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + strconv.Itoa(n)
		}
		runes := []rune(wanted)
		name := string(runes[:min(len(runes), 31-len(suffix))]) + suffix
		if key := strings.ToLower(name); !b.names[key] {
			b.names[key] = true
			return name
		}
	}
}

// Advise says what to ask again in the record that is observed next.
func (b *Book) Advise(text string) { b.advice = text }

// Observe writes a row.
func (b *Book) Observe(file string, in answers.Reader, r *answers.Record, found []validate.Finding) error {
	p := b.pages[file]
	if p.out == nil {
		b.begin(p, in)
	}
	faults := map[int][]validate.Finding{}
	at := p.nextRow(r)
	if r == nil {
		at = p.headRow
	}
	for _, f := range found {
		column := p.column(f)
		faults[column] = append(faults[column], f)
		b.listFinding(p, r, f, answers.CellName(column, at))
	}
	if r == nil {
		b.comment(p, faults, at)
		return b.err
	}
	if at > mostRows {
		b.left++
		return b.err
	}
	b.row(p, r, at, faults)
	b.comment(p, faults, at)
	return b.err
}

// row writes the row of a record, its faulty cells coloured.
func (b *Book) row(p *page, r *answers.Record, at int, faults map[int][]validate.Finding) {
	values := p.values(r)
	for column := range faults {
		for len(values) <= column {
			values = append(values, value{})
		}
	}
	cells := make([]any, len(values))
	for i, v := range values {
		severity, coloured := worst(faults[i])
		if v.content == nil && !coloured {
			continue
		}
		cells[i] = excelize.Cell{StyleID: b.style(look{shade: severity, style: v.style}), Value: v.content}
	}
	b.note(p.out.SetRow(answers.CellName(0, at), cells))
}

// comment says in a cell what is wrong with it.
func (b *Book) comment(p *page, faults map[int][]validate.Finding, at int) {
	for column, found := range faults {
		if b.comments++; b.comments > b.mostComments {
			continue
		}
		var lines []string
		for _, f := range found {
			lines = append(lines, b.sentence(f, p.column(f) == 0))
		}
		text := clip(strings.Join(lines, "\n"), 2000)
		b.note(b.file.AddComment(p.out.Sheet, excelize.Comment{Author: "surveyc", Cell: answers.CellName(column, at),
			Paragraph: []excelize.RichTextRun{{Text: text}}, Width: 260, Height: uint(30 + 34*len(lines) + len([]rune(text)))}))
	}
}

// sentence is a finding in words; at the cell of the whole row with the item that it is about.
func (b *Book) sentence(f validate.Finding, ofRow bool) string {
	text := f.Message
	if ofRow && f.Item != "" && f.Item != answers.IDKey {
		text = b.say("report.about", b.Item(f.Item), text)
	}
	if f.Acknowledged != "" {
		return b.say("report.acknowledged", text, f.Acknowledged)
	}
	return b.say("report.sentence", b.severity(f), text)
}

// worst is the severity that colours a cell.
func worst(found []validate.Finding) (s shade, coloured bool) {
	for _, f := range found {
		s = max(s, shadeOf(f))
	}
	return s, s != plainShade
}

// widthOfWhat is that of the column in which findings are said.
const widthOfWhat = 60

func (b *Book) findingsHead() {
	b.note(b.list.SetColWidth(1, 1, 7))
	for i, width := range []float64{14, 22, 7, 9, 24, 30, 8, widthOfWhat, 24} {
		b.note(b.list.SetColWidth(i+2, i+2, width))
	}
	b.note(b.list.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	heads := []any{b.say("report.number"), b.groupTitle(), b.say("report.file"), b.say("report.row"), b.say("report.cell"), b.say("report.record"),
		b.say("report.item"), b.say("cmd.report.severity"), b.say("cmd.report.what"), b.say("report.reason")}
	if b.advises {
		b.note(b.list.SetColWidth(len(heads)+1, len(heads)+1, 60))
		heads = append(heads, b.say("suggest.label"))
	}
	b.heads(b.list, 1, heads)
}

func (b *Book) groupTitle() string {
	if len(b.tallies) == 0 {
		return ""
	}
	return b.tallies[0].Title
}

func (b *Book) heads(w *excelize.StreamWriter, row int, heads []any) {
	for i := range heads {
		heads[i] = excelize.Cell{StyleID: b.style(look{head: true}), Value: heads[i]}
	}
	b.note(w.SetRow(answers.CellName(0, row), heads))
}

// listFinding puts a finding into the sheet of findings, with a link to its cell.
func (b *Book) listFinding(p *page, r *answers.Record, f validate.Finding, cell string) {
	if b.listed >= mostListed {
		b.left++
		return
	}
	b.listed++
	group := ""
	if len(b.tallies) > 0 && r != nil {
		group = b.tallies[0].Of(r)
	}
	shade := b.style(look{shade: shadeOf(f)})
	row := []any{b.listed, group, p.file, f.Row, excelize.Cell{StyleID: b.style(look{link: b.listed <= mostLinks}), Value: cell}, f.Record, b.Item(f.Item),
		excelize.Cell{StyleID: shade, Value: b.severity(f)}, excelize.Cell{StyleID: b.style(look{wrap: true}), Value: f.Message}, f.Acknowledged}
	if b.advice != "" && f.Severity == ir.Block {
		row = append(row, excelize.Cell{StyleID: b.style(look{wrap: true}), Value: b.advice})
		b.advice = ""
	}
	at := b.listed + 1
	if b.listed <= mostLinks {
		b.note(b.file.SetCellHyperLink(b.list.Sheet, answers.CellName(4, at), "'"+strings.ReplaceAll(p.out.Sheet, "'", "''")+"'!"+cell, "Location"))
	}
	b.note(b.list.SetRow(answers.CellName(0, at), row, excelize.RowOpts{Height: height(f.Message, widthOfWhat)}))
}

// height is that of a row in which a text is wrapped to so many half-width characters, in points: not every program finds it out by itself.
func height(text string, width int) float64 {
	lines := 1
	for _, line := range strings.Split(text, "\n") {
		wide := 0
		for _, r := range line {
			if wide++; r > 0x2E80 {
				wide++
			}
		}
		lines += wide / width
	}
	return 15 * float64(min(lines, 20))
}

// Write writes the workbook with the summary of the whole.
func (b *Book) Write(w io.Writer, s *batch.Summary) error {
	for _, p := range b.pages {
		if p.out != nil {
			b.note(p.out.Flush())
		}
	}
	if b.listed > 0 {
		b.note(b.file.AutoFilter(b.list.Sheet, "A1:"+answers.CellName(9, b.listed+1), nil))
	}
	b.note(b.list.Flush())
	b.summary(s)
	if b.roster != nil {
		b.visits()
	}
	if b.err != nil {
		return b.err
	}
	// Packed straight into w: left to itself the library holds the whole file in memory.
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return zip.NewWriter(w) })
	_, err := b.file.WriteTo(io.Discard)
	return err
}

// Close gives back what the workbook holds outside memory.
func (b *Book) Close() error { return b.file.Close() }

package codebook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Workbook writes the codebook as an XLSX file with sheets of the items, their options and the rules. All texts are
// text cells, so that none is taken for a formula. The same survey gives the same bytes.
func Workbook(w io.Writer, s *ir.Survey, lang catalogue.Lang) error {
	b := &book{document: newDocument(s, lang), file: excelize.NewFile()}
	defer b.file.Close()
	b.styles()
	b.items()
	b.options()
	b.rules()
	b.note(b.file.DeleteSheet("Sheet1"))
	if b.err == nil {
		b.note(b.write(w))
	}
	if b.err != nil {
		return fmt.Errorf("codebook: %w", b.err)
	}
	return nil
}

// book is a workbook in work; err is the first of its errors.
type book struct {
	*document
	file        *excelize.File
	head, plain int // styles
	err         error
}

func (b *book) note(err error) {
	if b.err == nil && err != nil {
		b.err = errors.New(err.Error()) // excelize's errors are of the texts that it was given
	}
}

// write puts the parts of the file in order: excelize writes them in that of a map.
func (b *book) write(w io.Writer) error {
	data, err := b.file.WriteToBuffer()
	if err != nil {
		return err
	}
	read, err := zip.NewReader(bytes.NewReader(data.Bytes()), int64(data.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(read.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, part := range read.File {
		if err := out.Copy(part); err != nil {
			return err
		}
	}
	return out.Close()
}

func (b *book) styles() {
	var err error
	b.head, err = b.file.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEDED"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
	b.note(err)
	b.plain, err = b.file.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	b.note(err)
}

// column is one of a sheet.
type column struct {
	head  catalogue.Code
	width float64
}

// grid is a sheet that is written row by row.
type grid struct {
	*book
	out     *excelize.StreamWriter
	row     int
	columns []column
}

// sheet begins a sheet: its first row, which stays in view like the first columns, says what is in the columns.
func (b *book) sheet(name catalogue.Code, frozen int, columns []column) *grid {
	title := b.Say(name)
	_, err := b.file.NewSheet(title)
	b.note(err)
	b.note(b.file.SetPageLayout(title, &excelize.PageLayoutOptions{Orientation: new("landscape"), Size: new(a4)}))
	out, err := b.file.NewStreamWriter(title)
	b.note(err)
	g := &grid{book: b, out: out, columns: columns}
	if b.err != nil {
		return g
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		b.note(out.SetColWidth(i+1, i+1, c.width))
		heads[i] = b.Say(c.head)
	}
	b.note(out.SetPanes(&excelize.Panes{Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: cellName(frozen, 2), ActivePane: "bottomRight"}))
	g.cells(b.head, heads)
	return g
}

func (g *grid) add(cells ...any) { g.cells(g.plain, cells) }

// mostCharacters is how long a text in a cell of Excel may be.
const mostCharacters = 32_000

func (g *grid) cells(style int, cells []any) {
	if g.err != nil {
		return
	}
	high := 1
	for i, c := range cells {
		if text, ok := c.(string); ok {
			c = any(clip(text, mostCharacters))
			high = max(high, linesOf(text, g.columns[i].width))
			if text == "" {
				c = nil
			}
		}
		cells[i] = excelize.Cell{StyleID: style, Value: c}
	}
	g.row++
	g.note(g.out.SetRow(cellName(0, g.row), cells, excelize.RowOpts{Height: min(float64(high)*lineHeight+3, highestRow)}))
}

const (
	a4         = 9    // as Excel numbers sizes of paper
	lineHeight = 15.0 // in points
	highestRow = 409.0
)

// linesOf is about how many lines a text has in a column: nothing that reads the file works that out reliably.
func linesOf(text string, width float64) int {
	lines := 0
	for line := range strings.SplitSeq(text, "\n") {
		cells := 0.0
		for _, r := range line {
			cells++
			if r >= 0x2000 { // most of it is as wide as a Chinese character
				cells++
			}
		}
		lines += max(1, int(math.Ceil(cells*1.05/(width-1))))
	}
	return lines
}

// end ends the sheet, whose rows may be sifted.
func (g *grid) end() {
	if g.err != nil {
		return
	}
	g.note(g.out.Flush())
	g.note(g.file.AutoFilter(g.out.Sheet, "A1:"+cellName(len(g.columns)-1, max(g.row, 2)), nil))
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil {
		panic(err) // few columns, and no more rows than a survey has items and options
	}
	return name
}

var itemColumns = []column{
	{"codebook.item", 14}, {"codebook.text", 44}, {"codebook.section", 16}, {"codebook.group", 16}, {"codebook.kind", 11}, {"codebook.bound", 13}, {"codebook.unit", 8},
	{"codebook.required", 9}, {"codebook.sheet.options", 32}, {"codebook.none", 11}, {"codebook.asked", 34}, {"codebook.skips", 34}, {"codebook.computed", 30},
	{"codebook.default", 16}, {"codebook.rules", 44}, {"codebook.uses", 34}, {"codebook.note", 28}, {"codebook.was", 10},
}

func (b *book) items() {
	g := b.sheet("codebook.sheet.items", 2, itemColumns)
	for _, p := range b.Parts {
		for i := range p.Entries {
			e := &p.Entries[i]
			g.add(e.ID, e.Text, p.Title, e.Group, e.Kind, lines(e.Bound, e.Form, e.Rows), e.Unit, e.Must, b.optionList(e), strings.Join(e.None, "\n"), e.Asked,
				strings.Join(e.GoOn, "\n"), e.Computed, strings.Join(e.Defaults, "\n"), b.ruleList(e), usesOf(e), b.remarks(e), e.Was)
		}
	}
	g.end()
}

func lines(texts ...string) string {
	var said []string
	for _, text := range texts {
		if text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "\n")
}

// mostInCell is how many options stand in the cell of an item; the others are on their own sheet.
const mostInCell = 30

func (b *book) optionList(e *entry) string {
	var list []string
	for i, o := range e.Options {
		if i == mostInCell {
			list = append(list, "…")
			break
		}
		list = append(list, o.Mark+gap(o.Code)+o.Text)
	}
	return strings.Join(list, "\n")
}

func (b *book) ruleList(e *entry) string {
	var list []string
	for _, r := range append(e.Rules[:len(e.Rules):len(e.Rules)], b.Touching(e.ID)...) {
		list = append(list, r.Name+" "+b.bracket(r.Heavy)+b.Say("words.semicolon")+r.When)
	}
	return strings.Join(list, "\n")
}

func (b *book) bracket(text string) string {
	return b.Say("words.open") + text + b.Say("words.close")
}

func usesOf(e *entry) string {
	var list []string
	for _, u := range e.Uses {
		list = append(list, u.What+" "+strings.Join(u.By, ", "))
	}
	return strings.Join(list, "\n")
}

func (b *book) remarks(e *entry) string {
	locked, shuffled := "", ""
	if e.Locked {
		locked = b.Say("codebook.locked")
	}
	if e.Shuffled {
		shuffled = b.Say("codebook.shuffled")
	}
	return lines(e.Note, e.Matrix, locked, shuffled)
}

func (b *book) options() {
	g := b.sheet("codebook.sheet.options", 1, []column{{"codebook.item", 14}, {"codebook.text", 40}, {"codebook.option-code", 8}, {"codebook.option-mark", 8},
		{"codebook.option-text", 40}, {"codebook.option-more", 50}})
	for _, p := range b.Parts {
		for i := range p.Entries {
			e := &p.Entries[i]
			for _, o := range e.Options {
				g.add(e.ID, e.Text, o.Code, o.Mark, o.Text, b.optionRemarks(o))
			}
		}
	}
	g.end()
}

func (b *book) optionRemarks(o option) string {
	var list []string
	if o.Exclusive {
		list = append(list, b.Say("codebook.exclusive"))
	}
	if o.Specify != "" {
		list = append(list, b.Say("codebook.specify")+o.Specify)
	}
	for _, when := range o.Except {
		list = append(list, b.Say("codebook.except", when))
	}
	return strings.Join(list, "\n")
}

func (b *book) rules() {
	g := b.sheet("codebook.sheet.rules", 1, []column{{"codebook.rule", 22}, {"codebook.at", 14}, {"codebook.severity", 9}, {"codebook.when", 60}, {"codebook.message", 60},
		{"codebook.uses", 24}, {"codebook.since-head", 12}})
	for i := range b.Rules {
		r := &b.Rules[i]
		g.add(r.Name, r.Item, r.Heavy, r.When, r.Message, strings.Join(r.Items, ", "), r.Since)
	}
	g.end()
}

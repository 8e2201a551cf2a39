package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// page is the sheet with the rows of one file. A table keeps its rows and columns; other records have a
// column for each item, and those of the survey's other keys in the last one.
type page struct {
	file    string
	sheet   string
	out     *excelize.StreamWriter // nil until anything comes
	table   answers.Table
	columns map[string]int // of other records, by key
	headRow int
	last    int
}

type value struct {
	content any
	style   workbook.Style
}

func (b *Book) begin(p *page, in answers.Reader) {
	p.out = b.stream(p.sheet, false)
	p.table, _ = in.(answers.Table)
	if p.table != nil {
		b.tableHead(p)
	} else {
		b.recordHead(p)
	}
}

// tableHead writes the titles and the header as they were.
func (b *Book) tableHead(p *page) {
	rows := p.table.Head()
	header := rows[len(rows)-1]
	p.headRow = header.Number
	width := 0
	for _, c := range header.Cells {
		width = max(width, c.Column+1)
	}
	b.freeze(p, width)
	for _, row := range rows {
		values := valuesOf(row.Cells)
		cells := make([]any, len(values))
		for i, v := range values {
			cells[i] = excelize.Cell{StyleID: b.style(look{style: v.style, head: true}), Value: v.content}
		}
		b.note(p.out.SetRow(answers.CellName(0, row.Number), cells))
		if row.Number != header.Number && len(row.Cells) == 1 && width > 1 {
			b.note(p.out.MergeCell(answers.CellName(0, row.Number), answers.CellName(width-1, row.Number)))
		}
		p.last = row.Number
	}
}

// recordHead writes a head for each item, one by which the table can be read again.
func (b *Book) recordHead(p *page) {
	heads := []any{answers.IDKey}
	p.columns[answers.IDKey] = 0
	for i := range b.survey.Items {
		if item := &b.survey.Items[i]; item.Group == "" {
			p.columns[item.ID] = len(heads)
			heads = append(heads, b.head(item))
		}
	}
	for _, key := range answers.OwnKeys[1:] { // what a check reads beside answers
		p.columns[key] = len(heads)
		heads = append(heads, key)
	}
	heads = append(heads, "_"+b.say("report.other"))
	b.freezeAt(p, len(heads), 1)
	b.heads(p.out, 1, heads)
	p.headRow, p.last = 1, 1
}

// head is an item's number with its text, or its text where that names no other item.
func (b *Book) head(item *ir.Item) string {
	text := b.survey.Unfilled(item.Text)
	if ir.Numbered(item.ID) {
		text = item.ID + " " + text
	}
	if answers.Item(b.survey, text) == item {
		return text
	}
	return item.ID
}

func (b *Book) freeze(p *page, width int) { b.freezeAt(p, width, p.headRow) }

func (b *Book) freezeAt(p *page, width, rows int) {
	b.note(p.out.SetColWidth(1, max(width, 1), 13))
	for i := range b.survey.Items {
		item := &b.survey.Items[i]
		if at, ok := p.at(item.ID); ok && item.Domain.Format == ir.ResidentID {
			b.note(p.out.SetColWidth(at+1, at+1, 21)) // 18 digits, to be compared
		}
	}
	b.note(p.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: rows, TopLeftCell: answers.CellName(1, rows+1), ActivePane: "bottomRight"}))
}

// at is the column of an item.
func (p *page) at(id string) (column int, ok bool) {
	if p.table != nil {
		return p.table.Column(id)
	}
	column, ok = p.columns[id]
	return column, ok
}

// nextRow is where a record goes: the rows of a table keep their numbers.
func (p *page) nextRow(r *answers.Record) int {
	switch {
	case r == nil:
	case p.table != nil:
		p.last = max(p.last+1, p.table.Row().Number)
	default:
		p.last++
	}
	return p.last
}

// column is where a finding belongs: to the cell of its item, to the first one where there is none.
func (p *page) column(f validate.Finding) int {
	if f.Code == validate.Unknown && p.table != nil {
		return p.headed(f)
	}
	if p.table != nil {
		at, _ := p.table.Column(f.Item)
		return at
	}
	if f.Code == validate.Unknown {
		return len(p.columns)
	}
	outermost, _, _ := strings.Cut(f.Item, "[") // of members[1].age the group
	return p.columns[outermost]
}

// headed is the column of a finding about a head, or about what stands under none.
func (p *page) headed(f validate.Finding) int {
	if column, _, err := excelize.CellNameToCoordinates(f.Cell); err == nil {
		return column - 1
	}
	rows := p.table.Head()
	for _, c := range rows[len(rows)-1].Cells {
		if strings.TrimSpace(string(c.Text)) == f.Item {
			return c.Column
		}
	}
	return 0
}

func (p *page) values(r *answers.Record) []value {
	if p.table != nil {
		return valuesOf(p.table.Row().Cells)
	}
	if r.Malformed != nil {
		return nil
	}
	return p.ofRecord(r)
}

func (p *page) ofRecord(r *answers.Record) []value {
	values := make([]value, len(p.columns)+1)
	var others []string
	for _, f := range r.Fields {
		if at, ok := p.columns[f.Key]; ok {
			values[at] = value{content: contentOf(f.Value)}
		} else if text := plain(f.Value); text != "" {
			others = append(others, f.Key+"="+clip(text, 200))
		}
	}
	if len(others) > 0 {
		slices.Sort(others)
		values[len(p.columns)].content = clip(fmt.Sprint(others), 2000)
	}
	return values
}

func contentOf(v answers.Value) any {
	if v.Kind == answers.Number {
		return v.Num
	}
	if text := plain(v); text != "" {
		return text
	}
	return nil
}

func valuesOf(cells []workbook.Cell) []value {
	var values []value
	for _, c := range cells {
		for len(values) <= c.Column {
			values = append(values, value{})
		}
		values[c.Column] = valueOf(c)
	}
	return values
}

func valueOf(c workbook.Cell) value {
	switch c.Kind {
	case workbook.Number:
		return value{c.Num, c.Style}
	case workbook.Bool:
		return value{c.Num != 0, workbook.Plain}
	}
	return value{string(c.Text), workbook.Plain}
}

// look is how a cell is drawn.
type look struct {
	shade shade
	style workbook.Style
	head  bool
	link  bool
	wrap  bool
}

// shade is the colour of a finding, the gravest last.
type shade int

const (
	plainShade shade = iota
	acknowledgedShade
	warnShade
	blockShade
)

var fills = map[shade]string{acknowledgedShade: "DDEBF7", warnShade: "FFEB9C", blockShade: "FFC7CE"}

func shadeOf(f validate.Finding) shade {
	switch {
	case f.Severity == ir.Block:
		return blockShade
	case f.Acknowledged != "":
		return acknowledgedShade
	}
	return warnShade
}

var numberFormats = map[workbook.Style]string{workbook.Date: "yyyy-mm-dd", workbook.Time: "hh:mm", workbook.DateTime: "yyyy-mm-dd hh:mm"}

var monthAndDay = `m"月"d"日"`

func (b *Book) style(l look) int {
	if l == (look{}) {
		return 0
	}
	if id, ok := b.styles[l]; ok {
		return id
	}
	s := &excelize.Style{}
	if fill := fills[l.shade]; fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	if format := numberFormats[l.style]; format != "" {
		s.CustomNumFmt = &format
	}
	if l.head && l.style == workbook.Date {
		s.CustomNumFmt = &monthAndDay // an id that was taken for a day
	}
	if l.head {
		s.Font = &excelize.Font{Bold: true}
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "center"}
		if l.shade == plainShade {
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EDEDED"}}
		}
	}
	if l.link {
		s.Font = &excelize.Font{Color: "0563C1", Underline: "single"}
	}
	if l.wrap {
		s.Alignment = &excelize.Alignment{WrapText: true, Vertical: "top"}
	}
	id, err := b.file.NewStyle(s)
	b.note(err)
	b.styles[l] = id
	return id
}

func (n namer) severity(f validate.Finding) string {
	if f.Acknowledged != "" && f.Severity != ir.Block {
		return n.say("report.known")
	}
	return n.say(severityCode(f.Severity))
}

func severityCode(s ir.Severity) catalogue.Code { return catalogue.Code("cmd.severity." + s) }

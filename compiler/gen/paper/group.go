package paper

import (
	"html/template"
	"strconv"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/program"
)

// group is a repeated group: what is asked of each row, and tables with a line for each row.
type group struct {
	Head    entry
	Asked   []entry  // the questions that do not fit into the head of a column
	Remarks []string // of the rules of the others
	Tables  []table
	Groups  []*group
	Codes   string // how options are filled in, "" where there are none
	More    string // what to do where the rows run out
}

// table is a stretch of the columns.
type table struct {
	Index   []string // the heads of the columns that say which row it is
	Columns []column
	Rows    []row
}

// column is the head of one. Kind is its item's, or the format of a text that needs more room.
type column struct{ ID, Kind, Number, Text, Unit string }

type row struct {
	Index []string
	Cells []cell
}

type cell struct {
	Said    string
	Picture template.URL
}

// The most columns of one table, and the most empty rows where the survey does not say how many there are.
const (
	mostColumns = 9
	emptyRows   = 8
	mostEmpty   = 30
)

func (b builder) group(head int) *group {
	blank := builder{b.document, nil, b.survey.Unfilled} // what is asked of each row
	g := &group{Head: b.entry(head)}
	slots := b.columns(head)
	for _, slot := range slots {
		g.ask(b, blank.entry(slot))
	}
	rows := b.rows(head)
	for start := 0; start < len(slots); start += mostColumns {
		part := slots[start:min(start+mostColumns, len(slots))]
		g.Tables = append(g.Tables, b.table(head, part, rows))
	}
	if b.state == nil && b.emptyRows(head) < int(*b.survey.Items[head].Domain.Max) {
		g.More = b.bracketed([]string{b.Say("paper.more-rows")})
	}
	for slot := head + 1; slot < b.survey.EndOf(head); slot++ {
		if it := &b.survey.Items[slot]; it.Domain.Kind == ir.Rows && it.Group == b.survey.Items[head].ID {
			g.Groups = append(g.Groups, b.group(slot))
		}
	}
	return g
}

// ask takes a question in: it is printed above the table, unless the head of its column says all.
func (g *group) ask(b builder, e entry) {
	if brief(e) {
		g.Remarks = append(g.Remarks, e.Remarks...)
		return
	}
	e.Stop, e.InTable = b.Say("paper.stop"), true
	for i := range e.Options {
		e.Options[i].Blank = nil
	}
	g.Asked = append(g.Asked, e)
	if len(e.Options) > 0 {
		g.Codes = b.bracketed([]string{b.Say("paper.codes")})
	}
}

// columns are the slots of the items that are asked of each row, without those of groups in it.
func (b builder) columns(head int) []int {
	var slots []int
	for slot := head + 1; slot < b.survey.EndOf(head); slot++ {
		it := &b.survey.Items[slot]
		if it.Group == b.survey.Items[head].ID && it.Specify == nil && it.Domain.Kind != ir.Rows {
			slots = append(slots, slot)
		}
	}
	return slots
}

const longestText = 24 // in the head of a column of its own

// brief tells whether all that is said of an item fits into the head of a column.
func brief(e entry) bool {
	return len(e.Options) == 0 && len(e.None) == 0 && e.Note == "" && e.Hints == "" && e.GoOn == "" &&
		utf8.RuneCountInString(e.Text) <= longestText
}

func (b builder) table(head int, slots []int, rows [][]int) table {
	made := table{Index: b.index(head)}
	for _, slot := range slots {
		made.Columns = append(made.Columns, b.column(slot))
	}
	for _, nrs := range rows {
		made.Rows = append(made.Rows, b.row(head, nrs, slots))
	}
	return made
}

// index names the columns that number the row, and in a group in a group the row that holds it.
func (b builder) index(head int) []string {
	it := &b.survey.Items[head]
	if it.Group == "" {
		return []string{b.Say("paper.row")}
	}
	return []string{b.Say("paper.row-of", b.labels.call[it.Group]), b.Say("paper.row")}
}

const longestHead = 10

func (b builder) column(slot int) column {
	it := &b.survey.Items[slot]
	made := column{ID: it.ID, Kind: string(it.Domain.Kind), Number: b.labels.number[it.ID], Unit: it.Unit}
	if it.Domain.Format == ir.ResidentID {
		made.Kind = string(ir.ResidentID)
	}
	blank := builder{b.document, nil, b.survey.Unfilled}
	if made.Number == "" || brief(blank.entry(slot)) || utf8.RuneCountInString(it.Text) <= longestHead && len(b.survey.Inserts(it.Text)) == 0 {
		made.Text = b.survey.Unfilled(it.Text)
	}
	return made
}

// rows are the rows of a group as numbers from 0, of a group in a group that of the outer row first. On a blank form they
// are nil, and as many as there is room for.
func (b builder) rows(head int) [][]int {
	if b.state == nil {
		return make([][]int, b.emptyRows(head))
	}
	outer, nested := b.outer(head)
	if !nested {
		return orOne(b.asked(head, nil))
	}
	var rows [][]int
	for _, row := range b.rows(outer) {
		if row != nil && b.enter(outer, row) {
			rows = append(rows, b.asked(head, row)...)
		}
	}
	return orOne(rows)
}

// orOne is an empty row where there are none: a table says that there is nothing.
func orOne(rows [][]int) [][]int {
	if len(rows) == 0 {
		return [][]int{nil}
	}
	return rows
}

// outer is the slot of the group that a group is in.
func (b builder) outer(head int) (slot int, ok bool) {
	for slot := range b.survey.Items[:head] {
		if b.survey.Items[slot].ID == b.survey.Items[head].Group {
			return slot, true
		}
	}
	return 0, false
}

// asked are the rows that are not passed over.
func (b builder) asked(head int, outer []int) [][]int {
	var rows [][]int
	for nr := range b.state.Rows(head) {
		if status, _ := b.state.Row(head, nr); status != program.Passed {
			rows = append(rows, append(append([]int{}, outer...), nr))
		}
	}
	return rows
}

// emptyRows is how many rows a blank form has room for.
func (b builder) emptyRows(head int) int {
	d := b.survey.Items[head].Domain
	rows := min(emptyRows, int(*d.Max))
	if d.Min != nil {
		rows = min(max(rows, int(*d.Min)), mostEmpty)
	}
	return rows
}

func (b builder) row(head int, nrs []int, slots []int) row {
	made := row{Index: make([]string, len(b.index(head))), Cells: make([]cell, len(slots))}
	if nrs == nil || !b.enter(head, nrs) {
		return made
	}
	for i := range made.Index {
		made.Index[i] = strconv.Itoa(nrs[len(nrs)-len(made.Index)+i] + 1)
	}
	for i, slot := range slots {
		made.Cells[i] = b.cell(slot)
	}
	return made
}

// enter looks at a row, and before that at the one that holds it.
func (b builder) enter(head int, nrs []int) bool {
	if outer, nested := b.outer(head); nested && !b.enter(outer, nrs[:len(nrs)-1]) {
		return false
	}
	return b.state.Enter(head, nrs[len(nrs)-1])
}

func (b builder) cell(slot int) cell {
	it := &b.survey.Items[slot]
	a := b.answer(slot)
	said := a.text + a.stray
	for _, code := range a.codes {
		if len(it.Domain.Options) > mostPrinted {
			break // its name is said
		}
		said += separated(said, ir.CodeText(code), ir.Circled(code))
		if at, ok := b.specify(slot, code); ok {
			said += b.answer(at).text
		}
	}
	for _, o := range b.none(it, a) {
		if o.Marked {
			said += o.Text
		}
	}
	return cell{said, a.image}
}

// separated is a code behind others: circled ones need nothing between them.
func separated(said, code string, circled bool) string {
	if said == "" || circled {
		return code
	}
	return "、" + code
}

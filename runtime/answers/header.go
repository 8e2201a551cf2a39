package answers

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// HeaderError says what is wrong with the first row of a table, a phrase for each fault.
type HeaderError struct{ Faults []catalogue.Phrase }

// Error is the faults in Chinese, a line each.
func (e *HeaderError) Error() string { return e.Say(catalogue.ZH) }

// Say is the faults in lang, a line each.
func (e *HeaderError) Say(lang catalogue.Lang) string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = catalogue.Say(lang, f.Code, f.Args...)
	}
	return strings.Join(lines, "\n")
}

// UnknownColumn is a column whose cells are not read.
type UnknownColumn struct {
	Head string
	Why  catalogue.Phrase // the head is no item's, or that of several
	Row  int              // of the header
	Cell string           // of a workbook: the head's
}

// header is the row that says which column is which item, understood.
type header struct {
	columns []*column // nil where the cells under a head are not read
	unknown []UnknownColumn
	headed  []bool         // columns that have a head
	at      map[string]int // columns by key
	inRows  map[string]rowPath
	options map[string]optionPath
	matched int                // columns of items
	filled  int                // cells that bear anything
	wrong   []catalogue.Phrase // an item twice, or too many columns
	cells   []string
	above   int // rows that it has above its last
}

// mostColumns is how many columns a table has that a spreadsheet opens. What is blank behind them is left out.
const mostColumns = 1 << 14

func (h heads) header(cells []string) *header {
	t := &header{at: map[string]int{}, inRows: map[string]rowPath{}, options: map[string]optionPath{}}
	if len(cells) > mostColumns {
		if slices.ContainsFunc(cells[mostColumns:], func(cell string) bool { return trim(cell) != "" }) {
			t.wrong = []catalogue.Phrase{phrase("answers.header-wide", mostColumns)}
		}
		cells = cells[:mostColumns]
	}
	t.cells = slices.Clone(cells)
	for i, cell := range cells {
		c := h.column(t, trim(cell), i)
		t.columns = append(t.columns, c)
		t.headed = append(t.headed, trim(cell) != "")
		if c == nil {
			continue
		}
		if first, ok := t.at[c.key]; ok {
			t.wrong = append(t.wrong, phrase("answers.header-twice", inHeader(c.key, cell), first+1, i+1))
		}
		t.at[c.key] = i
	}
	t.settleOptions(cells)
	t.settleID()
	return t
}

// Spread tells whether an answer may stand in several columns.
func (t *header) Spread() bool { return len(t.options) > 0 }

// inHeader is what a person knows a column by: its number, or what stands in the header.
func inHeader(key, cell string) string {
	if ir.Numbered(key) {
		return key
	}
	return clip(cell)
}

// column is what reads the cells under head, nil when nothing does.
func (h heads) column(t *header, head string, at int) *column {
	if head == "" {
		return nil
	}
	t.filled++
	if path, item := h.inRow(head); item != nil {
		return t.inRow(path, item)
	}
	if item := h.item(head); item != nil {
		t.matched++
		return newColumn(item)
	}
	if path, item := h.inOption(head); item != nil {
		return t.inOption(path, item)
	}
	if key := foldWidth(head); strings.HasPrefix(key, "_") {
		return carried(key)
	}
	t.addUnknown(head, at, h)
	return nil
}

// carried is a column of what a record says of itself: text, but for its overrides, which are JSON as rows are.
func carried(key string) *column {
	if key == OverridesKey {
		return &column{key: key, read: (*column).rows}
	}
	return &column{key: key, read: (*column).text}
}

func (t *header) inRow(path rowPath, item *ir.Item) *column {
	t.matched++
	c := newColumn(item)
	c.key = path.key()
	t.inRows[c.key] = path
	return c
}

// mostSuggested bounds the work that a wide table of another survey makes.
const mostSuggested = 100

// settleID says of a column that looks like the records' names what its head should be, where there is none yet.
func (t *header) settleID() {
	if _, ok := t.at[IDKey]; ok {
		return
	}
	for i := range t.unknown {
		u := &t.unknown[i]
		if looksLikeID[strings.ToLower(foldText(u.Head))] {
			u.Why = phrase("answers.unknown-column-id", clip(u.Head))
		}
	}
}

// looksLikeID are heads of columns with a name for each record; 序号 counts the rows of a table and is none.
var looksLikeID = map[string]bool{"编号": true, "户编号": true, "农户编号": true, "家庭编号": true, "问卷编号": true, "答卷编号": true, "样本编号": true, "记录编号": true, "户号": true, "id": true, "uuid": true, "recordid": true, "key": true}

// addUnknown notes a head once.
func (t *header) addUnknown(head string, at int, h heads) {
	known := slices.ContainsFunc(t.unknown[:min(len(t.unknown), mostSuggested)], func(u UnknownColumn) bool { return u.Head == head })
	if !known {
		why := h.whyUnknown(head, len(t.unknown) < mostSuggested)
		t.unknown = append(t.unknown, UnknownColumn{Head: head, Why: why, Cell: columnName(at)})
	}
}

// faults are what makes the header useless: an item twice, or no item at all.
func (t *header) faults(h heads) []catalogue.Phrase {
	if t.matched > 0 || len(t.wrong) > 0 {
		return t.wrong
	}
	faults := []catalogue.Phrase{phrase("answers.header-none")}
	for _, u := range t.unknown[:min(len(t.unknown), 10)] {
		faults = append(faults, h.suggest(u.Head))
	}
	return faults
}

// mostTitles is how many rows are looked through for the header.
const mostTitles = 10

// certain tells whether a row need not be compared with those behind it.
func (t *header) certain() bool { return t.matched > 0 && 3*t.matched >= 2*t.filled }

// headerAmong is the index of the header among the first rows of a table: the first row of which any cell is an item's, unless a row
// behind it makes it look like a title: it has twice as many cells, and more than twice as many of items. What stands above the
// header must look like a title too, or there is none, -1. One that has several rows is the last of them.
func headerAmong(rows []*header) int {
	best := -1
	for i, t := range rows {
		switch {
		case t.matched == 0 || !titles(rows[:i-t.above], t):
		case best < 0 || t.above > 0 && best == i-1 || t.matched > 2*rows[best].matched:
			best = i
		}
	}
	return best
}

// titles tells whether rows look like titles above t: few cells, as merged ones are.
func titles(rows []*header, t *header) bool {
	return !slices.ContainsFunc(rows, func(r *header) bool { return 2*r.filled > t.filled })
}

// columnName is a column as a spreadsheet calls it, A for 0.
func columnName(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

package simulate

import (
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Table lays records out in columns: what a record says of itself, then each item under its id; an item in a group under
// members[1].age, as often as any record has rows. Readers of answers read it as it was.
type Table struct {
	survey   *ir.Survey
	lang     catalogue.Lang
	mistakes bool
	rows     Rows
}

// Rows are how many rows a group has at most, by its place: members, plots[2].harvests.
type Rows map[string]int

// NewTable lays out records that have at most so many rows.
func NewTable(s *ir.Survey, lang catalogue.Lang, mistakes bool, rows Rows) *Table {
	return &Table{s, lang, mistakes, rows}
}

// HasRows tells whether a survey has groups, so that their rows must be counted before a table is laid out.
func HasRows(s *ir.Survey) bool {
	for i := range s.Items {
		if s.Items[i].Domain.Kind == ir.Rows {
			return true
		}
	}
	return false
}

// Count takes the rows of a record in.
func (r Rows) Count(s *ir.Survey, fields []answers.Field) { r.count(s, "", fields) }

func (r Rows) count(s *ir.Survey, before string, fields []answers.Field) {
	for _, f := range fields {
		if f.Value.Kind != answers.List || len(f.Value.List) == 0 || f.Value.List[0].Kind != answers.Object {
			continue
		}
		r[before+f.Key] = max(r[before+f.Key], len(f.Value.List))
		for nr, row := range f.Value.List {
			r.count(s, before+rowName(f.Key, nr), row.Fields)
		}
	}
}

// Join takes in what was counted elsewhere.
func (r Rows) Join(other Rows) {
	for place, n := range other {
		r[place] = max(r[place], n)
	}
}

func rowName(head string, nr int) string { return head + "[" + strconv.Itoa(nr+1) + "]." }

// Heads are the heads of the columns.
func (t *Table) Heads() []string {
	heads := t.stated()
	t.walk("", "", nil, func(place string, _ *ir.Item, _ answers.Value) { heads = append(heads, place) })
	return heads
}

func (t *Table) stated() []string {
	heads := []string{answers.IDKey, EnumeratorKey}
	if t.mistakes {
		heads = append(heads, MistakeKey)
	}
	return heads
}

// Cell is an answer with its item, nil for what the record says of itself.
type Cell struct {
	Item  *ir.Item
	Value answers.Value
}

// Cells are those of a record, one for each head.
func (t *Table) Cells(r *answers.Record, into []Cell) []Cell {
	for _, key := range t.stated() {
		into = append(into, Cell{nil, r.Get(key)})
	}
	t.walk("", "", r.Fields, func(_ string, it *ir.Item, v answers.Value) { into = append(into, Cell{it, v}) })
	return into
}

// Text is a cell as a clerk would type it.
func (t *Table) Text(c Cell) string {
	switch {
	case c.Item == nil:
		return answers.PlainCell(c.Value)
	case c.Item.Domain.Kind == ir.Choice && c.Value.Kind == answers.List:
		return circled(c.Value.List)
	}
	return answers.CellText(c.Item, c.Value, t.lang)
}

// circled are options that are ticked together.
func circled(list []answers.Value) string {
	text := ""
	for _, v := range list {
		text += ir.CodeText(int(v.Num))
	}
	return text
}

// walk visits the columns of a group, "" for the record itself, with what one row has in them.
func (t *Table) walk(group, before string, fields []answers.Field, visit func(place string, it *ir.Item, v answers.Value)) {
	at := 0
	for i := range t.survey.Items {
		it := &t.survey.Items[i]
		if it.Group != group {
			continue
		}
		v, next := member(fields, it.ID, at)
		at = next
		if it.Domain.Kind != ir.Rows {
			visit(before+it.ID, it, v)
			continue
		}
		for nr := range t.rows[before+it.ID] {
			var row []answers.Field
			if nr < len(v.List) {
				row = v.List[nr].Fields
			}
			t.walk(it.ID, before+rowName(it.ID, nr), row, visit)
		}
	}
}

// member is the answer to an item, where it is the next of fields, which stand in the order of the items.
func member(fields []answers.Field, id string, at int) (v answers.Value, next int) {
	for at < len(fields) && fields[at].Key[0] == '_' {
		at++
	}
	if at < len(fields) && fields[at].Key == id {
		return fields[at].Value, at + 1
	}
	return v, at
}

package answers

import (
	"regexp"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// rowHead is a head such as members[1].age or 家庭成员[1].年龄, in half width.
var rowHead = regexp.MustCompile(`^(.+?)\[([1-9][0-9]{0,3})\][./]?(.+)$`)

// rowPath leads to an item in a row: the heads of the groups with the numbers of the rows, counted from 0, and the item's id.
type rowPath struct {
	rows []InRow
	id   string
}

// key is how findings call the place.
func (p rowPath) key() string {
	key := ""
	for _, row := range p.rows {
		key += row.Head + "[" + strconv.Itoa(row.Nr+1) + "]."
	}
	return key + p.id
}

// inRow finds the item in a row that a head means; nil where it means none.
func (h heads) inRow(head string) (p rowPath, item *ir.Item) {
	m := rowHead.FindStringSubmatch(foldWidth(head))
	if m == nil {
		return p, nil
	}
	group, nr := h.item(m[1]), number(m[2]).Num
	if group == nil || group.Domain.Kind != ir.Rows || nr > ir.MostRows {
		return p, nil
	}
	inner := h.inner[group.ID]
	if p, item = inner.inRow(m[3]); item == nil {
		item = inner.item(m[3])
	}
	if item != nil {
		p.id = item.ID
	}
	p.rows = append([]InRow{{group.ID, int(nr) - 1}}, p.rows...)
	return p, item
}

// inGroup finds the item of a group that a head names without its row, with the place that would be its first.
func (h heads) inGroup(head string) (first string, group *ir.Item) {
	for i := range h.survey.Items {
		group := &h.survey.Items[i]
		inner, ok := h.inner[group.ID]
		if !ok {
			continue
		}
		before := group.ID + "[1]."
		if item := inner.item(head); item != nil {
			return before + item.ID, group
		}
		if first, of := inner.inGroup(head); of != nil {
			return before + first, of
		}
	}
	return "", nil
}

// gather puts the answers of columns that are of options or of rows into these; false where that makes more values than a record has.
// A row before one that bears an answer is there and empty.
func (t *header) gather(r *Record) bool {
	t.collect(r)
	if len(t.inRows) == 0 {
		return true
	}
	all := r.Fields
	g := gatherer{left: MaxValues}
	r.Fields = nil
	for _, f := range all {
		if path, ok := t.inRows[f.Key]; ok {
			r.Fields = g.put(r.Fields, path.rows, Field{path.id, f.Value})
		} else {
			r.Fields = append(r.Fields, f)
		}
	}
	return g.left >= 0
}

// gatherer counts the values that may still be made.
type gatherer struct{ left int }

func (g *gatherer) put(fields []Field, rows []InRow, f Field) []Field {
	if len(rows) == 0 {
		return append(fields, f)
	}
	list := find(fields, rows[0].Head)
	if list == nil {
		fields = append(fields, Field{rows[0].Head, Rows()})
		list = &fields[len(fields)-1].Value
	}
	if row := g.row(list, rows[0].Nr); row != nil {
		row.Fields = g.put(row.Fields, rows[1:], f)
	}
	return fields
}

// row is that of a list, which becomes as long as it takes; nil where that is too much, and where a cell says already that
// there is no such list.
func (g *gatherer) row(list *Value, nr int) *Value {
	if list.Kind != List {
		return nil
	}
	for len(list.List) <= nr && g.left >= 0 {
		g.left--
		list.List = append(list.List, Value{})
	}
	if g.left < 0 {
		return nil
	}
	row := &list.List[nr]
	if row.Kind == Null {
		*row = Row()
	}
	return row
}

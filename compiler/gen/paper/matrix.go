package paper

import "github.com/surveyc/surveyc/compiler/ir"

// matrix is items with the same options as one table.
type matrix struct {
	Title, Note string
	Heads       []option
	Rows        []matrixRow
}

// matrixRow is one of the items: what is printed of it, and of each option whether it is marked.
type matrixRow struct {
	entry
	Options []option
}

// matrix lays out the one that begins with the item at slot, if one does, and gives the slot behind it. One without options is
// printed item by item, under its title.
func (b builder) matrix(slot int) (made *matrix, next int) {
	m, ok := b.survey.Matrix(b.survey.Items[slot].ID)
	if !ok || m.Items[0] != b.survey.Items[slot].ID || !tabular(&b.survey.Items[slot].Domain) {
		return nil, slot
	}
	made = &matrix{Title: b.fill(m.Title), Note: b.fill(m.Note)}
	for next = slot; next < len(b.survey.Items) && b.belongs(m.ID, next); next++ {
		if b.survey.Items[next].Specify == nil {
			e := b.entry(next)
			made.Rows = append(made.Rows, matrixRow{e, e.Options})
			made.Heads = e.Options
		}
	}
	return made, next
}

const mostHeads = 10

// tabular tells whether the options of the rows fit side by side.
func tabular(d *ir.Domain) bool {
	return len(d.Options) > 0 && len(d.Options) <= mostHeads && !d.Ordered && len(d.Hidden) == 0
}

func (b builder) belongs(matrix string, slot int) bool {
	it := &b.survey.Items[slot]
	id := it.ID
	if it.Specify != nil {
		id = it.Specify.Item
	}
	m, ok := b.survey.Matrix(id)
	return ok && m.ID == matrix
}

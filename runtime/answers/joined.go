package answers

import "slices"

// A header may have several rows, where heads of groups stand above those of their columns and the other heads reach down over all rows, as
// merged cells do: what a merged cell says stands in its first row alone.

// mostRowsOfHeader is how many rows behind one that is certainly of the header may be of it, too.
const mostRowsOfHeader = 2

// joinRows puts rows that are one header together, each with those above it.
func (h heads) joinRows(rows []*header) {
	for i := 1; i < len(rows); i++ {
		upper, lower := rows[i-1], rows[i]
		if !lower.standsBelow(upper) {
			continue
		}
		cells := slices.Clone(upper.cells)
		for j, cell := range lower.cells {
			for len(cells) <= j {
				cells = append(cells, "")
			}
			if trim(cell) != "" {
				cells[j] = cell
			}
		}
		rows[i] = h.header(cells)
		rows[i].above = upper.above + 1
	}
}

// standsBelow tells whether t has the heads of columns whose groups are headed in upper: under a head that is an item's nothing stands, and
// some stand where a group's head reaches over several columns.
func (t *header) standsBelow(upper *header) bool {
	if len(upper.at) == 0 || t.matched == 0 || 2*t.matched < t.filled {
		return false
	}
	reached := false
	for i, cell := range t.cells {
		filled := trim(cell) != ""
		if filled && upper.read(i) {
			return false
		}
		reached = reached || filled && upper.reachesOver(i)
	}
	return reached
}

func (t *header) read(column int) bool { return column < len(t.columns) && t.columns[column] != nil }

// reachesOver tells whether the head of a group to the left may reach over a column.
func (t *header) reachesOver(column int) bool {
	if column < len(t.headed) && t.headed[column] {
		return false
	}
	for i := min(column, len(t.headed)) - 1; i >= 0; i-- {
		if t.headed[i] {
			return t.columns[i] == nil
		}
	}
	return false
}

// gapped tells whether a column has no head that is an item's, so that one may stand below.
func (t *header) gapped() bool {
	return slices.Contains(t.columns, nil)
}

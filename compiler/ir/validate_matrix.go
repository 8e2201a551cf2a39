package ir

import "slices"

// matrices: the rows of each follow each other and have the same options, and its title waits for nothing in it.
func (v *validator) matrices() {
	ids := map[string]bool{}
	next := 0
	for _, m := range v.survey.Matrices {
		_, isItem := v.items[m.ID]
		v.expect(m.ID != "" && !isItem && !ids[m.ID], "a matrix has the id %q, which is empty or taken", m.ID)
		ids[m.ID] = true
		v.expect(len(m.Items) > 0, "matrix %q has no rows", m.ID)
		next = v.matrixRows(m, next)
	}
}

// matrixRows checks the rows of m, the first of which is the item at from or one behind it, and tells the place behind the last.
func (v *validator) matrixRows(m Matrix, from int) int {
	for i, id := range m.Items {
		at, ok := v.items[id]
		v.expect(ok && at >= from && (i == 0 || v.specifies(from, at, m.Items[i-1])), "matrix %q has the row %q, which is not there or out of order", m.ID, id)
		if v.err != nil {
			return 0
		}
		if i == 0 {
			v.titles(m, at)
		}
		first, it := &v.survey.Items[v.items[m.Items[0]]], &v.survey.Items[at]
		v.expect(it.Specify == nil && it.Compute == nil && it.Section == first.Section && it.Group == first.Group && slices.Equal(codes(it), codes(first)), "row %q of matrix %q is not like the first", id, m.ID)
		from = at + 1
	}
	return from
}

// specifies holds where all items between two rows specify the options of the one above.
func (v *validator) specifies(from, to int, owner string) bool {
	for _, it := range v.survey.Items[from:to] {
		if it.Specify == nil || it.Specify.Item != owner {
			return false
		}
	}
	return true
}

func (v *validator) titles(m Matrix, first int) {
	for _, text := range []string{m.Title, m.Note} {
		for _, id := range v.survey.Inserts(text) {
			v.expect(v.items[id] < first, "matrix %q inserts %q, which does not stand before it", m.ID, id)
		}
	}
}

func codes(it *Item) []int {
	list := make([]int, len(it.Domain.Options))
	for i, o := range it.Domain.Options {
		list[i] = o.Code
	}
	return list
}

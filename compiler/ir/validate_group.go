package ir

// MostRows is how many rows a repeated group can have.
const MostRows = 1000

// InGroup tells whether the item at position i is in the group of that head, also by way of a group in it. Of the head
// "" every item is.
func (s *Survey) InGroup(i int, head string) bool {
	for group := s.Items[i].Group; ; group = s.Items[s.position(group)].Group {
		if group == head {
			return true
		}
		if group == "" {
			return false
		}
	}
}

// EndOf is the position behind the last item of the group whose head is at position i; behind the item itself
// where it is no head.
func (s *Survey) EndOf(i int) int {
	end := i + 1
	for end < len(s.Items) && s.Items[i].Domain.Kind == Rows && s.InGroup(end, s.Items[i].ID) {
		end++
	}
	return end
}

// position is that of an item, which there is.
func (s *Survey) position(id string) int {
	for i := range s.Items {
		if s.Items[i].ID == id {
			return i
		}
	}
	panic("ir: there is no item " + id)
}

// group: an item stands behind the head of its group, with nothing of another between, and groups nest once.
func (v *validator) group(at int, it *Item) {
	head, known := v.items[it.Group]
	v.expect(it.Group == "" || known && head < at && v.survey.Items[head].Domain.Kind == Rows, "item %q is in the group %q, which does not stand before it", it.ID, it.Group)
	if v.err != nil {
		return
	}
	if at > 0 {
		before := &v.survey.Items[at-1]
		follows := before.ID == it.Group || it.Group == "" || v.survey.InGroup(at-1, it.Group)
		v.expect(follows, "item %q does not follow the group %q", it.ID, it.Group)
	}
	if it.Domain.Kind == Rows {
		v.head(at, it)
	}
}

func (v *validator) head(at int, it *Item) {
	nested := it.Group != "" && v.survey.Items[v.items[it.Group]].Group != ""
	v.expect(!nested, "the group %q is nested too deep", it.ID)
	v.expect(it.Domain.Max != nil && *it.Domain.Max <= MostRows, "the group %q has no bound", it.ID)
	if it.Times == nil {
		return
	}
	where := "times of group " + it.ID
	v.argument(it.Times, Number, where)
	Walk(it.Times, func(n Node) bool {
		v.node(n, 0, where)
		return v.err == nil
	})
	for _, id := range v.survey.ItemsOf(it.Times) {
		v.expect(v.items[id] < at, "the group %q has as many rows as %q says, which does not stand before it", it.ID, id)
	}
}

// own: what an item hangs on is of its own row.
func (v *validator) own(it *Item) {
	of := []Node{it.Asked, it.Passed}
	for _, h := range it.Domain.Hidden {
		of = append(of, h.When)
	}
	for _, d := range it.Defaults {
		of = append(of, d.nodes()...)
	}
	for _, n := range []Node{it.Compute, it.Times, it.Ask} {
		if n != nil {
			of = append(of, n)
		}
	}
	for _, n := range of {
		v.scoped(n, it.Group, "item "+it.ID)
	}
}

// scoped: a formula, term or text of an item names items of its own row, of the row that holds it, and those outside all
// groups; others only inside what asks about each row of their group.
func (v *validator) scoped(n Node, group, where string) {
	if v.err != nil {
		return
	}
	Walk(n, func(n Node) bool {
		if id, ok := item(n); ok {
			v.expect(v.inReach(id, group), "%s: item %q is of another row", where, id)
		}
		if OverRows(n) {
			rows, _ := item(n)
			for _, part := range Parts(n) {
				v.scoped(part, rows, where)
			}
			return false
		}
		return v.err == nil
	})
}

func (v *validator) inReach(id, group string) bool {
	own := v.survey.Items[v.items[id]].Group
	for ; ; group = v.survey.Items[v.items[group]].Group {
		if own == group {
			return true
		}
		if group == "" {
			return false
		}
	}
}

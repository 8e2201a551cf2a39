package ir

import "slices"

// texts: what an item says inserts what was asked before, so that no text waits for itself.
func (v *validator) texts(at int, it *Item) {
	said := []string{it.Text, it.Note, it.Unit}
	for _, o := range it.Domain.Options {
		said = append(said, o.Text)
	}
	for _, text := range said {
		for _, id := range v.survey.Inserts(text) {
			v.expect(v.items[id] < at, "item %q inserts %q, which does not stand before it", it.ID, id)
		}
	}
}

func (v *validator) compute(at int, it *Item) {
	if it.Compute == nil || v.err != nil {
		return
	}
	asked := it.Optional || it.Specify != nil || it.Ask != nil || it.Skips != nil
	v.expect(!asked && IsFalse(it.Asked) && IsFalse(it.Passed), "item %q is computed, and yet asked", it.ID)
	where := "compute of item " + it.ID
	Walk(it.Compute, func(n Node) bool {
		v.node(n, 0, where)
		return v.err == nil
	})
	computable := slices.Contains([]Kind{Number, Text, Date}, it.Domain.Kind)
	v.expect(computable && v.valueKind(it.Compute) == it.Domain.Kind, "item %q is computed as a %s", it.ID, v.valueKind(it.Compute))
	for _, id := range Items(it.Compute) {
		v.expect(v.items[id] < at, "item %q is computed from %q, which does not stand before it", it.ID, id)
	}
}

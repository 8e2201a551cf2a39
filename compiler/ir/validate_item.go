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
	asked := it.Optional || it.Locked || it.Specify != nil || it.Ask != nil || it.Skips != nil
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

// defaults: what is offered as an answer hangs on what was asked before.
func (v *validator) defaults(at int, it *Item) {
	where := "default of item " + it.ID
	v.expect(len(it.Defaults) == 0 || it.Compute == nil, "item %q is computed, and yet has a default", it.ID)
	for _, d := range it.Defaults {
		v.expect((d.Codes == nil) != (d.Value == nil), "%s: it has codes or a value", where)
		for _, code := range d.Codes {
			_, ok := it.Domain.Option(code)
			v.expect(ok, "%s: there is no option %d", where, code)
		}
		if d.If != nil {
			v.formula(d.If, len(v.survey.Predicates), where)
			v.before(at, d.If, where)
		}
		v.defaultValue(at, it, d.Value, where)
	}
}

// nodes are what the default is made of.
func (d *Default) nodes() []Node {
	var of []Node
	if d.If != nil {
		of = append(of, d.If)
	}
	if d.Value != nil {
		of = append(of, d.Value)
	}
	return of
}

func (v *validator) defaultValue(at int, it *Item, t Term, where string) {
	if t == nil || v.err != nil {
		return
	}
	Walk(t, func(n Node) bool {
		v.node(n, 0, where)
		return v.err == nil
	})
	got, want := v.valueKind(t), v.readAs(it.ID)
	v.expect(got == want && want != Choices, "%s: a %s is no answer to a %s", where, got, want)
	v.before(at, t, where)
}

// before: what n uses stands before the item at a position.
func (v *validator) before(at int, n Node, where string) {
	if v.err != nil {
		return
	}
	for _, id := range v.survey.ItemsOf(n) {
		v.expect(v.items[id] < at, "%s: %q does not stand before it", where, id)
	}
}

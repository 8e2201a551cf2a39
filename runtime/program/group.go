package program

import "github.com/surveyc/surveyc/compiler/ir"

// group is a repeated group, or, at position 0, the record itself: what one frame of it takes.
type group struct {
	head   int   // slot of its head; -1 of the record
	outer  int   // the group that holds it; -1 of the record
	depth  int   // groups around it
	items  []int // slots of what stands directly in it
	bits   int   // words that the marks of all Choices take together
	facts  int   // conditions that are remembered
	totals int
	census int // values that are looked for in all rows
}

// layOut gives each item its place in the frames of its group.
func (l *linker) layOut() {
	l.groups = []group{{head: -1, outer: -1}}
	l.items = make([]linkedItem, len(l.Survey.Items))
	for slot := range l.items {
		l.stand(slot, &l.Survey.Items[slot], &l.items[slot])
	}
}

func (l *linker) stand(slot int, it *ir.Item, linked *linkedItem) {
	if it.Group != "" {
		linked.group = l.items[l.slots[it.Group]].repeat.group
	}
	g := &l.groups[linked.group]
	g.items = append(g.items, slot)
	linked.firstBit, linked.blankable = g.bits, it.Optional
	if it.Domain.Kind == ir.Choices {
		g.bits += (len(it.Domain.Options) + 63) / 64
	}
	for in := g; in.head >= 0; in = &l.groups[in.outer] {
		l.items[in.head].repeat.end = slot + 1
	}
	if it.Domain.Kind == ir.Rows {
		l.standHead(slot, it, linked)
	}
}

func (l *linker) standHead(slot int, it *ir.Item, linked *linkedItem) {
	fewest, most := ends(it.Domain, 0, ir.MostRows)
	linked.blankable = it.Optional || it.Times != nil || fewest <= 0
	linked.repeat = &repeat{group: len(l.groups), end: slot + 1, most: int(most)}
	l.groups = append(l.groups, group{head: slot, outer: linked.group, depth: l.groups[linked.group].depth + 1})
}

// times links how many rows a group has. Its bound is then no matter of judging a list.
func (l *linker) times(it *ir.Item, linked *linkedItem) {
	linked.repeat.times, linked.repeat.uses = l.number(it.Times), l.operands(it.Times)
	linked.judge = judgeRows(ir.Domain{})
}

// scope is the innermost group of whose row f speaks.
func (l *linker) scope(f ir.Formula) int {
	innermost := 0
	see := func(group int) {
		if l.groups[group].depth > l.groups[innermost].depth {
			innermost = group
		}
	}
	for _, id := range ir.Items(f) {
		see(l.items[l.slots[id]].group)
	}
	ir.Walk(f, func(n ir.Node) bool {
		if ref, ok := n.(ir.Ref); ok {
			see(l.scopes[ref.Index])
		}
		return !ir.OverRows(n)
	})
	return innermost
}

// End is the slot behind the item at slot; of the head of a group, that behind the group.
func (s *State) End(slot int) int {
	if r := s.program.items[slot].repeat; r != nil {
		return r.end
	}
	return slot + 1
}

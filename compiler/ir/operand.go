package ir

import (
	"fmt"
	"slices"
)

// Operand is an answer that a rule uses: that of an item, or of a group what stands in its rows. An item of the row that the rule is
// about, or of those around it, stands by itself; with a group are the items that the rule uses in whichever rows.
type Operand struct {
	Item string    `json:"item"`
	Rows []Operand `json:"rows,omitempty"` // of the head of a group: what is used in each row
}

// Operands are the answers that a rule uses, in survey order: nothing else decides whether it acts. What an acknowledgement
// of a warning rests on.
func (s *Survey) Operands(r *Rule) []Operand {
	u := uses{survey: s, slots: map[string]int{}, seen: map[string]bool{}}
	for slot := range s.Items {
		u.slots[s.Items[slot].ID] = slot
	}
	u.node(r.Fires, nil)
	u.sort(u.found)
	return u.found
}

// uses gathers the items that formulas use.
type uses struct {
	survey *Survey
	slots  map[string]int
	seen   map[string]bool // Refs that were followed, by the groups over whose rows they are asked
	found  []Operand
}

// node adds what n uses where it is asked of all rows of some groups.
func (u *uses) node(n Node, over []string) {
	if id, ok := item(n); ok {
		u.use(id, over)
	}
	switch n := n.(type) {
	case Ref:
		u.follow(n, over)
	case Unique:
		u.use(n.Item, append(slices.Clip(over), u.groupOf(n.Item)))
	case Settled:
		u.within(n.Item, over)
	case Some:
		over = append(slices.Clip(over), n.Rows)
	case Every:
		over = append(slices.Clip(over), n.Rows)
	case Total:
		over = append(slices.Clip(over), n.Rows)
	}
	for _, part := range Parts(n) {
		u.node(part, over)
	}
}

func (u *uses) follow(ref Ref, over []string) {
	key := fmt.Sprint(ref.Index, over)
	if !u.seen[key] {
		u.seen[key] = true
		u.node(u.survey.Predicates[ref.Index], over)
	}
}

// within adds what stands in the rows of a group: whether it is settled hangs on all of it.
func (u *uses) within(head string, over []string) {
	inside := append(slices.Clip(over), head)
	for i := range u.survey.Items {
		if it := &u.survey.Items[i]; it.Group == head && it.Compute == nil {
			u.use(it.ID, inside)
			u.within(it.ID, inside)
		}
	}
}

func (u *uses) groupOf(id string) string { return u.survey.Items[u.slots[id]].Group }

// use adds an item, below the groups around it from the first one on over all rows of which it is asked.
func (u *uses) use(id string, over []string) {
	path := []string{id}
	for at := u.groupOf(id); at != ""; at = u.groupOf(at) {
		path = append(path, at)
	}
	slices.Reverse(path)
	last := len(path) - 1
	from := slices.IndexFunc(path[:last], func(head string) bool { return slices.Contains(over, head) })
	if from < 0 {
		from = last
	}
	add(&u.found, path[from:])
}

func add(to *[]Operand, path []string) {
	at := slices.IndexFunc(*to, func(o Operand) bool { return o.Item == path[0] })
	if at < 0 {
		at = len(*to)
		*to = append(*to, Operand{Item: path[0]})
	}
	if len(path) > 1 {
		add(&(*to)[at].Rows, path[1:])
	}
}

func (u *uses) sort(list []Operand) {
	slices.SortFunc(list, func(a, b Operand) int { return u.slots[a.Item] - u.slots[b.Item] })
	for _, o := range list {
		u.sort(o.Rows)
	}
}

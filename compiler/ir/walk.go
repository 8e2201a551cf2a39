package ir

import (
	"fmt"
	"slices"
)

// Walk visits n and everything below it, each node before its parts and the parts in
// order, following no Ref. Where visit gives false the node's parts are left out.
func Walk(n Node, visit func(Node) bool) {
	if !visit(n) {
		return
	}
	for _, part := range Parts(n) {
		Walk(part, visit)
	}
}

// Walk is Walk that goes on from a Ref to the predicate it stands for, to each predicate once.
func (s *Survey) Walk(n Node, visit func(Node) bool) {
	seen := map[int]bool{}
	var follow func(Node) bool
	follow = func(n Node) bool {
		below := visit(n)
		if ref, ok := n.(Ref); ok && below && !seen[ref.Index] {
			seen[ref.Index] = true
			Walk(s.Predicates[ref.Index], follow)
		}
		return below
	}
	Walk(n, follow)
}

// Parts gives the nodes that n is directly made of, in order.
func Parts(n Node) []Node {
	switch n := n.(type) {
	case And:
		return nodes(n.Of)
	case Or:
		return nodes(n.Of)
	case Holds:
		return []Node{n.Test}
	case Undefined:
		return []Node{n.Test}
	case Lacks:
		return []Node{n.Test}
	case Some:
		return []Node{n.Where}
	case Every:
		return []Node{n.Where}
	case Total:
		return []Node{n.Where, n.Out, n.Of}
	case Compare:
		return []Node{n.Left, n.Right}
	case Matches:
		return []Node{n.Text}
	case ValidID:
		return []Node{n.Text}
	case CallTest:
		return nodes(n.Args)
	case Arith:
		return []Node{n.Left, n.Right}
	case Func:
		return nodes(n.Args)
	case CallTerm:
		return nodes(n.Args)
	case Ref, Answered, Unanswered, Settled, Blank, None, CodeIn, HasCode, Unique, NumberConst, TextConst, DateConst, Value:
		return nil
	default:
		panic(fmt.Sprintf("ir: no such node: %T", n))
	}
}

func nodes[N any](of []N) []Node {
	parts := make([]Node, len(of))
	for i, n := range of {
		parts[i] = n
	}
	return parts
}

// Items gives the items whose answers n itself uses, each once, in the order in which n
// names them: of a Some, Every or Total its head, and not what it asks of the rows. It follows no Ref.
func Items(n Node) []string {
	var c collected
	Walk(n, func(n Node) bool { return c.addItem(n) && !OverRows(n) })
	return c.names
}

// OverRows holds for a node whose parts are about each row of a group.
func OverRows(n Node) bool {
	switch n.(type) {
	case Some, Every, Total:
		return true
	}
	return false
}

// ItemsOf gives all items that n names, those of rows too. It follows Refs.
func (s *Survey) ItemsOf(n Node) []string {
	var c collected
	s.Walk(n, c.addItem)
	return c.names
}

// CallsOf gives the functions of the embedding program that n calls, by itself or through
// Refs, each once.
func (s *Survey) CallsOf(n Node) []string {
	var c collected
	s.Walk(n, c.addCall)
	return c.names
}

// SingleItem gives the item that t asks about when it asks about one item alone.
func SingleItem(t Test) (id string, ok bool) {
	items := Items(t)
	if len(items) != 1 {
		return "", false
	}
	return items[0], true
}

// collected is a list of names without repeats.
type collected struct{ names []string }

func (c *collected) add(name string) {
	if !slices.Contains(c.names, name) {
		c.names = append(c.names, name)
	}
}

func (c *collected) addItem(n Node) bool {
	if id, ok := item(n); ok {
		c.add(id)
	}
	return true
}

// item gives the item that n names by itself.
func item(n Node) (id string, ok bool) {
	switch n := n.(type) {
	case Answered:
		return n.Item, true
	case Unanswered:
		return n.Item, true
	case Blank:
		return n.Item, true
	case None:
		return n.Item, true
	case Settled:
		return n.Item, true
	case Some:
		return n.Rows, true
	case Every:
		return n.Rows, true
	case Total:
		return n.Rows, true
	case Unique:
		return n.Item, true
	case CodeIn:
		return n.Item, true
	case HasCode:
		return n.Item, true
	case Value:
		return n.Item, true
	default:
		return "", false
	}
}

func (c *collected) addCall(n Node) bool {
	switch n := n.(type) {
	case CallTest:
		c.add(n.Func)
	case CallTerm:
		c.add(n.Func)
	}
	return true
}

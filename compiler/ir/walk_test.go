package ir

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestItemsAndCalls(t *testing.T) {
	s := sample()
	sum := Func{Name: Sum, Args: []Term{Value{Item: "6"}, Value{Item: "3"}, Value{Item: "6"}}}
	cases := []struct {
		node            Node
		items, followed []string
		calls           []string
	}{
		{True, nil, nil, nil},
		{Ref{Index: 1}, nil, []string{"1", "2"}, nil},
		{And{Of: []Formula{Ref{Index: 1}, Blank{Item: "3"}, Ref{Index: 1}}}, []string{"3"}, []string{"1", "2", "3"}, nil},
		{sum, []string{"6", "3"}, []string{"6", "3"}, nil},
		{s.Rules[9].Fires, []string{"2.1"}, []string{"2.1"}, []string{"known"}},
		{s.Rules[10].Fires, []string{"3"}, []string{"3"}, []string{"score"}},
	}
	for _, c := range cases {
		assert.Equal(t, c.items, Items(c.node), "%v", c.node)
		assert.Equal(t, c.followed, s.ItemsOf(c.node), "%v", c.node)
		assert.Equal(t, c.calls, s.CallsOf(c.node), "%v", c.node)
	}
}

func TestSingleItem(t *testing.T) {
	want := []string{"1", "2", "3", "", "5", "4", "", "2.1", "2.1", "2.1", "3", "10", "11", "12", "13", "members"}
	for i, test := range sampleTests() {
		id, ok := SingleItem(test)
		assert.Equal(t, want[i], id)
		assert.Equal(t, want[i] != "", ok)
	}
}

func TestWalkLeavesOutPartsWhereVisitSaysNo(t *testing.T) {
	var visited int
	Walk(sample().Rules[3].Fires, func(n Node) bool {
		visited++
		_, isCompare := n.(Compare)
		return !isCompare
	})
	assert.Equal(t, 2, visited)
}

func TestWalkPanicsOnAStranger(t *testing.T) {
	assert.Panics(t, func() { Walk(Item{}, func(Node) bool { return true }) })
}

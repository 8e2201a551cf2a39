package flow

import (
	"fmt"
	"strings"
)

// path is a line of straight pieces, from point to point.
type path []point

type point struct{ x, y int }

func (p path) String() string {
	var b strings.Builder
	for i, at := range p {
		switch {
		case i == 0:
			fmt.Fprintf(&b, "M%d %d", at.x, at.y)
		case at.x == p[i-1].x:
			fmt.Fprintf(&b, "V%d", at.y)
		default:
			fmt.Fprintf(&b, "H%d", at.x)
		}
	}
	return b.String()
}

// spine is where the line to a node comes from above.
func (n *node) spine() int { return n.x + 20 }

func (n *node) bottom() int { return n.y + n.h }
func (n *node) right() int  { return n.x + n.w }

// skip is the way of one: to its lane, along, and back, or on to another column.
func (c *chart) skip(n *net, e *exit) path {
	from, to := e.from.column, n.to.column
	p := path{{e.from.right(), e.y}, {c.laneX(from, n.lanes[from]), e.y}}
	if from == to {
		y := c.entry(n.to, true)
		return append(p, point{c.laneX(from, n.lanes[from]), y}, point{n.to.right(), y})
	}
	if from < to-1 {
		y := c.channelY(n.channel)
		p = append(p, point{c.laneX(from, n.lanes[from]), y}, point{c.laneX(to-1, n.lanes[to-1]), y})
	}
	y := c.entry(n.to, false)
	return append(p, point{c.laneX(to-1, n.lanes[to-1]), y}, point{n.to.x, y})
}

// steps are the steps of the chart in order.
func (c *chart) steps() []*node {
	var list []*node
	for _, n := range c.nodes {
		if n.isStep() {
			list = append(list, n)
		}
	}
	return list
}

// onward is the way from a step to the next; nil where nobody goes it.
func (c *chart) onward(a, b *node) path {
	switch {
	case a.stays:
		return nil
	case a.column == b.column:
		x := max(a.spine(), b.spine())
		return path{{x, a.bottom()}, {x, b.y}}
	}
	col := &c.columns[a.column]
	lane, top := c.laneX(a.column, col.lanes-1), titleHeight+margin-16
	return path{{a.spine(), a.bottom()}, {a.spine(), col.bottom}, {lane, col.bottom}, {lane, top}, {b.spine(), top}, {b.spine(), b.y}}
}

// bypass is the way around a step that is asked on a condition, and around all of its group, beginning above it.
func (c *chart) bypass(from int, n, last *node) path {
	left, end := n.x-10, last.bottom()+6
	if last.shape == rowEnd {
		end += 10
	}
	return path{{from, n.y - 9}, {left, n.y - 9}, {left, end}, {last.spine(), end}}
}

// again is the way back from the end of a row to the next one.
func (f *frame) again() path {
	x := f.last.x - 18
	y := f.last.y + f.last.h/2
	return path{{f.last.x, y}, {x, y}, {x, f.head.bottom()}}
}

// lastOf is the end of a group, else the step itself.
func (c *chart) lastOf(n *node) *node {
	for _, f := range c.frames {
		if f.head == n {
			return f.last
		}
	}
	return n
}

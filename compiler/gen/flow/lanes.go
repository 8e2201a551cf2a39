package flow

import (
	"cmp"
	"slices"
)

// net is all skips to one node. Beside a column they share a lane.
type net struct {
	to      *node
	exits   []*exit
	order   int
	lanes   map[int]int // by column
	channel int         // its lane below the columns, −1 for none
}

// stretch is what stands in the way beside a column: a net, the frame of a group, or the way on to the next column.
type stretch struct {
	column      int
	top, bottom int
	net         *net
	frame       *frame
	rank        int // what is inside comes first
	lane        int
}

// connect finds a way for every skip.
func (c *chart) connect() {
	c.findNets()
	c.findChannels()
	for at := range c.columns {
		stretches := c.stretches(at)
		c.columns[at].lanes = assign(stretches)
		for _, s := range stretches {
			if s.net != nil {
				s.net.lanes[at] = s.lane
			}
			if s.frame != nil {
				s.frame.lane = s.lane
			}
		}
	}
	c.spread()
}

func (c *chart) findNets() {
	byTarget := map[*node]*net{}
	for _, n := range c.nodes {
		for _, e := range n.exits {
			if byTarget[e.to] == nil {
				byTarget[e.to] = &net{to: e.to, order: len(c.nets), lanes: map[int]int{}, channel: -1}
				c.nets = append(c.nets, byTarget[e.to])
			}
			byTarget[e.to].exits = append(byTarget[e.to].exits, e)
		}
	}
}

// findChannels gives the nets that lead past a whole column lanes below all of them.
func (c *chart) findChannels() {
	var far []*stretch
	for _, n := range c.nets {
		first := n.to.column
		for _, e := range n.exits {
			first = min(first, e.from.column)
		}
		if first < n.to.column-1 {
			far = append(far, &stretch{top: first, bottom: n.to.column - 1, net: n, rank: n.to.column - first})
		}
	}
	c.channel = assign(far)
	for _, s := range far {
		s.net.channel = s.lane
	}
}

// channelY is the height of a lane below the columns.
func (c *chart) channelY(lane int) int { return (c.floor+14+lane*laneGap)/4*4 + 1 }

// stretches are those beside a column.
func (c *chart) stretches(at int) []*stretch {
	var list []*stretch
	for _, n := range c.nets {
		if s := c.stretchOf(n, at); s != nil {
			list = append(list, s)
		}
	}
	for _, f := range c.frames {
		if f.head.column == at {
			list = append(list, &stretch{column: at, top: f.top, bottom: f.bottom, frame: f, rank: 10 - 2*f.depth + 1})
		}
	}
	if at+1 < len(c.columns) {
		list = append(list, &stretch{column: at, top: 0, bottom: c.floor, rank: outermost})
	}
	return list
}

const outermost = 1000

// stretchOf is what a net takes up beside a column, nil for nothing.
func (c *chart) stretchOf(n *net, at int) *stretch {
	s := &stretch{column: at, net: n, top: 1 << 30, bottom: -1}
	reach := func(y int) { s.top, s.bottom = min(s.top, y), max(s.bottom, y) }
	far := false
	for _, e := range n.exits {
		if e.from.column == at {
			reach(e.y)
		}
		far = far || e.from.column < n.to.column-1
	}
	switch {
	case n.to.column == at && s.bottom >= 0:
		reach(c.entry(n.to, true))
		s.rank = 10 - 2*n.to.depth
	case n.to.column == at+1 && (s.bottom >= 0 || far):
		reach(c.entry(n.to, false))
		s.rank = outermost / 2
	case n.to.column > at+1 && s.bottom >= 0:
		s.rank = outermost / 2
	default:
		return nil
	}
	if far && at < n.to.column {
		reach(c.channelY(n.channel))
	}
	return s
}

// entry is the height at which skips come to a node, from its right or from its left.
func (c *chart) entry(n *node, right bool) int {
	y := (n.y + 13) / 4 * 4
	if right {
		return y
	}
	return y + 2
}

// assign gives each stretch the first lane that is outside all it overlaps with and that come before it, and tells how many
// lanes there are.
func assign(list []*stretch) int {
	slices.SortStableFunc(list, func(a, b *stretch) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.bottom-a.top, b.bottom-b.top), cmp.Compare(a.top, b.top))
	})
	lanes := 0
	for i, s := range list {
		for _, before := range list[:i] {
			if s.top <= before.bottom+4 && before.top <= s.bottom+4 {
				s.lane = max(s.lane, before.lane+1)
			}
		}
		lanes = max(lanes, s.lane+1)
	}
	return lanes
}

// spread puts the columns side by side.
func (c *chart) spread() {
	x := margin
	for at := range c.columns {
		col := &c.columns[at]
		col.x = x
		for _, n := range col.nodes {
			n.x += x
		}
		col.right = c.laneX(at, max(col.lanes-1, 0))
		x = col.right + margin
	}
	c.width = max(x, leastWidth)
	c.height = c.channelY(c.channel-1) + margin
}

const leastWidth = 640

// laneX is where a lane runs.
func (c *chart) laneX(at, lane int) int {
	col := &c.columns[at]
	return col.x + boxWidth + col.labels + 10 + lane*laneGap
}

package flow

import (
	"math"
	"slices"
)

// The measures of the chart.
const (
	margin       = 28
	boxWidth     = 272
	indent       = 34 // of a group's boxes
	padding      = 9
	gapHeight    = 24 // between boxes
	lineHeight   = 19
	smallHeight  = 15
	exitGap      = 7   // below the line of a skip
	longestLabel = 138 // of a skip
	laneGap      = 11
	titleHeight  = 90
)

// column is one of the chart, with the lanes at its right.
type column struct {
	nodes  []*node
	x      int
	bottom int
	labels int // how wide the labels at its right are
	lanes  int
	right  int // the end of its lanes
}

// room is how wide a text in a box may be.
func (c *chart) room(depth int) int { return boxWidth - depth*indent - 2*padding }

// layOut measures the boxes and puts them into columns.
func (c *chart) layOut() {
	for _, n := range c.nodes {
		n.x, n.w = n.depth*indent, widthOf(n)
		n.h = max(n.contentHeight(), exitsHeight(n))
	}
	c.place(c.inColumns())
	c.frame()
}

func widthOf(n *node) int {
	if n.isPill() {
		return extent(n.text[0], small) + 36
	}
	return boxWidth - n.depth*indent
}

// isPill tells where the way begins or ends.
func (n *node) isPill() bool { return n.shape == terminal || n.shape == rowEnd }

// contentHeight is how high a node must be for what is written in it.
func (n *node) contentHeight() int {
	switch {
	case !n.isStep():
		return len(n.text)*lineHeight + 5
	case n.isPill():
		return 28
	}
	return 2*padding + len(n.text)*lineHeight - 3 + len(n.words)*(smallHeight+2) + stripHeight(n)
}

func stripHeight(n *node) int {
	if n.strip == nil {
		return 0
	}
	return len(n.strip)*smallHeight + 7
}

// exitsHeight is how high the lines at the right of a box need it to be: that of what comes, then those of what goes.
func exitsHeight(n *node) int {
	if len(n.exits) == 0 {
		return 0
	}
	h := exitGap
	if n.enters {
		h += 14
	}
	for _, e := range n.exits {
		h += exitHeight(e)
	}
	return h
}

func exitHeight(e *exit) int { return max(len(e.label), 1)*smallHeight + exitGap }

// unit is what is not torn apart by the end of a column: a box with the titles before it, a group.
type unit struct {
	nodes    []*node
	height   int
	sections bool // it begins a section
}

func (c *chart) units() []unit {
	var units []unit
	open := false
	for i, n := range c.nodes {
		begins := n.depth == 0 && !open
		if n.key == "(end)" && len(units) > 0 {
			begins = false // it stays with what is before it
		}
		if begins {
			units = append(units, unit{sections: n.shape == heading})
		}
		last := &units[len(units)-1]
		last.nodes = append(last.nodes, n)
		last.height += n.h + c.below(i)
		open = !n.isStep()
	}
	return units
}

// below is the room between a node and the one below it.
func (c *chart) below(i int) int {
	n := c.nodes[i]
	switch {
	case !n.isStep():
		return 8
	case n.shape == rowEnd:
		return gapHeight + 10 // the frame ends between
	case i+1 < len(c.nodes) && c.nodes[i+1].shape == heading:
		return gapHeight + 6
	}
	return gapHeight
}

// mostColumns bounds what is tried.
const mostColumns = 40

// paper is how much wider than high a sheet is, on its side.
const paper = 1.414

// inColumns divides the units so that the chart has about the shape of a sheet of paper.
func (c *chart) inColumns() [][]unit {
	units := c.units()
	var best [][]unit
	closest := math.Inf(1)
	for n := 1; n <= min(mostColumns, len(units)); n++ {
		columns := divide(units, n)
		ratio := float64(widthOfAll(columns)) / float64(highest(columns)+titleHeight+2*margin)
		if off := math.Abs(math.Log(ratio / paper)); off < closest-1e-9 {
			best, closest = columns, off
		}
	}
	return best
}

// divide makes at most n columns, as even as may be.
func divide(units []unit, n int) [][]unit {
	low, high := 0, 0
	for _, u := range units {
		low, high = max(low, u.height), high+u.height
	}
	for low < high {
		if middle := (low + high) / 2; len(fill(units, middle)) <= n {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return fill(units, low)
}

// fill makes columns that are at most so high. Where a section would be torn apart, it begins a new one if that leaves
// little room.
func fill(units []unit, most int) [][]unit {
	columns, used := [][]unit{nil}, 0
	for i, u := range units {
		last := len(columns) - 1
		full := used+u.height > most
		if u.sections && !full && used > most*3/5 {
			full = used+sectionHeight(units[i:]) > most
		}
		if full && columns[last] != nil {
			columns, used = append(columns, nil), 0
			last++
		}
		columns[last] = append(columns[last], u)
		used += u.height
	}
	return columns
}

// sectionHeight is that of the section that begins with the first unit.
func sectionHeight(units []unit) int {
	h := units[0].height
	for _, u := range units[1:] {
		if u.sections {
			break
		}
		h += u.height
	}
	return h
}

// widthOfAll is about how wide the columns are together: how many lanes they need is not known yet.
func widthOfAll(columns [][]unit) int {
	w := margin
	for _, units := range columns {
		labels := 0
		for _, u := range units {
			for _, n := range u.nodes {
				labels = max(labels, labelWidth(n))
			}
		}
		w += boxWidth + labels + 3*laneGap + margin
	}
	return w
}

func highest(columns [][]unit) int {
	most := 0
	for _, units := range columns {
		h := 0
		for _, u := range units {
			h += u.height
		}
		most = max(most, h)
	}
	return most
}

// place gives the nodes their heights on the sheet. How far to the right the columns stand is known when the lanes are.
func (c *chart) place(columns [][]unit) {
	i := 0
	for at, units := range columns {
		col := column{}
		y := titleHeight + margin
		for _, u := range units {
			for _, n := range u.nodes {
				n.column, n.y = at, y
				y += n.h + c.below(i)
				col.nodes = append(col.nodes, n)
				col.labels = max(col.labels, labelWidth(n))
				i++
			}
		}
		last := col.nodes[len(col.nodes)-1]
		col.bottom = (last.bottom()+gapHeight/2)/4*4 + 1 // where no skip of the next column runs
		if last.shape == rowEnd {
			col.bottom += 12
		}
		c.columns = append(c.columns, col)
		c.floor = max(c.floor, col.bottom)
	}
	for _, n := range c.nodes {
		n.exitRows()
	}
}

// exitRows gives the skips of a node their heights, in fours: what comes from the left has others.
func (n *node) exitRows() {
	y := n.y
	if n.enters {
		y += 14
	}
	for _, e := range n.exits {
		y += exitHeight(e)
		e.y = (y - exitGap + 5) / 4 * 4
	}
}

func labelWidth(n *node) int {
	most := 0
	for _, e := range n.exits {
		for _, text := range e.label {
			most = max(most, extent(text, small)+8)
		}
		most = max(most, 14)
	}
	return most
}

// frame is that of a repeated group.
type frame struct {
	head, last  *node
	depth       int
	top, bottom int
	lane        int
}

// frame finds the frames of all groups.
func (c *chart) frame() {
	for i, n := range c.nodes {
		if n.shape != head {
			continue
		}
		end := i + slices.IndexFunc(c.nodes[i:], func(m *node) bool { return m.shape == rowEnd && m.group == i })
		last := c.nodes[end]
		c.frames = append(c.frames, &frame{head: n, last: last, depth: n.depth + 1, top: n.y + n.h/2, bottom: last.y + last.h + 10})
	}
}

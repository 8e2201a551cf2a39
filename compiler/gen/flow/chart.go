package flow

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/wording"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// chart is a survey as boxes and lines.
type chart struct {
	*wording.Words
	survey  *ir.Survey
	nodes   []*node
	atItem  map[int]int // which node an item is
	columns []column
	frames  []*frame
	nets    []*net
	floor   int // the end of the highest column
	channel int // how many lanes run below the columns
	width   int
	height  int
}

// shape is what a node looks like.
type shape string

const (
	question shape = "question"
	computed shape = "computed"
	head     shape = "head"    // of a repeated group, on top of its frame
	rowEnd   shape = "row-end" // of a repeated group
	terminal shape = "terminal"
	heading  shape = "heading" // of a section: no step
	caption  shape = "caption" // of a matrix: no step
)

// node is a box, or a title between boxes.
type node struct {
	shape  shape
	key    string // an item's id, or a name in brackets
	full   string // all that the box stands for
	text   []string
	strip  []string // on what condition it is asked
	words  []line   // the items that ask for the words of its options
	exits  []*exit
	enters bool // a skip lands here
	depth  int  // how many groups it stands in
	group  int  // the node of the innermost one's head, −1
	stays  bool // nothing goes on below it: it always skips

	column, x, y, w, h int
}

// line is one about an item inside the box of another.
type line struct{ key, text, full string }

// exit is a skip.
type exit struct {
	from, to *node
	label    []string
	full     string
	y        int
}

// isStep tells a node that is gone through.
func (n *node) isStep() bool { return n.shape != heading && n.shape != caption }

func newChart(s *ir.Survey, lang catalogue.Lang) *chart {
	c := &chart{Words: wording.New(s, lang, wording.Names(s)), survey: s, atItem: map[int]int{}}
	c.Option = c.option
	c.add(&node{shape: terminal, key: "(start)", text: []string{c.Say("flow.start")}, group: -1})
	c.items(0, len(s.Items), 0, -1)
	c.add(&node{shape: terminal, key: "(end)", text: []string{c.Say("flow.end")}, group: -1})
	c.exits()
	return c
}

func (c *chart) add(n *node) int {
	c.nodes = append(c.nodes, n)
	return len(c.nodes) - 1
}

// items adds those from start up to end, which stand in as many groups as depth says, and the titles before them.
func (c *chart) items(start, end, depth, group int) {
	for i := start; i < end; i = c.survey.EndOf(i) {
		it := &c.survey.Items[i]
		if it.Specify != nil {
			c.specify(i)
			continue
		}
		c.titles(i, depth, group)
		at := c.add(c.step(it, depth, group))
		c.atItem[i] = at
		if it.Domain.Kind == ir.Rows {
			c.nodes[at].shape = head
			c.items(i+1, c.survey.EndOf(i), depth+1, at)
			c.add(c.rowEnd(it, depth+1, at))
		}
	}
}

// specify adds a line to the box of the option.
func (c *chart) specify(i int) {
	it := &c.survey.Items[i]
	for k := i - 1; k >= 0; k-- {
		if c.survey.Items[k].ID == it.Specify.Item {
			n := c.nodes[c.atItem[k]]
			full := c.Say("flow.specify", c.mark(it.Specify), c.survey.Unfilled(it.Text))
			n.words = append(n.words, line{it.ID, clip(full, c.room(n.depth), small), full})
			c.atItem[i] = c.atItem[k]
			return
		}
	}
}

func (c *chart) mark(s *ir.Specify) string { return ir.CodeText(s.Code) }

// titles adds that of a section before its first item, and that of a matrix before its first row.
func (c *chart) titles(i, depth, group int) {
	section := c.survey.Items[i].Section
	if section >= 0 && (i == 0 || c.survey.Items[i-1].Section != section) {
		c.title(heading, c.survey.Sections[section].Title, depth, group)
	}
	if m, ok := c.survey.Matrix(c.survey.Items[i].ID); ok && m.Items[0] == c.survey.Items[i].ID {
		c.title(caption, c.Say("flow.matrix", m.Title), depth, group)
	}
}

func (c *chart) title(of shape, text string, depth, group int) {
	text = c.plain(text)
	c.add(&node{shape: of, full: text, text: wrap(text, c.room(depth)-indent+padding, large, 2), depth: depth, group: group})
}

// step is the box of an item.
func (c *chart) step(it *ir.Item, depth, group int) *node {
	n := &node{shape: question, key: it.ID, depth: depth, group: group, full: c.plain(it.Text)}
	if it.Compute != nil {
		n.shape = computed
		n.full = c.Say("flow.computed", n.full)
	}
	if it.Domain.Kind == ir.Rows {
		n.full = c.Say("flow.rows", n.full, c.times(it))
	}
	if c.Names[it.ID] == it.ID && it.Text != it.ID {
		n.full = it.ID + "  " + n.full
	}
	n.text = wrap(n.full, c.room(depth), medium, 2)
	if it.Ask != nil {
		n.strip = wrap(c.Say("flow.ask", c.Condition(it.ID, it.Ask)), c.room(depth), small, 2)
		n.full += "\n" + c.Say("flow.ask", c.Condition(it.ID, it.Ask))
	}
	for _, o := range it.Domain.Options[:min(len(it.Domain.Options), mostTold)] {
		n.full += "\n" + ir.CodeText(o.Code) + " " + c.plain(o.Text)
	}
	return n
}

// mostTold is how many options the whole text of a box tells.
const mostTold = 40

// times says how many rows a group has.
func (c *chart) times(it *ir.Item) string {
	if it.Times != nil {
		return c.Say("flow.times", c.Term(it.ID, it.Times))
	}
	return c.Bound(it.Domain)
}

func (c *chart) rowEnd(it *ir.Item, depth, group int) *node {
	return &node{shape: rowEnd, key: "(next " + it.ID + ")", text: []string{c.Say("flow.next")}, depth: depth, group: group}
}

// plain is a text of the survey, with its items' names for the answers that it inserts.
func (c *chart) plain(text string) string {
	return ir.Fill(text, func(id string) (string, bool) {
		name, ok := c.Names[id]
		return "{" + name + "}", ok
	})
}

const longestOption = 84 // how wide it may be in a label

func (c *chart) option(item string, code int) string {
	name := ir.CodeText(code)
	for i := range c.survey.Items {
		if it := &c.survey.Items[i]; it.ID == item {
			if o, ok := it.Domain.Option(code); ok && o.Text != name {
				return name + gap(code) + clip(c.plain(o.Text), longestOption, small)
			}
		}
	}
	return name
}

// gap parts a code from a text that follows it.
func gap(code int) string {
	if ir.Circled(code) {
		return ""
	}
	return " "
}

// exits adds the skips to the boxes.
func (c *chart) exits() {
	for i := range c.survey.Items {
		it := &c.survey.Items[i]
		for _, skip := range it.Skips {
			e := &exit{from: c.nodes[c.atItem[i]], to: c.landing(i, skip)}
			e.to.enters = true
			e.from.stays = e.from.stays || ir.IsTrue(skip.When)
			if !ir.IsTrue(skip.When) {
				e.full = c.Condition(it.ID, skip.When)
				e.label = wrap(e.full, longestLabel, small, 2)
			}
			e.from.exits = append(e.from.exits, e)
		}
	}
}

// landing is the node at which a skip lands: an item, the end of the row, or the very end.
func (c *chart) landing(i int, skip ir.Skip) *node {
	at := c.survey.Lands(i, skip)
	if group := c.survey.Items[i].Group; group != "" && (at == len(c.survey.Items) || c.survey.Items[at].Group != group) {
		for _, n := range c.nodes {
			if n.key == "(next "+group+")" {
				return n
			}
		}
	}
	if at == len(c.survey.Items) {
		return c.nodes[len(c.nodes)-1]
	}
	return c.nodes[c.atItem[at]]
}

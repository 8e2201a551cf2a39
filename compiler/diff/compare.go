package diff

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// comparison is two surveys side by side: the old one in the names of the new.
type comparison struct {
	*match
	was      *ir.Survey // the old one in the names of the new one
	oldKeys  *keys
	newKeys  *keys
	changed  map[string]bool // items, by new id, whose route or answers may have become others, by themselves or what they hang on
	report   *Report
	searcher *searcher
}

// add notes a change.
func (c *comparison) add(ch Change) { c.report.Changes = append(c.report.Changes, ch) }

// survey compares what the survey says of itself.
func (c *comparison) survey() {
	if c.old.Title != c.new.Title {
		c.add(text("", 1, "diff.title", c.old.Title, c.new.Title))
	}
	for _, p := range c.new.Properties {
		if before := c.old.Property(p.Key); before != p.Value {
			c.add(text("", 1, "diff.property", p.Key, before, p.Value))
		}
	}
	for _, p := range c.old.Properties {
		if !slices.ContainsFunc(c.new.Properties, func(q ir.Property) bool { return q.Key == p.Key }) {
			c.add(text("", 1, "diff.property", p.Key, p.Value, ""))
		}
	}
	c.sections()
	c.matrices()
}

func (c *comparison) sections() {
	for _, s := range c.new.Sections {
		i := slices.IndexFunc(c.old.Sections, func(o ir.Section) bool { return o.ID == s.ID && o.Closing == s.Closing })
		if i < 0 {
			c.add(text("", 1, "diff.section-added", s.Title))
		} else if c.old.Sections[i].Title != s.Title {
			c.add(text("", 1, "diff.section-title", c.old.Sections[i].Title, s.Title))
		}
	}
	for _, s := range c.old.Sections {
		if !slices.ContainsFunc(c.new.Sections, func(o ir.Section) bool { return o.ID == s.ID && o.Closing == s.Closing }) {
			c.add(text("", 1, "diff.section-removed", s.Title))
		}
	}
}

// matrices are how items are laid out, and no answer hangs on that.
func (c *comparison) matrices() {
	byID := map[string]ir.Matrix{}
	for _, m := range c.was.Matrices {
		byID[m.ID] = m
	}
	for _, m := range c.new.Matrices {
		before, kept := byID[m.ID]
		if !kept || before.Title != m.Title || before.Note != m.Note || !slices.Equal(before.Items, m.Items) {
			c.add(text("", 1, "diff.matrix", m.Title))
		}
		delete(byID, m.ID)
	}
	for _, m := range c.was.Matrices {
		if _, gone := byID[m.ID]; gone {
			c.add(text("", 1, "diff.matrix-removed", m.Title))
		}
	}
}

// items compares item by item, in the order of the new survey, then those that are no more.
func (c *comparison) items() {
	for i := range c.new.Items {
		it := &c.new.Items[i]
		if _, kept := c.from[it.ID]; kept {
			c.item(it)
		} else if it.Specify == nil {
			c.added(it)
		}
	}
	c.order()
	for i := range c.old.Items {
		it := &c.old.Items[i]
		if _, kept := c.to[it.ID]; !kept && it.Specify == nil {
			c.add(meaning(it.ID, 0, "diff.item-removed", it.ID, it.Text))
		}
	}
}

// label is what people call an item: by the number that is printed, or else by its text.
func label(it *ir.Item) string {
	if ir.Numbered(it.ID) || it.Text == "" {
		return it.ID
	}
	return it.Text
}

func (c *comparison) added(it *ir.Item) {
	code := catalogue.Code("diff.item-added")
	if it.Compute != nil {
		code = "diff.compute-added"
	}
	c.add(meaning(it.ID, it.Line, code, it.ID, it.Text))
}

// order notes items that have changed places: as few of them as explain the new order.
func (c *comparison) order() {
	var places []int
	var ids []string
	for i := range c.new.Items {
		if old, kept := c.from[c.new.Items[i].ID]; kept && c.new.Items[i].Specify == nil {
			places, ids = append(places, c.atOld[old]), append(ids, c.new.Items[i].ID)
		}
	}
	stay := longestRise(places)
	for k, id := range ids {
		if !stay[k] {
			before := ""
			if k > 0 {
				before = ids[k-1]
			}
			c.moved(id, before)
		}
	}
}

func (c *comparison) moved(id, behind string) {
	line := c.newItem(id).Line
	if behind == "" {
		c.add(meaning(id, line, "diff.item-moved-first", label(c.newItem(id))))
		return
	}
	c.add(meaning(id, line, "diff.item-moved", label(c.newItem(id)), label(c.newItem(behind))))
}

// longestRise marks a longest rising part of a list of different numbers.
func longestRise(of []int) []bool {
	best, from := make([]int, len(of)), make([]int, len(of))
	last := -1
	for i := range of {
		best[i], from[i] = 1, -1
		for k := range i {
			if of[k] < of[i] && best[k]+1 > best[i] {
				best[i], from[i] = best[k]+1, k
			}
		}
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	marks := make([]bool, len(of))
	for ; last >= 0; last = from[last] {
		marks[last] = true
	}
	return marks
}

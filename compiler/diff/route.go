package diff

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/runtime/program"
)

// mayDiffer are the items whose being asked may have changed: what says when they are, or that of an item which it hangs on, is
// not the same. The others are asked as before, also in rows.
func (c *comparison) mayDiffer() map[string]bool {
	changed := map[string]bool{}
	for again := true; again; {
		again = false
		for i := range c.new.Items {
			if it := &c.new.Items[i]; !changed[it.ID] && c.differs(it, changed) {
				changed[it.ID], again = true, true
			}
		}
	}
	return changed
}

func (c *comparison) differs(it *ir.Item, changed map[string]bool) bool {
	from, kept := c.from[it.ID]
	if !kept {
		return true
	}
	old := c.oldItem(from)
	d, e := &it.Domain, &old.Domain
	if d.Kind != e.Kind || d.Format != e.Format || d.Ordered != e.Ordered || (it.Compute == nil) != (old.Compute == nil) || it.Group != c.naming().id(old.Group) {
		return true
	}
	if c.oldKeys.of(old.Asked) != c.newKeys.of(it.Asked) || c.oldKeys.of(old.Passed) != c.newKeys.of(it.Passed) || c.oldKeys.ofTerm(old.Times) != c.newKeys.ofTerm(it.Times) {
		return true
	}
	return c.anyOf(c.new.ItemsOf(ir.And{Of: []ir.Formula{it.Asked, it.Passed}}), changed) || changed[it.Group]
}

func (c *comparison) anyOf(ids []string, changed map[string]bool) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return changed[id] })
}

// search is the searcher, made when it is first needed; nil where there can be none.
func (c *comparison) search() *searcher {
	if c.searcher == nil {
		c.searcher = newSearcher(c.was, c.new)
	}
	return c.searcher
}

// routes says which items are asked of other households than before.
func (c *comparison) routes() {
	before := len(c.report.Changes)
	var open []string
	for _, now := range []program.Status{program.Passed, program.Asked} {
		shown := map[string]bool{}
		for i := range c.new.Items {
			it := &c.new.Items[i]
			if _, kept := c.from[it.ID]; kept && c.changed[it.ID] && it.Compute == nil && !shown[it.ID] && !c.reroute(it, now, shown) {
				open = append(open, it.ID)
			}
		}
	}
	if len(open) > 0 {
		slices.Sort(open)
		open = slices.Compact(open)
		ch := meaning(open[0], c.newItem(open[0]).Line, "diff.route-undecided", c.labels(open))
		ch.Open, ch.Items = true, open
		c.add(ch)
	}
	c.written(len(c.report.Changes) > before)
}

// reroute looks for a household of which an item has now that status, and had the other; decided tells whether that could be told.
func (c *comparison) reroute(it *ir.Item, now program.Status, shown map[string]bool) (decided bool) {
	s := c.search()
	if it.Group != "" || s == nil {
		return false
	}
	i, j := s.old.At(it.ID), s.after.At(it.ID)
	goal := []solver.Lit{s.old.Items[i].Asked.If(now == program.Passed), s.after.Items[j].Asked.If(now == program.Asked)}
	r, outcome := s.find(turned(it.ID, now), slices.Concat(s.route, s.rules, goal)...)
	if outcome == solver.Unsat {
		r, outcome = s.find(turned(it.ID, now), slices.Concat(s.route, goal)...)
	}
	if outcome != solver.Sat {
		return outcome == solver.Unsat
	}
	s.was.Load(r)
	s.is.Load(r)
	ids := c.alsoTurned(now, shown)
	code := either(now == program.Passed, "diff.now-passed", "diff.now-asked")
	ch := meaning(it.ID, it.Line, code, c.labels(ids))
	ch.Example, ch.Items = c.example(r), ids
	c.add(ch)
	return true
}

// turned claims that an item was asked and is passed over now, or the other way about.
func turned(id string, now program.Status) claim {
	then := program.Asked + program.Passed - now
	return func(was, is *program.State) bool { return status(was, id) == then && status(is, id) == now }
}

// alsoTurned are all items that turned with the household that is loaded, which need no other.
func (c *comparison) alsoTurned(now program.Status, shown map[string]bool) []string {
	var ids []string
	for i := range c.new.Items {
		id := c.new.Items[i].ID
		if c.changed[id] && !shown[id] && turned(id, now)(c.searcher.was, c.searcher.is) {
			shown[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// written notes where skips and asks are written otherwise: words alone where no route changed.
func (c *comparison) written(rerouted bool) {
	note := text
	if rerouted {
		note = meaning
	}
	for i := range c.new.Items {
		it := &c.new.Items[i]
		from, kept := c.from[it.ID]
		if !kept || it.Specify != nil {
			continue
		}
		old := c.oldItem(from)
		if c.oldKeys.of(old.Ask) != c.newKeys.of(it.Ask) {
			c.add(note(it.ID, it.Line, "diff.ask", label(it)))
		}
		if skips(c.oldKeys, old) != skips(c.newKeys, it) {
			c.add(note(it.ID, it.Line, "diff.skips", label(it)))
		}
	}
}

func skips(k *keys, it *ir.Item) string {
	var b strings.Builder
	for _, s := range it.Skips {
		b.WriteString(k.id(s.Target) + " " + k.of(s.When) + "\n")
	}
	return b.String()
}

func (c *comparison) labels(ids []string) string {
	var list []string
	for _, id := range ids {
		list = append(list, label(c.newItem(id)))
	}
	return strings.Join(list, "、")
}

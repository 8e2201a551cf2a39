package check

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
)

// insertions checks every {id} in the texts of questions and in titles: only what was asked before can be
// inserted there. What a rule says may insert any item.
func (c *checker) insertions() {
	i := inserting{checker: c, reported: map[int]bool{}, grown: map[string]int{}}
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.Section:
			i.text(d.Title)
		case *ast.Closing:
			i.text(d.Title)
		case *ast.Matrix:
			i.matrix(d)
		case *ast.Question:
			i.question(c.itemOf(d))
		}
	}
	for _, it := range c.order {
		i.messages(it)
	}
}

// inserting goes through the texts of a file. The texts of a list are met once for each question that
// names it, and reported once.
type inserting struct {
	*checker
	next     int   // position of the item that comes next: texts insert those before it
	row      *item // the group in a row of which the text stands; nil outside all
	reported map[int]bool
	grown    map[string]int // by id: how long an answer can be when its options' texts are inserted
}

func (i *inserting) matrix(d *ast.Matrix) {
	if rows := i.matrixRows[d]; len(rows) > 0 {
		i.row = i.itemOf(rows[0]).group
	}
	i.text(d.Shared.Text)
	if d.Shared.Note != nil {
		i.text(*d.Shared.Note)
	}
}

func (i *inserting) question(it *item) {
	q := it.question
	i.row = it.group
	i.text(q.Text)
	for _, t := range []*ast.Text{q.Unit, q.Note} {
		if t != nil {
			i.text(*t)
		}
	}
	for _, o := range i.optionsOf(q) {
		i.text(o.Text)
		n := i.length(o.Text)
		if n-len(o.Text.Value) > mostInserted {
			n = 0 // reported, and not again at what inserts it
		}
		if q.Multi == nil {
			n = max(n-i.grown[it.id], 0)
		}
		i.grown[it.id] += n
	}
	i.next, i.row = i.lastOf(it)+1, nil
}

// messages checks the messages of a question's rules: how long they can grow, and that they insert answers of their own row.
func (i *inserting) messages(it *item) {
	i.row = it.group
	for _, clause := range it.question.Clauses {
		if a, ok := clause.(*ast.Assert); ok {
			i.bounded(a.Text)
			i.ownRow(a.Text)
		}
	}
}

// ownRow refuses an answer that there is one of for each row, where no row is meant, and the name of a group.
func (i *inserting) ownRow(t ast.Text) {
	for _, id := range t.Braced {
		it := i.items[id]
		if it == nil || i.reported[t.Span.Start] || holds(i.row, it.group) && !it.isGroup() {
			continue
		}
		group := it
		if !it.isGroup() {
			group = it.group
		}
		i.error("E828", t.Span, id, group.id)
		i.reported[t.Span.Start] = true
	}
}

// optionsOf are a question's own options, or those of the list that it names.
func (c *checker) optionsOf(q *ast.Question) []*ast.Option {
	if q.Type != nil && len(q.Options) == 0 && c.lists[q.Type.Name.Name] != nil {
		return c.lists[q.Type.Name.Name].decl.Options
	}
	return q.Options
}

func (i *inserting) text(t ast.Text) {
	i.bounded(t)
	i.ownRow(t)
	for _, id := range t.Braced {
		if it := i.items[id]; it != nil && it.position >= i.next && !i.reported[t.Span.Start] {
			i.error("E380", t.Span, id)
			i.reported[t.Span.Start] = true
		}
	}
}

// mostInserted is how long a text may grow by the option texts that it inserts. Options that each insert an earlier
// choice twice would double from question to question, beyond any memory.
const mostInserted = 10_000

func (i *inserting) bounded(t ast.Text) {
	if i.length(t)-len(t.Value) > mostInserted && !i.reported[t.Span.Start] {
		i.error("E382", t.Span, mostInserted)
		i.reported[t.Span.Start] = true
	}
}

// length is how long a text can be with the texts of options put in, as far as that matters.
func (i *inserting) length(t ast.Text) int {
	n := len(t.Value)
	for _, id := range t.Braced {
		n = min(n+i.grown[id], len(t.Value)+2*mostInserted)
	}
	return n
}

// refuseInHeader refuses {id} where no answer can stand: the title and the properties of a survey are the same
// for every record.
func (c *checker) refuseInHeader() {
	s := c.file.Survey
	if s == nil {
		return
	}
	c.refuseInsertion(s.Title)
	for _, p := range s.Properties {
		c.refuseInsertion(p.Value)
	}
}

func (c *checker) refuseInsertion(t ast.Text) {
	for _, id := range t.Braced {
		if c.items[id] != nil {
			c.error("E327", t.Span, id)
			return
		}
	}
}

// inserted is a text in which each insertion is spelt as the item's id is, whatever dash is written in it.
func (c *checker) inserted(t ast.Text) string {
	return t.Respelt(func(id string) (string, bool) {
		base, _, _ := strings.Cut(id, ".") // 4.1 is the words for an option of 4
		return id, c.items[base] != nil
	}).Value
}

package check

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
)

// named is a declared condition. It is checked once, by itself, where any question may be used; what each use
// may reach is checked there, and the logic put in its place, so that nothing behind this phase knows of it.
type named struct {
	decl   *ast.Condition
	state  namedState
	cond   logic.Cond
	used   []operand // the questions in it, also through other conditions
	unique bool      // it compares rows
	broken bool
}

// namedState is how far the checking of a named condition has come.
type namedState int

const (
	unread namedState = iota
	begun
	finished
)

// mostUses bounds how often a condition uses questions once those it uses are written out: five that each use the
// one before ten times would make it a hundred thousand.
const mostUses = 3000

func (c *checker) declareNamed(d *ast.Condition) {
	name := d.Name.Name
	if keyword.Opens(name) || keyword.English(name) == "end" || keyword.English(name) == "not" || ir.Numbered(name) || strings.Contains(name, ".") {
		c.error("E328", d.Name.Span, name)
		return
	}
	if before, ok := c.named[name]; ok {
		c.twice("E303", d.Name, before.decl.Name.Span)
		return
	}
	c.named[name] = &named{decl: d, broken: d.Broken}
}

// refuseNamesakes refuses a condition that is called like a question, or like another way to write one.
func (c *checker) refuseNamesakes() {
	for _, name := range sortedNames(c.named) {
		n := c.named[name]
		if it := c.items[name]; it != nil {
			first, second := it.question.ID, n.decl.Name
			if declaredLater(c.file, it.question, n.decl) {
				first, second = second, first
			}
			c.twice("E303", second, first.Span)
			delete(c.named, name)
		} else if it := c.find(name); it != nil {
			c.error("E324", n.decl.Name.Span, name, it.id).WithRelated(it.question.ID.Span, "related.first")
		}
	}
}

func declaredLater(f *ast.File, a, b ast.Decl) bool {
	return slices.Index(f.Decls, a) > slices.Index(f.Decls, b)
}

// conditions checks every named condition, also those that nobody uses.
func (c *checker) conditions() {
	for _, d := range c.file.Decls {
		if d, ok := d.(*ast.Condition); ok && c.named[d.Name.Name] != nil && c.named[d.Name.Name].decl == d {
			c.readNamed(c.named[d.Name.Name])
		}
	}
}

// readNamed checks a condition once, those that it uses first.
func (c *checker) readNamed(n *named) {
	if n.state != unread {
		return
	}
	n.state = begun
	c.chain = append(c.chain, n.decl.Name.Name)
	r := &reader{checker: c, scope: scope{anyRow: true, inRule: true}}
	n.cond = r.whole(n.decl.If)
	n.unique = r.unique
	n.used, n.broken = r.used, n.broken || r.failed
	c.chain = c.chain[:len(c.chain)-1]
	n.state = finished
}

// substitute is the logic of a named condition that is used here. Its questions must be in reach here.
func (r *reader) substitute(n *named, e *ast.Name) logic.Cond {
	if n.state == begun {
		r.circle(n, e)
		return logic.Const{}
	}
	r.readNamed(n)
	r.uses++
	switch {
	case n.broken:
		r.failed = true
		return logic.Const{}
	case len(r.used)+len(n.used) > mostUses:
		r.fail("E421", e.Span, mostUses)
		return logic.Const{}
	}
	if r.unique = r.unique || n.unique; n.unique && !r.scope.inRule {
		r.fail("E826", e.Span)
	}
	for _, q := range n.used {
		r.reachThrough(e, q)
	}
	r.used = append(r.used, n.used...)
	return n.cond
}

// circle reports a condition that is used while it is being read, with the way from it back to it.
func (r *reader) circle(n *named, e *ast.Name) {
	name := n.decl.Name.Name
	way := append(slices.Clone(r.chain[slices.Index(r.chain, name):]), name)
	r.fail("E329", e.Span, name, strings.Join(way, " → ")).WithRelated(n.decl.Name.Span, "related.condition")
}

// reachThrough reports a question that a named condition uses and that this place cannot: here, and where
// the condition uses it.
func (r *reader) reachThrough(e *ast.Name, q operand) {
	switch {
	case r.failed:
		return
	case !r.scope.anyRow && !holds(r.scope.rows, q.item.group):
		r.ofOtherRow(operand{item: q.item, span: e.Span})
		return
	case !r.outOfReach(q):
		return
	}
	r.fail(r.scope.code, e.Span, q.item.id, r.scope.owner).WithRelated(q.span, "related.used")
}

// namedCondition is the condition of that name, nil where there is none.
func (c *checker) namedCondition(e ast.Expr) (*named, *ast.Name) {
	if name, ok := e.(*ast.Name); ok {
		return c.named[name.Name], name
	}
	return nil, nil
}

package include

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
)

// renamed are declarations under a prefix: a copy in which everything they declare is called by it, and so is
// every mention of that among them.
func renamed(decls []ast.Decl, prefix string) []ast.Decl {
	r := renamer{prefix: prefix, names: map[string]bool{}, lists: map[string]bool{}}
	for _, d := range decls {
		r.declare(d)
	}
	out := make([]ast.Decl, len(decls))
	for i, d := range decls {
		out[i] = r.decl(d)
	}
	return out
}

type renamer struct {
	prefix string
	names  map[string]bool // questions and conditions that are declared
	lists  map[string]bool
}

func (r renamer) declare(d ast.Decl) {
	switch d := d.(type) {
	case *ast.Question:
		r.names[d.ID.Name] = true
	case *ast.Matrix:
		r.names[d.Shared.ID.Name] = true
	case *ast.Condition:
		r.names[d.Name.Name] = true
	case *ast.Choices:
		r.lists[d.Name.Name] = true
	}
}

func (r renamer) decl(d ast.Decl) ast.Decl {
	switch d := d.(type) {
	case *ast.Question:
		return r.question(*d)
	case *ast.Matrix:
		m := *d
		m.Shared = r.question(*d.Shared)
		return &m
	case *ast.EndRepeat:
		return d
	case *ast.Condition:
		c := *d
		c.Name, c.If = r.own(d.Name), r.expr(d.If)
		return &c
	case *ast.Choices:
		c := *d
		c.Name, c.Options = r.own(d.Name), r.options(d.Options)
		return &c
	case *ast.Section:
		s := *d
		s.ID, s.Title = r.own(d.ID), r.text(d.Title)
		return &s
	case *ast.Closing:
		c := *d
		c.Title = r.text(d.Title)
		return &c
	case *ast.Language:
		return d // which is refused
	}
	panic(fmt.Sprintf("include: no renaming of %T", d))
}

// question is a copy of q, which may be a computed item.
func (r renamer) question(q ast.Question) *ast.Question {
	q.ID, q.Text = r.own(q.ID), r.text(q.Text)
	q.Unit, q.Note = r.textAt(q.Unit), r.textAt(q.Note)
	if q.Pattern != nil {
		pattern := *q.Pattern
		pattern.Words = r.textAt(pattern.Words)
		q.Pattern = &pattern
	}
	if q.Type != nil && q.Type.List {
		named := *q.Type
		named.Name = r.mention(named.Name, r.lists)
		q.Type = &named
	}
	if q.Of != nil {
		of := r.mention(*q.Of, r.names)
		q.Of = &of
	}
	if q.Was != nil {
		was := r.own(*q.Was)
		q.Was = &was
	}
	q.Options = r.options(q.Options)
	clauses := make([]ast.Clause, len(q.Clauses))
	for i, c := range q.Clauses {
		clauses[i] = r.clause(c)
	}
	q.Clauses = clauses
	if q.Compute != nil {
		q.Compute = r.expr(q.Compute)
	}
	if q.Repeat != nil && q.Repeat.Times != nil {
		q.Repeat = &ast.Repeat{Bound: q.Repeat.Bound, Times: r.expr(q.Repeat.Times)}
	}
	return &q
}

func (r renamer) options(options []*ast.Option) []*ast.Option {
	out := make([]*ast.Option, len(options))
	for i, o := range options {
		copied := *o
		copied.Text = r.text(o.Text)
		if o.If != nil {
			copied.If = r.expr(o.If)
		}
		out[i] = &copied
	}
	return out
}

func (r renamer) clause(c ast.Clause) ast.Clause {
	switch c := c.(type) {
	case *ast.Skip:
		s := *c
		s.If = r.expr(c.If)
		if s.Target = r.mention(c.Target, r.names); c.End {
			s.Target = c.Target
		}
		return &s
	case *ast.Ask:
		a := *c
		a.If = r.expr(c.If)
		return &a
	case *ast.Default:
		d := *c
		d.Value = r.expr(c.Value)
		if c.If != nil {
			d.If = r.expr(c.If)
		}
		return &d
	case *ast.Assert:
		return r.assert(*c)
	}
	panic(fmt.Sprintf("include: no renaming of %T", c))
}

// assert is a copy of a.
func (r renamer) assert(a ast.Assert) *ast.Assert {
	a.Text, a.Cond = r.text(a.Text), r.expr(a.Cond)
	if a.Name != nil {
		name := r.own(*a.Name)
		a.Name = &name
	}
	return &a
}

// own is a name that is declared.
func (r renamer) own(id ast.Ident) ast.Ident {
	if id.Name != "" {
		id.Name = r.prefix + id.Name
	}
	id.Prefix = r.prefix + id.Prefix
	return id
}

// mention is a name that may be one of those declared.
func (r renamer) mention(id ast.Ident, declared map[string]bool) ast.Ident {
	id.Prefix = r.prefix + id.Prefix
	base, code, dotted := strings.Cut(id.Name, ".")
	if number, ok := strings.CutPrefix(base, "Q"); ok && !declared[base] && numbered.MatchString(number) {
		base = number
	}
	if !declared[base] {
		return id
	}
	if id.Name = r.prefix + base; dotted {
		id.Name += "." + code
	}
	return id
}

// numbered is an id before which Q may stand.
var numbered = regexp.MustCompile(`^[0-9]`)

// text is a text in which {id} follows the id.
func (r renamer) text(t ast.Text) ast.Text {
	return t.Respelt(func(name string) (string, bool) {
		base, _, _ := strings.Cut(name, ".")
		return r.prefix + name, r.names[base]
	})
}

func (r renamer) textAt(t *ast.Text) *ast.Text {
	if t == nil {
		return nil
	}
	changed := r.text(*t)
	return &changed
}

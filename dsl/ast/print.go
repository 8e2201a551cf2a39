package ast

import (
	"fmt"
	"strings"
)

// Print shows a tree as text, one node a line, without places: two files that print alike are
// the same survey. It is for tests and for looking at trees.
func Print(f *File) string {
	p := &printer{}
	p.survey(f.Survey)
	for _, d := range f.Decls {
		p.decl(d)
	}
	return p.String()
}

type printer struct{ strings.Builder }

func (p *printer) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *printer) survey(s *Survey) {
	if s == nil {
		return
	}
	p.line("survey %s %q", s.ID.Name, s.Title.Value)
	for _, prop := range s.Properties {
		p.line("  %s %q", prop.Key.Name, prop.Value.Value)
	}
}

func (p *printer) decl(d Decl) {
	switch d := d.(type) {
	case *Choices:
		p.choices(d)
	case *Section:
		p.line("section %s %q", d.ID.Name, d.Title.Value)
	case *Closing:
		p.line("closing %q", d.Title.Value)
	case *Question:
		p.question(d)
	case *Matrix:
		p.asked("matrix", d.Shared)
	case *Condition:
		p.line("condition %s if %s%s", d.Name.Name, Sprint(d.If), broken(d.Broken))
	case *EndRepeat:
		p.line("endrepeat")
	case *Include:
		p.line("include %q%s", d.Path.Value, prefix(d.Prefix))
	case *Language:
		p.line("language %s %q from %q%s", d.Code.Name, d.Name.Value, d.From.Value, broken(d.Broken))
	default:
		panic(fmt.Sprintf("ast: no printing of %T", d))
	}
}

func prefix(n *Ident) string {
	if n == nil {
		return ""
	}
	return " prefix " + n.Name
}

func (p *printer) choices(c *Choices) {
	from := ""
	if c.From != nil {
		from = fmt.Sprintf(" from %q", c.From.Value)
	}
	p.line("choices %s%s%s", c.Name.Name, from, broken(c.Broken))
	for _, o := range c.Options {
		p.option(o)
	}
}

func (p *printer) question(q *Question) { p.asked(q.word(), q) }

func (p *printer) asked(word string, q *Question) {
	p.line("%s %s %q%s%s%s", word, q.ID.Name, q.Text.Value, q.modifiers(), q.term(), broken(q.Broken))
	for _, o := range q.Options {
		p.option(o)
	}
	for _, c := range q.Clauses {
		p.clause(c)
	}
}

func (q *Question) word() string {
	switch {
	case q.Compute != nil:
		return "compute"
	case q.Repeat != nil:
		return "repeat"
	}
	if q.Row {
		return "row"
	}
	return "question"
}

func (q *Question) term() string {
	switch {
	case q.Compute != nil:
		return " as " + Sprint(q.Compute)
	case q.Repeat != nil && q.Repeat.Times != nil:
		return q.Repeat.Bound.text() + " times " + Sprint(q.Repeat.Times)
	case q.Repeat != nil:
		return q.Repeat.Bound.text()
	}
	return ""
}

func (q *Question) modifiers() string {
	var b strings.Builder
	if q.Type != nil {
		b.WriteString(" " + q.Type.Name.Name + q.Type.Bound.text())
	}
	if q.Of != nil {
		b.WriteString(" of " + q.Of.Name)
	}
	if q.Multi != nil {
		b.WriteString(" " + q.Multi.Word() + q.Multi.Bound.text())
	}
	if q.Optional != nil {
		b.WriteString(" optional")
	}
	if q.Locked != nil {
		b.WriteString(" locked")
	}
	if q.Shuffle != nil {
		b.WriteString(" shuffle")
	}
	if q.Was != nil {
		b.WriteString(" was " + q.Was.Name)
	}
	if q.Unit != nil {
		fmt.Fprintf(&b, " unit %q", q.Unit.Value)
	}
	if q.Note != nil {
		fmt.Fprintf(&b, " note %q", q.Note.Value)
	}
	b.WriteString(q.Pattern.text())
	for _, kind := range q.NoAnswers {
		b.WriteString(" " + kind.Name)
	}
	return b.String()
}

func (p *Pattern) text() string {
	switch {
	case p == nil:
		return ""
	case p.Words == nil:
		return fmt.Sprintf(" pattern %q", p.Regexp.Value)
	}
	return fmt.Sprintf(" pattern %q %q", p.Regexp.Value, p.Words.Value)
}

func (b *Bound) text() string {
	if b == nil {
		return ""
	}
	return " " + b.Low.text() + ".." + b.High.text()
}

func (n *Number) text() string {
	if n == nil {
		return ""
	}
	return n.Text
}

func broken(is bool) string {
	if is {
		return " (broken)"
	}
	return ""
}

func (p *printer) option(o *Option) {
	marks := ""
	if o.Exclusive {
		marks += " exclusive"
	}
	if o.Specify != nil {
		marks += " specify"
	}
	p.line("  option %s %q%s", code(&o.Code), o.Text.Value, marks+on(o.If))
}

func code(n *Number) string {
	if n.Code {
		return "(" + n.Text + ")"
	}
	return n.Text
}

func (p *printer) clause(c Clause) {
	switch c := c.(type) {
	case *Skip:
		p.line("  skip goto %s%s if %s%s", c.Target.Name, end(c), Sprint(c.If), broken(c.Broken))
	case *Ask:
		p.line("  ask if %s%s", Sprint(c.If), broken(c.Broken))
	case *Default:
		p.line("  default %s%s%s", Sprint(c.Value), on(c.If), broken(c.Broken))
	case *Assert:
		p.line("  assert %s%s %q%s %s %s%s", severity(c), name(c.Name), c.Text.Value, since(c.Since), when(c), Sprint(c.Cond), broken(c.Broken))
	default:
		panic(fmt.Sprintf("ast: no printing of %T", c))
	}
}

func on(condition Expr) string {
	if condition == nil {
		return ""
	}
	return " if " + Sprint(condition)
}

func end(s *Skip) string {
	if s.End || s.Next {
		return "!"
	}
	return ""
}

func severity(a *Assert) string {
	if a.Block {
		return "block"
	}
	return "warn"
}

func since(version *Text) string {
	if version == nil {
		return ""
	}
	return fmt.Sprintf(" from version %q", version.Value)
}

func name(n *Ident) string {
	if n == nil {
		return ""
	}
	return " " + n.Name
}

func when(a *Assert) string {
	if a.Unless {
		return "unless"
	}
	return "if"
}

// Sprint shows an expression with every operator's reach in parentheses.
func Sprint(e Expr) string {
	switch e := e.(type) {
	case *Name:
		return e.Name
	case *Number:
		return code(e)
	case *String:
		return fmt.Sprintf("%q", e.Value)
	case *Set:
		return "{" + list(e.Members) + "}"
	case *Unary:
		return fmt.Sprintf("(%s %s)", e.Op, Sprint(e.X))
	case *Binary:
		return fmt.Sprintf("(%s %s %s)", Sprint(e.Left), e.Op, Sprint(e.Right))
	case *Call:
		return e.Func.Name + "(" + arguments(e) + ")"
	case *Bad:
		return "?"
	}
	panic(fmt.Sprintf("ast: no printing of %T", e))
}

func arguments(e *Call) string {
	if e.Filter == nil {
		return list(e.Args)
	}
	first := []string{Sprint(e.Args[0]) + " where " + Sprint(e.Filter)}
	for _, a := range e.Args[1:] {
		first = append(first, Sprint(a))
	}
	return strings.Join(first, ", ")
}

func list(es []Expr) string {
	parts := make([]string, len(es))
	for i, e := range es {
		parts[i] = Sprint(e)
	}
	return strings.Join(parts, ", ")
}

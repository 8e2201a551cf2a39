package syntax

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// view turns places in a part into nodes of the tree.
type view struct {
	file *source.File
	part *Part
}

func (p *parser) view(part *Part) view { return view{p.file, part} }

func (v view) ident(n place) ast.Ident   { return identOf(v.file, v.part.Tokens[n.at]) }
func (v view) text(n place) ast.Text     { return textOf(v.file, v.part.Tokens[n.at]) }
func (v view) span(at int) source.Span   { return v.part.Tokens[at].span(v.file) }
func (v view) whole() source.Span        { return v.span(0).To(v.span(len(v.part.Tokens) - 1)) }
func (v view) number(n place) ast.Number { return *numberOf(v.file, v.part.Tokens[n.at]) }

func (p *parser) survey(part *Part, i int) {
	form, _ := readPart(p, surveys, part)
	v := p.view(part)
	p.own(nil, nil)
	switch {
	case p.tree.Survey != nil:
		p.report("E202", v.span(0)).WithRelated(p.tree.Survey.Span, "related.first")
		return
	case i > 0 && !p.headless():
		p.report("E229", v.span(0))
	}
	s := &ast.Survey{ID: v.ident(form.ID.place), Title: v.text(form.Title.place), Span: v.whole()}
	for _, f := range form.Properties {
		s.Properties = append(s.Properties, v.property(f))
	}
	p.tree.Survey = s
}

func (v view) property(f propertyForm) ast.Property {
	key := v.ident(f.Key.place)
	if w := keyword.Of(key.Name); w != nil && w.Role == keyword.Property {
		key.Name = w.English
	}
	return ast.Property{Key: key, Value: v.text(f.Value.place)}
}

func (p *parser) declare(d ast.Decl) { p.tree.Decls = append(p.tree.Decls, d) }

func (p *parser) list(part *Part) {
	form, sound := readPart(p, lists, part)
	v := p.view(part)
	c := &ast.Choices{Name: v.ident(form.Name.place), Span: v.whole(), Broken: !sound}
	if form.From != nil {
		from := v.text(form.From.place)
		c.From = &from
	}
	p.declare(c)
	p.keep(nil, c)
}

// keep makes a declaration the owner of what follows, unless junk at its end showed that what follows
// belongs to something else.
func (p *parser) keep(q *ast.Question, c *ast.Choices) {
	if !p.lost {
		p.own(q, c)
	}
}

func (p *parser) section(part *Part) {
	p.lost = false
	form, _ := readPart(p, sections, part)
	v := p.view(part)
	p.declare(&ast.Section{ID: v.ident(form.ID.place), Title: v.text(form.Title.place), Span: v.whole()})
	p.keep(nil, nil)
}

func (p *parser) closing(part *Part) {
	p.lost = false
	form, _ := readPart(p, closings, part)
	v := p.view(part)
	p.declare(&ast.Closing{Title: v.text(form.Title.place), Span: v.whole()})
	p.keep(nil, nil)
}

func (p *parser) item(part *Part) {
	p.lost = false
	form, sound := readPart(p, questions, part)
	v := p.view(part)
	q := &ast.Question{ID: v.ident(form.ID.place), Text: v.text(form.Text.place), Span: v.whole()}
	q.Broken = !sound || part.Tokens[form.Text.at].wrong == unclosedText // which has swallowed what follows
	q.Type = v.typeRef(form.Type)
	for _, m := range form.Modifiers {
		p.modifier(v, q, m)
	}
	p.declare(q)
	p.keep(q, nil)
}

func (p *parser) compute(part *Part) {
	p.lost = false
	form, sound := readPart(p, computes, part)
	v := p.view(part)
	q := &ast.Question{ID: v.ident(form.ID.place), Text: v.text(form.Text.place), Broken: !sound}
	for _, m := range form.Notes {
		p.modifier(v, q, modifierForm{Pos: m.Pos, Unit: m.Unit, Note: m.Note})
	}
	q.Compute = p.tail(part, form.As)
	q.Span = p.view(part).whole()
	p.declare(q)
	p.keep(q, nil)
}

// repeat is the head of a repeated group.
func (p *parser) repeat(part *Part) {
	p.lost = false
	form, sound := readPart(p, repeats, part)
	v := p.view(part)
	q := &ast.Question{ID: v.ident(form.ID.place), Text: v.text(form.Text.place), Broken: !sound}
	q.Repeat = &ast.Repeat{Bound: v.bound(form.Bound)}
	if form.Note != nil {
		q.Note = v.textAt(form.Note)
	}
	if form.Times != nil {
		q.Repeat.Times = p.times(part, q, *form.Times)
	}
	q.Span = p.view(part).whole()
	p.declare(q)
	p.keep(q, nil)
}

// times reads how many rows there are. The note may stand behind it, where no term goes on.
func (p *parser) times(part *Part, q *ast.Question, c condition) ast.Expr {
	end := len(part.Tokens)
	if end-2 > c.at && part.Tokens[end-2].Is("note") && part.Tokens[end-1].Kind == String && q.Note == nil {
		end -= 2
	}
	note := part.Tokens[end:]
	part.Tokens = part.Tokens[:end:end]
	e := p.tail(part, c)
	if part.Tokens = append(part.Tokens, note...); len(note) > 0 {
		text := textOf(p.file, note[1])
		q.Note = &text
	}
	return e
}

func (p *parser) endRepeat(part *Part) {
	p.lost = false
	readPart(p, endRepeats, part)
	p.declare(&ast.EndRepeat{Span: p.view(part).span(0)})
	p.keep(nil, nil)
}

// named is `condition NAME if …`, which may stand between any two parts at top level.
func (p *parser) named(part *Part) {
	p.lost = false
	form, sound := readPart(p, conditions, part)
	d := &ast.Condition{Name: p.view(part).ident(form.Name.place), Broken: !sound}
	d.If = p.tail(part, form.If)
	d.Span = p.view(part).whole()
	p.declare(d)
	p.keep(nil, nil)
}

func (p *parser) include(part *Part) {
	p.lost = false
	form, _ := readPart(p, includes, part)
	v := p.view(part)
	d := &ast.Include{Path: v.text(form.Path.place), Span: v.whole()}
	if form.Prefix != nil {
		d.Prefix = p.prefix(v, form.Prefix.place)
	}
	p.declare(d)
	p.keep(nil, nil)
}

func (p *parser) language(part *Part) {
	p.lost = false
	form, sound := readPart(p, languages, part)
	v := p.view(part)
	p.declare(&ast.Language{Code: v.ident(form.Code.place), Name: v.text(form.Name.place), From: v.text(form.From.place), Span: v.whole(), Broken: !sound})
	p.keep(nil, nil)
}

// prefix is a name that an id may follow.
func (p *parser) prefix(v view, at place) *ast.Ident {
	name := v.ident(at)
	if t := v.part.Tokens[at.at]; !t.isWord() || strings.Contains(t.Text, ".") {
		p.report("E236", name.Span, name.Name)
	}
	return &name
}

func (v view) typeRef(f *typeForm) *ast.TypeRef {
	if f == nil {
		return nil
	}
	word := v.part.Tokens[f.Name.at]
	t := &ast.TypeRef{Name: v.ident(f.Name.place), List: !keyword.Is(word.Keyword, keyword.Type), Bound: v.bound(f.Bound)}
	if !t.List {
		t.Name.Name = word.Keyword
	}
	return t
}

func (v view) bound(f *boundForm) *ast.Bound {
	if f == nil {
		return nil
	}
	first, last := f.Tokens[0].Pos.Offset, f.Tokens[len(f.Tokens)-1].Pos.Offset
	return &ast.Bound{Low: v.end(f.Low), High: v.end(f.High), Span: v.span(first).To(v.span(last))}
}

// end is one end of a bound, nil when it is open.
func (v view) end(f *number) *ast.Number {
	if f == nil {
		return nil
	}
	n := v.number(f.place)
	if f.negative {
		v.part.Tokens[f.at-1].Role = Sign
		n.Text, n.Value = "-"+n.Text, -n.Value
		n.Span = v.span(f.at - 1).To(n.Span)
	}
	return &n
}

func (p *parser) modifier(v view, q *ast.Question, f modifierForm) {
	at := f.Pos.Offset
	span := v.span(at)
	switch {
	case f.Multi != nil && q.Multi == nil:
		q.Multi = &ast.Multi{Bound: v.bound(f.Multi.Bound), Ordered: v.part.Tokens[at].Is("ranking"), Span: span}
	case f.Optional && q.Optional == nil:
		q.Optional = &span
	case f.Locked && q.Locked == nil:
		q.Locked = &span
	case f.Shuffle && q.Shuffle == nil:
		q.Shuffle = &span
	case f.Of != nil && q.Of == nil:
		of := v.ident(f.Of.place)
		q.Of = &of
	case f.Was != nil && q.Was == nil:
		was := v.ident(f.Was.place)
		q.Was = &was
	case f.Unit != nil && q.Unit == nil:
		q.Unit = v.textAt(f.Unit)
	case f.Note != nil && q.Note == nil:
		q.Note = v.textAt(f.Note)
	case f.Pattern != nil && q.Pattern == nil:
		q.Pattern = v.pattern(f.Pattern, span)
	case f.Offer != nil && !q.Offers(v.part.Tokens[at].Keyword):
		q.NoAnswers = append(q.NoAnswers, ast.Ident{Name: v.part.Tokens[at].Keyword, Span: span})
	default:
		p.report("E222", span, v.part.Tokens[at].Text)
	}
}

func (v view) pattern(f *patternForm, span source.Span) *ast.Pattern {
	p := &ast.Pattern{Regexp: v.text(f.Regexp.place), Span: span}
	if f.Words != nil {
		p.Words = v.textAt(f.Words)
	}
	return p
}

func (v view) textAt(f *text) *ast.Text {
	t := v.text(f.place)
	return &t
}

func (p *parser) option(part *Part, i int) {
	form, sound := readPart(p, options, part)
	v := p.view(part)
	o := &ast.Option{Code: v.number(form.Code.place), Text: v.text(form.Text.place), Span: v.whole()}
	for _, m := range form.Marks {
		p.mark(v, o, m)
	}
	if form.If != nil {
		o.If = p.tail(part, *form.If)
		o.Span = p.view(part).whole()
	}
	switch {
	case p.ofRows(part):
	case p.choices != nil:
		p.choices.Options = append(p.choices.Options, o)
		p.choices.Span.End = o.Span.End
		p.choices.Broken = p.choices.Broken || !sound
	case p.question != nil:
		p.question.Options = append(p.question.Options, o)
		p.question.Span.End = o.Span.End
		p.question.Broken = p.question.Broken || !sound
	default:
		p.homeless("E211", v)
	}
	last := i+1 == len(p.parts) || p.parts[i+1].Opens != "option"
	for _, m := range form.Modifiers {
		p.modifierBehind(v, m, last)
	}
}

// modifierBehind gives a modifier behind an option to the question, if it is the question's last.
func (p *parser) modifierBehind(v view, f modifierForm, last bool) {
	if p.question != nil && last {
		p.modifier(v, p.question, f)
		return
	}
	t := v.part.Tokens[f.Pos.Offset]
	p.report("E225", t.span(p.file), t.Text)
}

func (p *parser) mark(v view, o *ast.Option, f markForm) {
	span := v.span(f.Pos.Offset)
	switch {
	case f.Exclusive && !o.Exclusive:
		o.Exclusive = true
	case f.Specify && o.Specify == nil:
		o.Specify = &span
	default:
		p.report("E222", span, v.part.Tokens[f.Pos.Offset].Text)
	}
}

// homeless reports an option or clause that no question stands above. Only the first of a run is:
// the others follow from it.
func (p *parser) homeless(code catalogue.Code, v view) {
	if !p.lost {
		p.report(code, v.span(0), v.part.Tokens[0].Text)
	}
	p.lost = true
}

func (p *parser) skip(part *Part) {
	form, sound := readPart(p, skips, part)
	s := &ast.Skip{Target: p.view(part).ident(form.Target.place), Broken: !sound}
	switch target := part.Tokens[form.Target.at]; {
	case target.Is("end"):
		s.Target.Name, s.End = "end", true
	case target.Is("next"):
		s.Next = true
	}
	s.If = p.tail(part, form.If)
	s.Span = p.view(part).whole()
	p.clause(part, s)
}

func (p *parser) ask(part *Part) {
	form, sound := readPart(p, asks, part)
	a := &ast.Ask{If: p.tail(part, form.If), Broken: !sound}
	a.Span = p.view(part).whole()
	p.clause(part, a)
}

func (p *parser) assert(part *Part) {
	form, sound := readPart(p, asserts, part)
	v := p.view(part)
	a := &ast.Assert{Block: form.Block, Text: v.text(form.Text.place), Unless: form.Unless, Broken: !sound}
	if form.Name != nil {
		name := v.ident(form.Name.place)
		a.Name = &name
	}
	p.since(v, a, form.Since)
	a.Cond = p.tail(part, form.Cond)
	a.Span = p.view(part).whole()
	p.clause(part, a)
}

// tail reads the condition that a part ends in.
func (p *parser) tail(part *Part, c condition) ast.Expr {
	e, tokens := p.condition(part.Tokens[c.at-1], part.Tokens[c.at:])
	part.Tokens = append(part.Tokens[:c.at:c.at], tokens...)
	return e
}

// clause gives a clause to the question above.
func (p *parser) clause(part *Part, c ast.Clause) {
	if p.question == nil {
		p.homeless("E212", p.view(part))
		return
	}
	if p.ofRows(part) {
		return
	}
	p.question.Clauses = append(p.question.Clauses, c)
	p.question.Span.End = p.view(part).whole().End
}

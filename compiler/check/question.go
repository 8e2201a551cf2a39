package check

import (
	"math"
	"slices"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/qtype"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
)

// questions lays out sections and items in source order and finds each item's domain.
func (c *checker) questions() {
	var closing *ast.Closing
	c.refuseInHeader()
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.Section:
			c.section(d, closing)
		case *ast.Closing:
			closing = c.close(d, closing)
		case *ast.Matrix:
			c.matrix(d)
		case *ast.Question:
			c.layInGroup(c.itemOf(d))
		case *ast.EndRepeat:
			c.closeGroup(d)
		}
	}
	c.closeAll()
	c.ids = sortedNames(c.items)
}

// itemOf is the item of a question, whether or not its id means it.
func (c *checker) itemOf(q *ast.Question) *item {
	if it := c.items[q.ID.Name]; it != nil && it.question == q {
		return it
	}
	return c.again[slices.IndexFunc(c.again, func(it *item) bool { return it.question == q })]
}

func (c *checker) section(d *ast.Section, closing *ast.Closing) {
	c.refuseOpen("E812", d.Span)
	if closing != nil {
		c.error("E319", d.Span).WithRelated(closing.Span, "related.closing")
	}
	c.survey.Sections = append(c.survey.Sections, ir.Section{ID: d.ID.Name, Title: c.inserted(d.Title)})
}

func (c *checker) close(d, before *ast.Closing) *ast.Closing {
	c.refuseOpen("E812", d.Span)
	if before != nil {
		c.error("E320", d.Span).WithRelated(before.Span, "related.first")
		return before
	}
	c.survey.Sections = append(c.survey.Sections, ir.Section{Title: c.inserted(d.Title), Closing: true})
	c.closing = len(c.survey.Items)
	return d
}

// layInGroup lays a question, or opens the group that it heads.
func (c *checker) layInGroup(it *item) {
	it.group = c.inGroup()
	c.lay(it)
	if it.isGroup() {
		c.openGroup(it)
	}
}

// lay appends a question and, behind it, an item for each option that asks for words.
func (c *checker) lay(it *item) {
	q := it.question
	domain, specify, ok := c.domain(q)
	if q.Pattern != nil && ok && domain.Type != "text" {
		c.error("E340", q.Pattern.Span)
	}
	domain.None = c.noAnswers(q, domain.Options)
	it.domain, it.broken, it.closing = domain, !ok, c.closing >= 0
	it.position = len(c.survey.Items)
	if q.Row && len(c.survey.Matrices) > 0 {
		m := &c.survey.Matrices[len(c.survey.Matrices)-1]
		m.Items = append(m.Items, it.id)
	}
	c.append(it.id, q, ir.Item{
		Text: c.inserted(q.Text), Note: c.insertedAt(q.Note), Unit: c.insertedAt(q.Unit), Domain: domain,
		Optional: q.Optional != nil, Locked: q.Locked != nil, Shuffle: c.shuffled(it, specify), Was: c.was(q),
	})
	for _, o := range domain.Options {
		if specify[o.Code] {
			c.laySpecify(it, o)
		}
	}
}

func (c *checker) laySpecify(owner *item, o ir.Option) {
	text, _ := qtype.Of("text")
	id := owner.id + "." + strconv.Itoa(o.Code)
	if c.items[id] == nil {
		c.items[id] = &item{id: id, question: owner.question, owner: owner, group: owner.group, position: len(c.survey.Items), domain: text.Domain, closing: owner.closing}
	}
	c.append(id, owner.question, ir.Item{Text: o.Text, Domain: text.Domain, Locked: owner.question.Locked != nil, Was: dotted(c.was(owner.question), o.Code), Specify: &ir.Specify{Item: owner.id, Code: o.Code}})
}

func (c *checker) append(id string, q *ast.Question, it ir.Item) {
	it.ID, it.Section, it.Line = id, len(c.survey.Sections)-1, q.ID.Span.Pos().Line
	if group := c.inGroup(); group != nil {
		it.Group = group.id
	}
	c.survey.Items = append(c.survey.Items, it)
	computed := q.Compute != nil
	c.routes = append(c.routes, route.Item{ID: id, Domain: it.Domain, Optional: it.Optional, Specify: it.Specify, Computed: computed})
	c.spans = append(c.spans, q.ID.Span)
}

func (c *checker) insertedAt(t *ast.Text) string {
	if t == nil {
		return ""
	}
	return c.inserted(*t)
}

// domain is what a question's answers may be; ok is false when that cannot be told.
func (c *checker) domain(q *ast.Question) (d ir.Domain, specify map[int]bool, ok bool) {
	switch {
	case q.Compute != nil:
		return d, nil, true // which its term tells
	case q.Repeat != nil:
		return c.rows(q), nil, true
	case q.Type == nil && len(q.Options) == 0:
		if !q.Broken && !q.Row {
			c.error("E311", q.ID.Span, q.ID.Name)
		}
		return d, nil, false
	case q.Type == nil:
		options, specify := c.options(q.Options)
		d, ok := c.choice(q, options)
		return d, specify, ok && !q.Broken
	case !q.Type.List:
		d, ok := c.typed(q)
		return d, nil, ok
	}
	return c.listed(q)
}

// listed is the domain of a question that names a list.
func (c *checker) listed(q *ast.Question) (d ir.Domain, specify map[int]bool, ok bool) {
	name := q.Type.Name
	if len(q.Options) > 0 {
		c.error("E312", q.Options[0].Span, name.Name)
	}
	l := c.lists[name.Name]
	if l == nil {
		report := c.error("E307", name.Span, name.Name)
		for _, near := range nearest.To(name.Name, append(asWritten(name.Prefix, sortedNames(c.lists)), keyword.With(keyword.Type, keyword.Modifier, keyword.Offer)...)) {
			report.WithFix(name.Span, near)
		}
		return d, nil, false
	}
	if q.Type.Bound != nil {
		c.error("E314", q.Type.Bound.Span)
	}
	d, ok = c.choice(q, l.options)
	return d, l.specify, ok && !l.broken
}

// choice is the domain of a question with options.
func (c *checker) choice(q *ast.Question, options []ir.Option) (ir.Domain, bool) {
	d := ir.Domain{Kind: ir.Choice, Options: options, Type: "choice"}
	if q.Multi == nil {
		return d, true
	}
	d.Kind, d.Type, d.Ordered = ir.Choices, q.Multi.Word(), q.Multi.Ordered
	if d.Ordered && q.Multi.Bound == nil {
		c.rankAll(&d, q)
		return d, true
	}
	c.bound(&d, q.Multi.Bound, true)
	return d, true
}

// rankAll lets a ranking without a bound take all options: none may stand alone, or not be offered.
func (c *checker) rankAll(d *ir.Domain, q *ast.Question) {
	alone := slices.ContainsFunc(d.Options, func(o ir.Option) bool { return o.Exclusive })
	offered := slices.ContainsFunc(q.Options, func(o *ast.Option) bool { return o.If != nil })
	if alone || offered || q.Of != nil {
		c.error("E343", q.Multi.Span)
	}
	all := float64(len(d.Options))
	d.Min, d.Max = &all, &all
}

// typed is the domain of a question with a type.
func (c *checker) typed(q *ast.Question) (ir.Domain, bool) {
	word := q.Type.Name
	t, _ := qtype.Of(keyword.English(word.Name))
	if len(q.Options) > 0 {
		c.error("E312", q.Options[0].Span, word.Name)
	}
	if q.Multi != nil {
		c.error("E313", q.Multi.Span, word.Name)
	}
	if q.Type.Bound != nil && !t.Bounded {
		c.error("E314", q.Type.Bound.Span)
		return t.Domain, true
	}
	d := t.Domain
	if d.Kind == ir.Choice {
		return c.rating(d, q)
	}
	c.bound(&d, q.Type.Bound, d.Integer || d.Kind == ir.Text)
	c.pattern(&d, q.Pattern)
	return d, true
}

// rating is a choice of the whole numbers of a bound.
func (c *checker) rating(d ir.Domain, q *ast.Question) (ir.Domain, bool) {
	low, high, ok := steps(q.Type.Bound)
	if !ok {
		c.error("E342", q.Type.Name.Span)
		return d, false
	}
	for code := low; code <= high; code++ {
		d.Options = append(d.Options, ir.Option{Code: code, Text: strconv.Itoa(code)})
	}
	return d, true
}

// mostSteps is how many steps of a rating fit on a line of the form.
const mostSteps = 20

func steps(b *ast.Bound) (low, high int, ok bool) {
	if b == nil || b.Low == nil || b.High == nil || !value.IsWhole(b.Low.Value) || !value.IsWhole(b.High.Value) {
		return 0, 0, false
	}
	low, high = int(b.Low.Value), int(b.High.Value)
	return low, high, low < high && high-low < mostSteps
}

// pattern sets the form of a text. Its words are the author's, or the pattern itself.
func (c *checker) pattern(d *ir.Domain, p *ast.Pattern) {
	if p == nil {
		return
	}
	shared, err := value.SharedPattern(p.Regexp.Value)
	if err != nil {
		c.error("E411", p.Regexp.Span, p.Regexp.Value)
		return
	}
	d.Pattern, d.Expects = shared, p.Regexp.Value
	if p.Words != nil {
		c.refuseInsertion(*p.Words)
		d.Expects = p.Words.Value
	}
}

// bound sets the ends of a domain. What a condition may ask does not hang on them.
func (c *checker) bound(d *ir.Domain, b *ast.Bound, whole bool) {
	if b == nil {
		return
	}
	d.Min, d.Max = c.end(d, b.Low, whole), c.end(d, b.High, whole)
	if d.Min != nil && d.Max != nil && *d.Min > *d.Max {
		c.error("E315", b.Span).WithFix(b.Span, b.High.Text+".."+b.Low.Text)
	}
	if d.Kind == ir.Text && d.Max != nil && *d.Max == 0 {
		c.error("E341", b.High.Span)
	}
	if d.Kind == ir.Choices && (d.Min != nil && *d.Min > float64(len(d.Options)) || d.Max != nil && *d.Max < 1) {
		c.error("E326", b.Span, len(d.Options))
	}
}

func (c *checker) end(d *ir.Domain, n *ast.Number, whole bool) *float64 {
	if n == nil {
		return nil
	}
	if whole && n.Value != math.Trunc(n.Value) || math.Abs(n.Value) > value.Limit || countsParts(d) && n.Value < 0 {
		c.error("E317", n.Span, n.Text)
	}
	v := n.Value + 0
	return &v
}

// countsParts holds where a bound is about marks, characters or rows.
func countsParts(d *ir.Domain) bool {
	return d.Kind == ir.Choices || d.Kind == ir.Text || d.Kind == ir.Rows
}

// options are the options of one question or list. The codes that ask for words are in specify.
func (c *checker) options(decls []*ast.Option) (options []ir.Option, specify map[int]bool) {
	first := map[int]source.Span{}
	specify = map[int]bool{}
	for _, o := range decls {
		code, ok := c.code(o.Code)
		if !ok {
			continue
		}
		if before, twice := first[code]; twice {
			c.error("E308", o.Code.Span, o.Code.Span.Text(), line(o.Code.Span, before)).WithRelated(before, "related.first")
			continue
		}
		first[code] = o.Code.Span
		specify[code] = o.Specify != nil
		options = append(options, ir.Option{Code: code, Text: c.inserted(o.Text), Exclusive: o.Exclusive})
	}
	return options, specify
}

func (c *checker) code(n ast.Number) (int, bool) {
	if !value.IsWhole(n.Value) {
		c.error("E325", n.Span, n.Span.Text())
		return 0, false
	}
	return int(n.Value), true
}

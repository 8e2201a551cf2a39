package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// declare enters every name of the file, so that it can be used before it is declared.
func (c *checker) declare() {
	c.header()
	c.declareItems() // which the texts of lists may insert
	c.declareMatrices()
	sections := map[string]source.Span{}
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.Choices:
			c.declareList(d)
		case *ast.Condition:
			c.declareNamed(d)
		case *ast.Section:
			c.first(sections, d.ID, "E309")
		}
	}
	c.refuseAliases()
	c.refuseNamesakes()
	if c.file.Survey != nil && len(c.order) == 0 && !c.diags.HasErrors() {
		c.diags.Add(diag.New("E321", c.file.Source.Span(len(c.file.Source.Text), len(c.file.Source.Text))))
	}
}

func (c *checker) header() {
	s := c.file.Survey
	if s == nil {
		return // which the parser has reported
	}
	c.survey.ID, c.survey.Title = s.ID.Name, s.Title.Value
	keys := map[string]source.Span{}
	for _, p := range s.Properties {
		c.first(keys, p.Key, "E322")
		c.survey.Properties = append(c.survey.Properties, ir.Property{Key: p.Key.Name, Value: p.Value.Value})
	}
}

// first enters a name into seen, or reports with code that it stands there already.
func (c *checker) first(seen map[string]source.Span, id ast.Ident, code catalogue.Code) bool {
	if before, ok := seen[id.Name]; ok {
		c.twice(code, id, before)
		return false
	}
	seen[id.Name] = id.Span
	return true
}

func (c *checker) twice(code catalogue.Code, id ast.Ident, before source.Span) {
	c.error(code, id.Span, id.Name, line(id.Span, before)).WithRelated(before, "related.first")
}

// line is the line of another place, with its file where that is not the same.
func line(here, other source.Span) catalogue.Phrase {
	if here.File == other.File {
		return catalogue.Phrase{Code: "place.line", Args: []any{other.Pos().Line}}
	}
	return catalogue.Phrase{Code: "place.file-line", Args: []any{other.File.Name, other.Pos().Line}}
}

func (c *checker) declareList(d *ast.Choices) {
	l, name := &list{decl: d, broken: d.Broken}, d.Name.Name
	l.options, l.specify = c.options(d.Options)
	l.of = owners(d.Options)
	c.refuseConditions(d.Options)
	if keyword.Opens(name) || keyword.Is(name, keyword.Type, keyword.Modifier) && !keyword.Yields(name) {
		c.error("E305", d.Name.Span, name)
		return
	}
	if before, ok := c.lists[name]; ok {
		c.twice("E306", d.Name, before.decl.Name.Span)
		return
	}
	if len(l.options) == 0 && !l.broken {
		c.error("E316", d.Name.Span, name)
		l.broken = true
	}
	c.lists[name] = l
}

func (c *checker) declareItems() {
	for _, d := range c.file.Decls {
		if q, ok := d.(*ast.Question); ok {
			c.declareItem(q)
		}
	}
}

// declareItem enters a question. A second one of the same id is checked too, but is not the
// one that its id means.
func (c *checker) declareItem(q *ast.Question) {
	id := q.ID.Name
	switch {
	case id == "":
		c.again = append(c.again, &item{question: q})
		return
	case keyword.Opens(id) || keyword.English(id) == "end" || keyword.English(id) == "not":
		c.error("E304", q.ID.Span, id)
	case strings.Contains(id, ".") && !q.Broken:
		c.error("E323", q.ID.Span, id)
	}
	if before, ok := c.items[id]; ok {
		c.twice("E303", q.ID, before.question.ID.Span)
		c.again = append(c.again, &item{id: id, question: q})
		return
	}
	it := &item{id: id, question: q}
	c.items[id] = it
	c.order = append(c.order, it)
}

// refuseAliases refuses an item that is called like the unambiguous spelling of another: Q4 beside 4.
func (c *checker) refuseAliases() {
	for _, it := range c.order {
		if alias, ok := strings.CutPrefix(it.id, "Q"); ok && ir.Numbered(alias) && c.items[alias] != nil {
			c.error("E324", it.question.ID.Span, it.id, alias).WithRelated(c.items[alias].question.ID.Span, "related.first")
		}
	}
}

func (c *checker) error(code catalogue.Code, span source.Span, args ...any) *diag.Diagnostic {
	return c.diags.Add(diag.New(code, span, args...))
}

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

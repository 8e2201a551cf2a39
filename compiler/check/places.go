package check

import (
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/source"
)

// Places say where the parts of an IR stand in the source.
type Places struct {
	Items []ItemPlaces  // by position in ir.Survey.Items
	Rules []source.Span // by position in ir.Survey.Rules
}

// ItemPlaces are those of one item.
type ItemPlaces struct {
	ID      source.Span
	Whole   source.Span // from the word question to its last clause
	Ask     source.Span // its first `ask if`; the zero Span without one
	Skips   []source.Span
	Bound   source.Span         // 1..30, behind the type or behind multi; the zero Span without one
	Options map[int]source.Span // by code: the option, in the question or in its list
	Offers  []source.Span       // by position in Domain.Hidden: the condition of an option, or the question that narrows the list
}

// placesOf finds the places in a survey that has no errors.
func (c *checker) placesOf() Places {
	p := Places{Items: make([]ItemPlaces, len(c.survey.Items))}
	for i, span := range c.spans {
		p.Items[i] = ItemPlaces{ID: span, Whole: span}
	}
	for _, it := range c.order {
		into := &p.Items[it.position]
		into.Whole = it.question.Span
		into.Bound = boundOf(it.question)
		into.Options = c.optionPlaces(it.question)
		into.Offers = offerPlaces(it.question, len(c.survey.Items[it.position].Domain.Hidden))
		for _, clause := range it.question.Clauses {
			p.addClause(into, clause)
		}
	}
	return p
}

func (p *Places) addClause(into *ItemPlaces, clause ast.Clause) {
	switch clause := clause.(type) {
	case *ast.Ask:
		if into.Ask.File == nil {
			into.Ask = clause.Span
		}
	case *ast.Skip:
		into.Skips = append(into.Skips, clause.Span)
	case *ast.Assert:
		p.Rules = append(p.Rules, clause.Span)
	}
}

func boundOf(q *ast.Question) source.Span {
	switch {
	case q.Multi != nil && q.Multi.Bound != nil:
		return q.Multi.Bound.Span
	case q.Type != nil && q.Type.Bound != nil:
		return q.Type.Bound.Span
	}
	return source.Span{}
}

func (c *checker) optionPlaces(q *ast.Question) map[int]source.Span {
	options := q.Options
	if l := c.listOf(q); l != nil {
		options = l.decl.Options
	}
	places := map[int]source.Span{}
	for _, o := range options {
		places[int(o.Code.Value)] = o.Span
	}
	return places
}

// offerPlaces are in the order in which offers and narrow add to Domain.Hidden.
func offerPlaces(q *ast.Question, n int) []source.Span {
	var places []source.Span
	for _, o := range q.Options {
		if o.If != nil {
			places = append(places, o.If.Where())
		}
	}
	for len(places) < n && q.Of != nil {
		places = append(places, q.Of.Span)
	}
	return places
}

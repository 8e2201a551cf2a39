// Package check gives a survey its meaning: it looks up every name, settles what every bare number
// is, checks every condition's types, and turns conditions into three-valued logic over tests.
//
// It reports all mistakes of meaning of a file in one run. Where the parser has found a
// part broken, nothing more is said about what is missing there.
package check

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/route"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// Survey is a checked survey: IR lacks only what the routes decide (Asked, Passed, Predicates), for which
// Routes has an item for each item of IR. It means something only when no
// diagnostic is an error.
type Survey struct {
	IR     *ir.Survey
	Routes []route.Item
	Places Places
}

// Check checks a parsed file. functions are those that the embedding program offers to rules.
func Check(file *ast.File, functions ...Function) (*Survey, diag.List) {
	c := newChecker(file, functions)
	c.declare()
	c.questions()
	c.renames()
	c.insertions()
	c.computed()
	c.repeated()
	c.conditions()
	c.clauses()
	c.use()
	checked := &Survey{IR: c.survey, Routes: c.routes}
	if !c.diags.HasErrors() {
		checked.Places = c.placesOf()
	}
	return checked, c.diags
}

// checker goes over a file several times: names, then questions with their texts, then what is computed, then
// conditions, named ones first, which may use names that come later.
type checker struct {
	file       *ast.File
	diags      diag.List
	survey     *ir.Survey
	routes     []route.Item
	spans      []source.Span
	items      map[string]*item
	again      []*item // questions without an id of their own: checked, but no other means them
	order      []*item // questions in source order, without those for specified options
	ids        []string
	lists      map[string]*list
	matrices   map[string]*ast.Matrix
	matrixRows map[*ast.Matrix][]*ast.Question
	named      map[string]*named
	chain      []string // the named conditions that are being read, each used by the one before
	functions  map[string]Function
	called     map[string]bool
	rules      map[string]source.Span
	closing    int     // position of the first item of the closing, -1 without one
	open       []*item // the repeated groups that are being laid, the innermost last
}

// item is a declared question, a computed item, the head of a repeated group, or the words for an option of a question.
type item struct {
	id       string
	question *ast.Question
	owner    *item // the question, of an item that specifies an option
	position int   // in survey.Items
	domain   ir.Domain
	term     ir.Term // of a computed item
	broken   bool    // its domain is not known, which has been reported
	closing  bool
	group    *item // the head of the repeated group that it is in; nil for none
	end      int   // of the head of a group: the position behind its last item
}

// list is a declared list of options.
type list struct {
	decl    *ast.Choices
	options []ir.Option
	specify map[int]bool
	of      map[int]ast.Number // the code that an option is under, of each that is under one
	broken  bool
}

func newChecker(file *ast.File, functions []Function) *checker {
	c := &checker{
		file: file, survey: &ir.Survey{IR: ir.Version, Properties: []ir.Property{}, Sections: []ir.Section{}, Rules: []ir.Rule{}},
		items: map[string]*item{}, lists: map[string]*list{}, matrices: map[string]*ast.Matrix{}, matrixRows: map[*ast.Matrix][]*ast.Question{}, named: map[string]*named{}, functions: map[string]Function{}, called: map[string]bool{},
		rules: map[string]source.Span{}, closing: -1,
	}
	for _, f := range functions {
		c.functions[f.Name] = f
	}
	return c
}

// clauses checks the conditions of every question.
func (c *checker) clauses() {
	for _, it := range c.order {
		c.clausesOf(it)
	}
	for _, it := range c.again {
		before := c.items[it.id]
		c.items[it.id] = it // its own clauses mean it, not the one before
		c.clausesOf(it)
		c.items[it.id] = before
	}
}

func (c *checker) clausesOf(it *item) {
	c.offers(it)
	c.narrow(it)
	asserts := 0
	for _, clause := range it.question.Clauses {
		switch clause := clause.(type) {
		case *ast.Ask:
			c.ofQuestion(it, clause.Span, func() { c.ask(it, clause) })
		case *ast.Skip:
			c.ofQuestion(it, clause.Span, func() { c.skipOf(it, clause) })
		case *ast.Default:
			c.ofQuestion(it, clause.Span, func() { c.preset(it, clause) })
		case *ast.Assert:
			asserts++
			c.assert(it, clause, asserts)
		}
	}
}

// ofQuestion checks what only a question can have: a computed item is never asked.
func (c *checker) ofQuestion(it *item, at source.Span, check func()) {
	if it.question.Compute != nil {
		c.error("E381", at, it.id)
		return
	}
	check()
}

// use lists the embedding program's functions that rules call.
func (c *checker) use() {
	c.survey.Functions = sortedNames(c.called)
}

// ask checks `ask if`. Several are joined by and.
func (c *checker) ask(it *item, clause *ast.Ask) {
	cond, ok := c.condition(clause.If, scope{limited: true, last: it.position - 1, code: "E506", owner: it.id, rows: it.group})
	if !ok || clause.Broken {
		return
	}
	r := &c.routes[it.position]
	if r.Ask != nil {
		cond = logic.And{Left: r.Ask, Right: cond}
	}
	r.Ask = cond
	c.survey.Items[it.position].Ask = logic.WhenTrue(cond)
}

package lint

import (
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Cover is a small set of households that together reach all of a survey that can be reached.
type Cover struct {
	Households []Reaching
	Infeasible []Infeasible
	Open       []suite.Goal // not decided
	Apart      []suite.Goal // no household reaches two of these: fewer households would not do
}

// Reaching is a household, and what it is the first to reach.
type Reaching struct {
	Record *answers.Record
	Goals  []suite.Goal
}

// Infeasible is a goal that no complete record reaches, with a smallest set of places that make it so.
type Infeasible struct {
	Goal    suite.Goal
	Because []Place
}

// NewCover finds households. What each reaches is what the runtime says. drawn are some that the survey may ask, of which a survey with
// repeated groups takes what it can: what is said over all rows the solver does not see.
func NewCover(r compiler.Result, runner *suite.Runner, drawn ...*answers.Record) Cover {
	named := *r.Survey
	named.Rules = append(slices.Clone(named.Rules), naming(r.Survey)...)
	r.Survey = &named
	c := &coverer{linter: newLinter(r), runner: runner, lits: map[suite.Goal][]solver.Lit{}}
	c.budget = mostCovering
	c.sort(suite.Goals(runner.Survey))
	c.within(mostEver, c.bound)
	if hasRows(runner.Survey) {
		c.withRows(drawn)
	}
	for len(c.left) > 0 {
		c.household()
	}
	c.drop()
	c.cover.Apart = slices.DeleteFunc(c.clique, func(g suite.Goal) bool { return slices.Contains(c.cover.Open, g) })
	return c.cover
}

// mostCovering bounds the steps of looking for households.
const mostCovering = 10 * mostEver

// within does some work with a budget of its own.
func (c *coverer) within(steps int, work func()) {
	before := c.budget
	c.budget = steps
	work()
	c.budget = before
}

// naming are rules that name each code of each question, so that the solver tells all of them apart.
func naming(s *ir.Survey) []ir.Rule {
	var list []ir.Rule
	for i := range s.Items {
		if s.Items[i].Domain.Kind != ir.Choice {
			continue
		}
		var any ir.Or
		for _, o := range s.Items[i].Domain.Options {
			any.Of = append(any.Of, ir.Holds{Test: ir.CodeIn{Item: s.Items[i].ID, Codes: []int{o.Code}}, Is: true})
		}
		list = append(list, ir.Rule{Name: "naming " + s.Items[i].ID, Item: s.Items[i].ID, Severity: ir.Warn, Fires: any})
	}
	return list
}

type coverer struct {
	*linter
	runner   *suite.Runner
	lits     map[suite.Goal][]solver.Lit // all of which hold where a goal is reached
	feasible []suite.Goal
	left     []suite.Goal // not reached yet
	clique   []suite.Goal // of which no household reaches two
	cover    Cover
	modelled bool // the solver has a model for the household in work
}

// sort tells the goals that can be reached from those that cannot.
func (c *coverer) sort(goals []suite.Goal) {
	for _, g := range goals {
		c.lits[g] = c.goal(g)
		switch c.tell(c.with(g)...) {
		case solver.Sat:
			c.feasible = append(c.feasible, g)
		case solver.Unsat:
			c.infeasible(g)
		default:
			c.cover.Open = append(c.cover.Open, g)
		}
	}
	c.left = slices.Clone(c.feasible)
	slices.SortStableFunc(c.left, func(g, h suite.Goal) int { return ease(g) - ease(h) })
}

// ease is how many households may well reach a goal: what few do is looked for first.
func ease(g suite.Goal) int {
	switch {
	case g.Kind == suite.Rule && g.Is:
		return 0
	case g.Kind == suite.Question || g.Kind == suite.Rule:
		return 2
	}
	return 1
}

// with are complete records that reach all of goals.
func (c *coverer) with(goals ...suite.Goal) []solver.Lit {
	lits := c.complete()
	for _, g := range goals {
		lits = append(lits, c.lits[g]...)
	}
	return lits
}

func (c *coverer) infeasible(g suite.Goal) {
	reasons, _ := c.because(c.complete(), c.lits[g]...)
	c.cover.Infeasible = append(c.cover.Infeasible, Infeasible{g, c.places(reasons)})
}

// goal is what holds where a goal is reached.
func (c *coverer) goal(g suite.Goal) []solver.Lit {
	it := &c.Items[g.Item]
	switch g.Kind {
	case suite.Question:
		return []solver.Lit{c.Row(g.Item), it.Asked.If(g.Is)}
	case suite.Option:
		return []solver.Lit{c.bears(g.Item, g.Index)}
	case suite.Ask:
		return []solver.Lit{c.Row(g.Item), it.Reached, it.Ask.If(g.Is)}
	case suite.Offer:
		return []solver.Lit{it.Asked, c.Formula(c.survey().Items[g.Item].Domain.Hidden[g.Index].When).If(g.Is)}
	case suite.Rule:
		return []solver.Lit{it.Asked, c.Rules[g.Index].Fires.If(g.Is)}
	}
	lits := []solver.Lit{it.Asked}
	for k := range g.Index {
		lits = append(lits, it.Skips[k].When.Not())
	}
	return append(lits, it.Skips[g.Index].When.If(g.Is))
}

// mostStarts is how many questions are tried as the start of the bound.
const mostStarts = 4

// bound looks for many goals of which no two go together: the options of a question, and what goes with none of them.
func (c *coverer) bound() {
	byItem := map[int][]suite.Goal{}
	var order []int
	for _, g := range c.feasible {
		if it := &c.survey().Items[g.Item]; g.Kind == suite.Option && it.Domain.Kind == ir.Choice && it.Group == "" {
			if byItem[g.Item] == nil {
				order = append(order, g.Item)
			}
			byItem[g.Item] = append(byItem[g.Item], g)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return len(byItem[j]) - len(byItem[i]) })
	for _, i := range order[:min(len(order), mostStarts)] {
		if clique := c.extend(byItem[i]); len(clique) > len(c.clique) {
			c.clique = clique
		}
	}
}

func (c *coverer) extend(clique []suite.Goal) []suite.Goal {
	clique = slices.Clone(clique)
	for _, g := range c.feasible {
		if c.survey().Items[g.Item].Group != "" {
			continue // a household reaches one in one row and another in another
		}
		apart := func(h suite.Goal) bool { return c.never(c.with(g, h)) }
		if !slices.Contains(clique, g) && !slices.ContainsFunc(clique, func(h suite.Goal) bool { return !apart(h) }) {
			clique = append(clique, g)
		}
	}
	return clique
}

// household adds one that reaches as much as it can of what is left.
func (c *coverer) household() {
	first := c.start()
	goals := []suite.Goal{first}
	if c.ask(c.with(first)...) != solver.Sat {
		c.giveUp(first)
		return
	}
	model := c.Model()
	record := recordOf(c.World)
	for _, g := range c.left {
		switch {
		case g == first:
		case meets(model, c.lits[g]):
			goals = append(goals, g)
		case c.ask(c.with(append(slices.Clone(goals), g)...)...) == solver.Sat:
			goals = append(goals, g)
			model, record = c.Model(), recordOf(c.World)
		}
	}
	if !c.reach(c.mend(c.onRoute(record), goals)) {
		c.giveUp(first)
	}
}

// start is what the next household is looked for to reach: of what is in the bound the first.
func (c *coverer) start() suite.Goal {
	for _, g := range c.clique {
		if slices.Contains(c.left, g) {
			return g
		}
	}
	return c.left[0]
}

func (c *coverer) giveUp(g suite.Goal) {
	c.left = slices.DeleteFunc(c.left, func(h suite.Goal) bool { return h == g })
	c.cover.Open = append(c.cover.Open, g)
}

// onRoute leaves out answers that the runtime passes over, where the solver left open whether they are asked.
func (c *coverer) onRoute(r *answers.Record) *answers.Record {
	state := c.linked.NewState()
	state.Load(r)
	return &answers.Record{Fields: slices.DeleteFunc(slices.Clone(r.Fields), func(f answers.Field) bool {
		return state.Status(c.At(f.Key)) == program.Passed
	})}
}

// mend changes answers of a household that does not reach all of goals, since the solver knows texts and the rounding of
// numbers only in part: what it reaches it goes on to reach.
func (c *coverer) mend(r *answers.Record, goals []suite.Goal) *answers.Record {
	reached := c.runner.Reached(r)
	for _, g := range goals {
		if reached[g] {
			continue
		}
		if better := c.mended(r, g, reached, goals); better != nil {
			r, reached = better, c.runner.Reached(better)
		}
	}
	return r
}

// mended is a household with one answer changed that reaches g as well; nil where none was found.
func (c *coverer) mended(r *answers.Record, g suite.Goal, reached map[suite.Goal]bool, goals []suite.Goal) *answers.Record {
	for i := range r.Fields {
		for _, v := range c.others(r.Fields[i]) {
			other := &answers.Record{Fields: slices.Clone(r.Fields)}
			other.Fields[i].Value = v
			now := c.runner.Reached(other)
			kept := func(h suite.Goal) bool { return now[h] || !reached[h] }
			if now[g] && !slices.ContainsFunc(goals, func(h suite.Goal) bool { return !kept(h) }) {
				return other
			}
		}
	}
	return nil
}

// others are answers near one, and texts of the kinds that conditions ask for.
func (c *coverer) others(f answers.Field) []answers.Value {
	i := c.At(f.Key)
	d := &c.survey().Items[i].Domain
	switch {
	case d.Kind == ir.Number && f.Value.Kind == answers.Number:
		var list []answers.Value
		for _, by := range []float64{1, -1, 2, -2, 10, 100} {
			list = append(list, answers.Num(math.Trunc(f.Value.Num)+by))
		}
		return append(list, c.compared(f.Key)...)
	case d.Kind == ir.Choice || d.Kind == ir.Choices:
		return codesOf(d)
	case d.Kind == ir.Text && f.Value.Kind == answers.String:
		return c.texts(f.Key)
	}
	return nil
}

// compared are the numbers that conditions compare an item with, where there are rows: what is said over all of them the solver
// does not see.
func (c *coverer) compared(id string) []answers.Value {
	if !hasRows(c.runner.Survey) {
		return nil
	}
	var list []answers.Value
	see := func(n ir.Node) bool {
		if t, ok := n.(ir.Compare); ok && slices.Contains(ir.Items(t), id) {
			if x, constant := t.Right.(ir.NumberConst); constant && !slices.ContainsFunc(list, func(v answers.Value) bool { return v.Num == x.Value }) {
				list = append(list, answers.Num(x.Value))
			}
		}
		return true
	}
	for i := range c.runner.Survey.Items {
		if ask := c.runner.Survey.Items[i].Ask; ask != nil {
			ir.Walk(ask, see)
		}
	}
	for _, r := range c.runner.Survey.Rules {
		ir.Walk(r.Fires, see)
	}
	return list
}

// codesOf are the answers of one code.
func codesOf(d *ir.Domain) []answers.Value {
	var list []answers.Value
	for _, o := range d.Options {
		if d.Kind == ir.Choice {
			list = append(list, answers.Num(float64(o.Code)))
		} else {
			list = append(list, answers.Codes(o.Code))
		}
	}
	return list
}

// texts are a resident id number, and what the patterns of conditions on an item ask for.
func (c *coverer) texts(id string) []answers.Value {
	list := []answers.Value{answers.Text(sampleText(&ir.Domain{Format: ir.ResidentID}))}
	for _, r := range c.survey().Rules {
		ir.Walk(r.Fires, func(n ir.Node) bool {
			m, ok := n.(ir.Matches)
			if text, found := "", false; ok && slices.Contains(ir.Items(m), id) {
				if text, found = sample(m.Pattern); found {
					list = append(list, answers.Text(text))
				}
			}
			return true
		})
	}
	return list
}

// reach takes a household in with what it reaches; false where that is nothing new.
func (c *coverer) reach(record *answers.Record) bool {
	reached := c.runner.Reached(record)
	var fresh []suite.Goal
	for _, g := range c.left {
		if reached[g] {
			fresh = append(fresh, g)
		}
	}
	if len(fresh) == 0 {
		return false
	}
	c.left = slices.DeleteFunc(c.left, func(g suite.Goal) bool { return reached[g] })
	c.cover.Open = slices.DeleteFunc(c.cover.Open, func(g suite.Goal) bool { return reached[g] })
	c.cover.Households = append(c.cover.Households, Reaching{c.plain(record, reached), fresh})
	return true
}

// plain puts rounder numbers in a household's answers where it reaches as much with them.
func (c *coverer) plain(r *answers.Record, reached map[suite.Goal]bool) *answers.Record {
	asMuch := func(r *answers.Record) bool {
		other := c.runner.Reached(r)
		for g := range reached {
			if !other[g] {
				return false
			}
		}
		return true
	}
	for i := range r.Fields {
		r = plainest(r, i, asMuch)
	}
	return r
}

// drop leaves out households of which all is reached by others.
func (c *coverer) drop() {
	all := c.cover.Households
	for i := 0; i < len(all); {
		without := slices.Delete(slices.Clone(all), i, i+1)
		if c.reachedBy(without, all) {
			all = without
		} else {
			i++
		}
	}
	c.cover.Households = all
}

// reachedBy tells whether some households reach all that more of them are there for.
func (c *coverer) reachedBy(some, more []Reaching) bool {
	reached := map[suite.Goal]bool{}
	for _, h := range some {
		for g := range c.runner.Reached(h.Record) {
			reached[g] = true
		}
	}
	for _, h := range more {
		for _, g := range h.Goals {
			if !reached[g] {
				return false
			}
		}
	}
	return true
}

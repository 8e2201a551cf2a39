package diff

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Compatibility says whether every complete record that the old survey takes is one that the new survey takes, once
// its answers have followed their items and options.
type Compatibility struct {
	Refused []Refusal // each with a record that the old survey takes and the new one refuses
	Open    []string  // items, as people know them, for which it could not be decided
}

// Holds tells whether it is proven.
func (c *Compatibility) Holds() bool { return len(c.Refused) == 0 && len(c.Open) == 0 }

// Refusal is why the new survey refuses a record.
type Refusal struct {
	Item, Rule string
	Code       catalogue.Code // of the finding
	Message    catalogue.Phrase
	Example    *Example // its records are whole
}

// Compatible asks whether old records stay valid.
//
// The proof goes by the first item, in the order of the new survey, at which a record of the old one would go wrong: up to there
// every answer counts as it did, so that the new survey's formulas may be read on the old record as they stand. Where no item
// goes wrong they all may, those of the rules too.
func Compatible(old, after *ir.Survey) *Compatibility {
	c := newComparison(old, after)
	t := &trial{comparison: c, result: &Compatibility{}}
	t.collect()
	if len(t.goals) > 0 || len(t.result.Open) > 0 {
		t.try()
	}
	slices.Sort(t.result.Open)
	t.result.Open = slices.Compact(t.result.Open)
	for i, id := range t.result.Open {
		t.result.Open[i] = label(t.newItem(id))
	}
	return t.result
}

// trial looks for old records that the new survey refuses.
type trial struct {
	*comparison
	reading naming // of the new survey's formulas on the old record
	goals   []goal
	result  *Compatibility
}

// goal is one way for an old record to be refused.
type goal struct {
	item, rule string
	when       ir.Formula
	unless     ir.Formula                    // and this does not hold; nil: whatever else
	beyond     func(*world.World) solver.Lit // instead of when: what formulas cannot say
	fraction   bool                          // a number is to be made no whole one
}

func (t *trial) want(g goal) { t.goals = append(t.goals, g) }

func (t *trial) collect() {
	offset := len(t.was.Predicates)
	t.reading = naming{
		absent: func(id string) bool { _, kept := t.from[id]; return !kept },
		ref:    func(i int) ir.Formula { return ir.Ref{Index: i + offset} },
	}
	for i := range t.new.Items {
		it := &t.new.Items[i]
		if from, kept := t.from[it.ID]; kept {
			t.item(it, &t.was.Items[t.atOld[from]], t.oldItem(from))
		} else if it.Compute == nil && !it.Optional {
			t.ask(it)
		}
	}
	for j := range t.new.Rules {
		t.blocks(&t.new.Rules[j])
	}
}

// ask is a new item that an old record has no answer to.
func (t *trial) ask(it *ir.Item) {
	if it.Group == "" {
		t.want(goal{item: it.ID, when: t.reading.formula(it.Asked)})
	} else if _, kept := t.from[it.Group]; kept {
		t.result.Open = append(t.result.Open, it.ID)
	}
}

// item is one that both have.
func (t *trial) item(it, was, old *ir.Item) {
	if it.Compute != nil || was.Compute != nil {
		if it.Compute == nil { // a value that was computed is no answer
			t.result.Open = append(t.result.Open, it.ID)
		}
		return
	}
	asked, passed := t.oldKeys.of(old.Asked) != t.newKeys.of(it.Asked), t.oldKeys.of(old.Passed) != t.newKeys.of(it.Passed)
	if it.Group != "" || was.Group != "" || it.Domain.Kind == ir.Rows {
		if asked || passed || t.domainDiffers(it, was, old) {
			t.result.Open = append(t.result.Open, it.ID)
		}
		return
	}
	if !it.Optional && (asked || was.Optional) {
		t.want(goal{item: it.ID, when: all(t.reading.formula(it.Asked), ir.Unanswered{Item: it.ID})})
	}
	if passed {
		t.want(goal{item: it.ID, when: all(t.reading.formula(it.Passed), ir.Answered{Item: it.ID})})
	}
	if narrower(&it.Domain, &was.Domain) {
		t.want(goal{item: it.ID, when: ir.Answered{Item: it.ID}})
		return
	}
	t.domain(it, was, old)
}

func (t *trial) domainDiffers(it, was, old *ir.Item) bool {
	before := len(t.goals)
	t.domain(it, was, old)
	more := len(t.goals) > before
	t.goals = t.goals[:before]
	return more || was.Optional && !it.Optional || narrower(&it.Domain, &was.Domain) || it.Group != was.Group ||
		t.oldKeys.ofTerm(old.Times) != t.newKeys.ofTerm(it.Times)
}

// narrower tells whether answers are asked in another form.
func narrower(d, e *ir.Domain) bool {
	free := d.Format == "" && d.Pattern == ""
	return d.Kind != e.Kind || d.Ordered != e.Ordered || (d.Format != e.Format || d.Pattern != e.Pattern) && !(d.Kind == ir.Text && free)
}

// domain is what the item takes no more.
func (t *trial) domain(it, was, old *ir.Item) {
	d, e := &it.Domain, &was.Domain
	for _, kind := range e.None {
		if !slices.Contains(d.None, kind) {
			t.want(goal{item: it.ID, when: ir.None{Item: it.ID, Kind: kind, Is: true}})
		}
	}
	for _, o := range e.Options {
		now, ok := d.Option(o.Code)
		if !ok {
			t.want(goal{item: it.ID, when: bears(it, o.Code)})
		} else if now.Exclusive && !o.Exclusive {
			t.want(goal{item: it.ID, when: all(bears(it, o.Code), t.others(it, e, o.Code))})
		}
	}
	if hidden(t.oldKeys, old) != hidden(t.newKeys, it) {
		for _, h := range d.Hidden {
			t.want(goal{item: it.ID, when: all(t.reading.formula(h.When), ir.Or{Of: each(h.Codes, func(code int) ir.Formula { return bears(it, code) })})})
		}
	}
	if d.Integer && !e.Integer {
		t.want(goal{item: it.ID, when: ir.Answered{Item: it.ID}, fraction: true})
	}
	t.bound(it, e)
}

func (t *trial) others(it *ir.Item, e *ir.Domain, but int) ir.Formula {
	var any []ir.Formula
	for _, o := range e.Options {
		if o.Code != but {
			any = append(any, bears(it, o.Code))
		}
	}
	return ir.Or{Of: any}
}

// bound is where the new one is the narrower.
func (t *trial) bound(it *ir.Item, e *ir.Domain) {
	d := &it.Domain
	if d.Min != nil && (e.Min == nil || *e.Min < *d.Min) {
		t.want(beyond(it, *d.Min, true))
	}
	if d.Max != nil && (e.Max == nil || *e.Max > *d.Max) {
		t.want(beyond(it, *d.Max, false))
	}
}

// beyond is an answer under a bound, or over it. Numbers are compared exactly, as bounds are.
func beyond(it *ir.Item, bound float64, under bool) goal {
	op := ir.CompareOp(ir.Gt)
	if under {
		op = ir.Lt
	}
	measure := ir.Term(ir.Value{Item: it.ID})
	switch it.Domain.Kind {
	case ir.Number:
		return goal{item: it.ID, beyond: func(w *world.World) solver.Lit {
			i, x := w.At(it.ID), new(big.Rat)
			x.SetFloat64(bound)
			within := w.To(i, x)
			if under {
				within = w.From(i, x)
			}
			return w.And(w.Items[i].Valued, within.Not())
		}}
	case ir.Choices:
		measure = ir.Func{Name: ir.Count, Args: []ir.Term{measure}}
	default:
		measure = ir.Func{Name: ir.Len, Args: []ir.Term{measure}}
	}
	return goal{item: it.ID, when: ir.Holds{Test: ir.Compare{Op: op, Left: measure, Right: ir.NumberConst{Value: bound}}, Is: true}}
}

func bears(it *ir.Item, code int) ir.Formula {
	if it.Domain.Kind == ir.Choices {
		return ir.Holds{Test: ir.HasCode{Item: it.ID, Code: code}, Is: true}
	}
	return ir.Holds{Test: ir.CodeIn{Item: it.ID, Codes: []int{code}}, Is: true}
}

func all(of ...ir.Formula) ir.Formula { return ir.And{Of: of} }

func each[A, B any](of []A, f func(A) B) []B {
	var list []B
	for _, x := range of {
		list = append(list, f(x))
	}
	return list
}

// blocks is a rule that may refuse what no rule refused.
func (t *trial) blocks(r *ir.Rule) {
	if r.Severity != ir.Block {
		return
	}
	for i := range t.was.Rules {
		was := &t.was.Rules[i]
		if was.Severity == ir.Block && was.Item == r.Item && was.Since == r.Since && t.fires(i) == t.newKeys.of(r.Fires) && !t.changed[r.Item] {
			return
		}
	}
	at, kept := t.from[r.Item]
	switch {
	case t.inRows(t.new, r):
		t.result.Open = append(t.result.Open, r.Item)
	case kept && t.oldItem(at).Compute == nil && t.newItem(r.Item).Compute == nil:
		t.want(goal{item: r.Item, rule: r.Name, when: t.reading.formula(r.Fires), unless: t.reading.formula(t.newItem(r.Item).Passed)})
	default:
		t.want(goal{item: r.Item, rule: r.Name, when: t.reading.formula(r.Fires)})
	}
}

// try puts the goals to the solver as rules of the old survey that only warn.
func (t *trial) try() {
	asked := *t.was
	asked.Predicates = append(slices.Clone(t.was.Predicates), t.reading.formulas(t.new.Predicates)...)
	asked.Rules = slices.Clone(t.was.Rules)
	for k, g := range t.goals {
		for _, f := range []ir.Formula{g.when, g.unless} {
			if f == nil {
				f = ir.False
			}
			asked.Rules = append(asked.Rules, ir.Rule{Name: fmt.Sprint("goal ", k), Item: t.was.Items[0].ID, Severity: ir.Warn, Fires: f})
		}
	}
	s := &old{world: world.New(&asked), budget: mostEver}
	if s.was, s.is = stateOf(t.was), stateOf(t.new); s.was == nil || s.is == nil {
		t.openAll()
		return
	}
	route, rules := reasons(s.world)
	s.valid = append(route, rules...)
	for k, g := range t.goals {
		at := s.world.Rules[len(t.was.Rules)+2*k:]
		t.goal(s, g, s.world.And(at[0].Fires, at[1].Fires.Not()))
	}
}

func (t *trial) openAll() {
	for _, g := range t.goals {
		t.result.Open = append(t.result.Open, g.item)
	}
}

func stateOf(s *ir.Survey) *program.State {
	p, err := program.New(s)
	if err != nil {
		return nil
	}
	return p.NewState()
}

// old is the old survey's complete records that nothing blocks.
type old struct {
	world   *world.World
	valid   []solver.Lit
	was, is *program.State
	budget  int
}

// goal looks for a record that meets it, unless one that was found shows the same.
func (t *trial) goal(s *old, g goal, when solver.Lit) {
	if g.beyond != nil {
		when = g.beyond(s.world)
	}
	if t.refused(g) {
		return
	}
	for try := range uint64(mostTries) {
		if try > 0 {
			s.world.Scatter(try)
		}
		switch s.solve(append(slices.Clone(s.valid), when)) {
		case solver.Unsat:
			return
		case solver.Sat:
			if t.shows(s, g, lint.Household(s.world)) {
				return
			}
		}
	}
	t.result.Open = append(t.result.Open, g.item)
}

func (t *trial) refused(g goal) bool {
	return slices.ContainsFunc(t.result.Refused, func(r Refusal) bool { return r.Item == g.item && r.Rule == g.rule })
}

func (s *old) solve(assumptions []solver.Lit) solver.Outcome {
	if !s.world.Whole() || s.budget <= 0 {
		return solver.Unknown
	}
	if slices.Contains(assumptions, solver.False) {
		return solver.Unsat
	}
	allowed := min(mostOnce, s.budget)
	outcome := s.world.Solve(allowed, assumptions...)
	s.budget -= allowed - s.world.Left()
	return outcome
}

// shows tries a record on the runtime: the old survey takes it, and the new one refuses it at the item of the goal.
func (t *trial) shows(s *old, g goal, r *answers.Record) bool {
	for _, variant := range variants(r, g) {
		s.was.Load(variant)
		if validate.Blocks(validate.State(s.was, "", catalogue.ZH)) {
			continue
		}
		known := t.carried(variant)
		if f := refusalAt(s.is, known, g); f != nil {
			t.refuse(s, g, variant, known, f)
			return true
		}
	}
	return false
}

// variants are a record, or where a fraction is wanted that with one.
func variants(r *answers.Record, g goal) []*answers.Record {
	if !g.fraction {
		return append([]*answers.Record{r}, near(r)...)
	}
	var list []*answers.Record
	for i, f := range r.Fields {
		if f.Key == g.item && f.Value.Kind == answers.Number {
			for _, by := range []float64{0.5, -0.5, 0.1, -0.1} {
				other := &answers.Record{Fields: slices.Clone(r.Fields)}
				other.Fields[i].Value = answers.Num(math.Trunc(f.Value.Num) + by)
				list = append(list, other)
			}
		}
	}
	return list
}

// carried are the answers of a record that have an item in the new survey.
func (t *trial) carried(r *answers.Record) *answers.Record {
	out := &answers.Record{}
	for _, f := range r.Fields {
		if _, ok := t.atNew[f.Key]; ok {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

func refusalAt(s *program.State, r *answers.Record, g goal) *validate.Finding {
	s.Load(r)
	for _, f := range validate.State(s, "", catalogue.ZH) {
		if f.Severity == ir.Block && f.Item == g.item && f.Rule == g.rule {
			return &f
		}
	}
	return nil
}

func (t *trial) refuse(s *old, g goal, whole, r *answers.Record, f *validate.Finding) {
	few := fewest(r, func(r *answers.Record) bool {
		other := refusalAt(s.is, r, g)
		return other != nil && other.Code == f.Code
	})
	t.result.Refused = append(t.result.Refused, Refusal{
		Item: g.item, Rule: g.rule, Code: f.Code, Message: catalogue.Phrase{Code: "diff.refused." + f.Code, Args: []any{label(t.newItem(g.item)), g.rule}}, Example: &Example{InWords: t.inWords(few), Old: t.asOld(whole), New: t.asNew(r)},
	})
}

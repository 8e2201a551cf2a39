package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// deadEnds reports a question to which, after some answers that nothing is wrong with, every answer draws a rule that
// blocks (L110).
func deadEnds(l *linter) {
	if l.linked == nil {
		return
	}
	closing := l.closing()
	for i := range l.survey().Items {
		if closing := closing[i]; len(closing) > 0 && l.reachable(i) && !l.inRows(i) {
			if ways := l.ways(i, closing); ways != nil {
				l.deadEnd(i, closing, ways)
			}
		}
	}
}

// inRows tells an item of a repeated group, of which a record has several.
func (l *linter) inRows(i int) bool { return l.survey().Items[i].Group != "" }

// closing are, of each item, the rules that block of which it is the last that they need.
func (l *linter) closing() map[int][]int {
	by := map[int][]int{}
	for k := range l.survey().Rules {
		r := &l.survey().Rules[k]
		last := l.lastOf(r)
		if r.Severity == ir.Block && last >= 0 && slices.Contains(l.survey().ItemsOf(r.Fires), l.survey().Items[last].ID) {
			by[last] = append(by[last], k)
		}
	}
	return by
}

// lastOf is the position of the last item that a rule uses or is reported at.
func (l *linter) lastOf(r *ir.Rule) int {
	last := l.At(r.Item)
	for _, id := range l.survey().ItemsOf(r.Fires) {
		last = max(last, l.At(id))
	}
	return last
}

// mostWays bounds the answers that are tried one by one.
const mostWays = 40

// ways are all answers to item i that rules can tell apart; nil where those cannot be listed.
func (l *linter) ways(i int, rules []int) []answers.Value {
	it := &l.survey().Items[i]
	var ways []answers.Value
	switch d := &it.Domain; {
	case it.Compute != nil:
		return nil
	case d.Kind == ir.Choice:
		for _, o := range d.Options {
			ways = append(ways, answers.Num(float64(o.Code)))
		}
	case d.Kind == ir.Number && d.Integer && d.Min != nil && d.Max != nil && *d.Max-*d.Min < mostWays:
		for x := *d.Min; x <= *d.Max; x++ {
			ways = append(ways, answers.Num(x))
		}
	default:
		return nil
	}
	if len(ways) > mostWays {
		return nil
	}
	for _, kind := range it.Domain.None {
		ways = append(ways, answers.None(kind))
	}
	if it.Optional {
		ways = append(ways, answers.Value{})
	}
	return ways
}

func (l *linter) deadEnd(i int, rules []int, ways []answers.Value) {
	refused := []solver.Lit{l.Items[i].Asked}
	blamed := map[int]bool{}
	for _, way := range ways {
		any := []solver.Lit{l.notOffered(i, way)}
		for _, k := range rules {
			fires := l.Formula(given(l.survey().Rules[k].Fires, l.survey().Items[i].ID, way))
			if at := l.At(l.survey().Rules[k].Item); at != i {
				fires = l.And(fires, l.Items[at].Asked)
			}
			if fires != solver.False {
				blamed[k] = true
			}
			any = append(any, fires)
		}
		refused = append(refused, l.Or(any...))
	}
	refused = append(refused, l.quietBefore(i)...)
	if l.ask(append(l.complete(), refused...)...) != solver.Sat {
		return
	}
	before := upTo(recordOf(l.World), l.prover.Survey, i)
	witness := l.shortest(before, l.everyWayBlocks(i, ways))
	if witness == nil {
		return
	}
	names := l.acted(i, witness, ways)
	for _, k := range names {
		l.dead[k] = true
	}
	f := Finding{Code: "L110", Span: l.Places.Items[i].ID, Args: []any{l.survey().Items[i].ID}, Witness: witness}
	for _, k := range names {
		f.Because = append(f.Because, l.place(world.Reason{Kind: world.RuleReason, Item: k}))
	}
	l.add(f)
}

// quietBefore is that no rule which blocks acts on the answers before item i.
func (l *linter) quietBefore(i int) []solver.Lit {
	var quiet []solver.Lit
	for k := range l.survey().Rules {
		if r := &l.survey().Rules[k]; r.Severity == ir.Block && l.lastOf(r) < i {
			quiet = append(quiet, l.Rules[k].Acts.Not())
		}
	}
	return quiet
}

// notOffered is where an answer is an option that is hidden.
func (l *linter) notOffered(i int, way answers.Value) solver.Lit {
	var any []solver.Lit
	for _, h := range l.survey().Items[i].Domain.Hidden {
		if way.Kind == answers.Number && slices.Contains(h.Codes, int(way.Num)) {
			any = append(any, l.Formula(h.When))
		}
	}
	return l.Or(any...)
}

// upTo is a record's answers to the items before i.
func upTo(r *answers.Record, s *ir.Survey, i int) *answers.Record {
	before := &answers.Record{}
	for k := range s.Items[:i] {
		if v := r.Get(s.Items[k].ID); !v.Blank() {
			before.Fields = append(before.Fields, answers.Field{Key: s.Items[k].ID, Value: v})
		}
	}
	return before
}

// everyWayBlocks shows that item i is asked and each answer to it is refused, while without one nothing is.
func (l *linter) everyWayBlocks(i int, ways []answers.Value) claim {
	return func(s *program.State) bool {
		if s.Status(i) != program.Asked || len(l.blockers(s)) > 0 {
			return false
		}
		before := recordIn(s)
		for _, way := range ways {
			if !l.refuses(i, before, way) {
				return false
			}
		}
		return true
	}
}

// refuses tells whether an answer to item i draws a rule that blocks, or is not offered.
func (l *linter) refuses(i int, before *answers.Record, way answers.Value) bool {
	s := l.linked.NewState()
	s.Load(with(before, l.survey().Items[i].ID, way))
	return !way.Blank() && s.Verdict(i) != program.Good || len(l.blockers(s)) > 0
}

// acted are the rules that refuse the answers to item i.
func (l *linter) acted(i int, before *answers.Record, ways []answers.Value) []int {
	var list []int
	s := l.linked.NewState()
	for _, way := range ways {
		s.Load(with(before, l.survey().Items[i].ID, way))
		for _, k := range l.blockers(s) {
			if !slices.Contains(list, k) {
				list = append(list, k)
			}
		}
	}
	slices.Sort(list)
	return list
}

// blockers are the rules that block which act.
func (l *linter) blockers(s *program.State) []int {
	var list []int
	for i := range l.survey().Items {
		if l.inRows(i) || s.Status(i) == program.Passed {
			continue
		}
		s.Rules(i, func(r *ir.Rule) {
			if r.Severity == ir.Block {
				list = append(list, l.ruleAt(r.Name))
			}
		})
	}
	return list
}

func (l *linter) ruleAt(name string) int {
	return slices.IndexFunc(l.survey().Rules, func(r ir.Rule) bool { return r.Name == name })
}

// recordIn is the record that a state holds.
func recordIn(s *program.State) *answers.Record {
	r := &answers.Record{}
	for i := range s.Len() {
		if v := s.Raw(i); v != nil {
			r.Fields = append(r.Fields, answers.Field{Key: s.Item(i).ID, Value: *v})
		}
	}
	return r
}

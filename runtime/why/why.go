// Package why says why a record makes an item asked, passed over or undetermined, and why a rule acts or does not: by a
// smallest set of answers that forces it, and the skips and asks that have to do with it.
package why

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Fact is one thing that a reason rests on.
type Fact struct {
	Item  int // its position
	Kind  FactKind
	Value answers.Value // of Given
}

// FactKind is what a Fact says of its item.
type FactKind int

// The kinds of facts.
const (
	Given  FactKind = iota // it bears the answer Value
	Blank                  // it is optional and left blank
	Open                   // it is still to be answered
	Passed                 // it is passed over
)

// Clause is a skip or an ask of the survey that has to do with a reason.
type Clause struct {
	Item int // the position of the item that bears it
	Skip int // which of its skips; −1: its `ask if`
}

// ItemReason is why an item stands as it does. As long as Facts are so, it does so whatever the other answers are; without any
// one of them it need not. Where Status is Undetermined Facts are the open items that it hangs on.
type ItemReason struct {
	Status  program.Status
	Facts   []Fact
	Clauses []Clause
}

// RuleReason is why a rule acts or does not.
type RuleReason struct {
	Acts   bool
	Passed bool // its item is passed over, which is why it does not act
	Facts  []Fact
}

// Teller tells of one survey.
type Teller struct {
	survey *ir.Survey
	linked *program.Program
}

// New makes a Teller; an error where the survey calls functions that are not given.
func New(s *ir.Survey, functions ...program.Function) (*Teller, error) {
	p, err := program.New(s, functions...)
	if err != nil {
		return nil, err
	}
	return &Teller{survey: s, linked: p}, nil
}

func (t *Teller) state(r *answers.Record) *program.State {
	s := t.linked.NewState()
	s.Load(r)
	return s
}

// Item tells why item i, which is in no repeated group, stands as it does.
func (t *Teller) Item(r *answers.Record, i int) ItemReason {
	s := t.state(r)
	reason := ItemReason{Status: s.Status(i)}
	if reason.Status == program.Undetermined {
		reason.Facts = t.hangsOn(s, r, i)
		return reason
	}
	reason.Facts = t.forced(s, r, i)
	reason.Clauses = t.clauses(s, r, i, reason.Facts)
	return reason
}

// facts are what may force item i: of the items before it that its route hangs on, what the record says.
func (t *Teller) facts(s *program.State, i int) []Fact {
	var list []Fact
	it := &t.survey.Items[i]
	ids := t.survey.ItemsOf(ir.Or{Of: []ir.Formula{it.Asked, it.Passed}})
	for k := range t.survey.Items[:i] {
		if slices.Contains(ids, t.survey.Items[k].ID) {
			if f := fact(s, k); f.Kind == Given || f.Kind == Blank {
				list = append(list, f)
			}
		}
	}
	return list
}

func fact(s *program.State, k int) Fact {
	f := Fact{Item: k, Kind: Open}
	switch v := s.Raw(k); {
	case s.Status(k) == program.Passed:
		f.Kind = Passed
	case s.Verdict(k) == program.Good:
		f.Kind, f.Value = Given, *v
	case s.Verdict(k) == program.Blank && s.Blankable(k):
		f.Kind = Blank
	}
	return f
}

// forced is a smallest set of facts that forces the status of item i.
func (t *Teller) forced(s *program.State, r *answers.Record, i int) []Fact {
	all := t.facts(s, i)
	want := s.Status(i)
	enough := func(facts []Fact) bool { return t.state(opened(t.survey, r, all, facts)).Status(i) == want }
	return smallest(all, enough)
}

// opened is the record with all facts but some opened: each could then come out in any way. An answer that is refused opens an
// item, also one that may be left blank.
func opened(s *ir.Survey, r *answers.Record, all, but []Fact) *answers.Record {
	out := &answers.Record{Name: r.Name}
	for _, f := range r.Fields {
		if !about(all, s, f.Key) || about(but, s, f.Key) {
			out.Fields = append(out.Fields, f)
		}
	}
	for _, f := range all {
		if !slices.ContainsFunc(but, func(g Fact) bool { return g.Item == f.Item }) {
			out.Fields = append(out.Fields, answers.Field{Key: s.Items[f.Item].ID, Value: refusedBy(s.Items[f.Item].Domain.Kind)})
		}
	}
	return out
}

// refusedBy is an answer that no item of that kind takes.
func refusedBy(kind ir.Kind) answers.Value {
	if kind == ir.Rows {
		return answers.Num(0)
	}
	return answers.Truth(true)
}

func about(facts []Fact, s *ir.Survey, id string) bool {
	return slices.ContainsFunc(facts, func(f Fact) bool { return s.Items[f.Item].ID == id })
}

// mostTried bounds the pairs that are tried before facts are taken away one by one.
const mostTried = 60

// smallest is a set of facts that is enough, of which none can be left out; where one or two are enough, that many.
func smallest(all []Fact, enough func([]Fact) bool) []Fact {
	if enough(nil) {
		return nil
	}
	for i := range all {
		if enough(all[i : i+1]) {
			return all[i : i+1]
		}
	}
	for i := range all[:min(len(all), mostTried)] {
		for k := range i {
			if pair := []Fact{all[k], all[i]}; enough(pair) {
				return pair
			}
		}
	}
	kept := slices.Clone(all)
	for i := len(kept) - 1; i >= 0; i-- {
		if less := slices.Delete(slices.Clone(kept), i, i+1); enough(less) {
			kept = less
		}
	}
	return kept
}

// hangsOn are the open items that an undetermined item hangs on.
func (t *Teller) hangsOn(s *program.State, r *answers.Record, i int) []Fact {
	it := &t.survey.Items[i]
	ids := t.survey.ItemsOf(ir.Or{Of: []ir.Formula{it.Asked, it.Passed}})
	var list []Fact
	for k := range t.survey.Items[:i] {
		if f := fact(s, k); f.Kind == Open && slices.Contains(ids, t.survey.Items[k].ID) {
			list = append(list, f)
		}
	}
	return list
}

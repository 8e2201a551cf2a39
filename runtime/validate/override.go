package validate

import (
	"time"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Override is the acknowledgement of a warning, as a record keeps it in the list under `_overrides`: which rule, what the answers
// that it uses were then, why it is left as it is, and when that was said. It counts as long as these answers stay what they were.
type Override struct {
	Rule   string
	Item   string          // of a rule in a repeated group: the place of its finding, "members[2].age"; "" of others
	Values []answers.Field // as program.State.Operands gives them
	Reason string
	Time   string // "2020-04-13T08:30"
}

// Acknowledge makes the override of a warning that was found in s, for a reason. ok is false where the finding is none of a rule
// that warns, or there is no reason.
func Acknowledge(s *program.State, f Finding, reason string, at time.Time) (o Override, ok bool) {
	o = Override{Rule: f.Rule, Item: f.Item, Reason: reason, Time: at.Format("2006-01-02T15:04")}
	r, known := s.Program().Rule(f.Rule)
	if !known || f.Code != Assert || reason == "" {
		return o, false
	}
	if f.Item == r.Item {
		o.Item = ""
	}
	if !o.enter(s, r) {
		return o, false
	}
	o.Values = s.Operands(r)
	return o, true
}

// Place is where the finding stands that o acknowledges.
func (o Override) Place(s *program.State) string {
	if r, ok := s.Program().Rule(o.Rule); ok && o.Item == "" {
		return r.Item
	}
	return o.Item
}

// Counts tells whether o acknowledges its rule in the record that s holds: it has a reason, and the answers in the rule are
// what they were.
func (o Override) Counts(s *program.State) bool {
	r, ok := s.Program().Rule(o.Rule)
	return ok && o.Reason != "" && o.enter(s, r) && s.Unchanged(r, o.Values, s.Operands(r))
}

// enter makes the rows around the place those that are looked at. It is false where a rule that warns has no such place.
func (o Override) enter(s *program.State, r *ir.Rule) bool {
	slot, _ := s.Program().Slot(r.Item)
	if s.Item(slot).Group == "" || r.Severity != ir.Warn {
		return o.Item == "" && r.Severity == ir.Warn
	}
	return ItemOf(o.Item) == r.Item && s.EnterPlace(o.Item)
}

// Value is o as a record keeps it.
func (o Override) Value() answers.Value {
	fields := []answers.Field{{Key: "rule", Value: answers.Text(o.Rule)}}
	if o.Item != "" {
		fields = append(fields, answers.Field{Key: "item", Value: answers.Text(o.Item)})
	}
	return answers.Row(append(fields, answers.Field{Key: "values", Value: answers.Row(o.Values...)},
		answers.Field{Key: "reason", Value: answers.Text(o.Reason)}, answers.Field{Key: "time", Value: answers.Text(o.Time)})...)
}

// OverrideOf reads what stands in the list under `_overrides`. What is of another form acknowledges nothing.
func OverrideOf(v answers.Value) Override {
	text := func(key string) string {
		if member := v.Member(key); member.Kind == answers.String {
			return member.Str
		}
		return ""
	}
	return Override{text("rule"), text("item"), v.Member("values").Members(), text("reason"), text("time")}
}

// subject is what an override is about: a rule, and in a repeated group the place.
type subject struct{ rule, item string }

// overridesOf reads the overrides of a record.
func overridesOf(s *program.State) map[subject][]Override {
	v := s.Stated(answers.OverridesKey)
	if v == nil || len(v.List) == 0 {
		return nil
	}
	by := map[subject][]Override{}
	for _, stated := range v.List {
		o := OverrideOf(stated)
		about := subject{o.Rule, o.Item}
		by[about] = append(by[about], o)
	}
	return by
}

// acknowledged is the reason given for a warning of the item at slot, "" for none, or if an answer has changed since.
func (f *finder) acknowledged(slot int, r *ir.Rule) string {
	if r.Severity != ir.Warn || f.acks == nil {
		return ""
	}
	about := subject{rule: r.Name}
	if f.state.Item(slot).Group != "" {
		about.item = f.state.Place(slot)
	}
	if len(f.acks[about]) == 0 {
		return ""
	}
	now := f.state.Operands(r)
	for _, o := range f.acks[about] {
		if o.Reason != "" && f.state.Unchanged(r, o.Values, now) {
			return o.Reason
		}
	}
	return ""
}

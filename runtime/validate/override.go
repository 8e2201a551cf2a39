package validate

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// override is a warning that whoever filled in the record has acknowledged: which rule, what the answers in it
// were then, and why it is right.
type override struct {
	rule   string
	values []answers.Field
	reason string
}

// overridesOf reads what a record bears under `_overrides`: a list of overrides, or an object of them by rule. In a
// table it is their JSON. What is neither acknowledges nothing.
func overridesOf(s *program.State) []override {
	v := s.Stated(answers.OverridesKey)
	if v == nil {
		return nil
	}
	stated := *v
	if v.Kind == answers.String && stated.UnmarshalJSON([]byte(v.Str)) != nil {
		return nil
	}
	var list []override
	for _, o := range stated.List {
		list = append(list, overrideOf(o.Member("rule").Str, o))
	}
	for _, f := range stated.Fields {
		list = append(list, overrideOf(f.Key, f.Value))
	}
	return list
}

func overrideOf(rule string, o answers.Value) override {
	return override{rule, o.Member("values").Fields, o.Member("reason").Str}
}

// acknowledged is the reason given for a warning, "" for none, or if an answer has changed since.
func (f *finder) acknowledged(r *ir.Rule) string {
	if r.Severity != ir.Warn {
		return ""
	}
	for _, o := range f.acks {
		if o.rule == r.Name && f.unchanged(o.values) {
			return o.reason
		}
	}
	return ""
}

func (f *finder) unchanged(values []answers.Field) bool {
	for _, then := range values {
		now := f.raw(then.Key)
		if !then.Value.Equal(now) && !(then.Value.Blank() && now.Blank()) {
			return false
		}
	}
	return true
}

// raw is the answer to an item as it stands in the record.
func (f *finder) raw(id string) answers.Value {
	for slot := range f.state.Len() {
		if raw := f.state.Raw(slot); raw != nil && f.state.Item(slot).ID == id {
			return *raw
		}
	}
	return answers.Value{}
}

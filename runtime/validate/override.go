package validate

import (
	"encoding/json"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// override is a warning that whoever filled in the record has acknowledged: which rule, what the answers in it
// were then, and why it is right.
type override struct {
	Rule   string                   `json:"rule"`
	Values map[string]answers.Value `json:"values"`
	Reason string                   `json:"reason"`
}

// overridesOf reads what a record bears under `_overrides`: a list of overrides, or an object of them by rule. In a
// table it is a text. What cannot be read acknowledges nothing.
func overridesOf(s *program.State) []override {
	v := s.Stated(answers.OverridesKey)
	if v == nil || v.Str == "" {
		return nil
	}
	var list []override
	if json.Unmarshal([]byte(v.Str), &list) == nil {
		return list
	}
	var byRule map[string]override
	if json.Unmarshal([]byte(v.Str), &byRule) != nil {
		return nil
	}
	list = nil
	for rule, o := range byRule {
		o.Rule = rule
		list = append(list, o)
	}
	return list
}

// acknowledged is the reason given for a warning, "" for none, or if an answer has changed since.
func (f *finder) acknowledged(r *ir.Rule) string {
	if r.Severity != ir.Warn {
		return ""
	}
	for _, o := range f.acks {
		if o.Rule == r.Name && f.unchanged(o.Values) {
			return o.Reason
		}
	}
	return ""
}

func (f *finder) unchanged(values map[string]answers.Value) bool {
	for slot := range f.state.Len() {
		then, ok := values[f.state.Item(slot).ID]
		if !ok {
			continue
		}
		now := answers.Value{}
		if raw := f.state.Raw(slot); raw != nil {
			now = *raw
		}
		if !then.Equal(now) && !(then.Blank() && now.Blank()) {
			return false
		}
	}
	return true
}

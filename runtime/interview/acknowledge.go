package interview

import (
	"slices"
	"time"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Acknowledge leaves a warning of Findings as it is, for a reason given at that time: the record then keeps that, and with it the
// answers that the rule uses. As soon as an edit changes one of them the acknowledgement is void and out of the record; it is set
// aside, and counts again when the answers are again what they were. It gives false where the finding is no rule's
// warning, or there is no reason.
func (s *Session) Acknowledge(f validate.Finding, reason string, at time.Time) bool {
	o, ok := validate.Acknowledge(s.state, f, reason, at)
	if ok {
		s.drop(f)
		s.overrides(append(s.stated(), o.Value()))
	}
	return ok
}

// Unacknowledge takes back what was given as the reason for a warning.
func (s *Session) Unacknowledge(f validate.Finding) { s.drop(f) }

// Acknowledged are the acknowledgements that count, by what they are of.
func (s *Session) Acknowledged() []validate.Override {
	return overridesOf(s.counting())
}

// Voided are those that do not count any more, because an answer in their rule has changed.
func (s *Session) Voided() []validate.Override {
	stale := slices.DeleteFunc(slices.Clone(s.stated()), s.counts)
	return overridesOf(append(stale, s.voided...))
}

// Unsettled are the findings but for the warnings that are acknowledged: what is left to be seen to.
func (s *Session) Unsettled(lang catalogue.Lang) []validate.Finding {
	return slices.DeleteFunc(s.Findings(lang), func(f validate.Finding) bool { return f.Acknowledged != "" })
}

func overridesOf(list []answers.Value) []validate.Override {
	all := make([]validate.Override, len(list))
	for i, v := range list {
		all[i] = validate.OverrideOf(v)
	}
	return all
}

// stated is the list that the record has under `_overrides`.
func (s *Session) stated() []answers.Value {
	if _, isItem := s.program.Slot(answers.OverridesKey); isItem {
		return nil
	}
	return valueOf(s.record.Fields, answers.OverridesKey).List
}

// overrides puts a list into the record under `_overrides`.
func (s *Session) overrides(list []answers.Value) {
	if _, isItem := s.program.Slot(answers.OverridesKey); !isItem {
		s.record.Fields = withKey(s.record.Fields, answers.OverridesKey, answers.Rows(list...))
		s.state.Load(s.record)
	}
}

// drop forgets what was said of a finding.
func (s *Session) drop(f validate.Finding) {
	about := func(v answers.Value) bool {
		o := validate.OverrideOf(v)
		return o.Rule == f.Rule && o.Place(s.state) == f.Item
	}
	s.voided = slices.DeleteFunc(s.voided, about)
	if stated := s.stated(); slices.ContainsFunc(stated, about) {
		s.overrides(slices.DeleteFunc(slices.Clone(stated), about))
	}
}

func (s *Session) counts(v answers.Value) bool { return validate.OverrideOf(v).Counts(s.state) }

// counting are the overrides of the record that count.
func (s *Session) counting() []answers.Value {
	return slices.DeleteFunc(slices.Clone(s.stated()), func(v answers.Value) bool { return !s.counts(v) })
}

// review sets aside the overrides that counted before and do not now, and takes back those set aside that do.
func (s *Session) review(counted []answers.Value) {
	kept, changed := []answers.Value{}, false
	var voided []answers.Value
	for _, v := range s.stated() {
		if !s.counts(v) && slices.ContainsFunc(counted, v.Equal) {
			voided, changed = append(voided, v), true
		} else {
			kept = append(kept, v)
		}
	}
	for _, v := range s.voided {
		if s.counts(v) {
			kept, changed = append(kept, v), true
		} else {
			voided = append(voided, v)
		}
	}
	if s.voided = voided; changed {
		s.overrides(kept)
	}
}

// renumber gives fields the overrides with the numbers that rows have after one was put in or taken out, and tells which of
// those counted.
func (s *Session) renumber(fields []answers.Field, row path, by int) (renumbered []answers.Field, counted []answers.Value) {
	counted = shiftedOverrides(s.counting(), row, by)
	s.voided = shiftedOverrides(s.voided, row, by)
	if stated := s.stated(); len(stated) > 0 {
		fields = withKey(fields, answers.OverridesKey, answers.Rows(shiftedOverrides(stated, row, by)...))
	}
	return fields, counted
}

// shiftedOverrides are overrides after the numbers of rows have changed from a row on; of one taken out there are none.
func shiftedOverrides(list []answers.Value, row path, by int) []answers.Value {
	var all []answers.Value
	for _, v := range list {
		o := validate.OverrideOf(v)
		moved := shifted(map[string]bool{o.Item: true}, row, by)
		for item := range moved {
			if item != o.Item {
				o.Item = item
				v = o.Value()
			}
			all = append(all, v)
		}
	}
	return all
}

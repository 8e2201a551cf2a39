package interview

import (
	"fmt"
	"maps"
	"slices"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Data is an interview as plain data, to be written as JSON and resumed from later, on another
// machine, or with a newer version of the survey.
type Data struct {
	Survey  string                   `json:"survey"`
	Version string                   `json:"version,omitempty"`
	At      string                   `json:"at,omitempty"` // place of the current item, "" at the end
	Answers map[string]answers.Value `json:"answers"`
	Parked  map[string]answers.Value `json:"parked,omitempty"`
	Voided  []answers.Value          `json:"voided,omitempty"` // acknowledgements set aside because an answer that they rest on has changed
	Locked  []string                 `json:"locked,omitempty"` // items whose answers came with the record and are not to be edited
}

// Data is the interview as plain data. It shares nothing with the session.
func (s *Session) Data() Data {
	d := Data{
		Survey: s.program.Survey.ID, Version: s.program.Survey.Property("version"),
		Answers: map[string]answers.Value{}, Parked: s.Parked(), Voided: slices.Clone(s.voided), Locked: slices.Sorted(maps.Keys(s.locked)), At: s.Place(),
	}
	for _, f := range s.record.Fields {
		d.Answers[f.Key] = f.Value
	}
	return d
}

// Resume goes on with an interview where it stood. It is an error when the data belongs to
// another survey. Answers to items that this version lacks stay in the record as unknown keys; where
// the current item is gone or passed over, the interview goes on at the first open one.
func Resume(p *program.Program, d Data) (*Session, error) {
	if d.Survey != p.Survey.ID {
		return nil, fmt.Errorf("interview: the data is of survey %q, not %q", d.Survey, p.Survey.ID)
	}
	r := &answers.Record{}
	for _, it := range p.Survey.Items {
		if v, ok := d.Answers[it.ID]; ok {
			r.Fields = append(r.Fields, answers.Field{Key: it.ID, Value: v})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(d.Answers)) {
		if _, known := p.Slot(key); !known {
			r.Fields = append(r.Fields, answers.Field{Key: key, Value: d.Answers[key]})
		}
	}
	s := start(p, r)
	maps.Copy(s.parked, d.Parked)
	s.voided = slices.Clone(d.Voided)
	for _, id := range d.Locked {
		s.locked[id] = true
	}
	s.begin()
	if !s.Goto(d.At) && d.At == "" && len(s.Open()) == 0 {
		s.at = nil
	}
	return s, nil
}

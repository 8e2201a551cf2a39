package program

import (
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Fill puts the record's answers into a text of the survey: for {id} what the answer of that item is in words,
// ir.Gap where none counts.
func (s *State) Fill(text string) string {
	return ir.Fill(text, func(id string) (string, bool) {
		slot, ok := s.program.slots[id]
		if !ok {
			return "", false
		}
		return s.inWords(slot), true
	})
}

func (s *State) inWords(slot int) string {
	if v, ok := s.Computed(slot); ok {
		return Plain(v)
	}
	a := s.answers[slot]
	if !a.valued || s.Item(slot).Compute != nil {
		return ir.Gap
	}
	switch d := &s.Item(slot).Domain; d.Kind {
	case ir.Choice:
		o, _ := d.Option(int(a.number))
		return s.Fill(o.Text)
	case ir.Choices:
		return s.marked(d, a)
	case ir.Number, ir.Rows:
		return decimal(a.number)
	case ir.Location:
		at, _ := a.raw.Location()
		return decimal(at.Lat) + "," + decimal(at.Lon)
	case ir.Date:
		return a.raw.Str // which is how a date, a time or both are written
	}
	if s.Item(slot).Domain.Kind == ir.Signature {
		return value.PhotoName(a.raw.Str)
	}
	return a.raw.Str
}

// marked is the texts of what is marked, in the order of the options or, of a ranking, of the marks.
func (s *State) marked(d *ir.Domain, a *answer) string {
	var texts []string
	if d.Ordered {
		for _, mark := range a.raw.List {
			o, _ := d.Option(int(mark.Num))
			texts = append(texts, s.Fill(o.Text))
		}
		return strings.Join(texts, "、")
	}
	for i, o := range d.Options {
		if hasBit(a.marks, i) {
			texts = append(texts, s.Fill(o.Text))
		}
	}
	return strings.Join(texts, "、")
}

// Plain is a number in the shortest digits, or a text or date as it is.
func Plain(v answers.Value) string {
	if v.Kind == answers.Number {
		return decimal(v.Num)
	}
	return v.Str
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

package interview

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Row is a row that the current item stands in, or, where that is asked, the one that there may be.
type Row struct {
	Head *ir.Item // of its group
	Nr   int      // from 1
	Of   int      // how many there are to be, 0 where that is open
	Said string   // what the first text in it says, "" while it says nothing
}

// Rows are the rows around the current item, from the outermost.
func (s *Session) Rows() []Row {
	var rows []Row
	for i := 0; i+1 < len(s.at); i += 2 {
		rows = append(rows, s.row(s.at[i], s.at[i+1]))
	}
	return rows
}

func (s *Session) row(slot, nr int) Row {
	enter(s.state, s.at)
	row := Row{Head: s.state.Item(slot), Nr: nr + 1}
	if nr == behind {
		row.Nr = s.state.Rows(slot) + 1
		return row
	}
	if number, known := s.state.Times(slot); known && row.Head.Times != nil {
		row.Of = number
	}
	row.Said = s.said(slot)
	return row
}

// said is the first text that is asked in the row of a group that is looked at.
func (s *Session) said(head int) string {
	for slot := head + 1; slot < s.state.End(head); slot = s.state.End(slot) {
		if s.state.Item(slot).Domain.Kind == ir.Text && s.state.Item(slot).Compute == nil {
			if v := s.state.Raw(slot); v != nil && v.Kind == answers.String {
				return v.Str
			}
			return ""
		}
	}
	return ""
}

func (s *Session) refuseAnother(v answers.Value, lang catalogue.Lang) (validate.Finding, bool) {
	if v.Kind == answers.Bool {
		return validate.Finding{}, false
	}
	message := catalogue.Say(lang, validate.Type, catalogue.Phrase{Code: "expect.another"})
	return validate.Finding{Item: s.Place(), Code: validate.Type, Severity: ir.Block, Message: message}, true
}

// another puts an empty row behind the others, where there is one, and goes on.
func (s *Session) another(v answers.Value) {
	if v.Num == 0 {
		s.at = s.next(s.at)
		return
	}
	s.Add(s.Place())
}

// Add puts an empty row into a group whose rows are given freely, and goes to its first question: "members[2]" before
// the second, one more than there are behind all. It gives false where the group takes no other row.
func (s *Session) Add(row string) bool {
	p := pathOf(row)
	at, ok := s.place(p)
	if !ok || !p.isRow() || !s.fits(at) {
		return false
	}
	s.changeRows(inserted(s.record.Fields, p), p, 1)
	s.at = s.next(at)
	return true
}

// fits tells whether there is room for another row, and the rows before it are there.
func (s *Session) fits(row place) bool {
	head, nr := row[:len(row)-1], row[len(row)-1]
	fits := false
	each(s.state, func(at place) {
		if slot := at.slot(); at.another() && at[:len(at)-1].in(head) && len(at) == len(head)+1 {
			fits = s.asks(at) && nr <= s.state.Rows(slot)
		}
	})
	return fits
}

// Remove takes an answer out of the record, wherever the interview stands: that of an item by its place, or a row,
// "members[2]", whole.
func (s *Session) Remove(id string) {
	p := pathOf(id)
	row, known := s.place(p)
	if known && p.isRow() {
		s.removeRow(p, row)
		return
	}
	delete(s.parked, id)
	delete(s.locked, id)
	s.change(with(s.record.Fields, p, answers.Value{}))
	s.stay()
}

func (s *Session) removeRow(p path, row place) {
	if at(s.record.Fields, p).Kind == answers.Null {
		return
	}
	s.changeRows(with(s.record.Fields, p, answers.Value{}), p, -1)
	last := len(row) - 1
	if len(s.at) > last && s.at.in(row[:last]) && s.at[last] > row[last] && s.at[last] != behind {
		s.at = append(append(place{}, row[:last]...), append(place{s.at[last] - 1}, s.at[last+1:]...)...)
	}
	s.stay()
}

// stay keeps to the current item where it is still asked; otherwise the interview goes on behind it.
func (s *Session) stay() {
	if _, asked := s.step(s.at); !asked && s.at != nil {
		s.at = s.next(s.at)
	}
}

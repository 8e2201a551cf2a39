package program

import (
	"slices"
	"sync"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// operand is an answer that a rule uses: that of an item, or of the head of a group what it uses in each row.
type operand struct {
	slot int
	rows []operand
}

// operandsOf finds the operands of a rule once they are asked for.
func (p *Program) operandsOf(r *ir.Rule) func() []operand {
	return sync.OnceValue(func() []operand { return p.operands(p.Survey.Operands(r)) })
}

func (p *Program) operands(of []ir.Operand) []operand {
	list := make([]operand, len(of))
	for i, o := range of {
		list[i] = operand{p.slots[o.Item], p.operands(o.Rows)}
	}
	return list
}

// Operands are the answers that a rule uses as they stand, in the rows that are looked at: what an acknowledgement of the rule
// keeps. Without an answer, or passed over, an item has null. Of a group there is the list of its rows, but for those passed
// over, each with the answers in it that the rule uses.
func (s *State) Operands(r *ir.Rule) []answers.Field {
	return s.standing(s.program.rules[s.program.ruleAt[r.Name]].operands())
}

// Unchanged tells whether the operands of a rule, which Operands gives now, are what they were then. They are compared as
// answers: marks that are no ranking in any order, and one way to leave blank is as good as another. Where an operand is
// missing it is false.
func (s *State) Unchanged(r *ir.Rule, then, now []answers.Field) bool {
	return s.sameAll(s.program.rules[s.program.ruleAt[r.Name]].operands(), then, now)
}

func (s *State) standing(of []operand) []answers.Field {
	fields := make([]answers.Field, len(of))
	for i, o := range of {
		fields[i] = answers.Field{Key: s.Item(o.slot).ID, Value: s.stands(o)}
	}
	return fields
}

func (s *State) stands(o operand) answers.Value {
	switch a := s.answers[o.slot]; {
	case a.status == Passed:
		return answers.Value{}
	case a.rows != nil && a.verdict != Type:
		return s.standingRows(o, a)
	case a.raw == nil || a.raw.Blank():
		return answers.Value{}
	default:
		return *a.raw
	}
}

func (s *State) standingRows(o operand, a *answer) answers.Value {
	group := s.program.items[o.slot].repeat.group
	before := s.frames[group]
	defer func() { s.enter(before) }()
	list := []answers.Value{}
	for nr := range a.rows.list {
		if row := &a.rows.list[nr]; row.status != Passed {
			list = append(list, s.standingRow(o, row, a, nr))
		}
	}
	return answers.Rows(list...)
}

func (s *State) standingRow(o operand, row *row, a *answer, nr int) answers.Value {
	switch {
	case row.frame != nil:
		s.enter(row.frame)
		return answers.Row(s.standing(o.rows)...)
	case row.verdict == Blank:
		return answers.Row(s.blanks(o.rows)...)
	}
	return a.raw.List[nr]
}

// blanks are operands in a row without answers.
func (s *State) blanks(of []operand) []answers.Field {
	fields := make([]answers.Field, len(of))
	for i, o := range of {
		fields[i].Key = s.Item(o.slot).ID
	}
	return fields
}

func (s *State) sameAll(of []operand, then, now []answers.Field) bool {
	for i, o := range of {
		at := slices.IndexFunc(then, func(f answers.Field) bool { return f.Key == now[i].Key })
		if at < 0 || !s.same(o, then[at].Value, now[i].Value) {
			return false
		}
	}
	return true
}

func (s *State) same(o operand, then, now answers.Value) bool {
	d := &s.Item(o.slot).Domain
	switch {
	case then.Blank() && now.Blank():
		return true
	case d.Kind == ir.Rows && now.Kind == answers.List:
		return s.sameRows(o, then, now.List)
	case d.Kind == ir.Choices && !d.Ordered:
		return sameMarks(then, now)
	}
	return then.Equal(now)
}

func (s *State) sameRows(o operand, then answers.Value, now []answers.Value) bool {
	if then.Kind != answers.List || len(then.List) != len(now) {
		return false
	}
	for nr := range now {
		if !s.sameRow(o, then.List[nr], now[nr]) {
			return false
		}
	}
	return true
}

func (s *State) sameRow(o operand, then, now answers.Value) bool {
	if now.Kind != answers.Object {
		return then.Equal(now)
	}
	return judgeRow(&then) == Good && s.sameAll(o.rows, then.Members(), now.Fields)
}

func sameMarks(then, now answers.Value) bool {
	if a, ok := sortedMarks(then); ok {
		if b, ok := sortedMarks(now); ok {
			return slices.Equal(a, b)
		}
	}
	return then.Equal(now)
}

// sortedMarks are the numbers of a list of nothing else.
func sortedMarks(v answers.Value) (marks []float64, ok bool) {
	if v.Kind != answers.List {
		return nil, false
	}
	for _, mark := range v.List {
		if mark.Kind != answers.Number {
			return nil, false
		}
		marks = append(marks, mark.Num)
	}
	slices.Sort(marks)
	return marks, true
}

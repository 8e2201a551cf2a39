// Package migrate carries records of one version of a survey over to the next: answers follow questions that have another
// id and options that have another code. Nothing is converted or guessed; what cannot follow is said, and left out.
//
// Answers are not judged: one that is wrong stays wrong, and one to a question that is no longer asked stays too, so
// that a check of the result shows what is to be asked again.
package migrate

import (
	"math"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/diff"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Migrator carries records over, one at a time.
type Migrator struct {
	old, after *ir.Survey
	follow     diff.Follow
	lost       []Loss
}

// Loss is an answer, or a mark of one, that could not be carried.
type Loss struct {
	Item string // its old id
	Why  catalogue.Phrase
}

// New is a migrator from one survey to another.
func New(old, after *ir.Survey) *Migrator {
	return &Migrator{old: old, after: after, follow: diff.NewFollow(old, after)}
}

// Record is the record in the new survey, and what of it is lost. A record that could not be read stays one.
func (m *Migrator) Record(r *answers.Record) (*answers.Record, []Loss) {
	m.lost = nil
	if r.Malformed != nil {
		return r, nil
	}
	out := *r
	out.Fields = m.fields(r.Fields, "")
	return &out, m.lost
}

func (m *Migrator) lose(item string, why catalogue.Code) {
	m.lost = append(m.lost, Loss{item, catalogue.Phrase{Code: why}})
}

// fields are those of the record, or of a row of a group.
func (m *Migrator) fields(of []answers.Field, group string) []answers.Field {
	var out []answers.Field
	for _, f := range of {
		if carried, ok := m.field(f, group); ok {
			out = append(out, carried)
		}
	}
	return out
}

func (m *Migrator) field(f answers.Field, group string) (carried answers.Field, ok bool) {
	old := m.follow.Old(f.Key)
	switch {
	case strings.HasPrefix(f.Key, "_"):
		return m.stated(f), true
	case old == nil || old.Group != group:
		return m.unknown(f)
	case f.Value.Blank():
		return m.blank(f, old)
	}
	it := m.follow.New(old)
	switch {
	case it == nil:
		m.lose(f.Key, "migrate.not-item")
	case it.Compute != nil && (old.Compute == nil || !m.follow.SameTerm(old)):
		m.lose(f.Key, "migrate.computed")
	case it.Domain.Kind != old.Domain.Kind || it.Compute == nil && old.Compute != nil || !m.follow.SameGroup(old):
		m.lose(f.Key, "migrate.kind")
	default:
		return m.answer(f, old, it)
	}
	return f, false
}

// stated is what a record says of itself: its survey, which may be called otherwise now, and its acknowledgements of warnings.
func (m *Migrator) stated(f answers.Field) answers.Field {
	if f.Key == answers.OverridesKey && m.follow.Old(f.Key) == nil {
		f.Value = m.overrides(f.Value)
	}
	if f.Key == answers.SurveyKey && f.Value.Kind == answers.String && f.Value.Str == m.old.ID {
		f.Value.Str = m.after.ID
	}
	return f
}

// overrides are acknowledgements under the names that their rules have now. That of a rule which is no more says what it was, so that no
// other rule takes it for its own.
func (m *Migrator) overrides(v answers.Value) answers.Value {
	v.List = slices.Clone(v.List)
	for i := range v.List {
		fields := slices.Clone(v.List[i].Fields)
		for j := range fields {
			if fields[j].Key == "rule" && fields[j].Value.Kind == answers.String {
				fields[j] = m.rule(fields[j])
			}
		}
		v.List[i].Fields = fields
	}
	return v
}

func (m *Migrator) rule(f answers.Field) answers.Field {
	if now, ok := m.follow.Rule(f.Value.Str); ok {
		return answers.Field{Key: f.Key, Value: answers.Text(now)}
	}
	return answers.Field{Key: "was", Value: f.Value}
}

// unknown is a key that no item bore. It must not become the answer to an item that has that id now.
func (m *Migrator) unknown(f answers.Field) (answers.Field, bool) {
	if m.follow.Has(f.Key) {
		m.lose(f.Key, "migrate.unknown")
		return f, false
	}
	return f, true
}

// blank is no answer, and no loss.
func (m *Migrator) blank(f answers.Field, old *ir.Item) (answers.Field, bool) {
	it := m.follow.New(old)
	if it == nil {
		return f, false
	}
	f.Key = it.ID
	return f, true
}

func (m *Migrator) answer(f answers.Field, old, it *ir.Item) (answers.Field, bool) {
	key := f.Key
	f.Key = it.ID
	switch old.Domain.Kind {
	case ir.Choice:
		now, ok := m.code(f.Value, old)
		if !ok {
			m.lose(key, "migrate.no-option")
		}
		f.Value = now
		return f, ok
	case ir.Choices:
		f.Value = m.marks(f.Value, old)
		return f, !f.Value.Blank()
	case ir.Rows:
		f.Value = m.rows(f.Value, old)
	}
	return f, true
}

// code is an option's code as it is now. What is no code stays what it is.
func (m *Migrator) code(v answers.Value, old *ir.Item) (answers.Value, bool) {
	if v.Kind != answers.Number || v.Num != math.Trunc(v.Num) || math.Abs(v.Num) > 1e9 {
		return v, true
	}
	now, ok := m.follow.Code(old, int(v.Num))
	return answers.Num(float64(now)), ok
}

func (m *Migrator) marks(v answers.Value, old *ir.Item) answers.Value {
	if v.Kind != answers.List {
		return v
	}
	list := make([]answers.Value, 0, len(v.List))
	for _, mark := range v.List {
		if now, ok := m.code(mark, old); ok {
			list = append(list, now)
		} else {
			m.lose(old.ID, "migrate.no-option")
		}
	}
	v.List = list
	return v
}

func (m *Migrator) rows(v answers.Value, head *ir.Item) answers.Value {
	v.List = slices.Clone(v.List)
	for i := range v.List {
		if v.List[i].Kind == answers.Object {
			v.List[i].Fields = m.fields(v.List[i].Fields, head.ID)
		}
	}
	return v
}

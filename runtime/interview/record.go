package interview

import (
	"slices"

	"github.com/surveyc/surveyc/runtime/answers"
)

// with gives fields with a value at a path; a blank one takes out what is there. Nothing that fields hold is changed.
func with(fields []answers.Field, p path, v answers.Value) []answers.Field {
	key, row := p[0].key, p[0].row
	if row < 0 {
		return withKey(fields, key, v)
	}
	list := slices.Clone(valueOf(fields, key).List)
	if row >= len(list) && v.Blank() {
		return fields
	}
	for len(list) <= row {
		list = append(list, answers.Row())
	}
	switch {
	case len(p) > 1:
		list[row] = answers.Row(with(list[row].Members(), p[1:], v)...)
	case v.Blank():
		list = slices.Delete(list, row, row+1)
	default:
		list[row] = v
	}
	return withKey(fields, key, answers.Rows(list...))
}

func withKey(fields []answers.Field, key string, v answers.Value) []answers.Field {
	changed := slices.DeleteFunc(slices.Clone(fields), func(f answers.Field) bool { return f.Key == key })
	if v.Blank() {
		return changed
	}
	return append(changed, answers.Field{Key: key, Value: v})
}

// inserted gives fields with an empty row at a path.
func inserted(fields []answers.Field, p path) []answers.Field {
	key, row := p[0].key, p[0].row
	list := slices.Clone(valueOf(fields, key).List)
	if len(p) > 1 {
		list[row] = answers.Row(inserted(list[row].Members(), p[1:])...)
	} else {
		list = slices.Insert(list, row, answers.Row())
	}
	return withKey(fields, key, answers.Rows(list...))
}

// at is the value at a path, Null where there is none.
func at(fields []answers.Field, p path) answers.Value {
	v := valueOf(fields, p[0].key)
	if row := p[0].row; row >= 0 {
		if row >= len(v.List) {
			return answers.Value{}
		}
		v = v.List[row]
	}
	if len(p) == 1 {
		return v
	}
	return at(v.Members(), p[1:])
}

func valueOf(fields []answers.Field, key string) answers.Value {
	r := answers.Record{Fields: fields}
	return r.Get(key)
}

// nothing tells whether a value bears no answer, also not inside.
func nothing(v answers.Value) bool {
	switch v.Kind {
	case answers.Object:
		return !slices.ContainsFunc(v.Fields, func(f answers.Field) bool { return !nothing(f.Value) })
	case answers.List:
		return !slices.ContainsFunc(v.List, func(v answers.Value) bool { return !nothing(v) })
	}
	return v.Blank()
}

// ordered gives fields in survey order, in rows too, then the overrides and what else there is.
func (s *Session) ordered(fields []answers.Field) []answers.Field {
	sorted := slices.Clone(fields)
	slices.SortStableFunc(sorted, func(a, b answers.Field) int { return s.order(a.Key) - s.order(b.Key) })
	for i := range sorted {
		if v := &sorted[i].Value; s.order(sorted[i].Key) < s.state.Len() && v.Kind == answers.List {
			v.List = slices.Clone(v.List)
			s.orderRows(v.List)
		}
	}
	return sorted
}

func (s *Session) orderRows(list []answers.Value) {
	for i := range list {
		if list[i].Kind == answers.Object {
			list[i] = answers.Row(s.ordered(list[i].Fields)...)
		}
	}
}

func (s *Session) order(key string) int {
	if slot, ok := s.program.Slot(key); ok {
		return slot
	}
	if key == answers.OverridesKey {
		return s.state.Len()
	}
	return s.state.Len() + 1
}

package why

import (
	"strings"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// split takes the rows around a place off it: "members[2]." and "age".
func split(place string) (rows, id string) {
	at := strings.LastIndex(place, "].")
	if at < 0 {
		return "", place
	}
	return place[:at+2], place[at+2:]
}

func idOf(place string) string {
	_, id := split(place)
	return id
}

// together tells whether two places are in no different rows of one group.
func together(a, b string) bool {
	rowsA, _ := split(a)
	rowsB, _ := split(b)
	return strings.HasPrefix(rowsA, rowsB) || strings.HasPrefix(rowsB, rowsA) || head(rowsA) != head(rowsB)
}

// head is that of the outermost group of some rows.
func head(rows string) string {
	id, _, _ := strings.Cut(rows, "[")
	return id
}

// opened is the record with a mark at the places of all facts but those that are kept. What items that must be unique hold is kept apart.
func (p *probes) opened(r *answers.Record, all []Fact, kept []bool) *answers.Record {
	more := map[string][]answers.Field{} // by the rows that they stand in
	for k, f := range all {
		rows, id := split(f.Place)
		switch {
		case !kept[k]:
			more[rows] = append(more[rows], answers.Field{Key: marker(id), Value: answers.Text("?")})
		case f.Kind == Given && p.apart[id]:
			more[rows] = append(more[rows], answers.Field{Key: apart(id), Value: f.Value})
		}
	}
	return &answers.Record{Name: r.Name, Fields: with(r.Fields, "", more)}
}

// with are the fields of a row with more, and likewise in the rows within.
func with(fields []answers.Field, at string, more map[string][]answers.Field) []answers.Field {
	out := make([]answers.Field, 0, len(fields)+len(more[at]))
	for _, f := range fields {
		if f.Value.Kind == answers.List {
			f.Value = withRows(f.Value, at+f.Key, more)
		}
		out = append(out, f)
	}
	return append(out, more[at]...)
}

func withRows(list answers.Value, head string, more map[string][]answers.Field) answers.Value {
	out := make([]answers.Value, len(list.List))
	for nr, row := range list.List {
		if out[nr] = row; row.Kind == answers.Object || row.Kind == answers.NoAnswer {
			out[nr] = answers.Row(with(row.Members(), program.RowName(head, nr)+".", more)...)
		}
	}
	return answers.Rows(out...)
}

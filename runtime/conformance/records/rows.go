package records

import (
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// answerTo is mostly a right answer to an item of the survey; to the head of a group some rows.
func (d Dice) answerTo(s *ir.Survey, it *ir.Item) string {
	if it.Domain.Kind != ir.Rows {
		return d.answer(&it.Domain)
	}
	rows := make([]string, d.IntN(4))
	for i := range rows {
		rows[i] = d.row(s, it.ID)
	}
	return "[" + strings.Join(rows, ",") + "]"
}

func (d Dice) row(s *ir.Survey, head string) string {
	var r Record
	for i := range s.Items {
		if it := &s.Items[i]; it.Group == head && it.Compute == nil {
			r = append(r, Field{it.ID, d.answerTo(s, it)})
		}
	}
	return r.Text()
}

// spoiltFor is often no right answer to an item.
func (d Dice) spoiltFor(s *ir.Survey, it *ir.Item) string {
	if it.Domain.Kind != ir.Rows {
		return d.spoilt(&it.Domain)
	}
	if d.Once(3) {
		return Pick(d, strange...)
	}
	return d.answerTo(s, it)
}

// placeOf is where an item is answered, in whichever rows: "members[2].age".
func (d Dice) placeOf(s *ir.Survey, it *ir.Item) string {
	if it.Group == "" {
		return it.ID
	}
	return d.placeOf(s, itemOf(s, it.Group)) + "[" + strconv.Itoa(1+d.IntN(3)) + "]." + it.ID
}

// idAt is the id of the item at a place, that of the head where it is a row.
func idAt(place string) string {
	if i := strings.LastIndex(place, "]."); i >= 0 {
		place = place[i+len("]."):]
	}
	id, _, _ := strings.Cut(place, "[")
	return id
}

// put is r with text as the answer at a place, or as the row there; "" takes it out.
func (r Record) put(place, text string) Record {
	head, behind, inRows := strings.Cut(place, "[")
	switch {
	case inRows:
		return r.with(head, putInRows(r.value(head), behind, text))
	case text == "":
		return r.without(place)
	}
	return r.with(place, text)
}

func (r Record) value(key string) string {
	if i := r.index(key); i >= 0 {
		return r[i].Value
	}
	return "null"
}

// putInRows changes a list of rows at `2]` or `2].age`.
func putInRows(list, place, text string) string {
	digits, behind, _ := strings.Cut(place, "]")
	nr, _ := strconv.Atoi(digits) // a place is as findings write it
	rows := parts(list)
	for len(rows) < nr {
		rows = append(rows, "{}")
	}
	switch {
	case behind != "":
		rows[nr-1] = members(rows[nr-1]).put(behind[1:], text).Text()
	case text == "":
		rows = append(rows[:nr-1], rows[nr:]...)
	default:
		rows[nr-1] = text
	}
	return "[" + strings.Join(rows, ",") + "]"
}

// parts are the members of a JSON list, none of what is no list.
func parts(text string) []string {
	var all []string
	for _, v := range read(text).List {
		all = append(all, written(v))
	}
	return all
}

// members are those of a JSON object.
func members(text string) Record {
	var r Record
	for _, f := range read(text).Fields {
		r = append(r, Field{f.Key, written(f.Value)})
	}
	return r
}

func read(text string) (v answers.Value) {
	if err := v.UnmarshalJSON([]byte(text)); err != nil {
		panic(err) // the texts here are all JSON
	}
	return v
}

func written(v answers.Value) string {
	text, err := v.MarshalJSON()
	if err != nil {
		panic(err) // values that were read have a JSON form
	}
	return string(text)
}

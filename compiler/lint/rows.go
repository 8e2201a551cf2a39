package lint

import (
	"math"
	"slices"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Of a repeated group the solver sees one row. A household with rows is walked on the runtime, which asks for as many rows
// as there must be, with the solver's answers in them where it has any; what it reaches is what the runtime says.

// hasRows tells whether a survey has repeated groups.
func hasRows(s *ir.Survey) bool {
	return slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.Domain.Kind == ir.Rows })
}

// walker answers a draft.
type walker struct {
	*program.Draft
	survey *ir.Survey
	values map[int]answers.Value // by slot
	rows   int                   // of groups whose number is for the record to say
	alike  bool                  // all rows have these values; else only the first has
}

// mostRows is how many rows a group of a household has here.
const mostRows = 40

// walked is the record of a walk.
func walked(s *ir.Survey, values map[int]answers.Value, rows int, alike bool) *answers.Record {
	w := &walker{survey: s, values: values, rows: rows, alike: alike}
	draft, err := program.NewDraft(s, w)
	if err != nil {
		return &answers.Record{}
	}
	w.Draft = draft
	draft.Fill()
	return &answers.Record{Fields: w.fields(0, draft.Len())}
}

// Answer is for program.Draft.
func (w *walker) Answer(slot, try int) answers.Value {
	it := &w.survey.Items[slot]
	switch {
	case it.Compute != nil || w.Status(slot) == program.Passed:
		return answers.Value{}
	case it.Domain.Kind == ir.Rows:
		return answers.Rows(w.emptyRows(slot)...)
	}
	nr := w.row(slot)
	if v, ok := w.values[slot]; ok && try == 0 && (w.alike || nr == 0) {
		return v
	}
	if it.Optional && !w.alike {
		return answers.Value{}
	}
	return plainAnswer(&it.Domain, nr, try)
}

// mostRefused bounds the answers that are tried where options are hidden.
const mostRefused = 12

// Refuse is for program.Draft.
func (w *walker) Refuse(slot, try int) bool {
	it := &w.survey.Items[slot]
	return try < mostRefused && len(it.Domain.Hidden) > 0 && w.Status(slot) != program.Passed && w.Verdict(slot) == program.Option
}

func (w *walker) emptyRows(slot int) []answers.Value {
	n, due := w.Due(slot)
	if !due {
		n = w.rows
		if v, ok := w.values[slot]; ok {
			n = len(v.List)
		} else if d := &w.survey.Items[slot].Domain; d.Min != nil {
			n = max(n, int(*d.Min))
		}
	}
	list := make([]answers.Value, min(n, mostRows+1))
	for i := range list {
		list[i] = answers.Row()
	}
	return list
}

// row is the number of the row around the item at slot, from 0; of one in rows within rows that of both together.
func (w *walker) row(slot int) int {
	n := 0
	for at := w.Place(slot); ; {
		rows, rest, ok := cutRow(at)
		if !ok {
			return n
		}
		n, at = n+rows-1, rest
	}
}

func cutRow(place string) (nr int, rest string, ok bool) {
	for i := 0; i < len(place); i++ {
		if place[i] != '[' {
			continue
		}
		for k := i + 1; k < len(place); k++ {
			if place[k] == ']' {
				nr, err := strconv.Atoi(place[i+1 : k])
				return nr, place[k+1:], err == nil
			}
		}
	}
	return 0, "", false
}

// fields are the answers from a slot up to another, in the rows that are looked at.
func (w *walker) fields(slot, end int) []answers.Field {
	var fields []answers.Field
	for ; slot < end; slot = w.End(slot) {
		v := w.Raw(slot)
		if v == nil || v.Blank() {
			continue
		}
		value := *v
		if w.IsGroup(slot) {
			value = answers.Rows(slices.Clone(v.List)...)
			for nr := range value.List {
				if nr < w.Rows(slot) && w.Enter(slot, nr) {
					value.List[nr] = answers.Row(w.fields(slot+1, w.End(slot))...)
				}
			}
		}
		fields = append(fields, answers.Field{Key: w.survey.Items[slot].ID, Value: value})
	}
	return fields
}

// plainAnswer is one of a domain, which differs from row to row and from try to try where it can.
func plainAnswer(d *ir.Domain, nr, try int) answers.Value {
	switch d.Kind {
	case ir.Choice:
		return answers.Num(float64(d.Options[(nr+try)%len(d.Options)].Code))
	case ir.Choices:
		return answers.Codes(fewestMarks(d, nr+try)...)
	case ir.Number:
		return answers.Num(plainNumber(d, nr))
	case ir.Date:
		return answers.Text(map[ir.Format]string{"": "2020-04-13", ir.Time: "08:30", ir.DateTime: "2020-04-13T08:30"}[d.Format])
	case ir.Location:
		return answers.Location{Lat: 28.2, Lon: 112.9, Accuracy: 12}.Value()
	}
	text := sampleText(d)
	if other := text + strconv.Itoa(nr+1); nr > 0 && program.Judge(*d, answers.Text(other)) == program.Good {
		text = other
	}
	return answers.Text(text)
}

func fewestMarks(d *ir.Domain, from int) []int {
	n := 1
	if d.Min != nil {
		n = max(n, int(*d.Min))
	}
	var codes []int
	for i := range min(n, len(d.Options)) {
		codes = append(codes, d.Options[(from+i)%len(d.Options)].Code)
	}
	return codes
}

func plainNumber(d *ir.Domain, nr int) float64 {
	low, high := 0.0, math.Inf(1)
	if d.Min != nil {
		low = math.Ceil(*d.Min)
	}
	if d.Max != nil {
		high = *d.Max
	}
	return min(low+float64(nr), high)
}

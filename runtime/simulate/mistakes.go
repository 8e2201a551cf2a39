package simulate

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Mistakes say in which part of the records a clerk errs, in any way or in one. At most one mistake is in a record.
type Mistakes struct {
	any   int // of 10,000 records
	kinds []share
}

type share struct {
	kind int // position in Kinds
	of   int // of 10,000 records
}

// Kind is a way to err.
type Kind struct {
	Name  string
	Draws catalogue.Code // the finding that is certain to be drawn at the item; "" where it hangs on the survey
	make  func(*clerk) (place string, made bool)
}

// Kinds are all of them.
var Kinds []Kind

func init() { // one of them asks which others there are
	Kinds = []Kind{
		{"blank", validate.Required, (*clerk).blank},
		{"unasked", validate.Skipped, (*clerk).unasked},
		{"swapped", "", (*clerk).swapped},
		{"unit", "", (*clerk).unit},
		{"neighbour", "", (*clerk).neighbour},
		{"point", "", (*clerk).point},
		{"date", validate.Type, (*clerk).date},
		{"width", validate.Type, (*clerk).width},
		{"id", "", (*clerk).id},
		{"two", validate.Type, (*clerk).two},
		{"row", validate.Required, (*clerk).row},
		{duplicate, validate.Duplicate, (*clerk).duplicate},
	}
}

const duplicate = "duplicate"

// KindNames are the names of Kinds.
func KindNames() []string {
	var names []string
	for _, k := range Kinds {
		names = append(names, k.Name)
	}
	return names
}

// usualShare is that of a kind which is named without one.
const usualShare = 200

// ParseMistakes reads 10%, 0.1, or kinds apart by commas, each maybe with its share: blank=2%,unit. Where ok is false, wrong is the
// part that is to blame.
func ParseMistakes(text string) (m Mistakes, wrong string, ok bool) {
	for part := range strings.SplitSeq(text, ",") {
		name, share, given := strings.Cut(strings.TrimSpace(part), "=")
		if at := slices.Index(KindNames(), name); at >= 0 {
			of, ok := usualShare, true
			if given {
				of, ok = parseShare(share)
			}
			if !ok {
				return m, part, false
			}
			m.add(at, of)
			continue
		}
		of, ok := parseShare(name)
		if given || !ok {
			return m, part, false
		}
		m.any = of
	}
	return m, "", true
}

func (m *Mistakes) add(kind, of int) { m.kinds = append(m.kinds, share{kind, of}) }

// parseShare reads 10% or 0.1 as part of 10,000.
func parseShare(text string) (of int, ok bool) {
	number, percent := strings.CutSuffix(strings.ReplaceAll(text, "％", "%"), "%")
	x, err := strconv.ParseFloat(number, 64)
	if percent {
		x /= 100
	}
	return int(math.Round(x * 10_000)), err == nil && x >= 0 && x <= 1
}

// None tells that nobody errs.
func (m Mistakes) None() bool { return m.any == 0 && len(m.kinds) == 0 }

// order are the kinds that are tried on a record, none for most records.
func (m Mistakes) order(d *dice) []int {
	if m.any > 0 && d.below(10_000) < m.any {
		all := make([]int, len(Kinds))
		for i := range all {
			all[i] = i
		}
		shuffle(d, all)
		return all
	}
	for _, k := range m.kinds {
		if d.below(10_000) < k.of {
			return []int{k.kind}
		}
	}
	return nil
}

func (m Mistakes) of(seed uint64, nr int) (order []int, d dice) {
	if m.None() {
		return nil, d
	}
	d = throw(seed, uint64(nr), 99)
	return m.order(&d), d
}

// make errs in a record where its turn has come.
func (m Mistakes) make(s *Simulator, r *answers.Record) *answers.Record {
	order, d := m.of(s.seed, s.nr)
	if len(order) == 0 {
		return r
	}
	c := &clerk{Simulator: s, dice: d, record: clone(r), nr: s.nr}
	for i, kind := range order {
		if Kinds[kind].Name == duplicate && i > 0 {
			continue // what others copy must not be a copy itself
		}
		if place, made := Kinds[kind].make(c); made {
			s.tally.Mistakes[Kinds[kind].Name]++
			c.note(strings.TrimSpace(Kinds[kind].Name + " " + place))
			return c.record
		}
	}
	return r
}

// clerk errs in a copy of a record.
type clerk struct {
	*Simulator
	dice
	record *answers.Record
	nr     int
}

// note writes down what was done wrong.
func (c *clerk) note(what string) {
	at := 2 // behind _id and _enumerator
	c.record.Fields = slices.Insert(c.record.Fields, at, answers.Field{Key: MistakeKey, Value: answers.Text(what)})
}

func clone(r *answers.Record) *answers.Record {
	other := *r
	other.Fields = cloneFields(r.Fields)
	return &other
}

func cloneFields(fields []answers.Field) []answers.Field {
	other := slices.Clone(fields)
	for i := range other {
		other[i].Value = cloneValue(other[i].Value)
	}
	return other
}

func cloneValue(v answers.Value) answers.Value {
	v.List, v.Fields = slices.Clone(v.List), cloneFields(v.Fields)
	for i := range v.List {
		v.List[i] = cloneValue(v.List[i])
	}
	return v
}

// spot is an answer of the record.
type spot struct {
	slot  int
	place string // members[2].age
	value *answers.Value
}

// spots are the answers that a person gave and that will do.
func (c *clerk) spots(do func(spot) bool) []spot {
	return c.among(c.record.Fields, "", do, nil)
}

func (c *clerk) among(fields []answers.Field, before string, do func(spot) bool, list []spot) []spot {
	for i := range fields {
		slot, ok := c.draft.Slot(fields[i].Key)
		if !ok || c.survey.Items[slot].Compute != nil {
			continue
		}
		at := spot{slot, before + fields[i].Key, &fields[i].Value}
		if c.draft.IsGroup(slot) {
			for nr := range at.value.List {
				row := before + fields[i].Key + "[" + strconv.Itoa(nr+1) + "]."
				list = c.among(at.value.List[nr].Fields, row, do, list)
			}
		} else if do(at) {
			list = append(list, at)
		}
	}
	return list
}

package jsonschema

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/validate"
)

// record is a record as JSON: item ids and other keys with the text of their values.
type record map[string]string

func (r record) text() string {
	var members []string
	for _, key := range slices.Sorted(maps.Keys(r)) {
		members = append(members, quoted(key)+":"+r[key])
	}
	return "{" + strings.Join(members, ",") + "}"
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// records are variants of a few sound records: some as they are, most with up to three answers spoilt.
func (d dice) records(s *ir.Survey, c checker, n int) []record {
	const variants = 10
	var list []record
	for len(list) < n {
		sound := d.sound(s, c)
		for range variants {
			list = append(list, d.variant(s, sound))
		}
	}
	return list[:n]
}

// sound is a record without blocking findings, or nearly so.
func (d dice) sound(s *ir.Survey, c checker) record {
	r := record{}
	for i := range s.Items {
		r[s.Items[i].ID] = d.answer(&s.Items[i].Domain)
	}
	for range 8 {
		d.mend(r, s, c.blocking(r))
	}
	return r
}

func (d dice) variant(s *ir.Survey, sound record) record {
	r := maps.Clone(sound)
	for range d.IntN(4) {
		it := pick(d, s.Items...)
		r[it.ID] = d.spoilt(&it.Domain)
	}
	if d.once(4) {
		r[pick(d, "_id", "_by", "nobody", "４")] = pick(d, strange...)
	}
	return r
}

// mend answers again what a finding is about, or takes the answer out.
func (d dice) mend(r record, s *ir.Survey, findings []validate.Finding) {
	for _, f := range findings {
		switch f.Code {
		case validate.Skipped:
			delete(r, f.Item)
		case validate.Assert:
			it := pick(d, s.Items...)
			r[it.ID] = d.answer(&it.Domain)
		default:
			r[f.Item] = d.answer(&itemOf(s, f.Item).Domain)
		}
	}
}

func itemOf(s *ir.Survey, id string) *ir.Item {
	for i := range s.Items {
		if s.Items[i].ID == id {
			return &s.Items[i]
		}
	}
	panic("no item " + id)
}

func (d dice) spoilt(of *ir.Domain) string {
	switch d.IntN(4) {
	case 0:
		return pick(d, strange...)
	case 1:
		return pick(d, "null", `""`, "[]")
	case 2:
		return quoted(pick(d, days...))
	}
	return d.answer(of)
}

// strange are values that are an answer of few items or none.
var strange = []string{
	"null", `""`, "[]", "{}", "true", "false", "0", "-0", "-1", "1", "1.0", "2", "99", "3.5", "1e20", "-1e20", "1e15", "1000000000000001",
	"1e400", "1e-300", `"1"`, `" "`, `"①"`, `"2020-02-30"`, `"2020-02-29"`, `"0000-01-01"`, `"2020-4-13"`, `"２０２０-04-13"`, `"10000-01-01"`,
	"[1,1]", "[1,1.0]", "[0]", "[-0,0]", "[99]", "[1,99]", "[1.5]", `["1"]`, "[null]", "[[]]", "[1,2,3,4,7]", "[7,1]", `{"a":1}`, `[{}]`, `[1e20]`,
}

// answer is mostly a right answer.
func (d dice) answer(of *ir.Domain) string {
	switch of.Kind {
	case ir.Choice:
		return fmt.Sprint(pick(d, of.Options...).Code)
	case ir.Choices:
		return d.marks(of)
	case ir.Number:
		return d.numberFor(of)
	case ir.Date:
		return quoted(d.day())
	default:
		return quoted(pick(d, words...))
	}
}

func (d dice) marks(of *ir.Domain) string {
	var codes []string
	for _, o := range of.Options {
		if d.once(2) {
			codes = append(codes, fmt.Sprint(o.Code))
		}
	}
	return "[" + strings.Join(codes, ",") + "]"
}

var words = []string{"张三", "村", "北村", "12", "a", "𠮷", "𠮷𠮷", "é", " ", "0", "", "a\nb", "村\u2028"}

var days = []string{
	"2020-04-13", "2020-04-12", "2020-04-14", "2020-12-31", "2021-01-01", "2019-12-31", "0001-01-01", "9999-12-31",
	"2000-02-29", "1900-02-29", "1900-02-28", "2020-02-29", "2021-02-29", "2020-04-31", "2020-13-01", "2020-00-10", "0004-02-29", "0100-02-29",
}

func (d dice) day() string {
	if d.once(3) {
		return fmt.Sprintf("%04d-%02d-%02d", d.IntN(10000), 1+d.IntN(12), 1+d.IntN(28))
	}
	return pick(d, days[:9]...)
}

func (d dice) numberFor(of *ir.Domain) string {
	x := d.number()
	if of.Min != nil && of.Max != nil && !d.once(4) {
		x = *of.Min + math.Round(d.Float64()*(*of.Max-*of.Min))
	}
	if of.Integer {
		x = math.Round(x)
	}
	text, err := json.Marshal(x)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// number is a number near one of those that surveys compare with, often within a few bits of
// the edge of what is equal to it.
func (d dice) number() float64 {
	c := pick(d, 0, 1, -1, 2, 3, 0.3, 30, 1000, 1e9, 5e9, -1e15, 1e15, 123456.789)
	switch d.IntN(4) {
	case 0:
		return c
	case 1:
		return c + pick(d, -1.0, 1)
	case 2:
		return c + pick(d, -1.0, 1)*1e-9*max(1, math.Abs(c))
	}
	b := bandAround(c)
	return fromRank(rank(pick(d, b.low, b.high)) + int64(d.IntN(7)-3))
}

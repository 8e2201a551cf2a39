package program

import (
	"math"
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// judge tells what an answer that is not blank is, and notes its value.
type judge func(v *answers.Value, into *answer) Verdict

func judgeOf(d ir.Domain) judge {
	if len(d.None) == 0 {
		return judgeValue(d)
	}
	return orNone(d.None, judgeValue(d))
}

// orNone also takes the kinds of no answer that are offered. To every domain another one is of the wrong type.
func orNone(offered []ir.NoAnswer, value judge) judge {
	return func(v *answers.Value, into *answer) Verdict {
		kind := ir.NoAnswer(v.Str)
		if v.Kind != answers.NoAnswer || !slices.Contains(offered, kind) {
			return value(v, into)
		}
		return Good
	}
}

func judgeValue(d ir.Domain) judge {
	switch d.Kind {
	case ir.Choice:
		return judgeChoice(d)
	case ir.Choices:
		return judgeChoices(d)
	case ir.Number:
		return judgeNumber(d)
	case ir.Date:
		return judgeDate(d)
	case ir.Text:
		return judgeText(d)
	case ir.Signature:
		return judgeMark(d)
	case ir.Location:
		return judgeLocation
	case ir.Rows:
		return judgeRows(d)
	}
	panic("program: unknown domain " + string(d.Kind))
}

// Judge tells what an answer to a question of that domain is by itself.
func Judge(d ir.Domain, v answers.Value) Verdict {
	if v.Blank() {
		return Blank
	}
	return judgeOf(d)(&v, &answer{marks: make([]uint64, len(d.Options)/64+1)})
}

func judgeChoice(d ir.Domain) judge {
	codes := codesOf(d)
	return func(v *answers.Value, into *answer) Verdict {
		if v.Kind != answers.Number || !value.IsWhole(v.Num) {
			return Type
		}
		into.number = v.Num
		if _, ok := codes.position(v.Num); !ok {
			return Option
		}
		return Good
	}
}

// judgeChoices first sees that all are whole numbers, then that they are codes, each once.
func judgeChoices(d ir.Domain) judge {
	codes := codesOf(d)
	low, high := ends(d, 1, float64(len(d.Options)))
	return func(v *answers.Value, into *answer) Verdict {
		if v.Kind != answers.List || !allWhole(v.List) {
			return Type
		}
		exclusive := false
		for _, mark := range v.List {
			at, ok := codes.position(mark.Num)
			if !ok || !setBit(into.marks, at) {
				return Option
			}
			exclusive = exclusive || d.Options[at].Exclusive
		}
		into.number = float64(len(v.List))
		switch {
		case exclusive && len(v.List) > 1:
			return Option
		case into.number < low || into.number > high:
			return Range
		}
		return Good
	}
}

func allWhole(list []answers.Value) bool {
	return !slices.ContainsFunc(list, func(v answers.Value) bool {
		return v.Kind != answers.Number || !value.IsWhole(v.Num)
	})
}

// setBit sets a bit that is not set yet.
func setBit(bits []uint64, at int) bool {
	word, mask := &bits[at/64], uint64(1)<<(at%64)
	if *word&mask != 0 {
		return false
	}
	*word |= mask
	return true
}

func hasBit(bits []uint64, at int) bool { return bits[at/64]>>(at%64)&1 == 1 }

func judgeNumber(d ir.Domain) judge {
	low, high := ends(d, math.Inf(-1), math.Inf(1))
	return func(v *answers.Value, into *answer) Verdict {
		if v.Kind != answers.Number || !(math.Abs(v.Num) <= value.Limit) || d.Integer && v.Num != math.Trunc(v.Num) {
			return Type
		}
		into.number = v.Num + 0 // −0 is 0
		if v.Num < low || v.Num > high {
			return Range
		}
		return Good
	}
}

func ends(d ir.Domain, low, high float64) (float64, float64) {
	if d.Min != nil {
		low = *d.Min
	}
	if d.Max != nil {
		high = *d.Max
	}
	return low, high
}

func judgeDate(d ir.Domain) judge {
	parse := dateParsers[d.Format]
	return func(v *answers.Value, into *answer) Verdict {
		x, ok := parse(v.Str)
		if v.Kind != answers.String || !ok {
			return Type
		}
		into.number = float64(x)
		return Good
	}
}

var dateParsers = map[ir.Format]func(string) (int, bool){
	"":          value.ParseDate[string],
	ir.Time:     value.ParseTime[string],
	ir.DateTime: value.ParseDateTime[string],
}

func judgeText(d ir.Domain) judge {
	if d.Min == nil && d.Max == nil && d.Pattern == "" && d.Format == "" {
		return judgeSignature
	}
	fits := value.TextForm{Min: d.Min, Max: d.Max, Pattern: d.Pattern, Resident: d.Format == ir.ResidentID}.Fits()
	return func(v *answers.Value, into *answer) Verdict {
		verdict := judgeSignature(v, into)
		if verdict == Good && !fits(v.Str) {
			return Range
		}
		return verdict
	}
}

func judgeMark(d ir.Domain) judge {
	if d.Format == ir.Photo {
		return judgePhoto
	}
	return judgeSignature
}

func judgePhoto(v *answers.Value, into *answer) Verdict {
	switch verdict := judgeSignature(v, into); {
	case verdict != Good:
		return verdict
	case !value.IsPhoto(v.Str):
		return Type
	case utf8.RuneCountInString(v.Str) > value.MostPhoto:
		return Range
	}
	return Good
}

// judgeSignature takes any text.
func judgeSignature(v *answers.Value, _ *answer) Verdict {
	if v.Kind != answers.String {
		return Type
	}
	return Good
}

// judgeLocation notes the accuracy, which is the one number that is asked of a location.
func judgeLocation(v *answers.Value, into *answer) Verdict {
	at, ok := v.Location()
	if !ok {
		return Type
	}
	into.number = at.Accuracy
	if math.Abs(at.Lat) > 90 || math.Abs(at.Lon) > 180 || at.Accuracy < 0 || at.Accuracy > value.Limit {
		return Range
	}
	return Good
}

// codes finds the position of an option by its code.
type codes struct {
	sorted []int // codes, ascending
	at     []int // position of each in the domain
}

func codesOf(d ir.Domain) codes {
	c := codes{at: make([]int, len(d.Options))}
	for i := range c.at {
		c.at[i] = i
	}
	sort.Slice(c.at, func(i, j int) bool { return d.Options[c.at[i]].Code < d.Options[c.at[j]].Code })
	for _, at := range c.at {
		c.sorted = append(c.sorted, d.Options[at].Code)
	}
	return c
}

func (c codes) position(code float64) (int, bool) {
	i, ok := slices.BinarySearch(c.sorted, int(code))
	if !ok {
		return 0, false
	}
	return c.at[i], true
}

package sql

import (
	"fmt"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Days, times and resident id numbers are read by arithmetic, since no two engines have the same years, nor refuse the same days.

// moment defines a date's number: days since 1970-01-01, minutes since midnight, or minutes since 1970-01-01T00:00.
func (y *sayer) moment(slot int, s said) int {
	form := moments[y.survey.Items[slot].Domain.Format]
	w := y.define(name("w", slot), said{y.say("matches", s.text, y.pattern(form.pattern)), s.step})
	step := w.step
	for _, p := range form.parts {
		step = y.define(name(p.column, slot), said{y.digits(slot, p.at, p.n), w.step}).step
	}
	return y.define(name("x", slot), said{in(slot, form.number), step}).step
}

// form is how a moment is written: the columns of its parts, and what number it is.
type form struct {
	pattern string
	parts   []part
	number  string
}

type part struct {
	column string
	at, n  int
}

var (
	dayParts = []part{{"y", 1, 4}, {"m", 6, 2}, {"d", 9, 2}}
	moments  = map[ir.Format]form{
		"":      {`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, dayParts, "case when " + isDay + " then " + dayNumber + " end"},
		ir.Time: {`^[0-9]{2}:[0-9]{2}$`, []part{{"h", 1, 2}, {"i", 4, 2}}, "case when " + isTime + " then h%d * 60 + i%d end"},
		ir.DateTime: {`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$`, append([]part{{"h", 12, 2}, {"i", 15, 2}}, dayParts...),
			"case when " + isDay + " and " + isTime + " then (" + dayNumber + ") * 1440 + h%d * 60 + i%d end"},
	}
)

// A year is taken to begin with March, so that the leap day is its last.
const (
	isTime    = "h%d < 24 and i%d < 60"
	isDay     = "y%d >= 1 and m%d between 1 and 12 and d%d between 1 and (case when m%d = 2 then case when " + isLeap + " then 29 else 28 end when m%d in (4, 6, 9, 11) then 30 else 31 end)"
	isLeap    = "y%d = 4 * floor(y%d / 4) and (y%d <> 100 * floor(y%d / 100) or y%d = 400 * floor(y%d / 400))"
	ofMarch   = "(y%d - case when m%d < 3 then 1 else 0 end)"
	dayNumber = "365 * " + ofMarch + " + floor(" + ofMarch + " / 4) - floor(" + ofMarch + " / 100) + floor(" + ofMarch + " / 400) + " +
		"floor((153 * (m%d + case when m%d < 3 then 12 else 0 end) - 457) / 5) + d%d - 719469"
)

// digits reads part of a text that has its form (w).
func (y *sayer) digits(slot, at, n int) string {
	return in(slot, "case when w%d then "+y.say("parse", in(slot, fmt.Sprintf("substr(s%%d, %d, %d)", at, n)))+" end")
}

// resident is whether the text of an item is a resident id number by GB 11643; it is never null.
func (y *sayer) resident(slot, step int) said {
	if r, ok := y.residents[slot]; ok {
		return r
	}
	w := y.define(name("w", slot), said{y.say("matches", name("s", slot), y.pattern("^[0-9]{17}[0-9X]$")), step})
	for _, p := range []part{{"y", 7, 4}, {"m", 11, 2}, {"d", 13, 2}} {
		y.define(name(p.column, slot), said{y.digits(slot, p.at, p.n), w.step})
	}
	z := y.define(name("z", slot), said{y.weighted(slot), w.step})
	r := y.define(name("r", slot), said{in(slot, "coalesce(w%d and "+isDay+" and "+checked+", false)"), z.step})
	y.residents[slot] = r
	return r
}

// checked tells whether the last character is that for the weighted sum of the others.
var checked = func() string {
	var b strings.Builder
	b.WriteString("case z%d - 11 * floor(z%d / 11)")
	for i, c := range "10X98765432" {
		fmt.Fprintf(&b, " when %d then '%c'", i, c)
	}
	return b.String() + " end = substr(s%d, 18, 1)"
}()

func (y *sayer) weighted(slot int) string {
	terms := make([]string, 17)
	for i, w := range [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		terms[i] = fmt.Sprintf("%d * ", w) + y.say("parse", in(slot, fmt.Sprintf("substr(s%%d, %d, 1)", i+1)))
	}
	return in(slot, "case when w%d then "+strings.Join(terms, " + ")+" end")
}

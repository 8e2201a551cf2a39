package answers

import (
	"strings"
	"time"
)

func (c *column) date(cell string) Value { return moment(cell, dateLayouts, time.DateOnly) }

func (c *column) time(cell string) Value { return moment(cell, timeLayouts, "15:04") }

func (c *column) dateTime(cell string) Value {
	return moment(strings.Join(strings.Fields(cell), " "), dateTimeLayouts, "2006-01-02T15:04")
}

// moment reads a cell by the first layout that it fits, and writes it as a record does.
func moment(cell string, layouts []string, written string) Value {
	digits := foldWidth(cell)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, digits); err == nil {
			return Text(t.Format(written))
		}
	}
	return Text(cell)
}

// time.Parse takes 2020-04-13 by the first only, 4 or 04 by the others, and an hour of one digit or two. Seconds are
// read only where they are none, as a spreadsheet adds them: others would be lost.
var (
	dateLayouts     = []string{time.DateOnly, "2006/1/2", "2006年1月2日"}
	timeLayouts     = []string{"15:04", "15:04:00", "15时04分", "15点04分"}
	dateTimeLayouts = dateTimes(" ", "T", "")
)

func dateTimes(between ...string) []string {
	var layouts []string
	for _, day := range dateLayouts {
		for _, clock := range timeLayouts {
			for _, b := range between {
				layouts = append(layouts, day+b+clock)
			}
		}
	}
	return layouts
}

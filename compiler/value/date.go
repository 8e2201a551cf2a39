package value

import (
	"strings"
	"time"
)

// ParseDate reads a real calendar day written exactly YYYY-MM-DD, 0001-01-01 … 9999-12-31,
// and returns it as days since 1970-01-01.
func ParseDate(s string) (days int, ok bool) {
	if len(s) != len(time.DateOnly) {
		return 0, false
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, false
	}
	return int(t.Unix() / secondsPerDay), true
}

const secondsPerDay = 24 * 60 * 60

// FormatDate writes days since 1970-01-01 as YYYY-MM-DD.
func FormatDate(days int) string { return day(days).Format(time.DateOnly) }

// Year is the calendar year of a day.
func Year(days int) int { return day(days).Year() }

func day(days int) time.Time { return time.Unix(int64(days)*secondsPerDay, 0).UTC() }

// ParseTime reads a time of day written exactly HH:MM, 00:00 … 23:59, and returns it as minutes since
// midnight.
func ParseTime(s string) (minutes int, ok bool) {
	t, err := time.Parse(minuteLayout, s)
	return t.Hour()*60 + t.Minute(), err == nil && len(s) == len(minuteLayout)
}

const minuteLayout = "15:04"

// ParseDateTime reads a real day and a time of it written exactly YYYY-MM-DDTHH:MM, and returns it
// as minutes since 1970-01-01T00:00.
func ParseDateTime(s string) (minutes int, ok bool) {
	day, clock, _ := strings.Cut(s, "T")
	days, okDay := ParseDate(day)
	minutes, okTime := ParseTime(clock)
	return days*24*60 + minutes, okDay && okTime
}

// ParseMoment reads what is written as a date, as a time or as both. The three count differently; nothing compares
// one with another.
func ParseMoment(s string) (x int, ok bool) {
	for _, parse := range []func(string) (int, bool){ParseDate, ParseTime, ParseDateTime} {
		if x, ok = parse(s); ok {
			return x, true
		}
	}
	return 0, false
}

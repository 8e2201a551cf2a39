package value

import (
	"fmt"
	"time"
)

// ParseDate reads a real calendar day written exactly YYYY-MM-DD, 0001-01-01 … 9999-12-31,
// and returns it as days since 1970-01-01.
func ParseDate[T text](s T) (days int, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	return daysOf(digits(s, 0, 4), digits(s, 5, 2), digits(s, 8, 2))
}

// text is what the readers of dates and numbers take, so that a table's bytes need not be copied for them.
type text interface{ ~string | ~[]byte }

// digits is the number that n digits from at on make, negative where one is none.
func digits[T text](s T, at, n int) int {
	x := 0
	for i := at; i < at+n; i++ {
		d := s[i] - '0'
		if d > 9 {
			return -1
		}
		x = 10*x + int(d)
	}
	return x
}

// daysOf counts the days from 1970-01-01 to a real day: a year is taken to begin with March, so that the leap day is its last.
func daysOf(year, month, day int) (days int, ok bool) {
	if !isDay(year, month, day) {
		return 0, false
	}
	if month < 3 {
		year, month = year-1, month+12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*month-457)/5 + day - 719469, true
}

// isDay tells whether there is such a day.
func isDay(year, month, day int) bool {
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

func daysIn(year, month int) int {
	leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
	if month == 2 && leap {
		return 29
	}
	return [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
}

const secondsPerDay = 24 * 60 * 60

// FormatDate writes days since 1970-01-01 as YYYY-MM-DD.
func FormatDate(days int) string { return day(days).Format(time.DateOnly) }

// FormatTime writes minutes since midnight as a time of day, which ParseTime reads.
func FormatTime(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// FormatDateTime writes minutes since 1970 as ParseDateTime reads them.
func FormatDateTime(minutes int) string {
	const aDay = 24 * 60
	days := minutes / aDay
	if minutes%aDay < 0 {
		days--
	}
	return FormatDate(days) + "T" + FormatTime(minutes-days*aDay)
}

// Year is the calendar year of a day.
func Year(days int) int { return day(days).Year() }

// YearOf is Year of a day that may have no value, which then stays so: as an integer it would be a day like any other.
func YearOf(day float64) float64 {
	if !Defined(day) {
		return day
	}
	return float64(Year(int(day)))
}

func day(days int) time.Time { return time.Unix(int64(days)*secondsPerDay, 0).UTC() }

// ParseTime reads a time of day written exactly HH:MM, 00:00 … 23:59, and returns it as minutes since
// midnight.
func ParseTime[T text](s T) (minutes int, ok bool) {
	if len(s) != len("15:04") || s[2] != ':' {
		return 0, false
	}
	hour, minute := digits(s, 0, 2), digits(s, 3, 2)
	return hour*60 + minute, hour >= 0 && hour < 24 && minute >= 0 && minute < 60
}

// ParseDateTime reads a real day and a time of it written exactly YYYY-MM-DDTHH:MM, and returns it
// as minutes since 1970-01-01T00:00.
func ParseDateTime[T text](s T) (minutes int, ok bool) {
	const at = len(time.DateOnly)
	if len(s) <= at || s[at] != 'T' {
		return 0, false
	}
	days, okDay := ParseDate(s[:at])
	minutes, okTime := ParseTime(s[at+1:])
	return days*24*60 + minutes, okDay && okTime
}

// ParseMoment reads what is written as a date, as a time or as both. The three count differently; nothing compares
// one with another.
func ParseMoment(s string) (x int, ok bool) {
	for _, parse := range []func(string) (int, bool){ParseDate[string], ParseTime[string], ParseDateTime[string]} {
		if x, ok = parse(s); ok {
			return x, true
		}
	}
	return 0, false
}

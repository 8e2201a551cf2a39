package value

import "time"

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

package simulate

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

const minutesADay = 24 * 60

// The first and last day that a date can be.
var (
	earliest, _ = value.ParseDate("0001-01-01")
	latest, _   = value.ParseDate("9999-12-31")
)

// written is a day, minutes or both, as an answer has them.
func written(f ir.Format, x int) string {
	switch f {
	case ir.Time:
		return value.FormatTime(x)
	case ir.DateTime:
		return value.FormatDateTime(x)
	}
	return value.FormatDate(x)
}

// withinTime tells whether a number is a time that can be written.
func withinTime(f ir.Format, x float64) bool {
	switch f {
	case ir.Time:
		return x >= 0 && x < minutesADay
	case ir.DateTime:
		return x >= float64(earliest*minutesADay) && x < float64((latest+1)*minutesADay)
	}
	return x >= float64(earliest) && x <= float64(latest)
}

// moment is a day of the visit, of a birth, or one before or behind; a time is on the day of the visit, later from item to item.
func (s *Simulator) moment(it *item, of *ir.Item, d *dice) int {
	minute := min(s.visit.minute+it.slot%60+d.below(5), minutesADay-1)
	switch {
	case of.Domain.Format == ir.Time:
		return minute
	case of.Domain.Format == ir.DateTime:
		return s.day(it, d)*minutesADay + minute
	}
	return s.day(it, d)
}

func (s *Simulator) day(it *item, d *dice) int {
	switch {
	case it.trait == born:
		return s.whoAt(it).born
	case it.on == visiting:
		return s.visit.day
	case it.on == behind:
		return s.visit.day + 7*d.between(1, 4)
	}
	return s.visit.day - d.between(1, 1000)
}

// location is within the village.
func (s *Simulator) location(d *dice) answers.Value {
	at := answers.Location{Lat: s.visit.lat, Lon: s.visit.lon, Accuracy: float64(d.between(3, 40))}
	at.Lat += float64(d.below(400)) / 100000
	at.Lon += float64(d.below(400)) / 100000
	at.Lat, at.Lon = value.Significant(at.Lat), value.Significant(at.Lon)
	return at.Value()
}

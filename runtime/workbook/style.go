package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"
	"time"
)

// Style is what a number stands for by its format.
type Style uint8

// The styles.
const (
	Plain    Style = iota
	Date           // a day
	Time           // a time of day
	DateTime       // both
)

// styles reads the formats of cells out of the part of that name.
type styles struct {
	cells  *[]Style
	custom map[int]Style // by number of the format
}

// newStyles makes a reader that appends to cells.
func newStyles(cells *[]Style) *styles { return &styles{cells, map[int]Style{}} }

// mostStyles bounds what is kept of a part that may be damaged; Excel allows fewer.
const mostStyles = 70_000

func (s *styles) element(around []string, e xml.StartElement) {
	id, err := strconv.Atoi(attr(e, "numFmtId"))
	if err != nil {
		id = 0
	}
	switch {
	case e.Name.Local == "numFmt" && len(s.custom) < mostStyles:
		s.custom[id] = styleOf(attr(e, "formatCode"))
	case e.Name.Local == "xf" && len(around) > 0 && around[len(around)-1] == "cellXfs" && len(*s.cells) < mostStyles:
		*s.cells = append(*s.cells, s.style(id))
	}
}

// style of a format: of those that every Excel has, by its number. 27 to 36 and 50 to 58 are those of the East.
func (s *styles) style(id int) Style {
	if custom, ok := s.custom[id]; ok {
		return custom
	}
	switch {
	case 18 <= id && id <= 21, 32 <= id && id <= 35, id == 45, id == 46, id == 47:
		return Time
	case id == 22:
		return DateTime
	case 14 <= id && id <= 17, 27 <= id && id <= 31, id == 36, 50 <= id && id <= 58:
		return Date
	}
	return Plain
}

// styleOf reads a format such as `yyyy"年"m"月"d"日"`: its letters, without what stands in quotes, in brackets or behind a
// backslash. An m beside h or s is a minute.
func styleOf(format string) Style {
	letters := strings.ToLower(bare(format))
	day := strings.ContainsAny(letters, "yd") || strings.Contains(letters, "m") && !strings.ContainsAny(letters, "hs")
	clock := strings.ContainsAny(letters, "hs")
	switch {
	case strings.Contains(letters, "general") || strings.ContainsAny(letters, "0#?") && !strings.Contains(letters, ":"):
		return Plain
	case day && clock:
		return DateTime
	case day:
		return Date
	case clock:
		return Time
	}
	return Plain
}

func bare(format string) string {
	var b strings.Builder
	closer := rune(0)
	skip := false
	for _, r := range format {
		switch {
		case skip:
			skip = false
		case closer != 0:
			if r == closer {
				closer = 0
			}
		case r == '\\' || r == '_' || r == '*':
			skip = true
		case r == '"':
			closer = '"'
		case r == '[':
			closer = ']'
		case r == ';':
			return b.String() // the other formats are of negative numbers, zero and text
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// epoch is the day that serial numbers are counted from.
type epoch bool

const (
	epoch1904 epoch = true
	to1904          = 1462 // days
)

// Moment is the day and the minute that a serial number stands for, counted as Excel does, for which 1900 is
// a leap year. It is false for a number that no date has.
func (e epoch) moment(serial float64) (time.Time, bool) {
	if !(0 <= serial && serial < 2_958_466) {
		return time.Time{}, false
	}
	if e == epoch1904 {
		serial += to1904
	}
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if serial < 60 {
		start = start.AddDate(0, 0, 1)
	}
	days := int(serial)
	return start.AddDate(0, 0, days).Add(time.Duration((serial-float64(days))*86400+0.5) * time.Second), true
}

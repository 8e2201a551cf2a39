package answers

import (
	"math"
	"strconv"
	"strings"
)

// Location is a place on the earth, in degrees. Accuracy is in metres, NaN where it is not known.
type Location struct{ Lat, Lon, Accuracy float64 }

// Value is the location as it stands in a record.
func (l Location) Value() Value {
	fields := []Field{{"lat", Num(l.Lat)}, {"lon", Num(l.Lon)}}
	if !math.IsNaN(l.Accuracy) {
		fields = append(fields, Field{"accuracy", Num(l.Accuracy)})
	}
	return Value{Kind: Object, Fields: fields}
}

// String is the location as the cell of a table holds it.
func (l Location) String() string {
	text := strconv.FormatFloat(l.Lat, 'f', -1, 64) + "," + strconv.FormatFloat(l.Lon, 'f', -1, 64)
	if math.IsNaN(l.Accuracy) {
		return text
	}
	return text + "," + strconv.FormatFloat(l.Accuracy, 'f', -1, 64)
}

// Location reads an object of the numbers lat, lon and maybe accuracy, and nothing else. Whether there is such a place
// is not looked at.
func (v *Value) Location() (l Location, ok bool) {
	l = Location{math.NaN(), math.NaN(), math.NaN()}
	for i := range v.Fields {
		f := &v.Fields[i]
		into := l.member(f.Key)
		if into == nil || f.Value.Kind != Number {
			return l, false
		}
		*into = f.Value.Num + 0 // −0 is 0
	}
	return l, v.Kind == Object && !math.IsNaN(l.Lat) && !math.IsNaN(l.Lon)
}

func (l *Location) member(key string) *float64 {
	switch key {
	case "lat":
		return &l.Lat
	case "lon":
		return &l.Lon
	case "accuracy":
		return &l.Accuracy
	}
	return nil
}

// location reads 28.2,112.9 or 28.2 112.9 12, with any comma and in full width too.
func (c *column) location(cell string) Value {
	parts := strings.FieldsFunc(cell, func(r rune) bool { return Blank(r) || strings.ContainsRune(separators, r) })
	if len(parts) != 2 && len(parts) != 3 {
		return Text(cell)
	}
	numbers := []float64{0, 0, math.NaN()}
	for i, part := range parts {
		x, ok := parseNumber(part)
		if !ok {
			return Text(cell)
		}
		numbers[i] = x
	}
	return Location{numbers[0], numbers[1], numbers[2]}.Value()
}

package parquet

import (
	"encoding/binary"
	"math"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// readerOf reads the values of a type: as a number, with its digits, or as a text that a person would write.
func readerOf(t parquet.Type) func(parquet.Value) (string, float64, bool) {
	if logical := t.LogicalType(); logical != nil {
		switch l := logical.Value.(type) {
		case *format.DateType:
			return day
		case *format.TimestampType:
			return timestamp(unit(l.Unit))
		case *format.TimeType:
			return clock(unit(l.Unit))
		case *format.DecimalType:
			if t.Kind() == parquet.Int32 || t.Kind() == parquet.Int64 {
				return decimal(l.Scale)
			}
		case *format.IntType:
			if !l.IsSigned {
				return unsigned
			}
		}
	}
	switch t.Kind() {
	case parquet.Boolean:
		return boolean
	case parquet.Int32, parquet.Int64:
		return integer
	case parquet.Float:
		return func(v parquet.Value) (string, float64, bool) { return number(shortest(v.Float())) }
	case parquet.Double:
		return func(v parquet.Value) (string, float64, bool) { return number(v.Double()) }
	}
	return func(v parquet.Value) (string, float64, bool) { return text(v), 0, false }
}

// numberOf reads numbers of a type as they are stored, where that is all there is to it.
func numberOf(t parquet.Type) func([]byte) float64 {
	if logical := t.LogicalType(); logical != nil {
		if l, ok := logical.Value.(*format.IntType); !ok || !l.IsSigned {
			return nil
		}
	}
	switch t.Kind() {
	case parquet.Int32:
		return func(b []byte) float64 { return float64(int32(binary.LittleEndian.Uint32(b))) }
	case parquet.Int64:
		return func(b []byte) float64 { return float64(int64(binary.LittleEndian.Uint64(b))) }
	case parquet.Double:
		return func(b []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b)) }
	}
	return nil
}

// shortest is the double that a float was written as: 0.1, not 0.10000000149.
func shortest(x float32) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(float64(x), 'g', -1, 32), 64)
	return y
}

// number is a number with its digits; what is none is no answer.
func number(x float64) (string, float64, bool) {
	if math.IsNaN(x) {
		return "", 0, false
	}
	return strconv.FormatFloat(x, 'f', -1, 64), x, true
}

func integer(v parquet.Value) (string, float64, bool) {
	n := v.Int64()
	if v.Kind() == parquet.Int32 {
		n = int64(v.Int32())
	}
	return strconv.FormatInt(n, 10), float64(n), true
}

func unsigned(v parquet.Value) (string, float64, bool) {
	n := v.Uint64()
	if v.Kind() == parquet.Int32 {
		n = uint64(v.Uint32())
	}
	return strconv.FormatUint(n, 10), float64(n), true
}

func decimal(scale int32) func(parquet.Value) (string, float64, bool) {
	return func(v parquet.Value) (string, float64, bool) {
		_, n, _ := integer(v)
		return number(n / math.Pow10(int(scale)))
	}
}

func boolean(v parquet.Value) (string, float64, bool) {
	return map[bool]string{true: "TRUE", false: "FALSE"}[v.Boolean()], 0, false
}

func day(v parquet.Value) (string, float64, bool) {
	return time.Unix(0, 0).UTC().AddDate(0, 0, int(v.Int32())).Format(time.DateOnly), 0, false
}

func unit(u format.TimeUnit) time.Duration {
	switch u.Value.(type) {
	case *format.MilliSeconds:
		return time.Millisecond
	case *format.MicroSeconds:
		return time.Microsecond
	}
	return time.Nanosecond
}

// timestamp writes a point in time; at midnight as the day alone, as a day is often stored.
func timestamp(unit time.Duration) func(parquet.Value) (string, float64, bool) {
	return func(v parquet.Value) (string, float64, bool) {
		perSecond := int64(time.Second / unit)
		n := v.Int64()
		at := time.Unix(n/perSecond, n%perSecond*int64(unit)).UTC()
		if at.Equal(at.Truncate(24 * time.Hour)) {
			return at.Format(time.DateOnly), 0, false
		}
		return at.Format("2006-01-02 15:04:05"), 0, false
	}
}

func clock(unit time.Duration) func(parquet.Value) (string, float64, bool) {
	return func(v parquet.Value) (string, float64, bool) {
		_, n, _ := integer(v)
		return time.Unix(0, 0).UTC().Add(time.Duration(n) * unit).Format("15:04:05"), 0, false
	}
}

func text(v parquet.Value) string {
	if v.Kind() == parquet.ByteArray || v.Kind() == parquet.FixedLenByteArray {
		return string(v.ByteArray())
	}
	return v.String()
}

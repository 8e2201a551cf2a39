package parquet

import (
	"encoding/binary"
	"math"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"
)

// source gives the values of a page in order.
type source interface {
	next() (v parquet.Value, ok bool) // false where there is none
	skip(n int)
}

// values are those of a dictionary, or of a page.
type values struct {
	kind    parquet.Kind
	width   int // of a value of fixed size, 0 for others
	data    []byte
	offsets []uint32 // of values of any size: where each begins, and where the last ends
}

// widths are the bytes of values of fixed size.
var widths = map[parquet.Kind]int{parquet.Int32: 4, parquet.Float: 4, parquet.Int64: 8, parquet.Double: 8, parquet.Int96: 12}

func fixed(t parquet.Type, data []byte) values {
	width := widths[t.Kind()]
	if t.Kind() == parquet.FixedLenByteArray {
		width = t.Length()
	}
	return values{kind: t.Kind(), width: width, data: data}
}

func (v *values) len() int {
	if v.width > 0 {
		return len(v.data) / v.width
	}
	return max(len(v.offsets)-1, 0)
}

// bytes are those of value i.
func (v *values) bytes(i int) []byte {
	if v.width > 0 {
		return v.data[i*v.width : (i+1)*v.width : (i+1)*v.width]
	}
	from, to := v.offsets[i], v.offsets[i+1]
	return v.data[from:to:to]
}

func (v *values) at(i int) parquet.Value { return valueOf(v.kind, v.bytes(i)) }

// valueOf reads a value as it is stored.
func valueOf(kind parquet.Kind, b []byte) parquet.Value {
	switch kind {
	case parquet.Int32:
		return parquet.Int32Value(int32(binary.LittleEndian.Uint32(b)))
	case parquet.Int64:
		return parquet.Int64Value(int64(binary.LittleEndian.Uint64(b)))
	case parquet.Float:
		return parquet.FloatValue(math.Float32frombits(binary.LittleEndian.Uint32(b)))
	case parquet.Double:
		return parquet.DoubleValue(math.Float64frombits(binary.LittleEndian.Uint64(b)))
	case parquet.Int96:
		return parquet.Int96Value(deprecated.Int96{binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), binary.LittleEndian.Uint32(b[8:])})
	case parquet.FixedLenByteArray:
		return parquet.FixedLenByteArrayValue(b)
	}
	return parquet.ByteArrayValue(b)
}

// inOrder gives values one after the other.
type inOrder struct {
	values
	n int
}

func (s *inOrder) next() (parquet.Value, bool) {
	b, ok := s.raw()
	if !ok {
		return parquet.Value{}, false
	}
	return valueOf(s.kind, b), true
}

func (s *inOrder) raw() ([]byte, bool) {
	if s.n >= s.len() {
		return nil, false
	}
	s.n++
	return s.bytes(s.n - 1), true
}

func (s *inOrder) skip(n int) { s.n += n }

// texts are values of any size, each behind its length.
type texts struct{ data []byte }

func (s *texts) next() (parquet.Value, bool) {
	b, ok := s.raw()
	return parquet.ByteArrayValue(b), ok
}

func (s *texts) raw() ([]byte, bool) {
	if len(s.data) < 4 {
		return nil, false
	}
	size := int(binary.LittleEndian.Uint32(s.data))
	if size > len(s.data)-4 {
		return nil, false
	}
	b := s.data[4 : 4+size : 4+size]
	s.data = s.data[4+size:]
	return b, true
}

func (s *texts) skip(n int) {
	for range n {
		if _, ok := s.raw(); !ok {
			return
		}
	}
}

// flags are values of one bit.
type flags struct {
	data []byte
	bit  int
}

func (s *flags) next() (parquet.Value, bool) {
	if s.bit >= 8*len(s.data) {
		return parquet.Value{}, false
	}
	s.bit++
	return parquet.BooleanValue(s.data[(s.bit-1)>>3]>>((s.bit-1)&7)&1 == 1), true
}

func (s *flags) skip(n int) { s.bit += n }

// indexes are values of a dictionary.
type indexes struct {
	hybrid
	dictionary *values
}

func (s *indexes) next() (parquet.Value, bool) {
	var one [1]uint32
	if s.read(one[:]) == 0 || int(one[0]) >= s.dictionary.len() {
		return parquet.Value{}, false
	}
	return s.dictionary.at(int(one[0])), true
}

func (s *indexes) skip(n int) { s.hybrid.skip(n) }

// plainDictionary is what older writers call format.RLEDictionary.
const plainDictionary format.Encoding = 2

// sourceOf reads the values of a page, of which there are n.
func sourceOf(t parquet.Type, encoding format.Encoding, data []byte, n int, dictionary *values) (source, error) {
	switch encoding {
	case plainDictionary, format.RLEDictionary:
		return indexesOf(data, dictionary)
	case format.Plain:
		return plain(t, data), nil
	}
	return decoded(t, encoding, data, n)
}

func indexesOf(data []byte, dictionary *values) (source, error) {
	switch {
	case dictionary == nil:
		return nil, ErrDamaged
	case len(data) == 0:
		return &indexes{newHybrid(data, 0), dictionary}, nil
	case data[0] > 32:
		return nil, ErrDamaged
	}
	return &indexes{newHybrid(data[1:], int(data[0])), dictionary}, nil
}

func plain(t parquet.Type, data []byte) source {
	switch t.Kind() {
	case parquet.Boolean:
		return &flags{data: data}
	case parquet.ByteArray:
		return &texts{data}
	}
	return &inOrder{values: fixed(t, data)}
}

// decoded reads what is written in one of the rarer ways.
func decoded(t parquet.Type, encoding format.Encoding, data []byte, n int) (source, error) {
	kind := t.Kind()
	switch {
	case encoding == format.DeltaBinaryPacked && (kind == parquet.Int32 || kind == parquet.Int64):
		return numbersByDifference(t, data, n)
	case encoding == format.DeltaLengthByteArray && kind == parquet.ByteArray:
		return textsByLength(data, n)
	case encoding == format.DeltaByteArray && (kind == parquet.ByteArray || kind == parquet.FixedLenByteArray):
		return textsByPrefix(t, data, n)
	case encoding == format.ByteStreamSplit:
		return split(t, data)
	case encoding == format.RLE && kind == parquet.Boolean:
		return flagsInRuns(data)
	}
	return nil, ErrDamaged
}

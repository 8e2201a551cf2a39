package parquet

import (
	"encoding/binary"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// The encodings by differences are read here, for the library makes room for as many values as a page claims, and a text that
// repeats the one before it takes as much room as that.

// differences reads numbers of which there are n at most; rest is what stands behind them. Behind data slack can be read.
func differences(data []byte, n int) (list []int64, rest []byte, err error) {
	in := varints{data: data}
	block, parts, total, first := in.next(), in.next(), in.next(), in.signed()
	if in.broken || block == 0 || block%128 != 0 || block > maxPage || parts == 0 || block/parts%32 != 0 || block/parts == 0 || total > uint64(n) {
		return nil, nil, ErrDamaged
	}
	list = make([]int64, 0, total)
	if total > 0 {
		list = append(list, first)
	}
	for len(list) < int(total) {
		if list, err = in.block(list, int(total), int(parts), int(block/parts)); err != nil {
			return nil, nil, err
		}
	}
	return list, in.data, nil
}

// varints are read from the front of data.
type varints struct {
	data   []byte
	broken bool
}

func (in *varints) next() uint64 {
	x, n := binary.Uvarint(in.data)
	if n <= 0 {
		in.broken = true
		return 0
	}
	in.data = in.data[n:]
	return x
}

func (in *varints) signed() int64 {
	x := in.next()
	return int64(x>>1) ^ -int64(x&1)
}

// block reads a block: the least difference, the widths of its parts, and these.
func (in *varints) block(list []int64, total, parts, size int) ([]int64, error) {
	least := in.signed()
	if in.broken || parts > len(in.data) {
		return nil, ErrDamaged
	}
	widths := in.data[:parts]
	in.data = in.data[parts:]
	for _, width := range widths {
		n := min(size, total-len(list))
		if n == 0 {
			break
		}
		if width > 64 || (n*int(width)+7)/8 > len(in.data) {
			return nil, ErrDamaged
		}
		list = unpackDifferences(list, in.data, n, int(width), least)
		in.data = in.data[min(size*int(width)/8, len(in.data)):] // some writers leave out what fills the last part
	}
	return list, nil
}

func unpackDifferences(list []int64, data []byte, n, width int, least int64) []int64 {
	data = data[:len(data)+slack]
	mask := uint64(1)<<width - 1
	last := list[len(list)-1]
	for bit := 0; bit < n*width || width == 0 && bit < n; bit += max(width, 1) {
		at, shift := bit>>3, bit&7
		word := binary.LittleEndian.Uint64(data[at:])>>shift | uint64(data[at+8])<<(64-shift)
		last += least + int64(word&mask)
		list = append(list, last)
	}
	return list
}

// textsByLength reads texts whose lengths stand in front of them all.
func textsByLength(data []byte, n int) (source, error) {
	lengths, data, err := differences(data, n)
	if err != nil {
		return nil, err
	}
	offsets, end := make([]uint32, 1, len(lengths)+1), int64(0)
	for _, length := range lengths {
		if length < 0 || length > int64(len(data))-end {
			return nil, ErrDamaged
		}
		end += length
		offsets = append(offsets, uint32(end))
	}
	return &inOrder{values: values{kind: parquet.ByteArray, data: data, offsets: offsets}}, nil
}

// textsByPrefix reads texts that begin as the one before does.
func textsByPrefix(t parquet.Type, data []byte, n int) (source, error) {
	prefixes, data, err := differences(data, n)
	if err != nil {
		return nil, err
	}
	lengths, data, err := differences(data, n)
	if err != nil || len(lengths) != len(prefixes) {
		return nil, ErrDamaged
	}
	size, ok := sizeByPrefix(prefixes, lengths, len(data))
	if !ok {
		return nil, ErrDamaged
	}
	out, offsets, before := make([]byte, 0, size), make([]uint32, 1, len(lengths)+1), 0
	for i, length := range lengths {
		from := len(out)
		out = append(append(out, out[before:before+int(prefixes[i])]...), data[:length]...)
		data, before = data[length:], from
		offsets = append(offsets, uint32(len(out)))
	}
	if t.Kind() == parquet.ByteArray {
		return &inOrder{values: values{kind: parquet.ByteArray, data: out, offsets: offsets}}, nil
	}
	return fixedByPrefix(t, out, offsets)
}

// sizeByPrefix is how long texts are together, of which so many bytes stand in the page; false where they cannot be.
func sizeByPrefix(prefixes, lengths []int64, stored int) (size int64, ok bool) {
	before, left := int64(0), int64(stored)
	for i, length := range lengths {
		if prefixes[i] < 0 || prefixes[i] > before || length < 0 || length > left {
			return 0, false
		}
		before, left = prefixes[i]+length, left-length
		if size += before; size > maxPage {
			return 0, false
		}
	}
	return size, true
}

// fixedByPrefix takes the texts for values of fixed size.
func fixedByPrefix(t parquet.Type, data []byte, offsets []uint32) (source, error) {
	for i, end := range offsets {
		if int(end) != i*t.Length() {
			return nil, ErrDamaged
		}
	}
	return &inOrder{values: fixed(t, data)}, nil
}

// numbersByDifference reads whole numbers, and writes them as they are stored plainly.
func numbersByDifference(t parquet.Type, data []byte, n int) (source, error) {
	list, _, err := differences(data, n)
	if err != nil {
		return nil, err
	}
	written := make([]byte, 0, 8*len(list))
	for _, x := range list {
		if t.Kind() == parquet.Int32 {
			written = binary.LittleEndian.AppendUint32(written, uint32(x))
		} else {
			written = binary.LittleEndian.AppendUint64(written, uint64(x))
		}
	}
	return &inOrder{values: fixed(t, written)}, nil
}

// split reads numbers whose first bytes all stand together, then their second ones, and so on.
func split(t parquet.Type, data []byte) (source, error) {
	width := fixed(t, nil).width
	if width == 0 || len(data)%width != 0 {
		return nil, ErrDamaged
	}
	n, joined := len(data)/width, make([]byte, len(data))
	for i := range n {
		for part := range width {
			joined[i*width+part] = data[part*n+i]
		}
	}
	return &inOrder{values: fixed(t, joined)}, nil
}

// runs are flags in runs, behind their length.
type runs struct{ hybrid }

func flagsInRuns(data []byte) (source, error) {
	levels, _, err := levelsV1(data, format.RLE, 1)
	return &runs{levels}, err
}

func (s *runs) next() (parquet.Value, bool) {
	set, n := s.set(1)
	return parquet.BooleanValue(set == 1), n == 1
}

func (s *runs) skip(n int) { s.hybrid.skip(n) }

package byhand

import (
	"encoding/binary"
	"io"
	"math"
	"math/bits"

	"github.com/klauspost/compress/snappy"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"github.com/surveyc/surveyc/compiler/ir"
)

// FloorParquet reads the columns of a file into slots, checks nothing, and gives how many records there are.
func FloorParquet(file io.ReaderAt, size int64) (records int, err error) {
	return eachBlock(file, size, func(*block, int, int) {})
}

// CheckParquet reads and checks the columns of a file, and writes what it finds to out.
func CheckParquet(file io.ReaderAt, size int64, s *ir.Survey, out io.Writer) (records int, err error) {
	c := newChecker(s)
	return eachBlock(file, size, func(b *block, n, row int) {
		faulty := c.check(b)
		if n < 64 {
			faulty &= 1<<n - 1
		}
		c.report(b, faulty, n, row)
		if len(c.out) > 1<<16 {
			_, _ = out.Write(c.out)
			c.out = c.out[:0]
		}
	}, func() { _, _ = out.Write(c.out) })
}

// eachBlock hands blocks to take; rows count from 1.
func eachBlock(file io.ReaderAt, size int64, take func(b *block, n, row int), end ...func()) (records int, err error) {
	f, err := parquet.OpenFile(file, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return 0, err
	}
	places := map[string]int{}
	for at := range form {
		places[form[at].id] = at
	}
	b, row := new(block), 1
	for _, group := range f.Metadata().RowGroups {
		var all []*column
		for i := range group.Columns {
			meta := &group.Columns[i].MetaData
			at := places[meta.PathInSchema[0]]
			if form[at].kind == carried {
				continue
			}
			start := meta.DataPageOffset
			if meta.DictionaryPageOffset > 0 {
				start = meta.DictionaryPageOffset
			}
			data := make([]byte, meta.TotalCompressedSize)
			if _, err := file.ReadAt(data, start); err != nil {
				return 0, err
			}
			all = append(all, &column{at: at, data: data, snappy: meta.Codec == format.Snappy})
		}
		for left := int(group.NumRows); left > 0; left -= 64 {
			n := min(left, 64)
			b.clear()
			for _, c := range all {
				c.fill(b, n)
			}
			take(b, n, row)
			row += n
		}
	}
	for _, f := range end {
		f()
	}
	return row - 1, nil
}

// column is a column of a group.
type column struct {
	at     int
	data   []byte // what is left of its pages
	snappy bool
	left   int // levels of the page

	words   [][]byte  // of the dictionary
	numbers []float64 // of the dictionary
	codes   []uint8   // of the dictionary: a code of the question, 0 for none

	repeated, defined, indexes runs
	plain                      []byte
	starts, members            uint64
	ahead                      int
}

// runs are values in runs and packed in bits.
type runs struct {
	data        []byte
	width       int
	run, packed int
	value       uint32
	bit         int
}

func (r *runs) next() {
	for r.run == 0 && r.packed == 0 {
		header, n := binary.Uvarint(r.data)
		r.data = r.data[n:]
		if header&1 == 1 {
			r.packed, r.bit = 8*int(header>>1), 0
			continue
		}
		r.run = int(header >> 1)
		r.value = uint32(load(r.data[:8], 0) & (1<<r.width - 1))
		r.data = r.data[(r.width+7)/8:]
	}
}

// word reads up to 64 bits.
func (r *runs) word(k int) (w uint64) {
	for n := 0; n < k; {
		r.next()
		m, part := min(r.run, k-n), -uint64(r.value)
		if m > 0 {
			r.run -= m
		} else {
			m = min(r.packed, k-n)
			part = load(r.data, r.bit>>3)>>(r.bit&7) | uint64(r.data[r.bit>>3+8])<<(64-r.bit&7)
			if r.bit&7 == 0 {
				part = load(r.data, r.bit>>3)
			}
			r.take(m)
		}
		if m < 64 {
			part &= 1<<m - 1
		}
		w |= part << n
		n += m
	}
	return w
}

func (r *runs) take(m int) {
	r.packed -= m
	r.bit += m * r.width
	if r.packed == 0 {
		r.data = r.data[(r.bit+7)/8:]
	}
}

func (r *runs) read(into []uint32) {
	mask, most := uint64(1)<<r.width-1, 57/max(r.width, 1)
	for len(into) > 0 {
		r.next()
		m := min(r.run, len(into))
		for i := range into[:m] {
			into[i] = r.value
		}
		r.run -= m
		if m == 0 {
			m = min(r.packed, len(into), most)
			w := load(r.data, r.bit>>3) >> (r.bit & 7)
			for i := range into[:m] {
				into[i] = uint32(w & mask)
				w >>= r.width
			}
			r.take(m)
		}
		into = into[m:]
	}
}

// page goes to the next page of data, as the bench writes them: of the second version, packed by snappy.
func (c *column) page() bool {
	for len(c.data) > 0 {
		in, h := new(thrift.CompactProtocol).NewReaderFromBytes(c.data), new(format.PageHeader)
		if err := thrift.NewDecoder(in).Decode(h); err != nil {
			return false
		}
		body := c.data[in.BytesRead():][:h.CompressedPageSize]
		c.data = c.data[in.BytesRead()+int(h.CompressedPageSize):]
		if h.Type == format.DictionaryPage {
			c.learn(c.unpack(body), int(h.DictionaryPageHeader.V.NumValues))
			continue
		}
		v := &h.DataPageHeaderV2.V
		r, d := int(v.RepetitionLevelsByteLength), int(v.DefinitionLevelsByteLength)
		levels := append(append([]byte{}, body[:r+d]...), make([]byte, 32)...)
		width := 1
		if form[c.at].kind == multi {
			width = 2
		}
		c.repeated, c.defined = runs{data: levels, width: 1}, runs{data: levels[r:], width: width}
		c.left = int(v.NumValues)
		values := c.unpack(body[r+d:])
		if c.plain = values; v.Encoding == format.RLEDictionary {
			if c.indexes = (runs{data: values, width: 0}); len(values) > 0 {
				c.indexes = runs{data: values[1 : len(values)+32], width: int(values[0])}
			}
		}
		return true
	}
	return false
}

func (c *column) unpack(body []byte) []byte {
	if !c.snappy {
		return append(body[:len(body):len(body)], make([]byte, 32)...)[:len(body)]
	}
	n, _ := snappy.DecodedLen(body)
	data, _ := snappy.Decode(make([]byte, n+32), body)
	return data
}

// learn reads a dictionary.
func (c *column) learn(data []byte, n int) {
	c.words, c.numbers, c.codes = nil, nil, nil
	for i := range n {
		switch form[c.at].kind {
		case choice, multi:
			code := int32(binary.LittleEndian.Uint32(data[4*i:]))
			if code < 0 || int(code) > form[c.at].options {
				code = 0
			}
			c.codes = append(c.codes, uint8(code))
		case whole, amount:
			c.numbers = append(c.numbers, math.Float64frombits(load(data, 8*i)))
		default:
			size := binary.LittleEndian.Uint32(data)
			c.words, data = append(c.words, data[4:4+size:4+size]), data[4+size:]
		}
	}
}

// fill reads n rows.
func (c *column) fill(b *block, n int) {
	if form[c.at].kind == multi {
		c.lists(b, n)
		return
	}
	for lane := 0; lane < n; {
		if c.left == 0 && !c.page() {
			return
		}
		k := min(n-lane, c.left)
		c.values(b, c.defined.word(k)<<lane)
		c.left -= k
		lane += k
	}
}

func (c *column) values(b *block, rows uint64) {
	s := &b.slots[c.at]
	var all [64]uint32
	k := bits.OnesCount64(rows)
	switch form[c.at].kind {
	case text, signed:
		s.good |= rows
		for rest := k; rest > 0; { // the indexes are passed over
			c.indexes.next()
			if m := min(rest, c.indexes.run); m > 0 {
				c.indexes.run -= m
				rest -= m
			} else {
				m = min(rest, c.indexes.packed)
				c.indexes.take(m)
				rest -= m
			}
		}
	case ownID:
		for ; rows != 0; rows &= rows - 1 {
			size := binary.LittleEndian.Uint32(c.plain)
			b.ids[bits.TrailingZeros64(rows)] = c.plain[4 : 4+size : 4+size]
			c.plain = c.plain[4+size:]
		}
	case choice:
		c.choices(s, rows, k)
	case resident:
		c.indexes.read(all[:k])
		s.good |= rows
		for _, at := range all[:k] {
			b.headIDs[bits.TrailingZeros64(rows)] = c.words[at]
			rows &= rows - 1
		}
	case day:
		c.indexes.read(all[:k])
		for _, at := range all[:k] {
			row := rows & -rows
			if realDay(c.words[at]) {
				s.good |= row
			} else {
				s.badType |= row
			}
			rows ^= row
		}
	default:
		c.indexes.read(all[:k])
		q := &form[c.at]
		for _, at := range all[:k] {
			row, x := rows&-rows, c.numbers[at]
			if x >= q.low && x <= q.high && (q.kind == amount || x == float64(int64(x))) {
				s.good |= row
				b.amounts[c.at][bits.TrailingZeros64(row)] = x
			} else {
				b.put(c.at, bits.TrailingZeros64(row), row, x)
			}
			rows ^= row
		}
	}
}

// choices reads codes; a run of one code at once.
func (c *column) choices(s *slot, rows uint64, k int) {
	if c.indexes.run >= k && k > 0 {
		c.indexes.run -= k
		c.mark(s, rows, c.codes[c.indexes.value])
		return
	}
	var all [64]uint32
	var sets [10]uint64
	c.indexes.read(all[:k])
	for _, at := range all[:k] {
		row := rows & -rows
		sets[c.codes[at]] |= row
		rows ^= row
	}
	for code, set := range sets {
		if set != 0 {
			c.mark(s, set, uint8(code))
		}
	}
}

func (c *column) mark(s *slot, rows uint64, code uint8) {
	if code == 0 {
		s.badCode |= rows
		return
	}
	s.marks[code] |= rows
	s.good |= rows
}

// lists reads n rows of marks.
func (c *column) lists(b *block, n int) {
	s, row := &b.slots[c.at], -1
	var levels, marks [64]uint32
	for {
		if c.ahead == 0 {
			if c.left == 0 && !c.page() {
				break
			}
			k := min(64, c.left)
			c.starts, c.members = ^c.repeated.word(k), 0
			c.defined.read(levels[:k])
			for i, level := range levels[:k] {
				c.members |= uint64(level/3) << i
			}
			c.ahead, c.left = k, c.left-k
		}
		k := c.ahead
		if rest := n - 1 - row; k > rest {
			starts := c.starts & (1<<k - 1)
			if k == 64 {
				starts = c.starts
			}
			if bits.OnesCount64(starts) > rest {
				for range rest {
					starts &= starts - 1
				}
				k = bits.TrailingZeros64(starts)
			}
		}
		within := ^uint64(0) >> (64 - k)
		members := c.members & within
		c.indexes.read(marks[:bits.OnesCount64(members)])
		for i := 0; members != 0; members &= members - 1 {
			at := row + bits.OnesCount64(c.starts&(2<<bits.TrailingZeros64(members)-1))
			bit, code := uint64(1)<<at, c.codes[marks[i]]
			i++
			if code == 0 || s.marks[code]&bit != 0 {
				s.badCode |= bit
			} else {
				s.marks[code] |= bit
				s.good |= bit
			}
		}
		row += bits.OnesCount64(c.starts & within)
		done := k < c.ahead
		c.starts, c.members, c.ahead = c.starts>>k, c.members>>k, c.ahead-k
		if done {
			break
		}
	}
	s.good &^= s.badCode
}

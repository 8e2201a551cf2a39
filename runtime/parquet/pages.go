package parquet

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"math/bits"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// The limits of a page. Writers make pages of about a megabyte.
const (
	maxPage   = 32 << 20 // bytes, unpacked
	maxHeader = 1 << 20
	maxValues = 4 << 20
)

// maxHeld is how many bytes the pages have that stand open beside each other, one of each column: some writers put 122,880 values into one.
func maxHeld(columns int) int { return 128<<20 + columns<<21 }

// guarded keeps the error of reading the file itself, to tell it from those of what was read.
type guarded struct {
	in  io.ReaderAt
	err error
}

func (g *guarded) ReadAt(p []byte, at int64) (int, error) {
	n, err := g.in.ReadAt(p, at)
	if err != nil && err != io.EOF {
		g.err = err
	}
	return n, err
}

// pages are those of a column chunk. What a page says of itself is looked at before there is made room for it.
type pages struct {
	in         *io.SectionReader
	codec      format.CompressionCodec
	leaf       *leaf
	at         int64 // of the page at hand, or behind it once it has been read or passed over
	header     *format.PageHeader
	dictionary *values
	unpacker   *unpacker
	packed     []byte
	unpacked   []byte
	kept, held int // bytes of the dictionary, and of all
}

// newPages reads the pages of a column in a group.
func (r *Reader) newPages(group int, l *leaf, in *guarded, u *unpacker) (*pages, error) {
	groups := r.file.Metadata().RowGroups
	if group >= len(groups) || l.index >= len(groups[group].Columns) {
		return nil, ErrDamaged
	}
	meta := &groups[group].Columns[l.index].MetaData
	start := meta.DataPageOffset
	if meta.DictionaryPageOffset > 0 {
		start = min(start, meta.DictionaryPageOffset)
	}
	if start < 0 || meta.TotalCompressedSize < 0 || meta.TotalCompressedSize > r.file.Size()-start {
		return nil, ErrDamaged
	}
	return &pages{in: io.NewSectionReader(in, start, meta.TotalCompressedSize), codec: meta.Codec, leaf: l, unpacker: u}, nil
}

// next goes to the next page of data, io.EOF behind the last. A dictionary on the way is read.
func (p *pages) next() error {
	for p.at < p.in.Size() {
		header, size, err := headerAt(p.in, p.at)
		if err != nil {
			return err
		}
		if !sound(header) {
			return ErrDamaged
		}
		p.header, p.at = header, p.at+int64(size)
		switch header.Type {
		case format.DataPage, format.DataPageV2:
			return nil
		case format.DictionaryPage:
			if err := p.learn(); err != nil {
				return err
			}
		}
		p.pass()
	}
	return io.EOF
}

// pass goes behind the page.
func (p *pages) pass() { p.at += int64(p.header.CompressedPageSize) }

// rows is how many rows the page has, -1 where only its levels tell.
func (p *pages) rows() int {
	v1, v2 := &p.header.DataPageHeader.V, &p.header.DataPageHeaderV2.V
	switch {
	case p.header.Type == format.DataPageV2 && p.leaf.list:
		return int(v2.NumRows)
	case p.header.Type == format.DataPageV2:
		return int(v2.NumValues)
	case p.leaf.list:
		return -1
	}
	return int(v1.NumValues)
}

// learn reads the dictionary; one more is passed over.
func (p *pages) learn() error {
	if p.dictionary != nil {
		return nil
	}
	if err := p.fetch(); err != nil {
		return err
	}
	data, err := p.unpacker.unpack(p.codec, nil, p.packed, int(p.header.UncompressedPageSize))
	if err != nil {
		return err
	}
	n := int(p.header.DictionaryPageHeader.V.NumValues)
	p.kept = len(data) + 4*n
	p.dictionary, err = dictionaryOf(p.leaf, data, n)
	return err
}

func dictionaryOf(l *leaf, data []byte, n int) (*values, error) {
	all := fixed(l.typ, data)
	if all.width > 0 {
		if n > all.len() {
			return nil, ErrDamaged
		}
		all.data = data[:n*all.width]
		return &all, nil
	}
	all.data, all.offsets = data[:0:0], append(make([]uint32, 0, min(n, len(data)/4)+1), 0)
	in := texts{data}
	for range n {
		text, ok := in.raw()
		if !ok {
			return nil, ErrDamaged
		}
		all.data = append(all.data, text...)
		all.offsets = append(all.offsets, uint32(len(all.data)))
	}
	return &all, nil
}

// fetch reads the page as it is packed.
func (p *pages) fetch() error {
	size := int(p.header.CompressedPageSize)
	if p.at+int64(size) > p.in.Size() || !p.hold(size+int(p.header.UncompressedPageSize)) {
		return ErrDamaged
	}
	if cap(p.packed) < size+slack {
		p.packed = make([]byte, 0, size+slack)
	}
	p.packed = p.packed[:size]
	if n, err := p.in.ReadAt(p.packed, p.at); n < size {
		return ended(err)
	}
	p.packed = slackened(p.packed)
	if crc := uint32(p.header.CRC); crc != 0 && crc != crc32.ChecksumIEEE(p.packed) {
		return ErrDamaged
	}
	return nil
}

// hold takes account of the bytes of a page, and tells whether there is room for them beside those of the other columns.
func (p *pages) hold(n int) bool {
	p.unpacker.held += p.kept + n - p.held
	p.held = p.kept + n
	return p.unpacker.held <= p.unpacker.most
}

// page is one that has been unpacked.
type page struct {
	left              int // levels
	repeated, defined hybrid
	source            source
}

// read unpacks the page. What texts of it are is valid for good.
func (p *pages) read(into *page) error {
	if err := p.fetch(); err != nil {
		return err
	}
	defer p.pass()
	if p.header.Type == format.DataPageV2 {
		return p.readV2(into)
	}
	h := &p.header.DataPageHeader.V
	data, err := p.unpack(p.packed)
	if err != nil {
		return err
	}
	*into = page{left: int(h.NumValues)}
	if p.leaf.list {
		if into.repeated, data, err = levelsV1(data, h.RepetitionLevelEncoding, 1); err != nil {
			return err
		}
	}
	if p.leaf.defined > 0 {
		if into.defined, data, err = levelsV1(data, h.DefinitionLevelEncoding, p.leaf.defined); err != nil {
			return err
		}
	}
	return p.begin(into, h.Encoding, data)
}

// begin makes ready the values of a page.
func (p *pages) begin(into *page, encoding format.Encoding, data []byte) (err error) {
	into.source, err = sourceOf(p.leaf.typ, encoding, data, into.left, p.dictionary)
	if s, ok := into.source.(*inOrder); ok && encoding != format.Plain && !p.hold(p.held-p.kept+len(s.data)+4*len(s.offsets)) {
		return ErrDamaged
	}
	return err
}

// unpack unpacks values into memory that is used again where nothing else holds on to it.
func (p *pages) unpack(packed []byte) (data []byte, err error) {
	into, size := p.unpacked, int(p.header.UncompressedPageSize)
	if room := min(size, likely*len(packed)) + slack; p.leaf.texts() || cap(into) < room {
		into = make([]byte, 0, room)
	}
	data, err = p.unpacker.unpack(p.codec, into, packed, size)
	p.unpacked = data
	return data, err
}

// likely is how many times its size a page becomes, if not more: room is made for what it claims only as far as this makes it likely.
const likely = 64

func levelsV1(data []byte, encoding format.Encoding, most int) (hybrid, []byte, error) {
	if len(data) < 4 || encoding != format.RLE {
		return hybrid{}, nil, ErrDamaged
	}
	size := int(binary.LittleEndian.Uint32(data))
	if size > len(data)-4 {
		return hybrid{}, nil, ErrDamaged
	}
	return newHybrid(data[4:4+size], widthOf(most)), data[4+size:], nil
}

func (p *pages) readV2(into *page) (err error) {
	h, data := &p.header.DataPageHeaderV2.V, p.packed
	repeated, defined := int(h.RepetitionLevelsByteLength), int(h.DefinitionLevelsByteLength)
	if repeated < 0 || defined < 0 || repeated+defined > len(data) {
		return ErrDamaged
	}
	*into = page{left: int(h.NumValues)}
	into.repeated = newHybrid(data[:repeated], 1)
	into.defined = newHybrid(data[repeated:repeated+defined], widthOf(p.leaf.defined))
	if p.leaf.list && begun(into.repeated, into.left) != int(h.NumRows) {
		return ErrDamaged // what passes over pages relies on it
	}
	data = data[repeated+defined:]
	if packed := h.IsCompressed; !packed.Valid || packed.V {
		data, err = p.unpack(data)
	} else {
		data = slackened(append(make([]byte, 0, len(data)+slack), data...))
	}
	if err != nil {
		return err
	}
	return p.begin(into, h.Encoding, data)
}

// begun is how many of n levels begin a row.
func begun(levels hybrid, n int) (rows int) {
	for n > 0 {
		set, k := levels.set(min(n, 64))
		if k == 0 {
			break
		}
		rows += k - bits.OnesCount64(set)
		n -= k
	}
	return rows
}

// headerAt reads the header of a page, from as few bytes as will do: it may hold the least and the greatest value.
func headerAt(chunk *io.SectionReader, at int64) (*format.PageHeader, int, error) {
	for _, size := range []int{512, 64 << 10, maxHeader} {
		data := make([]byte, size)
		n, err := chunk.ReadAt(data, at)
		if err != nil && err != io.EOF {
			return nil, 0, err
		}
		in, header := new(thrift.CompactProtocol).NewReaderFromBytes(data[:n]), new(format.PageHeader)
		if decode(in, header) == nil {
			return header, in.BytesRead(), nil
		}
		if n < size {
			break
		}
	}
	return nil, 0, ErrDamaged
}

// decode keeps the library's panics to itself.
func decode(in thrift.Reader, header *format.PageHeader) (err error) {
	defer func() {
		if recover() != nil {
			err = ErrDamaged
		}
	}()
	return thrift.NewDecoder(in).Decode(header)
}

func sound(h *format.PageHeader) bool {
	return 0 <= h.CompressedPageSize && h.CompressedPageSize <= maxPage && 0 <= h.UncompressedPageSize && h.UncompressedPageSize <= maxPage &&
		countable(h.DataPageHeader.V.NumValues) && countable(h.DataPageHeaderV2.V.NumValues) && countable(h.DataPageHeaderV2.V.NumRows) &&
		countable(h.DictionaryPageHeader.V.NumValues)
}

func countable(n int32) bool { return 0 <= n && n <= maxValues }

package parquet

import (
	"io"

	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// The limits of a page. Writers make pages of about a megabyte.
const (
	maxPage   = 32 << 20 // bytes, unpacked
	maxHeader = 1 << 20
	maxValues = 4 << 20
)

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

// checkPages looks at what the pages of a column chunk say of themselves, before the library makes room for them.
func (r *Reader) checkPages(group, column int) error {
	groups := r.file.Metadata().RowGroups
	if group >= len(groups) || column >= len(groups[group].Columns) {
		return ErrDamaged
	}
	meta := groups[group].Columns[column].MetaData
	start := meta.DataPageOffset
	if meta.DictionaryPageOffset > 0 {
		start = min(start, meta.DictionaryPageOffset)
	}
	if start < 0 || meta.TotalCompressedSize < 0 || start+meta.TotalCompressedSize > r.file.Size() {
		return ErrDamaged
	}
	return pages(io.NewSectionReader(r.in, start, meta.TotalCompressedSize))
}

func pages(chunk *io.SectionReader) error {
	for at := int64(0); at < chunk.Size(); {
		header, size, err := headerAt(chunk, at)
		if err != nil {
			return err
		}
		if !sound(header) {
			return ErrDamaged
		}
		at += int64(size) + int64(header.CompressedPageSize)
	}
	return nil
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
		if thrift.NewDecoder(in).Decode(header) == nil {
			return header, in.BytesRead(), nil
		}
		if n < size {
			break
		}
	}
	return nil, 0, ErrDamaged
}

func sound(h *format.PageHeader) bool {
	values := max(h.DataPageHeader.V.NumValues, h.DataPageHeaderV2.V.NumValues, h.DictionaryPageHeader.V.NumValues)
	return 0 <= h.CompressedPageSize && h.CompressedPageSize <= maxPage &&
		0 <= h.UncompressedPageSize && h.UncompressedPageSize <= maxPage && values <= maxValues
}

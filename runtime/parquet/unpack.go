package parquet

import (
	"bytes"
	"io"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

// unpacker unpacks pages, whatever they claim in bounded memory. It is for one goroutine.
type unpacker struct {
	held, most int // bytes of the pages that have been unpacked
	zstd       *zstd.Decoder
	gzip       *gzip.Reader
}

// unpack unpacks a page, which is of that size at most, into the memory of into, if that will do; behind it slack can be read.
func (u *unpacker) unpack(codec format.CompressionCodec, into, packed []byte, size int) (page []byte, err error) {
	defer func() {
		if recover() != nil { // the libraries trust some of what they read
			page, err = nil, ErrDamaged
		}
	}()
	switch codec {
	case format.Uncompressed:
		page = append(into[:0], packed...)
	case format.Snappy:
		page, err = unsnap(into, packed)
	case format.Zstd:
		page, err = u.unzstd(into, packed)
	case format.Gzip:
		page, err = u.gunzip(into, packed)
	case format.Brotli:
		page, err = unpackFrom(brotli.NewReader(bytes.NewReader(packed)), into)
	case format.Lz4Raw:
		page, err = unlz4(into, packed, size)
	default:
		err = ErrDamaged
	}
	if err != nil || len(page) > size {
		return nil, ErrDamaged
	}
	return slackened(page), nil
}

// slackened is data behind which slack can be read.
func slackened(data []byte) []byte { return append(data, make([]byte, slack)...)[:len(data)] }

func unsnap(into, packed []byte) ([]byte, error) {
	if n, err := snappy.DecodedLen(packed); err != nil || n > maxPage {
		return nil, ErrDamaged
	}
	return snappy.Decode(into[:cap(into)], packed)
}

func (u *unpacker) unzstd(into, packed []byte) (page []byte, err error) {
	if u.zstd == nil {
		if u.zstd, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPage)); err != nil {
			return nil, err
		}
	}
	return u.zstd.DecodeAll(packed, into[:0])
}

func (u *unpacker) gunzip(into, packed []byte) (page []byte, err error) {
	in := bytes.NewReader(packed)
	if u.gzip == nil {
		u.gzip, err = gzip.NewReader(in)
	} else {
		err = u.gzip.Reset(in)
	}
	if err != nil {
		return nil, err
	}
	return unpackFrom(u.gzip, into)
}

func unpackFrom(in io.Reader, into []byte) ([]byte, error) {
	out := bytes.NewBuffer(into[:0])
	_, err := out.ReadFrom(io.LimitReader(in, maxPage+1))
	return out.Bytes(), err
}

func unlz4(into, packed []byte, size int) ([]byte, error) {
	if cap(into) < size {
		into = make([]byte, size, size+slack)
	}
	n, err := lz4.UncompressBlock(packed, into[:size])
	return into[:max(n, 0)], err
}

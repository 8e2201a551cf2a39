package parquet

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// unpacker unpacks pages, whatever they claim in bounded memory. It is for one goroutine.
type unpacker struct {
	zstd *zstd.Decoder
	gzip *gzip.Reader
}

// unpack unpacks a page into the memory of into, if that will do; behind it slack can be read.
func (u *unpacker) unpack(codec format.CompressionCodec, into, packed []byte) (page []byte, err error) {
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
	default:
		page, err = parquet.LookupCompressionCodec(codec).Decode(into[:0], packed)
	}
	if err != nil || len(page) > maxPage {
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
	out := bytes.NewBuffer(into[:0])
	_, err = out.ReadFrom(io.LimitReader(u.gzip, maxPage+1))
	return out.Bytes(), err
}

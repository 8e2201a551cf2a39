package source

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding names the character encoding that a file's bytes were in.
type Encoding string

// The encodings that Windows editors save Chinese text in.
const (
	UTF8    Encoding = "UTF-8"
	UTF16LE Encoding = "UTF-16LE"
	UTF16BE Encoding = "UTF-16BE"
	GB18030 Encoding = "GB18030"
)

// ErrNotText is returned for bytes that are text in none of the known encodings.
var ErrNotText = errors.New("not text in UTF-8, UTF-16 or GB18030")

var utf8Mark = []byte("\xEF\xBB\xBF")

// Detect tells the encoding of data by its byte-order mark, then by validity: GB18030
// is what is left when data is no UTF-8. A prefix of a file may be passed.
func Detect(data []byte) Encoding {
	switch {
	case bytes.HasPrefix(data, utf8Mark):
		return UTF8
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return UTF16LE
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return UTF16BE
	case looksUTF16(data, 1):
		return UTF16LE
	case looksUTF16(data, 0):
		return UTF16BE
	case validPrefix(data):
		return UTF8
	}
	return GB18030
}

// looksUTF16 holds when most bytes at that parity are NUL, as in ASCII keywords
// saved as UTF-16 without a mark.
func looksUTF16(data []byte, parity int) bool {
	head := data[:min(len(data), 512)]
	zeros := 0
	for i := parity; i < len(head); i += 2 {
		if head[i] == 0 {
			zeros++
		}
	}
	return zeros > 4 && zeros*3 > len(head)/2
}

// validPrefix holds for UTF-8 whose last character may be cut off.
func validPrefix(data []byte) bool {
	for cut := 0; cut < utf8.UTFMax && cut <= len(data); cut++ {
		if utf8.Valid(data[:len(data)-cut]) {
			return cut == 0 || !utf8.FullRune(data[len(data)-cut:])
		}
	}
	return false
}

// Codec is the decoder for an encoding, nil for UTF-8, which needs none.
func Codec(e Encoding) encoding.Encoding {
	switch e {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case GB18030:
		return simplifiedchinese.GB18030
	}
	return nil
}

// Decode reads the bytes of a survey file in whichever encoding they are.
// It returns ErrNotText when they are none of them.
func Decode(name string, data []byte) (*File, error) {
	enc := Detect(data)
	text := bytes.TrimPrefix(data, utf8Mark)
	if codec := codecFor(enc, data); codec != nil {
		decoded, err := codec.NewDecoder().Bytes(data)
		if err != nil {
			return nil, ErrNotText
		}
		text = bytes.TrimPrefix(decoded, utf8Mark)
		if bytes.ContainsRune(text, utf8.RuneError) {
			return nil, ErrNotText
		}
	}
	if !utf8.Valid(text) {
		return nil, ErrNotText
	}
	f := New(name, string(text))
	f.Encoding = enc
	return f, nil
}

// codecFor leaves the mark to the codec where there is one: "use a mark" would
// refuse UTF-16 that has none.
func codecFor(e Encoding, data []byte) encoding.Encoding {
	switch {
	case e == UTF16LE && !bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case e == UTF16BE && !bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return Codec(e)
}

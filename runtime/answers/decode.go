package answers

import (
	"bufio"
	"bytes"
	"io"
	"sync/atomic"
	"unicode/utf8"

	"github.com/surveyc/surveyc/dsl/source"
)

var utf8Mark = []byte("\xEF\xBB\xBF")

const window = 64 << 10

// decodeMarked gives r as UTF-8: UTF-16 where a byte-order mark says so, else as it is.
// JSON is never in a national encoding, so a stray byte spoils its line only.
func decodeMarked(r io.Reader) io.Reader {
	in := bufio.NewReaderSize(r, window)
	head, _ := in.Peek(4)
	switch {
	case bytes.HasPrefix(head, utf8Mark):
		_, _ = in.Discard(len(utf8Mark))
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return decodedBy(source.Detect(head), in)
	}
	return in
}

// detector gives text as UTF-8, whichever of the encodings that Windows programs save it is in.
// It hands on ASCII until a stretch of the input tells: the first Chinese character
// of a table of codes may come late.
type detector struct {
	in      *bufio.Reader
	plain   int // bytes of ASCII that may be handed on
	decided io.Reader
	recoded atomic.Bool // decided, and not UTF-8
}

func newDetector(r io.Reader) *detector {
	return &detector{in: bufio.NewReaderSize(r, window)}
}

// spoilt holds for text that came out of the decoder with a gap.
func (d *detector) spoilt(text []byte) bool {
	return d.recoded.Load() && bytes.ContainsRune(text, utf8.RuneError)
}

func (d *detector) Read(p []byte) (int, error) {
	if d.plain == 0 && d.decided == nil {
		d.look()
	}
	if d.decided != nil {
		return d.decided.Read(p)
	}
	n, err := d.in.Read(p[:min(len(p), d.plain)])
	d.plain -= n
	return n, err
}

func (d *detector) look() {
	head, _ := d.in.Peek(window)
	if len(head) > 0 && ascii(head) {
		d.plain = len(head)
		return
	}
	if bytes.HasPrefix(head, utf8Mark) {
		_, _ = d.in.Discard(len(utf8Mark))
	}
	enc := encodingOf(head)
	d.recoded.Store(enc != source.UTF8)
	d.decided = decodedBy(enc, d.in)
}

// ascii does not hold for NUL, which is how ASCII in UTF-16 looks.
func ascii(data []byte) bool {
	for _, b := range data {
		if b == 0 || b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// encodingOf takes UTF-8 with a few spoilt bytes for UTF-8: the rows that hold them are
// refused then, not every row misread.
func encodingOf(head []byte) source.Encoding {
	enc := source.Detect(head)
	if enc == source.GB18030 && spoilsFewer(head) {
		return source.UTF8
	}
	return enc
}

// spoilsFewer holds when reading as UTF-8 spoils fewer lines than reading as GB18030 does, or
// leaves most lines whole: much UTF-8 passes for GB18030, but hardly a line the other way about.
func spoilsFewer(head []byte) bool {
	lines, utf8Spoilt, gbSpoilt := 0, 0, 0
	for _, line := range wholeLines(head) {
		if ascii(line) {
			continue
		}
		lines++
		if !utf8.Valid(line) {
			utf8Spoilt++
		}
		if !validGB18030(line) {
			gbSpoilt++
		}
	}
	return utf8Spoilt <= gbSpoilt || 2*utf8Spoilt < lines
}

// wholeLines leaves out the last line of a full window, which may be cut off, if there are others.
func wholeLines(head []byte) [][]byte {
	lines := bytes.FieldsFunc(head, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(head) >= window && len(lines) > 1 {
		return lines[:len(lines)-1]
	}
	return lines
}

func validGB18030(line []byte) bool {
	text, err := source.Codec(source.GB18030).NewDecoder().Bytes(line)
	return err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

// lineEnds makes the line ends of an old Mac, a lone CR, those of everyone.
type lineEnds struct{ in *bufio.Reader }

func (l lineEnds) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	for rest := p[:n]; ; {
		at := bytes.IndexByte(rest, '\r')
		if at < 0 {
			return n, err
		}
		if !l.beginsLF(rest[at+1:]) {
			rest[at] = '\n'
		}
		rest = rest[at+1:]
	}
}

// beginsLF looks at what follows rest where that is empty.
func (l lineEnds) beginsLF(rest []byte) bool {
	if len(rest) == 0 {
		rest, _ = l.in.Peek(1)
	}
	return len(rest) > 0 && rest[0] == '\n'
}

func decodedBy(enc source.Encoding, r io.Reader) io.Reader {
	codec := source.Codec(enc)
	if codec == nil {
		return r
	}
	return codec.NewDecoder().Reader(r) // U+FFFD for what it cannot decode
}

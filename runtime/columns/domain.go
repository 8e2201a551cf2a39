package columns

import (
	"encoding/binary"
	"math"
	"math/bits"
	"regexp"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/validate"
)

// item links an item's answer.
func (l *linker) item(from *ir.Item, read bool) item {
	d := &from.Domain
	it := item{shape: shapes[d.Kind], optional: from.Optional, group: l.standsIn[from.Group], marks: l.marks, number: -1, text: -1}
	for at, kind := range ir.NoAnswers {
		it.none[at] = slices.Contains(d.None, kind)
	}
	switch it.shape {
	case choice, choices:
		l.options(&it, d)
	case amount:
		it.low, it.high, it.integer = bound(d.Min, math.Inf(-1)), bound(d.Max, math.Inf(1)), d.Integer
	case moment:
		it.moment = moments[d.Format]
	case words:
		l.form(&it, d, read)
	case repeated:
		l.head(&it, from)
	}
	if it.shape == choices || it.shape == amount || it.shape == moment || it.shape == place || it.shape == repeated {
		it.number = l.numbers
		l.numbers++
	}
	return it
}

func (l *linker) answerFindings(from *ir.Item) (found [findings]validate.Finding) {
	for i, code := range codes {
		message := validate.Message(l.lang, from.Domain, code)
		found[i] = validate.Finding{Item: from.ID, Code: code, Severity: ir.Block, Message: message}
	}
	return found
}

func bound(b *float64, without float64) float64 {
	if b == nil {
		return without
	}
	return *b
}

func (l *linker) options(it *item, d *ir.Domain) {
	it.position = positionsOf(d.Options)
	for _, o := range d.Options {
		it.exclusive = append(it.exclusive, o.Exclusive)
	}
	it.low, it.high = bound(d.Min, 1), bound(d.Max, float64(len(d.Options)))
	l.marks += len(d.Options)
}

func (l *linker) form(it *item, d *ir.Domain, read bool) {
	it.form = formOf(d)
	it.plain = it.form == nil && !read
	if read {
		it.text = l.texts
		l.texts++
	}
}

// formOf tells what a text is, nil where any will do.
func formOf(d *ir.Domain) func([]byte) verdict {
	if d.Format == ir.Photo {
		return photo
	}
	if d.Kind != ir.Text || d.Min == nil && d.Max == nil && d.Pattern == "" && d.Format == "" {
		return nil
	}
	low, high := bound(d.Min, 0), bound(d.Max, math.Inf(1))
	pattern, resident := regexp.MustCompile(d.Pattern), d.Format == ir.ResidentID
	return func(text []byte) verdict {
		n := float64(characters(text))
		if low <= n && n <= high && (!resident || value.ValidResidentID(text)) && (d.Pattern == "" || pattern.Match(text)) {
			return good
		}
		return refusedFit
	}
}

// characters is how many a text has, which is UTF-8: bytes that go on with one begin with 10.
func characters(text []byte) int {
	const ones = 0x0101010101010101
	n, i := len(text), 0
	for ; i+8 <= len(text); i += 8 {
		w := binary.LittleEndian.Uint64(text[i:])
		n -= bits.OnesCount64(w >> 7 &^ (w >> 6) & ones)
	}
	for ; i < len(text); i++ {
		n -= int(text[i] >> 7 &^ (text[i] >> 6))
	}
	return n
}

func photo(text []byte) verdict {
	switch {
	case !value.IsPhoto(string(text)):
		return refusedType
	case characters(text) > value.MostPhoto:
		return refusedFit
	}
	return good
}

var moments = map[ir.Format]func([]byte) (int, bool){
	"":          value.ParseDate[[]byte],
	ir.Time:     value.ParseTime[[]byte],
	ir.DateTime: value.ParseDateTime[[]byte],
}

// positions tells where an option stands in its domain.
type positions struct {
	small [64]int16   // by code, 1 more than the position; 0 for no option
	large map[int]int // codes that are not small
}

func positionsOf(options []ir.Option) positions {
	p := positions{large: map[int]int{}}
	for at, o := range options {
		if o.Code >= 0 && o.Code < len(p.small) && at < math.MaxInt16 {
			p.small[o.Code] = int16(at + 1)
		} else {
			p.large[o.Code] = at
		}
	}
	return p
}

// of is the position of the option with that code.
func (p *positions) of(code int) (at int, ok bool) {
	if uint(code) < uint(len(p.small)) {
		at = int(p.small[code]) - 1
		return at, at >= 0
	}
	at, ok = p.large[code]
	return at, ok
}

// digits are the words of the options whose code has one digit; 0 for none, and all of them where more than a code
// may be marked.
func (it *item) digits() (marks [16]int16) {
	if it.shape != choice {
		return marks
	}
	for code := range 10 {
		if at, ok := it.position.of(code); ok {
			marks[code] = int16(it.marks + at)
		}
	}
	return marks
}

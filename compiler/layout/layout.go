// Package layout writes JSON documents for people to read: what is short stands on one
// line, the rest goes down the page.
package layout

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Width is how many characters a line may have, unless a single value needs more.
const Width = 120

// Write writes the JSON value v and a line end. The order of members is kept.
func Write(w io.Writer, v jsontext.Value) error {
	var p page
	if err := p.value(v, 0); err != nil {
		return err
	}
	p.WriteByte('\n')
	_, err := p.WriteTo(w)
	return err
}

type page struct{ bytes.Buffer }

// value writes v, a member of something depth levels deep.
func (p *page) value(v jsontext.Value, depth int) error {
	scalar := v.Kind() != '{' && v.Kind() != '['
	if !scalar && len(v) > mostBytes {
		return p.down(v, depth)
	}
	short := v.Clone()
	if err := short.Format(jsontext.SpaceAfterColon(true), jsontext.SpaceAfterComma(true)); err != nil {
		return err
	}
	if !scalar && p.column()+utf8.RuneCount(short) >= Width {
		return p.down(v, depth)
	}
	p.Write(short)
	return nil
}

// mostBytes is more than any line can have that fits Width.
const mostBytes = utf8.UTFMax * Width

// column is how many characters stand on the line so far.
func (p *page) column() int {
	line := p.Bytes()[bytes.LastIndexByte(p.Bytes(), '\n')+1:]
	return utf8.RuneCount(line)
}

// down writes the members of v below each other.
func (p *page) down(v jsontext.Value, depth int) error {
	dec := jsontext.NewDecoder(bytes.NewReader(v))
	open, err := dec.ReadToken()
	if err != nil {
		return err
	}
	p.WriteString(open.String())
	for i := 0; dec.PeekKind() != ']' && dec.PeekKind() != '}'; i++ {
		if i > 0 {
			p.WriteByte(',')
		}
		p.newLine(depth + 1)
		if err := p.member(dec, open.Kind() == '{', depth+1); err != nil {
			return err
		}
	}
	p.newLine(depth)
	p.WriteByte(closing(open.Kind()))
	return nil
}

func (p *page) newLine(depth int) { p.WriteString("\n" + strings.Repeat("  ", depth)) }

func (p *page) member(dec *jsontext.Decoder, named bool, depth int) error {
	if named {
		name, err := dec.ReadValue()
		if err != nil {
			return err
		}
		p.Write(name)
		p.WriteString(": ")
	}
	v, err := dec.ReadValue()
	if err != nil {
		return err
	}
	return p.value(v.Clone(), depth)
}

func closing(open jsontext.Kind) byte {
	if open == '{' {
		return '}'
	}
	return ']'
}

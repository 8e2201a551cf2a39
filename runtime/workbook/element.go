package workbook

import (
	"bytes"
	"errors"
	"html"
	"io"
	"regexp"
	"strconv"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"
)

// elementReader reads one element after the other.
type elementReader struct {
	lexer  *xml.Lexer
	around [][]byte // the names of the elements that are open
}

var errMarkup = errors.New("not well-formed")

// mostOpen is more than any element of a workbook nests.
const mostOpen = 20

// visitor is told of the parts of an element. Its bytes are valid until the element has been read.
type visitor interface {
	start(name []byte)
	attribute(name, value []byte)
	text(in [][]byte, text []byte)
	end(name []byte)
}

func (r *elementReader) read(element []byte, v visitor) error {
	in := parse.NewInputBytes(element)
	defer in.Restore()
	r.lexer, r.around = xml.NewLexer(in), r.around[:0]
	for {
		kind, _ := r.lexer.Next()
		switch kind {
		case xml.ErrorToken:
			return r.ended()
		case xml.StartTagToken:
			if len(r.around) == mostOpen {
				return errMarkup
			}
			r.around = append(r.around, r.lexer.Text())
			v.start(local(r.lexer.Text()))
		case xml.AttributeToken:
			v.attribute(local(r.lexer.Text()), unquoted(r.lexer.AttrVal()))
		case xml.TextToken, xml.CDATAToken:
			v.text(r.around, r.lexer.Text())
		case xml.StartTagCloseVoidToken:
			if err := r.close(r.around[len(r.around)-1], v); err != nil {
				return err
			}
		case xml.EndTagToken:
			if err := r.close(r.lexer.Text(), v); err != nil {
				return err
			}
		case xml.DOCTYPEToken:
			return errMarkup
		}
	}
}

func (r *elementReader) close(name []byte, v visitor) error {
	last := len(r.around) - 1
	if last < 0 || !bytes.Equal(r.around[last], name) {
		return errMarkup
	}
	r.around = r.around[:last]
	v.end(local(name))
	return nil
}

func (r *elementReader) ended() error {
	if r.lexer.Err() != io.EOF || len(r.around) > 0 {
		return errMarkup
	}
	return nil
}

// local is a name without its prefix.
func local(name []byte) []byte {
	for i, b := range name { // names are short: quicker than a search
		if b == ':' {
			return name[i+1:]
		}
	}
	return name
}

func unquoted(value []byte) []byte {
	if len(value) >= 2 && (value[0] == '"' || value[0] == '\'') {
		return value[1 : len(value)-1]
	}
	return value
}

// text is what a shared string says, without the hints on its pronunciation.
func (r *elementReader) text(element []byte, tooLong bool) []byte {
	said := &words{}
	if tooLong || r.read(element, said) != nil {
		return []byte("\uFFFD")
	}
	text := Literal(said.said)
	return text[:min(len(text), maxText)]
}

// words collects the texts of an element's t elements.
type words struct {
	said []byte
	hint int // how many hints are open
}

func (w *words) start(name []byte) {
	if string(name) == "rPh" {
		w.hint++
	}
}

func (w *words) end(name []byte) {
	if string(name) == "rPh" {
		w.hint--
	}
}

func (w *words) attribute(_, _ []byte) {}

func (w *words) text(in [][]byte, text []byte) {
	if w.hint == 0 && len(in) > 0 && string(local(in[len(in)-1])) == "t" {
		w.said = append(w.said, text...)
	}
}

// Literal takes a text's escapes back: those of XML, and _x000D_ as workbooks write what XML cannot hold.
func Literal(text []byte) []byte {
	if bytes.IndexByte(text, '&') >= 0 {
		text = []byte(html.UnescapeString(string(text)))
	}
	if bytes.Contains(text, []byte("_x")) {
		text = escaped.ReplaceAllFunc(text, func(code []byte) []byte {
			r, _ := strconv.ParseUint(string(code[2:6]), 16, 16)
			return []byte(string(rune(r)))
		})
	}
	return text
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

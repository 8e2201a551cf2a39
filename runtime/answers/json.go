package answers

import (
	"bytes"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// The limits of one record.
const (
	MaxRecord = 16 << 20 // bytes of a line or row
	MaxValues = 100_000  // values in it, nested ones included
	MaxDepth  = 1000     // levels of nesting
)

// FromJSON reads one record from a JSON object. What cannot be read is a record with
// Malformed set.
func FromJSON(data []byte) *Record {
	var p objectParser
	r := new(Record)
	r.clear(1)
	p.parse(bytes.TrimPrefix(data, utf8Mark), r)
	return r
}

func readValue(data []byte) (Value, error) {
	var p objectParser
	p.reset(data)
	v, err := p.value(1)
	if err != nil {
		return v, err
	}
	if _, err := p.dec.ReadToken(); err != io.EOF {
		return v, errMore
	}
	return v, nil
}

// objectParser reads one JSON object after the other into records.
type objectParser struct {
	in  bytes.Reader
	dec jsontext.Decoder
	n   int // values read
}

var (
	errDeep   = errors.New("nested too deep")
	errMany   = errors.New("too many values")
	errObject = errors.New("not an object")
	errMore   = errors.New("more than one value")
	errUTF8   = errors.New("not UTF-8")
)

func (p *objectParser) reset(data []byte) {
	p.in.Reset(data)
	p.dec.Reset(&p.in)
	p.n = 0
}

// parse reads data into r, whose row is set.
func (p *objectParser) parse(data []byte, r *Record) {
	if err := p.object(data, r); err != nil {
		r.refuse(p.because(err))
	}
}

func (p *objectParser) object(data []byte, r *Record) error {
	if !utf8.Valid(data) {
		return errUTF8
	}
	p.reset(data)
	if p.dec.PeekKind() != '{' {
		return p.notObject()
	}
	if err := p.members(r); err != nil {
		return err
	}
	if _, err := p.dec.ReadToken(); err != io.EOF {
		return errMore
	}
	return nil
}

// notObject tells JSON that is no object from what is no JSON.
func (p *objectParser) notObject() error {
	if _, err := p.value(1); err != nil {
		return err
	}
	return errObject
}

func (p *objectParser) members(r *Record) error {
	if _, err := p.dec.ReadToken(); err != nil {
		return err
	}
	for p.dec.PeekKind() != '}' {
		name, err := p.dec.ReadToken()
		if err != nil {
			return err
		}
		key := name.String()
		value, id, err := p.member(key)
		if err != nil {
			return err
		}
		r.add(key, value, id)
	}
	_, err := p.dec.ReadToken()
	return err
}

// member reads the value under key, and what it calls the record if key is `_id`.
// A number is called by its digits: two ids of 18 digits may be the same double.
func (p *objectParser) member(key string) (v Value, id string, err error) {
	if key != IDKey || p.dec.PeekKind() != '0' {
		v, err = p.value(2)
		return v, v.name(), err
	}
	token, err := p.dec.ReadToken()
	if err != nil {
		return v, "", err
	}
	text := token.String()
	v = number(text)
	return v, idText(text, v.Num), nil
}

func idText(text string, x float64) string {
	if math.Abs(x) < 1e15 {
		return strconv.FormatFloat(x+0, 'f', -1, 64) // + 0 makes −0 a 0
	}
	return text
}

// value reads the next value, which stands at that level of nesting.
func (p *objectParser) value(depth int) (Value, error) {
	if p.n++; p.n > MaxValues {
		return Value{}, errMany
	}
	if depth > MaxDepth {
		return Value{}, errDeep
	}
	token, err := p.dec.ReadToken()
	if err != nil {
		return Value{}, err
	}
	switch token.Kind() {
	case '"':
		return Text(token.String()), nil
	case '0':
		return number(token.String()), nil
	case 't', 'f':
		return Truth(token.Bool()), nil
	case '[':
		return p.list(depth)
	case '{':
		return p.inner(depth)
	}
	return Value{}, nil
}

func number(text string) Value {
	x, _ := strconv.ParseFloat(text, 64) // out of range: ±Inf, as wanted
	return Num(x)
}

func (p *objectParser) list(depth int) (Value, error) {
	v := Value{Kind: List}
	for p.dec.PeekKind() != ']' {
		member, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.List = append(v.List, member)
	}
	_, err := p.dec.ReadToken()
	return v, err
}

// inner reads an object within a record: a kind of no answer, or the row of a group. It does so by
// value, not in one go, for the limits to hold inside it too.
func (p *objectParser) inner(depth int) (Value, error) {
	var fields []Field
	for p.dec.PeekKind() != '}' {
		name, err := p.dec.ReadToken()
		if err != nil {
			return Value{}, err
		}
		key := name.String()
		member, err := p.value(depth + 1)
		if err != nil {
			return Value{}, err
		}
		fields = append(fields, Field{key, member})
	}
	_, err := p.dec.ReadToken()
	return objectOf(fields), err
}

// objectOf is the object of these members: one of the member none is a kind of no answer.
func objectOf(fields []Field) Value {
	if len(fields) == 1 && fields[0].Key == noneKey && fields[0].Value.Kind == String {
		if kind := ir.NoAnswer(fields[0].Value.Str); slices.Contains(ir.NoAnswers, kind) {
			return None(kind)
		}
	}
	return Row(fields...)
}

// because says in the catalogue's words why a line was not read.
func (p *objectParser) because(err error) catalogue.Phrase {
	switch err {
	case errDeep:
		return phrase("answers.deep", MaxDepth)
	case errMany:
		return phrase("answers.many", MaxValues)
	case errObject:
		return phrase("answers.object")
	case errMore:
		return phrase("answers.more")
	case errUTF8:
		return phrase("answers.utf8")
	}
	return syntactic(err)
}

func syntactic(err error) catalogue.Phrase {
	var at *jsontext.SyntacticError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || err == io.EOF:
		return phrase("answers.cut")
	case !errors.As(err, &at):
		return phrase("answers.json", 1)
	case errors.Is(err, jsontext.ErrDuplicateName):
		return phrase("answers.twice", at.JSONPointer.LastToken())
	}
	return phrase("answers.json", at.ByteOffset+1)
}

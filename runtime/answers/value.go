package answers

import (
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Kind is the shape of a value as it stood in the input.
type Kind int

// The kinds of values.
const (
	Null     Kind = iota // nothing: a JSON null
	Bool                 // Num is 0 or 1
	Number               // Num; infinite where the input is beyond a double
	String               // Str
	List                 // List
	Object               // a JSON object: Fields
	NoAnswer             // a kind of no answer: Str is an ir.NoAnswer
)

// Value is one answer as it stood in the input.
type Value struct {
	Kind   Kind
	Num    float64
	Str    string
	List   []Value
	Fields []Field // each key once, in the order of the input
}

// Num, Text, Codes, Truth and None make values, for those who hold answers in memory.
func Num(x float64) Value { return Value{Kind: Number, Num: x} }

// Text makes a String.
func Text(s string) Value { return Value{Kind: String, Str: s} }

// Truth makes a Bool.
func Truth(b bool) Value {
	if b {
		return Value{Kind: Bool, Num: 1}
	}
	return Value{Kind: Bool}
}

// Codes makes the List of the marks of a multiple choice.
func Codes(codes ...int) Value {
	list := make([]Value, len(codes))
	for i, code := range codes {
		list[i] = Num(float64(code))
	}
	return Value{Kind: List, List: list}
}

// Row makes an Object of a row's answers.
func Row(fields ...Field) Value { return Value{Kind: Object, Fields: fields} }

// Rows makes the List of the rows of a repeated group.
func Rows(rows ...Value) Value { return Value{Kind: List, List: rows} }

// None makes a kind of no answer.
func None(kind ir.NoAnswer) Value { return Value{Kind: NoAnswer, Str: string(kind)} }

// Blank tells whether the value is no answer: null, an empty text or an empty list.
func (v Value) Blank() bool {
	switch v.Kind {
	case Null:
		return true
	case String:
		return v.Str == ""
	case List:
		return len(v.List) == 0
	}
	return false
}

// Equal tells whether two values are the same, in whatever order the members of an Object stand.
func (v Value) Equal(w Value) bool {
	if v.Kind != w.Kind || v.Num != w.Num || v.Str != w.Str || len(v.List) != len(w.List) || len(v.Fields) != len(w.Fields) {
		return false
	}
	for i := range v.List {
		if !v.List[i].Equal(w.List[i]) {
			return false
		}
	}
	return v.sameMembers(w)
}

func (v Value) sameMembers(w Value) bool {
	others := make(map[string]*Value, len(w.Fields))
	for i := range w.Fields {
		others[w.Fields[i].Key] = &w.Fields[i].Value
	}
	for _, f := range v.Fields {
		if other := others[f.Key]; other == nil || !f.Value.Equal(*other) {
			return false
		}
	}
	return true
}

// Member is the member of an Object under key, Null when there is none.
func (v Value) Member(key string) Value {
	if member := v.member(key); member != nil {
		return *member
	}
	return Value{}
}

// Members are the members of a value that is an object in JSON.
func (v Value) Members() []Field {
	if v.Kind == NoAnswer {
		return []Field{{noneKey, Text(v.Str)}}
	}
	return v.Fields
}

// member is the member of an Object under key, nil when there is none.
func (v *Value) member(key string) *Value { return find(v.Fields, key) }

func find(fields []Field, key string) *Value {
	for i := range fields {
		if fields[i].Key == key {
			return &fields[i].Value
		}
	}
	return nil
}

// MarshalJSON writes the value as it stands in a record; a number that JSON cannot say as one that
// every reader takes for infinite.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Kind {
	case Bool:
		return strconv.AppendBool(nil, v.Num != 0), nil
	case Number:
		return numberJSON(v.Num), nil
	case String:
		return json.Marshal(v.Str)
	case List:
		return json.Marshal(append([]Value{}, v.List...))
	case Object:
		return appendFields(nil, v.Fields), nil
	case NoAnswer:
		return json.Marshal(map[string]string{noneKey: v.Str})
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads a value as FromJSON reads those of a record.
func (v *Value) UnmarshalJSON(data []byte) error {
	read, err := readValue(data)
	if err != nil {
		return err
	}
	*v = read
	return nil
}

func numberJSON(x float64) []byte {
	switch {
	case math.IsNaN(x):
		return []byte("null")
	case math.IsInf(x, 1):
		return []byte("1e999")
	case math.IsInf(x, -1):
		return []byte("-1e999")
	}
	data, _ := json.Marshal(x) // cannot fail: x is finite
	return data
}

// Field is an answer under its key.
type Field struct {
	Key   string
	Value Value
}

// Record is the answers of one household as they stood in the input.
type Record struct {
	Name      string // what findings call it: its `_id`, else Row in digits
	ID        string // its `_id`
	HasID     bool
	Row       int               // JSON: the line. A table: the row, counted with the header. Both from 1
	Fields    []Field           // in the order of the input, keys that start with `_` included
	Malformed *catalogue.Phrase // why it could not be read; Fields is then empty
}

// Get returns the answer under key, Null when there is none.
func (r *Record) Get(key string) Value {
	if v := find(r.Fields, key); v != nil {
		return *v
	}
	return Value{}
}

// AppendJSON appends the record as one line of JSON without its end.
func (r *Record) AppendJSON(b []byte) []byte { return appendFields(b, r.Fields) }

func appendFields(b []byte, fields []Field) []byte {
	b = append(b, '{')
	for i, f := range fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, f.Key)
		b = f.Value.append(append(b, ':'))
	}
	return append(b, '}')
}

// append is MarshalJSON for what there is most of.
func (v Value) append(b []byte) []byte {
	switch {
	case v.Kind == Number && v.Num == math.Trunc(v.Num) && math.Abs(v.Num) < 1e15 && (v.Num != 0 || !math.Signbit(v.Num)):
		return strconv.AppendInt(b, int64(v.Num), 10)
	case v.Kind == String:
		return appendString(b, v.Str)
	case v.Kind == List:
		b = append(b, '[')
		for i := range v.List {
			if i > 0 {
				b = append(b, ',')
			}
			b = v.List[i].append(b)
		}
		return append(b, ']')
	case v.Kind == Object:
		return appendFields(b, v.Fields)
	}
	return appendJSON(b, v)
}

// appendString writes a text between quotes as it is where nothing in it needs to be written otherwise.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0xE2 {
			return appendJSON(b, s) // 0xE2 begins the line separators, among others
		}
	}
	if !utf8.ValidString(s) {
		return appendJSON(b, s)
	}
	return append(append(append(b, '"'), s...), '"')
}

func appendJSON(b []byte, x any) []byte {
	data, err := json.Marshal(x)
	if err != nil {
		panic(err) // strings and values always have a JSON form
	}
	return append(b, data...)
}

// Reader hands out the records of a batch in order. Next returns io.EOF behind the last one,
// and another error only when the input itself fails; a record is valid until the next call.
type Reader interface {
	Next() (*Record, error)
}

// clear makes r ready for the record of a row.
func (r *Record) clear(row int) {
	*r = Record{Row: row, Name: strconv.Itoa(row), Fields: r.Fields[:0]}
}

// refuse turns r into a record that could not be read.
func (r *Record) refuse(why catalogue.Phrase) {
	r.clear(r.Row)
	r.Malformed = &why
}

// add appends an answer, and names the record by it if it is the `_id`.
func (r *Record) add(key string, value Value, id string) {
	r.Fields = append(r.Fields, Field{key, value})
	if key == IDKey && id != "" {
		r.Name, r.ID, r.HasID = id, id, true
	}
}

// noneKey is the one member of the object that stands for a kind of no answer.
const noneKey = "none"

// name is what a value calls its record, "" for none.
func (v Value) name() string {
	if v.Kind == String {
		return v.Str
	}
	return ""
}

// The keys under which a record says something of itself.
const (
	IDKey        = "_id"        // its name
	SurveyKey    = "_survey"    // the survey that it was filled in for
	VersionKey   = "_version"   // that survey's version
	OverridesKey = "_overrides" // the warnings that were acknowledged
)

// OwnKeys are those keys, in the order of a table.
var OwnKeys = []string{IDKey, SurveyKey, VersionKey, OverridesKey}

func phrase(code catalogue.Code, args ...any) catalogue.Phrase {
	return catalogue.Phrase{Code: code, Args: args}
}

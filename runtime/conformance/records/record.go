package records

import (
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
)

// Record is a record as JSON: members in the order in which they are written, no key twice.
type Record []Field

// Field is a key and the JSON text of its value.
type Field struct{ Key, Value string }

// Text is the record as one JSON object.
func (r Record) Text() string {
	members := make([]string, len(r))
	for i, f := range r {
		members[i] = quoted(f.Key) + ":" + f.Value
	}
	return "{" + strings.Join(members, ",") + "}"
}

// Texts are the texts of several records.
func Texts(list []Record) []string {
	texts := make([]string, len(list))
	for i, r := range list {
		texts[i] = r.Text()
	}
	return texts
}

// Shrink leaves out of r every member without which it still differs.
func Shrink(r Record, differs func(Record) bool) Record {
	for _, f := range r {
		if smaller := r.without(f.Key); differs(smaller) {
			r = smaller
		}
	}
	return r
}

// ShrinkText leaves out of a survey's text every run of lines without which it still differs, long ones first.
func ShrinkText(text string, differs func(string) bool) string {
	lines := strings.Split(text, "\n")
	for size := len(lines) / 2; size > 0; size /= 2 {
		for at := 0; at+size <= len(lines); {
			smaller := slices.Delete(slices.Clone(lines), at, at+size)
			if differs(strings.Join(smaller, "\n")) {
				lines = smaller
			} else {
				at++
			}
		}
	}
	return strings.Join(lines, "\n")
}

// with is r with value under key.
func (r Record) with(key, value string) Record {
	changed := slices.Clone(r)
	if i := r.index(key); i >= 0 {
		changed[i].Value = value
		return changed
	}
	return append(changed, Field{key, value})
}

func (r Record) without(key string) Record {
	return slices.DeleteFunc(slices.Clone(r), func(f Field) bool { return f.Key == key })
}

func (r Record) index(key string) int {
	return slices.IndexFunc(r, func(f Field) bool { return f.Key == key })
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // the texts here are all UTF-8
	}
	return string(b)
}

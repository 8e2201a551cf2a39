package report

import (
	"io"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Roster is the list of those who are to be visited, compared with the records that come.
type Roster struct {
	Keys      []string // the items by which records are known again
	entries   []Entry
	byKey     map[string]int
	strangers []Stranger
	unlisted  int
}

// Entry is someone on the list.
type Entry struct {
	Row    int
	Label  string
	Visits int
}

// Stranger is a record that is not on the list.
type Stranger struct {
	File  string
	Row   int
	Label string
}

// mostStrangers bounds how many records that are not on the list are named; all are counted.
const mostStrangers = 10_000

// ReadRoster reads a list whose columns are items of s, or _id. Records are known again by _id where the list has it, by
// the resident id number else, by all of the list's items where it has neither. It is false where the list has none of them.
func ReadRoster(s *ir.Survey, in answers.Reader) (*Roster, bool, error) {
	r := &Roster{byKey: map[string]int{}}
	for {
		record, err := in.Next()
		if err == io.EOF {
			return r, len(r.Keys) > 0, nil
		}
		if err != nil {
			return nil, false, err
		}
		if r.Keys == nil {
			r.Keys = keysOf(s, record, in)
		}
		if record.Malformed == nil {
			r.add(record)
		}
	}
}

func (r *Roster) add(record *answers.Record) {
	key := r.key(record)
	if key == "" {
		return
	}
	if _, ok := r.byKey[key]; !ok {
		r.byKey[key] = len(r.entries)
		r.entries = append(r.entries, Entry{Row: record.Row, Label: label(record, nil)})
	}
}

// keysOf chooses by what records are known again.
func keysOf(s *ir.Survey, first *answers.Record, in answers.Reader) []string {
	has := func(key string) bool {
		if t, ok := in.(interface{ Column(string) (int, bool) }); ok {
			_, ok := t.Column(key)
			return ok
		}
		return first.Get(key).Kind != answers.Null
	}
	if has(answers.IDKey) {
		return []string{answers.IDKey}
	}
	var all []string
	for i := range s.Items {
		item := &s.Items[i]
		switch {
		case !has(item.ID):
		case item.Domain.Format == ir.ResidentID || strings.Contains(item.Text, "身份证"):
			return []string{item.ID}
		default:
			all = append(all, item.ID)
		}
	}
	return all
}

// key is what a record is known by, "" where it lacks that.
func (r *Roster) key(record *answers.Record) string {
	var parts []string
	for _, key := range r.Keys {
		parts = append(parts, strings.ToUpper(answers.CanonicalID(plain(record.Get(key)))))
	}
	if !slices.ContainsFunc(parts, func(p string) bool { return p != "" }) {
		return ""
	}
	return strings.Join(parts, "\x00")
}

// label names a record for a person: its short texts.
func label(record *answers.Record, only []string) string {
	var parts []string
	for _, f := range record.Fields {
		if len(only) > 0 && !slices.Contains(only, f.Key) || len(parts) == 5 {
			continue
		}
		if text := plain(f.Value); text != "" {
			parts = append(parts, clip(text, 20))
		}
	}
	return strings.Join(parts, " ")
}

// Needs are the keys that Observe looks at.
func (r *Roster) Needs() []string { return append([]string{answers.IDKey}, r.Keys...) }

// Observe takes note of a visit.
func (r *Roster) Observe(file string, _ answers.Reader, record *answers.Record, _ []validate.Finding) error {
	if record == nil || record.Malformed != nil {
		return nil
	}
	if at, ok := r.byKey[r.key(record)]; ok {
		r.entries[at].Visits++
		return nil
	}
	if r.unlisted++; len(r.strangers) < mostStrangers {
		r.strangers = append(r.strangers, Stranger{file, record.Row, label(record, append([]string{answers.IDKey}, r.Keys...))})
	}
	return nil
}

// Len is how many are on the list.
func (r *Roster) Len() int { return len(r.entries) }

// Missing are those who were not visited.
func (r *Roster) Missing() []Entry { return r.visited(func(n int) bool { return n == 0 }) }

// Twice are those who were visited more than once.
func (r *Roster) Twice() []Entry { return r.visited(func(n int) bool { return n > 1 }) }

func (r *Roster) visited(wanted func(n int) bool) []Entry {
	var list []Entry
	for _, e := range r.entries {
		if wanted(e.Visits) {
			list = append(list, e)
		}
	}
	return list
}

// Unlisted are the records that are not on the list, the first ones, and how many there are.
func (r *Roster) Unlisted() ([]Stranger, int) { return r.strangers, r.unlisted }

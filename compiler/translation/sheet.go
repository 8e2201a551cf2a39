package translation

import (
	"strings"
	"unicode"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// Status is how far a text is translated.
type Status string

// The statuses.
const (
	Done     Status = "done"
	Missing  Status = "missing"
	Outdated Status = "outdated" // what was translated is not what the survey says now
	Unlike   Status = "unlike"   // it inserts other answers than the text does
	Long     Status = "long"     // it is much longer than the text, which cannot be right
)

// Entry is a text of a survey with its translation.
type Entry struct {
	Place  string // the first where it stands
	Text   string
	Says   string // used where the status is Done; otherwise what there is of a translation, maybe ""
	Status Status
	Was    string // what the translation is of, where it is Outdated
	Places int    // how many there are
	// Inserts are the items that the text inserts, and every translation of it.
	Inserts []string
	alone   bool // this holds at Place only: elsewhere the text has another translation
	span    source.Span
}

// Sheet lists the texts of a survey that are there to be translated, each once, in the order in which the form shows them. Where a
// text has several translations it stands there for each. rows may be of several tables; the first that fits is meant.
func Sheet(s *ir.Survey, rows []Row) []Entry {
	b := &sheet{survey: s, index: indexOf(s, rows), at: map[[2]string]int{}, main: map[string]int{}}
	s.EachText(func(place string, text *string) {
		if strings.ContainsFunc(*text, unicode.IsLetter) {
			b.add(place, *text)
		}
	})
	return b.entries
}

// sheet is a list of entries in the making.
type sheet struct {
	survey  *ir.Survey
	index   index
	entries []Entry
	at      map[[2]string]int // where the entry of a text and its translation is
	main    map[string]int    // … of a text that is not alone
}

func (b *sheet) add(place, text string) {
	e := b.entry(place, text)
	key := [2]string{text, e.Says}
	if e.Status != Done {
		key[1] = "" // all places where it is not translated
	}
	if i, ok := b.at[key]; ok && !b.entries[i].alone {
		b.entries[i].Places++
		b.entries[i].adopt(e)
		return
	}
	_, e.alone = b.main[text]
	if !e.alone {
		b.main[text] = len(b.entries)
		b.at[key] = len(b.entries)
	}
	b.entries = append(b.entries, e)
}

// adopt keeps what there is of a translation at any of the places.
func (e *Entry) adopt(other Entry) {
	if e.Status == Missing && other.Status != Missing {
		other.Place, other.Places, other.alone = e.Place, e.Places, e.alone
		*e = other
	}
}

func (b *sheet) entry(place, text string) Entry {
	e := Entry{Place: place, Text: text, Status: Missing, Places: 1, Inserts: b.survey.Inserts(text)}
	row, ok := b.index.row(place, text)
	switch {
	case ok && len(row.Says) > longest(text):
		e.Status, e.Says, e.span = Long, row.Says, row.span
	case ok && !b.survey.InsertSame(text, row.Says):
		e.Status, e.Says, e.span = Unlike, row.Says, row.span
	case ok:
		e.Status, e.Says = Done, row.Says
	default:
		if old, ok := b.index.outdated(place); ok {
			e.Status, e.Says, e.Was = Outdated, old.Says, old.Text
		}
	}
	return e
}

// longest is how many bytes a translation may have. What texts insert is bounded by the texts of the survey; so it stays
// bounded in every language.
func longest(text string) int { return 1000 + 10*len(text) }

// index finds rows. Blanks do not matter to it: spreadsheets and people change them.
type index struct {
	exact map[[2]string]Row // by place and text
	text  map[string]Row
	place map[string]Row
	used  map[string]bool // texts that the survey has
}

func indexOf(s *ir.Survey, rows []Row) index {
	x := index{map[[2]string]Row{}, map[string]Row{}, map[string]Row{}, map[string]bool{}}
	items := map[string]bool{}
	for i := range s.Items {
		items[s.Items[i].ID] = true
	}
	for _, r := range rows {
		r.Text, r.Says = spelt(items, r.Text), spelt(items, r.Says)
		text := blanked(r.Text)
		enter(x.exact, [2]string{r.Place, text}, r)
		enter(x.text, text, r)
		enter(x.place, r.Place, r)
	}
	s.EachText(func(_ string, text *string) { x.used[blanked(*text)] = true })
	return x
}

// blanked is a text with one blank for all that stand together.
func blanked(text string) string { return strings.Join(strings.Fields(text), " ") }

func enter[K comparable](rows map[K]Row, key K, r Row) {
	if _, taken := rows[key]; !taken {
		rows[key] = r
	}
}

// spelt is a text in which every insertion is spelt as the item's id is, whichever dash was written.
func spelt(items map[string]bool, text string) string {
	return syntax.TextAt(source.Span{}, text).Respelt(func(id string) (string, bool) { return id, items[id] }).Value
}

func (x index) row(place, text string) (Row, bool) {
	text = blanked(text)
	if r, ok := x.exact[[2]string{place, text}]; ok {
		return r, true
	}
	r, ok := x.text[text]
	return r, ok
}

// outdated is a translation of what stood at the place before, if that stands nowhere now.
func (x index) outdated(place string) (Row, bool) {
	r, ok := x.place[place]
	return r, ok && place != "" && !x.used[blanked(r.Text)]
}

// Table is what a survey keeps of a list of entries beside itself: the head, then a row for each. In front of a text whose
// translation is outdated stands the old row, so that it goes on being known.
func Table(entries []Entry) [][]string {
	rows := [][]string{Heads}
	for _, e := range entries {
		if e.Status == Outdated {
			rows = append(rows, []string{e.Place, e.Was, e.Says})
			e.Says = ""
		}
		rows = append(rows, []string{e.Place, e.Text, e.Says})
	}
	return rows
}

package answers

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
)

// HeaderError says what is wrong with the first row of a table, a phrase for each fault.
type HeaderError struct{ Faults []catalogue.Phrase }

// Error is the faults in Chinese, a line each.
func (e *HeaderError) Error() string { return e.Say(catalogue.ZH) }

// Say is the faults in lang, a line each.
func (e *HeaderError) Say(lang catalogue.Lang) string {
	lines := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		lines[i] = catalogue.Say(lang, f.Code, f.Args...)
	}
	return strings.Join(lines, "\n")
}

// heads tells which item a head of a table means.
type heads struct {
	survey *ir.Survey
	byID   map[string]*ir.Item
	byText map[string][]*ir.Item // by printed text, folded
}

func headsOf(s *ir.Survey) heads {
	h := heads{s, map[string]*ir.Item{}, map[string][]*ir.Item{}}
	for i := range s.Items {
		item := &s.Items[i]
		h.byID[item.ID] = item
		if text := foldText(item.Text); text != "" {
			h.byText[text] = append(h.byText[text], item)
		}
	}
	return h
}

func (h heads) item(head string) *ir.Item {
	if item := h.byID[CanonicalID(head)]; item != nil {
		return item
	}
	if bearing := h.byText[foldText(head)]; len(bearing) == 1 {
		return bearing[0]
	}
	return nil
}

// CanonicalID writes an id as a person typed it, with half-width characters and one `-` for each dash.
func CanonicalID(head string) string {
	var b strings.Builder
	dash := false
	for _, r := range trim(head) {
		r = fold(r)
		if strings.ContainsRune(source.Dashes, r) {
			if !dash {
				b.WriteByte('-')
			}
			dash = true
			continue
		}
		b.WriteRune(r)
		dash = false
	}
	return b.String()
}

// UnknownColumn is a column whose cells are not read.
type UnknownColumn struct {
	Head string
	Why  catalogue.Phrase // the head is no item's, or that of several
}

// header is the first row, understood.
type header struct {
	columns []*column // nil where the cells under a head are not read
	unknown []UnknownColumn
	matched int // columns of items
	twice   []catalogue.Phrase
}

func (h heads) header(cells []string) *header {
	t := &header{}
	at := map[string]int{}
	for i, cell := range cells {
		c := h.column(t, trim(cell))
		t.columns = append(t.columns, c)
		if c == nil {
			continue
		}
		if first, ok := at[c.key]; ok {
			t.twice = append(t.twice, phrase("answers.header-twice", c.key, first+1, i+1))
		}
		at[c.key] = i
	}
	return t
}

// column is what reads the cells under head, nil when nothing does.
func (h heads) column(t *header, head string) *column {
	if item := h.item(head); item != nil {
		t.matched++
		return newColumn(item)
	}
	if key := foldWidth(head); strings.HasPrefix(key, "_") {
		return &column{key: key, read: (*column).text}
	}
	t.addUnknown(UnknownColumn{head, h.whyUnknown(head)})
	return nil
}

func (h heads) whyUnknown(head string) catalogue.Phrase {
	if bearing := h.byText[foldText(head)]; len(bearing) > 1 {
		return phrase("answers.ambiguous-column", clip(head), bearing[0].ID, bearing[1].ID)
	}
	return phrase("answers.unknown-column", head)
}

// addUnknown notes a head once; an empty one bears nothing.
func (t *header) addUnknown(column UnknownColumn) {
	known := slices.ContainsFunc(t.unknown, func(u UnknownColumn) bool { return u.Head == column.Head })
	if column.Head != "" && !known {
		t.unknown = append(t.unknown, column)
	}
}

// faults are what makes the header useless: an item twice, or no item at all.
func (t *header) faults(h heads) []catalogue.Phrase {
	if t.matched > 0 || len(t.twice) > 0 {
		return t.twice
	}
	faults := []catalogue.Phrase{phrase("answers.header-none")}
	for _, u := range t.unknown[:min(len(t.unknown), 10)] {
		faults = append(faults, h.suggest(u.Head))
	}
	return faults
}

func (h heads) suggest(head string) catalogue.Phrase {
	if bearing := h.byText[foldText(head)]; len(bearing) > 1 {
		return phrase("answers.header-ambiguous", clip(head), bearing[0].ID, bearing[1].ID)
	}
	near := nearest.To(head, h.all())
	if len(near) == 0 {
		near = nearest.To(CanonicalID(head), h.all())
	}
	if len(near) == 0 {
		return phrase("answers.header-unknown", clip(head))
	}
	return phrase("answers.header-suggest", clip(head), near[0])
}

// all lists what a head may be, in survey order.
func (h heads) all() []string {
	var all []string
	for i := range h.survey.Items {
		item := &h.survey.Items[i]
		all = append(all, item.ID)
		if len(h.byText[foldText(item.Text)]) == 1 {
			all = append(all, item.Text)
		}
	}
	return all
}

// clip keeps a message readable when a head is a page of text.
func clip(head string) string {
	if runes := []rune(head); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return head
}

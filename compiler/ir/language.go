package ir

import (
	"slices"
	"strconv"
)

// Language is a language that a survey's texts are translated into. A text without a translation is said as it is written.
type Language struct {
	Code  string        `json:"code"` // BCP 47: en, bo, ug-Arab
	Name  string        `json:"name"` // what its speakers call it
	Texts []Translation `json:"texts"`
}

// Translation is what a text of the survey is in another language: at one place, or wherever it stands and has no
// translation of that place. Both insert the same answers.
type Translation struct {
	At   string `json:"at,omitempty"` // as EachText names places; "" for any
	Text string `json:"text"`
	Says string `json:"says"`
}

// EachText visits every text of the survey that a person reads, in the order in which the form shows them, with the
// name of its place. What visit writes there is the text from then on. Places are named
//
//	survey · survey source         the title, the property source
//	section water · closing        their titles
//	matrix 8 · matrix 8 note       the title of a matrix, its note
//	4-1 · 4-1 note · 4-1 unit      an item's texts; 4-1 pattern for what its pattern asks for, in words
//	4-1 ②                          an option's text
//	assert in-school               a rule's message
func (s *Survey) EachText(visit func(place string, text *string)) {
	w := textWalk{s, visit}
	w.see("survey", &s.Title)
	for i := range s.Properties {
		if s.Properties[i].Key == "source" { // the others are data, not read in the form
			w.see("survey source", &s.Properties[i].Value)
		}
	}
	section := -1
	for i := range s.Items {
		w.sections(&section, s.Items[i].Section)
		w.matrixAt(s.Items[i].ID)
		w.item(&s.Items[i])
		w.rules(s.Items[i].ID)
	}
	w.sections(&section, len(s.Sections)-1)
}

type textWalk struct {
	survey *Survey
	visit  func(place string, text *string)
}

func (w textWalk) see(place string, text *string) {
	if *text != "" {
		w.visit(place, text)
	}
}

// sections goes on to a section, past those without items.
func (w textWalk) sections(at *int, to int) {
	for ; *at < to; *at++ {
		section := &w.survey.Sections[*at+1]
		w.see(section.Place(), &section.Title)
	}
}

// Place names the place of the section's title, as EachText does.
func (s *Section) Place() string {
	if s.Closing {
		return "closing"
	}
	return "section " + s.ID
}

// matrixAt sees the title above a matrix's first row.
func (w textWalk) matrixAt(row string) {
	for i := range w.survey.Matrices {
		if m := &w.survey.Matrices[i]; m.Items[0] == row {
			w.see(m.Place(), &m.Title)
			w.see(m.Place()+" note", &m.Note)
		}
	}
}

// Place names the place of the matrix's title, as EachText does.
func (m *Matrix) Place() string { return "matrix " + m.ID }

func (w textWalk) item(it *Item) {
	w.see(it.ID, &it.Text)
	w.see(it.ID+" note", &it.Note)
	w.see(it.ID+" unit", &it.Unit)
	if it.Domain.Expects != it.Domain.Pattern { // else it is no words
		w.see(it.ID+" pattern", &it.Domain.Expects)
	}
	for i := range it.Domain.Options {
		if o := &it.Domain.Options[i]; o.Text != strconv.Itoa(o.Code) { // a step of a rating
			w.see(it.ID+" "+CodeText(o.Code), &o.Text)
		}
	}
}

func (w textWalk) rules(item string) {
	for i := range w.survey.Rules {
		if r := &w.survey.Rules[i]; r.Item == item {
			w.see("assert "+r.Name, &r.Message)
		}
	}
}

// In is the same survey with its texts in another language; ok is false where it has no such language. A text
// that is not translated stays.
func (s *Survey) In(code string) (translated *Survey, ok bool) {
	i := slices.IndexFunc(s.Languages, func(l Language) bool { return l.Code == code })
	if i < 0 {
		return nil, false
	}
	translated = s.withOwnTexts()
	says := s.Languages[i].index()
	translated.EachText(func(place string, text *string) {
		if t, ok := says[Translation{At: place, Text: *text}]; ok {
			*text = t
		} else if t, ok := says[Translation{Text: *text}]; ok {
			*text = t
		}
	})
	return translated, true
}

// index is what each Says, by the rest.
func (l *Language) index() map[Translation]string {
	says := make(map[Translation]string, len(l.Texts))
	for _, t := range l.Texts {
		says[Translation{At: t.At, Text: t.Text}] = t.Says
	}
	return says
}

// withOwnTexts is a copy that shares no text with s.
func (s *Survey) withOwnTexts() *Survey {
	c := *s
	c.Properties, c.Sections = slices.Clone(s.Properties), slices.Clone(s.Sections)
	c.Items, c.Rules, c.Matrices = slices.Clone(s.Items), slices.Clone(s.Rules), slices.Clone(s.Matrices)
	for i := range c.Items {
		d := &c.Items[i].Domain
		d.Options = slices.Clone(d.Options)
	}
	return &c
}

// languages: what a translation inserts, its text does too, so that all that holds of the insertions of texts
// holds in every language.
func (v *validator) languages() {
	codes := map[string]bool{}
	for _, l := range v.survey.Languages {
		v.expect(l.Code != "" && !codes[l.Code], "the language %q has no code, or another has the same", l.Name)
		codes[l.Code] = true
		for _, t := range l.Texts {
			v.expect(t.Text != "" && t.Says != "", "the language %q has an empty text at %q", l.Code, t.At)
			v.expect(v.survey.InsertSame(t.Text, t.Says), "the language %q inserts other answers in %q", l.Code, t.Says)
		}
	}
}

// InsertSame tells whether two texts insert the same items, each as often, in any order.
func (s *Survey) InsertSame(a, b string) bool {
	return slices.Equal(slices.Sorted(slices.Values(s.Inserts(a))), slices.Sorted(slices.Values(s.Inserts(b))))
}

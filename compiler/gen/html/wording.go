package html

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// words is a text as the page shows it at first and, where answers are inserted into it, as it is written. Place is where it
// stands: the script finds there what it is in another language. The texts of a survey that is not translated have none.
type words struct{ Shown, Written, Place string }

func (w words) written() string {
	if w.Written != "" {
		return w.Written
	}
	return w.Shown
}

// wording makes the words of a page, and keeps those of the catalogue that it made, with their places.
type wording struct {
	survey *ir.Survey
	said   map[string]phrase
}

// phrase is a text of the catalogue; words among its arguments are the survey's.
type phrase struct {
	code catalogue.Code
	args []any
}

func newWording(s *ir.Survey) *wording {
	return &wording{survey: s, said: map[string]phrase{}}
}

// languages are those of the survey; the page speaks English even where the survey does not.
func languages(s *ir.Survey) []ir.Language {
	isEnglish := func(l ir.Language) bool { return langOf(l.Code) == catalogue.EN }
	if slices.ContainsFunc(s.Languages, isEnglish) {
		return s.Languages
	}
	return append(slices.Clone(s.Languages), ir.Language{Code: string(catalogue.EN), Name: "English"})
}

// text is a text of the survey, at a place as ir.Survey.EachText names it.
func (w *wording) text(place, text string) words {
	made := words{Shown: text, Place: w.place(place)}
	if len(w.survey.Inserts(text)) > 0 {
		made.Shown, made.Written = w.survey.Unfilled(text), text
	}
	return made
}

// say is a text of the catalogue.
func (w *wording) say(code catalogue.Code, args ...any) words {
	p := phrase{code, args}
	made := words{Shown: p.put(say, words.shown), Place: p.place()}
	if written := p.put(say, words.written); written != made.Shown {
		made.Written = written
	}
	w.said[made.Place] = p
	return made
}

func (w words) shown() string { return w.Shown }

func (w *wording) place(name string) string {
	if len(w.survey.Languages) == 0 {
		return ""
	}
	return name
}

// place names the places of a phrase: they all say the same.
func (p phrase) place() string {
	name := string(p.code)
	for _, arg := range p.args {
		if w, ok := arg.(words); ok {
			arg = cmp.Or(w.Place, w.written())
		}
		name += fmt.Sprint(" ", arg)
	}
	return name
}

// put says the phrase with the survey's words in it as text makes them.
func (p phrase) put(say func(catalogue.Code, ...any) string, text func(words) string) string {
	args := slices.Clone(p.args)
	for i, arg := range args {
		if w, ok := arg.(words); ok {
			args[i] = text(w)
		}
	}
	return say(p.code, args...)
}

// spoken is a language as the page embeds it.
type spoken struct {
	Code  string            `json:"code"`
	Name  string            `json:"name"`
	Says  map[string]string `json:"says"`            // by place; what is not there is said as it is written
	Texts []string          `json:"texts,omitempty"` // of the script, where surveyc speaks the language, in the order of their codes
	Bare  bool              `json:"bare,omitempty"`  // the survey's own texts stay as they are
}

// spoken is what is said in the languages as JSON, once the page is made.
func (w *wording) spoken() template.JS {
	var list []spoken
	for _, l := range languages(w.survey) {
		list = append(list, w.spokenIn(l))
	}
	return asScript(list)
}

func (w *wording) spokenIn(l ir.Language) spoken {
	made := spoken{Code: l.Code, Name: l.Name}
	made.Says, made.Bare = w.translations(l.Code)
	lang := langOf(l.Code)
	if lang != catalogue.ZH {
		made.Texts = inOrder(texts(w.survey, lang))
	}
	in := func(code catalogue.Code, args ...any) string { return catalogue.Say(lang, code, args...) }
	translated := func(t words) string {
		if says, ok := made.Says[t.Place]; ok {
			return says
		}
		return t.written()
	}
	for place, p := range w.said {
		if says := p.put(in, translated); says != p.put(say, words.written) {
			made.Says[place] = says
		}
	}
	return made
}

// inOrder are texts in the order of their codes, in which JSON has them too.
func inOrder(texts map[catalogue.Code]string) []string {
	var list []string
	for _, code := range slices.Sorted(maps.Keys(texts)) {
		list = append(list, texts[code])
	}
	return list
}

// translations is what the survey's texts are in a language, where that is something else; the survey may lack the language.
func (w *wording) translations(code string) (says map[string]string, lacks bool) {
	says = map[string]string{}
	own := map[string]string{}
	w.survey.EachText(func(place string, text *string) { own[place] = *text })
	translated, has := w.survey.In(code)
	if !has {
		return says, true
	}
	translated.EachText(func(place string, text *string) {
		if *text != own[place] {
			says[place] = *text
		}
	})
	return says, false
}

// langOf is what surveyc speaks beside a language of the survey: that language, or else Chinese.
func langOf(code string) catalogue.Lang {
	if primary, _, _ := strings.Cut(code, "-"); primary == string(catalogue.EN) {
		return catalogue.EN
	}
	return catalogue.ZH
}

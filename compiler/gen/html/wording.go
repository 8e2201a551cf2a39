package html

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// words is a text as the page shows it at first and, where answers are inserted into it, as it is written. Place is where it
// stands, in a survey that is translated: the script finds there what it is in another language.
type words struct{ Shown, Written, Place string }

func (w words) written() string {
	if w.Written != "" {
		return w.Written
	}
	return w.Shown
}

// wording makes the words of a page, and keeps those of the catalogue that it made, with their places.
type wording struct {
	survey     *ir.Survey
	said       map[string]phrase   // nil where the survey is not translated
	translated []map[string]string // of each language, by place: what is something else in it
}

// phrase is a text of the catalogue; words among its arguments are the survey's.
type phrase struct {
	code catalogue.Code
	args []any
}

func newWording(s *ir.Survey) *wording {
	w := &wording{survey: s}
	if len(s.Languages) > 0 {
		w.said = map[string]phrase{}
		for _, l := range s.Languages {
			w.translated = append(w.translated, w.translations(l.Code))
		}
	}
	return w
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
	made := words{Shown: p.put(say, words.shown), Place: w.place(p.place())}
	if written := p.put(say, words.written); written != made.Shown {
		made.Written = written
	}
	if w.said != nil {
		w.said[made.Place] = p
	}
	return made
}

func (w words) shown() string { return w.Shown }

func (w *wording) place(name string) string {
	if w.said == nil {
		return ""
	}
	return name
}

// place names the places of a phrase: they all say the same.
func (p phrase) place() string {
	name := string(p.code)
	for _, arg := range p.args {
		if w, ok := arg.(words); ok {
			arg = w.Place
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
	Code  string                    `json:"code"`
	Name  string                    `json:"name"`
	Says  map[string]string         `json:"says"`            // by place; what is not there is said as it is written
	Texts map[catalogue.Code]string `json:"texts,omitempty"` // of the script, where surveyc speaks the language
}

// languages is the survey's languages as JSON, once the page is made.
func (w *wording) languages() template.JS {
	list := make([]spoken, len(w.survey.Languages))
	for i, l := range w.survey.Languages {
		list[i] = w.spoken(l, w.translated[i])
	}
	return asScript(list)
}

func (w *wording) spoken(l ir.Language, says map[string]string) spoken {
	made := spoken{Code: l.Code, Name: l.Name, Says: says}
	lang := langOf(l.Code)
	if lang != catalogue.ZH {
		made.Texts = texts(w.survey, lang)
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

// translations is what the survey's texts are in a language, where that is something else.
func (w *wording) translations(code string) map[string]string {
	says := map[string]string{}
	own := map[string]string{}
	w.survey.EachText(func(place string, text *string) { own[place] = *text })
	translated, _ := w.survey.In(code)
	translated.EachText(func(place string, text *string) {
		if *text != own[place] {
			says[place] = *text
		}
	})
	return says
}

// langOf is what surveyc speaks beside a language of the survey: that language, or else Chinese.
func langOf(code string) catalogue.Lang {
	if primary, _, _ := strings.Cut(code, "-"); primary == string(catalogue.EN) {
		return catalogue.EN
	}
	return catalogue.ZH
}

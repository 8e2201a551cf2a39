package report

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/validate"
)

// namer names items and kinds of findings for a person.
type namer struct {
	survey *ir.Survey
	lang   catalogue.Lang
	texts  map[string]string // of items, without anyone's answers in them
	rules  map[string]string // messages by name, so too
}

func newNamer(s *ir.Survey, lang catalogue.Lang) namer {
	n := namer{s, lang, map[string]string{}, map[string]string{}}
	for i := range s.Items {
		n.texts[s.Items[i].ID] = s.Unfilled(s.Items[i].Text)
	}
	for i := range s.Rules {
		n.rules[s.Rules[i].Name] = s.Unfilled(s.Rules[i].Message)
	}
	return n
}

func (n namer) say(code catalogue.Code, args ...any) string {
	return catalogue.Say(n.lang, code, args...)
}

// Item names an item by its number and its text, in a repeated group with the row that it is in.
func (n namer) Item(place string) string { return validate.Named(place, n.name) }

func (n namer) name(id string) string {
	text, known := n.texts[id]
	switch {
	case !known:
		return clip(id, 40)
	case ir.Numbered(id):
		return id + " " + clip(text, 40)
	}
	return clip(text, 40)
}

// Kind says what findings of a kind are about: a rule's message, or the item and what is wrong with it.
func (n namer) Kind(k batch.Kind) string {
	if k.Code == validate.Assert {
		return n.say("cmd.report.rule", n.rules[k.Rule], k.Rule)
	}
	what := n.say("cmd.kind." + k.Code)
	if k.Item == "" {
		return what
	}
	return n.say("report.about", n.Item(k.Item), what)
}

func (n namer) title() string {
	if version := n.survey.Property("version"); version != "" {
		return n.say("cmd.report.title-version", n.survey.Title, version)
	}
	return n.survey.Title
}

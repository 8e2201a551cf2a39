// Package wording says what the formulas, terms and skips of a survey mean, in words for those who read questionnaires. The
// printed form, the codebook and the flow chart say conditions with it, so that each is said in one way.
package wording

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Words say what is written in the IR of a survey.
type Words struct {
	Survey *ir.Survey
	Lang   catalogue.Lang
	Names  map[string]string                  // what each item is called
	Option func(item string, code int) string // what an option is called, with its quotation marks
}

// New gives words in which items have those names and options are called by their codes.
func New(s *ir.Survey, lang catalogue.Lang, names map[string]string) *Words {
	w := &Words{Survey: s, Lang: lang, Names: names}
	w.Option = func(_ string, code int) string { return w.Say("words.item", ir.CodeText(code)) }
	return w
}

// mostSaid is how many parts of a formula are said: what shares predicates may be much longer than it is written.
const mostSaid = 400

// Condition says a formula at an item, which is the one that a choice without a name is of; "" for none.
func (w *Words) Condition(own string, f ir.Formula) string {
	left := mostSaid
	return reader{w, own, &left}.formula(f)
}

// Term says a term at an item.
func (w *Words) Term(own string, t ir.Term) string {
	left := mostSaid
	return reader{w, own, &left}.term(t)
}

// Skip says where a skip of an item leads, and when.
func (w *Words) Skip(it *ir.Item, skip ir.Skip) string {
	if ir.IsTrue(skip.When) {
		return w.to(skip.Target)
	}
	return w.Say("words.skip", w.Condition(it.ID, skip.When), w.to(skip.Target))
}

func (w *Words) to(target string) string {
	name, isItem := w.Names[target]
	switch {
	case isItem:
		return w.Say("words.to", name)
	case target == "next":
		return w.Say("words.to-next")
	}
	return w.Say("words.to-end")
}

// Say is a text of the catalogue in the language of the words.
func (w *Words) Say(code catalogue.Code, args ...any) string {
	return catalogue.Say(w.Lang, code, args...)
}

func (w *Words) bracketed(text string) string {
	return w.Say("words.open") + text + w.Say("words.close")
}

// Names are what the items of a survey are called where their ids are shown: a number, or a text that is short and no
// other item's, else the id. Where a text inserts an answer, the name has dots. The words of an option are called by it: 8-4⑤.
func Names(s *ir.Survey) map[string]string {
	texts, bearers := make([]string, len(s.Items)), map[string]int{}
	for i := range s.Items {
		texts[i] = uninserted(s, s.Items[i].Text)
		bearers[texts[i]]++
		bearers[s.Items[i].ID]++
	}
	names := make(map[string]string, len(s.Items))
	for i := range s.Items {
		switch it := &s.Items[i]; {
		case it.Specify != nil && ir.Circled(it.Specify.Code):
			names[it.ID] = names[it.Specify.Item] + ir.CodeText(it.Specify.Code)
		case !ir.Numbered(it.ID) && bearers[texts[i]] == 1 && texts[i] != dots && Callable(texts[i]):
			names[it.ID] = texts[i]
		default:
			names[it.ID] = it.ID
		}
	}
	return names
}

const dots = "…"

// uninserted is a text with dots for the answers that it inserts.
func uninserted(s *ir.Survey, text string) string {
	filled := ir.Fill(text, func(id string) (string, bool) {
		return dots, slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.ID == id })
	})
	return strings.ReplaceAll(filled, "“"+dots+"”", dots)
}

const longestName = 24

// Callable tells whether an item may be called by a text in the middle of a sentence.
func Callable(text string) bool {
	return text != "" && utf8.RuneCountInString(text) <= longestName && !strings.ContainsAny(text, "“”\"{}\n") && strings.TrimSpace(text) == text
}

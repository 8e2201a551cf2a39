// Package codebook writes what each item of a survey is: its code and type, its options, when it is asked, which rules
// touch it, and where else it is used. It is a page to be read and printed, and a workbook to be sorted and searched.
//
// All of it is derived from the IR; package wording says the conditions. The texts are those of the survey, which ir.Survey.In puts
// into another language; the words around them are in the language that the caller speaks.
package codebook

import (
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/wording"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// document is a survey in words: what the page and the workbook print.
type document struct {
	*wording.Words
	survey  *ir.Survey
	names   map[string]string
	items   map[string]*ir.Item
	uses    map[string][]use
	specify map[string]map[int]string // the items that ask for the words of options
	Parts   []part
	Rules   []rule
}

// part is a section with its items.
type part struct {
	Title   string
	Entries []entry
}

func newDocument(s *ir.Survey, lang catalogue.Lang) *document {
	names := wording.Names(s)
	d := &document{Words: wording.New(s, lang, names), survey: s, names: names,
		items: map[string]*ir.Item{}, uses: map[string][]use{}, specify: map[string]map[int]string{}}
	d.Option = d.optionName
	for i := range s.Items {
		d.note(&s.Items[i])
	}
	d.noteUses()
	for i := range s.Rules {
		d.Rules = append(d.Rules, d.rule(&s.Rules[i]))
	}
	for i := range s.Items {
		d.add(i)
	}
	return d
}

func (d *document) note(it *ir.Item) {
	d.items[it.ID] = it
	if it.Specify == nil {
		return
	}
	if d.specify[it.Specify.Item] == nil {
		d.specify[it.Specify.Item] = map[int]string{}
	}
	d.specify[it.Specify.Item][it.Specify.Code] = it.ID
}

func (d *document) noteUses() {
	of := usageOf(d.survey)
	for id, by := range of {
		for _, what := range usesInOrder {
			if by[what] != nil {
				d.uses[id] = append(d.uses[id], use{d.Say("codebook.use." + catalogue.Code(what)), by[what], what == "rule"})
			}
		}
	}
}

// add puts the entry of an item into the last part, or begins another.
func (d *document) add(i int) {
	section := d.survey.Items[i].Section
	if i == 0 || section != d.survey.Items[i-1].Section {
		d.Parts = append(d.Parts, part{Title: d.section(section)})
	}
	last := &d.Parts[len(d.Parts)-1]
	last.Entries = append(last.Entries, d.entry(i))
}

func (d *document) rule(r *ir.Rule) rule {
	return rule{
		Name: r.Name, Item: r.Item, Severity: r.Severity, Heavy: d.Say("codebook." + catalogue.Code(r.Severity)), Message: d.fill(r.Message),
		When: d.Condition("", r.Fires), Since: r.Since, Items: d.survey.ItemsOf(r.Fires),
	}
}

// Touching are the rules of other items that use this one.
func (d *document) Touching(id string) []*rule {
	var list []*rule
	for i := range d.Rules {
		r := &d.Rules[i]
		for _, used := range r.Items {
			if used == id && r.Item != id {
				list = append(list, r)
			}
		}
	}
	return list
}

func (d *document) item(id string) *ir.Item { return d.items[id] }

func (d *document) section(i int) string {
	if i < 0 {
		return ""
	}
	return d.fill(d.survey.Sections[i].Title)
}

// fill puts the names of items where a text inserts their answers.
func (d *document) fill(text string) string {
	return ir.Fill(text, func(id string) (string, bool) {
		name, ok := d.names[id]
		return "{" + name + "}", ok
	})
}

const longestOption = 12

// optionName is an option's code with its text, of a long one the beginning.
func (d *document) optionName(item string, code int) string {
	name := ir.CodeText(code)
	if it := d.item(item); it != nil {
		if o, ok := it.Domain.Option(code); ok && o.Text != name {
			name = strings.TrimSpace(name + gap(code) + clip(d.fill(o.Text), longestOption))
		}
	}
	return d.Say("words.item", name)
}

// gap parts a code from a text that follows it.
func gap(code int) string {
	if ir.Circled(code) {
		return ""
	}
	return " "
}

func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

// Title is the survey's.
func (d *document) Title() string { return d.survey.Unfilled(d.survey.Title) }

// Facts are what the survey carries about itself, and how much there is in it.
func (d *document) Facts() []string {
	facts := []string{d.Say("codebook.id", d.survey.ID)}
	for _, p := range d.survey.Properties {
		facts = append(facts, d.Say("codebook.property", p.Key, p.Value))
	}
	return append(facts, d.Say("codebook.counts", len(d.survey.Items), len(d.survey.Rules)))
}

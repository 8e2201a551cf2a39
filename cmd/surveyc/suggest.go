package main

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/suggest"
	"github.com/surveyc/surveyc/runtime/validate"
)

// adviser has a reporter told what to ask again in each record that something blocks, right behind its findings.
type adviser struct {
	*app
	survey    *ir.Survey
	suggester *suggest.Suggester
	to        advised
}

// advised is a reporter that takes suggestions.
type advised interface {
	advise(advice) error
	wantsMore() bool // false once it shows no further ones
}

// advice is what there is to be said of a record. As JSON it is a line among the findings of `surveyc check --suggest`.
type advice struct {
	Record  string               `json:"record"`
	Code    string               `json:"code"` // suggest
	Outcome string               `json:"outcome"`
	Ways    []suggest.Suggestion `json:"ways,omitempty"`
	More    bool                 `json:"more,omitempty"`
	Message string               `json:"message"`
	File    string               `json:"file,omitempty"`
	Row     int                  `json:"row,omitempty"`
}

// adviceCode tells a line of advice from a finding.
const adviceCode = "suggest"

// advising makes the adviser of a check, nil where none was asked for.
func (c *check) advising() (*adviser, error) {
	if !c.suggest {
		return nil, nil
	}
	to, ok := c.reporter.(advised)
	if !ok {
		return nil, newFault("cmd.check.no-suggest", c.format)
	}
	weights, err := c.weigh()
	if err != nil {
		return nil, err
	}
	s, err := suggest.New(c.said, suggest.Options{Weights: weights, Strict: c.strict})
	return &adviser{c.app, c.said, s, to}, err
}

// weigh reads item=weight.
func (c *check) weigh() (map[string]int, error) {
	weights := map[string]int{}
	for _, text := range c.weights {
		id, number, _ := strings.Cut(text, "=")
		id = oneDash(strings.TrimSpace(id))
		n, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil || n < 1 || n > suggest.MostWeight {
			return nil, newFault("cmd.check.bad-weight", text, suggest.MostWeight)
		}
		if !slices.ContainsFunc(c.said.Items, func(it ir.Item) bool { return it.ID == id }) {
			return nil, newFault("cmd.check.weight-of-none", id)
		}
		weights[id] = n
	}
	return weights, nil
}

// Needs is nothing of most records.
func (a *adviser) Needs() []string { return nil }

// Wants tells of which records all is looked at.
func (a *adviser) Wants(found []validate.Finding) bool {
	return a.to.wantsMore() && suggest.Mendable(found)
}

// Observe is told of each record.
func (a *adviser) Observe(_ string, _ answers.Reader, r *answers.Record, found []validate.Finding) error {
	if r == nil || !a.Wants(found) {
		return nil
	}
	result := a.suggester.Record(r)
	if result.Outcome == suggest.Sound {
		return nil
	}
	first := found[0]
	return a.to.advise(advice{Record: first.Record, Code: adviceCode, Outcome: outcomes[result.Outcome], Ways: result.Ways, More: result.More,
		Message: a.inWords(result), File: first.File, Row: first.Row})
}

var outcomes = map[suggest.Outcome]string{suggest.Found: "found", suggest.InRows: "rows", suggest.Impossible: "impossible", suggest.Undecided: "undecided"}

// waysShown is how many suggestions of equal weight are told in words, and itemsShown how many items of each.
const (
	waysShown  = 3
	itemsShown = 8
)

// inWords says what to ask again.
func (a *adviser) inWords(r suggest.Result) string {
	if r.Outcome != suggest.Found {
		return a.say(catalogue.Code("suggest." + outcomes[r.Outcome]))
	}
	var ways []string
	for i := range r.Ways[:min(len(r.Ways), waysShown)] {
		ways = append(ways, a.way(&r.Ways[i]))
	}
	text := strings.Join(ways, a.say("suggest.or"))
	if more := len(r.Ways) - waysShown; r.More || more > 0 {
		text += a.say("suggest.more")
	}
	return text
}

func (a *adviser) way(s *suggest.Suggestion) string {
	var parts []string
	add := func(code catalogue.Code, items []string) {
		if len(items) > 0 {
			parts = append(parts, a.say(code, a.list(items)))
		}
	}
	add("suggest.again", a.examples(s.Again))
	add("suggest.remove", a.named(s.Remove))
	add("suggest.missing", a.examples(s.Missing))
	add("suggest.then", a.named(ids(s.Then)))
	return strings.Join(parts, a.say("suggest.and"))
}

func ids(list []suggest.Answer) []string {
	var names []string
	for _, answer := range list {
		names = append(names, answer.Item)
	}
	return names
}

func (a *adviser) list(items []string) string {
	text := strings.Join(items[:min(len(items), itemsShown)], a.say("list.separator"))
	if len(items) > itemsShown {
		return a.say("suggest.items", text, len(items))
	}
	return text
}

func (a *adviser) named(ids []string) []string {
	var names []string
	for _, id := range ids {
		names = append(names, a.name(a.item(id)))
	}
	return names
}

// examples are items with a value that fits, unless any would. Of words there is none worth showing.
func (a *adviser) examples(list []suggest.Answer) []string {
	var names []string
	for _, answer := range list {
		it := a.item(answer.Item)
		name := a.name(it)
		if text := a.shown(it, answer.Value); text != "" && !answer.Any {
			name = a.say("suggest.example", name, text)
		}
		names = append(names, name)
	}
	return names
}

func (a *adviser) item(id string) *ir.Item {
	i := slices.IndexFunc(a.survey.Items, func(it ir.Item) bool { return it.ID == id })
	return &a.survey.Items[i]
}

// name is an item's number, or its text where it has none.
func (a *adviser) name(it *ir.Item) string {
	if ir.Numbered(it.ID) {
		return a.say("cmd.report.numbered", it.ID)
	}
	return clip(cmp.Or(a.survey.Unfilled(it.Text), it.ID), 24)
}

func (a *adviser) shown(it *ir.Item, v answers.Value) string {
	switch {
	case v.Kind == answers.NoAnswer:
		return a.say(catalogue.Code("none." + v.Str))
	case it.Domain.Kind == ir.Choice:
		return ir.CodeText(int(v.Num))
	case it.Domain.Kind == ir.Choices:
		marks := ""
		for _, m := range v.List {
			marks += ir.CodeText(int(m.Num))
		}
		return marks
	case it.Domain.Kind == ir.Number:
		return program.Plain(v) + it.Unit
	case it.Domain.Kind == ir.Date:
		return program.Plain(v)
	}
	return ""
}

func (l *lines) wantsMore() bool { return true }

func (l *lines) advise(a advice) error {
	line, err := json.Marshal(a)
	if err != nil {
		return err
	}
	_, err = l.out.Write(append(line, '\n'))
	return err
}

func (t *table) wantsMore() bool { return true }

func (t *table) advise(a advice) error {
	var items []string
	if len(a.Ways) > 0 {
		items = append(a.Ways[0].Blamed(), append(ids(a.Ways[0].Missing), ids(a.Ways[0].Then)...)...)
	}
	row := []string{a.File, strconv.Itoa(a.Row), "", a.Record, strings.Join(items, t.say("list.separator")), "", a.Code, "", t.say("suggest.label"), a.Message, ""}
	for i := range row {
		row[i] = inert(row[i])
	}
	return t.csv.Write(row)
}

func (r *report) wantsMore() bool { return len(r.advice) < r.limit }

func (r *report) advise(a advice) error {
	a.Ways = nil // what is shown is in words
	a.Record = clip(a.Record, 40)
	r.advice = append(r.advice, a)
	return nil
}

// suggestions tells what to ask again in the first records that something blocks.
func (r *report) suggestions(blocked int) {
	if len(r.advice) == 0 {
		return
	}
	r.line("suggest.head")
	for i, a := range r.advice {
		where := r.record(validate.Finding{Record: a.Record, File: a.File, Row: a.Row})
		r.line("suggest.line", i+1, where, mask(a.Message))
	}
	if blocked > len(r.advice) && !r.wantsMore() {
		r.line("suggest.others")
	}
}

func (b *book) wantsMore() bool { return true }

func (b *book) advise(a advice) error {
	b.Advise(a.Message)
	return nil
}

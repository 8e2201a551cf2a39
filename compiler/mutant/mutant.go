// Package mutant makes the slips of the pen that a survey's author could make: another goto, operator, code, number, bound or
// severity. Tests that do not notice such a slip would not notice it when it happens.
package mutant

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// Mutant is a survey with one slip.
type Mutant struct {
	Clause source.Span // where it is, in the survey as it stands
	After  string      // what the clause is with the slip
	Text   string      // the whole file with it
}

// All are the slips in a file that compiled to r; some of them may not compile. Clauses of files that it includes are left alone.
func All(r compiler.Result, main *source.File) []Mutant {
	m := &maker{Result: r, main: main, seen: map[source.Span]bool{}}
	for i := range r.Places.Items {
		m.item(i, &r.Places.Items[i])
	}
	for _, span := range r.Places.Rules {
		m.clause(span, -1)
	}
	return m.made
}

type maker struct {
	compiler.Result
	main *source.File
	seen map[source.Span]bool
	made []Mutant
}

func (m *maker) item(i int, at *check.ItemPlaces) {
	m.clause(at.Ask, i)
	m.bound(at.Bound)
	for _, span := range at.Skips {
		m.clause(span, i)
	}
	for _, span := range at.Offers {
		m.clause(span, i)
	}
}

// own tells a clause of the main file that was not there before.
func (m *maker) own(span source.Span) bool {
	if span.File == nil || span.File != m.main || m.seen[span] {
		return false
	}
	m.seen[span] = true
	return true
}

// add makes a mutant in which the token from start to end of a clause is another.
func (m *maker) add(span source.Span, start, end int, by string) {
	clause := span.Text()
	after := clause[:start] + by + clause[end:]
	m.made = append(m.made, Mutant{span, after, m.main.Text[:span.Start] + after + m.main.Text[span.End:]})
}

// token is a text in quotes, a circled code, a number, an id or word, or an operator.
var token = regexp.MustCompile(`"[^"]*"|“[^”]*”|「[^」]*」|#.*|//.*|[①-⑳]|[\p{L}\p{Nd}_]+(?:\.\d+)?(?:[-—–－―−‐‑]+[\p{L}\p{Nd}_]+)*|==|!=|<=|>=|<|>|≠|≤|≥`)

// operators are what each may be confused with.
var operators = map[string][]string{
	"==": {"!="}, "!=": {"=="}, "≠": {"=="}, "<": {"<=", ">="}, "<=": {"<", ">"}, "≤": {"<", ">"}, ">": {">=", "<="}, ">=": {">", "<"}, "≥": {">", "<"},
}

// wordsFor are what a word may be confused with.
var wordsFor = map[string]string{"and": "or", "or": "and", "block": "warn", "warn": "block", "if": "unless", "unless": "if"}

// clause makes the slips in a skip, an ask if, the condition of an option, or a rule.
func (m *maker) clause(span source.Span, item int) {
	if !m.own(span) {
		return
	}
	severity, after := false, ""
	for _, at := range token.FindAllStringIndex(span.Text(), -1) {
		text := span.Text()[at[0]:at[1]]
		word := keyword.English(text)
		isSeverity := word == "block" || word == "warn"
		switch {
		case after == "goto":
			m.gotos(span, at, item, text)
		case isSeverity && severity:
		case wordsFor[word] != "":
			m.add(span, at[0], at[1], spelled(wordsFor[word], text))
		default:
			m.operand(span, at, text)
		}
		severity, after = severity || isSeverity, word
	}
}

// spelled writes a word in the language of another.
func spelled(word, like string) string {
	if w := keyword.Of(word); like[0] >= 0x80 && len(w.Chinese) > 0 {
		return w.Chinese[0]
	}
	return word
}

func (m *maker) operand(span source.Span, at []int, text string) {
	for _, by := range operators[text] {
		m.add(span, at[0], at[1], by)
	}
	first := []rune(text)[0]
	switch x, err := strconv.ParseFloat(text, 64); {
	case err == nil && !strings.ContainsAny(text, "eExXpP_nN"):
		m.add(span, at[0], at[1], number(x+1, text))
	case first >= '①' && first <= '⑳':
		m.add(span, at[0], at[1], string(first+1))
		if first > '①' {
			m.add(span, at[0], at[1], string(first-1))
		}
	}
}

// number writes a number as one with a point where the other is.
func number(x float64, as string) string {
	if strings.Contains(as, ".") {
		return strconv.FormatFloat(x, 'f', len(as)-strings.Index(as, ".")-1, 64)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// gotos are to the question before the one that is meant, and to the one behind it.
func (m *maker) gotos(span source.Span, at []int, item int, id string) {
	items := m.Survey.Items
	target := slices.IndexFunc(items, func(it ir.Item) bool { return it.ID == oneDash.ReplaceAllString(id, "-") })
	if target < 0 {
		target = len(items)
	}
	for _, step := range []int{-1, 1} {
		to := target + step
		for to > item && to < len(items) && (items[to].Specify != nil || items[to].Compute != nil) {
			to += step
		}
		if to > item && to < len(items) {
			m.add(span, at[0], at[1], items[to].ID)
		}
	}
}

var oneDash = regexp.MustCompile(`[—–－―−‐‑]+|-`)

var boundNumber = regexp.MustCompile(`-?\d+(?:\.\d+)?`)

// bound makes a bound one larger and one smaller.
func (m *maker) bound(span source.Span) {
	if !m.own(span) {
		return
	}
	for _, at := range boundNumber.FindAllStringIndex(span.Text(), -1) {
		text := span.Text()[at[0]:at[1]]
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			continue
		}
		m.add(span, at[0], at[1], number(x+1, text))
		m.add(span, at[0], at[1], number(x-1, text))
	}
}

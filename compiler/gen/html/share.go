package html

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// share has what an IR says more than once stand in it once: a formula among the predicates, a domain in the list `domains`, where
// items give its place. A text that the page prints is left to the page.
func share(survey map[string]any, s *ir.Survey) {
	predicates, _ := survey["predicates"].([]any) // what stands there may refer to what stands before it, and stays
	delete(survey, "predicates")
	formulas := &once{list: predicates, seen: map[string]int{}, at: map[string]int{}}
	formulas.count(survey)
	formulas.replace(survey)
	survey["predicates"] = formulas.list

	domains := &once{list: []any{}, seen: map[string]int{}, at: map[string]int{}}
	items, _ := survey["items"].([]any)
	for _, it := range items {
		domains.seen[textOf(it.(map[string]any)["domain"])]++
	}
	for i, it := range items {
		item := it.(map[string]any)
		if at, ok := domains.place(textOf(item["domain"]), item["domain"]); ok {
			item["domain"] = at
		}
		if s.Items[i].Specify == nil {
			delete(item, "text")
		}
	}
	survey["domains"] = domains.list
}

// once keeps each thing that is there several times once, by its JSON.
type once struct {
	list []any
	seen map[string]int // how often
	at   map[string]int // where in the list
}

// count counts the formulas in a part.
func (o *once) count(part any) {
	if isFormula(part) {
		o.seen[textOf(part)]++
	}
	for _, member := range membersOf(part) {
		o.count(member.value)
	}
}

// replace puts references in place of the formulas that are there several times.
func (o *once) replace(part any) {
	for _, member := range membersOf(part) {
		text := textOf(member.value)
		o.replace(member.value)
		if !isFormula(member.value) {
			continue
		}
		if at, ok := o.place(text, member.value); ok {
			member.put(map[string]any{"op": "ref", "index": at})
		}
	}
}

// shortest is how long what is shared is at least: a reference is no shorter.
const shortest = 30

// place is where in the list a thing stands, if it is there several times.
func (o *once) place(text string, value any) (at int, ok bool) {
	if o.seen[text] < 2 || len(text) < shortest {
		return 0, false
	}
	at, ok = o.at[text]
	if !ok {
		at = len(o.list)
		o.at[text] = at
		o.list = append(o.list, value)
	}
	return at, true
}

// member is a part of an object or an array, with what puts another in its place.
type member struct {
	value any
	put   func(any)
}

func membersOf(part any) []member {
	var list []member
	switch part := part.(type) {
	case []any:
		for i, value := range part {
			list = append(list, member{value, func(other any) { part[i] = other }})
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(part)) {
			list = append(list, member{part[name], func(other any) { part[name] = other }})
		}
	}
	return list
}

// formulaOps are what formulas of the IR do; those of tests and terms are others.
var formulaOps = []string{"and", "or", "holds", "undefined", "lacks", "answered", "unanswered", "blank", "settled", "none", "some", "every"}

func isFormula(part any) bool {
	node, _ := part.(map[string]any)
	op, _ := node["op"].(string)
	return slices.Contains(formulaOps, op)
}

// textOf is the JSON of a part.
func textOf(part any) string { return string(asScript(part)) }

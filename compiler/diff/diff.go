// Package diff says what changed in meaning from one version of a survey to the next: items, answers, options, routes and
// rules, each change of a route or verdict with a household that it is a change for.
//
// What changed in words alone is told apart. What an edit does to routes is asked of the solver for all households at once: each of
// them is put to both surveys and answers alike what both ask. So "the same" is proven; "another" is shown by a household,
// which the runtime has tried on both; and where neither could be done within the work allowed, the change is said to be
// not decided. Rows of repeated groups are not put to the solver: a change there is not decided.
package diff

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Change is one difference.
type Change struct {
	Code    catalogue.Code
	Args    []any
	Item    string   // that it is about, by its new id; of one that is no more, the old one; "" for the survey
	Rule    string   // that it is about, "" for none
	Line    int      // in the new survey; 0 for what is no more
	Meaning bool     // it is more than words
	Open    bool     // whether it is a change at all could not be decided
	Items   []string // of a change of route: all that it is about
	Example *Example
}

// Example is a household: its answers in words, in as few as show what it is to show, and as a record of each survey.
type Example struct {
	InWords  []catalogue.Phrase
	Old, New *answers.Record
}

// Area is the part of a report that a change belongs to.
type Area string

// The areas, in the order of a report.
const (
	Questions Area = "items"
	Routes    Area = "routes"
	Rules     Area = "rules"
	Words     Area = "words"
)

// Area is where the change belongs.
func (ch Change) Area() Area {
	switch {
	case !ch.Meaning:
		return Words
	case ch.Rule != "":
		return Rules
	case routeCodes[ch.Code]:
		return Routes
	}
	return Questions
}

var routeCodes = map[catalogue.Code]bool{"diff.now-passed": true, "diff.now-asked": true, "diff.route-undecided": true, "diff.skips": true, "diff.ask": true}

// Report is all differences of two surveys.
type Report struct {
	Changes []Change
}

// Compare compares two versions of a survey. Old answers follow an item under its id, or under the one that it
// says it had; options follow their text where that is found once in each version.
func Compare(old, after *ir.Survey) *Report {
	c := newComparison(old, after)
	c.survey()
	c.items()
	c.routes()
	c.rules()
	return c.report
}

func newComparison(old, after *ir.Survey) *comparison {
	m := matched(old, after)
	c := &comparison{match: m, was: m.renamed(), oldKeys: newKeys(old, m.naming()), newKeys: newKeys(after, naming{}), report: &Report{}}
	c.changed = c.mayDiffer()
	return c
}

// IsEmpty tells whether nothing changed.
func (r *Report) IsEmpty() bool { return len(r.Changes) == 0 }

// In are the changes of one area.
func (r *Report) In(area Area) []Change {
	var list []Change
	for _, ch := range r.Changes {
		if ch.Area() == area {
			list = append(list, ch)
		}
	}
	return list
}

// Undecided is how many changes could not be decided.
func (r *Report) Undecided() int {
	n := 0
	for _, ch := range r.Changes {
		if ch.Open {
			n++
		}
	}
	return n
}

func meaning(item string, line int, code catalogue.Code, args ...any) Change {
	return Change{Code: code, Args: args, Item: item, Line: line, Meaning: true}
}

func text(item string, line int, code catalogue.Code, args ...any) Change {
	return Change{Code: code, Args: args, Item: item, Line: line}
}

// about says which rule a change is about.
func (ch Change) about(rule string) Change {
	ch.Rule = rule
	return ch
}

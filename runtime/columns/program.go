// Package columns checks records 64 at a time. The answers of a Block stand in columns: of every option a word that has
// a bit for each record, of every number 64 doubles. A formula of the survey, which is and/or over tests of
// answers, then takes a few operations on words for all 64 records together. The rows of a repeated group have 64 lanes of
// their own in a block.
//
// What most answers are is all that this package knows. A record that has something else in it is *odd*: it is
// left to packages program and validate, whose findings are the ones that count. So is a survey, by New, in which
// anything stands that is not known here. Tests hold both to the same findings.
package columns

import (
	"errors"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Size is how many records a Block has.
const Size = 64

// ErrUnknown is returned for a survey that only package program can run.
var ErrUnknown = errors.New("columns: the survey holds what columns do not know")

// Program is a survey linked for blocks. It may be used by several goroutines at a time.
type Program struct {
	Survey     *ir.Survey
	slots      map[string]int
	items      []item
	groups     []group // the records, then the repeated groups
	predicates []condition
	rules      []rule                       // in the order of their items
	found      [][findings]validate.Finding // of each item, as they are reported but for the record
	marks      int                          // words for the options of all items
	numbers    int                          // columns of numbers
	texts      int                          // columns of texts
	results    int                          // columns of what terms come to
	facts      int                          // words that are found out once a block
}

// condition is a formula made ready: the records for which it holds.
type condition func(*Block) uint64

// shape is an ir.Kind that is quick to compare.
type shape uint8

const (
	choice shape = iota
	choices
	amount
	moment
	words
	place // its number is the accuracy
	repeated
)

var shapes = map[ir.Kind]shape{
	ir.Choice: choice, ir.Choices: choices, ir.Number: amount, ir.Date: moment, ir.Text: words, ir.Signature: words, ir.Location: place,
	ir.Rows: repeated,
}

// item is a question as columns see it.
type item struct {
	shape         shape
	asked, passed condition
	optional      bool
	computed      *computation // nil for a question
	none          [2]bool      // the kinds of no answer that are offered, in the order of ir.NoAnswers
	hidden        []hidden
	group         int     // the one that it stands in
	repeat        *repeat // of the head of a group

	// The answer: what it may be, and where it is kept.
	plain     bool // a text of any form
	position  positions
	exclusive []bool // of the options
	low, high float64
	integer   bool
	form      func([]byte) verdict // of a text; nil where any will do
	moment    func([]byte) (int, bool)
	marks     int // its first word in Block.marks, one more for each option
	number    int // its column in Block.numbers
	ranked    []ranked
	text      int // its column in Block.texts, -1 where nothing reads the text
}

// ranked is where an option stands among the marks, which is asked for.
type ranked struct {
	code    int
	without float64 // where it is not marked
	number  int     // the column in Block.numbers
}

// hidden are options that are not offered where a formula holds.
type hidden struct {
	when  condition
	marks []int // their words in Block.marks
}

// rule is an edit rule of the item at slot.
type rule struct {
	slot  int
	fires condition
	found validate.Finding
	fixed bool // the message inserts no answer
}

// The findings that an answer may draw, as indices.
const (
	required = iota
	skipped
	noType
	noOption
	noFit
	findings
)

var codes = [findings]catalogue.Code{validate.Required, validate.Skipped, validate.Type, validate.Option, validate.Range}

// New links a survey. Findings will speak lang. The error is ErrUnknown where only package program will do.
func New(s *ir.Survey, lang catalogue.Lang) (*Program, error) {
	if !known(s) {
		return nil, ErrUnknown
	}
	l := &linker{Program: &Program{Survey: s, slots: map[string]int{}, marks: 1, facts: len(s.Predicates)}, lang: lang, totals: map[string]*total{}}
	for slot := range s.Items {
		l.slots[s.Items[slot].ID] = slot
	}
	if l.layOut(); l.unknown {
		return nil, ErrUnknown
	}
	l.link()
	if l.unknown || l.marks > mostMarks {
		return nil, ErrUnknown
	}
	return l.Program, nil
}

// mostMarks bounds the words of a block, which are cleared for each.
const mostMarks = 8192

// linker turns the nodes of the IR into closures.
type linker struct {
	*Program
	lang     catalogue.Lang
	standsIn map[string]int // the group of each head, by its id
	totals   map[string]*total
	scopes   []int // of each predicate: the innermost group of whose rows it speaks
	scope    int   // the group of whose rows what is being linked speaks
	unknown  bool  // something was met that is not known here
}

func (l *linker) link() {
	texts := l.textsRead()
	for slot := range l.Survey.Items {
		it := &l.Survey.Items[slot]
		l.items = append(l.items, l.item(it, texts[it.ID]))
		l.found = append(l.found, l.answerFindings(it))
	}
	for slot := range l.items {
		l.route(&l.items[slot], &l.Survey.Items[slot])
	}
	for i, f := range l.Survey.Predicates {
		l.scope = l.scopes[i]
		l.predicates = append(l.predicates, memo(i, l.formula(f)))
	}
	for i := range l.Survey.Rules {
		l.rules = append(l.rules, l.rule(&l.Survey.Rules[i]))
	}
	slices.SortStableFunc(l.rules, func(a, b rule) int { return a.slot - b.slot })
}

// textsRead are the items whose text a test or term looks at.
func (l *linker) textsRead() map[string]bool {
	read := map[string]bool{}
	note := func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.Value:
			read[n.Item] = true
		case ir.Unique:
			read[n.Item] = true
		}
		return true
	}
	for _, f := range l.formulas() {
		ir.Walk(f, note)
	}
	for i := range l.Survey.Items {
		it := &l.Survey.Items[i]
		if it.Compute != nil {
			read[it.ID] = true
			ir.Walk(it.Compute, note)
		}
		if it.Times != nil {
			ir.Walk(it.Times, note)
		}
	}
	return read
}

// formulas are all that is run for a record.
func (l *linker) formulas() []ir.Formula {
	all := append([]ir.Formula{}, l.Survey.Predicates...)
	for i := range l.Survey.Items {
		it := &l.Survey.Items[i]
		all = append(all, it.Asked, it.Passed)
		for _, h := range it.Domain.Hidden {
			all = append(all, h.When)
		}
	}
	for i := range l.Survey.Rules {
		all = append(all, l.Survey.Rules[i].Fires)
	}
	return all
}

// route links what says when the item is asked, and what of it is offered.
func (l *linker) route(it *item, from *ir.Item) {
	l.scope = it.group
	it.asked, it.passed = l.formula(from.Asked), l.formula(from.Passed)
	if from.Compute != nil {
		it.computed = l.computation(it, from)
	}
	if from.Times != nil {
		l.times(it.repeat, from.Times)
	}
	for _, h := range from.Domain.Hidden {
		it.hidden = append(it.hidden, hidden{l.formula(h.When), l.marksOf(it, h.Codes)})
	}
}

// marksOf are the words of an item's options that have one of these codes.
func (l *linker) marksOf(it *item, codes []int) []int {
	var marks []int
	for _, code := range codes {
		if at, ok := it.position.of(code); ok {
			marks = append(marks, it.marks+at)
		}
	}
	return marks
}

func (l *linker) rule(r *ir.Rule) rule {
	l.scope = l.items[l.slots[r.Item]].group
	fires := l.formula(r.Fires)
	if l.before(r.Since) {
		fires = constant(false)
	}
	return rule{
		slot: l.slots[r.Item], fires: fires, fixed: len(l.Survey.Inserts(r.Message)) == 0,
		found: validate.Finding{Item: r.Item, Code: validate.Assert, Rule: r.Name, Severity: r.Severity, Message: l.Survey.Unfilled(r.Message)},
	}
}

// before tells whether the survey is certainly of an earlier version than since. A record that states another version
// than the survey's is odd.
func (l *linker) before(since string) bool {
	if since == "" {
		return false
	}
	version := l.Survey.Property("version")
	l.unknown = l.unknown || version == ""
	order, ok := value.CompareVersions(version, since)
	return ok && order < 0
}

// Package ir is the narrow waist of surveyc: a survey as plain data, from which every
// target is generated and on which the runtime runs.
//
// The hard ideas of the language are gone: a goto has become a formula on each
// item that says when it is asked, an unknown value has become the question whether an
// answer counts. What is left is and/or over tests of answers. A back end needs no other rule
// of the language.
//
// An ir.Survey that the compiler hands out always holds: ids are unique and canonical,
// every id in a formula is an item of the survey, a Ref points at a predicate that
// comes before the one it stands in, items and rules are in source order, and the items that a
// formula for Asked, Passed or Hidden tests, that a computed item is computed from, that a default uses, and that an
// item's texts insert, stand before the item that bears it. The items of a repeated group stand behind its head, those of a group in it
// among them; a formula, term or text of an item in a group is about one row: it names items of that row, of the row that
// holds it, and those outside all groups. Items of other rows are named only inside a Some, Every or Total.
package ir

import "slices"

// Version is the version of this format, written into every JSON document.
// It changes when a reader of the old one would misread the new one.
const Version = "1"

// Survey is one questionnaire.
type Survey struct {
	IR         string     `json:"ir"` // Version
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Properties []Property `json:"properties"` // version, source, … in source order
	Sections   []Section  `json:"sections"`
	Items      []Item     `json:"items"`
	Matrices   []Matrix   `json:"matrices,omitempty"` // how some items are laid out
	Predicates []Formula  `json:"predicates"`         // formulas that several others share, by Ref
	Rules      []Rule     `json:"rules"`
	Functions  []string   `json:"functions,omitempty"` // functions of the embedding program that rules call
	Languages  []Language `json:"languages,omitempty"` // that its texts are translated into, each code once
}

// Property is something that a survey carries about itself.
type Property struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Property returns a property's value, "" when the survey does not carry it.
func (s *Survey) Property(key string) string {
	for _, p := range s.Properties {
		if p.Key == key {
			return p.Value
		}
	}
	return ""
}

// Section groups items. Items before the first section of the file belong to none.
type Section struct {
	ID      string `json:"id"` // "" for the closing
	Title   string `json:"title"`
	Closing bool   `json:"closing,omitzero"` // the part that is always reached
}

// Matrix lays items with the same domain out as one table under a title. It means nothing else: its rows are items like any
// other. They follow each other, but for the items that specify their options.
type Matrix struct {
	ID    string   `json:"id"` // no item's
	Title string   `json:"title"`
	Note  string   `json:"note,omitempty"`
	Items []string `json:"items"` // its rows
}

// Matrix finds the matrix that an item is a row of.
func (s *Survey) Matrix(id string) (Matrix, bool) {
	for _, m := range s.Matrices {
		if slices.Contains(m.Items, id) {
			return m, true
		}
	}
	return Matrix{}, false
}

// Item is one question, or the words asked for by an option ("其他，请注明"), or a computed item.
//
// The head of a repeated group is an item too, of the kind Rows. How many rows there are is known where Times is nil, or
// where it has a value: that many, rounded down, none for less than one, Domain.Max for more; or where Times has none and
// nothing it uses is still to come: none. Rows behind that number are passed over.
//
// A computed item is never asked nor passed over: Asked and Passed are False, and no formula names it, for its
// term stands wherever its value is used. Its Domain is a Number, Date or Text without bound.
type Item struct {
	ID       string    `json:"id"`
	Was      string    `json:"was,omitempty"` // the id that it had in an earlier version of the survey, under which old answers stand
	Section  int       `json:"section"`       // index into Sections, -1 before the first
	Text     string    `json:"text"`
	Note     string    `json:"note,omitempty"`
	Unit     string    `json:"unit,omitempty"`
	Domain   Domain    `json:"domain"`
	Optional bool      `json:"optional,omitzero"`
	Locked   bool      `json:"locked,omitzero"`    // an answer that comes with the record, and counts, is shown and not to be edited
	Shuffle  []int     `json:"shuffle,omitempty"`  // codes whose options change places from record to record; the others stand behind them
	Specify  *Specify  `json:"specify,omitzero"`   // set on an item that asks for the words of an option
	Defaults []Default `json:"defaults,omitempty"` // what is offered as its answer: of these the first whose If holds
	Compute  Term      `json:"compute,omitzero"`   // set on a computed item: the value that it has where all answers in it count
	Group    string    `json:"group,omitempty"`    // the head of the repeated group that it is in, once for each row; "" for none
	Times    Term      `json:"times,omitzero"`     // of a Rows item: the number of rows; nil: as many as are given
	Asked    Formula   `json:"asked"`              // asked in every walk that the answers leave possible
	Passed   Formula   `json:"passed"`             // asked in none of them; neither: undetermined
	Ask      Formula   `json:"ask,omitzero"`       // its own `ask if`, as written; nil without one
	Skips    []Skip    `json:"skips,omitempty"`    // its skips, as written
	Line     int       `json:"line"`               // in the source, from 1
}

// Default is what form and interview offer as an item's answer while it has none. It is no answer before a person
// takes it, so that no formula and no finding hangs on it. What the item would refuse, or has no value, is not offered.
type Default struct {
	If    Formula `json:"if,omitzero"`     // over items before; nil: always
	Codes []int   `json:"codes,omitempty"` // Choice: one; Choices: the marks
	Value Term    `json:"value,omitzero"`  // of items before; of a Choice the Value of another Choice, whose code is meant
}

// Specify ties an item to the option whose words it asks for.
type Specify struct {
	Item string `json:"item"`
	Code int    `json:"code"`
}

// Skip is a skip as its author wrote it. Items' Asked and Passed already say what it does;
// it is here to be printed, drawn and explained.
type Skip struct {
	Target string  `json:"target"` // an item's id, "end", or, in a group, "next" for the end of the row
	When   Formula `json:"when"`
	Line   int     `json:"line"`
}

// Kind is the shape of an item's answers. The list is closed: a new question type lowers to one of them.
type Kind string

// The kinds of domain.
const (
	Choice    Kind = "choice"    // one code
	Choices   Kind = "choices"   // a set of codes
	Number    Kind = "number"    // an IEEE double, |x| ≤ 10^15
	Text      Kind = "text"      // any text
	Date      Kind = "date"      // a day, 0001-01-01 … 9999-12-31, or what a Format makes of it
	Signature Kind = "signature" // text that stands for a signature, or what a Format makes of it
	Location  Kind = "location"  // {"lat": degrees, "lon": degrees, "accuracy": metres}, the last maybe left out
	Rows      Kind = "rows"      // the head of a repeated group: a list of rows, each an object of its items' answers
)

// Domain is what an item's answer may be.
type Domain struct {
	Kind    Kind       `json:"kind"`
	Options []Option   `json:"options,omitempty"` // Choice, Choices
	Hidden  []Hidden   `json:"hidden,omitempty"`  // Choice, Choices: when options are not offered
	Ordered bool       `json:"ordered,omitzero"`  // Choices: a ranking, whose marks stand in their order
	Integer bool       `json:"integer,omitzero"`  // Number: whole numbers only
	Min     *float64   `json:"min,omitzero"`      // Number: smallest value; Choices: fewest marks; Text: fewest characters; Rows: fewest rows
	Max     *float64   `json:"max,omitzero"`      // Number: largest value; Choices: most marks; Text: most characters; Rows: most rows, always set
	Pattern string     `json:"pattern,omitempty"` // Text: found anywhere in it; see Matches
	Format  Format     `json:"format,omitempty"`  // Text, Date, Signature: a form that has a name
	Expects string     `json:"expects,omitempty"` // Text: what Pattern asks for, in the author's words
	None    []NoAnswer `json:"none,omitempty"`    // the kinds of no answer that it takes beside, each once
	Type    string     `json:"type"`              // the question type it came from: a hint for the control
}

// Format is a form of answers that has a name. The list is closed.
type Format string

// The formats.
const (
	ResidentID Format = "resident-id" // Text: a resident id number, see ValidID
	Phone      Format = "phone"       // Text: a telephone number; the domain's Pattern says all of it
	Time       Format = "time"        // Date: a time of day to the minute, 00:00 … 23:59
	Photo      Format = "photo"       // Signature: a picture as a data URL, or the name of its file
	DateTime   Format = "datetime"    // Date: a day and a time of it, 2020-04-13T08:30
)

// NoAnswer is a kind of no answer. Where it is offered it settles an item as an answer does, but it
// has no value: no number, code or text stands for it.
type NoAnswer string

// The kinds of no answer.
const (
	Refused  NoAnswer = "refused"
	DontKnow NoAnswer = "dontknow"
)

// NoAnswers are all of them.
var NoAnswers = []NoAnswer{Refused, DontKnow}

// Option is one answer of a Choice or Choices.
type Option struct {
	Code      int    `json:"code"`
	Text      string `json:"text"`
	Exclusive bool   `json:"exclusive,omitzero"` // not to be marked with others
}

// Hidden says that options are not offered where a formula holds: an answer that bears one of their codes draws
// `option` there. An option may be in several; any of them hides it.
type Hidden struct {
	When  Formula `json:"when"` // over items before
	Codes []int   `json:"codes"`
}

// Option finds an option by its code.
func (d *Domain) Option(code int) (Option, bool) {
	for _, o := range d.Options {
		if o.Code == code {
			return o, true
		}
	}
	return Option{}, false
}

// Severity is how heavy a finding is.
type Severity string

// A Block finding refuses the record, a Warn finding does not.
const (
	Block Severity = "block"
	Warn  Severity = "warn"
)

// Rule is an edit rule: where Fires holds, Message is reported at Item, unless
// Item is passed over.
type Rule struct {
	Name     string   `json:"name"` // unique in the survey
	Item     string   `json:"item"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Since    string   `json:"since,omitempty"` // the version from which on it applies: an earlier one, of the record or else the survey, is not held to it
	Fires    Formula  `json:"fires"`
	Line     int      `json:"line"`
}

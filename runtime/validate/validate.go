// Package validate finds what is wrong with one record: its findings, exactly as the language
// defines them.
package validate

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Finding is one thing wrong with a record. As JSON it is a line of `surveyc check --format jsonl`.
type Finding struct {
	Record   string         `json:"record"`         // the record's name: its _id, else its line or row
	Item     string         `json:"item"`           // an id, in a row "members[2].age"; a row "members[2]"; "" for Malformed, the key for Unknown, "_id" for Duplicate, "_survey", "_version"
	Code     catalogue.Code `json:"code"`           // one of the codes below
	Rule     string         `json:"rule,omitempty"` // with Assert only
	Severity ir.Severity    `json:"severity"`
	Message  string         `json:"message"`
	File     string         `json:"file,omitempty"` // of a batch: the file
	Row      int            `json:"row,omitempty"`  // of a batch: the line or row in it
	Cell     string         `json:"cell,omitempty"` // of a workbook: the cell, as B12

	// Acknowledged is the reason that was given, when the record was filled in, for leaving a warning as it is.
	Acknowledged string `json:"acknowledged,omitempty"`
}

// The codes of findings.
const (
	Required  catalogue.Code = "required"
	Skipped   catalogue.Code = "skipped"
	Type      catalogue.Code = "type"
	Option    catalogue.Code = "option"
	Range     catalogue.Code = "range"
	Computed  catalogue.Code = "computed"
	Assert    catalogue.Code = "assert"
	Unknown   catalogue.Code = "unknown"
	Duplicate catalogue.Code = "duplicate"
	Malformed catalogue.Code = "malformed"
	Survey    catalogue.Code = "survey"
	Version   catalogue.Code = "version"
)

// Record gives the findings of a record: first where it states another survey or
// version; then item by item in survey order, of each first what its answer draws, then its rules, of a repeated group then
// what is in its rows, row by row; then keys that no item bears, sorted. A malformed record has that one finding.
func Record(p *program.Program, r *answers.Record, lang catalogue.Lang) []Finding {
	if r.Malformed != nil {
		return []Finding{MalformedRecord(r, lang)}
	}
	s := p.NewState()
	s.Load(r)
	return State(s, r.Name, lang)
}

// MalformedRecord is the finding of a record that could not be read.
func MalformedRecord(r *answers.Record, lang catalogue.Lang) Finding {
	return Finding{Record: r.Name, Code: Malformed, Severity: ir.Block, Message: catalogue.Say(lang, Malformed, *r.Malformed)}
}

// State gives the findings of a loaded record of that name.
func State(s *program.State, record string, lang catalogue.Lang) []Finding {
	f := finder{state: s, record: record, lang: lang}
	f.origin()
	f.acks = overridesOf(s)
	f.items(0, s.Len())
	before := len(f.found)
	f.found = UnknownKeys(s.Unknown(), lang, f.found)
	for i := range f.found[before:] {
		f.found[before+i].Record = record
	}
	return f.found
}

// UnknownKeys appends the findings of keys that no item bears, in the order of the keys, which it sorts.
func UnknownKeys(keys []string, lang catalogue.Lang, into []Finding) []Finding {
	slices.Sort(keys)
	for _, key := range keys {
		into = append(into, Finding{Item: key, Code: Unknown, Severity: ir.Warn, Message: catalogue.Say(lang, Unknown, key)})
	}
	return into
}

type finder struct {
	state  *program.State
	record string
	lang   catalogue.Lang
	found  []Finding
	acks   map[subject][]Override
}

func (f *finder) add(x Finding) {
	x.Record = f.record
	f.found = append(f.found, x)
}

// items finds what is wrong with those from a slot up to another, in the rows that are looked at.
func (f *finder) items(slot, end int) {
	for ; slot < end; slot = f.state.End(slot) {
		f.item(slot)
		for nr := range f.state.Rows(slot) {
			f.row(slot, nr)
		}
	}
}

func (f *finder) item(slot int) {
	if code := answerFinding(f.state, slot); code != "" {
		f.add(Finding{Item: f.state.Place(slot), Code: code, Severity: ir.Block, Message: f.message(slot, code)})
	}
	if f.state.Status(slot) == program.Passed {
		return
	}
	f.state.Rules(slot, func(r *ir.Rule) {
		f.add(Finding{Item: f.state.Place(slot), Code: Assert, Rule: r.Name, Severity: r.Severity, Message: f.state.Fill(r.Message),
			Acknowledged: f.acknowledged(slot, r)})
	})
}

// row finds what is wrong with a row by itself, or with what is in it.
func (f *finder) row(head, nr int) {
	if code := rowFinding(f.state.Row(head, nr)); code != "" {
		f.add(Finding{Item: f.state.RowPlace(head, nr), Code: code, Severity: ir.Block, Message: RowMessage(f.lang, f.state, head, code)})
	} else if f.state.Enter(head, nr) {
		f.items(head+1, f.state.End(head))
	}
}

// rowFinding is what a row by itself draws. Behind their number nothing is to stand, be it null.
func rowFinding(status program.Status, verdict program.Verdict) catalogue.Code {
	if status == program.Passed {
		return Skipped
	}
	return verdictFinding(status, verdict)
}

func (f *finder) message(slot int, code catalogue.Code) string {
	if code == Computed {
		return catalogue.Say(f.lang, Computed, shouldBe(f.state, slot))
	}
	return Message(f.lang, f.state.Offered(slot), code)
}

// answerFinding is what the answer of an item draws, "" for nothing.
func answerFinding(s *program.State, slot int) catalogue.Code {
	verdict, status := s.Verdict(slot), s.Status(slot)
	if verdict == program.Blank && s.Blankable(slot) {
		return ""
	}
	return verdictFinding(status, verdict)
}

func verdictFinding(status program.Status, verdict program.Verdict) catalogue.Code {
	switch {
	case status == program.Passed && verdict != program.Blank:
		return Skipped
	case status == program.Passed:
		return ""
	case status == program.Asked && verdict == program.Blank:
		return Required
	case verdict == program.Differs:
		return Computed
	}
	return Refusal(verdict)
}

// shouldBe is what a computed item's value is, in words.
func shouldBe(s *program.State, slot int) any {
	if v, ok := s.Computed(slot); ok {
		return program.Plain(v)
	}
	return catalogue.Phrase{Code: "computed.none"}
}

// Refusal is the finding that a verdict draws; "" for Good and Blank.
func Refusal(v program.Verdict) catalogue.Code {
	switch v {
	case program.Type:
		return Type
	case program.Option:
		return Option
	case program.Range:
		return Range
	}
	return ""
}

// Blocks tells whether any finding refuses its record.
func Blocks(found []Finding) bool {
	for _, f := range found {
		if f.Severity == ir.Block {
			return true
		}
	}
	return false
}

package main

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/batch"
	tally "github.com/surveyc/surveyc/runtime/report"
	"github.com/surveyc/surveyc/runtime/validate"
)

// report tells a person what a batch is like: how many records are in order, which kinds of
// findings there are, and the first ones in words. Resident id numbers are masked.
type report struct {
	*app
	out      *bufio.Writer
	texts    map[string]string // of items, without anyone's answers in them
	title    string
	limit    int                // findings told in words
	blocking []validate.Finding // the first ones, at most limit
	warnings []validate.Finding // so too
	messages map[string]string  // of rules, by name; without anyone's answers too
	tallies  []*tally.Tally
	roster   *tally.Roster
	known    int // warnings that were acknowledged
	advice   []advice
}

// screenful is how many findings are told in words on a terminal.
const screenful = 10

// kindsShown bounds the table.
const kindsShown = 40

func newReport(a *app, out io.Writer, s *ir.Survey, limit int) *report {
	r := &report{app: a, out: bufio.NewWriter(out), title: s.Title, limit: limit,
		texts: map[string]string{}, messages: map[string]string{}}
	if version := s.Property("version"); version != "" {
		r.title = a.say("cmd.report.title-version", s.Title, version)
	}
	for i := range s.Items {
		r.texts[s.Items[i].ID] = s.Unfilled(s.Items[i].Text)
	}
	for i := range s.Rules {
		r.messages[s.Rules[i].Name] = s.Unfilled(s.Rules[i].Message)
	}
	return r
}

func (r *report) finding(f validate.Finding) error {
	if f.Acknowledged != "" {
		r.known++
		f.Message = r.say("report.acknowledged", f.Message, f.Acknowledged)
	}
	first := &r.warnings
	if f.Severity == ir.Block {
		first = &r.blocking
	}
	if len(*first) < r.limit {
		*first = append(*first, shortened(f))
	}
	return nil
}

// shortened keeps a report readable, and small in memory, whatever stands in the answers.
func shortened(f validate.Finding) validate.Finding {
	f.Record, f.Item, f.Message = clip(f.Record, 40), clip(f.Item, 400), clip(f.Message, 300)
	return f
}

func (r *report) finish(s *batch.Summary) error {
	r.line("cmd.report.title", r.title)
	r.line("cmd.report.records", s.Records, s.Clean, s.Warned, s.Blocked)
	if r.known > 0 {
		r.line("cmd.report.known", r.known)
	}
	switch counts := s.Counts(); {
	case len(counts) > 0:
		r.kinds(counts)
		r.findings(s.Findings(ir.Block) + s.Findings(ir.Warn))
		r.suggestions(s.Blocked)
	case s.Records == 0:
		r.line("cmd.report.none")
	default:
		r.line("cmd.report.clean")
	}
	for _, t := range tally.Telling(r.tallies) {
		r.groups(t)
	}
	if r.roster != nil {
		r.visits(r.roster)
	}
	return r.out.Flush()
}

func (r *report) line(code catalogue.Code, args ...any) { r.write(r.say(code, args...) + "\n") }

func (r *report) write(s string) { _, _ = r.out.WriteString(s) } // Flush reports what went wrong

func (r *report) kinds(counts []batch.Count) {
	r.line("cmd.report.kinds")
	rows := [][]string{{r.say("cmd.report.count"), r.say("cmd.report.severity"), r.say("cmd.report.item"), r.say("cmd.report.what")}}
	for _, c := range counts[:min(len(counts), kindsShown)] {
		rows = append(rows, []string{strconv.Itoa(c.N), r.severity(c.Severity), r.item(c.Item), r.what(c.Kind)})
	}
	writeTable(r.out, rows)
	if more := len(counts) - kindsShown; more > 0 {
		r.line("cmd.report.more-kinds", more)
	}
}

func (r *report) severity(s ir.Severity) string {
	return r.say(severityCode(s))
}

// what names a kind of finding: a rule by its message, others by what their code means.
func (r *report) what(k batch.Kind) string {
	if k.Code == validate.Assert {
		return r.say("cmd.report.rule", mask(r.messages[k.Rule]), k.Rule)
	}
	return r.say("cmd.kind." + k.Code)
}

// item names an item as the paper does: by its number, or where it has none by its text; in a repeated group with the row
// that it is in.
func (r *report) item(place string) string { return validate.Named(place, r.name) }

func (r *report) name(id string) string {
	text, known := r.texts[id]
	switch {
	case !known:
		return mask(clip(id, 24))
	case ir.Numbered(id):
		return r.say("cmd.report.numbered", id)
	}
	return clip(text, 24)
}

// findings tells the first ones in words, those that block before those that warn.
func (r *report) findings(total int) {
	first := append(r.blocking, r.warnings...)
	first = first[:min(len(first), r.limit)]
	r.line("cmd.report.first", len(first))
	for i, f := range first {
		r.line("cmd.report.finding", i+1, r.severity(f.Severity), r.place(f), mask(f.Message))
	}
	if more := total - len(first); more > 0 {
		r.line("cmd.report.more", more)
	}
}

// place says which household and which question a finding is about. What a record states about itself is no question.
func (r *report) place(f validate.Finding) string {
	if f.Item == "" || strings.HasPrefix(f.Item, "_") {
		return r.record(f)
	}
	return r.record(f) + " " + r.item(f.Item)
}

// record says where the household stands: its id, its row, its file where there are several.
func (r *report) record(f validate.Finding) string {
	where := r.row(f)
	if f.Record == "" || f.Record == strconv.Itoa(f.Row) {
		return where
	}
	return r.say("cmd.report.record", mask(f.Record), where)
}

// row is that of a finding. The columns of Parquet stand in none.
func (r *report) row(f validate.Finding) string {
	switch {
	case f.Row == 0 && f.File == "":
		return r.say("cmd.report.columns")
	case f.Row == 0:
		return f.File
	case f.File == "":
		return r.say("cmd.report.row", f.Row)
	}
	return r.say("cmd.report.file-row", f.File, f.Row)
}

// groups counts by an answer: a line a group, those with the most to mend first.
func (r *report) groups(t *tally.Tally) {
	r.write("\n" + r.say("report.by", t.Title) + "\n\n")
	rows := [][]string{{r.say("report.records"), r.say("report.clean"), r.say("report.warned"), r.say("report.blocked"), t.Title}}
	groups := t.Groups()
	for _, g := range groups[:min(len(groups), kindsShown)] {
		rows = append(rows, []string{strconv.Itoa(g.Records), strconv.Itoa(g.Clean), strconv.Itoa(g.Warned), strconv.Itoa(g.Blocked), mask(clip(g.Name, 40))})
	}
	writeTable(r.out, rows)
	if more := len(groups) - kindsShown; more > 0 {
		r.line("cmd.report.more-groups", more)
	}
}

// visits says who on the roster was not visited, who more than once, and who is not on it.
func (r *report) visits(roster *tally.Roster) {
	missing, twice := roster.Missing(), roster.Twice()
	strangers, unlisted := roster.Unlisted()
	r.write("\n" + r.say("report.roster", roster.Len(), len(missing), len(twice), unlisted) + "\n")
	r.entries("report.missing", missing)
	r.entries("report.twice", twice)
	r.some("report.unlisted", unlisted, func(i int) string {
		return r.record(validate.Finding{File: strangers[i].File, Row: strangers[i].Row}) + " " + mask(strangers[i].Label)
	})
}

func (r *report) entries(title catalogue.Code, list []tally.Entry) {
	r.some(title, len(list), func(i int) string { return r.say("cmd.report.roster-row", list[i].Row, mask(list[i].Label)) })
}

// some lists the first of n.
func (r *report) some(title catalogue.Code, n int, line func(i int) string) {
	if n == 0 {
		return
	}
	r.write("\n" + r.say(title) + "\n\n")
	for i := range min(n, 2*screenful) {
		r.write("  " + line(i) + "\n")
	}
	if more := n - 2*screenful; more > 0 {
		r.line("cmd.report.more-entries", more)
	}
}

func mask(text string) string { return tally.MaskIDs(text) }

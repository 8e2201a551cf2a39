package main

import (
	"bufio"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/validate"
)

// report tells a person what a batch is like: how many records are in order, which kinds of
// findings there are, and the first ones in words. Resident id numbers are masked.
type report struct {
	*app
	out      *bufio.Writer
	items    map[string]*ir.Item
	title    string
	limit    int                   // findings told in words
	blocking []validate.Finding    // the first ones, at most limit
	warnings []validate.Finding    // so too
	messages map[batch.Kind]string // of the first finding of each kind
}

// screenful is how many findings are told in words on a terminal.
const screenful = 10

// kindsShown bounds the table.
const kindsShown = 40

func newReport(a *app, out io.Writer, s *ir.Survey, limit int) *report {
	r := &report{app: a, out: bufio.NewWriter(out), title: s.Title, limit: limit,
		items: map[string]*ir.Item{}, messages: map[batch.Kind]string{}}
	if version := s.Property("version"); version != "" {
		r.title = a.say("cmd.report.title-version", s.Title, version)
	}
	for i := range s.Items {
		r.items[s.Items[i].ID] = &s.Items[i]
	}
	return r
}

func (r *report) finding(f validate.Finding) error {
	first := &r.warnings
	if f.Severity == ir.Block {
		first = &r.blocking
	}
	if len(*first) < r.limit {
		*first = append(*first, shortened(f))
	}
	if f.Code == validate.Assert {
		r.messages[batch.KindOf(f)] = f.Message
	}
	return nil
}

// shortened keeps a report readable, and small in memory, whatever stands in the answers.
func shortened(f validate.Finding) validate.Finding {
	f.Record, f.Item, f.Message = clip(f.Record, 40), clip(f.Item, 40), clip(f.Message, 300)
	return f
}

func (r *report) finish(s *batch.Summary) error {
	r.line("cmd.report.title", r.title)
	r.line("cmd.report.records", s.Records, s.Clean, s.Warned, s.Blocked)
	switch counts := s.Counts(); {
	case len(counts) > 0:
		r.kinds(counts)
		r.findings(s.Findings(ir.Block) + s.Findings(ir.Warn))
	case s.Records == 0:
		r.line("cmd.report.none")
	default:
		r.line("cmd.report.clean")
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
		return r.say("cmd.report.rule", mask(r.messages[k]), k.Rule)
	}
	return r.say("cmd.kind." + k.Code)
}

// item names an item as the paper does: by its number, or where it has none by its text.
func (r *report) item(id string) string {
	item := r.items[id]
	switch {
	case item == nil:
		return mask(clip(id, 24))
	case ir.Numbered(id):
		return r.say("cmd.report.numbered", id)
	}
	return clip(item.Text, 24)
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
	where := r.say("cmd.report.row", f.Row)
	if f.File != "" {
		where = r.say("cmd.report.file-row", f.File, f.Row)
	}
	if f.Record == "" || f.Record == strconv.Itoa(f.Row) {
		return where
	}
	return r.say("cmd.report.record", mask(f.Record), where)
}

var residentID = regexp.MustCompile(`[0-9]{17}[0-9Xx]|[0-9]{15}`)

// mask hides the birthday and order digits of resident id numbers, of 18 and 15 digits.
func mask(text string) string {
	return residentID.ReplaceAllStringFunc(text, func(id string) string {
		return id[:6] + strings.Repeat("*", len(id)-10) + id[len(id)-4:]
	})
}

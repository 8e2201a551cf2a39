package main

import (
	"encoding/csv"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/batch"
	tally "github.com/surveyc/surveyc/runtime/report"
	"github.com/surveyc/surveyc/runtime/validate"
)

// reporter shows the findings of a batch: each as it comes, then the whole. One that is an Observer is told of each
// record too.
type reporter interface {
	finding(validate.Finding) error
	finish(*batch.Summary) error
}

// reporting is what reporters are made from.
type reporting struct {
	*app
	survey  *ir.Survey
	out     io.Writer
	names   []string // of the files
	tallies []*tally.Tally
	roster  *tally.Roster
	show    bool // personal data too
	suggest bool // there will be suggestions
}

// reporters lists the formats of findings. A document goes into a file, and the summary to the screen.
var reporters = []struct {
	name     string
	document bool
	make     func(reporting) (reporter, error)
}{
	{"text", false, func(r reporting) (reporter, error) { return r.text(r.out), nil }},
	{"jsonl", false, func(r reporting) (reporter, error) { return newLines(r.out), nil }},
	{"csv", false, func(r reporting) (reporter, error) { return newTable(r) }},
	{"xlsx", true, newBook},
	{"html", true, func(r reporting) (reporter, error) { return newPage(r), nil }},
}

func formats() []string {
	var names []string
	for _, r := range reporters {
		names = append(names, r.name)
	}
	return names
}

func (r reporting) text(out io.Writer) *report {
	text := newReport(r.app, out, r.survey, screenful)
	text.tallies, text.roster = r.tallies, r.roster
	return text
}

// lines writes findings as JSON, one a line.
type lines struct {
	out  io.Writer
	line []byte
}

func newLines(w io.Writer) *lines { return &lines{out: w} }

func (l *lines) finding(f validate.Finding) error {
	l.line = append(f.AppendJSON(l.line[:0]), '\n')
	_, err := l.out.Write(l.line)
	return err
}

func (l *lines) finish(*batch.Summary) error { return nil }

// table writes findings as a table that Excel opens: with a byte-order mark, and no text that it takes for a formula.
type table struct {
	reporting
	csv   *csv.Writer
	texts map[string]string // of the items
}

func newTable(r reporting) (*table, error) {
	if _, err := io.WriteString(r.out, "\uFEFF"); err != nil {
		return nil, err
	}
	t := &table{r, csv.NewWriter(r.out), map[string]string{}}
	for i := range r.survey.Items {
		t.texts[r.survey.Items[i].ID] = r.survey.Unfilled(r.survey.Items[i].Text)
	}
	t.csv.UseCRLF = true
	var heads []string
	for _, code := range []catalogue.Code{"report.file", "report.row", "report.cell", "report.record", "report.item", "report.text", "report.code", "report.rule",
		"cmd.report.severity", "cmd.report.what", "report.reason"} {
		heads = append(heads, r.say(code))
	}
	return t, t.csv.Write(heads)
}

func (t *table) finding(f validate.Finding) error {
	row := []string{f.File, strconv.Itoa(f.Row), f.Cell, f.Record, f.Item, t.texts[f.Item], string(f.Code), f.Rule, t.say(severityCode(f.Severity)), f.Message, f.Acknowledged}
	for i := range row {
		row[i] = inert(row[i])
	}
	return t.csv.Write(row)
}

func (t *table) finish(*batch.Summary) error {
	t.csv.Flush()
	return t.csv.Error()
}

// inert keeps a spreadsheet from taking a text for a formula. A number is none.
func inert(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(text)[0]) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return text
	}
	return "'" + text
}

// book writes the workbook that goes back.
type book struct {
	*tally.Book
	out io.Writer
}

func newBook(r reporting) (reporter, error) {
	b, err := tally.NewBook(r.survey, r.lang, r.names, r.tallies, r.roster, r.suggest)
	return &book{b, r.out}, err
}

func (b *book) finding(validate.Finding) error { return nil }

func (b *book) finish(s *batch.Summary) error {
	err := b.Write(b.out, s)
	if closeErr := b.Close(); err == nil {
		err = closeErr
	}
	return err
}

// page writes the page with charts.
type page struct {
	*tally.Page
	reporting
}

func newPage(r reporting) *page {
	return &page{tally.NewPage(r.survey, r.lang, r.tallies, r.roster, r.show), r}
}

func (p *page) finding(validate.Finding) error { return nil }

func (p *page) finish(s *batch.Summary) error {
	var names []string
	for _, name := range p.names[:min(len(p.names), 10)] {
		names = append(names, filepath.Base(name))
	}
	made := p.say("report.made", time.Now().Format("2006-01-02 15:04"), strings.Join(names, "、"))
	return p.Write(p.out, s, made)
}

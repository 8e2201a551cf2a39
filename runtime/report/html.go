package report

import (
	"cmp"
	"crypto/sha256"
	_ "embed" // the page's parts
	"encoding/base64"
	"html/template"
	"io"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Page is a page about a check, in one file: charts of where the mistakes are, and tables to sort. It is made to be handed on, so
// numbers of persons are masked and answers left out of messages, unless it is to show them.
type Page struct {
	namer
	tallies []*Tally
	roster  *Roster
	show    bool // personal data too
	rows    []pageRow
}

// mostFindings is how many findings a page lists.
const mostFindings = 2000

// NewPage begins a page about answers to s.
func NewPage(s *ir.Survey, lang catalogue.Lang, tallies []*Tally, roster *Roster, show bool) *Page {
	return &Page{namer: newNamer(s, lang), tallies: tallies, roster: roster, show: show}
}

// Needs are the keys that Observe looks at.
func (p *Page) Needs() (keys []string) {
	for _, t := range p.tallies {
		keys = append(keys, t.Key)
	}
	return keys
}

// Observe lists findings.
func (p *Page) Observe(file string, _ answers.Reader, r *answers.Record, found []validate.Finding) error {
	for _, f := range found {
		if len(p.rows) == mostFindings {
			break
		}
		p.rows = append(p.rows, p.findingRow(file, r, f))
	}
	return nil
}

func (p *Page) findingRow(file string, r *answers.Record, f validate.Finding) pageRow {
	row := pageRow{Class: string(f.Severity), groups: map[*Tally]string{}}
	for _, t := range p.tallies {
		if r != nil {
			row.groups[t] = p.masked(t.Of(r))
		}
	}
	message := f.Message
	if rule := p.rules[f.Rule]; rule != "" && !p.show {
		message = rule
	}
	if f.Acknowledged != "" {
		message = p.say("report.acknowledged", message, f.Acknowledged)
	}
	for _, text := range []string{file, cmp.Or(f.Cell, strconv.Itoa(f.Row)), f.Record, p.Item(f.Item), p.severity(f), message} {
		row.Cells = append(row.Cells, pageCell{Text: p.masked(clip(text, 300))})
	}
	return row
}

func (p *Page) masked(text string) string {
	if p.show {
		return text
	}
	return Mask(text)
}

//go:embed page.gohtml
var pageText string

//go:embed page.css
var pageStyle string

//go:embed page.js
var pageScript string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

type pageCell struct {
	Text   string
	Number bool
}

type pageRow struct {
	Class  string
	Cells  []pageCell
	groups map[*Tally]string
}

type pageTable struct {
	Title, Note string
	heads       []string
	Rows        []pageRow
}

// Heads are aligned as the first row is.
func (t pageTable) Heads() []pageCell {
	var heads []pageCell
	for i, text := range t.heads {
		heads = append(heads, pageCell{text, len(t.Rows) > 0 && t.Rows[0].Cells[i].Number})
	}
	return heads
}

type total struct {
	Class, Name string
	N           int
}

type pageData struct {
	Lang, Title, Made, Policy string
	Style                     template.CSS
	Script                    template.JS
	Totals                    []total
	BlockName, WarnName       string
	Charts                    []chart
	Tables                    []pageTable
	RosterTitle, RosterText   string
	Roster                    []visits
}

type visits struct {
	Title string
	N     int
	Heads []string
	Rows  [][]string
}

// Write writes the page with the counts of the whole. made says when and of what it was made.
func (p *Page) Write(w io.Writer, s *batch.Summary, made string) error {
	d := pageData{
		Lang: string(p.lang), Title: p.say("report.page", p.title()), Made: p.masked(made), Policy: policy(),
		Style: template.CSS(pageStyle), Script: template.JS(pageScript),
		BlockName: p.say("cmd.severity.block"), WarnName: p.say("cmd.severity.warn"),
		Totals: []total{{"", p.say("report.records"), s.Records}, {"clean", p.say("report.clean"), s.Clean},
			{"warn", p.say("report.warned"), s.Warned}, {"block", p.say("report.blocked"), s.Blocked}},
	}
	p.tallies = Telling(p.tallies)
	counts := s.Counts()
	d.Charts = append(d.Charts, p.kindsChart(counts))
	d.Tables = append(d.Tables, p.kindsTable(counts))
	for _, t := range p.tallies {
		d.Charts = append(d.Charts, p.groupsChart(t))
		d.Tables = append(d.Tables, p.groupsTable(t))
	}
	d.Tables = append(d.Tables, p.findingsTable(s))
	p.visits(&d)
	return pageTemplate.Execute(w, d)
}

// policy lets the page run its own script and use its own style, and nothing else.
func policy() string {
	return "default-src 'none'; style-src " + hash(pageStyle) + "; script-src " + hash(pageScript) + "; base-uri 'none'; form-action 'none'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (p *Page) kindsTable(counts []batch.Count) pageTable {
	t := pageTable{Title: p.say("report.by-rule-all"), heads: []string{p.say("cmd.report.what"), p.say("cmd.report.severity"), p.say("cmd.report.count")}}
	for _, c := range counts[:min(len(counts), mostFindings)] {
		t.Rows = append(t.Rows, pageRow{Class: string(c.Severity), Cells: []pageCell{{Text: p.masked(p.Kind(c.Kind))}, {Text: p.say(severityCode(c.Severity))}, count(c.N)}})
	}
	return t
}

func count(n int) pageCell { return pageCell{strconv.Itoa(n), true} }

func (p *Page) groupsTable(t *Tally) pageTable {
	table := pageTable{Title: p.say("report.by", t.Title), heads: []string{t.Title, p.say("report.records"), p.say("report.clean"), p.say("report.warned"), p.say("report.blocked"),
		p.say("report.share"), p.say("report.n-block"), p.say("report.n-warn")}}
	groups := t.Groups()
	for _, g := range groups[:min(len(groups), mostFindings)] {
		table.Rows = append(table.Rows, pageRow{Cells: []pageCell{{Text: p.masked(g.Name)}, count(g.Records), count(g.Clean), count(g.Warned), count(g.Blocked),
			{percent(g.Blocked, g.Records), true}, count(g.Findings(ir.Block)), count(g.Findings(ir.Warn))}})
	}
	return table
}

func percent(n, of int) string {
	if of == 0 {
		return ""
	}
	return strconv.FormatFloat(100*float64(n)/float64(of), 'f', 1, 64) + "%"
}

func (p *Page) findingsTable(s *batch.Summary) pageTable {
	t := pageTable{Title: p.say("report.findings")}
	for _, tally := range p.tallies {
		t.heads = append(t.heads, tally.Title)
	}
	for _, code := range []catalogue.Code{"report.file", "report.place", "report.record", "report.item", "cmd.report.severity", "cmd.report.what"} {
		t.heads = append(t.heads, p.say(code))
	}
	if more := s.Findings(ir.Block) + s.Findings(ir.Warn) - len(p.rows); more > 0 {
		t.Note = p.say("report.more", len(p.rows), more)
	}
	for _, row := range p.rows {
		var groups []pageCell
		for _, tally := range p.tallies {
			groups = append(groups, pageCell{Text: row.groups[tally]})
		}
		row.Cells = append(groups, row.Cells...)
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (p *Page) visits(d *pageData) {
	if p.roster == nil {
		return
	}
	strangers, n := p.roster.Unlisted()
	missing, twice := p.roster.Missing(), p.roster.Twice()
	d.RosterTitle, d.RosterText = p.say("report.sheet.roster"), p.say("report.roster", p.roster.Len(), len(missing), len(twice), n)
	d.Roster = []visits{p.entries("report.missing", missing), p.entries("report.twice", twice), p.strangers(strangers, n)}
}

func (p *Page) entries(title catalogue.Code, list []Entry) visits {
	v := visits{Title: p.say(title), N: len(list), Heads: []string{p.say("report.roster-row"), p.say("report.who"), p.say("report.visits")}}
	for _, e := range list[:min(len(list), mostFindings)] {
		v.Rows = append(v.Rows, []string{strconv.Itoa(e.Row), p.masked(e.Label), strconv.Itoa(e.Visits)})
	}
	return v
}

func (p *Page) strangers(list []Stranger, n int) visits {
	v := visits{Title: p.say("report.unlisted"), N: n, Heads: []string{p.say("report.row"), p.say("report.who"), p.say("report.file")}}
	for _, s := range list[:min(len(list), mostFindings)] {
		v.Rows = append(v.Rows, []string{strconv.Itoa(s.Row), p.masked(s.Label), s.File})
	}
	return v
}

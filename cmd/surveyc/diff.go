package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/diff"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

var diffFormats = []string{"text", "md", "json"}

func (a *app) diff() *cobra.Command {
	format, compat := diffFormats[0], false
	cmd := &cobra.Command{
		Use:               "diff [--compat] [--format text|md|json] OLD NEW",
		Args:              between(2, 2),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runDiff(format, compat, args[0], args[1]) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "diff")
	cmd.Flags().StringVar(&format, "format", format, a.say("cmd.diff.flag.format"))
	cmd.Flags().BoolVar(&compat, "compat", false, a.say("cmd.diff.flag.compat"))
	completeWords(cmd, "format", diffFormats)
	return cmd
}

func (a *app) runDiff(format string, compat bool, oldName, newName string) error {
	if !slices.Contains(diffFormats, format) {
		return unknownWord("cmd.unknown-format", format, diffFormats)
	}
	if err := stdinOnce([]string{oldName, newName}); err != nil {
		return err
	}
	surveys, err := a.loadPair(oldName, newName)
	if err != nil {
		return err
	}
	report := diff.Compare(surveys[0], surveys[1])
	var c *diff.Compatibility
	if compat {
		c = diff.Compatible(surveys[0], surveys[1])
	}
	if format == "json" {
		err = a.diffJSON(report, c)
	} else {
		d := difference{app: a, md: format == "md", report: report, compat: c}
		d.write(surveys[0], surveys[1])
	}
	if err == nil && differs(report, c) {
		return exit(statusBlocks)
	}
	return err
}

// loadPair loads two versions of a survey, so that the errors of both are shown.
func (a *app) loadPair(oldName, newName string) ([2]*ir.Survey, error) {
	old, oldErr := a.load(oldName)
	after, newErr := a.load(newName)
	return [2]*ir.Survey{old, after}, worst([]error{oldErr, newErr})
}

func differs(r *diff.Report, c *diff.Compatibility) bool {
	if c != nil {
		return !c.Holds()
	}
	return len(r.In(diff.Words)) < len(r.Changes)
}

// difference writes a report for people, as plain text or as Markdown.
type difference struct {
	*app
	md     bool
	report *diff.Report
	compat *diff.Compatibility
}

func (d difference) write(old, after *ir.Survey) {
	d.heading("# ", d.say("diff.head", edition(old), edition(after)))
	for _, area := range []diff.Area{diff.Questions, diff.Routes, diff.Rules, diff.Words} {
		d.area(area, d.report.In(area))
	}
	words := len(d.report.In(diff.Words))
	switch {
	case d.report.IsEmpty():
		d.line(d.say("diff.same"))
	case words == len(d.report.Changes):
		d.line(d.say("diff.words-only"))
	default:
		d.line(d.say("diff.count", len(d.report.Changes)-words-d.report.Undecided(), words, d.report.Undecided()))
	}
	if d.compat != nil {
		d.old()
	}
	if d.md {
		d.line("")
		d.line(d.say("diff.sign"))
	}
}

// edition names a survey with its version.
func edition(s *ir.Survey) string {
	if v := s.Property("version"); v != "" {
		return s.Title + " (" + v + ")"
	}
	return s.Title
}

func (d difference) area(area diff.Area, changes []diff.Change) {
	if len(changes) == 0 {
		return
	}
	d.heading("## ", d.say(catalogue.Code("diff.area."+string(area))))
	for _, ch := range changes {
		d.point(d.sentence(ch))
		if ch.Example != nil {
			d.below(d.example(ch.Example.InWords))
		}
	}
	d.line("")
}

func (d difference) sentence(ch diff.Change) string {
	said := d.say(ch.Code, ch.Args...)
	if ch.Line > 1 {
		said += " [" + d.say("diff.line", ch.Line) + "]"
	}
	return said
}

func (d difference) example(answers []catalogue.Phrase) string {
	if len(answers) == 0 {
		return d.say("diff.example-any")
	}
	return d.say("diff.example", answers)
}

// old tells of old records.
func (d difference) old() {
	d.line("")
	d.heading("## ", d.say("diff.compat"))
	switch {
	case d.compat.Holds():
		d.line(d.say("diff.compat-proven"))
	case len(d.compat.Refused) > 0:
		d.line(d.say("diff.compat-refused"))
	}
	for _, r := range d.compat.Refused {
		d.point(d.say(r.Message.Code, r.Message.Args...))
		d.below(d.example(r.Example.InWords))
	}
	if len(d.compat.Open) > 0 {
		d.line(d.say("diff.compat-undecided", strings.Join(d.compat.Open, "、")))
	}
}

func (d difference) heading(mark, said string) {
	if d.md {
		said = mark + plainMarkdown(said)
	}
	d.print(said)
	d.print("")
}

func (d difference) point(said string) {
	if d.md {
		d.print("- " + plainMarkdown(said))
		return
	}
	d.print("  · " + unbroken(said))
}

func (d difference) below(said string) {
	if d.md {
		d.print("  - " + plainMarkdown(said))
		return
	}
	d.print("      " + unbroken(said))
}

func (d difference) line(said string) {
	if d.md {
		said = plainMarkdown(said)
	}
	d.print(said)
}

func (d difference) print(said string) { fmt.Fprintln(d.out, said) }

// unbroken keeps a text of the survey from breaking the report.
func unbroken(s string) string { return strings.Join(strings.Fields(s), " ") }

// plainMarkdown lets a text be a text: nothing in it marks anything up.
func plainMarkdown(s string) string {
	var b strings.Builder
	for _, r := range unbroken(s) {
		if strings.ContainsRune("\\`*[]<>#|~&", r) || r == '_' && !strings.Contains(s, "____") {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// changeJSON is a change for programs.
type changeJSON struct {
	Area    diff.Area      `json:"area"`
	Code    catalogue.Code `json:"code"`
	Item    string         `json:"item,omitempty"`
	Rule    string         `json:"rule,omitempty"`
	Line    int            `json:"line,omitempty"`
	Meaning bool           `json:"meaning"`
	Decided bool           `json:"decided"`
	Message string         `json:"message"`
	Example any            `json:"example,omitempty"`
}

type refusalJSON struct {
	Item    string         `json:"item"`
	Rule    string         `json:"rule,omitempty"`
	Code    catalogue.Code `json:"code"`
	Message string         `json:"message"`
	Example any            `json:"example"`
}

type compatJSON struct {
	Proven    bool          `json:"proven"`
	Refused   []refusalJSON `json:"refused"`
	Undecided []string      `json:"undecided"`
}

func (a *app) diffJSON(r *diff.Report, c *diff.Compatibility) error {
	out := struct {
		Changes []changeJSON `json:"changes"`
		Compat  *compatJSON  `json:"compat,omitempty"`
	}{Changes: []changeJSON{}}
	for _, ch := range r.Changes {
		out.Changes = append(out.Changes, changeJSON{ch.Area(), ch.Code, ch.Item, ch.Rule, ch.Line, ch.Meaning, !ch.Open, a.say(ch.Code, ch.Args...), householdOf(ch.Example)})
	}
	if c != nil {
		out.Compat = &compatJSON{Proven: c.Holds(), Refused: []refusalJSON{}, Undecided: append([]string{}, c.Open...)}
		for _, f := range c.Refused {
			out.Compat.Refused = append(out.Compat.Refused, refusalJSON{f.Item, f.Rule, f.Code, a.say(f.Message.Code, f.Message.Args...), householdOf(f.Example)})
		}
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// household is an example as a record of each survey.
type household struct {
	Old json.RawMessage `json:"old"`
	New json.RawMessage `json:"new"`
}

func householdOf(e *diff.Example) any {
	if e == nil {
		return nil
	}
	return household{e.Old.AppendJSON(nil), e.New.AppendJSON(nil)}
}

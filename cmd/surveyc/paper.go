package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/gen/paper"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// paperwork is what only what is printed knows: its language, and of the form what it is filled in with.
type paperwork struct {
	language string // "" for the survey's own
	record   string // a file of answers, "" for a blank form
	id       string // the _id of the one record that is wanted, "" for all
}

func (a *app) paperwork(cmd *cobra.Command) *paperwork {
	p := &paperwork{}
	cmd.Flags().StringVar(&p.language, "language", "", a.say("cmd.build.flag.language"))
	cmd.Flags().StringVar(&p.record, "record", "", a.say("cmd.build.flag.record"))
	cmd.Flags().StringVar(&p.id, "id", "", a.say("cmd.build.flag.id"))
	return p
}

const paperTarget = "paper"

// mostForms is how many forms go into one file: a browser lays them out in some seconds, and prints them in one go.
const mostForms = 500

// onPaper makes the targets that are printed ones that know p.
func (a *app) onPaper(p paperwork, targets []target, surveys []*ir.Survey) ([]target, error) {
	if p == (paperwork{}) {
		return targets, nil
	}
	if err := p.fault(targets, surveys); err != nil {
		return nil, err
	}
	write, err := a.form(p, surveys)
	if err != nil {
		return nil, err
	}
	for i := range targets {
		switch t := &targets[i]; {
		case t.name == paperTarget:
			t.write, t.suffix = write, p.suffix()
		case t.explain != nil:
			t.explain, t.suffix = p.translated(t.explain), p.marked(t.suffix)
		}
	}
	return targets, nil
}

// form writes the printed form, blank or filled in.
func (a *app) form(p paperwork, surveys []*ir.Survey) (func(io.Writer, *ir.Survey) error, error) {
	if p.record == "" {
		return func(w io.Writer, s *ir.Survey) error { return paper.WriteIn(w, p.in(s), p.language) }, nil
	}
	records, err := a.records(p, surveys[0])
	if err != nil {
		return nil, &inFile{p.record, err}
	}
	return func(w io.Writer, s *ir.Survey) error {
		return paper.Fill(w, p.in(s), p.language, loaded(p.in(s), records))
	}, nil
}

// explanation writes a file with words of its own.
type explanation = func(io.Writer, *ir.Survey, catalogue.Lang) error

// translated explains the survey in the language that is wanted.
func (p paperwork) translated(explain explanation) explanation {
	return func(w io.Writer, s *ir.Survey, lang catalogue.Lang) error { return explain(w, p.in(s), lang) }
}

// marked puts the language in front of the ending of a file's name: one language does not take the place of another.
func (p paperwork) marked(suffix string) string {
	if p.language == "" {
		return suffix
	}
	ending := filepath.Ext(suffix)
	return strings.TrimSuffix(suffix, ending) + "." + p.language + ending
}

// fault refuses what no target of the build can do.
func (p paperwork) fault(targets []target, surveys []*ir.Survey) error {
	var errs []error
	if !slices.ContainsFunc(targets, isPaper) && (p.record != "" || p.id != "") {
		errs = append(errs, newFault("cmd.build.paper-only"))
	}
	if !slices.ContainsFunc(targets, isPrinted) && p.language != "" {
		errs = append(errs, newFault("cmd.build.language-only"))
	}
	if p.id != "" && p.record == "" {
		errs = append(errs, newFault("cmd.build.id-of-record"))
	}
	if p.record == "-" || p.record != "" && len(surveys) > 1 {
		errs = append(errs, newFault("cmd.build.one-survey"))
	}
	for _, s := range surveys {
		if _, ok := s.In(p.language); p.language != "" && !ok {
			errs = append(errs, unknownLanguage(s, p.language))
		}
	}
	return errors.Join(errs...)
}

func isPaper(t target) bool { return t.name == paperTarget }

// isPrinted tells a target that a person reads, in one language.
func isPrinted(t target) bool { return isPaper(t) || t.explain != nil }

// in is a survey in the language that is wanted, which it has.
func (p paperwork) in(s *ir.Survey) *ir.Survey {
	if t, ok := s.In(p.language); ok {
		return t
	}
	return s
}

// suffix is that of the form: a filled one does not take the place of the blank one.
func (p paperwork) suffix() string {
	if p.record != "" {
		return p.marked(".filled.html")
	}
	return p.marked(".paper.html")
}

// records are those of the file that are wanted.
func (a *app) records(p paperwork, s *ir.Survey) ([]*answers.Record, error) {
	data, err := a.read(p.record)
	if err != nil {
		return nil, err
	}
	if r, err := recordIn(opening{app: a, survey: s}, p.record, data, p.id); p.id != "" || err == nil {
		return []*answers.Record{r}, err
	}
	reader, err := opening{app: a, survey: s}.reader(p.record, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return all(reader)
}

// all are the records of a reader, of which there may be as many as go into one file.
func all(reader answers.Reader) ([]*answers.Record, error) {
	var list []*answers.Record
	for {
		r, err := reader.Next()
		switch {
		case err == io.EOF && len(list) == 0:
			return nil, newFault("cmd.interview.no-records")
		case err == io.EOF:
			return list, nil
		case err != nil:
			return nil, err
		case r.Malformed != nil:
			return nil, newFault("cmd.build.malformed", r.Row, *r.Malformed)
		case len(list) == mostForms:
			return nil, newFault("cmd.build.too-many", mostForms)
		}
		list = append(list, answers.FromJSON(r.AppendJSON(nil))) // the reader's own is gone with the next
	}
}

// loaded is one state with each record in turn.
func loaded(s *ir.Survey, records []*answers.Record) func(yield func(*program.State) bool) {
	state := linked(s).NewState()
	return func(yield func(*program.State) bool) {
		for _, r := range records {
			if state.Load(r); !yield(state) {
				return
			}
		}
	}
}

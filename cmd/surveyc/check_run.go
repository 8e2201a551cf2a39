package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/batch"
	tally "github.com/surveyc/surveyc/runtime/report"
	"github.com/surveyc/surveyc/runtime/validate"
)

// check is one batch being checked.
type check struct {
	checking
	opening
	said     *ir.Survey // the survey in the language of its findings
	names    []string
	reporter reporter
	screen   *report // the summary that is shown where the findings go elsewhere; nil when they do not
	watcher  tally.Watcher
	found    int
	notes    []string // on what was not checked
}

// collectAt is by how much, in percent, memory grows before it is collected. Most of what a batch holds is ids, which are quick to pass over, so
// that collecting often costs little, and doubling them would be most of the memory.
const collectAt = 25

// errEnough ends a check that has found as much as was asked for.
var errEnough = errors.New("enough findings")

func (c *check) run(inputs []*input) error {
	out, err := c.begin()
	if err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(collectAt))
	b := batch.New(linked(c.said), c.lang, c.finding)
	if c.strict {
		b.Strict()
	}
	err = c.readAll(b, inputs)
	if settleErr := c.watcher.Settle(); err == nil {
		err = settleErr
	}
	c.progress.done()
	defer func() {
		for _, note := range c.notes {
			fmt.Fprintln(c.err, note)
		}
	}()
	return c.end(out, b.Summary(), err)
}

// begin makes ready what the findings go to.
func (c *check) begin() (sink, error) {
	roster, err := c.readRoster()
	if err != nil {
		return nil, err
	}
	out, err := c.result()
	if err != nil {
		return nil, err
	}
	r, err := c.reporting(out, roster)
	if err != nil {
		out.abandon()
		return nil, err
	}
	if _, isText := c.reporter.(*report); !isText || c.to != "" {
		c.screen = r.text(c.summaryTo())
	}
	adviser, err := c.advising()
	if err != nil {
		out.abandon()
		return nil, err
	}
	c.observe(r, adviser)
	return out, nil
}

// reporting makes the reporter that writes to out.
func (c *check) reporting(out sink, roster *tally.Roster) (reporting, error) {
	tallies, err := c.tallies()
	if err != nil {
		return reporting{}, err
	}
	r := reporting{c.app, c.said, out, c.names, tallies, roster, c.show, c.suggest}
	c.reporter, err = reporters[slices.Index(formats(), c.format)].make(r)
	return r, err
}

// observe has told of each record who wants to be.
func (c *check) observe(r reporting, a *adviser) {
	for _, t := range r.tallies {
		c.watcher.Observers = append(c.watcher.Observers, t)
	}
	if r.roster != nil {
		c.watcher.Observers = append(c.watcher.Observers, r.roster)
	}
	if a != nil {
		c.watcher.Observers = append(c.watcher.Observers, a)
	}
	if o, ok := c.reporter.(tally.Observer); ok {
		c.watcher.Observers = append(c.watcher.Observers, o)
	}
}

// summaryTo is where the summary goes: not among findings that are written for a program.
func (c *check) summaryTo() io.Writer {
	if c.to == "" {
		return c.err
	}
	return c.app.out
}

func (c *check) result() (sink, error) {
	if c.to == "" {
		return printed{bufio.NewWriterSize(c.app.out, 64<<10)}, nil
	}
	return newOutput(c.to)
}

// tallies are what was asked for; a document has those that are likely without being asked.
func (c *check) tallies() ([]*tally.Tally, error) {
	keys := c.groupBy
	if len(keys) == 0 && reporters[slices.Index(formats(), c.format)].document {
		keys = tally.Guess(c.survey)
	}
	var tallies []*tally.Tally
	for _, key := range keys {
		t, ok := tally.NewTally(c.said, c.lang, key)
		if !ok {
			t, ok = tally.NewTally(c.survey, c.lang, key)
		}
		if !ok {
			return nil, newFault("cmd.check.no-group", key)
		}
		tallies = append(tallies, t)
	}
	return tallies, nil
}

func (c *check) readRoster() (*tally.Roster, error) {
	if c.roster == "" {
		return nil, nil
	}
	o := c.opening
	o.sheet, o.progress = "", nil
	in, err := o.input(c.roster)
	if err != nil {
		return nil, err
	}
	defer in.file.Close()
	roster, ok, err := tally.ReadRoster(c.survey, in.reader)
	switch {
	case err != nil:
		return nil, &inFile{c.roster, err}
	case !ok:
		return nil, &inFile{c.roster, newFault("cmd.check.empty-roster")}
	}
	return roster, nil
}

func (c *check) finding(f validate.Finding) error {
	if c.screen != nil {
		_ = c.screen.finding(f)
	}
	if err := c.watcher.Finding(f); err != nil {
		return &unwritten{err}
	}
	if err := c.reporter.finding(f); err != nil {
		return &unwritten{err}
	}
	if c.found++; c.found == c.most {
		return errEnough
	}
	return nil
}

// unwritten is an error of the output, which is not to be put down to the input at hand.
type unwritten struct{ error }

// readAll checks one input after the other as one batch. One that cannot be read to its end does
// not keep the others from being checked.
func (c *check) readAll(b *batch.Batch, inputs []*input) error {
	var errs []error
	var out *unwritten
	keys, sparing := c.watcher.Needs()
	if sparing && len(c.watcher.Observers) > 0 {
		b.Watch(keys, c.watcher.Record)
		b.Whole(c.watcher.Wants)
	}
	for _, in := range inputs {
		label, reader := in.name, in.reader
		if len(inputs) == 1 {
			label = "" // one file needs no name
		}
		if !sparing {
			reader = c.watcher.Reader(in.name, reader)
		}
		err := c.watcher.Begin(in.name, in.reader)
		if err == nil {
			err = b.Check(label, reader)
		}
		c.seeOthers(in)
		_ = in.file.Close()
		switch {
		case errors.Is(err, errEnough), errors.Is(err, errInterrupted):
			return err
		case errors.As(err, &out):
			return c.outOf(out.error)
		case err != nil:
			errs = append(errs, &inFile{in.name, err})
		}
	}
	return errors.Join(errs...)
}

// seeOthers notes the sheets of a workbook that nobody has asked for: a village each, as they are handed in.
func (c *check) seeOthers(in *input) {
	book, ok := in.reader.(interface{ Others() []string })
	if !ok {
		return
	}
	if names := book.Others(); len(names) > 0 {
		c.notes = append(c.notes, c.say("cmd.check.other-sheets", in.name, strings.Join(names, "、")))
	}
}

// end tells the result. Where the check did not come to its end, no file is written.
func (c *check) end(out sink, s *batch.Summary, err error) error {
	whole := err == nil || errors.Is(err, errEnough)
	if whole || c.to == "" {
		if finishErr := c.reporter.finish(s); finishErr != nil {
			out.abandon()
			return errors.Join(err, c.outOf(finishErr))
		}
	}
	if !whole {
		out.abandon()
		return c.unfinished(s, err)
	}
	if commitErr := out.commit(); commitErr != nil {
		return commitErr
	}
	c.summary(s)
	if err != nil {
		fmt.Fprintln(c.err, c.say("cmd.check.enough", c.most))
	}
	return c.verdict(s)
}

func (c *check) outOf(err error) error {
	if c.to == "" {
		return err
	}
	return &inFile{c.to, err}
}

// summary is told to a person who is not shown the findings: always beside a file, and on standard error where groups or a
// roster were asked for.
func (c *check) summary(s *batch.Summary) {
	if c.screen == nil || c.to == "" && len(c.groupBy) == 0 && c.roster == "" {
		return
	}
	_ = c.screen.finish(s)
	if c.to != "" {
		fmt.Fprintln(c.app.out, c.say("cmd.drop.written", c.to))
	}
}

// unfinished tells what was found until a person, or an input, put an end to it.
func (c *check) unfinished(s *batch.Summary, err error) error {
	if c.screen != nil {
		_ = c.screen.finish(s)
	}
	if !errors.Is(err, errInterrupted) {
		return err
	}
	fmt.Fprintln(c.err, c.say("cmd.check.interrupted", s.Records))
	return exit(statusInterrupted)
}

func (c *check) verdict(s *batch.Summary) error {
	if s.Blocks() || c.failOn == string(ir.Warn) && s.Findings(ir.Warn) > 0 {
		return exit(statusBlocks)
	}
	return nil
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/inconshreveable/mousetrap"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/batch"
)

// reportLines is how many findings a report beside the answers tells in words.
const reportLines = 1000

// drop is a call with files only, as when they are dragged onto the program: surveys alone are
// looked through for errors, answers are checked and the result written beside them.
func (a *app) drop(names []string) error {
	surveys, batches := partition(names)
	switch {
	case len(names) == 0:
		fmt.Fprintln(a.out, a.say("cmd.drop.how"))
		return nil
	case len(batches) == 0:
		return a.dropSurveys(surveys)
	case len(surveys) > 1:
		return newFault("cmd.drop.many-surveys", strings.Join(surveys, ", "))
	}
	s, err := a.surveyFor(surveys, batches)
	if err != nil {
		return err
	}
	return a.dropAnswers(s, batches)
}

func startedByExplorer() bool { return mousetrap.StartedByExplorer() }

// pause keeps the window open until it has been read.
func (a *app) pause() {
	fmt.Fprint(a.out, a.say("cmd.drop.pause"))
	_, _ = a.in.Read(make([]byte, 1))
}

func partition(names []string) (surveys, batches []string) {
	for _, name := range names {
		if isSurvey(name) {
			surveys = append(surveys, name)
		} else {
			batches = append(batches, name)
		}
	}
	return surveys, batches
}

// isSurvey goes by the name.
func isSurvey(name string) bool { return strings.EqualFold(filepath.Ext(name), ".survey") }

func (a *app) dropSurveys(names []string) error {
	surveys, err := a.loadAll(names)
	for i, s := range surveys {
		if s != nil {
			fmt.Fprintln(a.out, a.say("cmd.drop.survey-right", names[i], s.Title, len(s.Items), len(s.Rules)))
		}
	}
	return err
}

// surveyFor is the survey dropped with the answers, else the one that fits them.
func (a *app) surveyFor(surveys, batches []string) (*ir.Survey, error) {
	if len(surveys) == 1 {
		return a.load(surveys[0])
	}
	s, err := a.fitting(batches)
	if err == nil {
		fmt.Fprintln(a.out, a.say("cmd.drop.fits", s.Title))
	}
	return s, err
}

func (a *app) dropAnswers(s *ir.Survey, names []string) error {
	progress := a.newProgress(names)
	inputs, err := opening{app: a, survey: s, progress: progress}.inputs(names)
	if err != nil {
		return err
	}
	var text bytes.Buffer
	report := newReport(a, &text, s, reportLines)
	back, err := newOutput(names[0] + a.say("cmd.drop.suffix-book"))
	if err != nil {
		return err
	}
	c := &check{checking: checking{format: "xlsx"}, opening: opening{app: a, survey: s}, said: s, names: names, screen: report}
	b, err := c.dropped(back, inputs)
	progress.done()
	if err != nil {
		back.abandon()
		return err
	}
	if err := report.finish(b); err != nil {
		return err
	}
	path := names[0] + a.say("cmd.drop.suffix")
	if err := errors.Join(back.commit(), writeFile(path, windowsText(text.String()))); err != nil {
		return err
	}
	a.shorten(text.String())
	fmt.Fprintln(a.out, a.say("cmd.drop.written", path))
	fmt.Fprintln(a.out, a.say("cmd.drop.written-book", names[0]+a.say("cmd.drop.suffix-book")))
	return c.verdict(b)
}

// dropped checks files into a workbook.
func (c *check) dropped(out sink, inputs []*input) (*batch.Summary, error) {
	r, err := c.reporting(out, nil)
	if err != nil {
		return nil, err
	}
	c.observe(r, nil)
	b := batch.New(linked(c.said), c.lang, c.finding)
	err = errors.Join(c.readAll(b, inputs), c.watcher.Settle())
	if err == nil {
		err = c.reporter.finish(b.Summary())
	}
	return b.Summary(), err
}

// windowsText is text as Notepad of any age shows it right.
func windowsText(text string) []byte {
	return []byte("\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"))
}

// shorten shows as much of a report as fits a window.
func (a *app) shorten(text string) {
	lines := strings.SplitAfter(text, "\n")
	fmt.Fprint(a.out, strings.Join(lines[:min(len(lines), 40)], ""))
	if len(lines) > 40 {
		fmt.Fprintln(a.out, "…")
	}
}

package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/simulate"
)

func (a *app) cover() *cobra.Command {
	var out string
	var goalsOnly, all bool
	cmd := &cobra.Command{
		Use:  "cover [--goals-only|--mutants] [--out FILE] SURVEY",
		Args: between(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if goalsOnly && all {
				return newFault("cmd.cover.both")
			}
			return a.runCover(slipsOf(goalsOnly, all), out, args[0])
		},
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "cover")
	cmd.Flags().StringVar(&out, "out", "", a.say("cmd.cover.flag.out"))
	cmd.Flags().BoolVar(&goalsOnly, "goals-only", false, a.say("cmd.cover.flag.goals-only"))
	cmd.Flags().BoolVar(&all, "mutants", false, a.say("cmd.cover.flag.mutants"))
	return cmd
}

// mostSlips bounds the slips that are looked at without being asked for all, times the questions of the survey: some seconds.
const mostSlips = 16_000

// allSlips looks at all.
const allSlips = 1 << 40

// slipsOf is how many slips, times questions, a cover is to tell.
func slipsOf(goalsOnly, all bool) int {
	switch {
	case goalsOnly:
		return 0
	case all:
		return allSlips
	}
	return mostSlips
}

func (a *app) runCover(slips int, out, survey string) error {
	t, err := a.newTester(survey)
	if err != nil {
		return err
	}
	c := lint.NewCover(t.Result, t.runner, t.drawn()...)
	var more []*answers.Record
	var told sharpness
	if slips > 0 {
		more, told = t.sharpened(survey, c, slips)
	}
	text := t.say("cmd.cover.head", filepath.Base(survey)) + "\n" + t.suiteOf(c, more)
	if out == "" {
		_, err = io.WriteString(a.out, text)
	} else {
		err = writeFile(out, []byte(text))
	}
	if err == nil {
		t.showCover(survey, c)
		if slips > 0 {
			t.showSharpness(told, len(more))
		}
	}
	return err
}

// mostDrawn is how many households are drawn for a survey with repeated groups.
const mostDrawn = 200

// drawn are plausible households with rows, always the same; none where the survey has no repeated group, or none is found.
func (t *tester) drawn() []*answers.Record {
	if t.households != nil || !slices.ContainsFunc(t.Survey.Items, func(it ir.Item) bool { return it.Domain.Kind == ir.Rows }) {
		return t.households
	}
	s, err := simulate.New(t.Survey, simulate.Options{Seed: 1})
	if err != nil {
		return nil
	}
	for nr := range mostDrawn {
		r, err := s.Record(nr)
		if err != nil {
			break
		}
		t.households = append(t.households, &answers.Record{Fields: slices.Clone(r.Fields)})
	}
	return t.households
}

// showSharpness says on standard error how many slips the households tell, with those that were added.
func (t *tester) showSharpness(s sharpness, added int) {
	fmt.Fprintln(t.err, t.say("cmd.cover.slips", s.share, percent(s.share), added))
	if s.all > 0 {
		fmt.Fprintln(t.err, t.say("cmd.cover.some-slips", s.all))
	}
}

// suiteOf are the households as a test file, and more that are there to tell slips.
func (t *tester) suiteOf(c lint.Cover, more []*answers.Record) string {
	var tests []suite.Test
	var remarks []string
	for i, h := range c.Households {
		test := t.runner.Expect(h.Record)
		test.Name = t.say("cmd.cover.name", i+1)
		tests = append(tests, test)
		remarks = append(remarks, t.purpose(h.Goals))
	}
	for i, r := range more {
		test := t.runner.Expect(r)
		test.Name = t.say("cmd.cover.name", len(c.Households)+i+1)
		tests = append(tests, test)
		remarks = append(remarks, t.say("cmd.cover.for-slips"))
	}
	return suite.Write(tests, remarks, t.Survey, t.lang)
}

// mostPurposes is how many of a household's goals are named.
const mostPurposes = 3

// purpose names what a household is for, rules first, since that is what an author looks for.
func (t *tester) purpose(goals []suite.Goal) string {
	var names []string
	for _, rules := range []bool{true, false} {
		for _, g := range goals {
			if len(names) < mostPurposes && rules == (g.Kind == suite.Rule && g.Is) {
				names = append(names, t.say(g.Phrase(t.Survey).Code, g.Phrase(t.Survey).Args...))
			}
		}
	}
	list := strings.Join(names, t.say("list.separator"))
	if len(goals) > len(names) {
		return t.say("cmd.cover.for-more", list, len(goals))
	}
	return t.say("cmd.cover.for", list)
}

// showCover says on standard error how good the households are, and what they do not reach.
func (t *tester) showCover(survey string, c lint.Cover) {
	reached := len(suite.Goals(t.Survey)) - len(c.Infeasible) - len(c.Open)
	atLeast := max(len(c.Apart), 1)
	ratio := strconv.FormatFloat(float64(len(c.Households))/float64(atLeast), 'f', 2, 64)
	fmt.Fprintln(t.err, t.say("cmd.cover.summary", survey, len(c.Households), reached, atLeast, ratio))
	if len(c.Infeasible) > 0 {
		fmt.Fprintln(t.err, t.say("cmd.cover.infeasible", len(c.Infeasible)))
	}
	for _, i := range c.Infeasible {
		fmt.Fprintln(t.err, t.goal(i.Goal))
		for _, p := range i.Because {
			fmt.Fprintln(t.err, t.say("cmd.cover.reason", p.Span.File.Name, p.Span.Pos().Line, p.Text))
		}
	}
	if len(c.Open) > 0 {
		fmt.Fprintln(t.err, t.say("cmd.cover.open", len(c.Open)))
	}
	for _, g := range c.Open {
		fmt.Fprintln(t.err, t.goal(g))
	}
}

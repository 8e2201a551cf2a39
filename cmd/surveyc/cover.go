package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/suite"
)

func (a *app) cover() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:               "cover [--out FILE] SURVEY",
		Args:              between(1, 1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runCover(out, args[0]) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "cover")
	cmd.Flags().StringVar(&out, "out", "", a.say("cmd.cover.flag.out"))
	return cmd
}

func (a *app) runCover(out, survey string) error {
	t, err := a.newTester(survey)
	if err != nil {
		return err
	}
	c := lint.NewCover(t.Result, t.runner)
	text := t.say("cmd.cover.head", filepath.Base(survey)) + "\n" + t.suiteOf(c)
	if out == "" {
		_, err = io.WriteString(a.out, text)
	} else {
		err = writeFile(out, []byte(text))
	}
	if err == nil {
		t.showCover(survey, c)
	}
	return err
}

// suiteOf are the households as a test file.
func (t *tester) suiteOf(c lint.Cover) string {
	var tests []suite.Test
	var remarks []string
	for i, h := range c.Households {
		test := t.runner.Expect(h.Record)
		test.Name = t.say("cmd.cover.name", i+1)
		tests = append(tests, test)
		remarks = append(remarks, t.purpose(h.Goals))
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
	reached := len(suite.Goals(t.Survey)) - len(c.Infeasible) - len(c.Open) - len(c.InRows)
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
	if len(c.InRows) > 0 {
		fmt.Fprintln(t.err, t.say("cmd.cover.in-rows", len(c.InRows)))
	}
	if len(c.Open) > 0 {
		fmt.Fprintln(t.err, t.say("cmd.cover.open", len(c.Open)))
	}
	for _, g := range c.Open {
		fmt.Fprintln(t.err, t.goal(g))
	}
}

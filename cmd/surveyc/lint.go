package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/diag"
)

func (a *app) lint() *cobra.Command {
	format := lintFormats[0]
	cmd := &cobra.Command{
		Use:               "lint [--format text|jsonl] SURVEY…",
		Args:              atLeast(1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runLint(format, args) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "lint")
	cmd.Flags().StringVar(&format, "format", format, a.say("cmd.lint.flag.format"))
	completeWords(cmd, "format", lintFormats)
	return cmd
}

var lintFormats = []string{"text", "jsonl"}

func (a *app) runLint(format string, names []string) error {
	if !slices.Contains(lintFormats, format) {
		return unknownWord("cmd.unknown-format", format, lintFormats)
	}
	if err := stdinOnce(names); err != nil {
		return err
	}
	var errs []error
	for _, name := range names {
		errs = append(errs, a.lintOne(format, name))
	}
	return worst(errs)
}

// worst is the heaviest of several outcomes, which have been shown where they are a status alone.
func worst(errs []error) error {
	status := exit(statusOK)
	var others []error
	for _, err := range errs {
		var e exit
		if errors.As(err, &e) {
			status = max(status, e)
		} else if err != nil {
			others = append(others, err)
		}
	}
	switch {
	case len(others) > 0:
		return errors.Join(others...)
	case status != statusOK:
		return status
	}
	return nil
}

// lintOne shows what is to be remarked of one survey, on standard output.
func (a *app) lintOne(format, name string) error {
	result, err := a.compile(name)
	if err != nil {
		return err
	}
	report := lint.Check(result)
	found := report.Diagnostics()
	if format == "jsonl" {
		err = diag.WriteJSON(a.out, found, a.lang)
	} else {
		err = a.showReport(name, result.Survey, report, found)
	}
	if err == nil && len(found) > 0 {
		return exit(statusBlocks)
	}
	return err
}

func (a *app) showReport(name string, s *ir.Survey, report lint.Report, found diag.List) error {
	if len(found) > 0 {
		if err := diag.WriteText(a.out, found, diag.Style{Lang: a.lang, Colour: colourful(a.out)}); err != nil {
			return err
		}
		fmt.Fprintln(a.out)
	}
	fmt.Fprintln(a.out, a.say("cmd.lint.summary", name, len(found), report.Silenced))
	if r := lint.CountRoutes(s); r != nil {
		fmt.Fprintln(a.out, a.say("cmd.lint.routes", r.Number, r.Shortest, r.Longest))
	}
	return nil
}

// compile reads and compiles a survey, and shows what the compiler has to say.
func (a *app) compile(name string) (compiler.Result, error) {
	f, _, err := a.readSurvey(name)
	if err != nil {
		return compiler.Result{}, err
	}
	result := compileFile(f)
	a.show(result.Diagnostics)
	if result.Diagnostics.HasErrors() {
		return result, exit(statusWrong)
	}
	return result, nil
}

// linted compiles a survey and shows on standard error what is to be remarked of it.
func (a *app) linted(name string) (*ir.Survey, error) {
	result, err := a.compile(name)
	if err != nil {
		return nil, err
	}
	found := lint.Check(result).Diagnostics()
	if len(result.Diagnostics) > 0 && len(found) > 0 {
		fmt.Fprintln(a.err)
	}
	a.show(found)
	return result.Survey, nil
}

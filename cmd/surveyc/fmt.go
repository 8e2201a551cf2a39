package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/dsl/format"
)

func (a *app) fmt() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:               "fmt [--check] FILE…",
		Args:              atLeast(1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runFmt(check, args) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "fmt")
	cmd.Flags().BoolVar(&check, "check", false, a.say("cmd.fmt.flag.check"))
	return cmd
}

// formatted is a survey file and its canonical text.
type formatted struct {
	name    string
	text    string
	changed bool
}

func (a *app) runFmt(check bool, names []string) error {
	if err := stdinOnce(names); err != nil {
		return err
	}
	files, err := a.formatAll(names)
	if err != nil {
		return err
	}
	if check {
		return a.listChanged(files)
	}
	for _, f := range files {
		if err := a.writeFormatted(f); err != nil {
			return err
		}
	}
	return nil
}

// formatAll formats every file before any is written, so that the errors of all are shown and
// none is changed when one has any.
func (a *app) formatAll(names []string) ([]formatted, error) {
	var files []formatted
	var errs []error
	for _, name := range names {
		f, err := a.formatFile(name)
		files, errs = append(files, f), append(errs, err)
	}
	return files, errors.Join(errs...)
}

func (a *app) formatFile(name string) (formatted, error) {
	f, data, err := a.readSurvey(name)
	if err != nil {
		return formatted{}, err
	}
	text, diagnostics := format.Format(f)
	a.show(diagnostics)
	if diagnostics.HasErrors() {
		return formatted{}, exit(statusWrong)
	}
	return formatted{name, text, text != string(data)}, nil
}

func (a *app) listChanged(files []formatted) error {
	var status error
	for _, f := range files {
		if f.changed {
			fmt.Fprintln(a.out, f.name)
			status = exit(statusBlocks)
		}
	}
	return status
}

func (a *app) writeFormatted(f formatted) error {
	if f.name == "-" {
		_, err := io.WriteString(a.out, f.text)
		return err
	}
	if !f.changed {
		return nil
	}
	return writeFile(f.name, []byte(f.text))
}

package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/parquet"
	sheets "github.com/surveyc/surveyc/runtime/workbook"
)

// exit is a status to leave with when all has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// fault is a mistake in the call, in the catalogue's words.
type fault struct {
	code catalogue.Code
	args []any
}

func newFault(code catalogue.Code, args ...any) error { return &fault{code, args} }

func (f *fault) Error() string { return catalogue.Say(catalogue.ZH, f.code, f.args...) }

// inFile is what is wrong with one file.
type inFile struct {
	name string
	err  error
}

func (f *inFile) Error() string { return f.name + ": " + f.err.Error() }

// status shows err, if there is more to say than a status, and returns the exit status.
func (a *app) status(err error) int {
	var e exit
	switch {
	case err == nil:
		return statusOK
	case errors.As(err, &e) && !isJoined(err):
		return int(e)
	}
	for _, one := range flatten(err) {
		if !errors.As(one, &e) {
			fmt.Fprintln(a.err, "surveyc: "+a.sayError(one))
		}
	}
	return statusWrong
}

func isJoined(err error) bool {
	_, ok := err.(interface{ Unwrap() []error })
	return ok
}

// flatten lists the errors that errors.Join has put together.
func flatten(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, one := range joined.Unwrap() {
		all = append(all, flatten(one)...)
	}
	return all
}

func (a *app) sayError(err error) string {
	switch e := err.(type) {
	case *fault:
		return a.say(e.code, e.args...)
	case *inFile:
		return e.name + ": " + a.sayError(e.err)
	case *answers.HeaderError:
		return e.Say(a.lang)
	case *sheets.Fault:
		return a.say(e.Phrase.Code, e.Phrase.Args...)
	case *fs.PathError:
		return a.sayPath(e)
	}
	if errors.Is(err, parquet.ErrDamaged) {
		return a.say("parquet.damaged")
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return a.say("cmd.cut-off")
	}
	if errors.Is(err, zstd.ErrWindowSizeExceeded) {
		return a.say("cmd.window", maxWindow>>20)
	}
	if isDamage(err) {
		return a.say("cmd.unpackable")
	}
	return err.Error()
}

func (a *app) sayPath(e *fs.PathError) string {
	switch {
	case errors.Is(e, fs.ErrNotExist):
		return a.say("cmd.no-file", e.Path)
	case errors.Is(e, fs.ErrPermission):
		return a.say("cmd.no-permission", e.Path)
	case errors.Is(e, syscall.ENOTDIR):
		return a.say("cmd.no-folder-there", e.Path)
	case errors.Is(e, syscall.ENOSPC):
		return a.say("cmd.disk-full", e.Path)
	}
	return a.say("cmd.file-trouble", e.Path, e.Err.Error())
}

// flagFault words what pflag says about a flag.
func flagFault(err error) error {
	var (
		none   *pflag.NotExistError
		lacks  *pflag.ValueRequiredError
		bad    *pflag.InvalidValueError
		syntax *pflag.InvalidSyntaxError
		own    *fault
	)
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &none):
		return newFault("cmd.unknown-flag", dashed(none.GetSpecifiedName(), none.GetSpecifiedShortnames()))
	case errors.As(err, &lacks):
		return newFault("cmd.flag-lacks-value", dashed(lacks.GetFlag().Name, ""))
	case errors.As(err, &bad):
		return newFault("cmd.flag-bad-value", dashed(bad.GetFlag().Name, ""), bad.GetValue())
	case errors.As(err, &syntax):
		return newFault("cmd.unknown-flag", syntax.GetSpecifiedFlag())
	}
	return err
}

func dashed(name, shorts string) string {
	if len(name) > 1 || shorts == "" {
		return "--" + strings.TrimLeft(name, "-")
	}
	return "-" + name
}

// atLeast refuses a call with fewer than n arguments and says what belongs there.
func atLeast(n int) cobra.PositionalArgs { return between(n, 1<<30) }

func between(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return newFault("cmd.bad-args", cmd.Use, cmd.Name())
		}
		return nil
	}
}

// Command surveyc compiles questionnaires, checks answers against them and asks them in a
// terminal. `surveyc --help` says how; the texts are in dsl/catalogue.
//
// Its exit status is 0 when nothing blocks, 1 when something does, and 2 when the survey or the
// call is wrong; then every error has been shown and nothing was written.
package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

func main() {
	a := &app{lang: langOf(os.Args[1:], os.Getenv(langVariable)), in: os.Stdin, out: os.Stdout, err: os.Stderr}
	os.Exit(a.run(os.Args[1:]))
}

// langVariable is the environment variable that names the language.
const langVariable = "SURVEYC_LANG"

// The exit statuses.
const (
	statusOK     = 0
	statusBlocks = 1
	statusWrong  = 2

	statusInterrupted = 130 // as shells say of Ctrl-C
)

// app is one call of the command: the streams it may use and the language it speaks.
type app struct {
	lang     catalogue.Lang
	in       io.Reader
	out, err io.Writer
	temps    []*os.File
}

// run carries out the call and returns the exit status.
func (a *app) run(args []string) int {
	cobra.MousetrapHelpText = "" // a clerk may well start this program from Explorer
	root := a.root()
	root.SetArgs(args)
	status := a.status(root.Execute())
	a.removeTemporary()
	if startedByExplorer() {
		a.pause()
	}
	return status
}

func (a *app) say(code catalogue.Code, args ...any) string {
	return catalogue.Say(a.lang, code, args...)
}

// langOf finds the language before the flags are parsed, because the help is made of it. What it cannot
// read is left to the flag to refuse.
func langOf(args []string, env string) catalogue.Lang {
	lang := env
	for i, arg := range args {
		switch {
		case arg == "--lang" && i+1 < len(args):
			lang = args[i+1]
		case len(arg) > 7 && arg[:7] == "--lang=":
			lang = arg[7:]
		}
	}
	if lang == string(catalogue.EN) {
		return catalogue.EN
	}
	return catalogue.ZH
}

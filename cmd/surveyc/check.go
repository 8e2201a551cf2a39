package main

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/runtime/program"
)

func (a *app) check() *cobra.Command {
	o := checking{}
	cmd := &cobra.Command{
		Use:  "check [--format FORMAT] [--out FILE] [--group-by KEY] [--roster FILE] [--sheet NAME] [--strict] [--suggest] [--weights ITEM=N] [--language CODE] SURVEY ANSWERS…",
		Args: atLeast(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runCheck(cmd, o, args[0], args[1:])
		},
		ValidArgsFunction: completeSurveyFirst,
	}
	a.describe(cmd, "check")
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "", a.say("cmd.check.flag.format"))
	flags.StringVar(&o.to, "out", "", a.say("cmd.check.flag.out"))
	flags.StringSliceVar(&o.groupBy, "group-by", nil, a.say("cmd.check.flag.group-by"))
	flags.StringVar(&o.roster, "roster", "", a.say("cmd.check.flag.roster"))
	flags.StringVar(&o.sheet, "sheet", "", a.say("cmd.check.flag.sheet"))
	flags.IntVar(&o.most, "max-findings", 0, a.say("cmd.check.flag.max-findings"))
	flags.StringVar(&o.failOn, "fail-on", failOn[0], a.say("cmd.check.flag.fail-on"))
	flags.BoolVar(&o.show, "unmask", false, a.say("cmd.check.flag.unmask"))
	flags.BoolVar(&o.strict, "strict", false, a.say("cmd.check.flag.strict"))
	flags.BoolVar(&o.suggest, "suggest", false, a.say("cmd.check.flag.suggest"))
	flags.StringSliceVar(&o.weights, "weights", nil, a.say("cmd.check.flag.weights"))
	o.language = a.inLanguage(cmd)
	completeWords(cmd, "format", formats())
	completeWords(cmd, "fail-on", failOn)
	return cmd
}

// failOn lists from which severity on a finding makes the call fail.
var failOn = []string{string(ir.Block), string(ir.Warn)}

// checking is how a batch is checked.
type checking struct {
	format, to string
	groupBy    []string
	roster     string // a file
	sheet      string // of workbooks
	most       int    // findings; 0 for all
	failOn     string
	show       bool     // personal data too
	strict     bool     // warnings block too
	suggest    bool     // say what to ask again
	weights    []string // item=weight
	language   *string  // in which the survey's texts are said; answers are read in its own
}

func (a *app) runCheck(cmd *cobra.Command, o checking, survey string, names []string) error {
	if err := errors.Join(o.settle(), stdinOnce(append([]string{survey, o.roster}, names...)), surveyFirst(names)); err != nil {
		return err
	}
	names, err := expanded(names)
	if err != nil {
		return err
	}
	if o.to != "" && isAmong(o.to, append([]string{survey, o.roster}, names...)) {
		return newFault("cmd.out-is-input", o.to)
	}
	s, surveyErr := a.load(survey)
	said, languageErr := a.translated(cmd, s, *o.language)
	stop, done := interruptible()
	defer done()
	open := opening{app: a, survey: s, sheet: o.sheet, progress: a.newProgress(names), stop: stop}
	inputs, inputErr := open.inputs(names)
	if err := errors.Join(surveyErr, languageErr, inputErr); err != nil {
		return err
	}
	c := &check{checking: o, opening: open, said: said, names: names}
	return c.run(inputs)
}

// settle finds the format by the name of the file where it is not said, and refuses what is unknown.
func (o *checking) settle() error {
	if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(o.to)), "."); o.format == "" && slices.Contains(formats(), ext) {
		o.format = ext
	}
	o.format = cmp.Or(o.format, "text")
	o.suggest = o.suggest || len(o.weights) > 0
	made := slices.Index(formats(), o.format)
	switch {
	case made < 0:
		return unknownWord("cmd.unknown-format", o.format, formats())
	case reporters[made].document && o.to == "":
		return newFault("cmd.check.no-out", o.format)
	case !slices.Contains(failOn, o.failOn):
		return newFault("cmd.flag-bad-value", "--fail-on", o.failOn)
	}
	return nil
}

// unknownWord says that word is none of those known, and which was probably meant.
func unknownWord(code catalogue.Code, word string, known []string) error {
	if near := nearest.To(word, known); len(near) > 0 {
		known = near
	}
	return newFault(code, word, strings.Join(known, ", "))
}

// surveyFirst refuses a call in which a survey stands among the answers: the diagnostics of a
// table read as a survey would help nobody.
func surveyFirst(names []string) error {
	for _, name := range names {
		if isSurvey(name) {
			return newFault("cmd.check.survey-first", name)
		}
	}
	return nil
}

// stdinOnce refuses to read standard input as two files.
func stdinOnce(names []string) error {
	first := slices.Index(names, "-")
	if first >= 0 && slices.Contains(names[first+1:], "-") {
		return newFault("cmd.stdin-twice")
	}
	return nil
}

// linked makes a survey ready to run. That cannot fail: the command registers no functions, so the compiler
// has refused any that a survey calls.
func linked(s *ir.Survey) *program.Program {
	p, err := program.New(s)
	if err != nil {
		panic(err)
	}
	return p
}

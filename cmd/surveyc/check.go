package main

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

func (a *app) check() *cobra.Command {
	o := checking{format: "text"}
	cmd := &cobra.Command{
		Use:  "check [--format text|jsonl] [--strict] [--language CODE] SURVEY ANSWERS…",
		Args: atLeast(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.runCheck(cmd, o, args[0], args[1:])
		},
		ValidArgsFunction: completeSurveyFirst,
	}
	a.describe(cmd, "check")
	cmd.Flags().StringVar(&o.format, "format", o.format, a.say("cmd.check.flag.format"))
	cmd.Flags().BoolVar(&o.strict, "strict", false, a.say("cmd.check.flag.strict"))
	o.language = a.inLanguage(cmd)
	completeWords(cmd, "format", formats())
	return cmd
}

// checking is how a batch is checked.
type checking struct {
	format   string
	strict   bool    // warnings block too
	language *string // in which the survey's texts are said; answers are read in its own
}

// reporter shows the findings of a batch: each as it comes, then the whole.
type reporter interface {
	finding(validate.Finding) error
	finish(*batch.Summary) error
}

// reporters lists the formats of findings.
var reporters = []struct {
	name string
	make func(*app, *ir.Survey) reporter
}{
	{"text", func(a *app, s *ir.Survey) reporter { return newReport(a, a.out, s, screenful) }},
	{"jsonl", func(a *app, _ *ir.Survey) reporter { return newLines(a.out) }},
}

func formats() []string {
	var names []string
	for _, r := range reporters {
		names = append(names, r.name)
	}
	return names
}

func (a *app) runCheck(cmd *cobra.Command, o checking, survey string, names []string) error {
	made := slices.Index(formats(), o.format)
	if made < 0 {
		return unknownWord("cmd.unknown-format", o.format, formats())
	}
	if err := errors.Join(stdinOnce(append([]string{survey}, names...)), surveyFirst(names)); err != nil {
		return err
	}
	s, surveyErr := a.load(survey)
	said, languageErr := a.translated(cmd, s, *o.language)
	progress := a.newProgress(names)
	inputs, inputErr := a.inputs(names, s, progress)
	if err := errors.Join(surveyErr, languageErr, inputErr); err != nil {
		return err
	}
	report := reporters[made].make(a, said)
	b := batch.New(linked(said), a.lang, report.finding)
	if o.strict {
		b.Strict()
	}
	err := checkInputs(b, inputs)
	progress.done()
	if err := errors.Join(err, report.finish(b.Summary())); err != nil {
		return err
	}
	return verdict(b.Summary())
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

func verdict(s *batch.Summary) error {
	if s.Blocks() {
		return exit(statusBlocks)
	}
	return nil
}

// checkInputs checks one input after the other as one batch.
func checkInputs(b *batch.Batch, inputs []*input) error {
	for _, in := range inputs {
		label := in.name
		if len(inputs) == 1 {
			label = "" // one file needs no name
		}
		err := b.Check(label, in.reader)
		_ = in.file.Close()
		if err != nil {
			return &inFile{in.name, err}
		}
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

// lines writes findings as JSON, one a line.
type lines struct {
	buffer *bufio.Writer
	line   []byte
}

func newLines(w io.Writer) *lines { return &lines{buffer: bufio.NewWriterSize(w, 64<<10)} }

func (l *lines) finding(f validate.Finding) error {
	l.line = append(f.AppendJSON(l.line[:0]), '\n')
	_, err := l.buffer.Write(l.line)
	return err
}

func (l *lines) finish(*batch.Summary) error { return l.buffer.Flush() }

package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/gen/codebook"
	"github.com/surveyc/surveyc/compiler/gen/flow"
	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/gen/jsonschema"
	"github.com/surveyc/surveyc/compiler/gen/paper"
	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// target is something that a survey can be built into: a file <id><suffix>, or one that all surveys of a folder share.
type target struct {
	name, suffix, shared string
	write                func(io.Writer, *ir.Survey) error
	explain              func(io.Writer, *ir.Survey, catalogue.Lang) error // instead of write: it has words of its own, in the language of the command
	unsaid               func(*ir.Survey) []sql.Part                       // what it leaves out, to be told to the caller; nil: it tells in its output alone
}

// targets lists all of them, in the order of the help. What is made of several files has a row for each.
var targets = []target{
	{name: "ir", suffix: ".ir.json", write: ir.Encode},
	{name: "jsonschema", suffix: ".schema.json", write: jsonschema.Write},
	{name: "html", suffix: ".html", write: html.Write},
	{name: "html", suffix: ".webmanifest", write: html.WriteManifest},
	{name: "html", shared: "sw.js", write: html.WriteWorker},
	{name: paperTarget, suffix: ".paper.html", write: paper.Write},
	{name: "codebook", suffix: ".codebook.html", explain: codebook.Page},
	{name: "codebook", suffix: ".codebook.xlsx", explain: codebook.Workbook},
	{name: "flow", suffix: ".flow.svg", explain: flow.Write},
	{name: "sql"}, // completed by its dialect
}

func (a *app) build() *cobra.Command {
	var names words
	var dir, dialect string
	var onPaper *paperwork
	cmd := &cobra.Command{
		Use:               "build --target ir,jsonschema,html,paper,codebook,flow,sql --out DIR SURVEY… [--dialect ENGINE] [--language CODE] [--record FILE [--id ID]]",
		Args:              atLeast(1),
		ValidArgsFunction: completeSurveys,
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		a.speakWith(cmd, onPaper.language)
		return a.runBuild(names, dialect, dir, *onPaper, args)
	}
	a.describe(cmd, "build")
	cmd.Flags().Var(&names, "target", a.say("cmd.build.flag.target"))
	cmd.Flags().StringVar(&dir, "out", "", a.say("cmd.build.flag.out"))
	cmd.Flags().StringVar(&dialect, "dialect", "", a.say("cmd.build.flag.dialect"))
	completeWords(cmd, "target", targetNames())
	completeWords(cmd, "dialect", dialectNames())
	onPaper = a.paperwork(cmd)
	return cmd
}

// words are those of a flag, apart by commas of either width.
type words []string

func (w *words) String() string { return "" }
func (w *words) Type() string   { return "words" }
func (w *words) Set(s string) error {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
		if word = strings.TrimSpace(word); word != "" {
			*w = append(*w, word)
		}
	}
	return nil
}

func targetNames() []string {
	var names []string
	for _, t := range targets {
		names = append(names, t.name)
	}
	return slices.Compact(names)
}

func (a *app) runBuild(names []string, dialect, dir string, onPaper paperwork, surveys []string) error {
	wanted, targetErr := chosenTargets(names, dialect)
	if dir == "" {
		targetErr = errors.Join(targetErr, newFault("cmd.build.no-out"))
	}
	targetErr = errors.Join(targetErr, stdinOnce(surveys))
	loaded, err := a.loadAll(surveys)
	if err := errors.Join(targetErr, err); err != nil {
		return err
	}
	wanted, err = a.onPaper(onPaper, wanted, loaded)
	if err != nil {
		return err
	}
	a.inWords(wanted)
	files, err := generate(wanted, loaded)
	if err != nil {
		return err
	}
	a.tellUnsaid(wanted, loaded)
	return a.writeAll(dir, files)
}

func chosenTargets(names []string, dialect string) ([]target, error) {
	if len(names) == 0 {
		return nil, newFault("cmd.build.no-target")
	}
	var chosen []target
	var errs []error
	for _, name := range names {
		files := filesOf(name)
		if files == nil {
			errs = append(errs, unknownWord("cmd.build.unknown-target", name, targetNames()))
		}
		if name == "sql" {
			var err error
			files[0], err = sqlTarget(dialect)
			errs = append(errs, err)
		}
		chosen = append(chosen, files...)
	}
	return chosen, errors.Join(errs...)
}

// filesOf are the files of a target, nil where there is no such target.
func filesOf(name string) []target {
	var files []target
	for _, t := range targets {
		if t.name == name {
			files = append(files, t)
		}
	}
	return files
}

// inWords makes the targets that have words of their own speak as the command does.
func (a *app) inWords(targets []target) {
	for i := range targets {
		if explain := targets[i].explain; explain != nil {
			targets[i].write = func(w io.Writer, s *ir.Survey) error { return explain(w, s, a.lang) }
		}
	}
}

// generated is a file not yet written.
type generated struct {
	name string
	data []byte
}

// generate makes all files before any is written.
func generate(targets []target, surveys []*ir.Survey) ([]generated, error) {
	var files []generated
	made := map[string]bool{}
	for _, s := range surveys {
		for _, t := range targets {
			var b bytes.Buffer
			if err := t.write(&b, s); err != nil {
				return nil, newFault("cmd.build.failed", s.ID, t.name, err.Error())
			}
			name := cmp.Or(t.shared, s.ID+t.suffix)
			if made[name] && t.shared == "" {
				return nil, newFault("cmd.build.same-id", s.ID)
			}
			if !made[name] {
				files = append(files, generated{name, b.Bytes()})
			}
			made[name] = true
		}
	}
	return files, nil
}

func (a *app) writeAll(dir string, files []generated) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if err := writeFile(path, f.data); err != nil {
			return err
		}
		fmt.Fprintln(a.out, path)
	}
	return nil
}

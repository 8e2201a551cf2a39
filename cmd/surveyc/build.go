package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/gen/jsonschema"
	"github.com/surveyc/surveyc/compiler/gen/paper"
	"github.com/surveyc/surveyc/compiler/ir"
)

// target is something that a survey can be built into: a file <id><suffix>.
type target struct {
	name, suffix string
	write        func(io.Writer, *ir.Survey) error
	unsaid       func(*ir.Survey) []string // what it leaves out, to be told to the caller; nil: it tells in its output alone
	beside       []beside
}

// beside is a file that goes with that of a target: <id><suffix>, or one that all surveys share.
type beside struct {
	suffix, shared string
	write          func(io.Writer, *ir.Survey) error
}

// targets lists all of them, in the order of the help.
var targets = []target{
	{name: "ir", suffix: ".ir.json", write: ir.Encode},
	{name: "jsonschema", suffix: ".schema.json", write: jsonschema.Write},
	{name: "html", suffix: ".html", write: html.Write, beside: []beside{
		{suffix: ".webmanifest", write: html.WriteManifest},
		{shared: "sw.js", write: html.WriteWorker},
	}},
	{name: paperTarget, suffix: ".paper.html", write: paper.Write},
	{name: "sql"}, // completed by its dialect
}

func (a *app) build() *cobra.Command {
	var names words
	var dir, dialect string
	var onPaper *paperwork
	cmd := &cobra.Command{
		Use:               "build --target ir,jsonschema,html,paper,sql --out DIR SURVEY… [--dialect ENGINE] [--language CODE] [--record FILE [--id ID]]",
		Args:              atLeast(1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runBuild(names, dialect, dir, *onPaper, args) },
		ValidArgsFunction: completeSurveys,
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
	return names
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
		t, ok := findTarget(name)
		if !ok {
			errs = append(errs, unknownWord("cmd.build.unknown-target", name, targetNames()))
		}
		if t.name == "sql" {
			var err error
			t, err = sqlTarget(dialect)
			errs = append(errs, err)
		}
		chosen = append(chosen, t)
	}
	return chosen, errors.Join(errs...)
}

func findTarget(name string) (target, bool) {
	for _, t := range targets {
		if t.name == name {
			return t, true
		}
	}
	return target{}, false
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
			of, err := t.files(s)
			if err != nil {
				return nil, newFault("cmd.build.failed", s.ID, t.name, err.Error())
			}
			if made[of[0].name] {
				return nil, newFault("cmd.build.same-id", s.ID)
			}
			for _, f := range of {
				if !made[f.name] {
					files = append(files, f)
				}
				made[f.name] = true
			}
		}
	}
	return files, nil
}

// files are what a survey is built into: the target's own file, then those beside it.
func (t target) files(s *ir.Survey) ([]generated, error) {
	var files []generated
	for _, f := range append([]beside{{suffix: t.suffix, write: t.write}}, t.beside...) {
		var b bytes.Buffer
		if err := f.write(&b, s); err != nil {
			return nil, err
		}
		name := f.shared
		if name == "" {
			name = s.ID + f.suffix
		}
		files = append(files, generated{name, b.Bytes()})
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

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
}

// targets lists all of them, in the order of the help.
var targets = []target{
	{"ir", ".ir.json", ir.Encode},
	{"jsonschema", ".schema.json", jsonschema.Write},
	{"html", ".html", html.Write},
	{paperTarget, ".paper.html", paper.Write},
}

func (a *app) build() *cobra.Command {
	var names words
	var dir string
	var onPaper *paperwork
	cmd := &cobra.Command{
		Use:               "build --target ir,jsonschema,html,paper --out DIR SURVEY… [--language CODE] [--record FILE [--id ID]]",
		Args:              atLeast(1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runBuild(names, dir, *onPaper, args) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "build")
	cmd.Flags().Var(&names, "target", a.say("cmd.build.flag.target"))
	cmd.Flags().StringVar(&dir, "out", "", a.say("cmd.build.flag.out"))
	completeWords(cmd, "target", targetNames())
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

func (a *app) runBuild(names []string, dir string, onPaper paperwork, surveys []string) error {
	wanted, targetErr := chosenTargets(names)
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
	return a.writeAll(dir, files)
}

func chosenTargets(names []string) ([]target, error) {
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
			var b bytes.Buffer
			if err := t.write(&b, s); err != nil {
				return nil, newFault("cmd.build.failed", s.ID, t.name, err.Error())
			}
			name := s.ID + t.suffix
			if made[name] {
				return nil, newFault("cmd.build.same-id", s.ID)
			}
			made[name] = true
			files = append(files, generated{name, b.Bytes()})
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

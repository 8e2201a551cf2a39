package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// maxSurvey bounds a survey file; the largest known has 60 KB.
const maxSurvey = 64 << 20

// load reads and compiles a survey. Diagnostics are shown; where one is an error, the error
// returned has nothing more to say.
func (a *app) load(name string) (*ir.Survey, error) {
	result, err := a.compile(name)
	return result.Survey, err
}

// compileFile compiles a survey with the files beside it that it names. Standard input has none.
func compileFile(f *source.File) compiler.Result {
	if f.Name == "-" {
		return compiler.Compile(f)
	}
	return compiler.CompileAt(f, os.DirFS(filepath.Dir(f.Name)), filepath.Base(f.Name))
}

// loadAll loads every survey, so that the errors of all are shown, and what is to be remarked of them.
func (a *app) loadAll(names []string) ([]*ir.Survey, error) {
	var surveys []*ir.Survey
	var errs []error
	for _, name := range names {
		s, err := a.linted(name)
		surveys, errs = append(surveys, s), append(errs, err)
	}
	return surveys, errors.Join(errs...)
}

// readSurvey reads a survey file: its text, and its bytes as they are.
func (a *app) readSurvey(name string) (*source.File, []byte, error) {
	if isAnswers(name) {
		return nil, nil, newFault("cmd.not-survey", name)
	}
	data, err := a.read(name)
	if err != nil {
		return nil, nil, err
	}
	f, err := source.Decode(name, data)
	if err != nil {
		return nil, nil, &inFile{name, newFault("cmd.not-text")}
	}
	return f, data, nil
}

// isAnswers goes by the name: the diagnostics of a table read as a survey would help nobody.
func isAnswers(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".xlsx", ".xls", ".parquet", ".gz", ".zst":
		return true
	}
	return false
}

// read reads a whole file, standard input for "-".
func (a *app) read(name string) ([]byte, error) {
	in, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, maxSurvey+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxSurvey {
		return nil, &inFile{name, newFault("cmd.too-large", maxSurvey>>20)}
	}
	return data, nil
}

// open opens a file for reading, standard input for "-".
func (a *app) open(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(a.in), nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, newFault("cmd.is-folder", name)
	}
	return os.Open(name)
}

func (a *app) show(list diag.List) {
	style := diag.Style{Lang: a.lang, Colour: colourful(a.err)}
	_ = diag.WriteText(a.err, list.Sorted(), style) // there is nowhere else to say that stderr is gone
}

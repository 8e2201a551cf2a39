package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// input is one file of answers, opened and its form known.
type input struct {
	name   string
	file   io.Closer
	reader answers.Reader
}

// inputs opens all files of answers to s before any is read on, so that a wrong one stops the
// call before it has begun. A nil s only tells which cannot be opened.
func (a *app) inputs(names []string, s *ir.Survey, p *progress) ([]*input, error) {
	var all []*input
	var errs []error
	for _, name := range names {
		in, err := a.input(name, s, p)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, in)
	}
	return all, errors.Join(errs...)
}

func (a *app) input(name string, s *ir.Survey, p *progress) (*input, error) {
	file, err := a.open(name)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, file.Close()
	}
	reader, err := newReader(name, p.watch(file), s)
	if err != nil {
		_ = file.Close()
		return nil, &inFile{name, err}
	}
	return &input{name, file, reader}, nil
}

func newReader(name string, r io.Reader, s *ir.Survey) (answers.Reader, error) {
	in := bufio.NewReaderSize(r, 4096)
	head, err := in.Peek(4)
	switch {
	case err != nil && err != io.EOF:
		return nil, err
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")):
		return nil, newFault("cmd.spreadsheet")
	case isJSON(name, in):
		return answers.NewJSONL(in), nil
	}
	return answers.NewCSV(in, s)
}

// isJSON goes by the file's name, and where that does not tell by its first character.
func isJSON(name string, in *bufio.Reader) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".json":
		return true
	case ".csv", ".tsv":
		return false
	}
	head, _ := in.Peek(512)
	head = bytes.TrimLeft(head, "\xEF\xBB\xBF\xFE\xFF\x00 \t\r\n")
	return len(head) == 0 || head[0] == '{' || head[0] == '['
}

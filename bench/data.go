package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/workbook"
	"github.com/surveyc/surveyc/surveys"
)

// data are the files that the contenders read, and the survey.
type data struct {
	survey  *ir.Survey
	program *program.Program
	form    string // "jdlk"
	folder  string
	records int
	temp    bool
}

// distinct records come from surveys/generate, with a mistake or a warning in one of ten; the files repeat them under
// other ids. They are too many for a processor to learn by heart.
const (
	distinct = 20_000
	mistaken = 1_480
)

// forms are the surveys: attachment 1, and one of texts.
var forms = map[string]func() (compiler.Result, error){
	"jdlk":  func() (compiler.Result, error) { return compiler.Load(surveys.Files, surveys.Path("jdlk")) },
	"texts": func() (compiler.Result, error) { return compiler.Load(os.DirFS("forms"), "texts.survey") },
}

func prepare(o options, form string) (*data, error) {
	result, err := forms[form]()
	if err != nil {
		return nil, err
	}
	if result.Survey == nil {
		return nil, fmt.Errorf("%s has mistakes: %v", form, result.Diagnostics)
	}
	d := &data{survey: result.Survey, form: form, folder: o.folder, records: o.records}
	if d.program, err = program.New(d.survey); err != nil {
		return nil, err
	}
	if d.folder == "" {
		d.temp = true
		if d.folder, err = os.MkdirTemp("", "surveyc-bench"); err != nil {
			return nil, err
		}
	}
	return d, d.write()
}

func (d *data) remove() {
	if d.temp {
		_ = os.RemoveAll(d.folder)
	}
}

// file is where the records stand in that format.
func (d *data) file(format string) string {
	return filepath.Join(d.folder, fmt.Sprintf("%s-%d.%s", d.form, d.records, format))
}

func (d *data) write() error {
	if _, err := os.Stat(d.file("parquet")); err == nil {
		return nil
	}
	if err := d.writeDistinct(); err != nil {
		return err
	}
	for _, format := range []string{"jsonl", "csv"} {
		if err := d.repeat(format); err != nil {
			return err
		}
	}
	if d.records < workbook.MaxRows {
		if err := d.writeXLSX(); err != nil {
			return err
		}
	}
	return d.writeParquet()
}

// writeDistinct writes the distinct records, as samples in JSONL and CSV.
func (d *data) writeDistinct() error {
	if d.form == "texts" {
		return d.writeTexts()
	}
	for _, form := range []string{"jdlk", "fjdlk"} {
		if err := os.MkdirAll(filepath.Join(d.folder, form), 0o755); err != nil {
			return err
		}
	}
	generate := exec.Command("go", "run", "./surveys/generate", "-out", d.folder, "-households", fmt.Sprint(distinct), "-mistaken", fmt.Sprint(mistaken))
	generate.Dir, generate.Stderr = "..", os.Stderr
	if err := generate.Run(); err != nil {
		return fmt.Errorf("generating records: %w", err)
	}
	return nil
}

// repeat writes the distinct records again and again until there are enough. Of the second time on ids bear the round: jdlk-000017,
// b001-000017, …
func (d *data) repeat(format string) error {
	text, err := os.ReadFile(filepath.Join(d.folder, d.form, "sample."+format))
	if err != nil {
		return err
	}
	out, err := os.Create(d.file(format))
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(out, 1<<20)
	head := 0
	if format == "csv" {
		head = 1
	}
	lines := d.lines(text, format)
	_, _ = w.Write(bytes.Join(lines[:head], nil)) // the writer keeps its error for Flush
	lines = lines[head : head+distinct]
	for i := range d.records {
		line := lines[i%distinct]
		if round := i / distinct; round > 0 {
			line = bytes.Replace(bytes.Replace(line, []byte("jdlk-"), fmt.Appendf(nil, "b%03d-", round), 1), []byte("t000-"), fmt.Appendf(nil, "t%03d-", round), 1)
		}
		_, _ = w.Write(line)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Close()
}

// lines cuts a text at the ends of its records. In cells of the form of texts lines end, too; a quote of the other form is a mistake, and
// closes nowhere.
func (d *data) lines(text []byte, format string) (list [][]byte) {
	quotes := format == "csv" && d.form == "texts"
	for len(text) > 0 {
		end, quoted := 0, false
		for ; end < len(text)-1 && (text[end] != '\n' || quoted); end++ {
			quoted = quoted != (quotes && text[end] == '"')
		}
		list, text = append(list, text[:end+1]), text[end+1:]
	}
	return list
}

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

// forms are the surveys: attachment 1, one of texts, and examples with repeated groups.
var forms = map[string]func() (compiler.Result, error){
	"jdlk":   func() (compiler.Result, error) { return compiler.Load(surveys.Files, surveys.Path("jdlk")) },
	"texts":  func() (compiler.Result, error) { return compiler.Load(os.DirFS("forms"), "texts.survey") },
	"clinic": example("clinic"),
	"farm":   example("farm"),
	"roster": example("roster"),
}

func example(form string) func() (compiler.Result, error) {
	return func() (compiler.Result, error) { return compiler.Load(os.DirFS("../surveys"), examplePath(form)) }
}

func examplePath(form string) string { return "examples/" + form + "/" + form + ".survey" }

// formats are those that the data are written in. Rows of groups are at home in JSONL.
func (d *data) formats() []string {
	if d.form == "jdlk" || d.form == "texts" {
		return []string{"jsonl", "csv", "xlsx", "parquet"}
	}
	return []string{"jsonl"}
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
	formats := d.formats()
	if _, err := os.Stat(d.file(formats[len(formats)-1])); err == nil {
		return nil
	}
	if err := d.writeDistinct(); err != nil {
		return err
	}
	if len(formats) == 1 {
		return d.repeat(formats[0])
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
	switch d.form {
	case "jdlk":
		return d.writeHouseholds()
	case "texts":
		return d.writeTexts()
	}
	return d.simulate()
}

func (d *data) writeHouseholds() error {
	for _, form := range []string{"jdlk", "fjdlk"} {
		if err := os.MkdirAll(filepath.Join(d.folder, form), 0o755); err != nil {
			return err
		}
	}
	return generate("./surveys/generate", "-out", d.folder, "-households", fmt.Sprint(distinct), "-mistaken", fmt.Sprint(mistaken))
}

// simulate has records made up, with a mistake in one of ten.
func (d *data) simulate() error {
	if err := os.MkdirAll(filepath.Join(d.folder, d.form), 0o755); err != nil {
		return err
	}
	return generate("./cmd/surveyc", "simulate", "-n", fmt.Sprint(distinct), "--mistakes", "10%", "--out", filepath.Join(d.folder, d.form, "sample.jsonl"), "surveys/"+examplePath(d.form))
}

func generate(args ...string) error {
	run := exec.Command("go", append([]string{"run"}, args...)...)
	run.Dir, run.Stderr = "..", os.Stderr
	if err := run.Run(); err != nil {
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
			line = bytes.Replace(line, d.prefix(), fmt.Appendf(nil, "b%03d-", round), 1)
		}
		_, _ = w.Write(line)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Close()
}

// prefix is what the ids of distinct records begin with.
func (d *data) prefix() []byte {
	if d.form == "texts" {
		return []byte("t000-")
	}
	return []byte(d.form + "-")
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

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/translation"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
)

// texts has what a translator needs: export and import.
func (a *app) texts() *cobra.Command {
	cmd := &cobra.Command{Use: "texts export|import", Args: atLeast(1), RunE: func(cmd *cobra.Command, args []string) error {
		return unknownCommand(cmd, args[0])
	}}
	a.describe(cmd, "texts")
	cmd.AddCommand(a.exportTexts(), a.importTexts())
	return cmd
}

func (a *app) exportTexts() *cobra.Command {
	var out string
	var language *string
	cmd := &cobra.Command{
		Use:               "export SURVEY [--language CODE] --out FILE.xlsx|FILE.csv",
		Args:              between(1, 1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runExport(args[0], *language, out) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "texts-export")
	language = a.inLanguage(cmd)
	cmd.Flags().StringVar(&out, "out", "", a.say("cmd.texts.flag.out"))
	return cmd
}

func (a *app) runExport(survey, language, out string) error {
	write := tableWriters[strings.ToLower(filepath.Ext(out))]
	if write == nil {
		return newFault("cmd.texts.no-out", out)
	}
	result, err := a.texted(survey)
	if err != nil {
		return err
	}
	l, err := chosenLanguage(result, language)
	if err != nil {
		return err
	}
	entries := translation.Sheet(result.Survey, l.Rows)
	data, err := write(a, l, entries)
	if err != nil {
		return err
	}
	if err := writeFile(out, data); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say("cmd.texts.exported", out, counted(entries)))
	return nil
}

// texted compiles a survey for its texts. What is missing of translations is not said here.
func (a *app) texted(name string) (compiler.Result, error) {
	f, _, err := a.readSurvey(name)
	if err != nil {
		return compiler.Result{}, err
	}
	result := compileFile(f)
	a.show(slices.DeleteFunc(slices.Clone(result.Diagnostics), ofTranslation))
	if result.Diagnostics.HasErrors() {
		return compiler.Result{}, exit(statusWrong)
	}
	return result, nil
}

func ofTranslation(d *diag.Diagnostic) bool { return strings.HasPrefix(string(d.Code), "W9") }

// chosenLanguage is the language of a code, a new one where the survey has none such; without a code the only one
// that the survey has.
func chosenLanguage(r compiler.Result, code string) (*translation.Language, error) {
	if code == "" && len(r.Languages) == 1 {
		return r.Languages[0], nil
	}
	if code == "" {
		return nil, newFault("cmd.texts.which-language", strings.Join(codesOf(r.Survey.Languages), ", "))
	}
	if i := slices.IndexFunc(r.Languages, func(l *translation.Language) bool { return l.Code == code }); i >= 0 {
		return r.Languages[i], nil
	}
	return &translation.Language{Code: code, Name: code}, nil
}

// tableWriters are the forms of tables for a translator, by the ends of file names.
var tableWriters = map[string]func(*app, *translation.Language, []translation.Entry) ([]byte, error){
	".xlsx": (*app).translatorsWorkbook,
	".csv":  (*app).translatorsTable,
}

func (a *app) translatorsWorkbook(l *translation.Language, entries []translation.Entry) ([]byte, error) {
	w := workbook{sheet: l.Code, advice: strings.Split(a.say("cmd.texts.advice", l.Name), "\n")}
	widths := []float64{16, 48, 48, 14, 40}
	for i, head := range a.heads() {
		w.columns = append(w.columns, column{head: head, width: widths[i], open: i == 2})
	}
	for _, e := range entries {
		w.rows = append(w.rows, a.row(e))
	}
	return w.bytes()
}

func (a *app) translatorsTable(_ *translation.Language, entries []translation.Entry) ([]byte, error) {
	rows := [][]string{a.heads()}
	for _, e := range entries {
		rows = append(rows, a.row(e))
	}
	return marked(csvOf(rows)), nil
}

// marked is text as spreadsheets on Windows know for UTF-8.
func marked(text []byte) []byte { return append([]byte("\uFEFF"), text...) }

// csvOf is a table as text, a row a line where no text has several.
func csvOf(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		guarded := make([]string, len(row))
		for i, text := range row {
			guarded[i] = translation.Guarded(text)
		}
		_ = w.Write(guarded) // into memory
	}
	w.Flush()
	return b.Bytes()
}

func (a *app) heads() []string {
	return append(slices.Clone(translation.Heads), "状态 status", "备注 remark")
}

// row is an entry as a translator reads it. A translation of what the survey no longer says is a remark, so that it takes
// a hand to make it one of what it says now.
func (a *app) row(e translation.Entry) []string {
	says := e.Says
	var remarks []string
	if e.Status == translation.Outdated {
		says = ""
		remarks = append(remarks, a.say("cmd.texts.was", e.Was, e.Says))
	}
	if e.Places > 1 {
		remarks = append(remarks, a.say("cmd.texts.places", e.Places))
	}
	if len(e.Inserts) > 0 {
		remarks = append(remarks, a.say("cmd.texts.keep", "{"+strings.Join(e.Inserts, "} {")+"}"))
	}
	return []string{e.Place, e.Text, says, a.say(catalogue.Code("cmd.texts.status." + e.Status)), strings.Join(remarks, a.say("list.separator"))}
}

// counted says how far a survey is translated.
func counted(entries []translation.Entry) catalogue.Phrase {
	n := map[translation.Status]int{}
	for _, e := range entries {
		n[e.Status]++
	}
	return catalogue.Phrase{Code: "cmd.texts.counted", Args: []any{len(entries), n[translation.Done], n[translation.Missing], n[translation.Outdated] + n[translation.Unlike] + n[translation.Long]}}
}

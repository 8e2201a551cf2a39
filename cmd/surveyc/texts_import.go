package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/translation"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

func (a *app) importTexts() *cobra.Command {
	var language *string
	cmd := &cobra.Command{
		Use:               "import SURVEY FILE.xlsx|FILE.csv [--language CODE]",
		Args:              between(2, 2),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runImport(args[0], args[1], *language) },
		ValidArgsFunction: completeSurveyFirst,
	}
	a.describe(cmd, "texts-import")
	language = a.inLanguage(cmd)
	return cmd
}

// runImport takes a translator's rows into the table that the survey keeps, in front of those that are there.
func (a *app) runImport(survey, name, language string) error {
	result, err := a.texted(survey)
	if err != nil {
		return err
	}
	l, err := declaredLanguage(result, language)
	if err != nil {
		return err
	}
	came, err := a.translatorsRows(name)
	if err != nil {
		return err
	}
	entries := translation.Sheet(result.Survey, slices.Concat(came, l.Rows))
	if !fits(result.Survey, came) {
		return &inFile{name, newFault("cmd.texts.fits-nothing", survey)}
	}
	kept := filepath.Join(filepath.Dir(survey), filepath.FromSlash(l.From))
	if err := writeFile(kept, marked(csvOf(translation.Table(entries)))); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say("cmd.texts.imported", kept, counted(entries)))
	return a.showTranslation(survey)
}

// declaredLanguage is a language that the survey has a table for.
func declaredLanguage(r compiler.Result, code string) (*translation.Language, error) {
	l, err := chosenLanguage(r, code)
	if err == nil && l.From == "" {
		return nil, newFault("cmd.texts.undeclared", l.Code, r.Survey.ID)
	}
	return l, err
}

// fits tells whether any row is of a text of the survey, or of what stood at one of its places.
func fits(s *ir.Survey, rows []translation.Row) bool {
	return slices.ContainsFunc(translation.Sheet(s, rows), func(e translation.Entry) bool { return e.Status != translation.Missing })
}

// translatorsRows reads what a translator sent back.
func (a *app) translatorsRows(name string) ([]translation.Row, error) {
	f, err := a.translatorsFile(name)
	if err != nil {
		return nil, err
	}
	rows, found := translation.Rows(f)
	a.show(found)
	if found.HasErrors() {
		return nil, exit(statusWrong)
	}
	return rows, nil
}

// translatorsFile is the file as a text table, whichever it is.
func (a *app) translatorsFile(name string) (*source.File, error) {
	data, err := a.read(name)
	if err != nil {
		return nil, err
	}
	if isWorkbook(name, data) {
		rows, err := readWorkbook(data)
		if err != nil {
			return nil, &inFile{name, newFault("cmd.texts.no-workbook")}
		}
		return source.New(name, string(csvOf(rows))), nil
	}
	f, err := source.Decode(name, data)
	if err != nil {
		return nil, &inFile{name, newFault("cmd.texts.no-table")}
	}
	return f, nil
}

func isWorkbook(name string, data []byte) bool {
	end := strings.ToLower(filepath.Ext(name))
	return end == ".xlsx" || end == ".xls" || bytes.HasPrefix(data, []byte("PK\x03\x04"))
}

// showTranslation says what is still open in the table as it is kept now.
func (a *app) showTranslation(survey string) error {
	f, _, err := a.readSurvey(survey)
	if err != nil {
		return err
	}
	a.show(slices.DeleteFunc(compileFile(f).Diagnostics, func(d *diag.Diagnostic) bool { return !ofTranslation(d) }))
	return nil
}

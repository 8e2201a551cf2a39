package migrate

import (
	"bufio"
	"encoding/csv"
	"io"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Writer writes records that were carried over.
type Writer interface {
	Write(*answers.Record) error
	Flush() error
}

// NewJSONL writes them one a line.
func NewJSONL(w io.Writer) Writer { return jsonl{bufio.NewWriter(w)} }

type jsonl struct{ *bufio.Writer }

func (j jsonl) Write(r *answers.Record) error {
	_, err := j.Writer.Write(append(r.AppendJSON(nil), '\n'))
	return err
}

// NewCSV writes them as rows of a table, which a reader of answers reads as they were. The survey has no repeated groups.
// Keys that no column is for are left out; Columns says which there are.
func NewCSV(w io.Writer, s *ir.Survey, lang catalogue.Lang) (Writer, error) {
	t := &table{w: csv.NewWriter(w), survey: s, lang: lang}
	if _, err := io.WriteString(w, "\uFEFF"); err != nil { // by which spreadsheets know UTF-8
		return nil, err
	}
	return t, t.w.Write(Columns(s))
}

// Columns are the keys that a table of answers to a survey has a column for.
func Columns(s *ir.Survey) []string {
	columns := append([]string{}, answers.OwnKeys...)
	for i := range s.Items {
		columns = append(columns, s.Items[i].ID)
	}
	return columns
}

type table struct {
	w      *csv.Writer
	survey *ir.Survey
	lang   catalogue.Lang
}

func (t *table) Write(r *answers.Record) error {
	var row []string
	for _, key := range answers.OwnKeys {
		row = append(row, answers.PlainCell(r.Get(key)))
	}
	for i := range t.survey.Items {
		row = append(row, answers.CellText(&t.survey.Items[i], r.Get(t.survey.Items[i].ID), t.lang))
	}
	return t.w.Write(row)
}

func (t *table) Flush() error {
	t.w.Flush()
	return t.w.Error()
}

package migrate

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"

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

// stated are what a table keeps of what records say of themselves.
var stated = []string{answers.IDKey, "_survey", "_version", answers.OverridesKey}

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
	columns := append([]string{}, stated...)
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
	for _, key := range stated {
		row = append(row, plainText(r.Get(key)))
	}
	for i := range t.survey.Items {
		row = append(row, t.cell(&t.survey.Items[i], r.Get(t.survey.Items[i].ID)))
	}
	return t.w.Write(row)
}

func (t *table) Flush() error {
	t.w.Flush()
	return t.w.Error()
}

// cell writes an answer as a person would.
func (t *table) cell(it *ir.Item, v answers.Value) string {
	switch {
	case v.Blank():
		return ""
	case v.Kind == answers.NoAnswer:
		return answers.Word(t.lang, ir.NoAnswer(v.Str))
	case it.Domain.Kind == ir.Choices && v.Kind == answers.List:
		return marks(v.List)
	case it.Domain.Kind == ir.Location:
		if at, ok := v.Location(); ok {
			return at.String()
		}
	}
	return plainText(v)
}

// marks are codes apart from each other, whatever they are.
func marks(list []answers.Value) string {
	var codes []string
	for _, v := range list {
		codes = append(codes, plainText(v))
	}
	return strings.Join(codes, "；")
}

// plainText is a value as text that no spreadsheet takes for a formula. Blanks in front of a cell do not count.
func plainText(v answers.Value) string {
	switch v.Kind {
	case answers.Null:
		return ""
	case answers.Number:
		return strconv.FormatFloat(v.Num, 'f', -1, 64)
	case answers.String:
		if v.Str != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(v.Str)[0]) {
			return "\t" + v.Str
		}
		return v.Str
	}
	data, _ := json.Marshal(v) // cannot fail: it was read
	return string(data)
}

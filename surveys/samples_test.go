package surveys_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/runtime/workbook"
	"github.com/surveyc/surveyc/surveys"
)

// TestFindings compares what each sample draws with findings.jsonl, which is the output
// of `surveyc check --format jsonl <id>.survey sample.jsonl`. UPDATE=1 rewrites it.
func TestFindings(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			var lines bytes.Buffer
			for _, f := range check(t, id, "sample.jsonl") {
				line, err := json.Marshal(f)
				require.NoError(t, err)
				lines.Write(append(line, '\n'))
			}
			path := filepath.Join(id, "findings.jsonl")
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(path, lines.Bytes(), 0o644))
			}
			recorded, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(recorded), lines.String())
		})
	}
}

// TestTableDrawsTheSame checks that the same households draw the same findings from a table. What
// hangs on the form of the file is left out: a key that is a column there, the reason for which a
// line cannot be read.
func TestTableDrawsTheSame(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			assert.Equal(t, ofAnyFile(check(t, id, "sample.jsonl")), ofAnyFile(check(t, id, "sample.csv")))
		})
	}
}

// TestWorkbookDrawsTheSame checks that the same households draw the same findings from a workbook as offices make them: a title
// above the header, printed texts with their numbers in front, ids that were turned into days, codes that are numbers,
// days that are serial numbers.
func TestWorkbookDrawsTheSame(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			want := slices.DeleteFunc(ofAnyFile(check(t, id, "sample.jsonl")), func(f validate.Finding) bool { return f.Code == "malformed" })
			found := findings(t, compile(t, id), openWorkbook(t, compile(t, id), id))
			for _, f := range found {
				assert.Regexp(t, `^[A-Z]+[0-9]+$`, f.Cell, f)
			}
			assert.Equal(t, want, ofAnyFile(found))
		})
	}
}

func openWorkbook(t *testing.T, s *ir.Survey, id string) answers.Reader {
	t.Helper()
	book := excelize.NewFile()
	day, err := book.NewStyle(&excelize.Style{NumFmt: 58})
	require.NoError(t, err)
	require.NoError(t, book.SetCellValue("Sheet1", "A1", s.Title))
	require.NoError(t, book.MergeCell("Sheet1", "A1", "AZ1"))
	for i, item := range append([]ir.Item{{ID: "_id"}}, s.Items...) {
		setHead(t, book, item, i+1, day)
	}
	records, row := open(t, s, filepath.Join(id, "sample.jsonl")), 3
	for r, err := records.Next(); err == nil; r, err = records.Next() {
		if r.Malformed != nil {
			continue
		}
		for i, item := range append([]ir.Item{{ID: "_id"}}, s.Items...) {
			setAnswer(t, book, cell(t, i+1, row), r.Get(item.ID))
		}
		row++
	}
	var data bytes.Buffer
	require.NoError(t, book.Write(&data))
	opened, err := workbook.Open(bytes.NewReader(data.Bytes()), int64(data.Len()), nil)
	require.NoError(t, err)
	sheet, err := answers.NewSheet(opened, "", s)
	require.NoError(t, err)
	return sheet
}

func cell(t *testing.T, column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	require.NoError(t, err)
	return name
}

var monthAndDay = regexp.MustCompile(`^([1-9]|1[0-2])-([1-9]|[12][0-9])$`)

func setHead(t *testing.T, book *excelize.File, item ir.Item, column, day int) {
	at := cell(t, column, 2)
	if m := monthAndDay.FindStringSubmatch(item.ID); m != nil {
		date, err := time.Parse("2006-1-2", "2026-"+item.ID)
		require.NoError(t, err)
		require.NoError(t, book.SetCellValue("Sheet1", at, date))
		require.NoError(t, book.SetCellStyle("Sheet1", at, at, day))
		return
	}
	head := item.ID
	if ir.Numbered(item.ID) {
		head = "第" + strings.ReplaceAll(item.ID, "-", "—") + "题 " + item.Text
		if item.Unit != "" {
			head += "（" + item.Unit + "）"
		}
	}
	require.NoError(t, book.SetCellValue("Sheet1", at, head))
}

func setAnswer(t *testing.T, book *excelize.File, at string, v answers.Value) {
	switch v.Kind {
	case answers.Null:
	case answers.Number:
		require.NoError(t, book.SetCellValue("Sheet1", at, v.Num))
	case answers.List:
		marks := ""
		for _, code := range v.List {
			marks += fmt.Sprint(code.Num, "、")
		}
		require.NoError(t, book.SetCellValue("Sheet1", at, marks))
	default:
		if date, err := time.Parse(time.DateOnly, v.Str); err == nil {
			require.NoError(t, book.SetCellValue("Sheet1", at, date))
			return
		}
		require.NoError(t, book.SetCellValue("Sheet1", at, v.Str))
	}
}

func ofAnyFile(findings []validate.Finding) []validate.Finding {
	var list []validate.Finding
	for _, f := range findings {
		f.Row, f.Cell = 0, ""
		if f.Code == "malformed" {
			f.Record, f.Message = "", ""
		}
		if f.Code != "unknown" {
			list = append(list, f)
		}
	}
	return list
}

// TestSamplesShowEveryCode holds the samples to their purpose: each code of a finding, each rule.
func TestSamplesShowEveryCode(t *testing.T) {
	codes := map[string]bool{}
	for _, id := range surveys.IDs {
		rules := map[string]bool{}
		for _, f := range check(t, id, "sample.jsonl") {
			codes[string(f.Code)], rules[f.Rule] = true, true
		}
		for _, rule := range compile(t, id).Rules {
			assert.True(t, rules[rule.Name], "%s: nothing breaks %s", id, rule.Name)
		}
	}
	for _, code := range strings.Fields("required skipped type option range assert unknown duplicate malformed") {
		assert.True(t, codes[code], "nothing draws %s", code)
	}
}

// TestSamplesAreSynthetic: no resident id number in them can be anybody's.
func TestSamplesAreSynthetic(t *testing.T) {
	for _, id := range surveys.IDs {
		records := open(t, compile(t, id), filepath.Join(id, "sample.jsonl"))
		for r, err := records.Next(); err == nil; r, err = records.Next() {
			if r.Malformed == nil {
				assert.Regexp(t, `^999999\d{11}[\dX]$`, r.Get("head_id").Str, r.Name)
			}
		}
	}
}

func check(t *testing.T, id, sample string) []validate.Finding {
	t.Helper()
	survey := compile(t, id)
	return findings(t, survey, open(t, survey, filepath.Join(id, sample)))
}

func findings(t *testing.T, survey *ir.Survey, records answers.Reader) []validate.Finding {
	t.Helper()
	p, err := program.New(survey)
	require.NoError(t, err)
	var findings []validate.Finding
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		findings = append(findings, f)
		return nil
	})
	require.NoError(t, b.Check("", records))
	assert.GreaterOrEqual(t, b.Summary().Records, 298)
	return findings
}

func open(t *testing.T, s *ir.Survey, path string) answers.Reader {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	if filepath.Ext(path) == ".jsonl" {
		return answers.NewJSONL(bytes.NewReader(data))
	}
	table, err := answers.NewCSV(bytes.NewReader(data), s)
	require.NoError(t, err)
	return table
}

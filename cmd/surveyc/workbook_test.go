package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/translation"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// forTranslator is the workbook of a survey with texts that a spreadsheet could take for something else.
func forTranslator(t *testing.T) *excelize.File {
	s := &ir.Survey{IR: ir.Version, ID: "s", Title: "=1+1 是几", Items: []ir.Item{
		{ID: "1", Section: -1, Text: "@甲 <b>&amp;", Unit: "+米", Domain: ir.Domain{Kind: ir.Text}},
		{ID: "2", Section: -1, Text: "{1}的年龄", Note: "2020年1月", Domain: ir.Domain{Kind: ir.Text}},
	}}
	entries := translation.Sheet(s, []translation.Row{{Place: "survey", Text: "=1+1 是几", Says: "=1+1 what"}, {Place: "1", Text: "旧", Says: "Old"}})
	data, err := (&app{lang: catalogue.ZH}).translatorsWorkbook(&translation.Language{Code: "en", Name: "English"}, entries)
	require.NoError(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	return f
}

func TestTranslatorsWorkbook(t *testing.T) {
	f := forTranslator(t)
	rows, err := f.GetRows("en")
	require.NoError(t, err)
	assert.Equal(t, [][]string{
		{"位置 place", "原文 text", "译文 translation", "状态 status", "备注 remark"},
		{"survey", "=1+1 是几", "=1+1 what", "已译"},
		{"1", "@甲 <b>&amp;", "", "原文改过", "原来是“旧”，译作“Old”"},
		{"1 unit", "+米", "", "未译"},
		{"2", "{1}的年龄", "", "未译", "译文里也要有 {1}"},
		{"2 note", "2020年1月", "", "未译"},
	}, rows)
	for _, cell := range []string{"B2", "C2", "B3", "B4"} {
		formula, err := f.GetCellFormula("en", cell)
		require.NoError(t, err)
		assert.Empty(t, formula, cell)
		kind, err := f.GetCellType("en", cell)
		require.NoError(t, err)
		assert.Equal(t, excelize.CellTypeSharedString, kind, cell)
	}
	for cell, locked := range map[string]bool{"A3": true, "B3": true, "C3": false, "D3": true, "B1": true} {
		id, err := f.GetCellStyle("en", cell)
		require.NoError(t, err)
		style, err := f.GetStyle(id)
		require.NoError(t, err)
		assert.Equal(t, locked, style.Protection.Locked, cell)
		assert.True(t, style.Alignment.WrapText, cell)
	}
	protection, err := f.GetSheetProtection("en")
	require.NoError(t, err)
	assert.Empty(t, protection.Password)
	advice, err := f.GetRows("说明 guide")
	require.NoError(t, err)
	assert.Equal(t, "译成：English", advice[0][0])
}

// What a translator types comes back: a number, a line broken within a cell.
func TestFilledWorkbookIsRead(t *testing.T) {
	f := forTranslator(t)
	require.NoError(t, f.SetCellValue("en", "C3", 42))
	require.NoError(t, f.SetCellStr("en", "C4", " metres\nof cloth "))
	require.NoError(t, f.SetCellStr("en", "C5", "the age of {1}"))
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	rows, err := readWorkbook(b.Bytes())
	require.NoError(t, err)
	assert.Equal(t, "42", rows[2][2])
	assert.Equal(t, " metres of cloth ", rows[3][2], "on one line")
	assert.Equal(t, "the age of {1}", rows[4][2])
}

// A workbook that unpacks without end is refused.
func TestHostileWorkbooks(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, forTranslator(t).Write(&b))
	whole := b.Bytes()
	_, err := readWorkbook(whole[:len(whole)/2])
	assert.Error(t, err)
	_, err = readWorkbook(inflated(t, whole))
	assert.Error(t, err)
}

// inflated is a workbook whose sheet is blanks, far more than a workbook may hold.
func inflated(t *testing.T, workbook []byte) []byte {
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	require.NoError(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		require.NoError(t, err)
		w, err := out.Create(f.Name)
		require.NoError(t, err)
		_, err = io.Copy(w, r)
		require.NoError(t, err)
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			_, err = io.CopyN(w, blanks{}, mostUnpacked+1)
			require.NoError(t, err)
		}
	}
	require.NoError(t, out.Close())
	return b.Bytes()
}

type blanks struct{}

func (blanks) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// TestEveryPlaceOfTheQuestionnairesIsExported: as many rows as there are texts to translate, none twice.
func TestEveryPlaceOfTheQuestionnairesIsExported(t *testing.T) {
	result, err := compiler.Load(os.DirFS("../.."), "surveys/jdlk/jdlk.survey")
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, e := range translation.Sheet(result.Survey, nil) {
		assert.False(t, seen[e.Text], e.Text)
		seen[e.Text] = true
	}
	result.Survey.EachText(func(place string, text *string) {
		if *text != "%" {
			assert.True(t, seen[*text], "%s %s", place, *text)
		}
	})
}

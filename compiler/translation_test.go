package compiler_test

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/translation"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

const spoken = `survey s "问卷"
  source "通知"
language en "English" from "s.en.csv"
choices 是否
  option ① "是"
  option ② "否"
question 1 "户主姓名" text
question 2 "{1}家有井吗" 是否
question 3 "{1}家有车吗" 是否 note "不含{1}借的"
  assert warn well "有井无车" if 2 == ① and 3 == ②
`

// whole is a complete translation of spoken.
const whole = `place,text,translation
survey,问卷,Survey
survey source,通知,Notice
1,户主姓名,Head
2,{1}家有井吗,Has {1} a well
2 ①,是,Yes
2 ②,否,No
3,{1}家有车吗,Has {1} a car
3 note,不含{1}借的,Not what {1} borrowed
assert well,有井无车,"A well, no car"
`

func tableOf(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i := range row {
			row[i] = translation.Guarded(row[i])
		}
		_ = w.Write(row)
	}
	w.Flush()
	return b.String()
}

// listed are entries without their places in files.
func listed(entries []translation.Entry) (list []string) {
	for _, e := range entries {
		list = append(list, fmt.Sprint(e.Place, "|", e.Text, "|", e.Says, "|", e.Status, "|", e.Was, "|", e.Places, e.Inserts))
	}
	return list
}

func translated(t *testing.T, survey, table string) compiler.Result {
	t.Helper()
	fsys := fstest.MapFS{"town/s.survey": {Data: []byte(survey)}}
	if table != "" {
		fsys["town/s.en.csv"] = &fstest.MapFile{Data: []byte(table)}
	}
	result, err := compiler.Load(fsys, "town/s.survey")
	require.NoError(t, err)
	return result
}

// wording lists every text in the language, with its place.
func wording(t *testing.T, r compiler.Result, code string) map[string]string {
	s, ok := r.Survey.In(code)
	require.True(t, ok)
	require.NoError(t, s.Validate())
	says := map[string]string{}
	s.EachText(func(place string, text *string) { says[place] = *text })
	return says
}

func TestTranslation(t *testing.T) {
	r := translated(t, spoken, whole)
	require.Empty(t, said(r))
	assert.Equal(t, map[string]string{
		"survey": "Survey", "survey source": "Notice", "1": "Head", "2": "Has {1} a well", "2 ①": "Yes", "2 ②": "No",
		"3": "Has {1} a car", "3 note": "Not what {1} borrowed", "3 ①": "Yes", "3 ②": "No", "assert well": "A well, no car",
	}, wording(t, r, "en"))
	_, ok := r.Survey.In("fr")
	assert.False(t, ok)
	assert.Equal(t, "是", r.Survey.Items[1].Domain.Options[0].Text, "the survey itself stays as it is")
}

// What is missing, outdated or unlike is told, and not used.
func TestIncompleteTranslations(t *testing.T) {
	for _, c := range []struct {
		name     string
		survey   string
		table    string
		want     []string
		says     string // at place
		place    string
		warnings []string
	}{
		{"a text is missing", spoken, strings.Replace(whole, "否,No", "否,", 1), []string{"town/s.survey:3:1 W901"}, "否", "3 ②",
			[]string{"“English”还没有译完，共 9 条文字：1 条没有译文（2 ②）"}},
		{"the text has changed", strings.Replace(spoken, "户主姓名", "户主的姓名", 1), whole, []string{"town/s.survey:3:1 W901"}, "户主的姓名", "1",
			[]string{"“English”还没有译完，共 9 条文字：1 条的原文改过（1）"}},
		{"a list has changed", strings.Replace(spoken, "是\"", "有\"", 1), whole, []string{"town/s.survey:3:1 W901"}, "有", "3 ①",
			[]string{"“English”还没有译完，共 9 条文字：1 条的原文改过（2 ①）"}},
		{"the text moved", strings.ReplaceAll(spoken, "是\"", "否！\""), strings.ReplaceAll(whole, "2 ①,是", "9,否！"), nil, "Yes", "3 ①", nil},
		{"another place has it", strings.Replace(spoken, "户主姓名", "通知", 1), whole, nil, "Notice", "1", nil},
		{"one place says it otherwise", spoken, whole + "3 ②,否,None\n", nil, "None", "3 ②", nil},
		{"… in front", spoken, strings.Replace(whole, "survey,", "3 ②,否,None\nsurvey,", 1), nil, "No", "2 ②", nil},
		{"no place", spoken, strings.ReplaceAll(strings.ReplaceAll(whole, "2 ①,", ","), "2 ②,", ","), nil, "Yes", "3 ①", nil},
		{"an insertion is left out", spoken, strings.Replace(whole, "Has {1} a well", "Is there a well", 1), []string{"town/s.en.csv:5:11 W903"}, "{1}家有井吗", "2",
			[]string{"2 的译文里插入的答案和原文“{1}家有井吗”不一样，译文没有用"}},
		{"… put in", spoken, strings.Replace(whole, ",Head", ",Head {2}", 1), []string{"town/s.en.csv:4:8 W903"}, "户主姓名", "1", nil},
		{"… twice", spoken, strings.Replace(whole, "Has {1} a well", "{1}: has {1} a well", 1), []string{"town/s.en.csv:5:11 W903"}, "{1}家有井吗", "2", nil},
		{"… of no item", spoken, strings.Replace(whole, "Head", "Head {name}", 1), nil, "Head {name}", "1", nil},
		{"… with another dash", strings.ReplaceAll(strings.ReplaceAll(spoken, "question 1 ", "question 1-1 "), "{1}", "{1—1}"), strings.ReplaceAll(strings.ReplaceAll(whole, "1,户", "1-1,户"), "{1}", "{1－1}"), nil, "Has {1-1} a car", "3", nil},
		{"much too long", spoken, strings.Replace(whole, ",Head", ","+strings.Repeat("Head", 300), 1), []string{"town/s.en.csv:4:8 W904"}, "户主姓名", "1", nil},
		{"other blanks", strings.Replace(spoken, "户主姓名", " 户主　 姓名 ", 1), strings.Replace(whole, "户主姓名", "户主 姓名", 1), nil, "Head", "1", nil},
		{"no file", spoken, "", []string{"town/s.survey:3:28 W902"}, "是", "3 ①", nil},
		{"only a head", spoken, "原文;译文\n", []string{"town/s.survey:3:1 W901"}, "是", "3 ①",
			[]string{"“English”还没有译完，共 9 条文字：9 条没有译文（survey、survey source、1 …）"}},
		{"heads as exported, lines broken", spoken, "位置 place\t原文 text\t译文 translation\t状态 status\n1\t户主姓名\t\"Head of\r\nhousehold\"\t\n", []string{"town/s.survey:3:1 W901"}, "Head of household", "1", nil},
		{"formulas are guarded", strings.Replace(spoken, "户主姓名", "=姓名", 1), strings.Replace(whole, "户主姓名,Head", "'=姓名,'@Head", 1), nil, "@Head", "1", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := translated(t, c.survey, c.table)
			assert.Equal(t, c.want, said(r))
			assert.Equal(t, c.says, wording(t, r, "en")[c.place])
			for i, message := range c.warnings {
				assert.Equal(t, message, r.Diagnostics[i].Message(catalogue.ZH))
			}
		})
	}
}

func TestWrongLanguages(t *testing.T) {
	for _, c := range []struct {
		name, survey, table string
		want                []string
	}{
		{"no code", strings.Replace(spoken, "language en", "language 英语", 1), whole, []string{"town/s.survey:3:10 E901"}},
		{"twice", strings.Replace(spoken, "choices", "语言 en “英语” 来自 「s.en.csv」\nchoices", 1), whole, []string{"town/s.survey:4:4 E902"}},
		{"elsewhere", strings.Replace(spoken, "s.en.csv", "../s.en.csv", 1), whole, []string{"town/s.survey:3:28 E903"}},
		{"a workbook", strings.Replace(spoken, "s.en.csv", "s.en.xlsx", 1), whole, []string{"town/s.survey:3:28 E903"}},
		{"no text", spoken, "place,text,translation\n1,\xff\xff,x\n", []string{"town/s.survey:3:28 E905"}},
		{"no head", spoken, "1,户主姓名,Head\n", []string{"town/s.en.csv:1:1 E908"}},
		{"quotes", spoken, whole + "\"x,y\n", []string{"town/s.en.csv:12:1 E909"}},
		{"too large", spoken, strings.Repeat(" ", 16<<20) + whole, []string{"town/s.survey:3:28 E906"}},
		{"no from", strings.Replace(spoken, ` from "s.en.csv"`, "", 1), whole, []string{"town/s.survey:3:22 E290"}},
		{"no file behind from", strings.Replace(spoken, ` "s.en.csv"`, "", 1), whole, []string{"town/s.survey:3:27 E221"}},
		{"with other mistakes", spoken + "question 4 \"x\" nothing\n", "a\n", []string{"town/s.en.csv:1:1 E908", "town/s.survey:11:16 E307"}},
		{"misspelt", strings.Replace(spoken, "language", "langauge", 1), whole, []string{"town/s.survey:3:1 E214"}},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, said(translated(t, c.survey, c.table))) })
	}
}

// The word means a language only where all that belongs to one follows it.
func TestLanguageIsNoReservedWord(t *testing.T) {
	assert.Empty(t, codes(`survey s "s"
  language "zh"
choices language
  option ① "汉语"
  option ② "藏语"
choices 语言
  option ① "汉语"
question language "会哪些语言" language multi unit "种"
question 语言 "家里说" 语言 note "多数时候" optional
question 3 "说明" text
  assert warn language "请核对" if count(language) > 1 and 语言 == ①
  ask if language has ②
`))
	assert.Empty(t, said(translated(t, strings.Replace(spoken, `language en "English" from`, `语言en "English" 来自`, 1), whole)), "a blank was forgotten")
	assert.Empty(t, said(translated(t, strings.Replace(spoken, `language en "English" from`, `语言：en "English" from`, 1), whole))[1:], "a colon is too much")
}

func TestLanguagesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 21 {
		fmt.Fprintf(&b, "language a%c \"%d\" from \"none.csv\"\n", 'a'+i, i)
	}
	r := translated(t, strings.Replace(spoken, "choices", b.String()+"choices", 1), whole)
	assert.Equal(t, []string{"town/s.survey:23:10 E911", "town/s.survey:24:10 E911"}, errorsOf(r))
}

func errorsOf(r compiler.Result) (list []string) {
	for _, d := range said(r) {
		if strings.Contains(d, " E") {
			list = append(list, d)
		}
	}
	return list
}

func TestLanguagesAreDeclaredInTheMainFile(t *testing.T) {
	fsys := fstest.MapFS{
		"s.survey":    {Data: []byte("survey s \"s\"\ninclude \"part.survey\" prefix w\n")},
		"part.survey": {Data: []byte("language en \"English\" from \"s.en.csv\"\nquestion 1 \"x\" text\n")},
	}
	r, err := compiler.Load(fsys, "s.survey")
	require.NoError(t, err)
	assert.Equal(t, []string{"part.survey:1:10 E910"}, said(r))
}

// A translator's table, filled in or not, comes back as what it was: reading what Table writes gives the same entries.
func TestTablesComeBack(t *testing.T) {
	for _, c := range []struct{ name, survey, table string }{
		{"complete", spoken, whole},
		{"none", spoken, "text,translation\n"},
		{"outdated", strings.Replace(spoken, "是\"", "有\"", 1), whole},
		{"of one place", spoken, whole + "3 ②,否,None\n"},
		{"unlike", spoken, strings.Replace(whole, "Has {1} a well", "Is there a well", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := translated(t, c.survey, c.table)
			entries := translation.Sheet(r.Survey, r.Languages[0].Rows)
			again := translated(t, c.survey, tableOf(translation.Table(entries)))
			assert.Equal(t, listed(entries), listed(translation.Sheet(again.Survey, again.Languages[0].Rows)))
			assert.Equal(t, r.Survey.Languages, again.Survey.Languages)
		})
	}
}

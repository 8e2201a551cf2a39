package report_test

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/report"
	"github.com/surveyc/surveyc/runtime/validate"
)

func form(t *testing.T) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("t.survey", `survey form "一份问卷"
choices villages
  option ① "东村"
  option ② "西村"
question village "村" villages
question 1 "家庭人口" integer 1..30 unit "人"
  assert warn many "“{name}”户人口偏多" if 1 > 9.0
question name "户主姓名" text
question id "身份证号码" resident_id optional
`))
	require.Empty(t, result.Diagnostics)
	return result.Survey
}

// table has a title, an item under another name, an unknown column, and mistakes of all kinds.
const table = `甲镇登记表,,,,
村,1 家庭人口（人）,户主姓名,身份证号码,备注
东村,99,王,,
②,12,=SUM(A1),110101199001011237,<img>
①,3,李 13800138000,,
②,3,"x
东村,,,,
`

// checked reads input as a file of that name, and has what was found told to observers.
func checked(t *testing.T, s *ir.Survey, input string, observers ...report.Observer) *batch.Summary {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	w := &report.Watcher{Observers: observers}
	b := batch.New(p, catalogue.ZH, w.Finding)
	require.NoError(t, b.Check("", w.Reader("甲镇.csv", reader(t, s, input))))
	require.NoError(t, w.Settle())
	return b.Summary()
}

func reader(t *testing.T, s *ir.Survey, input string) answers.Reader {
	t.Helper()
	if strings.HasPrefix(input, "{") {
		return answers.NewJSON(strings.NewReader(input))
	}
	r, err := answers.NewCSV(strings.NewReader(input), s)
	require.NoError(t, err)
	return r
}

func tallies(t *testing.T, s *ir.Survey, keys ...string) []*report.Tally {
	t.Helper()
	var list []*report.Tally
	for _, key := range keys {
		tally, ok := report.NewTally(s, catalogue.ZH, key)
		require.True(t, ok, key)
		list = append(list, tally)
	}
	return list
}

// written is a workbook about input, opened again.
func written(t *testing.T, input string) *excelize.File {
	t.Helper()
	s := form(t)
	list := tallies(t, s, "村")
	b, err := report.NewBook(s, catalogue.ZH, []string{"甲镇.csv"}, list, nil, false)
	require.NoError(t, err)
	summary := checked(t, s, input, list[0], b)
	var data bytes.Buffer
	require.NoError(t, b.Write(&data, summary))
	require.NoError(t, b.Close())
	opened, err := excelize.OpenReader(&data)
	require.NoError(t, err)
	return opened
}

// TestBook: the rows stand where they stood, faulty cells are coloured and say why, the findings lead to them.
func TestBook(t *testing.T) {
	book := written(t, table)
	require.Equal(t, []string{"甲镇.csv", "汇总", "问题"}, book.GetSheetList())
	rows, err := book.GetRows("甲镇.csv")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"甲镇登记表"}, {"村", "1 家庭人口（人）", "户主姓名", "身份证号码", "备注"}, {"东村", "99", "王"},
		{"②", "12", "=SUM(A1)", "110101199001011237", "<img>"}, {"①", "3", "李 13800138000"}, nil, {"东村"}}, rows)
	formula, err := book.GetCellFormula("甲镇.csv", "C4")
	require.NoError(t, err)
	assert.Empty(t, formula, "a text stays one")

	assert.Equal(t, map[string]string{
		"E2": "FFEB9C 【提醒】表头里的“备注”不是问卷的题号或题目，这一列没有检查",
		"B3": "FFC7CE 【必改】超出范围，应为 1～30",
		"B4": "FFEB9C 【提醒】“=SUM(A1)”户人口偏多",
		"A6": "FFC7CE 【必改】这一行读不出来：引号不成对。单元格里有引号时，整格用引号括起来，里面的每个引号写两遍",
		"B7": "FFC7CE 【必改】应答未答",
		"C7": "FFC7CE 【必改】应答未答",
	}, commented(t, book, "甲镇.csv"))

	findings, err := book.GetRows("问题")
	require.NoError(t, err)
	require.Len(t, findings, 7)
	assert.Equal(t, []string{"2", "东村", "甲镇.csv", "3", "B3", "3", "1 家庭人口", "必改", "超出范围，应为 1～30"}, findings[2])
	leads, target, err := book.GetCellHyperLink("问题", "E3")
	require.NoError(t, err)
	assert.True(t, leads)
	assert.Equal(t, "'甲镇.csv'!B3", target)

	summary, err := book.GetRows("汇总")
	require.NoError(t, err)
	assert.Contains(t, summary, []string{"共 5 条记录：没有问题 1 条，只有提醒 1 条，必须改 3 条"})
	assert.Contains(t, summary, []string{"东村", "3", "1", "0", "2", "", "1", "1", "1"})
}

// TestBookAdvises: what to ask again stands beside the first finding that blocks the record.
func TestBookAdvises(t *testing.T) {
	s := form(t)
	b, err := report.NewBook(s, catalogue.ZH, []string{"甲镇.csv"}, nil, nil, true)
	require.NoError(t, err)
	summary := checked(t, s, "村,1,name\n东村,99,\n东村,12,李\n东村,0,王\n", adviser{b}, b)
	var data bytes.Buffer
	require.NoError(t, b.Write(&data, summary))
	require.NoError(t, b.Close())
	book, err := excelize.OpenReader(&data)
	require.NoError(t, err)
	rows, err := book.GetRows("问题")
	require.NoError(t, err)
	var advice []string
	for _, row := range rows {
		advice = append(advice, strings.Join(row[min(len(row), 10):], " "))
	}
	assert.Equal(t, []string{"建议再问", "=再问 2", "", "", "=再问 4"}, advice)
}

// TestBookSaysWhatItLeftOut: cells beyond those that get a comment are coloured, and the summary says where to look.
func TestBookSaysWhatItLeftOut(t *testing.T) {
	s := form(t)
	b, err := report.NewBook(s, catalogue.ZH, []string{"甲镇.csv"}, nil, nil, false)
	require.NoError(t, err)
	b.MostComments(2)
	summary := checked(t, s, "村,1,name\n东村,99,王\n东村,98,李\n东村,97,赵\n", b)
	var data bytes.Buffer
	require.NoError(t, b.Write(&data, summary))
	require.NoError(t, b.Close())
	book, err := excelize.OpenReader(&data)
	require.NoError(t, err)
	assert.Len(t, commented(t, book, "甲镇.csv"), 2)
	style, err := book.GetCellStyle("甲镇.csv", "B4")
	require.NoError(t, err)
	assert.NotZero(t, style)
	rows, err := book.GetRows("汇总")
	require.NoError(t, err)
	assert.Contains(t, rows, []string{"批注只写了最前面的 2 格；后面 1 格只上了颜色，哪里不对，“问题”表里都写着"})
}

// adviser advises on each record that something blocks.
type adviser struct{ book *report.Book }

func (a adviser) Observe(_ string, _ answers.Reader, r *answers.Record, found []validate.Finding) error {
	if validate.Blocks(found) {
		a.book.Advise(fmt.Sprint("=再问 ", r.Row))
	}
	return nil
}

// commented lists the comments of a sheet, with the colours of their cells.
func commented(t *testing.T, book *excelize.File, sheet string) map[string]string {
	t.Helper()
	comments, err := book.GetComments(sheet)
	require.NoError(t, err)
	found := map[string]string{}
	for _, c := range comments {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		id, err := book.GetCellStyle(sheet, c.Cell)
		require.NoError(t, err)
		style, err := book.GetStyle(id)
		require.NoError(t, err)
		colour := "FFEB9C" // of a head, which keeps its own
		if len(style.Fill.Color) > 0 && style.Fill.Color[0] != "EDEDED" {
			colour = style.Fill.Color[0]
		}
		found[c.Cell] = colour + " " + text
	}
	return found
}

// TestBookOfRecords: records of JSON get a header by which they can be read again, with the same findings.
func TestBookOfRecords(t *testing.T) {
	lines := `{"_id":"a","village":1,"1":99,"name":"王"}` + "\n" + `{"_id":"b","village":2,"1":3,"name":"-李","_x":{"y":1},"z":1}` + "\n{\n"
	book := written(t, lines)
	rows, err := book.GetRows("甲镇.csv")
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"_id", "村", "1 家庭人口", "户主姓名", "身份证号码", "_survey", "_version", "_overrides", "_问卷外的内容"}, {"a", "1", "99", "王"}, {"b", "2", "3", "-李", "", "", "", "", "[_x={\"y\":1} z=1]"}}, rows[:3])
	assert.Len(t, commented(t, book, "甲镇.csv"), 3)
}

// TestTally counts by what a record bears, by the words of an option.
func TestTally(t *testing.T) {
	s := form(t)
	list := tallies(t, s, "村", "_team")
	checked(t, s, table, list[0], list[1])
	var got []string
	for _, g := range list[0].Groups() {
		got = append(got, strings.Join([]string{g.Name, string(rune('0' + g.Records)), string(rune('0' + g.Blocked)), string(rune('0' + g.Warned)), string(rune('0' + g.Clean))}, " "))
	}
	assert.Equal(t, []string{"东村 3 2 0 1", "（没有填） 1 1 0 0", "西村 1 0 1 0"}, got)
	assert.Equal(t, list[:1], report.Telling(list), "nobody says who filled it in")
	assert.Equal(t, []string{"village", "_enumerator", "_team"}, report.Guess(s))
	_, ok := report.NewTally(s, catalogue.ZH, "乡")
	assert.False(t, ok)
}

var rosters = []struct{ name, list, keys string }{
	{"by resident id number", "户主姓名,身份证号码\n甲,110101199001011237\n乙,11010119900101123x\n丙,110101199001011253\n", "id"},
	{"by all of its items", "村,户主姓名\n东村,王\n东村,甲\n②,=SUM(A1)\n", "village name"},
}

// TestRoster: who was not visited, who twice, who is not on the list.
func TestRoster(t *testing.T) {
	s := form(t)
	for _, c := range rosters {
		r, ok, err := report.ReadRoster(s, reader(t, s, c.list))
		require.NoError(t, err)
		require.True(t, ok)
		assert.Equal(t, c.keys, strings.Join(r.Keys, " "), c.name)
		checked(t, s, table, r)
		checked(t, s, table, r)
		assert.Equal(t, 3, r.Len(), c.name)
		strangers, n := r.Unlisted()
		assert.Len(t, strangers, n)
		assert.Equal(t, 3, len(r.Missing())+len(r.Twice()), c.name)
		assert.NotEmpty(t, r.Twice(), c.name)
		assert.Equal(t, "甲镇.csv", strangers[0].File)
	}
}

func page(t *testing.T, show bool) string {
	t.Helper()
	s := form(t)
	list := tallies(t, s, "村")
	p := report.NewPage(s, catalogue.ZH, list, nil, show)
	summary := checked(t, s, table, list[0], p)
	var data bytes.Buffer
	require.NoError(t, p.Write(&data, summary, "今天，110101199001011237"))
	return data.String()
}

// TestPage: what stands in answers is no markup and, unless asked for, does not show.
func TestPage(t *testing.T) {
	masked, shown := page(t, false), page(t, true)
	assert.NotContains(t, masked, "SUM(A1)")
	assert.NotContains(t, masked, "110101199001011237")
	assert.Contains(t, shown, "“=SUM(A1)”户人口偏多")
	assert.Contains(t, shown, "110101199001011237")
	for _, external := range []string{"http:", "https:", "src=", "<img"} {
		assert.NotContains(t, masked, external)
	}
}

// TestPageInBrowser: under its own policy the page has its style, and its tables sort.
func TestPageInBrowser(t *testing.T) {
	tab := newTab(t)
	path := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(path, []byte(page(t, false)), 0o600))
	require.NoError(t, chromedp.Do(tab, chromedp.Navigate((&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String())))
	script := func(code string) string {
		text, err := chromedp.Run(tab, chromedp.Evaluate[string](code))
		require.NoError(t, err)
		return text
	}
	assert.Equal(t, "rgb(192, 57, 43)", script(`getComputedStyle(document.querySelector("svg rect.block")).fill`))
	column := `[...document.querySelectorAll("table.sortable")[1].tBodies[0].rows].map(r => r.cells[1].textContent).join(" ")`
	assert.Equal(t, "3 1 1", script(column))
	click := `document.querySelectorAll("table.sortable")[1].querySelectorAll("th button")[1].click(); `
	assert.Equal(t, "3 1 1", script(click+column), "the most first")
	assert.Equal(t, "1 1 3", script(click+column))
}

// newTab is an empty tab. Without Chromium the test is skipped, but fails on CI.
func newTab(t *testing.T) context.Context {
	t.Helper()
	if _, err := exec.LookPath("chromium"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("chromium is not installed")
		}
		t.Skip("chromium is not installed")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	limited, end := context.WithTimeout(ctx, time.Minute)
	t.Cleanup(end)
	return limited
}

package codebook_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/codebook"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/surveys"
)

const household = `survey household "住户表"
  version "2021"
choices level option 1 "满意" option 2 "不满意"
section one "基本情况"
question size "家里有几口人" integer 1..30 unit "人" was persons locked
question 1 "是否参保" refused dontknow
  option ① "是"
  option ② "否"
  option 30 "说不清" exclusive
  skip goto 3 if 1 == ①
question 2 "没有参保的原因" multi 1..2 shuffle
  option ① "外地参保"
  option ② "{size}口人，负担不起" if size > 2.0
  option ③ "其他" specify
  assert block one-size "一口人不应负担不起" if 2 has ② and size == 1.0
question 3 "年收入" number 0.. unit "元" note "不含补贴"
  default size * 1000.0 if size > 1.0
  assert warn low "收入很低，请核对" from version "2021" if 3 < 100.0
section two "成员"
repeat members "成员" times size
  question name "姓名" text 2..20
  question age "{name}的年龄" integer 0..120
    ask if 1 == ②
endrepeat
compute mean "平均年龄" unit "岁" as sum(members, age) / count(members)
matrix views "对服务是否满意" level
  row water "供水"
  row road "修路"
closing "签名"
question signed "签名" signature
`

// All that the page says of a small survey, without its marks. UPDATE=1 writes it anew.
func TestHousehold(t *testing.T) {
	for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
		got := said(page(t, compile(t, household), lang))
		golden := fmt.Sprintf("testdata/household.%s.txt", lang)
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		assert.Equal(t, string(want), got)
	}
}

var (
	hidden = regexp.MustCompile(`(?s)<style>.*?</style>`)
	breaks = regexp.MustCompile(`</(?:p|h1|h2|h3|li|dd|td|th)>`)
	parts  = regexp.MustCompile(`</b><span>|</span><span>|</bdi><bdi>`)
	terms  = regexp.MustCompile(`</dt>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
	blanks = regexp.MustCompile(`\s*\n\s*`)
)

// said is the text of a page, a line each.
func said(page string) string {
	text := terms.ReplaceAllString(parts.ReplaceAllString(breaks.ReplaceAllString(hidden.ReplaceAllString(page, ""), "\n"), " · "), ": ")
	return strings.TrimSpace(blanks.ReplaceAllString(html.UnescapeString(tag.ReplaceAllString(text, "")), "\n")) + "\n"
}

func TestEverySurvey(t *testing.T) {
	for _, id := range surveys.IDs {
		result, err := compiler.Load(surveys.Files, surveys.Path(id))
		require.NoError(t, err)
		holds(t, result.Survey)
	}
	for _, name := range []string{"clinic", "farm", "roster", "water"} {
		result, err := compiler.Load(os.DirFS("../../../surveys/examples/"+name), name+".survey")
		require.NoError(t, err)
		holds(t, result.Survey)
	}
	for seed := range uint64(60) {
		d := records.NewDice(seed)
		text := [...]func(records.Dice) string{records.Dice.Survey, records.Dice.Repeats}[seed%2](d)
		if holds(t, compile(t, text)); t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, text)
		}
	}
}

var (
	place = regexp.MustCompile(` id="([^"]*)"`)
	link  = regexp.MustCompile(` href="#([^"]*)"`)
	item  = regexp.MustCompile(` data-item="([^"]*)"`)
)

// holds tries everything that a codebook must be.
func holds(t *testing.T, s *ir.Survey) {
	t.Helper()
	text := page(t, s, catalogue.ZH)
	assert.Equal(t, text, page(t, s, catalogue.ZH), "the same bytes")
	var ids []string
	for i := range s.Items {
		ids = append(ids, s.Items[i].ID)
	}
	assert.Equal(t, ids, found(item, text), "every item once, in order")
	places := found(place, text)
	assert.Len(t, places, len(set(places)), "no place twice")
	assert.Subset(t, places, found(link, text), "every link leads somewhere")

	data := workbook(t, s)
	assert.True(t, bytes.Equal(data, workbook(t, s)), "the same bytes")
	sheets := read(t, data)
	assert.Equal(t, ids, column(sheets["题项"], 0))
	options := 0
	for i := range s.Items {
		options += len(s.Items[i].Domain.Options)
	}
	assert.Len(t, sheets["选项"], options+1)
	assert.Len(t, sheets["校验"], len(s.Rules)+1)
}

func found(re *regexp.Regexp, text string) []string {
	var list []string
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		unescaped := html.UnescapeString(m[1])
		if strings.Contains(m[1], "%") {
			unescaped = unquoted(unescaped)
		}
		list = append(list, unescaped)
	}
	return list
}

var quoted = regexp.MustCompile(`(?:%[0-9a-f]{2})+`)

// unquoted is a fragment as a browser reads it.
func unquoted(text string) string {
	return quoted.ReplaceAllStringFunc(text, func(q string) string {
		var b []byte
		for i := 0; i < len(q); i += 3 {
			var x byte
			_, _ = fmt.Sscanf(q[i+1:i+3], "%02x", &x)
			b = append(b, x)
		}
		return string(b)
	})
}

func set(list []string) map[string]bool {
	m := map[string]bool{}
	for _, s := range list {
		m[s] = true
	}
	return m
}

// What would do harm if it were taken for anything but text.
var hostile = []string{
	`</style><script>alert(1)</script>`, `<img src=x onerror="alert(1)">`, `"' onfocus=alert(1) autofocus x="`, `{{.Policy}}`, "%[1]s %d %%",
	`=HYPERLINK("http://example.com","x")`, "+1+1", "-1", "@SUM(A1)", "\t=1", "&lt;b&gt; &amp;", "\u202Eتنعكس\u2066", strings.Repeat("很长的题目", 9000),
}

func TestTextsAreText(t *testing.T) {
	want := tags(page(t, textOf(t, "文字"), catalogue.ZH))
	for _, words := range hostile {
		s := textOf(t, words)
		text := page(t, s, catalogue.ZH)
		assert.Equal(t, want, tags(text), "%.40q makes no mark", words)
		assert.Contains(t, html.UnescapeString(text), words)

		file, err := excelize.OpenReader(bytes.NewReader(workbook(t, s)))
		require.NoError(t, err)
		for _, sheet := range file.GetSheetList() {
			rows, err := file.GetRows(sheet)
			require.NoError(t, err)
			for r, row := range rows {
				for c := range row {
					cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
					formula, err := file.GetCellFormula(sheet, cell)
					require.NoError(t, err)
					assert.Empty(t, formula, "%s!%s", sheet, cell)
				}
			}
		}
		got, err := file.GetCellValue("题项", "B2")
		require.NoError(t, err)
		assert.Equal(t, cut(words), got)
	}
}

func cut(words string) string {
	if runes := []rune(words); len(runes) > 32_000 {
		return string(runes[:31_999]) + "…"
	}
	return words
}

func textOf(t *testing.T, words string) *ir.Survey {
	s := compile(t, household)
	s.EachText(func(_ string, text *string) { *text = words })
	return s
}

var anyTag = regexp.MustCompile(`</?[a-z0-9]+`)

// tags are the marks of a page in their order, but for those that hang on how long the texts are.
func tags(page string) []string {
	return slices.DeleteFunc(anyTag.FindAllString(page, -1), func(tag string) bool {
		return tag == "<dt" || tag == "</dt" || strings.HasSuffix(tag, "dd") || strings.HasSuffix(tag, "bdi")
	})
}

// The page admits its style and nothing else.
func TestPolicy(t *testing.T) {
	text := page(t, compile(t, household), catalogue.ZH)
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(text)[1]
	sum := sha256.Sum256([]byte(style))
	policy := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
	assert.Contains(t, html.UnescapeString(text), `http-equiv="Content-Security-Policy" content="`+policy+`"`)
	assert.NotRegexp(t, `<script|<link|<img|url\(|@import| style="`, text)
}

// Where a formula is too long for a sentence, what passes an item over is listed.
func TestLongRoutes(t *testing.T) {
	var b strings.Builder
	b.WriteString("survey t \"试卷\"\nchoices yes_no option ① \"是\" option ② \"否\"\n")
	for i := range 12 {
		fmt.Fprintf(&b, "question %d \"题目\" yes_no\n  skip goto 15 if Q%d == ②\n", i+1, max(i, 1))
	}
	b.WriteString("question 14 \"末题\" yes_no\n  ask if Q3 == ①\nquestion 15 \"末题\" yes_no\n")
	text := page(t, compile(t, b.String()), catalogue.ZH)
	assert.Contains(t, text, "<bdi>都问；只在“3”填“①是”时；“1”填“②否”的不问；问过“2”而“1”填“②否”的不问；问过“3”而“2”填“②否”的不问；")
}

func TestManyOptions(t *testing.T) {
	var b strings.Builder
	b.WriteString("survey t \"试卷\"\nquestion town \"乡镇\"\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "  option %d \"乡%d\"\n", i+1, i+1)
	}
	s := compile(t, b.String())
	assert.Contains(t, page(t, s, catalogue.ZH), "还有 600 个选项")
	assert.Len(t, read(t, workbook(t, s))["选项"], 1001)
}

func TestWriters(t *testing.T) {
	s := compile(t, household)
	for _, write := range []func(io.Writer, *ir.Survey, catalogue.Lang) error{codebook.Page, codebook.Workbook} {
		assert.ErrorContains(t, write(full{}, s, catalogue.ZH), "codebook: the disk is full")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("the disk is full") }

func page(t *testing.T, s *ir.Survey, lang catalogue.Lang) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, codebook.Page(&b, s, lang))
	return b.String()
}

func workbook(t *testing.T, s *ir.Survey) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, codebook.Workbook(&b, s, catalogue.ZH))
	return b.Bytes()
}

// read gives the rows of each sheet.
func read(t *testing.T, data []byte) map[string][][]string {
	t.Helper()
	file, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	sheets := map[string][][]string{}
	for _, sheet := range file.GetSheetList() {
		rows, err := file.GetRows(sheet)
		require.NoError(t, err)
		panes, err := file.GetPanes(sheet)
		require.NoError(t, err)
		assert.True(t, panes.Freeze && panes.YSplit == 1, "the head stays in view")
		sheets[sheet] = rows
	}
	return sheets
}

// column is one of a sheet without its head.
func column(rows [][]string, at int) []string {
	var list []string
	for _, row := range rows[1:] {
		list = append(list, row[at])
	}
	return list
}

func compile(t *testing.T, text string) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("test.survey", text))
	require.False(t, result.Diagnostics.HasErrors(), fmt.Sprint(result.Diagnostics, text))
	return result.Survey
}

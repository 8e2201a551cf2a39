package paper_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/paper"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

const household = `survey t "住户表"
  source "附件1"
question village "村" text
question date_of "调查日期" date
question 1 "本户总收入" number 0.. unit "元" note "预测"
question 2a "有几口人" integer 1..30 unit "人"
question 2b "有几间房" integer 0.. unit "间" note "连厨房"
question 3 "是否参保" refused
  option ① "是"
  option ② "否"
  skip goto 5 if 3 == ①
question 4 "原因" multi 1..2
  option ① "外地参保"
  option ② "其他" specify
  option 30 "说不清"
  assert warn why "“其他”请核实" if 4 has ②
question 5 "是否满意" rating 1..3
compute 6 "人均收入" unit "元" as Q1 / Q2a
repeat members "成员" 0..3 note "先填户主"
  question name "姓名" text
  question sex "性别" option ① "男" option ② "女" option ③ "其他" specify
  question born "出生" date
    ask if sex == ①
endrepeat
closing "签名"
question signed "被访者签名" signature
question day "年 月 日" date
`

// What is printed of each item: marked options have ✔ in front, and what fills a blank stands in ‹›.
func TestBlankForm(t *testing.T) {
	read := readPage(page(t, compile(t, household)))
	for id, want := range map[string]string{
		"village":   "村：‹›",
		"date_of":   "调查日期：‹›年‹›月‹›日",
		"1":         "1.本户总收入‹›元（预测）。",
		"2a":        "2.有几口人‹›人，",
		"2b":        "有几间房‹›间（连厨房）。",
		"3":         "3.是否参保①是，②否（也可填：拒答）。（如填“①”直接跳转至“5”）",
		"4":         "4.原因（①外地参保；②其他‹›；30\u00a0说不清）（选 1～2 项）。（备注：“其他”请核实，应警告提示，但允许通过审核，进行提交）",
		"5":         "5.是否满意（1；2；3）。",
		"6":         "6.人均收入‹›元（由以上回答算出）。",
		"signed":    "被访者签名：‹›",
		"day":       "‹›年‹›月‹›日",
		"table":     "序号 姓名 性别 出生 | · | · | ·",
		"born":      "出生（“性别”填“①”的填写）。（选项填序号）序号", // what follows is the table
		"heading":   "住户表",
		"source":    "附件1",
		"languages": "zh-CN",
	} {
		assert.Equal(t, want, read[id], id)
	}
}

func TestFilledForm(t *testing.T) {
	for _, c := range []struct{ record, id, want string }{
		{`{"village":"竹山湾村"}`, "village", "村：‹竹山湾村›"},
		{`{"date_of":"2020-04-03"}`, "date_of", "调查日期：‹2020›年‹4›月‹3›日"},
		{`{"date_of":"2020-02-31"}`, "date_of", "调查日期：‹2020›年‹2›月‹31›日"},
		{`{"1":30000.5}`, "1", "1.本户总收入‹30000.5›元（预测）。"},
		{`{"1":-5}`, "1", "1.本户总收入‹-5›元（预测）。"}, // a mistake is for the check to say
		{`{"1":"many"}`, "1", "1.本户总收入‹many›元（预测）。"},
		{`{"3":2}`, "3", "3.是否参保①是，✔②否（也可填：拒答）。（如填“①”直接跳转至“5”）"},
		{`{"3":{"none":"refused"}}`, "3", "3.是否参保①是，②否（也可填：✔拒答）。（如填“①”直接跳转至“5”）"},
		{`{"3":7}`, "3", "3.是否参保①是，②否（也可填：拒答）（记录的是：7）。（如填“①”直接跳转至“5”）"},
		{`{"3":2,"4":[2,30],"4.2":"没钱"}`, "4", "4.原因（①外地参保；✔②其他‹没钱›；✔30\u00a0说不清）（选 1～2 项）。（备注：“其他”请核实，应警告提示，但允许通过审核，进行提交）"},
		{`{"3":1,"4":[2,30],"4.2":"没钱"}`, "4", "4.原因（①外地参保；②其他‹›；30\u00a0说不清）（选 1～2 项）。（备注：“其他”请核实，应警告提示，但允许通过审核，进行提交）"}, // passed over
		{`{"5":2}`, "5", "5.是否满意（1；✔2；3）。"},
		{`{"1":9000,"2a":3}`, "6", "6.人均收入‹3000›元（由以上回答算出）。"},
		{`{"signed":"曾春香"}`, "signed", "被访者签名：‹曾春香›"},
		{`{"signed":"data:image/png;base64,AAAA"}`, "signed", "被访者签名：[data:image/png;base64,AAAA]"},
		{`{"signed":"data:text/html;base64,AAAA"}`, "signed", "被访者签名：‹data:text/html;base64,AAAA›"},
		{`{"signed":"data:image/png;base64,AAAA\" onerror=\"x"}`, "signed", `被访者签名：‹data:image/png;base64,AAAA" onerror="x›`},
		{`{"members":[{"name":"甲","sex":1,"born":"1966-01-01"},{"name":"乙","sex":3,"sex.3":"不填","born":"1970-01-01"}]}`, "table",
			"序号 姓名 性别 出生 | 1 甲 ① 1966-01-01 | 2 乙 ③不填"},
		{`{"members":[]}`, "table", "序号 姓名 性别 出生 | ·"},
		{`{"_id":"0312"}`, "record", "编号：0312"},
	} {
		read := readPage(fill(t, compile(t, household), c.record))
		assert.Equal(t, c.want, read[c.id], "%s in %s", c.id, c.record)
	}
}

// Each record has a form of its own, with nothing of the one before.
func TestSeveralRecords(t *testing.T) {
	text := fill(t, compile(t, household), `{"_id":"a","village":"竹山湾村"}`, `{"_id":"b"}`)
	forms := strings.Split(text, "<main>")[1:]
	require.Len(t, forms, 2)
	assert.Contains(t, forms[0], "竹山湾村")
	assert.NotContains(t, forms[1], "竹山湾村")
}

// hostile are texts that would do harm if they were taken for anything but text.
var hostile = []string{
	`</style></p><script>alert(1)</script>`, `<img src=x onerror="alert(1)">`, `"' onfocus=alert(1) x="`, `{{.Policy}} {{define "page"}}`,
	"%[1]s %d %%", "&lt;b&gt; \\u003c", "\u202Eتنعكس\u2066 \u200F", "--></bdi><!--", strings.Repeat("很长的题目", 400), strings.Repeat("unbroken", 400),
}

// A text changes no tag and no name of an attribute, wherever it stands in survey or record.
func TestHostileTextsAreText(t *testing.T) {
	for _, words := range hostile {
		harmless := strings.Map(func(rune) rune { return 'x' }, words)
		want := tags(fill(t, hostileSurvey(harmless), hostileRecord(harmless)))
		text := fill(t, hostileSurvey(words), hostileRecord(words))
		assert.Equal(t, want, tags(text), words)
		assert.GreaterOrEqual(t, strings.Count(html.UnescapeString(text), words), 14, words)
	}
}

var (
	anyTag     = regexp.MustCompile(`</?[a-zA-Z!][^>]*>`)
	attributes = regexp.MustCompile(`="[^"]*"`)
)

func tags(page string) []string {
	list := anyTag.FindAllString(page, -1)
	for i := range list {
		list[i] = attributes.ReplaceAllString(list[i], "")
	}
	return list
}

func hostileSurvey(words string) *ir.Survey {
	choice := ir.Domain{Kind: ir.Choice, Options: []ir.Option{{Code: 1, Text: words}, {Code: 2, Text: words}}, Type: "choice"}
	text := ir.Domain{Kind: ir.Text, Type: "text", Expects: words, Pattern: "."}
	most := 5.0
	s := &ir.Survey{
		IR: ir.Version, ID: "hostile", Title: words, Properties: []ir.Property{{Key: "source", Value: words}},
		Sections: []ir.Section{{ID: "s", Title: words}},
		Items: []ir.Item{
			{ID: "a", Text: words, Note: words, Domain: choice},
			{ID: "b", Text: words, Unit: words, Domain: ir.Domain{Kind: ir.Number, Type: "number"}},
			{ID: "c", Text: words, Domain: text},
			{ID: "g", Text: words, Note: words, Domain: ir.Domain{Kind: ir.Rows, Max: &most, Type: "repeat"}},
			{ID: "h", Text: words, Note: words, Group: "g", Domain: text},
		},
		Rules: []ir.Rule{{Name: "r", Item: "a", Severity: ir.Block, Message: words, Fires: ir.False}},
	}
	for i := range s.Items {
		s.Items[i].Asked, s.Items[i].Passed = ir.True, ir.False
	}
	return s
}

func hostileRecord(words string) string {
	rows := answers.Rows(answers.Row(answers.Field{Key: "h", Value: answers.Text(words)}))
	r := &answers.Record{Fields: []answers.Field{
		{Key: "_id", Value: answers.Text(words)}, {Key: "a", Value: answers.Num(1)}, {Key: "b", Value: answers.Text(words)},
		{Key: "c", Value: answers.Text(words)}, {Key: "g", Value: rows},
	}}
	return string(r.AppendJSON(nil))
}

// A list of options that is long stands in columns; one that nobody would look through is written in.
func TestLongListsOfOptions(t *testing.T) {
	for _, c := range []struct {
		options int
		columns bool
		printed int
	}{{24, false, 24}, {25, true, 25}, {400, true, 400}, {401, false, 0}} {
		var b strings.Builder
		b.WriteString("survey t \"t\"\nquestion 1 \"乡镇\"\n")
		for i := range c.options {
			fmt.Fprintf(&b, "option %d \"乡镇%d\"\n", i+1, i+1)
		}
		text := fill(t, compile(t, b.String()), fmt.Sprintf(`{"1":%d}`, c.options))
		assert.Equal(t, c.columns, strings.Contains(text, `<ul class="columns">`))
		assert.Equal(t, c.printed, strings.Count(text, `class="code"`))
		assert.Contains(t, text, fmt.Sprintf("乡镇%d<", c.options), "the answer is shown")
	}
}

func TestALongSurvey(t *testing.T) {
	var b strings.Builder
	b.WriteString("survey t \"t\"\n")
	for i := range 500 {
		fmt.Fprintf(&b, "question %d \"第 %d 个问题，%s\" option ① \"是\" option ② \"否\" skip goto end if %d == ②\n", i+1, i+1, strings.Repeat("说明", 20), i+1)
	}
	text := page(t, compile(t, b.String()))
	assert.Equal(t, 500, strings.Count(text, "直接结束问卷"))
	assert.Less(t, len(text), 1<<20)
}

// The page carries all it uses, and runs nothing.
func TestThePageLoadsNothing(t *testing.T) {
	text := page(t, compile(t, household))
	assert.NotRegexp(t, `(?i)<(script|link|iframe|form|input)|https?:|url\(`, text)
	assert.Contains(t, text, `content="default-src &#39;none&#39;; style-src &#39;sha256-`)
}

func TestTheSameSurveyGivesTheSameBytes(t *testing.T) {
	s := compile(t, household)
	assert.Equal(t, page(t, s), page(t, s))
}

func TestWriteTellsWhatTheWriterSays(t *testing.T) {
	assert.ErrorIs(t, paper.Write(full{}, compile(t, household)), os.ErrClosed)
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestAFormInAnotherLanguage(t *testing.T) {
	s := load(t, os.DirFS("../../../surveys/examples/water"), "water.survey")
	in, ok := s.In("en")
	require.True(t, ok)
	var b bytes.Buffer
	require.NoError(t, paper.WriteIn(&b, in, "en"))
	read := readPage(b.String())
	assert.Equal(t, "en", read["languages"])
	assert.Equal(t, "2.Is it the same in the dry season as in the wet one ①Yes, ②No. (if this answer is “①”, go on to “3”)", read["2"])
}

func fill(t *testing.T, s *ir.Survey, list ...string) string {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, paper.Fill(&b, s, "", func(yield func(*program.State) bool) {
		state := p.NewState()
		for _, text := range list {
			r := answers.FromJSON([]byte(text))
			require.Nil(t, r.Malformed, text)
			if state.Load(r); !yield(state) {
				return
			}
		}
	}))
	return b.String()
}

var signs = []struct {
	tag  *regexp.Regexp
	sign string
}{
	{regexp.MustCompile(`<span class="option[^"]* marked">`), "✔"},
	{regexp.MustCompile(`<span class="blank[^"]*">(?:<bdi>)?([^<]*)(?:</bdi>)?</span>`), "‹$1›"},
	{regexp.MustCompile(`<img class="drawn" src="([^"]*)"[^>]*>`), "[$1]"},
	{regexp.MustCompile(`</t[dh]>`), " "},
	{regexp.MustCompile(`</tr>\s*(</thead>\s*<tbody>)?\s*`), "| "},
	{tag, ""},
}

// readPage is what stands on a page, by item.
func readPage(page string) map[string]string {
	read := map[string]string{}
	for name, between := range map[string]string{
		"heading": `(?s)<h1>(.*?)</h1>`, "source": `<p class="source">(.*?)</p>`, "record": `<p class="record">(.*?)</p>`, "languages": `lang="(.*?)"`,
		"table": `(?s)<table>\s*(.*?)</table>`,
	} {
		if m := regexp.MustCompile(between).FindStringSubmatch(page); m != nil {
			read[name] = signed(m[1])
		}
	}
	read["table"] = trimRows(read["table"])
	for _, chunk := range strings.Split(page, `data-item="`)[1:] {
		id, rest, _ := strings.Cut(chunk, `"`)
		_, rest, _ = strings.Cut(rest, ">")
		rest, _, _ = strings.Cut(rest[:strings.LastIndex(rest, "<")], "<section")
		if id = html.UnescapeString(id); read[id] == "" {
			read[id] = strings.TrimSpace(lines.ReplaceAllString(signed(rest), ""))
		}
	}
	return read
}

var lines = regexp.MustCompile(`\n\s*`)

func signed(text string) string {
	for _, s := range signs {
		text = s.tag.ReplaceAllString(text, s.sign)
	}
	return html.UnescapeString(text)
}

// trimRows writes · for a row with nothing in it.
func trimRows(table string) string {
	rows := strings.Split(lines.ReplaceAllString(table, ""), "|")
	for i := range rows {
		if rows[i] = strings.Join(strings.Fields(rows[i]), " "); rows[i] == "" {
			rows[i] = "·"
		}
	}
	return strings.Join(rows[:len(rows)-1], " | ")
}

const kindsOfAnswers = `survey t "t"
choices content option ① "满意" option ② "不满意" option ③ "其他" specify
question 1 "最需要的帮助" ranking 1..2 option ① "资金" option ② "技术"
question 2 "地点" location
question 3 "照片" photo
matrix views "对以下服务是否满意" content note "逐项填"
  row 4a "农技"
  row 4b "农机" optional
`

func TestRankingsMatricesLocationsAndPhotos(t *testing.T) {
	s := compile(t, kindsOfAnswers)
	read := readPage(page(t, s))
	assert.Equal(t, "1.最需要的帮助（‹›①资金；‹›②技术）（按先后写 1、2、3；选 1～2 项）。", read["1"])
	assert.Equal(t, "①满意 ②不满意 ③其他 | 4.农技 ‹› | 农机（选填） ‹›", read["table"])
	read = readPage(fill(t, s, `{"1":[2,1],"2":{"lat":28.5,"lon":112.1,"accuracy":8},"3":"a.jpg","4a":3,"4a.3":"没用过","4b":1}`))
	assert.Equal(t, "1.最需要的帮助（‹2›①资金；‹1›②技术）（按先后写 1、2、3；选 1～2 项）。", read["1"])
	assert.Contains(t, read["2"], "‹28.5, 112.1 ±8 m›")
	assert.Contains(t, read["3"], "‹a.jpg›")
	assert.Equal(t, "①满意 ②不满意 ③其他 | 4.农技 ✔‹没用过› | 农机（选填） ✔ ‹›", read["table"])
}

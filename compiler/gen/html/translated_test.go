package html_test

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	reader "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// translated is schooling with texts that insert answers, in English and, as far as somebody has come, in Uyghur.
func translated() *ir.Survey {
	s := schooling()
	s.Items[1].Text = "{head_name}家有几口人"
	s.Items[6].Domain.Min, s.Items[6].Domain.Expects = new(2.0), "汉字"
	s.Items[6].Domain.Pattern = "^[一-龥]*$"
	s.Items[7].Domain.None = []ir.NoAnswer{ir.Refused}
	s.Rules[1].Message = "{head_name}家人均纯收入为负，请核对"
	s.Languages = []ir.Language{
		{Code: "en", Name: "English", Texts: []ir.Translation{
			{Text: "入户调查问卷", Says: "Household survey"},
			{Text: "桃镇政发〔2020〕11号 附件1", Says: "Notice 11 of 2020, annex 1"},
			{Text: "家庭情况", Says: "The household"},
			{Text: "户主姓名", Says: "Name of the head"},
			{Text: "{head_name}家有几口人", Says: "How many live with {head_name}"},
			{Text: "人", Says: "people"},
			{Text: "人均纯收入", Says: "Income per head"},
			{Text: "预测2019年10月1日—2020年9月30日", Says: "Forecast"},
			{Text: "{head_name}家人均纯收入为负，请核对", Says: "{head_name} has a negative income: please check"},
			{Text: "是", Says: "Yes"},
			{At: "10 ①", Text: "是", Says: "Yes, there is"},
			{Text: "不想上学", Says: "Unwilling"},
			{Text: "其他", Says: "Other"},
			{Text: "汉字", Says: "Chinese characters"},
			{Text: "第4题填有在校生，此处不能填“否”", Says: "In question 4 somebody is at school"},
		}},
		{Code: "ug", Name: "ئۇيغۇرچە", Texts: []ir.Translation{{Text: "是", Says: "ھەئە"}}},
	}
	return s
}

func speak(code string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector("#language"); s.value = "` + code + `"; s.dispatchEvent(new Event("change")); })()`)
}

// said is what a person reads in an element.
func said(t *testing.T, tab context.Context, selector string) string {
	return strings.Join(strings.Fields(eval[string](t, tab, `document.querySelector(`+"`"+selector+"`"+`).textContent`)), " ")
}

func TestEverythingIsSaidInTheOtherLanguage(t *testing.T) {
	s := translated()
	require.NoError(t, s.Validate())
	tab := open(t, s)
	do(t, tab, load(`{"_id":"r","head_name":"张三","1b":-2,"4":1,"4-1":2,"4-2":[5],"4-2.5":"x","household_size":"四"}`))
	before := eval[string](t, tab, `document.body.innerHTML`)
	do(t, tab, speak("en"))
	for selector, want := range map[string]string{
		"h1":                                    "Household survey",
		"header p:nth-of-type(2)":               "Version 2020",
		"header p:nth-of-type(3)":               "Source: Notice 11 of 2020, annex 1",
		"#part-1":                               "The household",
		"#part-2":                               "义务教育", // not translated
		`[data-item="household_size"] label`:    "How many live with 张三",
		`[data-item="1b"] label`:                "1b Income per head optional",
		`[data-item="1b"] .note`:                "Forecast",
		`[data-item="household_size"] .unit`:    "people",
		`[data-item="4"] .option`:               "① Yes",
		`[data-item="10"] .option`:              "① Yes, there is",
		`[data-item="4-2"] legend`:              "4-2 如不在校，原因是 several allowed mark at most 2",
		`[data-item="4-2.5"] label`:             "⑤ Other (please specify) at least 2 characters Chinese characters",
		`[data-item="10"] .none label`:          "refused",
		`[data-item="4"] .clear`:                "Clear",
		`[data-item="1b"] .finding p`:           "张三 has a negative income: please check",
		`[data-item="1b"] .verify button`:       "It is right: say why",
		`[data-item="household_size"] .kept`:    "The record holds “四” here, which cannot be shown. It is kept until you fill this in again.",
		"#next":                                 "3 to answer",
		"title":                                 "Household survey",
		`[data-item="4-2.5"] .findings`:         "not in the form required: ≥ 2 characters, Chinese characters",
		`[data-item="household_size"] .finding`: "not a whole number within 10^15",
	} {
		assert.Equal(t, want, said(t, tab, selector), selector)
	}
	assert.Equal(t, "en ltr", eval[string](t, tab, `document.documentElement.lang + " " + document.documentElement.dir`))
	assert.Equal(t, "no answer", eval[string](t, tab, `document.querySelector(".none").getAttribute("aria-label")`))
	do(t, tab, speak("ug"))
	assert.Equal(t, "① ھەئە", said(t, tab, `[data-item="4"] .option`))
	assert.Equal(t, "清除选择", said(t, tab, `[data-item="4"] .clear`), "surveyc does not speak it")
	assert.Equal(t, "ug rtl", eval[string](t, tab, `document.documentElement.lang + " " + document.documentElement.dir`))
	do(t, tab, speak("zh"))
	assert.Equal(t, before, eval[string](t, tab, `document.body.innerHTML`), "as it was")
	assert.Equal(t, "入户调查问卷", said(t, tab, "title"))
}

// What was answered, what is parked and what stands in the inputs outlives the change of language.
func TestAnswersOutliveTheChangeOfLanguage(t *testing.T) {
	tab := open(t, translated())
	do(t, tab, load(`{"4":1,"4-1":2,"4-2":[2],"note":"carried"}`), pick("4", 2), speak("en"))
	assert.Equal(t, `{"4":2,"note":"carried"}`, answers(t, tab))
	assert.Contains(t, said(t, tab, "#notes"), "No longer asked; their answers are set aside and come back when the questions do: 4-1, 4-2")
	do(t, tab, pick("4", 1), speak("zh"))
	assert.Equal(t, `{"4":1,"4-1":2,"4-2":[2],"note":"carried"}`, answers(t, tab))
	assert.True(t, eval[bool](t, tab, `document.querySelector('[name="4-2"][value="2"]').checked`))
}

// The page's findings in a language are those of the runtime on the survey in that language.
func TestFindingsAreThoseOfTheSurveyInTheLanguage(t *testing.T) {
	s := translated()
	tab := open(t, s)
	record := `{"head_name":"张三","household_size":0,"1b":-2,"4":1,"4-1":1,"4-2":[1],"10":2,"signature":"x","zz":1}`
	do(t, tab, load(record))
	for _, c := range []struct {
		code string
		lang catalogue.Lang
	}{{"en", catalogue.EN}, {"ug", catalogue.ZH}} {
		code, lang := c.code, c.lang
		in, ok := s.In(code)
		require.True(t, ok)
		p, err := program.New(in)
		require.NoError(t, err)
		var want []string
		for _, f := range validate.Record(p, reader.FromJSON([]byte(record)), lang) {
			want = append(want, f.Item+" "+f.Message)
		}
		assert.Equal(t, code, eval[string](t, tab, `window.survey.language("`+code+`")`))
		got := eval[string](t, tab, `window.survey.findings().map(f => f.item + " " + f.message).join("\n")`)
		assert.Equal(t, strings.Join(want, "\n"), got)
	}
	kind := eval[string](t, tab, `(() => { try { window.survey.language("fr") } catch (e) { return e.name } })()`)
	assert.Equal(t, "RangeError", kind)
	assert.Equal(t, "ug", eval[string](t, tab, `window.survey.language()`))
}

func TestThePageOpensInTheLanguageOfItsAddress(t *testing.T) {
	tab := newTab(t)
	do(t, tab, chromedp.Navigate(fileOf(t, translated())+"#en"))
	assert.Equal(t, "Household survey", said(t, tab, "h1"))
	assert.Equal(t, "en", eval[string](t, tab, `document.querySelector("#language").value`))
	do(t, tab, chromedp.Navigate(fileOf(t, translated())+"#nowhere"))
	assert.Equal(t, "入户调查问卷", said(t, tab, "h1"))
}

// A long list is searched by the names in every language.
func TestSearchGoesByAnyLanguage(t *testing.T) {
	s := schooling()
	options := []ir.Option{}
	for code := range 30 {
		options = append(options, ir.Option{Code: code + 1, Text: "村" + string(rune('a'+code%26))})
	}
	s.Items[3].Domain.Options = options
	s.Languages = []ir.Language{{Code: "en", Name: "English", Texts: []ir.Translation{{Text: "村b", Says: "Birch Village"}}}}
	tab := open(t, s)
	find := func(words string) float64 {
		return eval[float64](t, tab, `(() => { const s = document.querySelector('[data-item="4"] .search'); s.value = "`+words+`";
			s.dispatchEvent(new Event("input")); return document.querySelectorAll('[data-item="4"] .options .option:not([hidden])').length; })()`)
	}
	assert.Equal(t, 2.0, find("birch"))
	do(t, tab, speak("en"))
	assert.Equal(t, 2.0, find("birch"))
	assert.Equal(t, 2.0, find("村b"))
	assert.Zero(t, find("oak"))
	assert.Equal(t, "Type to find an option", eval[string](t, tab, `document.querySelector(".search").placeholder`))
}

// A translation is text: no markup, and no name that JavaScript knows.
func TestTranslationsAreText(t *testing.T) {
	const evil = `</script><img src=x onerror="window.hacked=1">{{.}}<!--`
	s := schooling()
	s.Items[0].ID, s.Items[0].Text = "constructor", "甲"
	for i := range s.Items {
		if s.Items[i].Specify == nil {
			s.Items[i].Text += evil
		}
	}
	var texts []ir.Translation
	s.EachText(func(_ string, text *string) { texts = append(texts, ir.Translation{Text: *text, Says: evil}) })
	s.Languages = []ir.Language{{Code: "en", Name: evil, Texts: texts}, {Code: "bo", Name: "བོད་ཡིག", Texts: []ir.Translation{}}}
	tab := open(t, s)
	do(t, tab, speak("en"), load(`{}`))
	assert.Equal(t, evil, eval[string](t, tab, `document.querySelector('[data-item="constructor"] bdi').textContent`))
	assert.False(t, eval[bool](t, tab, `"hacked" in window || document.querySelector("img") !== null`))
	do(t, tab, speak("bo"))
	assert.Equal(t, "甲"+evil, eval[string](t, tab, `document.querySelector('[data-item="constructor"] bdi').textContent`))
}

// The words of a survey without translations have no place in its page, and those of one with translations are there once.
func TestOneLanguageCostsLittle(t *testing.T) {
	s := schooling()
	page := written(t, s)
	assert.NotContains(t, page, `data-place="4"`)
	assert.NotContains(t, page, `data-place="section`)
	s.Languages = translated().Languages
	assert.Contains(t, written(t, s), `data-place="4"`)
	assert.NotContains(t, dataIn(written(t, s), "survey-ir"), `"languages"`, "the page has them once")
}

// Rows that stand there, that are added, and that come back speak the language, too.
func TestRowsSpeakTheLanguage(t *testing.T) {
	s := household()
	s.Languages = []ir.Language{{Code: "en", Name: "English", Texts: []ir.Translation{
		{Text: "家庭成员", Says: "Member"}, {Text: "姓名", Says: "Name"}, {Text: "{name}是否在校", Says: "Is {name} at school"}, {Text: "地块", Says: "Plot"}, {Text: "面积", Says: "Area"},
		{Text: "还有一人也叫{name}，请核对", Says: "Another one is called {name}"},
	}}}
	tab := open(t, s)
	do(t, tab, load(`{"size":2,"members":[{"name":"甲","age":7},{"name":"甲","age":40}],"plots":[{"area":1}]}`), speak("en"))
	member := func(row, item string) string { return `[data-item="members[` + row + `].` + item + `"]` }
	assert.Equal(t, "Name", said(t, tab, member("1", "name")+" label"))
	assert.Equal(t, "Is 甲 at school", said(t, tab, member("1", "school")+" legend"))
	assert.Contains(t, said(t, tab, member("2", "name")+" .findings"), "Another one is called 甲")
	assert.Contains(t, said(t, tab, `[data-item="members[2]"] .row-name`), "Member 2")
	do(t, tab, press(`[data-item="plots"] > .add`))
	assert.Equal(t, "Area", said(t, tab, `[data-item="plots[2].area"] label`), "a new row")
	do(t, tab, load(`{"size":1,"members":[{"name":"乙","age":9}]}`))
	assert.Equal(t, "Is 乙 at school", said(t, tab, member("1", "school")+" legend"), "loaded into it")
	do(t, tab, speak("zh"))
	assert.Equal(t, "乙是否在校", said(t, tab, member("1", "school")+" legend"))
	assert.Equal(t, "姓名", said(t, tab, member("1", "name")+" label"))
	assert.Equal(t, `{"size":1,"members":[{"name":"乙","age":9}]}`, answers(t, tab))
}

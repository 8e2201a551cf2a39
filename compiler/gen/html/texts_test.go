package html_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

func TestThePageCarriesEveryTextThatItsScriptNames(t *testing.T) {
	carried := textsIn(t, written(t, newChecker(t, `survey t "t"
question need "最需要的" ranking option ① "资金" option ② "技术"
question home "住处" location
question door "大门" photo
  assert warn door "请核实" unless answered(door)
question village "村" refused dontknow
`+strings.Join(villages(), "\n")+`
repeat member "家庭成员"
  question name "姓名" text
endrepeat
`).Survey))
	named := regexp.MustCompile(`"((?:page|list|none)\.[a-z-]+)"`)
	sources, err := filepath.Glob("form/*.ts")
	require.NoError(t, err)
	var codes []string
	for _, source := range sources {
		code, err := os.ReadFile(source)
		require.NoError(t, err)
		for _, match := range named.FindAllStringSubmatch(string(code), -1) {
			codes = append(codes, match[1])
		}
	}
	require.NotEmpty(t, codes)
	for _, code := range codes {
		assert.NotEmpty(t, carried[code], code)
	}
}

// villages are more options than fit a screen.
func villages() (options []string) {
	for code := range 30 {
		options = append(options, fmt.Sprintf("  option %d \"村%d\"", code+1, code+1))
	}
	return options
}

func textsIn(t *testing.T, page string) map[string]string {
	var texts map[string]string
	require.NoError(t, json.Unmarshal([]byte(dataIn(page, "survey-texts")), &texts))
	return texts
}

// dataIn is the JSON that the page embeds under an id.
func dataIn(page, id string) string {
	return regexp.MustCompile(`(?s)id="` + id + `">(.*?)</script>`).FindStringSubmatch(page)[1]
}

// The page says what the catalogue says, which is what `surveyc check` says.
func TestMessagesAreThoseOfTheCatalogue(t *testing.T) {
	options := func(codes ...int) (list []ir.Option) {
		for _, code := range codes {
			list = append(list, ir.Option{Code: code, Text: "选项"})
		}
		return list
	}
	expect := func(kind catalogue.Code) catalogue.Phrase { return catalogue.Phrase{Code: "expect." + kind} }
	tab := openEngine(t)
	for _, c := range []struct {
		domain ir.Domain
		answer string
		code   catalogue.Code
		args   []any
	}{
		{ir.Domain{Kind: ir.Text}, `null`, "required", nil},
		{ir.Domain{Kind: ir.Text}, `1`, "type", []any{expect("text")}},
		{ir.Domain{Kind: ir.Date}, `"2020"`, "type", []any{expect("date")}},
		{ir.Domain{Kind: ir.Signature}, `1`, "type", []any{expect("signature")}},
		{numeric(false, nil, nil), `"1"`, "type", []any{expect("number")}},
		{numeric(true, nil, nil), `1.5`, "type", []any{expect("integer")}},
		{ir.Domain{Kind: ir.Choice, Options: options(1)}, `"1"`, "type", []any{expect("choice")}},
		{ir.Domain{Kind: ir.Choices, Options: options(1)}, `1`, "type", []any{expect("choices")}},
		{ir.Domain{Kind: ir.Choice, Options: options(1, 2, 20)}, `5`, "option", []any{"①②⑳"}},
		{ir.Domain{Kind: ir.Choice, Options: options(1, 21, 0)}, `5`, "option", []any{"①、21、0"}},
		{ir.Domain{Kind: ir.Choices, Max: new(1.0), Options: options(1, 2)}, `[1,2]`, "range", []any{"≤ 1"}},
		{numeric(true, new(1.0), new(30.0)), `0`, "range", []any{"1～30"}},
		{numeric(false, new(0.5), nil), `0`, "range", []any{"≥ 0.5"}},
		{numeric(false, nil, new(-100.0)), `0`, "range", []any{"≤ -100"}},
		{numeric(false, new(-1.25e-7), new(1e-7)), `1`, "range", []any{"-0.000000125～0.0000001"}},
	} {
		s := &ir.Survey{IR: ir.Version, ID: "messages", Items: []ir.Item{item("a", -1, "a", c.domain)}}
		want := []string{catalogue.Say(catalogue.ZH, c.code, c.args...)}
		assert.Equal(t, want, messages(t, tab, s, `{"a":`+c.answer+`}`))
	}
	off := &ir.Survey{IR: ir.Version, ID: "off", Items: []ir.Item{item("a", -1, "a", ir.Domain{Kind: ir.Text})}}
	off.Items[0].Asked, off.Items[0].Passed = ir.False, ir.True
	want := []string{catalogue.Say(catalogue.ZH, "skipped"), catalogue.Say(catalogue.ZH, "unknown", "%s 100%")}
	assert.Equal(t, want, messages(t, tab, off, `{"a":"x","%s 100%":1}`))
}

// messages are what the engine's findings say with the texts of the page.
func messages(t *testing.T, tab context.Context, s *ir.Survey, record string) []string {
	page := written(t, s)
	return eval[[]string](t, tab, fmt.Sprintf("surveyEngine.findings(%s, %s, %s).map(f => f.message)",
		dataIn(page, "survey-ir"), record, dataIn(page, "survey-texts")))
}

package answers_test

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// form is the survey whose tables the tests read.
var form = &ir.Survey{ID: "form", Items: []ir.Item{
	{ID: "4", Text: "是否有义务教育阶段(6-15周岁)儿童、少年", Domain: yesNo},
	{ID: "4-1", Text: "是否在校", Domain: yesNo},
	{ID: "4-2", Text: "如不在校，原因是", Domain: choice(ir.Choice,
		"身体原因", "延缓入学、已初中毕业", "负担不起", "2", "其他", "其他")},
	{ID: "6-1", Text: "存在某些隐患", Domain: choice(ir.Choices, "漏风", "漏雨、渗水", "漏风、漏雨", "其他")},
	{ID: "7-1a", Text: "同一句话", Domain: ir.Domain{Kind: ir.Number}},
	{ID: "7-1b", Text: "同一句话", Domain: ir.Domain{Kind: ir.Number, Integer: true}},
	{ID: "8-4.5", Text: "其他", Domain: ir.Domain{Kind: ir.Text}},
	{ID: "备注", Text: "备注", Domain: ir.Domain{Kind: ir.Text}},
	{ID: "date", Text: "年 月 日", Domain: ir.Domain{Kind: ir.Date}},
	{ID: "sign", Text: "签名", Domain: ir.Domain{Kind: ir.Signature}},
	{ID: "wage", Text: "工资", Unit: "元", Domain: ir.Domain{Kind: ir.Number, None: ir.NoAnswers}},
	{ID: "size", Text: "家庭人口", Unit: "人", Domain: ir.Domain{Kind: ir.Number, Integer: true}},
	{ID: "why", Text: "原因", Domain: ir.Domain{Kind: ir.Text, None: []ir.NoAnswer{ir.DontKnow}}},
	{ID: "works", Text: "务工", Domain: ir.Domain{Kind: ir.Choices, Options: yesNo.Options, None: []ir.NoAnswer{ir.Refused}}},
}}

var yesNo = choice(ir.Choice, "是", "否")

func choice(kind ir.Kind, texts ...string) ir.Domain {
	d := ir.Domain{Kind: kind}
	for i, text := range texts {
		d.Options = append(d.Options, ir.Option{Code: i + 1, Text: text})
	}
	return d
}

// readAll writes records one a line: row, name (with ! for an `_id`), answers or fault.
func readAll(t *testing.T, r answers.Reader) string {
	t.Helper()
	var b strings.Builder
	for {
		record, err := r.Next()
		if err == io.EOF {
			return b.String()
		}
		require.NoError(t, err)
		b.WriteString(line(record) + "\n")
	}
}

func line(r *answers.Record) string {
	name := r.Name
	if r.HasID {
		name += "!"
	}
	if r.Malformed != nil {
		return fmt.Sprintf("%d %s %s%v", r.Row, name, r.Malformed.Code, said(r.Malformed))
	}
	out := fmt.Sprintf("%d %s", r.Row, name)
	for _, f := range r.Fields {
		value, err := json.Marshal(f.Value)
		if err != nil {
			panic(err)
		}
		out += fmt.Sprintf(" %s=%s", f.Key, value)
	}
	return out
}

// said checks that the catalogue bears the phrase.
func said(p *catalogue.Phrase) []any {
	for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
		if text := catalogue.Say(lang, p.Code, p.Args...); strings.Contains(text, "%!") {
			panic(text)
		}
	}
	if p.Args == nil {
		return []any{}
	}
	return p.Args
}

package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/validate"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"421125198001011234", "421125********1234"},
		{"身份证42112519800101123X不对", "身份证421125********123X不对"},
		{"421125800101123", "421125*****1123"},
		{"r000017 13800138000 2020-04-13", "r000017 13800138000 2020-04-13"},
	} {
		assert.Equal(t, c.want, mask(c.text))
	}
}

func TestWriteTable(t *testing.T) {
	var b strings.Builder
	writeTable(&b, [][]string{{"处数", "题目", "问题"}, {"7", "第10题", "①漏"}, {"12345", "a", ""}})
	assert.Equal(t, ""+
		"   处数  题目    问题\n"+
		"  -----  ------  ----\n"+
		"      7  第10题  ①漏\n"+
		"  12345  a\n", b.String())
}

// Codes that are put together from a word of the survey or of a finding have their texts.
func TestTextsOfWords(t *testing.T) {
	a := &app{lang: catalogue.ZH}
	for _, code := range []catalogue.Code{validate.Required, validate.Skipped, validate.Type, validate.Option, validate.Range,
		validate.Unknown, validate.Duplicate, validate.Malformed} {
		assert.NotEmpty(t, a.say("cmd.kind."+code))
	}
	for _, kind := range []ir.Kind{ir.Choice, ir.Choices, ir.Number, ir.Text, ir.Date, ir.Signature} {
		assert.NotEmpty(t, a.say(catalogue.Code("cmd.interview.kind."+kind)))
	}
}

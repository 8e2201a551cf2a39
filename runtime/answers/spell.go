package answers

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// CellText writes an answer as a person would into the cell of a table, which ParseCell reads as it was. No spreadsheet
// takes it for a formula. Rows of a group become JSON.
func CellText(it *ir.Item, v Value, lang catalogue.Lang) string {
	switch {
	case v.Blank():
		return ""
	case v.Kind == NoAnswer:
		return Word(lang, ir.NoAnswer(v.Str))
	case it.Domain.Kind == ir.Choices && v.Kind == List:
		return marksText(v.List)
	case it.Domain.Kind == ir.Location:
		if at, ok := v.Location(); ok {
			return at.String()
		}
	}
	return PlainCell(v)
}

// marksText are codes apart from each other, whatever they are.
func marksText(list []Value) string {
	var codes []string
	for _, v := range list {
		codes = append(codes, PlainCell(v))
	}
	return strings.Join(codes, "；")
}

// PlainCell is a value as text that no spreadsheet takes for a formula. Blanks in front of a cell do not count.
func PlainCell(v Value) string {
	switch v.Kind {
	case Null:
		return ""
	case Number:
		return strconv.FormatFloat(v.Num, 'f', -1, 64)
	case String:
		if v.Str != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(v.Str)[0]) {
			return "\t" + v.Str
		}
		return v.Str
	}
	data, _ := json.Marshal(v) // cannot fail: it was read
	return string(data)
}

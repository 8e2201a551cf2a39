package html

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// said are the texts that the script says, besides those of the survey. Their codes
// are the ones that form/*.ts names.
var said = []catalogue.Code{
	"required", "skipped", "type", "option", "range", "range.form", "range.characters", "form.resident-id", "form.phone", "computed", "computed.none", "unknown", "survey", "version",
	"required.row", "skipped.row", "skipped.row-most", "range.rows", "expect.rows", "expect.row",
	"expect.choice", "expect.choices", "expect.number", "expect.integer", "expect.text", "expect.date", "expect.time", "expect.datetime", "expect.signature", "option.none",
	"page.kept", "page.leftover", "page.remove", "page.parked", "page.carried", "page.unchecked",
	"page.more-found", "page.none-found",
	"page.row.add", "page.row.delete", "page.row.ask", "page.row.keep", "page.row.deleted", "page.row.undo", "page.row.onward", "page.row.parked", "page.row.given",
	"page.progress", "page.missing", "page.blocking", "page.warning", "page.done",
	"none.refused", "none.dontknow",
	"list.separator",
}

// textData is those texts as a JSON object, code → format.
func textData() template.JS {
	texts := map[catalogue.Code]string{}
	for _, code := range said {
		texts[code] = catalogue.Format(catalogue.ZH, code) // the script puts the arguments in
	}
	encoded, err := json.Marshal(texts, json.Deterministic(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))
	if err != nil {
		panic(fmt.Sprintf("html: %v", err)) // a map of texts has a JSON form
	}
	return template.JS(encoded)
}

// surveyData is the survey's IR, without the blanks between its parts, in a form that
// cannot end the script element it stands in.
func surveyData(s *ir.Survey) template.JS {
	var b bytes.Buffer
	if err := ir.Encode(&b, s); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // a survey has a JSON form
	}
	data := jsontext.Value(b.Bytes())
	if err := data.Format(jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true)); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // and it is JSON
	}
	return template.JS(data)
}

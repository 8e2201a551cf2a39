package html

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// said are the texts that the script says, besides those of the survey. Their codes
// are the ones that form/*.ts names.
var said = []catalogue.Code{
	"required", "skipped", "type", "option", "range", "range.form", "range.characters", "range.places", "form.resident-id", "form.phone", "computed", "computed.none", "unknown", "survey", "version",
	"required.row", "skipped.row", "skipped.row-most", "range.rows", "expect.rows", "expect.row",
	"expect.choice", "expect.choices", "expect.ranking", "expect.number", "expect.integer", "expect.text", "expect.date", "expect.time", "expect.datetime", "expect.signature", "option.none",
	"page.kept", "page.leftover", "page.remove", "page.parked", "page.carried", "page.unchecked",
	"expect.location", "range.location", "page.locating", "page.located", "page.locate-none", "page.locate-refused", "page.locate-failed",
	"expect.photo", "range.photo", "page.photo-taking", "page.photo-none", "page.photo-unseen",
	"page.place", "page.order",
	"page.more-found", "page.none-found",
	"page.row.add", "page.row.delete", "page.row.ask", "page.row.keep", "page.row.deleted", "page.row.undo", "page.row.onward", "page.row.parked", "page.row.given",
	"page.progress", "page.missing", "page.blocking", "page.warning", "page.done",
	"none.refused", "none.dontknow",
	"list.separator",
}

// texts is those texts in a language, code → format.
func texts(lang catalogue.Lang) map[catalogue.Code]string {
	formats := map[catalogue.Code]string{}
	for _, code := range slices.Concat(said, deviceSaid) {
		formats[code] = catalogue.Format(lang, code) // the script puts the arguments in
	}
	return formats
}

// textData is the texts that the script says at first, as a JSON object.
func textData() template.JS {
	encoded, err := json.Marshal(texts(catalogue.ZH), json.Deterministic(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))
	if err != nil {
		panic(fmt.Sprintf("html: %v", err)) // a map of texts has a JSON form
	}
	return template.JS(encoded)
}

// surveyData is the survey's IR, without its translations and the blanks between its parts, in a form that
// cannot end the script element it stands in.
func surveyData(s *ir.Survey) template.JS {
	var b bytes.Buffer
	own := *s
	own.Languages = nil
	if err := ir.Encode(&b, &own); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // a survey has a JSON form
	}
	data := jsontext.Value(b.Bytes())
	if err := data.Format(jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true)); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // and it is JSON
	}
	return template.JS(data)
}

package html

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// said are the texts that the script says, besides those of the survey. Their codes
// are the ones that form/*.ts names.
var said = []catalogue.Code{
	"required", "skipped", "type", "option", "range", "range.form", "range.characters", "form.resident-id", "form.phone", "unknown", "survey", "version",
	"expect.choice", "expect.choices", "expect.number", "expect.integer", "expect.text", "expect.date", "expect.time", "expect.datetime", "expect.signature", "option.none",
	"page.kept", "page.leftover", "page.remove", "page.parked", "page.carried", "page.unchecked",
	"page.progress", "page.missing", "page.blocking", "page.warning", "page.done",
	"list.separator",
}

// saidWith are those that it says where the survey uses something.
var saidWith = map[string][]catalogue.Code{
	"computed": {"computed", "computed.none"},
	"long":     {"page.more-found", "page.none-found"},
	"none":     {"none.refused", "none.dontknow"},
	"ranking":  {"range.places", "expect.ranking", "page.place", "page.order"},
	"location": {"expect.location", "range.location", "page.locating", "page.located", "page.locate-none", "page.locate-refused", "page.locate-failed"},
	"photo":    {"expect.photo", "range.photo", "page.photo-taking", "page.photo-none", "page.photo-unseen"},
	"warnings": {"page.verify", "page.reason", "page.reason.cancel", "page.take", "page.acknowledged", "page.unacknowledge", "page.voided"},
	"rows": {
		"required.row", "skipped.row", "skipped.row-most", "range.rows", "expect.rows", "expect.row",
		"page.row.add", "page.row.delete", "page.row.ask", "page.row.keep", "page.row.deleted", "page.row.undo", "page.row.onward", "page.row.parked", "page.row.given",
	},
}

// texts is those texts in a language, code → format.
func texts(s *ir.Survey, lang catalogue.Lang) map[catalogue.Code]string {
	codes := slices.Clone(said)
	for what, more := range saidWith {
		if uses(s, what) {
			codes = append(codes, more...)
		}
	}
	formats := map[catalogue.Code]string{}
	for _, code := range append(codes, deviceSaid...) {
		formats[code] = catalogue.Format(lang, code) // the script puts the arguments in
	}
	return formats
}

// textData is the texts that the script says at first, as a JSON object.
func textData(s *ir.Survey) template.JS {
	return asScript(texts(s, catalogue.ZH))
}

// surveyData is what the script reads of the survey's IR, in a form that cannot end the script element it stands in.
func surveyData(s *ir.Survey) template.JS {
	var b bytes.Buffer
	if err := ir.Encode(&b, s); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // a survey has a JSON form
	}
	survey := plain(b.Bytes()).(map[string]any)
	leaveOut(survey)
	giveOperands(survey, s)
	share(survey, s)
	fold(survey)
	return asScript(survey)
}

// giveOperands puts into rules that warn which answers they use.
func giveOperands(survey map[string]any, s *ir.Survey) {
	rules, _ := survey["rules"].([]any)
	for i, rule := range rules {
		if r := &s.Rules[i]; r.Severity == ir.Warn {
			rule.(map[string]any)["operands"] = plain([]byte(asScript(s.Operands(r))))
		}
	}
}

// leaveOut takes out of a part of the IR what the script does not read, and what it takes for granted.
func leaveOut(part any) {
	switch part := part.(type) {
	case []any:
		for _, member := range part {
			leaveOut(member)
		}
	case map[string]any:
		maps.DeleteFunc(part, isLeftOut)
		for _, member := range part {
			leaveOut(member)
		}
	}
}

// unread are members of objects in the IR. The words of notes are on the page.
var unread = []string{"line", "skips", "ask", "note", "section", "sections", "specify", "matrices", "languages"}

func isLeftOut(name string, value any) bool {
	switch name {
	case "asked":
		return isEmpty("and", value)
	case "passed":
		return isEmpty("or", value)
	case "type":
		return value != rating
	}
	return slices.Contains(unread, name)
}

// isEmpty tells whether a formula joins nothing: of "and" that is always true, of "or" never.
func isEmpty(op string, formula any) bool {
	node, _ := formula.(map[string]any)
	of, _ := node["of"].([]any)
	return node["op"] == op && len(of) == 0
}

// plain is what JSON says, of objects and lists.
func plain(text []byte) (value any) {
	if err := json.Unmarshal(text, &value); err != nil {
		panic(fmt.Sprintf("html: %v", err)) // it was made here
	}
	return value
}

// asScript is the JSON of data, in a form that cannot end the script element it stands in.
func asScript(data any) template.JS {
	encoded, err := json.Marshal(data, json.Deterministic(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))
	if err != nil {
		panic(fmt.Sprintf("html: %v", err)) // all data of a page has a JSON form
	}
	return template.JS(encoded)
}

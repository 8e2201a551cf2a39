package conformance

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/validate"
)

const htmlFolder = "../../compiler/gen/html"

// script is part of the engines in JavaScript.
type script struct{ finder }

// sample leaves out records whose `_id` is a number of which a double does not keep the digits: to the runtime it is
// called by them, while a script is given only the double.
func (script) sample(batch []records.Record) []records.Record {
	return slices.DeleteFunc(slices.Clone(batch), func(r records.Record) bool {
		return slices.ContainsFunc(r, func(f records.Field) bool {
			x, err := strconv.ParseFloat(f.Value, 64)
			return f.Key == "_id" && (err != nil && math.IsInf(x, 0) || math.Abs(x) >= 1e15)
		})
	})
}

// inNode is the form's engine in Node.
type inNode struct {
	script
	*engines.Process
}

func (e *inNode) load(t *testing.T, s *ir.Survey) {
	page := pageOf(t, s)
	var answer []json.RawMessage
	e.Ask(t, map[string]json.RawMessage{"survey": dataIn(page, "survey-ir"), "texts": dataIn(page, "survey-texts")}, &answer)
}

func (e *inNode) say(t *testing.T, batch []string) []string {
	var answer []json.RawMessage
	e.Ask(t, map[string]any{"records": batch}, &answer)
	return said(t, answer)
}

// inChromium is the form's engine in Chromium, without a page.
type inChromium struct {
	script
	tab context.Context
}

func startInChromium(t *testing.T) *inChromium {
	e := &inChromium{tab: engines.Tab(t, 4*time.Hour)}
	code, err := os.ReadFile(htmlFolder + "/engine.js")
	require.NoError(t, err)
	require.NoError(t, chromedp.Do(e.tab, chromedp.Evaluate[chromedp.Void](string(code))))
	return e
}

func (e *inChromium) load(t *testing.T, s *ir.Survey) {
	page := pageOf(t, s)
	evaluated(t, e.tab, `(survey, texts) => { window.program = surveyEngine.link(survey); window.texts = texts; return [] }`,
		dataIn(page, "survey-ir"), dataIn(page, "survey-texts"))
}

func (e *inChromium) say(t *testing.T, batch []string) []string {
	return evaluated(t, e.tab, `batch => batch.map(record => surveyEngine.findings(program, JSON.parse(record), texts))`, batch)
}

// onPage is the form itself, in Chromium.
type onPage struct {
	script
	tab  context.Context
	file string
}

func startOnPage(t *testing.T) *onPage {
	return &onPage{tab: engines.Tab(t, 4*time.Hour), file: filepath.Join(t.TempDir(), "form.html")}
}

// sample is every fiftieth record: the page shows each.
func (e *onPage) sample(batch []records.Record) []records.Record {
	var some []records.Record
	for i, r := range e.script.sample(batch) {
		if i%50 == 7 {
			some = append(some, r)
		}
	}
	return some
}

func (e *onPage) load(t *testing.T, s *ir.Survey) {
	require.NoError(t, os.WriteFile(e.file, pageOf(t, s), 0o600))
	address := url.URL{Scheme: "file", Path: filepath.ToSlash(e.file)}
	require.NoError(t, chromedp.Do(e.tab, chromedp.Navigate(address.String())))
}

func (e *onPage) say(t *testing.T, batch []string) []string {
	return evaluated(t, e.tab, `batch => batch.map(record => { survey.load(JSON.parse(record)); return survey.findings() })`, batch)
}

// evaluated is what a function gives in a tab for arguments that have a JSON form: the texts of a list.
func evaluated(t *testing.T, tab context.Context, function string, arguments ...any) []string {
	t.Helper()
	list, err := json.Marshal(arguments)
	require.NoError(t, err)
	text, err := chromedp.Run(tab, chromedp.Evaluate[string]("JSON.stringify(("+function+")(..."+string(list)+"))"))
	require.NoError(t, err)
	var answer []json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(text), &answer))
	return said(t, answer)
}

// said are findings as the other engines write them: a script escapes other characters.
func said(t *testing.T, list []json.RawMessage) []string {
	t.Helper()
	texts := make([]string, len(list))
	for i, v := range list {
		var found []validate.Finding
		decoder := json.NewDecoder(bytes.NewReader(v))
		decoder.DisallowUnknownFields()
		require.NoError(t, decoder.Decode(&found), string(v))
		texts[i] = lines(found)
	}
	return texts
}

func pageOf(t *testing.T, s *ir.Survey) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, html.Write(&b, s))
	return b.Bytes()
}

// dataIn is the JSON that a page embeds under an id.
func dataIn(page []byte, id string) json.RawMessage {
	return regexp.MustCompile(`(?s)id="` + id + `">(.*?)</script>`).FindSubmatch(page)[1]
}

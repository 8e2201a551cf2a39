package conformance

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

func TestConformance(t *testing.T) {
	files, err := filepath.Glob("testdata/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		topic := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(topic, func(t *testing.T) { runTopic(t, file) })
	}
}

// testCase is one case of a topic; doc.go says what the fields mean.
type testCase struct {
	Name, Survey, Body string
	Errors             []string
	Records            []recordCase
	Holds              []truthCase
	Refused            map[string][]string
	Items              string
	Texts              map[string]string
}

type recordCase struct {
	Record                      string
	Finds, Says                 []string
	Asked, Passed, Undetermined *string
	Defaults                    *string
}

type truthCase struct {
	Record               string
	True, False, Unknown []string
}

func runTopic(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	var cases []testCase
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	require.NoError(t, decoder.Decode(&cases))
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) { c.run(t) })
	}
}

func (c testCase) run(t *testing.T) {
	result := compiler.Compile(c.source(""))
	same(t, c.Errors, c.lines(result.Diagnostics), "diagnostics")
	saysWhole(t, result.Diagnostics)
	require.Equal(t, result.Diagnostics.HasErrors(), result.Survey == nil)
	if result.Survey == nil {
		return
	}
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	c.checkItems(t, p)
	spoken := otherLanguage(t, result.Survey)
	for _, r := range c.Records {
		r.check(t, p)
		found := validate.Record(spoken, answers.FromJSON([]byte(r.Record)), catalogue.EN)
		same(t, r.Finds, findings(found), "in another language, "+r.Record)
	}
	for _, h := range c.Holds {
		h.check(t, c)
	}
	for code, conditions := range c.Refused {
		for _, condition := range conditions {
			c.checkRefused(t, code, condition)
		}
	}
}

// otherLanguage is the survey in a language in which all its texts are others: its findings are the same.
func otherLanguage(t *testing.T, s *ir.Survey) *program.Program {
	translated := *s
	language := ir.Language{Code: "en", Name: "English", Texts: []ir.Translation{}}
	s.EachText(func(place string, text *string) {
		language.Texts = append(language.Texts, ir.Translation{At: place, Text: *text, Says: "〔" + *text + "〕"})
	})
	translated.Languages = []ir.Language{language}
	require.NoError(t, translated.Validate())
	in, ok := translated.In("en")
	require.True(t, ok)
	require.Equal(t, "〔"+s.Title+"〕", in.Title)
	p, err := program.New(in)
	require.NoError(t, err)
	return p
}

// saysWhole: every text of the diagnostics has all its arguments, in both languages.
func saysWhole(t *testing.T, list diag.List) {
	for _, lang := range []catalogue.Lang{catalogue.ZH, catalogue.EN} {
		var said strings.Builder
		require.NoError(t, diag.WriteJSON(&said, list, lang))
		assert.NotRegexp(t, `%[\[!]`, said.String())
	}
}

const header = `survey t "t"` + "\n"

// source is the case's survey with more behind it.
func (c testCase) source(more string) *source.File {
	if c.Survey != "" {
		return source.New("case.survey", c.Survey+more)
	}
	return source.New("case.survey", header+c.Body+more)
}

// lines writes diagnostics as a case expects them.
func (c testCase) lines(list diag.List) []string {
	var out []string
	for _, d := range list {
		line := d.Span.Pos().Line
		if c.Survey == "" {
			line--
		}
		out = append(out, fmt.Sprintf("%d %s", line, d.Code))
	}
	return out
}

func (c testCase) checkItems(t *testing.T, p *program.Program) {
	var ids []string
	for _, it := range p.Survey.Items {
		ids = append(ids, it.ID)
		if want, ok := c.Texts[it.ID]; ok {
			assert.Equal(t, want, it.Text, "text of %s", it.ID)
		}
	}
	if c.Items != "" {
		assert.Equal(t, c.Items, strings.Join(ids, " "))
	}
}

func (r recordCase) check(t *testing.T, p *program.Program) {
	record := answers.FromJSON([]byte(r.Record))
	found := validate.Record(p, record, catalogue.ZH)
	same(t, r.Finds, findings(found), r.Record)
	sameInABatch(t, p, r.Record, found)
	if r.Says != nil {
		same(t, r.Says, messages(found), "what is said of "+r.Record)
	}
	if record.Malformed != nil {
		return
	}
	state := p.NewState()
	state.Load(record)
	ids := map[program.Status][]string{}
	addStatuses(state, ids, 0, state.Len())
	checkStatus(t, r.Record, "asked", r.Asked, ids[program.Asked])
	checkStatus(t, r.Record, "passed", r.Passed, ids[program.Passed])
	checkStatus(t, r.Record, "undetermined", r.Undetermined, ids[program.Undetermined])
	checkStatus(t, r.Record, "defaults", r.Defaults, defaults(state))
}

// defaults is what is offered as the answers of items without one, as "item=JSON".
func defaults(s *program.State) []string {
	var out []string
	for slot := range s.Len() {
		v, ok := s.Default(slot)
		if ok && s.Item(slot).Group == "" && s.Verdict(slot) == program.Blank && s.Status(slot) != program.Passed {
			text, _ := v.MarshalJSON()
			out = append(out, s.Item(slot).ID+"="+string(text))
		}
	}
	return out
}

// addStatuses lists the items from a slot up to another by their status, those of a group in each of its rows that is there.
func addStatuses(state *program.State, ids map[program.Status][]string, slot, end int) {
	for ; slot < end; slot = state.End(slot) {
		if state.Item(slot).Compute == nil { // which is never asked
			status := state.Status(slot)
			ids[status] = append(ids[status], state.Place(slot))
		}
		for nr := range state.Rows(slot) {
			if state.Enter(slot, nr) {
				addStatuses(state, ids, slot+1, state.End(slot))
			}
		}
	}
}

func checkStatus(t *testing.T, record, status string, want *string, ids []string) {
	if want != nil {
		same(t, strings.Fields(*want), ids, status+" in "+record)
	}
}

func findings(list []validate.Finding) []string {
	var out []string
	for _, f := range list {
		line := f.Item + " " + string(f.Code)
		if f.Rule != "" {
			line += " " + f.Rule
		}
		if f.Acknowledged != "" {
			line += " (" + f.Acknowledged + ")"
		}
		out = append(out, line)
	}
	return out
}

func messages(list []validate.Finding) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Message)
	}
	return out
}

// probe is a question with two rules by which a condition's truth shows.
const probe = "\nquestion probe \"?\" text optional\n" +
	"  assert warn so \"true\" if %[1]s\n  assert warn not-so \"false\" unless %[1]s\n"

func (h truthCase) check(t *testing.T, c testCase) {
	for truth, conditions := range map[string][]string{"true": h.True, "false": h.False, "unknown": h.Unknown} {
		for _, condition := range conditions {
			same(t, []string{truth}, h.truth(t, c, condition), condition+" in "+h.Record)
		}
	}
}

// truth is what the condition is, in one word, or the diagnostics that it draws.
func (h truthCase) truth(t *testing.T, c testCase, condition string) []string {
	result := compiler.Compile(c.source(fmt.Sprintf(probe, condition)))
	if result.Survey == nil {
		return codes(result.Diagnostics)
	}
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	found := validate.Record(p, answers.FromJSON([]byte(h.Record)), catalogue.ZH)
	sameInABatch(t, p, h.Record, found)
	var said []string
	for _, f := range found {
		if f.Item == "probe" {
			said = append(said, f.Message)
		}
	}
	if said == nil {
		return []string{"unknown"}
	}
	return said
}

func (c testCase) checkRefused(t *testing.T, code, condition string) {
	result := compiler.Compile(c.source("\nquestion probe \"?\" text optional\n  assert warn so \"true\" if " + condition + "\n"))
	same(t, []string{code}, codes(result.Diagnostics), condition)
}

func codes(list diag.List) []string {
	var out []string
	for _, d := range list {
		out = append(out, string(d.Code))
	}
	return out
}

// same reports a difference in one line, since a case has many expectations.
func same(t *testing.T, want, got []string, about string) {
	t.Helper()
	if !slices.Equal(want, got) {
		t.Errorf("%s: want %q, got %q", about, want, got)
	}
}

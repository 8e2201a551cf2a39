package diag

import (
	"encoding/json"
	"io"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// WriteJSON writes each diagnostic as one line of JSON. Lines and columns count from 1,
// columns in characters; start and end are bytes of the survey's text in UTF-8. It returns
// the writer's error.
func WriteJSON(w io.Writer, list List, lang catalogue.Lang) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range list {
		if err := enc.Encode(inJSON(d, lang)); err != nil {
			return err
		}
	}
	return nil
}

type jsonDiagnostic struct {
	Code     catalogue.Code `json:"code"`
	Severity string         `json:"severity"`
	jsonSpan
	Message string        `json:"message"`
	Help    []jsonHelp    `json:"help,omitempty"`
	Related []jsonRelated `json:"related,omitempty"`
}

type jsonSpan struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

type jsonHelp struct {
	Message string     `json:"message"`
	Edits   []jsonEdit `json:"edits,omitempty"`
}

type jsonEdit struct {
	jsonSpan
	Text string `json:"text"`
}

type jsonRelated struct {
	jsonSpan
	Message string `json:"message"`
}

func inJSON(d *Diagnostic, lang catalogue.Lang) jsonDiagnostic {
	out := jsonDiagnostic{Code: d.Code, Severity: d.Severity.String(), jsonSpan: spanInJSON(d.Span), Message: d.Message(lang)}
	for _, h := range d.Help {
		out.Help = append(out.Help, helpInJSON(h, lang))
	}
	for _, r := range d.Related {
		out.Related = append(out.Related, jsonRelated{spanInJSON(r.Span), catalogue.Say(lang, r.Text.Code, r.Text.Args...)})
	}
	return out
}

func helpInJSON(h Help, lang catalogue.Lang) jsonHelp {
	out := jsonHelp{Message: catalogue.Say(lang, h.Text.Code, h.Text.Args...)}
	for _, e := range h.Edits {
		out.Edits = append(out.Edits, jsonEdit{spanInJSON(e.Span), e.Text})
	}
	return out
}

func spanInJSON(s source.Span) jsonSpan {
	if s.File == nil {
		return jsonSpan{}
	}
	from, to := s.File.Pos(s.Start), s.File.Pos(s.End)
	return jsonSpan{s.File.Name, from.Line, from.Column, to.Line, to.Column, s.Start, s.End}
}

// String is the severity as it stands in JSON.
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

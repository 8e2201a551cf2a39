package html_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
)

// engine is surveyEngine in a process of Node that runs testdata/engine/findings.js.
type engine struct{ *engines.Process }

func startEngine(t *testing.T) *engine {
	return &engine{engines.StartNode(t, ".", "testdata/engine/findings.js")}
}

// load hands over what the survey's page embeds.
func (e *engine) load(t *testing.T, s *ir.Survey) {
	page := written(t, s)
	e.ask(t, map[string]json.RawMessage{"survey": json.RawMessage(dataIn(page, "survey-ir")), "texts": json.RawMessage(dataIn(page, "survey-texts"))})
}

func (e *engine) find(t *testing.T, records []string) []string {
	return e.askOf(t, "findings", records)
}

// askOf is what a function of surveyEngine gives for each record.
func (e *engine) askOf(t *testing.T, function string, records []string) []string {
	return e.ask(t, map[string]any{"ask": function, "records": records})
}

func (e *engine) ask(t *testing.T, request any) []string {
	var answer []json.RawMessage
	e.Ask(t, request, &answer)
	texts := make([]string, len(answer))
	for i, v := range answer {
		texts[i] = string(v)
	}
	return texts
}

// members are the JSON texts in a list.
func members(t *testing.T, list []byte) []string {
	var values []json.RawMessage
	require.NoError(t, json.Unmarshal(list, &values), string(list))
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return texts
}

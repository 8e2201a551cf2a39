package conformance

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	gen "github.com/surveyc/surveyc/compiler/gen/jsonschema"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/validate"
)

const (
	taken   = "taken"
	refused = "refused"
)

// schema is part of the engines that run the JSON Schema: they take a record or refuse it.
type schema struct{ gaps map[gen.Gap]bool }

func (e *schema) write(t *testing.T, s *ir.Survey) []byte {
	e.gaps = map[gen.Gap]bool{}
	for _, g := range gen.Gaps(s) {
		e.gaps[g] = true
	}
	var b bytes.Buffer
	require.NoError(t, gen.Write(&b, s))
	return b.Bytes()
}

// agrees: a record is taken if nothing blocks it but gaps, and refused if anything does. An answer that stands where none
// should, unseen by the schema, hides what hangs on its not being there.
func (e *schema) agrees(found []validate.Finding, said string) bool {
	var blocked, gap, hidden bool
	for _, f := range found {
		isGap := e.gaps[gen.Gap{Code: f.Code, Item: idAt(f.Item), Rule: f.Rule}]
		gap = gap || isGap
		hidden = hidden || isGap && f.Code == validate.Skipped
		blocked = blocked || !isGap && f.Severity == ir.Block
	}
	return said == taken && (!blocked || hidden) || said == refused && (blocked || gap)
}

// idAt is the id of the item at a place.
func idAt(place string) string {
	if i := strings.LastIndex(place, "]."); i >= 0 {
		place = place[i+len("]."):]
	}
	id, _, _ := strings.Cut(place, "[")
	return id
}

func verdict(takes bool) string {
	if takes {
		return taken
	}
	return refused
}

// santhosh is santhosh-tekuri/jsonschema.
type santhosh struct {
	schema
	compiled *jsonschema.Schema
}

func (e *santhosh) load(t *testing.T, s *ir.Survey) {
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("s.json", instance(t, string(e.write(t, s)))))
	compiled, err := c.Compile("s.json")
	require.NoError(t, err)
	e.compiled = compiled
}

func (e *santhosh) say(t *testing.T, batch []string) []string {
	said := make([]string, len(batch))
	for i, r := range batch {
		said[i] = verdict(e.compiled.Validate(instance(t, r)) == nil)
	}
	return said
}

func instance(t *testing.T, text string) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return v
}

// ajv is ajv in strict mode.
type ajv struct {
	schema
	*engines.Process
	deaf bool // to an item __proto__, which its own objects cannot hold
}

func startAjv(t *testing.T) *ajv {
	const folder = "../../compiler/gen/jsonschema/testdata/ajv"
	engines.Install(t, folder)
	return &ajv{Process: engines.StartNode(t, folder, "validate.js")}
}

func (e *ajv) load(t *testing.T, s *ir.Survey) {
	e.deaf = slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.ID == "__proto__" })
	e.verdicts(t, map[string]any{"schema": json.RawMessage(e.write(t, s)), "own": true})
}

func (e *ajv) sample(batch []records.Record) []records.Record {
	if e.deaf {
		return nil
	}
	return batch
}

func (e *ajv) say(t *testing.T, batch []string) []string {
	said := make([]string, len(batch))
	for i, v := range e.verdicts(t, map[string]any{"records": batch}) {
		said[i] = verdict(v == '1')
	}
	return said
}

func (e *ajv) verdicts(t *testing.T, request any) string {
	var answer struct{ Verdicts, Error string }
	e.Ask(t, request, &answer)
	require.Empty(t, answer.Error)
	return answer.Verdicts
}

package jsonschema

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/conformance/engines"
)

// engine is a JSON Schema validator with a schema.
type engine interface {
	// takes tells of each record, a JSON text, whether the schema takes it.
	takes(t testing.TB, records []string) []bool
}

// santhosh is santhosh-tekuri/jsonschema.
type santhosh struct{ *jsonschema.Schema }

func bySanthosh(t testing.TB, schema string) santhosh {
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("s.json", instance(t, schema)))
	s, err := c.Compile("s.json")
	require.NoError(t, err)
	return santhosh{s}
}

func instance(t testing.TB, text string) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return v
}

func (s santhosh) takes(t testing.TB, records []string) []bool {
	verdicts := make([]bool, len(records))
	for i, r := range records {
		verdicts[i] = s.Validate(instance(t, r)) == nil
	}
	return verdicts
}

// ajv is ajv in strict mode: a process of Node that runs testdata/ajv/validate.js. It holds
// one schema at a time.
type ajv struct{ *engines.Process }

func startAjv(t testing.TB) *ajv {
	engines.Install(t, "testdata/ajv")
	return &ajv{engines.StartNode(t, "testdata/ajv", "validate.js")}
}

// load compiles a schema; the test fails where strict mode does not take it.
func (a *ajv) load(t testing.TB, schema string) *ajv {
	a.verdicts(t, map[string]json.RawMessage{"schema": json.RawMessage(schema)})
	return a
}

func (a *ajv) takes(t testing.TB, records []string) []bool {
	answer := a.verdicts(t, map[string][]string{"records": records})
	require.Len(t, answer, len(records))
	verdicts := make([]bool, len(records))
	for i := range records {
		verdicts[i] = answer[i] == '1'
	}
	return verdicts
}

func (a *ajv) verdicts(t testing.TB, request any) string {
	var answer struct{ Verdicts, Error string }
	a.Ask(t, request, &answer)
	require.Empty(t, answer.Error)
	return answer.Verdicts
}

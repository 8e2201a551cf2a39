package ir_test

import (
	"bytes"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/surveys"
)

// Both questionnaires hold what every survey holds, are valid under the schema and come back
// from JSON as they were.
func TestQuestionnaires(t *testing.T) {
	for _, id := range surveys.IDs {
		text, err := surveys.Files.ReadFile(surveys.Path(id))
		require.NoError(t, err)
		s := compiler.Compile(source.New(id, string(text))).Survey
		require.NoError(t, s.Validate())

		written := encode(t, s)
		assert.NoError(t, schema(t).Validate(instance(t, written)))
		read, err := ir.Decode(bytes.NewReader(written))
		require.NoError(t, err)
		assert.Equal(t, string(written), string(encode(t, read)))
	}
}

func encode(t *testing.T, s *ir.Survey) []byte {
	var b bytes.Buffer
	require.NoError(t, ir.Encode(&b, s))
	return b.Bytes()
}

func schema(t *testing.T) *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("ir.schema.json", instance(t, ir.Schema())))
	s, err := c.Compile("ir.schema.json")
	require.NoError(t, err)
	return s
}

func instance(t *testing.T, text []byte) any {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return v
}

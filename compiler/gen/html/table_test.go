package html_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/go-json-experiment/json"
	jsonv1 "github.com/go-json-experiment/json/v1"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	record "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// The script finds in the records of the conformance tables what the runtime finds.
func TestEngineAgreesOnTheTables(t *testing.T) {
	files, err := filepath.Glob("../../../runtime/conformance/testdata/*.yaml")
	require.NoError(t, err)
	engine, compared := startEngine(t), 0
	for _, file := range files {
		var cases []struct {
			Name, Survey, Body string
			Records            []struct{ Record string }
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, yaml.Unmarshal(text, &cases))
		for _, c := range cases {
			if c.Survey == "" {
				c.Survey = "survey t \"t\"\n" + c.Body
			}
			s := compiler.Compile(source.New("case.survey", c.Survey)).Survey
			if s == nil {
				continue
			}
			engine.load(t, s)
			p, err := program.New(s)
			require.NoError(t, err)
			for _, r := range c.Records {
				given := record.FromJSON([]byte(r.Record))
				if given.Malformed != nil {
					continue // a script is given objects
				}
				want, err := json.Marshal(validate.Record(p, given, catalogue.ZH), jsonv1.OmitEmptyWithLegacySemantics(true))
				require.NoError(t, err)
				found := engine.find(t, []string{r.Record})[0]
				assert.Equal(t, string(want), found, "%s: %s: %s", filepath.Base(file), c.Name, r.Record)
				compared++
			}
		}
	}
	assert.Greater(t, compared, 400)
}

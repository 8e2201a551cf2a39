package conformance

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/surveys"
)

// TestOneVerdictElsewhere is TestOneVerdict for the page in browsers that are not Chromium, and in the oldest Chromium that is to do, with a slice
// of the records: 400 in the tests, 10,000 with CONFORMANCE=long.
func TestOneVerdictElsewhere(t *testing.T) {
	each, seeds := 80, uint64(12)
	if os.Getenv("CONFORMANCE") == "long" {
		each, seeds = 2000, 300
	}
	for name, start := range map[string]func(t *testing.T) *engines.Browser{
		"Firefox":     func(t *testing.T) *engines.Browser { return engines.Firefox(t, t.TempDir()) },
		"WebKit":      func(t *testing.T) *engines.Browser { return engines.WebKit(t) },
		"Chromium 80": func(t *testing.T) *engines.Browser { return engines.Chromium80(t, "../../tools") },
	} {
		t.Run(name, func(t *testing.T) {
			all := &jury{engines: map[string]engine{"the page in " + name: &elsewhere{Browser: start(t), file: filepath.Join(t.TempDir(), "form.html")}}}
			for i, id := range surveys.IDs {
				text, err := surveys.Files.ReadFile(surveys.Path(id))
				require.NoError(t, err)
				all.judge(t, records.NewDice(uint64(i)), all.take(t, string(text)), each)
			}
			for seed := range seeds {
				d := records.NewDice(seed)
				c := all.take(t, records.Pick(d, records.Dice.Survey, records.Dice.Repeats)(d))
				all.judge(t, d, c, 20)
			}
		})
	}
}

// elsewhere is the form itself, in another browser.
type elsewhere struct {
	script
	*engines.Browser
	file string
}

func (e *elsewhere) load(t *testing.T, s *ir.Survey) {
	require.NoError(t, os.WriteFile(e.file, pageOf(t, s), 0o600))
	e.Open(t, (&url.URL{Scheme: "file", Path: filepath.ToSlash(e.file)}).String())
}

func (e *elsewhere) say(t *testing.T, batch []string) []string {
	list, err := json.Marshal(batch)
	require.NoError(t, err)
	var answer []json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(e.Evaluate(t, string(list)+`.map(record => { survey.load(JSON.parse(record)); return survey.findings() })`)), &answer))
	return said(t, answer)
}

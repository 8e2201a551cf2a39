package surveys_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

// TestFindings compares what each sample draws with findings.jsonl, which is the output
// of `surveyc check --format jsonl <id>.survey sample.jsonl`. UPDATE=1 rewrites it.
func TestFindings(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			var lines bytes.Buffer
			for _, f := range check(t, id, "sample.jsonl") {
				line, err := json.Marshal(f)
				require.NoError(t, err)
				lines.Write(append(line, '\n'))
			}
			path := filepath.Join(id, "findings.jsonl")
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(path, lines.Bytes(), 0o644))
			}
			recorded, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(recorded), lines.String())
		})
	}
}

// TestTableDrawsTheSame checks that the same households draw the same findings from a table. What
// hangs on the form of the file is left out: a key that is a column there, the reason for which a
// line cannot be read.
func TestTableDrawsTheSame(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			assert.Equal(t, ofAnyFile(check(t, id, "sample.jsonl")), ofAnyFile(check(t, id, "sample.csv")))
		})
	}
}

func ofAnyFile(findings []validate.Finding) []validate.Finding {
	var list []validate.Finding
	for _, f := range findings {
		f.Row = 0
		if f.Code == "malformed" {
			f.Record, f.Message = "", ""
		}
		if f.Code != "unknown" {
			list = append(list, f)
		}
	}
	return list
}

// TestSamplesShowEveryCode holds the samples to their purpose: each code of a finding, each rule.
func TestSamplesShowEveryCode(t *testing.T) {
	codes := map[string]bool{}
	for _, id := range surveys.IDs {
		rules := map[string]bool{}
		for _, f := range check(t, id, "sample.jsonl") {
			codes[string(f.Code)], rules[f.Rule] = true, true
		}
		for _, rule := range compile(t, id).Rules {
			assert.True(t, rules[rule.Name], "%s: nothing breaks %s", id, rule.Name)
		}
	}
	for _, code := range strings.Fields("required skipped type option range assert unknown duplicate malformed") {
		assert.True(t, codes[code], "nothing draws %s", code)
	}
}

// TestSamplesAreSynthetic: no resident id number in them can be anybody's.
func TestSamplesAreSynthetic(t *testing.T) {
	for _, id := range surveys.IDs {
		records := open(t, compile(t, id), filepath.Join(id, "sample.jsonl"))
		for r, err := records.Next(); err == nil; r, err = records.Next() {
			if r.Malformed == nil {
				assert.Regexp(t, `^999999\d{11}[\dX]$`, r.Get("head_id").Str, r.Name)
			}
		}
	}
}

func check(t *testing.T, id, sample string) []validate.Finding {
	t.Helper()
	survey := compile(t, id)
	p, err := program.New(survey)
	require.NoError(t, err)
	var findings []validate.Finding
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		findings = append(findings, f)
		return nil
	})
	require.NoError(t, b.Check("", open(t, survey, filepath.Join(id, sample))))
	assert.Equal(t, 300, b.Summary().Records)
	return findings
}

func open(t *testing.T, s *ir.Survey, path string) answers.Reader {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	if filepath.Ext(path) == ".jsonl" {
		return answers.NewJSONL(bytes.NewReader(data))
	}
	table, err := answers.NewCSV(bytes.NewReader(data), s)
	require.NoError(t, err)
	return table
}

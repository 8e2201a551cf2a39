package conformance

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/engines"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

func TestMain(m *testing.M) {
	code := m.Run()
	engines.CloseBrowser()
	os.Exit(code)
}

// engine is one of those that give a verdict on records.
type engine interface {
	// load makes it ready for records of a survey.
	load(t *testing.T, s *ir.Survey)
	// say is what it says of each record, a JSON text.
	say(t *testing.T, batch []string) []string
	// agrees tells whether that is what the runtime found in the record.
	agrees(found []validate.Finding, said string) bool
}

// TestOneVerdict gives the same records to everything that judges records, and holds it to what the runtime finds in each: sound
// ones, such at the edges of what is allowed, and spoilt ones, of both questionnaires and of random surveys, which have every construct
// of the language and half of which have repeated groups.
//
// In the tests that are 60,000 records. A million of the questionnaires and half a million of 3,000 random surveys are
//
//	CONFORMANCE=long go test -timeout 4h -run TestOneVerdict ./runtime/conformance
func TestOneVerdict(t *testing.T) {
	batches, seeds := 10, 200
	if os.Getenv("CONFORMANCE") == "long" {
		batches, seeds = 500, 3000
	}
	for i, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			text, err := surveys.Files.ReadFile(surveys.Path(id))
			require.NoError(t, err)
			all := allEngines(t)
			d, c := records.NewDice(uint64(i)), all.take(t, string(text))
			for range batches {
				all.judge(t, d, c, 1000)
			}
		})
	}
	t.Run("random", func(t *testing.T) {
		t.Parallel()
		all := allEngines(t)
		for seed := range uint64(seeds) {
			d := records.NewDice(seed)
			c := all.take(t, records.Pick(d, records.Dice.Survey, records.Dice.Repeats)(d))
			all.judge(t, d, c, 200)
		}
	})
}

func allEngines(t *testing.T) *jury {
	return &jury{engines: map[string]engine{
		"check in columns":     &columns{},
		"the interview":        &resumed{},
		"the form in Node":     &inNode{Process: engines.StartNode(t, htmlFolder, "testdata/engine/findings.js")},
		"the form in Chromium": startInChromium(t),
		"the page":             startOnPage(t),
		"ajv":                  startAjv(t),
		"santhosh":             &santhosh{},
	}}
}

// jury are the engines, with the survey that they judge by.
type jury struct {
	engines map[string]engine
	text    string
}

// take makes all engines ready for a survey.
func (j *jury) take(t *testing.T, text string) records.Checker {
	j.text = text
	c, ok := checkerOf(text)
	require.True(t, ok, text)
	for _, e := range j.engines {
		e.load(t, c.Survey)
	}
	return c
}

// checkerOf is the runtime; ok is false for a text that does not compile.
func checkerOf(text string) (c records.Checker, ok bool) {
	result := compiler.Compile(source.New("t.survey", text))
	if result.Survey == nil {
		return c, false
	}
	c, err := records.NewChecker(result.Survey)
	return c, err == nil
}

// judge fails with the first record on which an engine does not agree, cut down with the survey to what matters.
func (j *jury) judge(t *testing.T, d records.Dice, c records.Checker, n int) {
	batch := d.Batch(c, n)
	for name, e := range j.engines {
		seen := batch
		if s, ok := e.(sampler); ok {
			seen = s.sample(batch)
		}
		for i, said := range e.say(t, records.Texts(seen)) {
			if !e.agrees(c.Findings(seen[i]), said) {
				j.report(t, name, e, seen[i])
			}
		}
	}
}

// sampler is an engine that sees only some of the records, since it is slow, or cannot hold others.
type sampler interface {
	sample(batch []records.Record) []records.Record
}

func (j *jury) report(t *testing.T, name string, e engine, r records.Record) {
	differs := func(text string, r records.Record) bool {
		c, ok := checkerOf(text)
		if !ok {
			return false
		}
		e.load(t, c.Survey)
		return !e.agrees(c.Findings(r), e.say(t, []string{r.Text()})[0])
	}
	r = records.Shrink(r, func(r records.Record) bool { return differs(j.text, r) })
	text := records.ShrinkText(j.text, func(text string) bool { return differs(text, r) })
	r = records.Shrink(r, func(r records.Record) bool { return differs(text, r) })
	c, _ := checkerOf(text)
	e.load(t, c.Survey)
	t.Fatalf("%s\nrecord  %s\nruntime %s\n%s says %s", text, r.Text(), lines(c.Findings(r)), name, e.say(t, []string{r.Text()})[0])
}

// lines are findings as a list in JSON.
func lines(found []validate.Finding) string {
	texts := make([]string, len(found))
	for i, f := range found {
		texts[i] = string(f.AppendJSON(nil))
	}
	return "[" + strings.Join(texts, ",") + "]"
}

package jsonschema

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/validate"
)

// What the schema of a survey takes is what the runtime does not block, in both engines,
// for many records of many small surveys.
func TestSchemaAgreesWithTheRuntime(t *testing.T) {
	node := startAjv(t)
	for seed := range uint64(300) {
		d := newDice(seed)
		s := d.survey()
		require.NoError(t, s.Validate())
		a := newAgreement(t, s, node)
		a.check(t, d.Batch(a.Checker, 60))
	}
}

// agreement holds those that must agree on a survey.
type agreement struct {
	records.Checker
	fast, slow engine
}

func newAgreement(t testing.TB, s *ir.Survey, node *ajv) agreement {
	schema := written(t, s)
	return agreement{newChecker(t, s), node.load(t, schema), bySanthosh(t, schema)}
}

func newChecker(t testing.TB, s *ir.Survey) records.Checker {
	c, err := records.NewChecker(s)
	require.NoError(t, err)
	return c
}

// check fails with the first record on which they do not agree, cut down to what matters.
func (a agreement) check(t *testing.T, batch []records.Record) {
	t.Helper()
	a.checkEngine(t, a.fast, batch)
	a.checkEngine(t, a.slow, batch)
}

func (a agreement) checkEngine(t *testing.T, e engine, batch []records.Record) {
	t.Helper()
	for i, taken := range e.takes(t, records.Texts(batch)) {
		if taken == a.refuses(batch[i]) {
			small := records.Shrink(batch[i], func(r records.Record) bool { return e.takes(t, []string{r.Text()})[0] == a.refuses(r) })
			t.Fatalf("%T takes %s: %v; the runtime: %v", e, small.Text(), a.refuses(small), a.Blocking(small))
		}
	}
}

// refuses tells whether the runtime blocks r for what a schema can say: not for what it stores as computed.
func (a agreement) refuses(r records.Record) bool {
	return slices.ContainsFunc(a.Blocking(r), func(f validate.Finding) bool { return f.Code != validate.Computed })
}

// With conditions that the schema cannot say, it takes only what the runtime does not block or blocks
// for a rule or an item that is listed, or at a question whose being asked, or whose options, hang on such a condition.
func TestSchemaRefusesNothingForWhatItCannotSay(t *testing.T) {
	leftOut := map[catalogue.Code]bool{}
	for seed := range uint64(200) {
		d := newDice(seed)
		d.unsayable = true
		s := d.survey()
		c := newChecker(t, s)
		batch := d.Batch(c, 50)
		for i, taken := range bySanthosh(t, written(t, s)).takes(t, records.Texts(batch)) {
			findings := c.Blocking(batch[i])
			if !taken {
				require.NotEmpty(t, findings, batch[i].Text())
				continue
			}
			for _, f := range findings {
				leftOut[f.Code] = true
			}
			explained := len(findings) == 0 || slices.ContainsFunc(findings, func(f validate.Finding) bool { return isUnsaid(s, f) })
			require.True(t, explained, "%s\n%v", batch[i].Text(), findings)
		}
	}
	assert.Subset(t, slices.Collect(maps.Keys(leftOut)), []catalogue.Code{validate.Assert, validate.Required, validate.Skipped, validate.Range, validate.Option})
}

// isUnsaid tells whether the schema leaves f out.
func isUnsaid(s *ir.Survey, f validate.Finding) bool {
	return slices.Contains(Gaps(s), Gap{f.Code, f.Item, f.Rule})
}

package jsonschema

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
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
		a.check(t, d.records(s, a.checker, 60))
	}
}

// agreement holds those that must agree on a survey.
type agreement struct {
	checker
	engines []engine
}

func newAgreement(t testing.TB, s *ir.Survey, node *ajv) agreement {
	schema := written(t, s)
	return agreement{newChecker(t, s), []engine{bySanthosh(t, schema), node.load(t, schema)}}
}

// check fails with the first record on which they do not agree, cut down to what matters.
func (a agreement) check(t *testing.T, records []record) {
	t.Helper()
	for _, e := range a.engines {
		for i, taken := range e.takes(t, texts(records)) {
			if taken == a.refuses(records[i]) {
				small := shrink(records[i], func(r record) bool { return e.takes(t, texts([]record{r}))[0] == a.refuses(r) })
				t.Fatalf("%T takes %s: %v; the runtime: %v", e, small.text(), taken, a.blocking(small))
			}
		}
	}
}

func (c checker) refuses(r record) bool { return len(c.blocking(r)) > 0 }

func texts(records []record) []string {
	list := make([]string, len(records))
	for i, r := range records {
		list[i] = r.text()
	}
	return list
}

// shrink leaves out of r what it differs without.
func shrink(r record, differs func(record) bool) record {
	for _, key := range slices.Sorted(maps.Keys(r)) {
		smaller := maps.Clone(r)
		delete(smaller, key)
		if differs(smaller) {
			r = smaller
		}
	}
	return r
}

// With conditions that the schema cannot say, it takes only what the runtime does not block or blocks
// for a rule that is listed, or at a question whose being asked hangs on such a condition.
func TestSchemaRefusesNothingForWhatItCannotSay(t *testing.T) {
	leftOut := map[catalogue.Code]bool{}
	for seed := range uint64(200) {
		d := newDice(seed)
		d.unsayable = true
		s := d.survey()
		c := newChecker(t, s)
		records := d.records(s, c, 50)
		for i, taken := range bySanthosh(t, written(t, s)).takes(t, texts(records)) {
			findings := c.blocking(records[i])
			if !taken {
				require.NotEmpty(t, findings, records[i].text())
				continue
			}
			for _, f := range findings {
				leftOut[f.Code] = true
			}
			explained := len(findings) == 0 || slices.ContainsFunc(findings, func(f validate.Finding) bool { return isUnsaid(s, f) })
			require.True(t, explained, "%s\n%v", records[i].text(), findings)
		}
	}
	assert.Subset(t, slices.Collect(maps.Keys(leftOut)), []catalogue.Code{validate.Assert, validate.Required, validate.Skipped})
}

// isUnsaid tells whether the schema leaves f out.
func isUnsaid(s *ir.Survey, f validate.Finding) bool {
	if f.Code == validate.Assert {
		return strings.Contains(newSayer(s).comment(), "rule "+f.Rule)
	}
	it := itemOf(s, f.Item)
	return (f.Code == validate.Required || f.Code == validate.Skipped) && (usesAbs(s, it.Asked) || usesAbs(s, it.Passed))
}

func usesAbs(s *ir.Survey, f ir.Formula) (uses bool) {
	s.Walk(f, func(n ir.Node) bool {
		call, ok := n.(ir.Func)
		uses = uses || ok && call.Name == ir.Abs
		return true
	})
	return uses
}

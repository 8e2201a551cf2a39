package batch_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/scan"
)

// TestSoundRecordsAreChecked64AtATime: whatever a survey without repeated groups and keys of the record's own asks, stored values of computed items, kinds of no answer, places and
// rankings included, a record of answers in which nothing is wrong is not left to package validate.
func TestSoundRecordsAreChecked64AtATime(t *testing.T) {
	sound, computed, noAnswers := 0, 0, 0
	for seed := range uint64(60) {
		d := records.NewDice(seed)
		s := surveyOf(d, seed)
		if s == nil || slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.Domain.Kind == ir.Rows || slices.Contains(answers.OwnKeys, it.ID) }) {
			continue
		}
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		p, err := columns.New(s, catalogue.ZH)
		require.NoError(t, err)
		block := p.NewBlock()
		in := scan.NewJSON(s, block)
		for _, r := range d.Batch(c, 100) {
			if len(c.Findings(r)) > 0 || !ofItems(s, r) {
				continue
			}
			sound++
			line := r.Text() + "\n"
			n, _, _ := in.Scan(append([]byte(line), make([]byte, scan.Slack)...)[:len(line)], 0, 1, new(scan.Records))
			require.Zero(t, block.Check(n), line)
			computed += stored(s, r)
			noAnswers += refused(r)
		}
	}
	require.NotZero(t, sound)
	require.NotZero(t, computed)
	require.NotZero(t, noAnswers)
}

// ofItems tells whether a record has nothing but answers, under keys that only items bear.
func ofItems(s *ir.Survey, r records.Record) bool {
	return !slices.ContainsFunc(r, func(f records.Field) bool {
		return f.Key == "_version" || !slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.ID == f.Key })
	})
}

// stored is how many computed items a record has values of.
func stored(s *ir.Survey, r records.Record) (n int) {
	for _, it := range s.Items {
		if it.Compute != nil && slices.ContainsFunc(r, func(f records.Field) bool { return f.Key == it.ID && f.Value != "null" && f.Value != `""` }) {
			n++
		}
	}
	return n
}

func refused(r records.Record) (n int) {
	for _, f := range r {
		if f.Value == `{"none":"refused"}` || f.Value == `{"none":"dontknow"}` {
			n++
		}
	}
	return n
}

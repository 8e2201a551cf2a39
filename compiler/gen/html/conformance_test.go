package html_test

import (
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/go-json-experiment/json"
	jsonv1 "github.com/go-json-experiment/json/v1"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// times is n, or ten times as much where CONFORMANCE is "long".
func times(n int) int {
	if os.Getenv("CONFORMANCE") == "long" {
		return 10 * n
	}
	return n
}

// finder finds what is wrong with records, JSON texts, of the survey loaded last: for each the
// JSON of its findings.
type finder interface {
	load(t *testing.T, s *ir.Survey)
	find(t *testing.T, records []string) []string
}

// agreement holds those that must agree on a survey.
type agreement struct {
	records.Checker
	finder
	text string // the survey as written
}

func newAgreement(t *testing.T, text string, f finder) agreement {
	t.Helper()
	c := newChecker(t, text)
	f.load(t, c.Survey)
	return agreement{c, f, text}
}

func newChecker(t *testing.T, text string) records.Checker {
	t.Helper()
	result := compiler.Compile(source.New("test.survey", text))
	for _, d := range result.Diagnostics {
		require.NotEqual(t, diag.Error, d.Severity, "line %d: %s\n%s", d.Span.Pos().Line, d.Message(catalogue.ZH), text)
	}
	c, err := records.NewChecker(result.Survey)
	require.NoError(t, err, text)
	return c
}

// anySurvey is a random survey and what it was made with: of odd seeds it has repeated groups.
func anySurvey(t *testing.T, seed uint64) (d records.Dice, text string, c records.Checker) {
	t.Helper()
	d = records.NewDice(seed)
	text = d.Survey()
	if seed%2 == 1 {
		text = d.Repeats()
	}
	return d, text, newChecker(t, text)
}

// check fails with the first record on which they do not agree, cut down to what matters.
func (a agreement) check(t *testing.T, batch []records.Record) {
	t.Helper()
	batch = slices.DeleteFunc(batch, hasLongName)
	for i, got := range a.find(t, records.Texts(batch)) {
		if got != a.want(batch[i]) {
			small := records.Shrink(batch[i], func(r records.Record) bool { return a.got(t, r) != a.want(r) })
			want, got := members(t, []byte(a.want(small))), members(t, []byte(a.got(t, small)))
			t.Fatalf("record  %s\nruntime %s\nscript  %s\n%s", small.Text(), apart(want, got), apart(got, want), a.text)
		}
	}
}

// apart are the findings of one list that are not in another, or all where the two differ in order alone.
func apart(found, other []string) []string {
	own := slices.DeleteFunc(slices.Clone(found), func(f string) bool { return slices.Contains(other, f) })
	if len(own) == 0 && len(found) == len(other) {
		return found
	}
	return own
}

// hasLongName tells whether the record's `_id` is a number of which a double does not keep the digits: to the
// runtime it is called by them, while a page is given only the double.
func hasLongName(r records.Record) bool {
	return slices.ContainsFunc(r, func(f records.Field) bool {
		x, err := strconv.ParseFloat(f.Value, 64)
		return f.Key == "_id" && (err != nil && math.IsInf(x, 0) || math.Abs(x) >= 1e15)
	})
}

// want is what the runtime finds.
func (a agreement) want(r records.Record) string {
	found := a.Findings(r)
	if found == nil {
		return "[]"
	}
	text, err := json.Marshal(found, jsonv1.OmitEmptyWithLegacySemantics(true))
	if err != nil {
		panic(err) // findings have a JSON form
	}
	return string(text)
}

func (a agreement) got(t *testing.T, r records.Record) string {
	return a.find(t, []string{r.Text()})[0]
}

package program_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// A function that fails gives no date, and no date has no year.
func TestYearOfNoDate(t *testing.T) {
	fails := program.Function{Name: "next", Func: func(string) (time.Time, error) { return time.Time{}, errors.New("unknown") }}
	call := ir.CallTerm{Func: "next", Args: []ir.Term{ir.Value{Item: "a"}}}
	year := ir.Compare{Op: ir.Lt, Left: ir.Func{Name: ir.Year, Args: []ir.Term{call}}, Right: ir.NumberConst{Value: 1}}
	s := &ir.Survey{
		IR: ir.Version, Functions: []string{"next"},
		Items: []ir.Item{{ID: "a", Domain: ir.Domain{Kind: ir.Text}, Asked: ir.True, Passed: ir.False}},
		Rules: []ir.Rule{
			{Name: "yes", Item: "a", Severity: ir.Warn, Fires: ir.Holds{Test: year, Is: true}},
			{Name: "no", Item: "a", Severity: ir.Warn, Fires: ir.Holds{Test: year, Is: false}},
		},
	}
	p, err := program.New(s, fails)
	require.NoError(t, err)
	assert.Empty(t, validate.Record(p, answers.FromJSON([]byte(`{"a":"x"}`)), catalogue.ZH))
}

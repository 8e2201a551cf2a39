package compiler_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

func codesIn(text string, functions ...check.Function) (codes []catalogue.Code) {
	for _, d := range compiler.Compile(source.New("s.survey", text), functions...).Diagnostics {
		codes = append(codes, d.Code)
	}
	return codes
}

// A form has no functions of the embedding program, so nothing is computed with them.
func TestComputedItemsCallNoFunctionsOfTheProgram(t *testing.T) {
	score := check.Function{Name: "score", Params: []check.Kind{check.KindNumber}, Result: check.KindNumber}
	text := "survey s \"s\"\nquestion a \"a\" number\ncompute b \"b\" as 1 + score(a)\n"
	assert.Equal(t, []catalogue.Code{"E443"}, codesIn(text, score))
}

// Each doubles the one before: written out, the last would have 2^40 parts.
func TestComputedItemsStaySmall(t *testing.T) {
	var b strings.Builder
	b.WriteString("survey s \"s\"\nquestion c0 \"c\" number\n")
	for i := range 40 {
		fmt.Fprintf(&b, "compute c%d \"c\" as c%d + c%d\n", i+1, i, i)
	}
	assert.Equal(t, []catalogue.Code{"E444"}, codesIn(b.String()))
}

// No formula names a computed item: its term stands for it.
func TestComputedItemsAreWrittenOut(t *testing.T) {
	text := "survey s \"s\"\nquestion a \"a\" number\ncompute b \"b\" as a * 2\ncompute c \"c\" as b + 1\nquestion d \"d\" text\n  ask if c > 3\n  assert warn \"m\" if answered(c)\n"
	s := compiler.Compile(source.New("s.survey", text)).Survey
	require.NotNil(t, s)
	a := ir.Value{Item: "a"}
	c := ir.Arith{Op: ir.Add, Left: ir.Arith{Op: ir.Mul, Left: a, Right: ir.NumberConst{Value: 2}}, Right: ir.NumberConst{Value: 1}}
	assert.Equal(t, c, s.Items[2].Compute)
	assert.Equal(t, []string{"a"}, s.ItemsOf(s.Items[3].Asked))
	assert.Equal(t, ir.Holds{Test: ir.Compare{Op: ir.Eq, Left: c, Right: c}, Is: true}, s.Rules[0].Fires)
	require.NoError(t, s.Validate())
}

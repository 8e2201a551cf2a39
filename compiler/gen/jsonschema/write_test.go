package jsonschema

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

func written(t testing.TB, s *ir.Survey) string {
	var b bytes.Buffer
	require.NoError(t, Write(&b, s))
	return b.String()
}

// golden compares with testdata/<name>; UPDATE=1 rewrites it.
func golden(t *testing.T, name, got string) {
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// example shows every way in which a question can be asked, and one rule of each sort.
func example() *ir.Survey {
	sixth := choices("6", 1, 2, 9)
	sixth.Domain.Options[2].Exclusive = true
	sixth.Optional = true
	income := numeric("1a")
	income.Domain.Min, income.Unit, income.Note = new(0.0), "元", "2020 年度"
	child, reason := choice("4-1", 1, 2), choice("4-2", 1, 2, 3)
	child.Asked, child.Passed = code("4", 1), code("4", 2)
	reason.Asked, reason.Passed = and(ir.Ref{Index: 0}, code("4-1", 2)), or(code("4", 2), code("4-1", 1))
	note := ofKind("note", ir.Text)
	sum := comparison(ir.Arith{Op: ir.Add, Left: of("1a"), Right: of("1b")}, ir.Gt, constant(1))
	note.Asked, note.Passed, note.Ask = is(sum), isNot(sum), is(sum)
	s := surveyOf(
		[]ir.Item{choice("4", 1, 2), child, reason, sixth, income, numeric("1b"), note, ofKind("date", ir.Date), ofKind("seal", ir.Signature)},
		block("in-school", "4-1", and(code("4", 1), code("4-1", 2), is(comparison(of("1a"), ir.Gt, constant(1000))))),
		block("late", "4-2", is(comparison(of("date"), ir.Gt, dateConst("2020-04-13")))),
		block("sum", "1b", is(sum)),
		ir.Rule{Name: "seal", Item: "seal", Severity: ir.Warn, Fires: is(ir.Matches{Text: of("seal"), Pattern: "代"})},
	)
	s.Predicates = []ir.Formula{code("4", 1)}
	s.Items[4].Skips = []ir.Skip{{Target: "end", When: is(sum), Line: 12}}
	s.Properties = []ir.Property{{Key: "source", Value: "附件1"}}
	return s
}

func TestWrite(t *testing.T) {
	s := example()
	require.NoError(t, s.Validate())
	golden(t, "example.schema.json", written(t, s))
	assert.Equal(t, written(t, s), written(t, s))
}

func encoded(t testing.TB, s *ir.Survey) string {
	var b bytes.Buffer
	require.NoError(t, ir.Encode(&b, s))
	return b.String()
}

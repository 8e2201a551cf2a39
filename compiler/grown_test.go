package compiler_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/source"
)

// Each question's option shows the one before it twice: forty would fill any memory.
func TestTextsDoNotGrowWithoutBound(t *testing.T) {
	doubling := func(n int) string {
		var b strings.Builder
		fmt.Fprintf(&b, "survey s \"s\"\nquestion q0 \"q\"\n  option 1 %q\n", strings.Repeat("x", 100))
		for i := range n {
			fmt.Fprintf(&b, "question q%d \"q\"\n  option 1 \"{q%d}{q%d}\"\n", i+1, i, i)
		}
		return b.String()
	}
	require.Empty(t, compiler.Compile(source.New("s", doubling(6))).Diagnostics)
	found := compiler.Compile(source.New("s", doubling(9))).Diagnostics
	require.Len(t, found, 1)
	require.EqualValues(t, "E382", found[0].Code)
	require.True(t, compiler.Compile(source.New("s", doubling(40))).Diagnostics.HasErrors())
	many := doubling(6) + "question z \"z\" text\n  assert warn \"" + strings.Repeat("{q6}", 3) + "\" if q6 == 1\n"
	require.True(t, compiler.Compile(source.New("s", many)).Diagnostics.HasErrors(), "a message of a rule")
}

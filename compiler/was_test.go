package compiler_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/source"
)

// Each question with the id that it had.
func TestWas(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[string]string
	}{
		{"behind a type", `question 5 "a" integer 1..9 was 4-1 unit "元"`, map[string]string{"5": "4-1"}},
		{"in Chinese, without a blank", `问题 5 "a" 整数 曾为4—1 选填`, map[string]string{"5": "4-1"}},
		{"the words of an option", `question 5 "a" 原编号 4 option ① "x" specify`, map[string]string{"5": "4", "5.1": "4.1"}},
		{"behind the last option", `question 5 "a" option ① "x" was 4`, map[string]string{"5": "4"}},
		{"an item called so", "question was \"a\" integer was was_1\nquestion 2 \"b\" integer ask if was > 3", map[string]string{"was": "was_1", "2": ""}},
		{"a list called so", "choices was option ① \"x\"\nquestion 5 \"a\" was", map[string]string{"5": ""}},
		{"under a prefix", "include \"part.survey\" prefix a", map[string]string{"a-2": "a-1"}},
	} {
		parts := fstest.MapFS{"part.survey": {Data: []byte("question 2 \"p\" integer was 1\n")}}
		result := compiler.CompileAt(source.New("t.survey", "survey t \"t\"\n"+c.text), parts, "t.survey")
		require.False(t, result.Diagnostics.HasErrors(), "%s %v", c.name, result.Diagnostics)
		got := map[string]string{}
		for _, it := range result.Survey.Items {
			got[it.ID] = it.Was
		}
		assert.Equal(t, c.want, got, c.name)
	}
}

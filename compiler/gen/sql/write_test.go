package sql_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/sql"
	"github.com/surveyc/surveyc/dsl/source"
)

const small = `survey small "小问卷"
  version "2020"
question 1 "有无子女"
  option ① "有"
  option ② "无"
question 2 "年龄" integer 0..120
  ask if 1 == ①
question 3 "孩子" multi optional
  option ① "男"
  option ② "女"
  option ⑨ "不答" exclusive
question 4 "身份证" resident_id
  assert block one "不像" if len(4) < 2.0 * count(3)
question 5 "合计" number
  assert warn old "旧版" from version "2019" if Q5 > 2.0
`

// UPDATE=1 rewrites testdata/small.*.sql.
func TestWrite(t *testing.T) {
	c := compiler.Compile(source.New("small.survey", small))
	require.NotNil(t, c.Survey, c.Diagnostics)
	for _, d := range sql.Dialects {
		file, got := "testdata/small."+string(d)+".sql", written(t, c.Survey, d)
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), got)
		assert.Empty(t, sql.Unsaid(c.Survey, d))
	}
}

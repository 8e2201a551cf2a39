package html_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const family = `
survey s "家庭"
repeat members "成员" 1..5
question name "姓名" text locked
question age "年龄" integer default 30
question school "在校" shuffle
  option ① "小学" option ② "中学" option ③ "其他" specify
  default ② if age > 12
  default ①
endrepeat
`

// In each row a default follows the answers of that row, and an answer is locked that came with it.
func TestDefaultsAndLocksInRows(t *testing.T) {
	tab := open(t, newChecker(t, family).Survey)
	do(t, tab, load(`{"_id":"r1","members":[{"name":"张三","age":40},{"name":"","age":9},{}]}`))
	assert.Equal(t, "members[1].school=② members[2].school=① members[3].age=30 members[3].school=①", proposedOn(t, tab))
	assert.Equal(t, `["members[1].name"]`, text(t, tab, "window.survey.locked()"))
	assert.Equal(t, `{"_id":"r1","members":[{"name":"张三","age":40},{"age":9},{}]}`, answers(t, tab))
	do(t, tab, take("members[2].school"))
	assert.Equal(t, `{"_id":"r1","members":[{"name":"张三","age":40},{"age":9,"school":1},{}]}`, answers(t, tab))
	do(t, tab, load(`{"_id":"r1","members":[{"name":"张三"},{"name":"李四"}]}`))
	assert.Equal(t, `["members[1].name","members[2].name"]`, text(t, tab, "window.survey.locked()"))
}

package nearest_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/nearest"
)

func TestTo(t *testing.T) {
	for _, c := range []struct{ word, candidates, want string }{
		{"7-1", "6-1 7-1a 7-1b 7-1c 7-1d", "7-1a 7-1b 7-1c"},
		{"head_id", "head-id household", "head-id"},
		{"Income", "income outcome", "income"},
		{"icnome", "income", "income"},
		{"questoin", "question section", "question"},
		{"年令", "年龄 收入", "年龄"},
		{"Q12", "Q21 Q99", "Q21"},
		{"a", "b A", "A"},
		{"收入", "户主姓名", ""},
		{"4", "4 5", ""},
		{"income", "income2 income2", "income2"},
		{"", "a", "a"},
		{"ASK", "ask", "ask"},
	} {
		got := nearest.To(c.word, strings.Fields(c.candidates))
		assert.Equal(t, strings.Fields(c.want), append([]string{}, got...), "%s among %s", c.word, c.candidates)
	}
}

package value_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/value"
)

func TestCompareVersions(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		order int
		ok    bool
	}{
		{"2020", "2021", -1, true},
		{"2020.9", "2020.10", -1, true},
		{"第2版", "第10版", -1, true},
		{"0021", "21", 0, true},
		{"2021", "2021.1", -1, true},
		{"2021 修订", "2021", 1, true},
		{"99999999999999999999", "100000000000000000000", -1, true},
		{"", "1", -1, true},
		{"", "", 0, true},
		{"2020", "第三版", 0, false},
		{"2020春", "2020秋", 0, false},
		{"v1", "1", 0, false},
		{"1.2", "1-3", 0, false},
		{"٣", "4", 0, false},
	} {
		order, ok := value.CompareVersions(c.a, c.b)
		assert.Equal(t, c.order, order, "%s %s", c.a, c.b)
		assert.Equal(t, c.ok, ok, "%s %s", c.a, c.b)
		back, _ := value.CompareVersions(c.b, c.a)
		assert.Equal(t, -order, back, "%s %s", c.b, c.a)
	}
}

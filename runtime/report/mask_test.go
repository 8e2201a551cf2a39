package report_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/runtime/report"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"421125198001011234", "421125********1234"},
		{"身份证42112519800101123X不对", "身份证421125********123X不对"},
		{"13800138000", "138****8000"},
		{"电话13800138000、13900139000", "电话138****8000、139****9000"},
		{"编号1380013800000", "编号1380013800000"},
	} {
		assert.Equal(t, c.want, report.Mask(c.text))
	}
}

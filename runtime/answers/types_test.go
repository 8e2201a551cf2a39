package answers_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// How a cell may spell the answer to an item of a format.
var formatted = []struct {
	domain     ir.Domain
	cell, want string
}{
	{ir.Domain{Kind: ir.Text, Format: ir.ResidentID}, "11010519491231002x", `"11010519491231002X"`},
	{ir.Domain{Kind: ir.Text, Format: ir.ResidentID}, " １１０１０５１９４９１２３１００２ｘ ", `"11010519491231002X"`},
	{ir.Domain{Kind: ir.Text, Format: ir.ResidentID}, "1.10105E+17", `"1.10105E+17"`},
	{ir.Domain{Kind: ir.Text, Format: ir.Phone}, "０８７０—１２３４５６７", `"0870-1234567"`},
	{ir.Domain{Kind: ir.Text, Format: ir.Phone}, "13812345678", `"13812345678"`},
	{ir.Domain{Kind: ir.Text}, "１x", `"１x"`},
}

func TestCellsOfAFormat(t *testing.T) {
	for _, c := range formatted {
		got, err := json.Marshal(answers.ParseCell(&ir.Item{Domain: c.domain}, c.cell))
		require.NoError(t, err)
		assert.Equal(t, c.want, string(got), "%s: %q", c.domain.Format, c.cell)
	}
}

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
	{ir.Domain{Kind: ir.Date, Format: ir.Time}, "8:30", `"08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.Time}, "０８：３０：００", `"08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.Time}, "20时05分", `"20:05"`},
	{ir.Domain{Kind: ir.Date, Format: ir.Time}, "8:30:15", `"8:30:15"`},
	{ir.Domain{Kind: ir.Date, Format: ir.Time}, "8:5", `"8:5"`},
	{ir.Domain{Kind: ir.Date, Format: ir.Time}, "24:00", `"24:00"`},
	{ir.Domain{Kind: ir.Location}, "28.2,112.9", `{"lat":28.2,"lon":112.9}`},
	{ir.Domain{Kind: ir.Location}, "28.2 112.9 12", `{"lat":28.2,"lon":112.9,"accuracy":12}`},
	{ir.Domain{Kind: ir.Location}, "－28.2， 112.9；12.5", `{"lat":-28.2,"lon":112.9,"accuracy":12.5}`},
	{ir.Domain{Kind: ir.Location}, "98.2,112.9", `{"lat":98.2,"lon":112.9}`},
	{ir.Domain{Kind: ir.Location}, "28.2", `"28.2"`},
	{ir.Domain{Kind: ir.Location}, "28.2,112.9,12,50", `"28.2,112.9,12,50"`},
	{ir.Domain{Kind: ir.Location}, "北纬28.2,东经112.9", `"北纬28.2,东经112.9"`},
	{ir.Domain{Kind: ir.Location}, "28.2,NaN", `"28.2,NaN"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020/4/13 8:30", `"2020-04-13T08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020-04-13　08:30:00", `"2020-04-13T08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020-04-13T08:30", `"2020-04-13T08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020年4月13日8时30分", `"2020-04-13T08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020年4月13日  8:30", `"2020-04-13T08:30"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020-04-13", `"2020-04-13"`},
	{ir.Domain{Kind: ir.Date, Format: ir.DateTime}, "2020-02-30 08:30", `"2020-02-30 08:30"`},
	{ir.Domain{Kind: ir.Date}, "2020/4/13", `"2020-04-13"`},
	{ir.Domain{Kind: ir.Text}, "１x", `"１x"`},
}

func TestCellsOfAFormat(t *testing.T) {
	for _, c := range formatted {
		got, err := json.Marshal(answers.ParseCell(&ir.Item{Domain: c.domain}, c.cell))
		require.NoError(t, err)
		assert.Equal(t, c.want, string(got), "%s: %q", c.domain.Format, c.cell)
	}
}

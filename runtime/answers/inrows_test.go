package answers_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// household has members, and plots with crops.
var household = &ir.Survey{ID: "household", Items: []ir.Item{
	{ID: "size", Text: "家庭人口", Domain: ir.Domain{Kind: ir.Number}},
	{ID: "members", Text: "家庭成员", Domain: ir.Domain{Kind: ir.Rows, Max: new(5.0)}},
	{ID: "name", Group: "members", Text: "姓名", Domain: ir.Domain{Kind: ir.Text}},
	{ID: "age", Group: "members", Text: "{name}的年龄", Unit: "岁", Domain: ir.Domain{Kind: ir.Number}},
	{ID: "4-1", Group: "members", Text: "是否在校", Domain: yesNo},
	{ID: "plots", Text: "地块", Domain: ir.Domain{Kind: ir.Rows, Max: new(5.0)}},
	{ID: "area", Group: "plots", Text: "面积", Domain: ir.Domain{Kind: ir.Number}},
	{ID: "crops", Group: "plots", Text: "作物", Domain: ir.Domain{Kind: ir.Rows, Max: new(5.0)}},
	{ID: "crop", Group: "crops", Text: "品种", Domain: ir.Domain{Kind: ir.Text}},
}}

func TestColumnsOfRows(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"ids", "_id,size,members[1].name,members[1].4-1,members[2].name\nr1,2,甲,①,乙\nr2,1,甲,,\nr3,0,,,\n",
			`2 r1! _id="r1" size=2 members=[{"name":"甲","4-1":1},{"name":"乙"}]` + "\n" + `3 r2! _id="r2" size=1 members=[{"name":"甲"}]` + "\n4 r3! _id=\"r3\" size=0\n"},
		{"in full width, by text, apart by nothing or a stroke", "size,ｍembers［１］．４－１,家庭成员[1].姓名,members[2]/姓名,members[3]姓名\n3,否,甲,乙,丙\n",
			`2 2 size=3 members=[{"4-1":2,"name":"甲"},{"name":"乙"},{"name":"丙"}]` + "\n"},
		{"a row that bears nothing", "size,members[3].name,members[1].name\n3,丙,甲", `2 2 size=3 members=[{"name":"甲"},null,{"name":"丙"}]` + "\n"},
		{"in rows of rows", "size,plots[1].area,plots[1].crops[1].crop,plots[1].crops[2].crop,plots[2].crops[1].品种\n0,3,稻,麦,豆\n0,,,麦,\n",
			`2 2 size=0 plots=[{"area":3,"crops":[{"crop":"稻"},{"crop":"麦"}]},{"crops":[{"crop":"豆"}]}]` + "\n" + `3 3 size=0 plots=[{"crops":[null,{"crop":"麦"}]}]` + "\n"},
		{"rows as JSON, and more of them", "size,members,members[2].name\n1,\"[{\"\"name\"\":\"\"甲\"\"}]\",乙\n1,x,乙",
			`2 2 size=1 members=[{"name":"甲"},{"name":"乙"}]` + "\n" + `3 3 size=1 members="x"` + "\n"},
		{"JSON with more behind it is a text", "size,members\n1,[1] x\n1,[1] ", "2 2 size=1 members=\"[1] x\"\n3 3 size=1 members=[1]\n"},
		{"no such column", "size,members[0].name,members[1001].name,members[1].area,size[1].name,members[1].\n1,甲,甲,甲,甲,甲",
			"unknown members[0].name [members[0].name]\nunknown members[1001].name [members[1001].name]\nunknown members[1].area [members[1].area]\nunknown size[1].name [size[1].name]\nunknown members[1]. [members[1].]\n2 2 size=1\n"},
		{"which row", "size,姓名,品种\n1,甲,乙", "unknown 姓名 [姓名 members members[1].name]\nunknown 品种 [品种 crops plots[1].crops[1].crop]\n2 2 size=1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := answers.NewCSV(strings.NewReader(c.input), household)
			require.NoError(t, err)
			var out strings.Builder
			for _, u := range table.Unknown() {
				fmt.Fprintf(&out, "unknown %s %v\n", u.Head, said(&u.Why))
			}
			assert.Equal(t, c.want, out.String()+readAll(t, table))
		})
	}
}

// The place that a finding names leads to the column.
func TestColumnOfPlace(t *testing.T) {
	table, err := answers.NewCSV(strings.NewReader("size,家庭成员[2].姓名\n1,甲"), household)
	require.NoError(t, err)
	at, ok := table.Column("members[2].name")
	assert.True(t, ok)
	assert.Equal(t, 1, at)
	_, err = answers.NewCSV(strings.NewReader("size,members[1].name,家庭成员[1].姓名\n1,甲,甲"), household)
	assert.ErrorContains(t, err, "家庭成员[1].姓名")
}

// A header that asks for a million rows of each record costs the records, not the memory.
func TestHostileColumnsOfRows(t *testing.T) {
	heads := []string{"size"}
	for i := range 1000 {
		heads = append(heads, fmt.Sprintf("plots[%d].crops[1000].crop", i+1))
	}
	row := strings.Repeat("1,", 1000) + "1\n"
	table, err := answers.NewCSV(strings.NewReader(strings.Join(heads, ",")+"\n"+row+row), household)
	require.NoError(t, err)
	for range 2 {
		record, err := table.Next()
		require.NoError(t, err)
		require.Equal(t, "answers.many", string(record.Malformed.Code))
	}
	_, err = table.Next()
	require.Equal(t, io.EOF, err)
}

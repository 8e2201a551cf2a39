package answers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/answers"
)

func TestColumnsOfOptions(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"codes", "_id,6—1①,6-1②,６－１ ④\nr1,1,0,1\nr2,0,0,0\nr3,,,√\n", `2 r1! _id="r1" 6-1=[1,4]` + "\n3 r2! _id=\"r2\"\n4 r3! _id=\"r3\" 6-1=[4]\n"},
		{"codes behind a stroke", "4,6-1/1,6-1/2,6-1_4,works:1\n1,TRUE,False,是,no\n", "2 2 4=1 6-1=[1,4]\n"},
		{"texts", "4,存在某些隐患(漏风),存在某些隐患/漏雨、渗水,6-1存在某些隐患（④其他）\n①,选中,未选中,其他\n2,①,-3,(跳过)\n", "2 2 4=1 6-1=[1,4]\n3 3 4=2 6-1=[1]\n"},
		{"the order of the options that stands", "6-1④,4,6-1①\n1,1,1\n", "2 2 6-1=[4,1] 4=1\n"},
		{"what is no mark", "4,6-1①,6-1②\n1,也许,2\n1,5,1\n", "2 2 4=1 6-1=[\"也许\",2]\n3 3 4=1 6-1=[\"5\",2]\n"},
		{"the item itself", "4,6-1,6-1①\n1,②,1\n", "unknown 6-1① [6-1① 6-1]\n2 2 4=1 6-1=[2]\n"},
		{"no options", "4,6-1⑦,6-1-1,6-1.1,4①,6-1(地震)\n1,1,1,1,1,1\n",
			"unknown 6-1⑦ [6-1⑦ 6-1]\nunknown 6-1-1 [6-1-1 6-1]\nunknown 6-1.1 [6-1.1 6-1]\nunknown 4① [4① 4]\nunknown 6-1(地震) [6-1(地震) 6-1]\n2 2 4=1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := answers.NewCSV(strings.NewReader(c.input), form)
			require.NoError(t, err)
			var out strings.Builder
			for _, u := range table.Unknown() {
				fmt.Fprintf(&out, "unknown %s %v\n", u.Head, said(&u.Why))
			}
			assert.Equal(t, c.want, out.String()+readAll(t, table))
		})
	}
	_, err := answers.NewCSV(strings.NewReader("4,6-1①,6-1/1\n1,1,1"), form)
	assert.ErrorContains(t, err, "6-1/1")
	table, err := answers.NewCSV(strings.NewReader("4,6-1①,6-1②\n1,1,1"), form)
	require.NoError(t, err)
	at, ok := table.Column("6-1")
	assert.True(t, ok)
	assert.Equal(t, 1, at, "a finding leads to the first")
}

// A column of numbers for the records is said to be none unless there is an _id.
func TestColumnLikeID(t *testing.T) {
	for input, want := range map[string]string{
		"编号,4\n1,1": "answers.unknown-column-id", "ＩＤ,4\n1,1": "answers.unknown-column-id", "户 编号,4\n1,1": "answers.unknown-column-id",
		"编号,4,_id\n1,1,1": "answers.unknown-column", "序号,4\n1,1": "answers.unknown-column",
	} {
		table, err := answers.NewCSV(strings.NewReader(input), form)
		require.NoError(t, err)
		require.Len(t, table.Unknown(), 1)
		assert.Equal(t, want, string(table.Unknown()[0].Why.Code), input)
		said(&table.Unknown()[0].Why)
	}
}

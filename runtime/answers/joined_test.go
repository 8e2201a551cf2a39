package answers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/answers"
)

// Headers of several rows, as merged cells make them; and rows of answers that look like one.
func TestHeadersOfSeveralRows(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"groups above their columns", "_id,家庭人口,教育,,备注\n,,4,是否在校,\nr1,3,①,②,无\n", "3 r1! _id=\"r1\" size=3 4=1 4-1=2 备注=\"无\"\n"},
		{"titles above it", "登记表,,,,\n_id,家庭人口,教育,,备注\n,,4,是否在校,\nr1,3,①,②,无\n", "4 r1! _id=\"r1\" size=3 4=1 4-1=2 备注=\"无\"\n"},
		{"three rows", "_id,教育,,,,备注\n,4,在校情况,,,\n,,4-1,4-2,,\nr1,1,2,3,,无\n", "4 r1! _id=\"r1\" 4=1 4-1=2 4-2=3 备注=\"无\"\n"},
		{"most below", "_id,教育,,,家庭,\n,4,4-1,4-2,size,wage\nr1,1,2,3,4,5\n", "3 r1! _id=\"r1\" 4=1 4-1=2 4-2=3 size=4 wage=5\n"},
		{"a group that has no column", "_id,家庭人口,教育,,其他情况\n,,4,是否在校,\nr1,3,1,2,x\n", "unknown 其他情况 2\n3 r1! _id=\"r1\" size=3 4=1 4-1=2\n"},
		{"a row that bears little is no header", "_id,4,家庭情况,,size\n,,4,,\nr1,1,x,,3\n", "unknown 家庭情况 1\n3 r1! _id=\"r1\" 4=1 size=3\n"},
		{"nor one of answers below heads", "_id,4,家庭情况,,size\nr1,,,4,\n", "unknown 家庭情况 1\n2 r1! _id=\"r1\"\n"},
		{"nor one below a group of one column", "_id,size,村,4\n,,4,\nr1,3,x,1\n", "unknown 村 1\n3 r1! _id=\"r1\" size=3 4=1\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := answers.NewCSV(strings.NewReader(c.input), form)
			require.NoError(t, err)
			var out strings.Builder
			for _, u := range table.Unknown() {
				fmt.Fprintf(&out, "unknown %s %d\n", u.Head, u.Row)
			}
			assert.Equal(t, c.want, out.String()+readAll(t, table))
		})
	}
}

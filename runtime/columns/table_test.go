package columns_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/scan"
)

const heads = "_id,c,m,i,n,t,f,household_member,d,时间,s,_survey,x\n"

// rows are those that tables have trouble in.
var rows = []string{
	"", ",", "r1,1,1;2,3,-1.5e3,村,北村,,2020-04-13,2020-04-13 08:30,张三", "\"r1\",\"1\",\"1,2\",\"3\"", "r,①,①②,３,１．５,\u3000x ,\u00a0村村\ufeff", "r,12,70、1,,0.1", "r,1,1；2", "r,1,1，2、70", "r,1,1；", "r,1,；1", "r,1,1；；2", "r,1,①；2", "r,99,1;1,30.0,1e400",
	"r,是,3;1,31,01", "r,0,;,-0,.5", "r,1.0,1 2,1e1,-", "a,1,1;,2,+1", "\"a\"\"b\",1", "\"a\nb\",1", "\"a\r\nb\",1", "a\r,1", "\"a\"x,1", "a\"b,1", "\"a", "\xff,1", "a,\"\xff\"", "\x00", "\uFFFD",
	"r,1,1,1,1,t,村村,11010519491231002x,2020/4/13,2020年4月13日8:30,s,t,y", "r,1,1,1,1,t,村村,１１０１０５１９４９１２３１００２Ｘ,2020-02-30,08:30,s,u,y", "r,1,,,,,,,,,,,,", "r,1,,,,,,,,,,,,z",
	" ,\u2003,\u200b,\ufeff", "①,1", "r,a,b,c,d", "r,1;2,[1],1 000,1,000", "r,七十,d,\"1\",\"1.\"", "r\n\n\nq,1\r\n\r\nz,2",
}

func TestScannedTables(t *testing.T) {
	for _, row := range rows {
		compareTable(t, []byte(row))
	}
	for i := range rows {
		compareTable(t, []byte(strings.Join(append(append([]string{}, rows[i:]...), rows[:i]...), "\n")))
	}
}

// FuzzScannedTable (go test -fuzz FuzzScannedTable ./runtime/columns): what is scanned is what package answers reads.
func FuzzScannedTable(f *testing.F) {
	for _, row := range rows {
		f.Add([]byte(row))
	}
	f.Add([]byte(strings.Join(rows, "\n")))
	f.Fuzz(func(t *testing.T, data []byte) { compareTable(t, data) })
}

// compareTable reads rows in both ways.
func compareTable(t *testing.T, data []byte) {
	t.Helper()
	s := compiled
	whole := append([]byte(heads), data...)
	table, err := answers.NewCSV(bytes.NewReader(whole), s)
	if err != nil || table.Delimiter() != ',' {
		return // the header is not what it was
	}
	one, err := answers.NewCSV(bytes.NewReader(whole), s)
	require.NoError(t, err)
	linked, err := program.New(s)
	require.NoError(t, err)
	p, err := columns.New(s, catalogue.ZH)
	require.NoError(t, err)
	r := &reading{survey: s, linked: linked, block: p.NewBlock()}
	in, single := scan.NewCSV(s, table, r.block), table.RowReader()
	text, row := table.Rest()
	chunks := scan.NewTableChunks(text, table.Delimiter())
	var chunk scan.Chunk
	var records scan.Records
	for chunks.Next(&chunk) == nil {
		at, n := 0, 1
		for number := row; n > 0; row = number {
			n, at, number = in.Scan(chunk.Data, at, number, &records)
			for lane := range n {
				odd := r.block.Odd()>>lane&1 == 1
				if odd && r.blankRow(single, chunk.Data[records[lane].Start:records[lane].End]) {
					continue
				}
				record, err := one.Next()
				require.NoError(t, err)
				require.Equal(t, record.Row, records[lane].Row)
				if !odd {
					r.same(t, lane, &records[lane], record)
				}
			}
		}
	}
	_, err = one.Next()
	assert.Error(t, err, "a record that was not scanned")
}

// blankRow tells whether a row bears nothing, and so is no record.
func (r *reading) blankRow(single *answers.RowReader, text []byte) bool {
	record := single.Read(text, 0)
	return record.Malformed == nil && len(record.Fields) == 0
}

var compiled = compiler.Compile(source.New("t.survey", everything)).Survey

// A quote that never closes is given up when more is held than a row may have. What was held, all of it whole rows here, is cut then, and what scans it
// reads on behind it.
func TestWhatWasHeldCanBeScanned(t *testing.T) {
	const unclosed, row = "\"a,5\n", "r123,45\n"
	text := unclosed + strings.Repeat(row, answers.MaxRecord/len(row)+1000)
	held := answers.MaxRecord + len(unclosed)
	chunks := scan.NewTableChunks(io.MultiReader(strings.NewReader(text[:held]), strings.NewReader(text[held:])), ',')
	var chunk scan.Chunk
	read := 0
	for chunks.Next(&chunk) == nil {
		read += len(chunk.Data)
		require.GreaterOrEqual(t, cap(chunk.Data), len(chunk.Data)+scan.Slack)
	}
	require.Equal(t, len(text)-len(unclosed), read)
}

package parquet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/parquet"
)

func form(t testing.TB) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("t.survey", `survey form "一份问卷"
choices yes_no
  option ① "是"
  option ② "否"
question 4 "是否有儿童" yes_no
question 4-1 "是否在校" yes_no
question 6-1 "隐患" multi
  option ① "漏风"
  option ② "漏雨"
  option ③ "其他"
question works "务工" yes_no multi
question 7-1a "同一句话" number
question 7-1b "同一句话" number
question date "年 月 日" date
question 备注 "备注" text
question size "家庭人口" integer unit "人"
question wage "工资" number refused
`))
	require.Empty(t, result.Diagnostics)
	return result.Survey
}

func fixture(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/pyarrow.parquet")
	require.NoError(t, err)
	return data
}

// TestReader reads a file that pyarrow has written, of two row groups.
func TestReader(t *testing.T) {
	data := fixture(t)
	r, err := parquet.NewReader(bytes.NewReader(data), int64(len(data)), form(t))
	require.NoError(t, err)
	for _, c := range r.Unknown() {
		assert.Contains(t, []string{"村", "extra"}, c.Head)
	}
	assert.Equal(t, 10, r.Matched())
	for _, want := range []string{
		`1 1 {"_id":"1","4":1,"4-1":1,"6-1":[1,3],"works":[1],"7-1a":0.1,"7-1b":1.5,"date":"2020-04-13","备注":"一","size":"2020-04-13","wage":{"none":"refused"}}`,
		`2 2 {"_id":"2","4-1":2,"works":[1,2],"wage":3}`,
		`3 3 {"_id":"3","4":99,"4-1":"也许","works":["x"],"7-1a":-2.5,"date":"1969-12-31"}`,
		`4 4 {"_id":"4","4":2,"6-1":[2],"7-1b":3,"备注":"\u003cb\u003e","size":"2020-04-13 08:30:00","wage":"x"}`,
	} {
		record, err := r.Next()
		require.NoError(t, err)
		assert.Equal(t, want, fmt.Sprint(record.Row, " ", record.Name, " ", string(record.AppendJSON(nil))))
	}
	_, err = r.Next()
	assert.Equal(t, io.EOF, err)
}

func TestNoParquet(t *testing.T) {
	for _, data := range []string{"", "PAR1", "PAR1\xff\xff\xff\xffPAR1", "PAR1\x00\x00\x00\x00PAR1", "PAR1 something else\x05\x00\x00\x00PAR1"} {
		_, err := parquet.NewReader(bytes.NewReader([]byte(data)), int64(len(data)), form(t))
		assert.ErrorIs(t, err, parquet.ErrDamaged, "%q", data)
	}
	data := fixture(t)
	s := compiler.Compile(source.New("t.survey", "survey t \"t\"\nquestion other \"t\" integer\n")).Survey
	_, err := parquet.NewReader(bytes.NewReader(data), int64(len(data)), s)
	var header *answers.HeaderError
	assert.ErrorAs(t, err, &header)
}

// TestSpoiltFiles: whatever a file says of itself, reading ends with an error or a malformed record, not with a panic or
// a gigabyte.
func TestSpoiltFiles(t *testing.T) {
	whole, s, dice := fixture(t), form(t), rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		data := bytes.Clone(whole)
		for range 1 + dice.IntN(4) {
			data[4+dice.IntN(len(data)-8)] = []byte{0, 1, 0x7f, 0x80, 0xff, byte(dice.IntN(256))}[dice.IntN(6)]
		}
		if dice.IntN(10) == 0 {
			at := 4 + dice.IntN(len(data)-12)
			data = append(data[:at:at], data[at+1+dice.IntN(len(data)-at-9):]...)
		}
		r, err := parquet.NewReader(bytes.NewReader(data), int64(len(data)), s)
		for n := 0; err == nil; n++ {
			_, err = r.Next()
			require.Less(t, n, 5_000_000)
		}
	}
}

var errTorn = errors.New("torn")

// torn fails behind the first bytes, apart from the footer.
type torn struct{ *bytes.Reader }

func (r torn) ReadAt(p []byte, at int64) (int, error) {
	if at > 3 && at < r.Size()/3 {
		return 0, errTorn
	}
	return r.Reader.ReadAt(p, at)
}

// TestTorn: trouble with reading the file is no fault of what is in it.
func TestTorn(t *testing.T) {
	data := fixture(t)
	r, err := parquet.NewReader(torn{bytes.NewReader(data)}, int64(len(data)), form(t))
	require.NoError(t, err)
	_, err = r.Next()
	assert.ErrorIs(t, err, errTorn)
}

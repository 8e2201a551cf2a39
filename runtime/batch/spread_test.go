package batch_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

type exported struct {
	ID    string `parquet:"_id"`
	Size  int64  `parquet:"size"`
	One   bool   `parquet:"m①,optional"`
	Two   int32  `parquet:"m②,optional"`
	Other string `parquet:"其他,optional"`
}

// TestOptionsInColumns: an answer that is spread over columns of options is found the same with any number of workers, in text and in Parquet.
func TestOptionsInColumns(t *testing.T) {
	s := formOfHouseholds(t)
	p, err := program.New(s)
	require.NoError(t, err)
	var text strings.Builder
	var file bytes.Buffer
	w := pq.NewGenericWriter[exported](&file)
	text.WriteString("_id,m①,size,m②,别的\n")
	for i := range 5000 {
		row := exported{ID: fmt.Sprint("h", i), Size: int64(i % 31), One: i%2 == 0, Two: int32(i % 4)}
		fmt.Fprintf(&text, "%s,%v,%d,%d,x\n", row.ID, row.One, row.Size, row.Two)
		_, err := w.Write([]exported{row})
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	table := func() *answers.CSV {
		r, err := answers.NewCSV(strings.NewReader(text.String()), s)
		require.NoError(t, err)
		return r
	}
	one := table()
	want := foundIn(t, p, 1, oneByOneTable{oneByOne{one}, one.Unknown()})
	require.Contains(t, want, `"h3","item":"m","code":"type"`, "3 is no mark")
	for workers := 1; workers <= 3; workers++ {
		require.Equal(t, want, foundIn(t, p, workers, table()))
	}
	require.True(t, sameInStripes(t, s, file.Bytes()))
}

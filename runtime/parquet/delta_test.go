package parquet_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/parquet"
)

type rarely struct {
	ID     string   `parquet:"_id"`
	Note   *string  `parquet:"备注,optional"`
	Size   int64    `parquet:"size"`
	Choice *int32   `parquet:"4,optional"`
	Number *float64 `parquet:"7-1a,optional"`
	Other  float32  `parquet:"7-1b"`
}

// TestRarerEncodings: what the library has written by differences, by prefixes or split is read as it was.
func TestRarerEncodings(t *testing.T) {
	s, dice := form(t), rand.New(rand.NewPCG(7, 7))
	for _, rows := range []int{1, 2, 31, 32, 33, 128, 129, 1000} {
		schema := pq.NewSchema("t", pq.Group{
			"_id": pq.Encoded(pq.String(), &pq.DeltaLengthByteArray), "备注": pq.Optional(pq.Encoded(pq.String(), &pq.DeltaByteArray)),
			"size": pq.Encoded(pq.Int(64), &pq.DeltaBinaryPacked), "4": pq.Optional(pq.Encoded(pq.Int(32), &pq.DeltaBinaryPacked)),
			"7-1a": pq.Optional(pq.Encoded(pq.Leaf(pq.DoubleType), &pq.ByteStreamSplit)), "7-1b": pq.Encoded(pq.Leaf(pq.FloatType), &pq.ByteStreamSplit),
		})
		var want []string
		var out bytes.Buffer
		w := pq.NewGenericWriter[rarely](&out, schema, pq.DataPageVersion(1+dice.IntN(2)))
		for i := range rows {
			row := rarely{ID: fmt.Sprint("h", i), Size: []int64{0, 5, -7, 1 << 53, int64(dice.IntN(1 << 40))}[dice.IntN(5)], Other: float32(i) / 4}
			line := fmt.Sprintf(`{"_id":%q,"size":%d,"7-1b":%v`, row.ID, row.Size, row.Other)
			if dice.IntN(3) > 0 {
				row.Note, row.Choice = new(strings.Repeat("村", dice.IntN(9))+fmt.Sprint(i)), new(int32(dice.Uint32()))
				line += fmt.Sprintf(`,"备注":%q,"4":%d`, *row.Note, *row.Choice)
			}
			if dice.IntN(3) > 0 {
				row.Number = new(dice.NormFloat64())
				line += fmt.Sprintf(`,"7-1a":%v`, *row.Number)
			}
			want = append(want, line+"}")
			_, err := w.Write([]rarely{row})
			require.NoError(t, err)
		}
		require.NoError(t, w.Close())
		r, err := parquet.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()), s)
		require.NoError(t, err)
		for _, line := range want {
			record, err := r.Next()
			require.NoError(t, err)
			require.JSONEq(t, line, string(record.AppendJSON(nil)))
		}
	}
}

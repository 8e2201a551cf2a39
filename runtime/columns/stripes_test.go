package columns_test

import (
	"bytes"
	"errors"
	"io"
	"runtime/metrics"
	"slices"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/scan"
)

// stored is a record as a Parquet file has it.
type stored struct {
	ID  *string  `parquet:"_id,optional"`
	C   *int32   `parquet:"c,optional,dict"`
	M   []int64  `parquet:"m,list"`
	I   int64    `parquet:"i,optional,delta"`
	N   float64  `parquet:"n,optional,split"`
	T   *string  `parquet:"t,optional,dict"`
	F   *string  `parquet:"f,optional"`
	HM  string   `parquet:"household_member,optional,delta"`
	D   *string  `parquet:"d,optional,dict"`
	No  *string  `parquet:"no,optional,dict"`
	G   *string  `parquet:"g,optional"`
	Tel *int64   `parquet:"tel,optional"`
	Sum *float64 `parquet:"sum,optional,dict"`
	S   *bool    `parquet:"s,optional"`
}

var storedRecords = []stored{
	{}, {ID: new("r1"), C: new(int32(1)), M: []int64{1, 2}, I: 3, N: -1.5e3, T: new("村"), F: new("北村"), D: new("2020-04-13"), Tel: new(int64(13812345678))},
	{ID: new(" r2 "), C: new(int32(12)), M: []int64{70}, N: 0.1, T: new(" "), No: new("拒答"), G: new("28.2,112.9,5")}, {C: new(int32(5)), M: []int64{3, 1}, I: 31, T: new("\xff"), F: new("村"), S: new(true)},
	{ID: new(""), I: 3, N: 0.1, Sum: new(3.1), HM: "11010519491231002X", No: new("7"), G: new("91,0")}, {I: 3, N: 0.1, Sum: new(3.2), HM: "１", D: new("2020-02-30"), No: new("x")},
}

// parquetFile is a file of n records, in pages of a kind.
func parquetFile(n int, options ...pq.WriterOption) []byte {
	var out bytes.Buffer
	w := pq.NewGenericWriter[stored](&out, options...)
	for i := range n {
		if _, err := w.Write(storedRecords[i*i%7%len(storedRecords):][:1]); err != nil {
			panic(err)
		}
		if i == 100 {
			_ = w.Flush()
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func parquetFiles() [][]byte {
	return [][]byte{
		parquetFile(0), parquetFile(7), parquetFile(200, pq.PageBufferSize(64)), parquetFile(150, pq.DataPageVersion(1)), parquetFile(150, pq.DataPageVersion(2), pq.Compression(&pq.Snappy)),
		parquetFile(70, pq.Compression(&pq.Zstd)), parquetFile(70, pq.DataPageVersion(1), pq.Compression(&pq.Gzip)), parquetFile(9, pq.Compression(&pq.Lz4Raw)),
	}
}

func TestScannedStripes(t *testing.T) {
	for _, data := range parquetFiles() {
		compareStripes(t, data)
	}
}

// FuzzScannedStripes (go test -fuzz FuzzScannedStripes ./runtime/columns): what is scanned of a Parquet file is what its reader of records reads; whatever
// it says of itself, memory stays bounded. Of spoilt each three bytes are a place in the file, and what to put there.
func FuzzScannedStripes(f *testing.F) {
	files := parquetFiles()
	for i := range files {
		f.Add(byte(i), []byte{})
		f.Add(byte(i), []byte{0, 40, 0xff, 1, 0, 0x80})
	}
	f.Fuzz(func(t *testing.T, file byte, spoilt []byte) {
		data := bytes.Clone(files[int(file)%len(files)])
		for ; len(spoilt) >= 3; spoilt = spoilt[3:] {
			data[(int(spoilt[0])<<8|int(spoilt[1]))%len(data)] = spoilt[2]
		}
		before := allocated()
		compareStripes(t, data)
		require.Less(t, allocated()-before, uint64(1<<30), "bytes taken for a file of %d", len(data))
	})
}

// allocated is how many bytes have been taken, given back or not.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// compareStripes reads a file in both ways. Columns that only one way looks at are left out: their damage is found by that one alone.
func compareStripes(t *testing.T, data []byte) {
	t.Helper()
	open := func() (*parquet.Reader, error) {
		return parquet.NewReader(bytes.NewReader(data), int64(len(data)), compiled)
	}
	one, err := open()
	if err != nil || !onlyItems(data) || len(one.Unknown()) > 0 {
		return
	}
	file, err := open()
	require.NoError(t, err)
	p, err := columns.New(compiled, catalogue.ZH)
	require.NoError(t, err)
	linked, err := program.New(compiled)
	require.NoError(t, err)
	r := &reading{survey: compiled, linked: linked, block: p.NewBlock()}
	r.compareStripes(t, file, one)
}

// onlyItems tells whether all columns are those of items, or `_id`.
func onlyItems(data []byte) bool {
	file, err := pq.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	return !slices.ContainsFunc(file.Root().Columns(), func(c *pq.Column) bool {
		return c.Name() != answers.IDKey && !slices.ContainsFunc(compiled.Items, func(it ir.Item) bool { return it.ID == c.Name() })
	})
}

func (r *reading) compareStripes(t *testing.T, file, one *parquet.Reader) {
	t.Helper()
	in, single, stripes := file.NewScanner(r.survey, r.block), file.RowReader(), file.Stripes()
	for stripe := (parquet.Stripe{}); stripes.Next(&stripe) == nil; {
		err := in.Begin(&stripe)
		for at, n := 0, 1; n > 0 && err == nil; at += n {
			var ids *[columns.Size][]byte
			n, ids, err = in.Scan()
			for lane := range n {
				record, errOne := one.Next()
				require.NoError(t, errOne)
				require.Equal(t, record.Row, stripe.Row+at+lane)
				if r.block.Odd()>>lane&1 == 0 {
					r.same(t, lane, &scan.Record{ID: ids[lane]}, record)
					continue
				}
				read, errRead := single.Read(&stripe, at+lane)
				require.NoError(t, errRead)
				sameRecord(t, record, read)
			}
		}
		if errors.Is(err, parquet.ErrDamaged) {
			record, errOne := one.Next()
			require.NoError(t, errOne)
			require.NotNil(t, record.Malformed)
			return
		}
		require.NoError(t, err)
	}
	_, err := one.Next()
	require.Equal(t, io.EOF, err, "a record that was not scanned")
}

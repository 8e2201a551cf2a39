package batch_test

import (
	"bytes"
	"math"
	"slices"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/program"
)

// parquetOf writes records with columns of any type that fits or not, in pages of any kind.
func parquetOf(d records.Dice, s *ir.Survey, batch []records.Record, heads ...string) []byte {
	for i := range s.Items {
		heads = append(heads, s.Items[i].ID)
	}
	if d.Once(2) {
		heads = append(heads, "_survey", "_overrides", "别的")
	}
	slices.Sort(heads) // as the writer does
	types := make([]columnType, len(heads))
	group := pq.Group{}
	for i, head := range heads {
		types[i] = typeOf(d, s, head)
		group[head] = types[i].node(d)
	}
	schema := pq.NewSchema("t", group)
	var out bytes.Buffer
	w := pq.NewWriter(&out, schema, pq.DataPageVersion(1+d.IntN(2)), pq.PageBufferSize(records.Pick(d, 64, 500, 100_000)), pq.DataPageStatistics(d.Once(2)))
	for _, r := range batch {
		record := answers.FromJSON([]byte(r.Text()))
		var row pq.Row
		for i, head := range heads {
			row = types[i].append(d, row, i, record.Get(head))
		}
		if _, err := w.WriteRows([]pq.Row{row}); err != nil {
			panic(err)
		}
		if d.Once(100) {
			if err := w.Flush(); err != nil {
				panic(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// columnType is how a column is stored.
type columnType struct {
	kind pq.Kind
	list bool
}

func typeOf(d records.Dice, s *ir.Survey, head string) columnType {
	for i := range s.Items {
		if s.Items[i].ID != head || d.Once(8) {
			continue
		}
		switch s.Items[i].Domain.Kind {
		case ir.Choice:
			return columnType{kind: records.Pick(d, pq.Int32, pq.Int64, pq.Double, pq.ByteArray)}
		case ir.Number:
			return columnType{kind: records.Pick(d, pq.Double, pq.Double, pq.Float, pq.Int64, pq.ByteArray)}
		case ir.Choices:
			return columnType{records.Pick(d, pq.Int32, pq.Int64, pq.ByteArray), !d.Once(4)}
		}
	}
	return columnType{records.Pick(d, pq.ByteArray, pq.ByteArray, pq.ByteArray, pq.ByteArray, pq.Boolean, pq.Int64), d.Once(30)}
}

var leaves = map[pq.Kind]pq.Node{pq.Int32: pq.Leaf(pq.Int32Type), pq.Int64: pq.Int(64), pq.Double: pq.Leaf(pq.DoubleType), pq.Float: pq.Leaf(pq.FloatType),
	pq.ByteArray: pq.String(), pq.Boolean: pq.Leaf(pq.BooleanType)}

func (c columnType) node(d records.Dice) pq.Node {
	node := leaves[c.kind]
	switch {
	case c.kind != pq.Boolean && d.Once(2):
		node = pq.Encoded(node, &pq.RLEDictionary)
	case c.kind == pq.ByteArray && d.Once(2):
		node = pq.Encoded(node, &pq.DeltaByteArray)
	case c.kind == pq.Int64 && d.Once(2):
		node = pq.Encoded(node, &pq.DeltaBinaryPacked)
	case c.kind == pq.Double && d.Once(2):
		node = pq.Encoded(node, &pq.ByteStreamSplit)
	}
	node = pq.Compressed(node, records.Pick[compress.Codec](d, &pq.Uncompressed, &pq.Snappy, &pq.Zstd, &pq.Gzip, &pq.Lz4Raw))
	if c.list {
		return pq.Optional(pq.List(pq.Optional(node)))
	}
	return pq.Optional(node)
}

func (c columnType) append(d records.Dice, row pq.Row, column int, v answers.Value) pq.Row {
	if !c.list {
		if stored, ok := c.stored(d, v); ok {
			return append(row, stored.Level(0, 1, column))
		}
		return append(row, pq.NullValue().Level(0, 0, column))
	}
	if v.Kind != answers.List {
		return append(row, pq.NullValue().Level(0, d.IntN(2), column))
	}
	for i, member := range v.List {
		stored, ok := c.stored(d, member)
		level := 3
		if !ok {
			stored, level = pq.NullValue(), 2
		}
		row = append(row, stored.Level(min(i, 1), level, column))
	}
	if len(v.List) == 0 {
		return append(row, pq.NullValue().Level(0, 1, column))
	}
	return row
}

func (c columnType) stored(d records.Dice, v answers.Value) (pq.Value, bool) {
	text := sheet{Dice: d, delimiter: ";"}.plain(v)
	if text == "" && !d.Once(5) || v.Kind == answers.Null {
		return pq.Value{}, false
	}
	number := v.Kind == answers.Number
	switch {
	case c.kind == pq.ByteArray:
		return pq.ByteArrayValue([]byte(records.Pick(d, "", "", "", " ", "\u3000") + text + records.Pick(d, "", "", "", "", " ", "\xff"))), true
	case c.kind == pq.Boolean:
		return pq.BooleanValue(d.Once(2)), true
	case !number:
		return pq.Value{}, false
	case c.kind == pq.Double:
		return pq.DoubleValue(records.Pick(d, v.Num, v.Num, v.Num, v.Num, v.Num, v.Num, math.NaN())), true
	case c.kind == pq.Float:
		return pq.FloatValue(float32(v.Num)), true
	case c.kind == pq.Int32:
		return pq.Int32Value(int32(v.Num)), true
	}
	return pq.Int64Value(int64(v.Num)), true
}

// TestTheSameFindingsInStripes is TestTheSameFindings for Parquet, with whole files and with spoilt ones.
func TestTheSameFindingsInStripes(t *testing.T) {
	seeds, perSurvey := volume()
	for seed := range uint64(seeds) {
		d := records.NewDice(seed)
		s := surveyOf(d, seed)
		if s == nil {
			continue
		}
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		require.True(t, sameInStripes(t, s, parquetOf(d, s, d.Batch(c, perSurvey), "_id", "_by")), "cannot be opened")
		data := parquetOf(d, s, d.Batch(c, perSurvey/3), "_id") // a column that nobody looks at is not read, so its damage is not found
		for range 4 {
			spoilt := bytes.Clone(data)
			for range 1 + d.IntN(4) {
				spoilt[4+d.IntN(len(spoilt)-8)] = byte(records.Pick(d, 0, 1, 0x7f, 0x80, 0xff, d.IntN(256)))
			}
			sameInStripes(t, s, spoilt)
		}
	}
}

func sameInStripes(t *testing.T, s *ir.Survey, data []byte) (opened bool) {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	open := func() (*parquet.Reader, error) { return parquet.NewReader(bytes.NewReader(data), int64(len(data)), s) }
	one, err := open()
	if err != nil {
		return false
	}
	want := foundIn(t, p, 1, oneByOneTable{oneByOne{one}, one.Unknown()})
	for workers := 1; workers <= 2; workers++ {
		r, err := open()
		require.NoError(t, err)
		if got := foundIn(t, p, workers, r); got != want {
			t.Fatal(firstDifference(want, got, nil))
		}
	}
	return true
}

package batch_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// liar is a Parquet file taken apart, so that it can be put together again with lies in it.
type liar struct {
	meta   format.FileMetaData
	chunks [][]chunk // of each group, of each column
	then   func(*format.FileMetaData)
}

type chunk []storedPage

type storedPage struct {
	header format.PageHeader
	data   []byte
}

type household struct {
	ID   string  `parquet:"_id"`
	C    *int32  `parquet:"c,optional,dict"`
	M    []int32 `parquet:"m,list"`
	Size int64   `parquet:"size"`
	Text *string `parquet:"text,optional,snappy"`
}

func formOfHouseholds(t *testing.T) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("t.survey", `survey t "t"
choices yes_no
  option ① "是"
  option ② "否"
question c "c" yes_no optional
question m "m" yes_no multi optional
question size "size" integer 1..30
question text "text" text optional
`))
	require.Empty(t, result.Diagnostics)
	return result.Survey
}

// truthful is a file of two groups of 300 rows; of every tenth the size is beyond its bound.
func truthful(t *testing.T) *liar {
	t.Helper()
	var out bytes.Buffer
	w := pq.NewGenericWriter[household](&out, pq.PageBufferSize(1000), pq.DataPageStatistics(true), pq.DataPageVersion(1))
	for i := range 600 {
		row := household{ID: fmt.Sprint("h", i), C: new(int32(1 + i%2)), M: []int32{1, 2}[:i%3], Size: int64(1 + i%5), Text: new(fmt.Sprint("户", i))}
		if i%10 == 0 {
			row.Size, row.C = 99, nil
		}
		_, err := w.Write([]household{row})
		require.NoError(t, err)
		if i == 299 {
			require.NoError(t, w.Flush())
		}
	}
	require.NoError(t, w.Close())
	return apart(t, out.Bytes())
}

func apart(t *testing.T, data []byte) *liar {
	t.Helper()
	l, end := new(liar), len(data)-8
	footer := data[end-int(binary.LittleEndian.Uint32(data[end:])) : end]
	require.NoError(t, thrift.NewDecoder(new(thrift.CompactProtocol).NewReaderFromBytes(footer)).Decode(&l.meta))
	for _, g := range l.meta.RowGroups {
		var columns []chunk
		for _, c := range g.Columns {
			at := c.MetaData.DataPageOffset
			if first := c.MetaData.DictionaryPageOffset; first > 0 {
				at = first
			}
			columns = append(columns, pagesIn(t, data[at:at+c.MetaData.TotalCompressedSize]))
		}
		l.chunks = append(l.chunks, columns)
	}
	return l
}

func pagesIn(t *testing.T, data []byte) (all chunk) {
	for len(data) > 0 {
		var p storedPage
		in := new(thrift.CompactProtocol).NewReaderFromBytes(data)
		require.NoError(t, thrift.NewDecoder(in).Decode(&p.header))
		from := in.BytesRead()
		to := from + int(p.header.CompressedPageSize)
		p.data, data = data[from:to], data[to:]
		all = append(all, p)
	}
	return all
}

// file puts it together. Where the lies are not about places and sizes, these are right.
func (l *liar) file(t *testing.T) []byte {
	t.Helper()
	out := []byte("PAR1")
	for i, columns := range l.chunks {
		for j, pages := range columns {
			meta := &l.meta.RowGroups[i].Columns[j].MetaData
			start := int64(len(out))
			meta.DictionaryPageOffset, meta.DataPageOffset = 0, start
			for _, p := range pages {
				if p.header.Type == format.DictionaryPage {
					meta.DictionaryPageOffset = int64(len(out))
				}
				out = append(append(out, encoded(t, p.header)...), p.data...)
			}
			meta.TotalCompressedSize = int64(len(out)) - start
		}
	}
	if l.then != nil {
		l.then(&l.meta)
	}
	footer := encoded(t, l.meta)
	return append(binary.LittleEndian.AppendUint32(append(out, footer...), uint32(len(footer))), "PAR1"...)
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, thrift.NewEncoder(new(thrift.CompactProtocol).NewWriter(&b)).Encode(v))
	return b.Bytes()
}

// The columns of a household as they stand in the file.
const (
	ofID = iota
	ofC
	ofM
	ofSize
	ofText
)

// pages are those of data of a column of the first group.
func (l *liar) pages(column int) (all []*storedPage) {
	for i := range l.chunks[0][column] {
		if p := &l.chunks[0][column][i]; p.header.Type != format.DictionaryPage {
			all = append(all, p)
		}
	}
	return all
}

// put puts other data into a page, for which its size and sum are right.
func (p *storedPage) put(data []byte) {
	p.data, p.header.CompressedPageSize, p.header.UncompressedPageSize, p.header.CRC = data, int32(len(data)), int32(len(data)), 0
}

func (l *liar) dictionary(column int) *storedPage { return &l.chunks[0][column][0] }

func (l *liar) later(change func(*format.FileMetaData)) { l.then = change }

func (l *liar) column(column int, change func(*format.ColumnMetaData)) {
	l.later(func(m *format.FileMetaData) { change(&m.RowGroups[0].Columns[column].MetaData) })
}

// A file that lies is refused, or read up to where the lie is seen; what is found up to there is told. Lies about what is not relied on change nothing.
const (
	notOpened = "not opened"
	unmoved   = "60 range"
)

var lies = []struct {
	name string
	tell func(*liar)
	want string
}{
	{"the truth", func(*liar) {}, unmoved},
	{"more rows in the file", func(l *liar) { l.meta.NumRows = 1 << 40 }, unmoved},
	{"fewer rows in the file", func(l *liar) { l.meta.NumRows = 1 }, unmoved},
	{"more rows in a group", func(l *liar) { l.meta.RowGroups[0].NumRows = 1 << 40 }, "30 range, malformed 301"},
	{"fewer rows in a group", func(l *liar) { l.meta.RowGroups[0].NumRows = 250 }, "25 range, malformed 251"},
	{"no rows in a group", func(l *liar) { l.meta.RowGroups[0].NumRows = 0 }, "malformed 1"},
	{"less than no rows", func(l *liar) { l.meta.RowGroups[0].NumRows = -1 }, notOpened},
	{"the greatest number of rows", func(l *liar) { l.meta.RowGroups[0].NumRows = 1<<63 - 1 }, "30 range, malformed 301"},
	{"values of a column", func(l *liar) { l.column(ofSize, func(m *format.ColumnMetaData) { m.NumValues = 1 << 60 }) }, unmoved},
	{"statistics: nothing but blanks", func(l *liar) {
		l.column(ofSize, func(m *format.ColumnMetaData) {
			m.Statistics = format.Statistics{NullCount: 300}
		})
	}, unmoved},
	{"statistics: within the bound", func(l *liar) {
		l.column(ofSize, func(m *format.ColumnMetaData) {
			one, two := binary.LittleEndian.AppendUint64(nil, 1), binary.LittleEndian.AppendUint64(nil, 2)
			m.Statistics = format.Statistics{Min: one, MinValue: one, Max: two, MaxValue: two, DistinctCount: 2}
		})
	}, unmoved},
	{"statistics of a page", func(l *liar) {
		for _, p := range l.pages(ofSize) {
			p.header.DataPageHeader.V.Statistics = format.Statistics{NullCount: 1 << 40, MaxValue: []byte{1}}
		}
	}, unmoved},
	{"a page of more values", func(l *liar) { l.pages(ofSize)[0].header.DataPageHeader.V.NumValues++ }, "13 range, malformed 124"},
	{"a page of fewer values", func(l *liar) { l.pages(ofSize)[2].header.DataPageHeader.V.NumValues-- }, "30 range, malformed 300"},
	{"a page of very many values", func(l *liar) { l.pages(ofSize)[0].header.DataPageHeader.V.NumValues = 1<<31 - 1 }, "malformed 1"},
	{"a page of less than none", func(l *liar) { l.pages(ofSize)[0].header.DataPageHeader.V.NumValues = -1 }, "malformed 1"},
	{"a page that claims two gigabytes", func(l *liar) { l.pages(ofText)[0].header.UncompressedPageSize = 1<<31 - 1 }, "malformed 1"},
	{"a page that claims 32 MiB", func(l *liar) { l.pages(ofText)[0].header.UncompressedPageSize = 32 << 20 }, unmoved},
	{"a page that claims nothing", func(l *liar) { l.pages(ofText)[0].header.UncompressedPageSize = 0 }, "malformed 1"},
	{"a page packed in two gigabytes", func(l *liar) { l.pages(ofText)[0].header.CompressedPageSize = 1<<31 - 1 }, "malformed 1"},
	{"a page packed in less than none", func(l *liar) { l.pages(ofText)[0].header.CompressedPageSize = -5 }, "malformed 1"},
	{"a page packed in less", func(l *liar) { l.pages(ofText)[0].header.CompressedPageSize -= 3 }, "malformed 1"},
	{"an unknown codec", func(l *liar) { l.column(ofText, func(m *format.ColumnMetaData) { m.Codec = 77 }) }, "malformed 1"},
	{"another codec", func(l *liar) { l.column(ofText, func(m *format.ColumnMetaData) { m.Codec = format.Zstd }) }, "malformed 1"},
	{"an unknown encoding", func(l *liar) { l.pages(ofSize)[0].header.DataPageHeader.V.Encoding = 55 }, "malformed 1"},
	{"an encoding of other types", func(l *liar) { l.pages(ofSize)[0].header.DataPageHeader.V.Encoding = format.DeltaLengthByteArray }, "malformed 1"},
	{"delta where it is plain", func(l *liar) { l.pages(ofSize)[0].header.DataPageHeader.V.Encoding = format.DeltaBinaryPacked }, "malformed 1"},
	{"indexes without a dictionary", func(l *liar) { l.chunks[0][ofC] = l.chunks[0][ofC][1:] }, "malformed 1"},
	{"a shorter dictionary", func(l *liar) { l.dictionary(ofC).header.DictionaryPageHeader.V.NumValues = 1 }, "1 range, malformed 3"},
	{"an empty dictionary", func(l *liar) { l.dictionary(ofC).header.DictionaryPageHeader.V.NumValues = 0 }, "1 range, malformed 2"},
	{"a longer dictionary", func(l *liar) { l.dictionary(ofC).header.DictionaryPageHeader.V.NumValues = 1 << 20 }, "malformed 1"},
	{"indexes of 33 bits", func(l *liar) { l.pages(ofC)[0].put(levels([]byte{0x80, 8, 1}, []byte{33, 1, 2, 3})) }, "malformed 1"},
	{"a run of 2^31", func(l *liar) {
		p := l.pages(ofC)[0]
		p.put(levels([]byte{0x80, 0x80, 0x80, 0x80, 0x20, 1}, []byte{1, 0x80, 0x80, 0x80, 0x80, 0x20, 0}))
	}, unmoved},
	{"runs of nothing", func(l *liar) {
		p := l.pages(ofC)[0]
		p.put(levels(make([]byte, 1<<20), []byte{1}))
	}, "malformed 1"},
	{"differences of 2^31 values", func(l *liar) {
		l.pages(ofSize)[0].header.DataPageHeader.V.Encoding = format.DeltaBinaryPacked
		l.pages(ofSize)[0].put([]byte{0x80, 1, 4, 0xff, 0xff, 0xff, 0xff, 7, 0})
	}, "malformed 1"},
	{"texts that repeat the one before for ever", func(l *liar) {
		l.pages(ofID)[0].header.DataPageHeader.V.Encoding = format.DeltaByteArray
		lengths := make([]int32, l.pages(ofID)[0].header.DataPageHeader.V.NumValues)
		prefixes := slices.Repeat([]int32{1 << 20}, len(lengths))
		prefixes[0], lengths[0] = 0, 1<<20
		l.pages(ofID)[0].put(slices.Concat(differences(prefixes), differences(lengths), make([]byte, 1<<20)))
	}, "malformed 1"},
	{"levels longer than the page", func(l *liar) { l.pages(ofC)[0].put(binary.LittleEndian.AppendUint32(nil, 1<<31)) }, "malformed 1"},
	{"levels of a list cut", func(l *liar) {
		p := l.pages(ofM)[0]
		p.put(append([]byte{1, 0, 0, 0, 0}, p.data[4+binary.LittleEndian.Uint32(p.data):]...))
	}, "malformed 1"},
	{"a column behind the end", func(l *liar) {
		l.column(ofC, func(m *format.ColumnMetaData) { m.DataPageOffset, m.DictionaryPageOffset = 1<<50, 0 })
	}, "malformed 1"},
	{"a column before the beginning", func(l *liar) {
		l.column(ofC, func(m *format.ColumnMetaData) { m.DataPageOffset, m.DictionaryPageOffset = -1<<50, 0 })
	}, "malformed 1"},
	{"a column of a size beyond numbers", func(l *liar) {
		l.column(ofC, func(m *format.ColumnMetaData) { m.TotalCompressedSize = 1<<63 - 1 })
	}, "malformed 1"},
	{"a column in the magic", func(l *liar) {
		l.column(ofC, func(m *format.ColumnMetaData) { m.DataPageOffset, m.DictionaryPageOffset = 0, 0 })
	}, "malformed 1"},
	{"a column cut short", func(l *liar) { l.column(ofSize, func(m *format.ColumnMetaData) { m.TotalCompressedSize = 1000 }) }, "malformed 1"},
	{"a column that is another's", func(l *liar) {
		l.later(func(m *format.FileMetaData) {
			m.RowGroups[0].Columns[ofSize].MetaData.DataPageOffset = m.RowGroups[0].Columns[ofID].MetaData.DataPageOffset
		})
	}, "malformed 1"},
	{"columns missing from a group", func(l *liar) {
		l.later(func(m *format.FileMetaData) { m.RowGroups[0].Columns = m.RowGroups[0].Columns[:2] })
	}, notOpened},
	{"no groups", func(l *liar) { l.later(func(m *format.FileMetaData) { m.RowGroups = nil }) }, ""},
	{"a type of other values", func(l *liar) {
		l.later(func(m *format.FileMetaData) { m.RowGroups[0].Columns[ofSize].MetaData.Type = format.ByteArray })
	}, unmoved},
	{"a schema of other types", func(l *liar) {
		size := &l.meta.Schema[len(l.meta.Schema)-2]
		size.Type.V, size.LogicalType, size.ConvertedType.Valid = format.ByteArray, format.LogicalType{}, false
	}, "type h0, malformed 2"},
	{"a schema that ends early", func(l *liar) { l.meta.Schema = l.meta.Schema[:4] }, notOpened},
	{"children beyond the schema", func(l *liar) { l.meta.Schema[0].NumChildren.V = 1 << 30 }, notOpened},
	{"fewer children than there are", func(l *liar) { l.meta.Schema[0].NumChildren.V = 2 }, notOpened},
	{"children less than none", func(l *liar) { l.meta.Schema[0].NumChildren.V = -1 }, notOpened},
	{"no schema", func(l *liar) { l.meta.Schema = nil }, notOpened},
	{"two columns of one name", func(l *liar) { l.meta.Schema[len(l.meta.Schema)-1].Name = "size" }, notOpened},
	{"a column without a name", func(l *liar) { l.meta.Schema[len(l.meta.Schema)-1].Name = "" }, unmoved},
}

// levels are a page's: defined, then what else it holds.
func levels(defined, rest []byte) []byte {
	return append(append(binary.LittleEndian.AppendUint32(nil, uint32(len(defined))), defined...), rest...)
}

func differences(list []int32) []byte {
	written, err := pq.DeltaBinaryPacked.EncodeInt32(nil, list)
	if err != nil {
		panic(err)
	}
	return written
}

// TestLies: what a Parquet file says of itself hides no finding, whatever it is, and takes no memory.
func TestLies(t *testing.T) {
	s := formOfHouseholds(t)
	for _, lie := range lies {
		t.Run(lie.name, func(t *testing.T) {
			l := truthful(t)
			lie.tell(l)
			data := l.file(t)
			before := allocated()
			if got := toldOf(t, s, data); got != lie.want {
				t.Errorf("%q, want %q", got, lie.want)
			}
			require.Less(t, allocated()-before, uint64(256<<20), "bytes taken")
		})
	}
}

// toldOf counts what is out of range and tells which rows cannot be read, one by one as in columns.
func toldOf(t *testing.T, s *ir.Survey, data []byte) string {
	t.Helper()
	if !sameInStripes(t, s, data) {
		return notOpened
	}
	r, err := parquet.NewReader(bytes.NewReader(data), int64(len(data)), s)
	require.NoError(t, err)
	p, err := program.New(s)
	require.NoError(t, err)
	ranged, said := 0, []string{}
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		switch f.Code {
		case validate.Range:
			ranged++
		case validate.Unknown:
		default:
			said = append(said, fmt.Sprint(f.Code, " ", f.Record))
		}
		return nil
	})
	require.NoError(t, b.Check("", r))
	if ranged > 0 {
		said = append([]string{fmt.Sprint(ranged, " range")}, said...)
	}
	return strings.Join(said, ", ")
}

// allocated is how many bytes have been taken, given back or not.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

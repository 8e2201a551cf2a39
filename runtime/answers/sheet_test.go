package answers_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// TestWorkbooks reads files that LibreOffice and openpyxl have written.
func TestWorkbooks(t *testing.T) {
	for _, c := range []struct{ file, sheet, want string }{
		{"libreoffice.xlsx", "", "unknown 村 [村] I1\n" +
			"2 r1! _id=\"r1\" 4=1 4-1=2 4-2=3 6-1=[1,3] 7-1a=3.1 date=\"2020-04-13\" 备注=\"一\\n二\"\n" +
			"3 r2! _id=\"r2\" 4=2 4-1=1 6-1=[2,4] 7-1a=12345678901.25 date=\"2020-04-14\" 备注=\"\\u003cb\\u003e\\u0026amp;\"\n" +
			"5 r4! _id=\"r4\" 4=\"也许\" 4-1=99 4-2=1 6-1=\"x\" 7-1a=1234 date=\"2020/2/30\" 备注=\"空\"\n"},
		{"openpyxl.xlsx", "", "" +
			"5 r1! _id=\"r1\" 4=1 4-1=2 4-2=3 6-1=[1,3] 7-1a=3.1 date=\"2020-04-13\" 备注=\"一粗\"\n" +
			"6 r2! _id=\"r2\" 4=1 4-1=2 6-1=[2,4] 7-1a=0.3 date=\"2020-04-14\" 备注=\"13800138000\"\n" +
			"8 421125! _id=\"421125\" 4=1 4-1=1 6-1=[13] 7-1a=1000000000000000 date=\"2020-04-13 08:30:00\" 备注=\"TRUE\"\n" +
			"9 r5! _id=\"r5\" [J]=true\n"},
		{"openpyxl.xlsx", "乙村", "2 2 4=2 备注=\"乙\"\n"},
		{"openpyxl.xlsx", "2", "2 2 4=2 备注=\"乙\"\n"},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", c.file))
		require.NoError(t, err)
		assert.Equal(t, c.want, readSheet(t, openBook(t, data), c.sheet), "%s %s", c.file, c.sheet)
	}
}

func openBook(t testing.TB, data []byte) *workbook.Workbook {
	t.Helper()
	book, err := workbook.Open(bytes.NewReader(data), int64(len(data)), func() (workbook.Spool, error) {
		return os.CreateTemp(t.TempDir(), "spool")
	})
	require.NoError(t, err)
	return book
}

func readSheet(t *testing.T, book *workbook.Workbook, sheet string) string {
	t.Helper()
	r, err := answers.NewSheet(book, sheet, form)
	require.NoError(t, err)
	out := ""
	for _, c := range r.Unknown() {
		out += "unknown " + c.Head + " " + fmt.Sprint(c.Why.Args) + " " + c.Cell + "\n"
	}
	return out + readAll(t, r)
}

// bookOf is a workbook of one sheet with those rows.
func bookOf(t testing.TB, rows string, shared ...string) []byte {
	return zipOf(t, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet xmlns="x"><sheetData>` + rows + `</sheetData></worksheet>`,
		"xl/sharedStrings.xml": `<sst>` + strings.Join(shared, "") + `</sst>`})
}

var skeleton = map[string]string{
	"_rels/.rels":     `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="s1"/></sheets></workbook>`,
	"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="s" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="y" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
	"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="171" formatCode="h:mm"/>` +
		`<numFmt numFmtId="172" formatCode="0.00&quot;d&quot;"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>`,
}

func zipOf(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	all := maps.Clone(skeleton)
	maps.Copy(all, parts)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(f, all[name])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

const header = `<row r="1"><c r="A1" t="inlineStr"><is><t>4</t></is></c><c r="B1" t="inlineStr"><is><t>备注</t></is></c><c t="str"><v>date</v></c><c t="str"><v>7-1a</v></c></row>`

var sheets = []struct{ name, rows, want string }{
	{"kinds of cells", header + `<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t>a &lt;</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>ア</t></rPh></is></c></row>` +
		`<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="D3" t="n"><f>1+1</f><v>2</v></c></row>`,
		"2 2 4=1 备注=\"a \\u003c b\"\n3 3 4=\"TRUE\" 备注={} 7-1a=2\n"},
	{"days", header + `<row><c r="C2" s="1"><v>43934</v></c></row><row><c r="C3" s="2"><v>43934</v></c></row><row><c r="C4"><v>43934</v></c></row><row><c r="C5"><v>5</v></c></row>` +
		`<row><c r="C6" s="1"><v>43934.5</v></c></row><row><c r="C7" s="4"><v>43934</v></c></row><row><c r="D8" s="1"><v>43934</v></c></row><row><c r="C9" s="3"><v>0.5</v></c></row>`,
		"2 2 date=\"2020-04-13\"\n3 3 date=\"2020-04-13\"\n4 4 date=\"2020-04-13\"\n5 5 date=\"5\"\n6 6 date=\"2020-04-13\"\n7 7 date=\"2020-04-13\"\n8 8 7-1a=\"2020-04-13\"\n9 9 date=\"12:00:00\"\n"},
	{"places left out, rows left out", header + `<row/><row r="7"><c><v>1</v></c><c/><c/><c><v>2</v></c></row><row><c><v>2</v></c></row>`, "7 7 4=1 7-1a=2\n8 8 4=2\n"},
	{"a broken row", header + `<row r="2"><c r="A2"><v>1</w></c></row><row r="3"><c r="A3"><v>1</v></row><row r="4"><c r="A4"><v>2</v></c></row>`,
		"2 2 workbook.row[]\n3 3 workbook.row[]\n4 4 4=2\n"},
	{"a text that is not there", header + `<row r="2"><c r="A2" t="s"><v>7</v></c></row><row r="3"><c r="A3" t="s"><v>x</v></c></row>`, "2 2 workbook.row[]\n3 3 workbook.row[]\n"},
	{"too wide", header + `<row r="2"><c r="XFE2"><v>1</v></c></row><row r="3"><c r="XFD3"/><c r="ZZZZZZZ3"/><c r="A3"><v>1</v></c></row>`, "2 2 workbook.columns[16384]\n3 3 4=1\n"},
	{"too far down", header + `<row r="2"><c><v>1</v></c></row><row r="1048577"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>`, "2 2 4=1\n3 3 workbook.rows[1048576]\n"},
	{"escapes", header + `<row r="2"><c r="B2" t="str"><v>a_x000D_b&#10;c&amp;lt;_x12</v></c></row>`, "2 2 备注=\"a\\rb\\nc\\u0026lt;_x12\"\n"},
	{"a number that is none", header + `<row r="2"><c r="A2"><v>1x</v></c><c r="B2"><v> </v></c><c r="D2"><v>1E400</v></c></row>`, "2 2 4=\"1x\" 7-1a=1e999\n"},
	{"markup that a sheet has not", header + `<row r="2"><!DOCTYPE x [<!ENTITY a "b">]><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>`, "2 2 workbook.row[]\n3 3 4=2\n"},
	{"a million empty columns", header + `<row r="2">` + strings.Repeat(`<c/>`, 1_000_000) + `<c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>`, "2 2 workbook.columns[16384]\n3 3 4=1\n"},
	{"a row that is too long", header + `<row r="2"><c t="str"><v>` + strings.Repeat(" ", workbook.MaxRow) + `</v></c></row><row r="3"><c><v>1</v></c></row>`, "2 2 answers.long[16]\n3 3 4=1\n"},
}

func TestSheets(t *testing.T) {
	for _, c := range sheets {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, readSheet(t, openBook(t, bookOf(t, c.rows)), ""))
		})
	}
}

func TestSharedStrings(t *testing.T) {
	rows, texts, want := header, []string{}, ""
	for i := range 300 {
		texts = append(texts, fmt.Sprintf("<si><r><t>文</t></r><r><t>%d</t></r></si>", i))
		rows += fmt.Sprintf(`<row r="%d"><c r="B%[1]d" t="s"><v>%d</v></c></row>`, i+2, 299-i)
		want += fmt.Sprintf("%d %[1]d 备注=\"文%d\"\n", i+2, 299-i)
	}
	assert.Equal(t, want, readSheet(t, openBook(t, bookOf(t, rows, texts...)), ""))
}

// TestPrefixes reads a sheet whose names have a prefix.
func TestPrefixes(t *testing.T) {
	sheet := `<?xml version="1.0"?><!-- <row> --><x:worksheet xmlns:x="x"><x:sheetData ><x:row r="1"><x:c t="str"><x:v>4</x:v></x:c></x:row ><x:row r="2" spans="a>b"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	assert.Equal(t, "2 2 4=1\n", readSheet(t, openBook(t, zipOf(t, map[string]string{"xl/worksheets/sheet1.xml": sheet})), ""))
}

// TestBrokenOff: a sheet that is cut off is read as far as it goes, and says so.
func TestBrokenOff(t *testing.T) {
	cut := `<worksheet><sheetData>` + header + `<row r="2"><c><v>1</v></c></row><row r="3"><c><v`
	assert.Equal(t, "2 2 4=1\n3 3 workbook.damaged[]\n", readSheet(t, openBook(t, zipOf(t, map[string]string{"xl/worksheets/sheet1.xml": cut})), ""))

	looked := `<worksheet><sheetData><row><c t="str"><v>4</v></c><c t="str"><v>_a</v></c></row><row r="2"><c><v>1</v></c></row><row r="3"><c><v` // for a header that is more certain
	assert.Equal(t, "2 2 4=1\n3 3 workbook.damaged[]\n", readSheet(t, openBook(t, zipOf(t, map[string]string{"xl/worksheets/sheet1.xml": looked})), ""))

	var rows strings.Builder
	dice := rand.New(rand.NewPCG(8, 1))
	for i := range 20_000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%[1]d"><v>1</v></c><c r="B%[1]d" t="str"><v>%d</v></c></row>`, i+2, dice.Uint64())
	}
	data := bookOf(t, header+rows.String())
	at := bytes.Index(data, []byte("sheet1.xml"))
	copy(data[at+100_000:], make([]byte, 1000))
	got := readSheet(t, openBook(t, data), "")
	assert.True(t, strings.HasPrefix(got, "2 2 4=1"))
	assert.Regexp(t, `workbook\.[a-z]+\[[0-9]*\]\n$`, got[len(got)-60:])
}

var books = []struct {
	name  string
	parts map[string]string
	want  string
}{
	{"no sheet", map[string]string{"xl/workbook.xml": `<workbook><sheets/></workbook>`}, "这个工作簿里没有工作表"},
	{"not of Excel", map[string]string{"_rels/.rels": `<Relationships/>`}, "不是 Excel 工作簿（.xlsx）。是别的表格（.ods、.xlsb、.et）的，请用 Excel 或 WPS 打开，另存为 .xlsx；是压缩包的，先解压"},
	{"broken markup", map[string]string{"xl/workbook.xml": `<workbook><sheets></workbook>`}, "从这里往后读不出来：Excel 文件损坏或没有存完，请用 Excel 打开后另存一份"},
	{"an empty sheet", map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData/></worksheet>`}, "文件是空的，没有表头"},
	{"no cells", map[string]string{"xl/worksheets/sheet1.xml": `<worksheet/>`}, "从这里往后读不出来：Excel 文件损坏或没有存完，请用 Excel 打开后另存一份"},
	{"another header", map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="str"><v>姓名</v></c></row></sheetData></worksheet>`},
		"表头（第一行）没有一列是这份问卷的题号或题目。请检查是不是选错了问卷，或者缺了表头\n  “姓名”不是这份问卷的题号或题目，是不是“签名”？"},
}

func TestWrongBooks(t *testing.T) {
	for _, c := range books {
		t.Run(c.name, func(t *testing.T) {
			data := zipOf(t, c.parts)
			book, err := workbook.Open(bytes.NewReader(data), int64(len(data)), nil)
			if err == nil {
				_, err = answers.NewSheet(book, "", form)
			}
			assert.EqualError(t, err, c.want)
		})
	}
	book := openBook(t, bookOf(t, header))
	_, err := answers.NewSheet(book, "二", form)
	assert.EqualError(t, err, "没有叫“二”的工作表，有：一")
}

// TestManyTexts: shared strings beyond what is held go to the spool and come back; memory stays bounded.
func TestManyTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("writes a large workbook")
	}
	const n = 400_000
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range skeleton {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, _ = io.WriteString(f, text)
	}
	f, err := w.Create("xl/sharedStrings.xml")
	require.NoError(t, err)
	_, _ = io.WriteString(f, "<sst>")
	for i := range n {
		fmt.Fprintf(f, "<si><t>%d这是一段长长的文字，谁也不与它相同，因此放不进内存</t></si>", i)
	}
	_, _ = io.WriteString(f, "</sst>")
	f, err = w.Create("xl/worksheets/sheet1.xml")
	require.NoError(t, err)
	_, _ = io.WriteString(f, "<worksheet><sheetData>"+header)
	for i := range n {
		fmt.Fprintf(f, `<row r="%d"><c r="B%[1]d" t="s"><v>%d</v></c></row>`, i+2, i)
	}
	_, _ = io.WriteString(f, "</sheetData></worksheet>")
	require.NoError(t, w.Close())

	before, most := inUse(), uint64(0)
	r, err := answers.NewSheet(openBook(t, b.Bytes()), "", form)
	require.NoError(t, err)
	for i := range n {
		record, err := r.Next()
		require.NoError(t, err)
		if i%1000 == 0 || i > n-10 {
			require.Equal(t, fmt.Sprintf("%d这是一段长长的文字，谁也不与它相同，因此放不进内存", i), record.Get("备注").Str)
		}
		if i%100_000 == 0 {
			most = max(most, inUse())
		}
	}
	assert.Less(t, most, before+40<<20, "bytes in use")
}

func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestSpoiltBooks changes bytes of a workbook's parts, and of the whole as it is packed: reading ends, whatever they say.
func TestSpoiltBooks(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 3))
	sheet := []byte(`<worksheet><sheetData>` + header + strings.Repeat(`<row r="2"><c r="A2" t="s" s="2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>&amp;</t></is></c></row>`, 3) + `</sheetData></worksheet>`)
	parts := map[string][]byte{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": []byte(`<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>`)}
	for name, text := range skeleton {
		parts[name] = []byte(text)
	}
	names := slices.Sorted(maps.Keys(parts))
	for range 3000 {
		name := names[dice.IntN(len(names))]
		data := zipOf(t, map[string]string{name: string(spoilt(dice, parts[name]))})
		readSpoilt(t, data)
		readSpoilt(t, spoilt(dice, data))
	}
}

func spoilt(dice *rand.Rand, data []byte) []byte {
	data = bytes.Clone(data)
	for range 1 + dice.IntN(4) {
		at := dice.IntN(len(data))
		switch dice.IntN(4) {
		case 0:
			data[at] = byte(dice.IntN(256))
		case 1:
			data[at] = `<>/"'&= 0Z`[dice.IntN(10)]
		case 2:
			data = slices.Delete(data, at, min(at+1+dice.IntN(8), len(data)))
		default:
			data = slices.Insert(data, at, data[at:min(at+1+dice.IntN(30), len(data))]...)
		}
		if len(data) == 0 {
			return data
		}
	}
	return data
}

func readSpoilt(t *testing.T, data []byte) {
	book, err := workbook.Open(bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		return
	}
	r, err := answers.NewSheet(book, "", form)
	for n := 0; err == nil; n++ {
		_, err = r.Next()
		require.Less(t, n, 1000)
	}
}

func FuzzSheet(f *testing.F) {
	for _, c := range sheets {
		if len(c.rows) < 10_000 {
			f.Add(c.rows, "<si><t>x</t></si>")
		}
	}
	f.Fuzz(func(t *testing.T, rows, shared string) {
		data := bookOf(t, rows, shared)
		book, err := workbook.Open(bytes.NewReader(data), int64(len(data)), nil)
		if err != nil {
			return
		}
		r, err := answers.NewSheet(book, "", form)
		for n := 0; err == nil; n++ {
			_, err = r.Next()
			require.Less(t, n, len(data)*10+100)
		}
	})
}

func FuzzWorkbook(f *testing.F) {
	f.Add(bookOf(f, header+`<row r="2"><c><v>1</v></c></row>`))
	f.Fuzz(func(_ *testing.T, data []byte) {
		book, err := workbook.Open(bytes.NewReader(data), int64(len(data)), nil)
		if err != nil {
			return
		}
		r, err := answers.NewSheet(book, "", form)
		for err == nil {
			_, err = r.Next()
		}
	})
}

package columns_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/scan"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// sharedTexts are those that cells of the sheets below share.
const sharedTexts = `<si><t>r1</t></si><si><t>村</t></si><si><t xml:space="preserve"> 北村 </t></si><si><t>①②</t></si><si><t>1;2</t></si><si><t>2020-04-13</t></si><si><t/></si><si><r><t>a</t></r><r><t>b</t></r></si><si><t>&lt;&#x6751;&gt;</t></si><si><t>拒答</t></si><si><t>28.2,112.9</t></si>`

// sheetRows are those that sheets have trouble in.
var sheetRows = []string{
	"", `<row r="2"/>`, `<row r="2"></row>`, `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>1</v></c><c r="C2" t="s"><v>4</v></c><c r="D2"><v>3</v></c><c r="E2"><v>-1.5E3</v></c><c r="F2" t="s"><v>1</v></c></row>`,
	`<row r="2"><c r="A2" t="inlineStr"><is><t>r2</t></is></c><c r="B2" s="0"><v>12</v></c><c r="C2" t="s"><v>3</v></c><c r="D2" t="n"><v>30.5</v></c><c r="I2" s="1"><v>43934</v></c><c r="J2" s="3"><v>43934.35</v></c></row>`,
	`<row r="2"><c r="B2" t="str"><f>A1</f><v>b</v></c><c r="C2"><f t="shared" si="0"/><v>3</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c></row>`,
	`<row r="2"><c r="F2" t="s"><v>2</v></c><c r="G2" t="s"><v>2</v></c><c r="F3" t="s"><v>6</v></c></row>`, `<row r="2"><c r="F2" t="s"><v>7</v></c><c r="G2" t="s"><v>8</v></c><c r="H2"><v>11010519491231002</v></c></row>`,
	`<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c></row>`, `<row r="2"><c r="B2"><v>1</v></c><c r="B2"><v>2</v></c></row>`, `<row r="2"><c><v>1</v></c><c><v>2</v></c></row>`, `<row r="2"><c r="ZZ2"><v>1</v></c></row>`, `<row r="2"><c r="XFE2"><v>1</v></c></row>`,
	`<row r="2"><c r="B2" t="s"><v>99</v></c></row>`, `<row r="2"><c r="B2" t="s"><v>x</v></c></row>`, `<row r="2"><c r="E2"><v>1e999</v></c></row>`, `<row r="2"><c r="E2"><v>-0</v></c></row>`, `<row r="2"><c r="E2"><v> 1 </v></c></row>`, `<row r="2"><c r="E2"><v></v></c></row>`, `<row r="2"><c r="E2" s="99"><v>01</v></c></row>`,
	`<row r="2"><c r="K2" t="s"><v>9</v></c><c r="L2" t="s"><v>10</v></c><c r="M2"><v>13812345678</v></c><c r="N2" t="s"><v>9</v></c><c r="O2"><v>3.1</v></c></row>`, "<row r=\"2\"><c r=\"F2\" t=\"inlineStr\"><is><t>\xff</t></is></c></row>", "<row r=\"2\"><c r=\"F2\" t=\"inlineStr\"><is><t>\x00</t></is></c></row>",
	`<row r="2"><c r="B2"><v>1</v></c`, `<row r="2"><c r="B2"><v>1</c></row>`, `<row r="2"><!--c--><c r="B2"><v>1</v></c></row>`, `<row r="5"><c r="B5"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>`, `<row><c r="B2"><v>1</v></c></row>`, `<x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row>`, `<row r="2"><c r="P2" t="s"><v>1</v></c></row>`, `</sheetData><row r="2"/>`,
	`<row r="2><c r="B2"><v>1</v></c></row>`, `<row r='2><c r="B2"><v>1</v></c></row>`, `<row r="2" ht=">"><c r="B2"><v>1</v></c></row>`, `<row r='2' ht='">'><c r="B2"><v>1</v></c></row>`,
	`<row r="2"><c r="F2" t="str"><f<row>B1</f><v>b</v></c></row>`, `<row r="2"><c r="F2" t="str"><fx>B1</f><v>b</v></c></row>`, `<row r="2"><c r="F2" t="str"><f t="shared ref="B2:B9">B1</f><v>b</v></c></row>`, `<row r="2"><c r="F2" t="str"><f &>B1</f><v>b</v></c></row>`,
	`<row &r="2"><c r="B2"><v>1</v></c></row>`, `<row r"2"><c r="B2"><v>1</v></c></row>`, `<row r=2"><c r="B2"><v>1</v></c></row>`, `<row r="2"ht="1"><c r="B2"><v>1</v></c></row>`, `<row r="2&"><c r="B2"><v>1</v></c></row>`, `<row "r="2"><c r="B2"><v>1</v></c></row>`, `<row r="2" "><c r="B2"><v>1</v></c></row>`,
	`<row r="2" x14ac:dyDescent="0.25" ><c r="B2"><v>1</v></c></row>`, `<row r="2" / ><c r="B2"><v>1</v></c></row>`, `<row r><c r="B2"><v>1</v></c></row>`, `<row r=""><c r="B2"><v>1</v></c></row>`,
}

func TestScannedSheets(t *testing.T) {
	for _, row := range sheetRows {
		compareSheet(t, []byte(row), []byte(sharedTexts))
	}
	all := ""
	for _, row := range sheetRows[:20] {
		all += row
	}
	compareSheet(t, []byte(strings.Repeat(all, 20)), []byte(sharedTexts))
}

// FuzzScannedSheet (go test -fuzz FuzzScannedSheet ./runtime/columns): what is scanned of a workbook is what package answers reads.
func FuzzScannedSheet(f *testing.F) {
	for _, row := range sheetRows {
		f.Add([]byte(row), []byte(sharedTexts))
	}
	f.Add([]byte(strings.Join(sheetRows, "")), []byte(sharedTexts))
	f.Add([]byte(strings.Repeat(sheetRows[3], 70)), []byte(`<si><t>&amp;</t></si>`))
	f.Fuzz(func(t *testing.T, rows, shared []byte) { compareSheet(t, rows, shared) })
}

// compareSheet reads rows below a head in both ways.
func compareSheet(t *testing.T, rows, shared []byte) {
	t.Helper()
	data := bookOf(rows, shared)
	one, err := sheetIn(data)
	if err != nil {
		return // nothing of it can be read
	}
	table, err := sheetIn(data)
	require.NoError(t, err)
	p, err := columns.New(compiled, catalogue.ZH)
	require.NoError(t, err)
	linked, err := program.New(compiled)
	require.NoError(t, err)
	r := &reading{survey: compiled, linked: linked, block: p.NewBlock()}
	for table.Ahead() {
		a, errA := table.Next()
		b, errB := one.Next()
		require.Equal(t, errB, errA)
		if errA != nil {
			return
		}
		sameRecord(t, b, a)
	}
	r.compareRows(t, table, one)
}

func (r *reading) compareRows(t *testing.T, table, one *answers.Sheet) {
	t.Helper()
	in, single := scan.NewSheet(r.survey, table, r.block), table.SheetReader()
	chunks, chunk, records := scan.NewSheetChunks(table), scan.Chunk{}, scan.Records{}
	for chunks.Next(&chunk) == nil {
		for at, n := 0, 1; n > 0; {
			n, at = in.Scan(&chunk, at, &records)
			for lane := range n {
				if r.block.Odd()>>lane&1 == 0 {
					record, err := one.Next()
					require.NoError(t, err)
					require.Equal(t, record.Row, records[lane].Row)
					r.same(t, lane, &records[lane], record)
					continue
				}
				read, err := single.Tell(chunk.Raw(records[lane].Index))
				require.NoError(t, err)
				if read.Malformed == nil && len(read.Fields) == 0 {
					continue
				}
				record, err := one.Next()
				require.NoError(t, err)
				sameRecord(t, record, read)
			}
		}
	}
	_, err := one.Next()
	require.Equal(t, io.EOF, err, "a record that was not scanned")
}

func sameRecord(t *testing.T, want, got *answers.Record) {
	t.Helper()
	require.Equal(t, want.Row, got.Row)
	require.Equal(t, want.Malformed, got.Malformed)
	require.Equal(t, string(want.AppendJSON(nil)), string(got.AppendJSON(nil)))
}

func sheetIn(data []byte) (*answers.Sheet, error) {
	b, err := workbook.Open(bytes.NewReader(data), int64(len(data)), nil)
	if err != nil {
		return nil, err
	}
	return answers.NewSheet(b, "", compiled)
}

// bookOf is a workbook with these rows below a head, and these texts shared.
func bookOf(rows, shared []byte) []byte {
	head := `<row r="1">`
	for i, text := range []string{"_id", "c", "m", "i", "n", "t", "f", "household_member", "d", "时间", "no", "g", "tel", "p", "sum"} {
		head += `<c r="` + answers.CellName(i, 1) + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="一" r:id="1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="3" Type="x/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>`},
		{"xl/sharedStrings.xml", "<sst>" + string(shared) + "</sst>"},
		{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + head + "</row>" + string(rows) + "</sheetData></worksheet>"},
	} {
		f, err := w.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(f, part[1])
	}
	_ = w.Close()
	return out.Bytes()
}

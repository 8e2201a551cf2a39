package batch_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/workbook"
)

// book writes records as the many programs do that write workbooks: now and then broken.
type book struct {
	sheet
	texts  []string
	number map[string]int
}

func bookOf(d records.Dice, s *ir.Survey, batch []records.Record) []byte {
	b := &book{sheet: sheet{Dice: d, survey: s, delimiter: ";"}, number: map[string]int{}}
	heads := []string{"_id", "_by"}
	items := b.heads("", "")
	if d.Once(2) {
		heads = append(heads, "_survey", "别的", "", "")
	}
	heads = b.inSomeOrder(append(heads, items...))
	var rows strings.Builder
	rows.WriteString("<row>")
	for i, head := range heads {
		fmt.Fprintf(&rows, `<c r="%s" t="str"><v>%s</v></c>`, answers.CellName(i, 1), html.EscapeString(head))
	}
	rows.WriteString("</row>")
	at := 1
	for _, r := range batch {
		at += 1 + d.IntN(20)/19
		rows.WriteString(b.row(heads, at, answers.FromJSON([]byte(r.Text()))))
	}
	return b.packed(rows.String())
}

func (b *book) row(heads []string, at int, r *answers.Record) string {
	row := records.Pick(b.Dice, fmt.Sprintf(`<row r="%d" spans="1:9">`, at), fmt.Sprintf(`<row ht="1" r="%d">`, at), "<row>")
	stray := 0
	if b.Once(40) {
		stray = 3
	}
	for i := range len(heads) + stray {
		v := answers.Text("x")
		if i < len(heads) {
			v = answerAt(r.Fields, heads[i])
		}
		if i < len(heads) && heads[i] == "" && !b.Once(30) {
			v = answers.Value{}
		}
		row += b.cell(answers.CellName(i, at), v)
		if b.Once(200) {
			row += records.Pick(b.Dice, " \n", "<x/>", "<!--c-->", "x")
		}
	}
	row += "</row>"
	if b.Once(12) {
		at := b.IntN(len(row))
		row = row[:at] + records.Pick(b.Dice, "<", ">", "/", `"`, "&", "&lt;", "v", "\xff", "\x00", "9", " ", "<c>", "<row>", "</row>", "<!--", "_x0041_", "村") + row[at+b.IntN(2):]
	}
	return row
}

func (b *book) cell(ref string, v answers.Value) string {
	if v.Kind == answers.Null {
		return records.Pick(b.Dice, "", "", fmt.Sprintf(`<c r="%s" s="1"/>`, ref), fmt.Sprintf(`<c r="%s"></c>`, ref), fmt.Sprintf(`<c r="%s" t="n"><v></v></c>`, ref))
	}
	if b.Once(60) {
		ref = records.Pick(b.Dice, "A1", "", "a1", "ZZZZ9", "B", "XFE7")
	}
	if b.Once(30) {
		return fmt.Sprintf(records.Pick(b.Dice, `<c r="%s" t="b"><v>1</v></c>`, `<c r="%s" t="e"><v>#N/A</v></c>`, `<c r="%s" t="d"><v>2020-04-13</v></c>`, `<c r="%s" s="1"><v>43934</v></c>`,
			`<c r="%s" s="2"><v>0.35</v></c>`, `<c r="%s" s="3"><v>43934.35</v></c>`, `<c r="%s"><v>43934</v></c>`, `<c r="%s" t="s"><v>99999</v></c>`, `<c r="%s" t="s"><v>x</v></c>`,
			`<c t="n" r="%s"><v>1e999</v></c>`, `<c r="%s" s="99"><v>-0</v></c>`, `<c r="%s"><v>13800138000</v></c>`, `<c r="%s"><v>421125198001011234</v></c>`), ref)
	}
	if v.Kind == answers.Number && !b.Once(5) {
		return fmt.Sprintf(records.Pick(b.Dice, `<c r="%s"><v>%s</v></c>`, `<c r="%s" s="0"><v>%s</v></c>`, `<c r="%s" t="n"><v>%s</v></c>`, `<c r="%s"><f>A1+1</f><v>%s</v></c>`, `<c r="%s"><f t="shared" si="0"/><v> %s</v></c>`),
			ref, strconv.FormatFloat(v.Num, byte(records.Pick(b.Dice, 'f', 'g', 'E')), -1, 64))
	}
	text := b.plain(v)
	if b.Once(10) {
		text = records.Pick(b.Dice, " ", "\u3000", "\t") + text + records.Pick(b.Dice, "", " ", "\ufeff")
	}
	escaped := html.EscapeString(text)
	switch b.IntN(4) {
	case 0:
		return fmt.Sprintf(`<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref, escaped)
	case 1:
		return fmt.Sprintf(`<c r="%s" t="str"><f>B1</f><v>%s</v></c>`, ref, escaped)
	}
	return fmt.Sprintf(`<c r="%s" s="0" t="s"><v>%d</v></c>`, ref, b.shared(escaped))
}

func (b *book) shared(text string) int {
	n, ok := b.number[text]
	if !ok {
		n = len(b.texts)
		b.number[text] = n
		b.texts = append(b.texts, text)
	}
	return n
}

func (b *book) packed(rows string) []byte {
	var shared strings.Builder
	for _, text := range b.texts {
		fmt.Fprintf(&shared, records.Pick(b.Dice, "<si><t>%s</t></si>", `<si><t xml:space="preserve">%s</t></si>`, "<si><r><t>%s</t></r></si>"), text)
	}
	return zipOf(map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="一" r:id="1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="3" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":       "<sst>" + shared.String() + "</sst>",
		"xl/worksheets/sheet1.xml":   "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
	})
}

func zipOf(parts map[string]string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := w.Create(name)
		if err != nil {
			panic(err)
		}
		_, _ = io.WriteString(f, text)
	}
	_ = w.Close()
	return b.Bytes()
}

// TestTheSameFindingsInSheets is TestTheSameFindings for workbooks.
func TestTheSameFindingsInSheets(t *testing.T) {
	seeds, perSurvey := volume()
	for seed := range uint64(seeds) {
		d := records.NewDice(seed)
		s := surveyOf(d, seed)
		if s == nil {
			continue
		}
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		sameInBook(t, s, bookOf(d, s, d.Batch(c, perSurvey)))
	}
}

func sameInBook(t *testing.T, s *ir.Survey, data []byte) {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	one := sheetIn(t, s, data)
	want := foundIn(t, p, 1, oneByOneSheet{oneByOneTable{oneByOne{one}, one.Unknown()}, one})
	for workers := 1; workers <= 2; workers++ {
		if got := foundIn(t, p, workers, sheetIn(t, s, data)); got != want {
			difference := firstDifference(want, got, nil)
			t.Fatal(difference, rowOf(difference, sheetOf(t, data)))
		}
	}
}

func sheetIn(t *testing.T, s *ir.Survey, data []byte) *answers.Sheet {
	t.Helper()
	b, err := workbook.Open(bytes.NewReader(data), int64(len(data)), nil)
	require.NoError(t, err)
	r, err := answers.NewSheet(b, "", s)
	require.NoError(t, err)
	return r
}

type oneByOneSheet struct {
	oneByOneTable
	sheet *answers.Sheet
}

func (o oneByOneSheet) Cell(item string, row int) string { return o.sheet.Cell(item, row) }

func sheetOf(t *testing.T, data []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	f, err := z.Open("xl/worksheets/sheet1.xml")
	require.NoError(t, err)
	text, err := io.ReadAll(f)
	require.NoError(t, err)
	return text
}

// rowOf is the row that a difference is about, with the one before it.
func rowOf(difference string, sheet []byte) string {
	n := regexp.MustCompile(`"row":(\d+)`).FindStringSubmatch(difference)
	if n == nil {
		return ""
	}
	at := bytes.Index(sheet, []byte(n[1]+`"`))
	return string(sheet[max(at-1500, 0):min(at+1500, len(sheet))])
}

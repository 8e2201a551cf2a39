package html_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	given "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// tabled has an item of each kind that a cell is read for in its own way.
const tabled = `survey tabled "t"
choices yes_no
  option ① "是"
  option ② "否"
question 4 "是否有义务教育阶段(6-15周岁)儿童、少年" yes_no
question 4-1 "是否在校" yes_no
question 4-2 "如不在校，原因是"
  option ① "身体原因"
  option ② "延缓入学、已初中毕业"
  option ③ "负担不起"
  option ④ "2"
  option ⑤ "其他"
  option ⑥ "其他"
question 6-1 "存在某些隐患" multi
  option ① "漏风"
  option ② "漏雨、渗水"
  option ③ "漏风、漏雨"
  option ④ "其他"
question 7-1a "同一句话" number
question 7-1b "同一句话" integer
question 备注 "备注" text
question date "年 月 日" date
question wage "工资" number unit "元" refused dontknow
question size "家庭人口" integer unit "人"
question why "{4}的原因" text dontknow
question works "务工" multi refused
  option ① "是"
  option ② "否"
question clock "几点" time
question moment "何时" datetime
question id "身份证号码" resident_id
question call "电话" phone
question place "位置" location
question picture "照片" photo
question __proto__ "原型" text
repeat members "家庭成员" 0..5
  question name "姓名" text
  question age "年龄" integer unit "岁"
  repeat debts "欠款" 0..3
    question sum "金额" number
  endrepeat
endrepeat
closing "签名"
question sign "签名" signature`

// tables are odd files: some that a person saves, some that are broken. narrower marks those that the form refuses, or takes less of.
var tables = []struct {
	name, file string
	narrower   bool
}{
	{name: "ids", file: "_id,4,4-1\nr1,1,2\nr2,,1\n"},
	{name: "ids as on paper", file: "４,4—1,4－2,6――1\n1,2,3,4"},
	{name: "printed texts", file: "是否在校, 年 月 日 ,是否有义务教育阶段（6-15周岁）儿童、少年\n1,2020-04-13,2"},
	{name: "a text with an answer in it", file: "____的原因,4\nx,1"},
	{name: "a text that two questions bear", file: "同一句话,4\n1,2"},
	{name: "line ends of an old Mac", file: "4,备注\r1,\"一\r二\"\r\r2,\"x\"y\r3,好"},
	{name: "unknown columns, carried ones, blank ones", file: "4,村名,_who,,村名\n1,甲,王,x,乙"},
	{name: "semicolons", file: "4;6-1\n1;1,3"},
	{name: "tabs", file: "4\t6-1\n1\t1;3"},
	{name: "bars", file: "4|6-1\n1|1;3"},
	{name: "a header with commas in quotes", file: "\"如不在校，原因是\";\"4\"\n1;2"},
	{name: "rows as a spreadsheet counts them", file: "4,备注\n1,\"一\n二\"\n\n,\n\" \",\n2,好\r\n3,\"x\"\r\n"},
	{name: "short and wide rows", file: "4,备注\n1\n1,x,,\n1,x,y\n2"},
	{name: "a stray quote costs its row only", file: "4,备注\n1,\"a\n2,b\n3,c\"d\n4,\"e\"f\n5,g"},
	{name: "a bare quote before a cell of two lines", file: "4,备注,why\n1,a\"b,\"x\ny\"\n2,b,c"},
	{name: "quotes", file: "4,备注\n1,\"说\"\"好\"\"\"\n2,“好”"},
	{name: "the number in front", file: "4、是否有义务教育阶段（6—15周岁）儿童、少年,第4-1题 是否在校,（4—2）如不在校，原因是：,7-1a.同一句话\n1,2,3,4"},
	{name: "the unit behind", file: "家庭人口（人）,是否在校\n3,1"},
	{name: "the unit behind in other ways", file: "家庭人口/人,工资(单位：元)\n3,1"},
	{name: "number and unit", file: "Q7-1b 同一句话（元）,工资 (元)\n3,1"},
	{name: "days that were numbers", file: "4月1日,4月2日,date\n1,2,2020/4/13"},
	{name: "days that were numbers, in English", file: "1-Apr,2-apr,9-Xyz\n1,2,3"},
	{name: "days with a year", file: "2026/4/1,2026-04-02 00:00:00,2026年6月1日,2026-13-01,2026/04/0\n1,2,3,4,5"},
	{name: "titles above the header", file: "调查表,,,\n填报单位：甲村,,,\n\n_id,4,4-1,备注\nr1,1,2,x"},
	{name: "a title that holds an item's text", file: "备注,,,甲村,\n_id,4,4-1,4-2,村\nr1,1,2,3,x\nr2,1,2,3,x"},
	{name: "rows that were looked through come again", file: "4,甲,乙,丙,丁\n1,x\n\n\"a\nb\n2"},
	{name: "a quote where no cell begins", file: "4,甲,乙,丙\n1,x;\"y\n2\n"},
	{name: "a delimiter that is named", file: "sep=;\n4;6-1\n1;1,3"},
	{name: "a few items among much else", file: "_id,_by,_version,_overrides,4\n1,x,,,2\n4,4-1,4-2,date,备注\n"},
	{name: "a code with its text", file: "4,6-1\n①是,①漏风；④ 其他\n2 否,1"},
	{name: "a spoilt row", file: "4,备注\n1,好好好好好好\n2,\xff\n3,a\x00b\n4,好"},
	{name: "a cut character, the rest GB18030 as well", file: "4,date\n1,你好\n2,你好\n1,\xe4\xbd\n"},
	{name: "bytes of no encoding", file: "4,date\n1,义务教育\n1,\xff\xfe\n3,你\n"},
	{name: "many cells", file: "4\n" + strings.Repeat(",", given.MaxValues+1) + "\n1"},
	{name: "rows in columns", file: "4,members[1].name,members[1].age,members[3].name,members[1].debts[2].sum\n1,张三,30,李四,5\n2,,,王五,"},
	{name: "rows in columns by their texts", file: "家庭成员[1].姓名,家庭成员[1]年龄（岁）,members[2]/name,members[0].name,members[1001].name,members[1].none\n张三,30,李四,x,y,z"},
	{name: "rows as JSON", file: "4,members\n1,\"[{\"\"name\"\":\"\"张三\"\",\"\"age\"\":3},null,{}]\"\n2,[]\n3,[1] x\n4,\"{\"\"a\"\":1}\"\n5,\"[{\"\"a\"\":1,\"\"a\"\":2}]\"\n6,\"[\"\"\\ud800\"\"]\"\n7,\"[1e999,-0]\"\n8,[[[]]]\n9," + strings.Repeat("[", 1200)},
	{name: "a group and its rows", file: "members,members[1].name\n[],x", narrower: true},
	{name: "an item twice", file: "4,4－1,是否在校\n"},
	{name: "no item", file: "姓名,年龄\n1,2"},
	{name: "an open quote in the header", file: "4,\"4-1\n1,2\n"},
	{name: "a stray quote in the header", file: "4,x\"y\"\n1,2\n"},
	{name: "an override", file: "_id,_overrides,4\nr,\"[{\"\"rule\"\":\"\"a\"\"}]\",1\ns,x,1"},
	{name: "names of objects", file: "__proto__,4,_constructor\nx,1,y"},
	{name: "what is full width", file: "＿by,４\n一,１"},
	{name: "too long for the form", file: "4,备注\n1,\"" + strings.Repeat("长\n", 2_000_001) + "\"\n2,x", narrower: true},
}

// cells are what stands under the head of an item.
var cells = map[string][]string{
	"4":       {"①", "1", " １　", "是", "1.0", "\u200b②\ufeff", "99", "3.5", "-1", "㉑", "㊿", "㊱", "㉟", "1e999", "①②", "也许", "true", "01", "+1", "0x1", "①.是", "②是", "1、否", "12345678901是", " 是 ", "\u0085是", "拒答"},
	"4-2":     {"其他", "2", "延缓入学、已初中毕业", "2.延缓入学、已初中毕业", "5其他", "④2", "4.2"},
	"6-1":     {"①③", "① ③", "1", "1;3；2，4、1", "1、", "①、③④", "漏风、漏雨", "漏风、漏雨、渗水", "其他、漏雨、渗水", "1;99", "1;3.5", "1;x", "、", "13", ";;1", "漏风;漏风、漏雨;漏雨、渗水", "①①", "①漏风,②漏雨、渗水", "1e2;3"},
	"7-1a":    {"12.5", "－１２．５", "1e3", "1,234", "12元", "NaN", "Infinity", ".5", "5.", "-0", "0.1e-400", "123456789012345678901234567890", "-1e400", "1E+5", "００"},
	"date":    {"2020-04-13", "2020/4/13", "2020/04/13", "2020年4月13日", "２０２０／４／１３", "2020-2-30", "2020/2/30", "20200413", "0000/1/1", "0000-02-29", "1900/2/29", "2020/4/013", "2020年04月1日", "2020-04-13T00:00", "2020/1/2x", "+020/1/2"},
	"wage":    {"拒答", " 不 知 道 ", "dontknow", "ｒｅｆｕｓｅｄ", "拒绝", "none", "Refused"},
	"why":     {"不知道", "拒答", "不知道路", "=1+1", "\t=1+1", "＝1"},
	"works":   {"拒答", "①、拒答", "是;否"},
	"备注":      {" 1 ", "①", "<img src=x onerror=harmed=1>", "👨‍👩‍👧", "a\u2028b", "\ufffd", "{\"none\":\"refused\"}"},
	"clock":   {"8:05", "08:05", "08:05:00", "08:05:01", "8时05分", "8点5分", "24:00", "23:60", "１２：３０", "8:05pm", "008:05"},
	"moment":  {"2020-04-13 08:05", "2020/4/13 8:05", "2020-04-13T08:05", "2020年4月13日8点05分", "2020年4月13日  8:05:00", "2020/1/212:30", "2020/1/45:30", "2020-04-1308:05", "2020-04-13\u300008:05", "2020-04-13\ufeff08:05", "2020-04-13  x  y", "2020-04-13Ｔ08:05"},
	"id":      {"43068219800101001x", "４３０６８２１９８００１０１００１Ｘ", "4306—8219", "a b"},
	"call":    {"0730—1234567", "１３８００００００００"},
	"place":   {"28.2,112.9", "28.2 112.9 12", "２８．２，１１２．９", "28.2", "1,2,3,4", "28.2、x", ";28.2;112.9;", "1e400,-1e400", "-0,-0"},
	"picture": {`照片\a.jpg`, "data:image/png;base64,AAAA"},
	"sign":    {"王二", "-5"},
	"members": {"拒答", "[]", "[null]"},
}

// asColumn is a file with those cells in one column, each quoted, and something in another so that none is an empty row.
func asColumn(head string, list []string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	beside := cmp.Or(map[string]string{"备注": "why"}[head], "备注")
	_ = w.Write([]string{head, beside})
	for _, cell := range list {
		_ = w.Write([]string{cell, "x"})
	}
	w.Flush()
	return b.String()
}

// What the form reads in a table is what Go reads in it; what it cannot read it says.
func TestTablesAreReadAsGoReadsThem(t *testing.T) {
	s := newChecker(t, tabled).Survey
	tab := onTheList(t, s)
	for _, c := range tables {
		t.Run(c.name, func(t *testing.T) { agreeOnTable(t, tab, s, []byte(c.file), c.narrower) })
	}
	for head, list := range cells {
		t.Run("cells of "+head, func(t *testing.T) { agreeOnTable(t, tab, s, []byte(asColumn(head, list)), false) })
	}
	assert.False(t, eval[bool](t, tab, `"harmed" in window`))
}

// A table may be in any encoding that Windows programs save.
func TestEncodingsOfTables(t *testing.T) {
	s := newChecker(t, tabled).Survey
	tab := onTheList(t, s)
	texts := map[string]string{
		"short": "是否在校,备注\n是,𠮷㛃好\n否,联通\n",
		"late":  "4,备注\n" + strings.Repeat(",\n", 40_000) + "2,好\n",
	}
	for name, codec := range map[string]encoding.Encoding{
		"GB18030": simplifiedchinese.GB18030, "UTF-8": unicode.UTF8, "UTF-8 with a mark": unicode.UTF8BOM,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	} {
		for which, text := range texts {
			t.Run(name+" "+which, func(t *testing.T) {
				data, err := codec.NewEncoder().Bytes([]byte(text))
				require.NoError(t, err)
				agreeOnTable(t, tab, s, data, false)
			})
		}
	}
	spoilt := append([]byte("4,"), 0xB1, 0xB8, 0xD7, 0xA2, '\n', '1', ',', 0xBA, 0xC3, '\n', '2', ',', 0xFF, '\n', '3', '\n')
	agreeOnTable(t, tab, s, spoilt, false)
}

// Random answers to random surveys, written as people and programs write them, and then spoilt, are read as Go reads them.
func TestRandomTablesAreReadAsGoReadsThem(t *testing.T) {
	for seed := range uint64(6) {
		d, text, c := anySurvey(t, seed)
		tab := onTheList(t, c.Survey)
		for range 25 {
			file := randomTable(d, c)
			if !agreeOnTable(t, tab, c.Survey, file, false) {
				t.Fatal(text)
			}
		}
	}
}

// randomTable is a file of answers to a survey, in some of the ways in which they may be written.
func randomTable(d records.Dice, c records.Checker) []byte {
	delimiter := records.Pick(d, ",", ",", ";", "\t", "|")
	heads := headsFor(d, c.Survey)
	lines := [][]string{heads}
	for i, r := range d.Batch(c, 1+d.IntN(5)) {
		record := given.FromJSON([]byte(r.Text()))
		row := []string{fmt.Sprint("r", i)}
		for _, head := range heads[1:] {
			row = append(row, cellFor(d, c.Survey, record, head))
		}
		lines = append(lines, row)
	}
	var b strings.Builder
	for _, line := range lines {
		for i, cell := range line {
			if strings.ContainsAny(cell, "\"\r\n"+delimiter) || d.Once(6) {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			line[i] = cell
		}
		b.WriteString(strings.Join(line, delimiter) + records.Pick(d, "\n", "\r\n"))
	}
	codec := records.Pick[encoding.Encoding](d, unicode.UTF8, unicode.UTF8BOM, simplifiedchinese.GB18030, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	if codec == simplifiedchinese.GB18030 { // browsers and Go differ in what they read in spoilt bytes of it
		return encodedBy(codec, spoilt(d, []byte(b.String())))
	}
	return spoilt(d, encodedBy(codec, []byte(b.String())))
}

// headsFor are the heads of a table: the items by id or by text, rows by their columns, and a stranger now and then.
func headsFor(d records.Dice, s *ir.Survey) []string {
	heads := []string{"_id"}
	inColumns := d.Once(2) // the rows of groups; the form refuses these together with a column of the group
	for i := range s.Items {
		it := &s.Items[i]
		switch {
		case it.Domain.Kind == ir.Rows && inColumns:
		case it.Group == "" && !d.Once(10):
			heads = append(heads, records.Pick(d, it.ID, it.ID, it.Text, it.ID+"、"+it.Text))
		case it.Group != "" && inColumns && !d.Once(3):
			heads = append(heads, fmt.Sprintf("%s[%d].%s", it.Group, 1+d.IntN(3), it.ID))
		case d.Once(4):
			heads = append(heads, records.Pick(d, "生人", "_by", "9月9日", ""))
		}
	}
	return heads
}

// cellFor is what a record has under a head, as a program or a person writes it, or anything.
func cellFor(d records.Dice, s *ir.Survey, r *given.Record, head string) string {
	if d.Once(8) {
		return records.Pick(d, "", "x", " 1 ", "①", "①②", "1；2", "2020/1/2", "1e400", "拒答", "{}", "[]", "是", "１", "\"", "a\nb")
	}
	it := given.Item(s, head)
	if it == nil {
		return ""
	}
	cell := given.CellText(it, fieldOf(r.Fields, it.ID), catalogue.ZH)
	if circles := strings.NewReplacer("1", "①", "2", "②", "3", "③", "；", ""); it.Domain.Kind == ir.Choices && d.Once(2) {
		return circles.Replace(cell)
	}
	return cell
}

// encodedBy is a text in an encoding, or as it is where it is none that has one.
func encodedBy(codec encoding.Encoding, text []byte) []byte {
	if data, err := codec.NewEncoder().Bytes(text); err == nil {
		return data
	}
	return text
}

// spoilt is a file as it is, or with some of it changed, left out or cut off.
func spoilt(d records.Dice, data []byte) []byte {
	for d.Once(2) && len(data) > 1 {
		at := d.IntN(len(data))
		switch d.IntN(4) {
		case 0:
			data[at] = records.Pick[byte](d, '"', ',', ';', '\n', '\r', 0xff, 0, 'x')
		case 1:
			data = slices.Delete(data, at, at+1)
		case 2:
			data = slices.Insert(data, at, records.Pick[byte](d, '"', ',', '\n'))
		default:
			data = data[:at+1]
		}
	}
	return data
}

// imported is what became of a file: what the page says of it, and the records that it took in, in their order.
type imported struct {
	Says    string
	Records []map[string]any
}

// onTheList is a tab on the list of an empty device, in which takeIn imports files.
func onTheList(t *testing.T, s *ir.Survey) context.Context {
	t.Helper()
	return openWith(t, s, "", `[{"id":"a","name":"a","record":{},"order":1}]`)
}

// takeIn imports a file where there is nothing yet.
func takeIn(t *testing.T, tab context.Context, name string, data []byte) imported {
	t.Helper()
	text := promised(t, tab, fmt.Sprintf(`(async () => {
		const asked = request => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
		const ended = tx => new Promise((done, failed) => { tx.oncomplete = done; tx.onabort = failed; });
		const db = await asked(indexedDB.open("surveyc:" + JSON.parse(document.getElementById("survey-ir").textContent).id));
		const clear = db.transaction(["summaries", "drafts"], "readwrite");
		clear.objectStore("summaries").clear();
		clear.objectStore("drafts").clear();
		await ended(clear);
		for (const notice of document.querySelectorAll(".notice")) notice.remove();
		const files = new DataTransfer(), name = %q;
		files.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], name));
		const input = document.querySelector(".exchange input");
		input.files = files.files;
		input.dispatchEvent(new Event("change"));
		while (!document.querySelector(".notices").textContent.includes("“" + name)) await new Promise(done => setTimeout(done, 5));
		const tx = db.transaction(["summaries", "drafts"]);
		const [summaries, drafts] = await Promise.all(["summaries", "drafts"].map(name => asked(tx.objectStore(name).getAll())));
		db.close();
		const list = summaries.map((s, i) => ({...drafts[i], ...s})).sort((a, b) => a.order - b.order);
		return JSON.stringify({Says: document.querySelector(".notices").textContent, Records: list.map(h => h.record)});
	})()`, name, base64.StdEncoding.EncodeToString(data)))
	var got imported
	require.NoError(t, json.Unmarshal([]byte(text), &got))
	return got
}

// agreeOnTable has the form and Go read a table. One that the form refuses is refused by Go, too, unless it is narrower there.
func agreeOnTable(t *testing.T, tab context.Context, s *ir.Survey, data []byte, narrower bool) bool {
	t.Helper()
	got := takeIn(t, tab, "f.csv", data)
	want, broken, unknown, err := readByGo(s, data)
	why := fmt.Sprintf("%s\n%.2000q", got.Says, data)
	switch {
	case narrower:
		return assert.Less(t, len(got.Records), len(want), why)
	case err != nil:
		return assert.Regexp(t, "“f.csv”(没有导入|读不出来，没有导入|的表头里)", got.Says, "%s\n%s", err, why)
	}
	is := assert.Equal(t, len(want), len(got.Records), why)
	for i := range min(len(want), len(got.Records)) {
		if _, named := want[i]["_id"]; !named {
			delete(got.Records[i], "_id")
		}
		is = assert.Equal(t, want[i], got.Records[i], why) && is
	}
	return is && assert.Equal(t, saidOf(broken, "%d 行读不出，没有导入：第 %s 行。多半是文件缺了一截，或引号不成对。"), saidBy(got.Says, "行读不出"), why) &&
		assert.Equal(t, saidOf(unknown, "%d 列不是这份问卷的题目，没有读：%s。"), saidBy(got.Says, "列不是"), why)
}

// saidOf is what the form says of so many things, of which it names the first.
func saidOf(list []string, format string) string {
	if len(list) == 0 {
		return ""
	}
	named, more := list, ""
	if len(list) > 5 {
		named, more = list[:5], "…"
	}
	for i, name := range named {
		named[i] = string([]rune(name)[:min(20, len([]rune(name)))])
	}
	return fmt.Sprintf(format, len(list), strings.Join(named, "、")+more)
}

// saidBy is the line with those words.
func saidBy(text, words string) string {
	for sentence := range strings.Lines(text) {
		if strings.Contains(sentence, words) {
			return strings.TrimSpace(sentence)
		}
	}
	return ""
}

// readByGo is what Go reads in a table: its records, the numbers of the rows that it cannot read, the columns that are no item's.
func readByGo(s *ir.Survey, data []byte) (list []map[string]any, broken, unknown []string, err error) {
	reader, err := given.NewCSV(bytes.NewReader(data), s)
	if err != nil {
		return nil, nil, nil, err
	}
	for _, column := range reader.Unknown() {
		unknown = append(unknown, column.Head)
	}
	for {
		record, err := reader.Next()
		if err == io.EOF {
			return list, broken, unknown, nil
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if record.Malformed != nil {
			broken = append(broken, fmt.Sprint(record.Row))
			continue
		}
		list = append(list, asMap(record.Fields))
	}
}

// asMap is a record as JSON has it. What is infinite is the largest number, as the form has it.
func asMap(fields []given.Field) map[string]any {
	members := map[string]any{}
	for _, f := range fields {
		members[f.Key] = plainValue(f.Value)
	}
	return members
}

func plainValue(v given.Value) any {
	switch v.Kind {
	case given.Number:
		return min(max(v.Num, -math.MaxFloat64), math.MaxFloat64) + 0 // −0 is 0
	case given.String:
		return v.Str
	case given.Bool:
		return v.Num != 0
	case given.List:
		list := []any{}
		for _, member := range v.List {
			list = append(list, plainValue(member))
		}
		return list
	case given.Object, given.NoAnswer:
		return asMap(v.Members())
	}
	return nil
}

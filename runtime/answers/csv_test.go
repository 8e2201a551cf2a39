package answers_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/surveyc/surveyc/runtime/answers"
)

var tables = []struct{ name, input, want string }{
	{"ids", "_id,4,4-1\nr1,1,2\nr2,,1\n", "2 r1! _id=\"r1\" 4=1 4-1=2\n3 r2! _id=\"r2\" 4-1=1\n"},
	{"ids as on paper", "４,4—1,4－2,6――1,8—4．5\n1,2,3,4,x", "2 2 4=1 4-1=2 4-2=3 6-1=[4] 8-4.5=\"x\"\n"},
	{"printed texts", "是否在校, 年 月 日 ,是否有义务教育阶段（6-15周岁）儿童、少年\n1,2020-04-13,2", "2 2 4-1=1 date=\"2020-04-13\" 4=2\n"},
	{"a text that two questions bear is unknown", "同一句话,4\n1,2", "unknown 同一句话 [同一句话 7-1a 7-1b]\n2 2 4=2\n"},
	{"line ends of an old Mac", "4,备注\r1,\"一\r二\"\r\r2,\"x\"y\r3,好", "2 2 4=1 备注=\"一\\n二\"\n4 4 answers.quote[]\n5 5 4=3 备注=\"好\"\n"},
	{"a line end at the end of what is read at once", "4,备注" + strings.Repeat(" ", 4096-len("4,备注\r")) + "\r\n1,x\r", "2 2 4=1 备注=\"x\"\n"},
	{"unknown columns, carried ones, blank ones", "4,村名,_who,,村名\n1,甲,王,x,乙", "unknown 村名 [村名]\n2 2 4=1 _who=\"王\"\n"},
	{"semicolons", "4;6-1\n1;1,3", "2 2 4=1 6-1=[1,3]\n"},
	{"tabs", "4\t6-1\n1\t1;3", "2 2 4=1 6-1=[1,3]\n"},
	{"a header with commas in quotes", "\"如不在校，原因是\";\"4\"\n1;2", "2 2 4-2=1 4=2\n"},
	{"rows as a spreadsheet counts them", "4,备注\n1,\"一\n二\"\n\n,\n\" \",\n2,好\r\n3,\"x\"\r\n",
		"2 2 4=1 备注=\"一\\n二\"\n6 6 4=2 备注=\"好\"\n7 7 4=3 备注=\"x\"\n"},
	{"short and wide rows", "4,备注\n1\n1,x,,\n1,x,y\n2", "2 2 4=1\n3 3 4=1 备注=\"x\"\n4 4 answers.wide[3 2]\n5 5 4=2\n"},
	{"a stray quote costs its row only", "4,备注\n1,\"a\n2,b\n3,c\"d\n4,\"e\"f\n5,g", "2 2 answers.quote[]\n3 3 4=2 备注=\"b\"\n4 4 answers.quote[]\n5 5 answers.quote[]\n6 6 4=5 备注=\"g\"\n"},
	{"quotes", "4,备注\n1,\"说\"\"好\"\"\"\n2,“好”", "2 2 4=1 备注=\"说\\\"好\\\"\"\n3 3 4=2 备注=\"“好”\"\n"},
	{"single quotes", "'_id','4','备注'\n'r1','1','说''好'' \"a\"'\nr2,2,'一\n二'\n3,3,it's\n4,'1'x,\n5,1,\"x\"\n", "2 r1! _id=\"r1\" 4=1 备注=\"说'好' \\\"a\\\"\"\n3 r2! _id=\"r2\" 4=2 备注=\"一\\n二\"\n4 3! _id=\"3\" 4=3 备注=\"it's\"\n5 5 answers.quote[]\n6 5! _id=\"5\" 4=1 备注=\"\\\"x\\\"\"\n"},
	{"single quotes below a title, and semicolons", "登记表;;\n'4';'备注'\n1;'a;b'\n", "3 3 4=1 备注=\"a;b\"\n"},
	{"apostrophes are no quotes", "4,备注\n'1,'好\n2,'好'\n3,it's\n4,''\n", "2 2 4=\"'1\" 备注=\"'好\"\n3 3 4=2 备注=\"'好'\"\n4 4 4=3 备注=\"it's\"\n5 5 4=4 备注=\"''\"\n"},
	{"apostrophes beside quotes", "\"4\",\"备注\"\n'1','好'\n", "2 2 4=\"'1'\" 备注=\"'好'\"\n"},
	{"bars", "4|6-1\n1|1;3", "2 2 4=1 6-1=[1,3]\n"},
	{"the number in front", "4、是否有义务教育阶段（6—15周岁）儿童、少年,第4-1题 是否在校,（4—2）如不在校，原因是：,7-1a.同一句话\n1,2,3,4", "2 2 4=1 4-1=2 4-2=3 7-1a=4\n"},
	{"a number in front of an item that has none", "序,1、家庭人口（人）,(2)签名,3、是否在校\n1,3,王,1\n", "unknown 序 [序]\nunknown 3、是否在校 [3、是否在校 是否在校]\n2 2 size=3 sign=\"王\"\n"},
	{"the unit behind", "家庭人口（人）,是否在校\n3,1", "2 2 size=3 4-1=1\n"},
	{"the unit behind in other ways", "家庭人口/人,工资(单位：元)\n3,1", "2 2 size=3 wage=1\n"},
	{"number and unit", "Q7-1b 同一句话（元）,工资 (元)\n3,1", "unknown Q7-1b 同一句话（元） [Q7-1b 同一句话（元） 7-1b]\n2 2 wage=1\n"},
	{"days that were numbers", "4月1日,4月2日,date\n1,2,2020/4/13", "2 2 4-1=1 4-2=2 date=\"2020-04-13\"\n"},
	{"days that were numbers, as an English spreadsheet writes them", "1-Apr,2-Apr\n1,2", "2 2 4-1=1 4-2=2\n"},
	{"titles above the header", "调查表,,,\n填报单位：甲村,,,\n\n_id,4,4-1,备注\nr1,1,2,x", "5 r1! _id=\"r1\" 4=1 4-1=2 备注=\"x\"\n"},
	{"a title that holds an item's text", "备注,,,甲村,\n_id,4,4-1,4-2,村\nr1,1,2,3,x\nr2,1,2,3,x", "unknown 村 [村]\n3 r1! _id=\"r1\" 4=1 4-1=2 4-2=3\n4 r2! _id=\"r2\" 4=1 4-1=2 4-2=3\n"},
	{"rows that were looked through come again", "4,甲,乙,丙,丁\n1,x\n\n\"a\nb\n2", "unknown 甲 [甲]\nunknown 乙 [乙]\nunknown 丙 [丙]\nunknown 丁 [丁]\n2 2 4=1\n4 4 answers.quote[]\n5 5 4=\"b\"\n6 6 4=2\n"},
	{"a quote where no cell begins", "4,甲,乙,丙\n1,x;\"y\n2\n", "unknown 甲 [甲]\nunknown 乙 [乙]\nunknown 丙 [丙]\n2 2 answers.quote[]\n3 3 4=2\n"},
	{"a delimiter that is named", "sep=;\n4;6-1\n1;1,3", "3 3 4=1 6-1=[1,3]\n"},
	{"a code with its text", "4,6-1\n①是,①漏风；④ 其他\n2 否,1", "2 2 4=1 6-1=[1,4]\n3 3 4=2 6-1=[1]\n"},
	{"a mark in front", "\xEF\xBB\xBF4,备注\n1,x", "2 2 4=1 备注=\"x\"\n"},
	{"a spoilt row", "4,备注\n1,好好好好好好\n2,\xff\n3,a\x00b\n4,好", "2 2 4=1 备注=\"好好好好好好\"\n3 3 answers.bytes[]\n4 4 answers.bytes[]\n5 5 4=4 备注=\"好\"\n"},
	{"a cut character in a small table", "4,date\n1,你好吗\n1,\xe4\xbd\n3,好\n", "2 2 4=1 date=\"你好吗\"\n3 3 answers.bytes[]\n4 4 4=3 date=\"好\"\n"},
	{"a cut character, the rest GB18030 as well", "4,date\n1,你好\n2,你好\n1,\xe4\xbd\n", "2 2 4=1 date=\"你好\"\n3 3 4=2 date=\"你好\"\n4 4 answers.bytes[]\n"},
	{"bytes of no encoding in a small table", "4,date\n1,义务教育\n1,\xff\xfe\n3,你\n", "2 2 4=1 date=\"义务教育\"\n3 3 answers.bytes[]\n4 4 4=3 date=\"你\"\n"},
	{"many columns without heads", "4" + strings.Repeat(",", 1_000_000) + "\n1,x\n", "2 2 4=1\n"},
	{"many cells", "4\n" + strings.Repeat(",", answers.MaxValues+1) + "\n1", "2 2 answers.many[100000]\n3 3 4=1\n"},
}

func TestCSV(t *testing.T) {
	for _, c := range tables {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, readTable(t, strings.NewReader(c.input))) })
	}
}

func readTable(t *testing.T, in io.Reader) string {
	t.Helper()
	r, err := answers.NewCSV(in, form)
	require.NoError(t, err)
	out := ""
	for _, c := range r.Unknown() {
		out += "unknown " + c.Head + " " + fmt.Sprint(c.Why.Args) + "\n"
	}
	return out + readAll(t, r)
}

var cells = []struct{ item, cell, want string }{
	{"4", "①", "1"}, {"4", "1", "1"}, {"4", " １　", "1"}, {"4", "是", "1"}, {"4", "1.0", "1"}, {"4", "\u200b②\ufeff", "2"},
	{"4", "99", "99"}, {"4", "3.5", "3.5"}, {"4", "-1", "-1"}, {"4", "㉑", "21"}, {"4", "㊿", "50"}, {"4", "1e999", "1e999"},
	{"4", "①②", `"①②"`}, {"4", "也许", `"也许"`}, {"4", "true", `"true"`}, {"4", "01", `"01"`}, {"4", "+1", `"+1"`}, {"4", "0x1", `"0x1"`},
	{"4-2", "其他", `"其他"`}, {"4-2", "2", "2"}, {"4-2", "延缓入学、已初中毕业", "2"},
	{"6-1", "①③", "[1,3]"}, {"6-1", "① ③", "[1,3]"}, {"6-1", "1", "[1]"}, {"6-1", "1;3；2，4、1", "[1,3,2,4,1]"},
	{"6-1", "1、", "[1]"}, {"6-1", "①、③④", "[1,3,4]"}, {"6-1", "漏风、漏雨", "[3]"}, {"6-1", "漏风、漏雨、渗水", `"漏风、漏雨、渗水"`},
	{"6-1", "其他、漏雨、渗水", "[4,2]"}, {"6-1", "1;99", "[1,99]"}, {"6-1", "1;3.5", "[1,3.5]"}, {"6-1", "1;x", `"1;x"`}, {"6-1", "、", `"、"`}, {"6-1", "13", "[13]"},
	{"7-1a", "12.5", "12.5"}, {"7-1a", "－１２．５", "-12.5"}, {"7-1a", "1e3", "1000"}, {"7-1a", "1,234", `"1,234"`}, {"7-1a", "12元", `"12元"`},
	{"7-1a", "NaN", `"NaN"`}, {"7-1a", "Infinity", `"Infinity"`}, {"7-1a", ".5", `".5"`}, {"7-1a", "5.", `"5."`}, {"7-1b", "1.5", "1.5"},
	{"date", "2020-04-13", `"2020-04-13"`}, {"date", "2020/4/13", `"2020-04-13"`}, {"date", "2020/04/13", `"2020-04-13"`}, {"date", "2020年4月13日", `"2020-04-13"`},
	{"date", "２０２０／４／１３", `"2020-04-13"`}, {"date", "2020-2-30", `"2020-2-30"`}, {"date", "2020/2/30", `"2020/2/30"`}, {"date", "20200413", `"20200413"`},
	{"wage", "拒答", `{"none":"refused"}`}, {"wage", " 不 知 道 ", `{"none":"dontknow"}`}, {"wage", "dontknow", `{"none":"dontknow"}`}, {"wage", "ｒｅｆｕｓｅｄ", `{"none":"refused"}`},
	{"wage", "拒绝", `"拒绝"`}, {"wage", "none", `"none"`}, {"why", "不知道", `{"none":"dontknow"}`}, {"why", "拒答", `"拒答"`}, {"why", "不知道路", `"不知道路"`},
	{"works", "拒答", `{"none":"refused"}`}, {"works", "①、拒答", `"①、拒答"`}, {"7-1a", "拒答", `"拒答"`}, {"备注", "不知道", `"不知道"`},
	{"备注", " 1 ", `"1"`}, {"备注", "①", `"①"`}, {"sign", "王二", `"王二"`},
}

func TestCells(t *testing.T) {
	for _, c := range cells {
		input := c.item + "\t备注\n" + c.cell + "\tx"
		if c.item == "备注" {
			input = c.item + "\tdate\n" + c.cell + "\t"
		}
		got, _, _ := strings.Cut(strings.TrimPrefix(readTable(t, strings.NewReader(input)), "2 2 "+c.item+"="), " 备注=")
		assert.Equal(t, c.want, strings.TrimSuffix(got, "\n"), "%s: %q", c.item, c.cell)
	}
}

var headers = []struct{ name, input, want string }{
	{"empty", "", "文件是空的，没有表头"},
	{"blank lines", "\n\r\n", "文件是空的，没有表头"},
	{"an item twice", "4,4－1,是否在校\n", "表头里“4-1”出现了两次（第 2 列和第 3 列），请删去一列"},
	{"an item twice, by its text", "家庭 人口,x,size\n", "表头里“size”出现了两次（第 1 列和第 3 列），请删去一列"},
	{"no item", "姓名,年龄\n1,2", "表头（第一行）没有一列是这份问卷的题号或题目。请检查是不是选错了问卷，或者缺了表头\n  “姓名”不是这份问卷的题号或题目，是不是“签名”？\n  “年龄”不是这份问卷的题号或题目"},
	{"near misses", "4-1a,4_1,如不在校，原因\n1,2", "表头（第一行）没有一列是这份问卷的题号或题目。请检查是不是选错了问卷，或者缺了表头\n  “4-1a”不是这份问卷的题号或题目，是不是“4-1”？\n  “4_1”不是这份问卷的题号或题目，是不是“4-1”？\n  “如不在校，原因”不是这份问卷的题号或题目，是不是“如不在校，原因是”？"},
	{"a text that two questions bear", "同一句话\n1", "表头（第一行）没有一列是这份问卷的题号或题目。请检查是不是选错了问卷，或者缺了表头\n  “同一句话”是“7-1a”和“7-1b”两道题的题目，请改写成题号"},
	{"an open quote", "4,\"4-1\n1,2\n", "表头（第一行）读不出来：编码不对，或引号不成对，或太长"},
	{"too many columns", "4" + strings.Repeat(",", 20_000) + "_x\n1,2\n", "表头超过 16384 列，请删去用不着的列"},
	{"a stray quote", "4,x\"y\"\n1,2\n", "表头（第一行）读不出来：编码不对，或引号不成对，或太长"},
}

func TestHeaderErrors(t *testing.T) {
	for _, c := range headers {
		t.Run(c.name, func(t *testing.T) {
			_, err := answers.NewCSV(strings.NewReader(c.input), form)
			var wrong *answers.HeaderError
			require.ErrorAs(t, err, &wrong)
			assert.Equal(t, c.want, wrong.Error())
		})
	}
}

func TestCSVEncodings(t *testing.T) {
	text := "是否在校,备注\n是,𠮷㛃好\n"
	late := "4,备注\n" + strings.Repeat("1,plain\n", 20_000) + "2,好\n"
	for name, codec := range map[string]encoding.Encoding{
		"GB18030":  simplifiedchinese.GB18030,
		"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-8":    unicode.UTF8,
	} {
		t.Run(name, func(t *testing.T) {
			data, err := codec.NewEncoder().Bytes([]byte(text))
			require.NoError(t, err)
			assert.Equal(t, "2 2 4-1=1 备注=\"𠮷㛃好\"\n", readTable(t, bytes.NewReader(data)))
			data, err = codec.NewEncoder().Bytes([]byte(late))
			require.NoError(t, err)
			assert.Contains(t, readTable(t, bytes.NewReader(data)), "20002 20002 4=2 备注=\"好\"\n")
		})
	}
	spoilt := append([]byte("4,"), 0xB1, 0xB8, 0xD7, 0xA2, '\n', '1', ',', 0xBA, 0xC3, '\n', '2', ',', 0xFF, '\n', '3', '\n')
	assert.Equal(t, "2 2 4=1 备注=\"好\"\n3 3 answers.bytes[]\n4 4 4=3\n", readTable(t, bytes.NewReader(spoilt)))
}

// A row without end, quoted or not, is passed over without being held.
func TestCSVLongRows(t *testing.T) {
	input := func() io.Reader {
		return io.MultiReader(strings.NewReader("4,备注\n1,"), zeros(1<<28), strings.NewReader("\n2,\""), zeros(1<<28),
			strings.NewReader("\n3,b\n4,\"left open\n5,c\n6,\n"))
	}
	before := allocated()
	got := readTable(t, input())
	assert.Equal(t, "2 2 answers.long-row[16]\n3 3 answers.long-row[16]\n4 4 4=3 备注=\"b\"\n5 5 answers.quote[]\n6 6 4=5 备注=\"c\"\n7 7 4=6\n", got)
	assert.Less(t, allocated()-before, uint64(100<<20))
}

// Quotes left open in a file that comes in small pieces: each piece is looked at a bounded number
// of times, or this would take minutes.
func TestCSVOpenQuotesTakeLinearTime(t *testing.T) {
	text := "4,备注\n" + strings.Repeat("1,\"好\n2,x\n", 1<<20)
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	require.NoError(t, err)
	r, err := answers.NewCSV(iotest.HalfReader(bytes.NewReader(data)), form)
	require.NoError(t, err)
	broken := 0
	for record, err := r.Next(); err != io.EOF; record, err = r.Next() {
		require.NoError(t, err)
		if record.Malformed != nil {
			broken++
		}
	}
	assert.Equal(t, 1<<20, broken)
}

// zeros is n digits 0.
func zeros(n int64) io.Reader { return io.LimitReader(digits{}, n) }

type digits struct{}

func (digits) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '0'
	}
	return len(p), nil
}

func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// FuzzCSV (go test -fuzz FuzzCSV ./runtime/answers): whatever the bytes, no panic; rows come in order.
func FuzzCSV(f *testing.F) {
	for _, c := range tables {
		f.Add([]byte(c.input))
	}
	for _, c := range cells {
		f.Add([]byte(c.item + "\n\"" + c.cell + "\"\n"))
	}
	for _, c := range headers {
		f.Add([]byte(c.input))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := answers.NewCSV(bytes.NewReader(data), form)
		if err != nil {
			var wrong *answers.HeaderError
			require.ErrorAs(t, err, &wrong)
			return
		}
		for last := 1; ; {
			record, err := r.Next()
			if err == io.EOF {
				return
			}
			require.NoError(t, err)
			require.Greater(t, record.Row, last)
			require.True(t, record.Malformed == nil || len(record.Fields) == 0)
			last = record.Row
		}
	})
}

package html_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	given "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// caught is run before the page: files that it hands out are kept in window.files.
const caught = `window.files = []; URL.createObjectURL = blob => (window.files.push(blob), "blob:x"); HTMLAnchorElement.prototype.click = function () { window.fileName = this.download; };`

// exported presses a button that exports, and is the file.
func exported(t *testing.T, tab context.Context, button string) string {
	t.Helper()
	do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".notice").forEach(n => n.remove()), void (window.files.length = 0)`), press(`.exchange > button:nth-of-type(`+button+`)`))
	await(t, tab, `window.files.length === 1 && document.querySelector(".notices").textContent.includes("已导出到文件")`)
	return promised(t, tab, `window.files[0].arrayBuffer().then(b => new TextDecoder("utf-8", {ignoreBOM: true}).decode(b))`)
}

// given gives a file to the page as a person picks it.
func pickFile(name, text string) chromedp.Action[chromedp.Void] {
	return script(`{
		const files = new DataTransfer();
		files.items.add(new File([%q], %q));
		const input = document.querySelector(".exchange input");
		input.files = files.files;
		input.dispatchEvent(new Event("change"));
	}`, text, name)
}

const twoHouseholds = `[
	{"id":"a","name":"张三","record":{"_survey":"village","_version":"2020","town":"桃花镇","head_name":"=1+1","size":3,"4":1,"4-1":"县\"一\"中,\n东校区","children":[{"child":"小明"},{"child":"小红"}],"5":200000},"state":"complete","order":2},
	{"id":"b","name":"李四","record":{"_survey":"village","_version":"2020","head_name":"李四 👨‍👩‍👧","4":2},"left":5,"order":1}]`

// What is exported is read by check as it stands, with the findings that the form has, as JSON lines and as a table; and the households are marked.
func TestWhatIsExportedIsReadByCheck(t *testing.T) {
	s := village(t)
	for button, read := range map[string]func([]byte) given.Reader{
		"1": func(text []byte) given.Reader { return given.NewJSON(bytes.NewReader(text)) },
		"2": func(text []byte) given.Reader { return csvReader(t, s, text) },
	} {
		t.Run(button, func(t *testing.T) {
			tab := openWith(t, s, caught, twoHouseholds)
			text := exported(t, tab, button)
			assert.Regexp(t, `^village-20[0-9]{6}-[0-9]{4}-[0-9a-z]+\.(jsonl|csv)$`, eval[string](t, tab, `window.fileName`))
			assert.Equal(t, `[true,true]`, stored(t, tab, "h => h.exported > 0"))
			assert.Equal(t, "全部 2已导出 2", said(t, tab, ".filters"))
			assert.Equal(t, found(t, s, text, read), foundByTheForm(t, tab))
		})
	}
}

func csvReader(t *testing.T, s *ir.Survey, text []byte) given.Reader {
	reader, err := given.NewCSV(bytes.NewReader(text), s)
	require.NoError(t, err)
	assert.Empty(t, reader.Unknown())
	return reader
}

// found is what check finds in a file, a line each.
func found(t *testing.T, s *ir.Survey, text string, read func([]byte) given.Reader) string {
	p, err := program.New(s)
	require.NoError(t, err)
	var lines []string
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		lines = append(lines, fmt.Sprint(f.Record, " ", f.Item, " ", f.Code, " ", f.Rule, " ", f.Message))
		return nil
	})
	require.NoError(t, b.Check("file", read([]byte(text))))
	return strings.Join(lines, "\n")
}

// foundByTheForm is what the form finds in the households that are stored, in the order of an export.
func foundByTheForm(t *testing.T, tab context.Context) string {
	var list []json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(stored(t, tab, "h => h.record")), &list))
	var lines []string
	for _, record := range list {
		do(t, tab, load(string(record)))
		lines = append(lines, eval[[]string](t, tab, `window.survey.findings().map(f => [f.record, f.item, f.code, f.rule ?? "", f.message].join(" "))`)...)
	}
	return strings.Join(lines, "\n")
}

// The cells of the table are those that Go writes, for any answers to any questions.
func TestCellsOfTheTable(t *testing.T) {
	for seed := range uint64(6) {
		d, text, c := anySurvey(t, seed)
		list := d.Batch(c, 30)
		var households []string
		for i, r := range list {
			households = append(households, fmt.Sprintf(`{"id":"h%d","order":%d,"record":%s}`, i, 1000-i, r.Text()))
		}
		tab := openWith(t, c.Survey, caught, "["+strings.Join(households, ",")+"]")
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(exported(t, tab, "2"), "\uFEFF"))).ReadAll()
		require.NoError(t, err)
		var stores []json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(stored(t, tab, "h => h.record")), &stores))
		for i, row := range rows[1:] {
			record := given.FromJSON(stores[i])
			for at, head := range rows[0] {
				it, v := answerAt(c.Survey, record, head)
				if it == nil {
					continue
				}
				want := given.CellText(it, v, catalogue.ZH)
				if want != row[at] && json.Valid([]byte(want)) && json.Valid([]byte(row[at])) {
					assert.JSONEq(t, want, row[at], head)
					continue
				}
				assert.Equal(t, want, row[at], "%s in %s\n%s", head, stores[i], text)
			}
		}
	}
}

// answerAt is the item of a column and the answer of a record to it, nil for one that no item bears.
func answerAt(s *ir.Survey, r *given.Record, head string) (*ir.Item, given.Value) {
	var v given.Value
	list := r.Fields
	id := head
	if group, inner, in := strings.Cut(head, "]."); in {
		name, nr, _ := strings.Cut(group, "[")
		var at int
		fmt.Sscan(nr, &at)
		id = inner
		rows := fieldOf(list, name)
		list = nil
		if len(rows.List) >= at {
			list = rows.List[at-1].Fields
		}
	}
	v = fieldOf(list, id)
	for i := range s.Items {
		if s.Items[i].ID == id {
			return &s.Items[i], v
		}
	}
	return nil, v
}

func fieldOf(fields []given.Field, key string) given.Value {
	for _, f := range fields {
		if f.Key == key {
			return f.Value
		}
	}
	return given.Value{}
}

// What is imported is on the list with what is found in it; what cannot be is told, and what was there stays.
func TestImport(t *testing.T) {
	huge := strings.Repeat("长", 4_000_001)
	for _, c := range []struct{ name, file, says, names string }{
		{"two households", `{"_id":"x","_survey":"village","town":"甲","place":"乙","team":1,"head_name":"王五","size":2,"4":2,"5":200000}` + "\n" + `{"_id":"y","head_name":"赵六"}` + "\n",
			"“f.jsonl”：导入了 2 份。 1 份有错要改。 1 份有要核对的。", "赵六 王五 张三 李四"},
		{"with a byte-order mark, CRLF and blank lines", "\uFEFF\r\n" + `{"_id":"x","head_name":"王五"}` + "\r\n\r\n", "“f.jsonl”：导入了 1 份。 1 份有错要改。", "王五 张三 李四"},
		{"cut off", `{"_id":"x","head_name":"王五"}` + "\n" + `{"_id":"y","head_na`, "“f.jsonl”：导入了 1 份。 1 份有错要改。 1 行读不出，没有导入：第 2 行。多半是文件缺了一截，或引号不成对。", "王五 张三 李四"},
		{"a table", "_id,head_name\nx,王五\n", "“f.jsonl”：导入了 0 份。 2 行读不出，没有导入：第 1、2 行。多半是文件缺了一截，或引号不成对。", "张三 李四"},
		{"another survey", `{"_id":"x","_survey":"jdlk","head_name":"王五"}`, "“f.jsonl”：导入了 0 份。 1 份是别的问卷的，没有导入。", "张三 李四"},
		{"no id", `{"head_name":"王五"}`, "“f.jsonl”：导入了 1 份。 1 份有错要改。", "王五 张三 李四"},
		{"markup", `{"_id":"x","head_name":"<img src=x onerror=harmed=1>"}`, "“f.jsonl”：导入了 1 份。 1 份有错要改。", "<img src=x onerror=harmed=1> 张三 李四"},
		{"an emoji", `{"_id":"x","head_name":"👨‍👩‍👧"}`, "“f.jsonl”：导入了 1 份。 1 份有错要改。", "👨‍👩‍👧 张三 李四"},
		{"a line that is too long", `{"_id":"x","head_name":"` + huge + `"}`, "“f.jsonl”：导入了 0 份。 1 行读不出，没有导入：第 1 行。多半是文件缺了一截，或引号不成对。", "张三 李四"},
		{"a name that is long", `{"_id":"x","head_name":"` + strings.Repeat("长", 1000) + `"}`, "“f.jsonl”：导入了 1 份。 1 份有错要改。", strings.Repeat("长", 60) + " 张三 李四"},
		{"half a character, and a key twice", `{"_id":"x","head_name":"\ud800"}` + "\n" + `{"_id":"y","head_name":"a","head_name":"b"}`, "“f.jsonl”：导入了 0 份。 2 行读不出，没有导入：第 1、2 行。多半是文件缺了一截，或引号不成对。", "张三 李四"},
		{"an array", "\uFEFF[{\"_id\":\"x\",\"head_name\":\"王五\"}, {\"_id\":\"y\",\"head_name\":\"赵六 ]},{[ \\\"\"}]\r\n", "“f.jsonl”：导入了 2 份。 2 份有错要改。", `赵六 ]},{[ " 王五 张三 李四`},
		{"an array on many lines", "[\n{\n\"_id\": \"x\",\n\"children\": [{\"child\": \"小明\"}, {}],\n\"head_name\": \"王五\"\n}\n]\n", "“f.jsonl”：导入了 1 份。 1 份有错要改。", "王五 张三 李四"},
		{"an array cut off within a record", `[{"_id":"x","head_name":"王五"},{"_id":"y","head_na`, "“f.jsonl”：导入了 1 份。 1 份有错要改。 1 份读不出，没有导入：第 2 份。多半是文件缺了一截，或引号、括号不成对。", "王五 张三 李四"},
		{"an array cut off behind a record", `[{"_id":"x","head_name":"王五"}`, "“f.jsonl”：导入了 1 份。 1 份有错要改。 1 份读不出，没有导入：第 2 份。多半是文件缺了一截，或引号、括号不成对。", "王五 张三 李四"},
		{"an array with what is no record", `[{"_id":"x","head_name":"王五"},3,{"a":},{"a":1,"a":2}]`, "“f.jsonl”：导入了 1 份。 1 份有错要改。 3 份读不出，没有导入：第 2、3、4 份。多半是文件缺了一截，或引号、括号不成对。", "王五 张三 李四"},
		{"an array in which one is too long", `[{"_id":"y","head_name":"` + huge + `"},{"_id":"x","head_name":"王五"}]`, "“f.jsonl”：导入了 1 份。 1 份有错要改。 1 份读不出，没有导入：第 1 份。多半是文件缺了一截，或引号、括号不成对。", "王五 张三 李四"},
		{"nothing", "", "“f.jsonl”：导入了 0 份。", "张三 李四"},
		{"no records", "[1,2]\nnull\n\"x\"", "“f.jsonl”：导入了 0 份。 3 行读不出，没有导入：第 1、2、3 行。多半是文件缺了一截，或引号不成对。", "张三 李四"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := openWith(t, village(t), "", twoHouseholds)
			do(t, tab, pickFile("f.jsonl", c.file))
			await(t, tab, `document.querySelector(".notice") !== null`)
			assert.Equal(t, c.says, said(t, tab, ".notice > p"))
			assert.Equal(t, c.names, eval[string](t, tab, `Array.from(document.querySelectorAll(".card .name"), e => e.textContent).join(" ")`))
			assert.False(t, eval[bool](t, tab, `"harmed" in window`))
		})
	}
}

// A table comes in with what is found in it, whoever saved it; what is no table is refused with what to do, and what was there stays.
func TestImportOfATable(t *testing.T) {
	for _, c := range []struct{ name, file, data, says, names string }{
		{"from Excel", "f.csv", "\uFEFF_id;户主姓名;家庭人口;4;颜色\r\nx;\"王\"\"五\"\"\";３;①;红\r\ny;赵六;;②;\r\n",
			"“f.csv”：导入了 2 份。 2 份有错要改。 1 列不是这份问卷的题目，没有读：颜色。", `赵六 王"五" 张三 李四`},
		{"shared as text", "f.csv.txt", "_id,head_name\nx,王五\n", "“f.csv.txt”：导入了 1 份。 1 份有错要改。", "王五 张三 李四"},
		{"cut off", "f.csv", "_id,head_name\nx,王五\ny,\"赵", "“f.csv”：导入了 1 份。 1 份有错要改。 1 行读不出，没有导入：第 3 行。多半是文件缺了一截，或引号不成对。", "王五 张三 李四"},
		{"of another survey", "f.csv", "_id,_survey,head_name\nx,jdlk,王五\n", "“f.csv”：导入了 0 份。 1 份是别的问卷的，没有导入。", "张三 李四"},
		{"of another version", "f.csv", "_id,_version,head_name\nx,2019,王五\n", "“f.csv”：导入了 1 份。 1 份有错要改。 1 份有要核对的。", "王五 张三 李四"},
		{"markup", "f.csv", "_id,head_name,<img src=x onerror=harmed=1>\nx,<img src=x onerror=harmed=1>,1\n",
			"“f.csv”：导入了 1 份。 1 份有错要改。 1 列不是这份问卷的题目，没有读：<img src=x onerror=h。", "<img src=x onerror=harmed=1> 张三 李四"},
		{"an emoji", "f.csv", "_id,head_name\nx,👨‍👩‍👧\n", "“f.csv”：导入了 1 份。 1 份有错要改。", "👨‍👩‍👧 张三 李四"},
		{"ten megabytes in a cell", "f.csv", "_id,head_name\nx," + strings.Repeat("x", 10_000_000) + "\ny,王五\n", "“f.csv”：导入了 1 份。 1 份有错要改。 1 行读不出，没有导入：第 2 行。多半是文件缺了一截，或引号不成对。", "王五 张三 李四"},
		{"a workbook", "f.csv", "PK\x03\x04 and more", "“f.csv”是 Excel 工作簿，不能直接导入。请在 Excel 里点“另存为”，选“CSV UTF-8”，再导入那个文件。", "张三 李四"},
		{"a picture", "f.csv", "\x7fELF\x00\x01\x00", "“f.csv”读不出来，没有导入：不是文字，或引号不成对。请导入“导出”存的文件，或在 Excel 里另存的“CSV UTF-8”。", "张三 李四"},
		{"a header without end", "f.csv", "head_name" + strings.Repeat(",x", 200_000) + "\n", "“f.csv”读不出来，没有导入：不是文字，或引号不成对。请导入“导出”存的文件，或在 Excel 里另存的“CSV UTF-8”。", "张三 李四"},
		{"no header", "f.csv", "王五,3\n赵六,4\n", "“f.csv”没有导入：开头十行里没有表头，就是写着这份问卷的题号或题目的一行。请看是不是选错了文件。", "张三 李四"},
		{"a question twice", "f.csv", "head_name,户主姓名\n王五,赵六\n", "“f.csv”没有导入：表头里“head_name”有两列。请删去一列。", "张三 李四"},
		{"nothing", "f.csv", "", "“f.csv”读不出来，没有导入：不是文字，或引号不成对。请导入“导出”存的文件，或在 Excel 里另存的“CSV UTF-8”。", "张三 李四"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := openWith(t, village(t), "", twoHouseholds)
			do(t, tab, pickFile(c.file, c.data))
			await(t, tab, `document.querySelector(".notice") !== null`)
			assert.Equal(t, c.says, said(t, tab, ".notice > p"))
			assert.Equal(t, c.names, eval[string](t, tab, `Array.from(document.querySelectorAll(".card .name"), e => e.textContent).join(" ")`))
			assert.False(t, eval[bool](t, tab, `"harmed" in window`))
		})
	}
}

// A table that comes back as it was is known, and one that was corrected is asked about.
func TestATableComesBackCorrected(t *testing.T) {
	tab := openWith(t, village(t), caught, twoHouseholds)
	text := exported(t, tab, "2")
	do(t, tab, pickFile("f.csv", text))
	await(t, tab, `document.querySelector(".notices").textContent.includes("导入了")`)
	assert.Contains(t, said(t, tab, ".notices"), "“f.csv”：导入了 0 份。 2 份这里已有，一模一样。")
	do(t, tab, pickFile("g.csv", strings.Replace(text, "桃花镇", "梨花镇", 1)))
	await(t, tab, `document.querySelector(".notices").textContent.includes("答案不同")`)
	assert.Contains(t, said(t, tab, ".notices"), "“g.csv”：导入了 0 份。 1 份这里已有，一模一样。")
	do(t, tab, press(`.notice:last-child button:nth-of-type(2)`))
	require.Eventually(t, func() bool { return stored(t, tab, "h => h.record.town ?? null") == `["梨花镇",null]` }, 10*time.Second, 50*time.Millisecond)
}

// A file beyond what memory should hold is refused by its size, without being read.
func TestAnImportThatIsTooLarge(t *testing.T) {
	tab := openWith(t, village(t), "", twoHouseholds)
	do(t, tab, chromedp.Evaluate[chromedp.Void](`Object.defineProperty(File.prototype, "size", {get: () => 1e8}), Response.prototype.arrayBuffer = () => { window.read = true; }`), pickFile("f.jsonl", "{}"))
	await(t, tab, `document.querySelector(".notice") !== null`)
	assert.Equal(t, "“f.jsonl”太大，没有导入：一次最多 20 MB，请拆成几个文件。", said(t, tab, ".notice > p"))
	assert.False(t, eval[bool](t, tab, `"read" in window`))
}

// A household that is there with other answers is replaced, kept, or kept twice, as whoever imports says.
func TestImportAsksBeforeItReplaces(t *testing.T) {
	const file = `{"_id":"a","_survey":"village","_version":"2020","head_name":"张三改"}` + "\n"
	for button, want := range map[string]string{
		"1": `["=1+1","李四 👨‍👩‍👧","张三改"]`, "2": `["李四 👨‍👩‍👧","张三改"]`, "3": `["=1+1","李四 👨‍👩‍👧"]`,
	} {
		t.Run(button, func(t *testing.T) {
			tab := openWith(t, village(t), "", twoHouseholds)
			do(t, tab, pickFile("f.jsonl", file))
			await(t, tab, `document.querySelectorAll(".notice").length === 2`)
			assert.Contains(t, said(t, tab, ".notices"), "1 份这里已有、答案不同：张三改。这里的还没有动。")
			assert.Equal(t, `["=1+1","李四 👨‍👩‍👧"]`, stored(t, tab, "h => h.record.head_name"))
			do(t, tab, press(`.notice:last-child button:nth-of-type(`+button+`)`))
			wanted := slices.Sorted(slices.Values(listOf(t, want)))
			require.Eventually(t, func() bool {
				return slices.Equal(wanted, slices.Sorted(slices.Values(listOf(t, stored(t, tab, "h => h.record.head_name")))))
			}, 10*time.Second, 50*time.Millisecond)
			assert.NotContains(t, stored(t, tab, "h => h.id === h.record._id"), "false")
		})
	}
}

// What was exported and comes back unchanged is known.
func TestWhatComesBackUnchangedIsKnown(t *testing.T) {
	tab := openWith(t, village(t), caught, twoHouseholds)
	text := exported(t, tab, "1")
	do(t, tab, pickFile("f.jsonl", text))
	await(t, tab, `document.querySelector(".notices").textContent.includes("导入了")`)
	assert.Contains(t, said(t, tab, ".notices"), "“f.jsonl”：导入了 0 份。 2 份这里已有，一模一样。")
	assert.Equal(t, 2, eval[int](t, tab, `document.querySelectorAll(".card").length`))
}

// What states no id is known by what it says: the same file gives nothing new, also where a household was changed here meanwhile; households of one
// file that say the same are several, and whoever takes a file in can say that those of another are others.
func TestAFileWithoutIdsIsKnown(t *testing.T) {
	const table = "head_name,size\n王五,3\n王五,3\n赵六,\n"
	tab := openWith(t, village(t), "", twoHouseholds)
	taken := func(file, text, says string) {
		do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".notice").forEach(n => n.remove())`), pickFile(file, text))
		await(t, tab, `document.querySelector(".notice") !== null`)
		assert.Equal(t, says, said(t, tab, ".notice > p"))
	}
	names := func() string { return stored(t, tab, `h => [h.record.head_name, h.record.size ?? 0].join("")`) }
	taken("f.csv", table, "“f.csv”：导入了 3 份。 3 份有错要改。")
	taken("f.csv", table, "“f.csv”：导入了 0 份。 3 份这里已有，一模一样。")
	taken("f.json", `[{"size":3,"head_name":"王五"},{"_id":"","head_name":"钱七","town":null}]`, "“f.json”：导入了 1 份。 1 份有错要改。 1 份这里已有，一模一样。")
	assert.Equal(t, `["钱七0","赵六0","王五3","王五3","=1+13","李四 👨‍👩‍👧0"]`, names())
	assert.Equal(t, `[true,true,true,true,true,true]`, stored(t, tab, "h => h.id === h.record._id"))
	do(t, tab, press(`.notice button`))
	require.Eventually(t, func() bool { return strings.Count(names(), "王五3") == 3 }, 10*time.Second, 50*time.Millisecond)

	do(t, tab, press(".card:nth-child(3) .open"))
	await(t, tab, `document.querySelector(".desk strong")?.textContent === "赵六"`)
	do(t, tab, enter("head_name", "改"))
	saved(t, tab)
	do(t, tab, press(".all"))
	await(t, tab, `document.documentElement.dataset.screen === "list"`)
	taken("f.csv", table, "“f.csv”：导入了 0 份。 2 份这里已有，一模一样。")
	await(t, tab, `document.querySelector(".notices").textContent.includes("1 份这里已有、答案不同：赵六")`)
	assert.Equal(t, 1, strings.Count(names(), "赵六"), names())
}

// An array is read as surveyc check reads it.
func TestAnArrayIsReadAsByCheck(t *testing.T) {
	tab := openWith(t, village(t), "", twoHouseholds)
	for _, text := range []string{
		`[{"a":"]}\\"},{"b":[{"c":"}{ \\\""}]}]`, "[\n {}, \n{\"a\":1}\n]\n", `[{"a":1},]`, `[{"a":1},,{"a":2}]`, `[{"a":1}`, `[{"a":1},`, `[{"a":1},{"b`, `[{"a":{"b":1}`, `[{"a":"x}`, `[{"a":1}] {"b":2} x`,
		`[{"a":1}][{"b":2}]`, "[{\"a\":1}]\n{\"b\":2}", "[1]\n{\"b\":2}", `[{"a":1},3,"x",[1],{"b":1,},{"c":1}]`, "[{\"a\":1},\n{\"b\":2}]", `[{"a":1}, nonsense`, "[{\"a\":1}]\n\n",
	} {
		reader := given.NewJSON(strings.NewReader(text))
		sound, broken := 0, 0
		for {
			record, err := reader.Next()
			if err != nil {
				break
			}
			if record.Malformed != nil {
				broken++
			} else {
				sound++
			}
		}
		do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelectorAll(".notice").forEach(n => n.remove())`), pickFile("f.json", strings.ReplaceAll(text, `{"`, fmt.Sprintf(`{"%x`, text))))
		await(t, tab, `document.querySelector(".notice") !== null`)
		assert.Contains(t, said(t, tab, ".notice > p"), fmt.Sprintf("导入了 %d 份", sound), text)
		if broken > 0 {
			assert.Contains(t, said(t, tab, ".notice > p"), fmt.Sprintf(" %d ", broken), text)
		} else {
			assert.NotContains(t, said(t, tab, ".notice > p"), "读不出", text)
		}
	}
}

// Only what is listed is exported.
func TestWhatIsListedIsExported(t *testing.T) {
	tab := openWith(t, village(t), caught, twoHouseholds)
	do(t, tab, press(".filter:nth-child(3)"))
	assert.Equal(t, "导出 1 份", said(t, tab, ".exchange > button"))
	assert.Equal(t, 1, strings.Count(exported(t, tab, "1"), "\n"))
	assert.Equal(t, `[true,false]`, stored(t, tab, "h => h.exported > 0"))
	do(t, tab, press(".notice button:last-of-type"))
	assert.Contains(t, eval[string](t, tab, `document.querySelector(".copied").value`), `"_id":"a"`)
}

func TestSharing(t *testing.T) {
	tab := openWith(t, village(t), caught+`navigator.canShare = () => true; navigator.share = async ({files}) => { window.shared = files[0].name + " " + files[0].size; };`, twoHouseholds)
	size := len(exported(t, tab, "1"))
	do(t, tab, press(".notice button"))
	await(t, tab, `window.shared !== undefined`)
	assert.Equal(t, fmt.Sprint(eval[string](t, tab, `window.fileName`), ".txt ", size), eval[string](t, tab, `window.shared`))
}

func listOf(t *testing.T, text string) []string {
	var list []string
	require.NoError(t, json.Unmarshal([]byte(text), &list))
	return list
}

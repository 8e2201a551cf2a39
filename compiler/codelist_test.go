package compiler_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/codelist"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

const (
	villages   = "survey s \"s\"\nchoices 村 from \"villages.csv\"\nquestion v \"村\" 村\n"
	goodTable  = "code,text\n101,东村\n102,西村\n"
	inVillages = "survey s \"s\"\nquestion town \"乡镇\"\n  option ① \"桃镇\"\n  option ② \"柳镇\"\nchoices 村 来自 \"villages.csv\"\nquestion v \"村\" 村 上级 town\n"
)

// loaded compiles a survey that stands in the folder town, beside a table.
func loaded(t *testing.T, survey, table string) compiler.Result {
	t.Helper()
	fsys := fstest.MapFS{"town/s.survey": {Data: []byte(survey)}}
	if table != "" {
		fsys["town/villages.csv"] = &fstest.MapFile{Data: []byte(table)}
	}
	result, err := compiler.Load(fsys, "town/s.survey")
	require.NoError(t, err)
	return result
}

func TestListsFromTables(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().String("编号,名称\n101,东村\n102,西村\n")
	require.NoError(t, err)
	two := []ir.Option{{Code: 101, Text: "东村"}, {Code: 102, Text: "西村"}}
	for _, c := range []struct {
		name, table string
		want        []ir.Option
	}{
		{"plain", goodTable, two},
		{"mark and CRLF", "\uFEFFcode,text\r\n101,东村\r\n102,西村\r\n", two},
		{"GB18030", gb, two},
		{"other columns, other order, blank rows", "名称;人口; 代码 \n东村;300;101\n;;\n\n 西村 ;;102\n", two},
		{"tabs, no line end", "Code\tText\n101\t东村\n102\t西村", two},
		{"quoted", "code,text\n1,\"东村, \"\"老\"\"\"\n", []ir.Option{{Code: 1, Text: `东村, "老"`}}},
		{"division codes", "code,text\n110101001001,某村\n001,一村\n", []ir.Option{{Code: 110101001001, Text: "某村"}, {Code: 1, Text: "一村"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := loaded(t, villages, c.table)
			require.Empty(t, said(r))
			assert.Equal(t, c.want, r.Survey.Items[0].Domain.Options)
		})
	}
}

func TestOptionsBehindThoseOfTheTable(t *testing.T) {
	r := loaded(t, strings.Replace(villages, "question", "  option 999 \"其他\" specify\nquestion", 1), goodTable)
	require.Empty(t, said(r))
	assert.Equal(t, ir.Option{Code: 999, Text: "其他"}, r.Survey.Items[0].Domain.Options[2])
	assert.Equal(t, "v.999", r.Survey.Items[1].ID)
}

// Mistakes in a table are told where they stand in it.
func TestWrongTables(t *testing.T) {
	many := "code,text\n" + strings.Repeat("x,\n", 100)
	for _, c := range []struct {
		name, survey, table string
		want                []string
	}{
		{"none", villages, "", []string{"town/s.survey:2:16 E701"}},
		{"no CSV", strings.Replace(villages, ".csv", ".xls", 1), "", []string{"town/s.survey:2:16 E702"}},
		{"elsewhere", strings.Replace(villages, "villages", "../villages", 1), "", []string{"town/s.survey:2:16 E702"}},
		{"a folder", strings.Replace(villages, "villages", "x", 1), "", []string{"town/s.survey:2:16 E701"}},
		{"empty", villages, "\n", []string{"town/villages.csv:1:1 E707"}},
		{"no head", villages, "101,东村\n", []string{"town/villages.csv:1:1 E707"}},
		{"rows", villages, "code,text\n101,东村\n 1.5,\"西\"\n-3,北\n,南\n5\n6, \n1000000000000001,远\n", []string{
			"town/villages.csv:3:2 E709", "town/villages.csv:4:1 E709", "town/villages.csv:5:1 E709", "town/villages.csv:6:1 E710", "town/villages.csv:7:1 E710", "town/villages.csv:8:1 E709",
		}},
		{"a code twice", villages, goodTable + "101,又一村\n0102,又\n", []string{"town/villages.csv:4:1 E308", "town/villages.csv:5:1 E308"}},
		{"quotes", villages, "code,text\n101,\"东村\n102,西村\n", []string{"town/villages.csv:4:1 E708"}},
		{"only a head", villages, "code,text\n", []string{"town/s.survey:2:9 E316"}},
		{"under nothing", inVillages, "code,text,of\n101,东村,1\n102,西村,3\n103,南村,\n104,北村,甲\n", []string{"town/villages.csv:5:8 E709"}},
		{"under no option", inVillages, "code,text,of\n101,东村,1\n102,西村,3\n103,南村,\n", []string{"town/villages.csv:3:8 E713"}},
		{"nothing under an option", inVillages, "code,text,of\n101,东村,1\n", []string{"town/s.survey:6:21 W701"}},
		{"… which is not asked then", inVillages + "  ask if town == ①\n", "code,text,of\n101,东村,1\n", nil},
		{"no column of", inVillages, goodTable, []string{"town/s.survey:6:21 E711"}},
		{"under a later question", strings.Replace(inVillages, "上级 town", "上级 w", 1) + "question w \"w\" 村\n", "code,text,of\n101,东村,1\n", []string{"town/s.survey:6:21 E520"}},
		{"under itself", strings.Replace(inVillages, "上级 town", "上级 v", 1), "code,text,of\n101,东村,1\n", []string{"town/s.survey:6:21 E520"}},
		{"under nobody", strings.Replace(inVillages, "上级 town", "上级 twon", 1), "code,text,of\n101,东村,1\n", []string{"town/s.survey:6:21 E301"}},
		{"under what has no options", strings.Replace(inVillages, "choices", "question n \"n\" integer\nchoices", 1) + "question w \"w\" 村 of n\n", "code,text,of\n101,东村,1\n102,西村,2\n", []string{"town/s.survey:8:21 E712"}},
		{"own options", inVillages + "question w \"w\" multi of town\n  option ① \"x\"\n", "code,text,of\n101,东村,1\n102,西村,2\n", []string{"town/s.survey:7:25 E711"}},
		{"of twice, of nothing", inVillages + "question w \"w\" 村 of town of town\nquestion x \"x\" 村 of\n", "code,text,of\n101,东村,1\n102,西村,2\n", []string{"town/s.survey:7:26 E222", "town/s.survey:8:20 E240"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, said(loaded(t, c.survey, c.table)))
		})
	}
	assert.Len(t, said(loaded(t, villages, many)), 20, "of very many mistakes the first are told")
	assert.Equal(t, []string{"town/s.survey:2:16 E704"}, said(loaded(t, villages, "code,text\n1,\xff\xff\n")))
}

func TestTablesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("code,text\n")
	for i := range codelist.MostOptions {
		fmt.Fprintf(&b, "%d,村\n", i)
	}
	assert.Empty(t, said(loaded(t, villages, b.String())))
	b.WriteString("1000000,村\n")
	assert.Equal(t, []string{"town/villages.csv:100002:1 E705"}, said(loaded(t, villages, b.String())))
	assert.Equal(t, []string{"town/s.survey:2:16 E705"}, said(loaded(t, villages, strings.Repeat(" ", 16<<20)+"x")))
}

// A list under a question becomes what the IR says of any option on a condition, once for each of that
// question's options.
func TestListsUnderAQuestion(t *testing.T) {
	r := loaded(t, inVillages, "code,text,of\n201,东村,2\n101,西村,1\n202,南村,2\n900,别处,\n")
	require.Empty(t, said(r))
	assert.Equal(t, []ir.Hidden{
		{When: ir.Holds{Test: ir.CodeIn{Item: "town", Codes: []int{1}}}, Codes: []int{101}},
		{When: ir.Holds{Test: ir.CodeIn{Item: "town", Codes: []int{2}}}, Codes: []int{201, 202}},
	}, r.Survey.Items[1].Domain.Hidden)
}

func TestCompileHasNoTables(t *testing.T) {
	assert.Equal(t, []catalogue.Code{"E703"}, codes(villages))
}

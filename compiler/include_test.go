package compiler_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// files is a folder: name → text.
type files map[string]string

func (f files) load(t *testing.T, path string) compiler.Result {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range f {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	result, err := compiler.Load(fsys, path)
	require.NoError(t, err)
	return result
}

// person is a part that mentions everything that it declares, and one list that it does not.
const person = `
choices yn option ① "是" option ② "否"
section about "个人"
question 1 "性别" sex
question 5 "是否上学" yn
  skip goto 5-2 if 5 == ①
question 5-1 "原因" option ① "远" option ② "其他" specify
question 5-2 "每月花多少" number 0.. unit "元"
  assert warn much "偏多" if Q5 == ① and 5-2 > 1000 and not why
  assert warn "请写明" if 5-1.2 == "无" or 5 in {②} and 5-2 > 1
condition why if 5-1 == ① or far
condition far if answered(5-1.2)
`

const lists = "choices sex option ① \"男\" option ② \"女\"\n"

// TestPrefix: what a part declares is called by the prefix, and mentioned so; what it does not is of the main file.
func TestPrefix(t *testing.T) {
	s := files{
		"main.survey": "survey s \"s\"\ninclude \"p.survey\" prefix a\n引入 \"p.survey\" 前缀 乙\n" + lists +
			"question 5 \"人口\" integer\n  assert warn mine \"!\" if a-5 == ① and 乙-why and 5 > 1.0\n",
		"p.survey": person,
	}.load(t, "main.survey")
	require.Empty(t, said(s))
	assert.Equal(t, "a-1 a-5 a-5-1 a-5-1.2 a-5-2 乙-1 乙-5 乙-5-1 乙-5-1.2 乙-5-2 5", itemIDs(s.Survey))
	assert.Equal(t, "a-much a-5-2-assert-2 乙-much 乙-5-2-assert-2 mine", ruleNames(s.Survey))
	assert.Equal(t, []ir.Section{{ID: "a-about", Title: "个人"}, {ID: "乙-about", Title: "个人"}}, s.Survey.Sections)
	assert.Equal(t, []string{"a-5"}, s.Survey.ItemsOf(s.Survey.Items[2].Asked))
	assert.Equal(t, []string{"a-5", "a-5-1"}, s.Survey.ItemsOf(s.Survey.Items[3].Asked))
	assert.Equal(t, "a-5-2", s.Survey.Items[1].Skips[0].Target)
}

// TestPrefixOfTypes: a list that is called like a later type is the part's own; the type of that name keeps it.
func TestPrefixOfTypes(t *testing.T) {
	s := files{
		"main.survey": "survey s \"s\"\ninclude \"p.survey\" prefix a\nquestion 1 \"几点\" 时间 拒答\n",
		"p.survey":    "choices 时间 option ① \"早\" option ② \"晚\"\nquestion 1 \"早晚\" 时间 不知道\nquestion 2 \"几点\" time\nquestion 3 \"几分\" rating 1..3 refused\n",
	}.load(t, "main.survey")
	require.Empty(t, said(s))
	var types []string
	for _, item := range s.Survey.Items {
		types = append(types, item.ID+" "+item.Domain.Type+fmt.Sprint(item.Domain.None))
	}
	assert.Equal(t, []string{"a-1 choice[dontknow]", "a-2 time[]", "a-3 rating[refused]", "1 time[refused]"}, types)
}

// A computed item and the answers in texts are of the part too, whichever dash is written.
func TestPrefixOfComputedItems(t *testing.T) {
	s := files{
		"m":        "survey s \"s\"\ninclude \"a.survey\" prefix x\n",
		"a.survey": "question 4—1 \"a\" integer\ncompute twice \"{4—1}{Q4-1}{nobody}\" as Q4-1 * 2\n  assert warn \"{twice}\" if twice > 1.0\n",
	}.load(t, "m")
	require.Empty(t, said(s))
	assert.Equal(t, "x-4-1 x-twice", itemIDs(s.Survey))
	assert.Equal(t, "{x-4-1}{Q4-1}{nobody}", s.Survey.Items[1].Text)
	assert.Equal(t, []string{"x-4-1"}, ir.Items(s.Survey.Items[1].Compute))
	assert.Equal(t, "{x-twice}", s.Survey.Rules[0].Message)
}

// A survey that includes parts without a prefix is the survey with their text in place.
func TestIncludedIsWrittenThere(t *testing.T) {
	head, tail := "survey s \"s\"\n", lists+"question end-it \"完\" text\n  ask if far\n"
	whole := files{"main.survey": head + person + tail}.load(t, "main.survey")
	parted := files{
		"dir/main.survey":    head + "include \"./sub/one.survey\"\n" + tail,
		"dir/sub/one.survey": "include \"two.survey\"",
		"dir/sub/two.survey": person,
	}.load(t, "dir/main.survey")
	require.Empty(t, said(whole))
	require.Empty(t, said(parted))
	assert.Equal(t, withoutLines(t, whole.Survey), withoutLines(t, parted.Survey))
}

// Prefixes add up from the outside in.
func TestPrefixWithinPrefix(t *testing.T) {
	s := files{
		"main.survey": "survey s \"s\"\ninclude \"a.survey\" prefix x\n",
		"a.survey":    "question 2 \"2\" integer\ninclude \"b.survey\" prefix y\nquestion 3 \"3\" text\n  ask if y-2 > 1.0 and 2 > 3.0 and y-c\n",
		"b.survey":    "question 2 \"2\" integer\nquestion 4 \"4\" integer\n  ask if Q2 > 5.0\ncondition c if 2 > 6.0\n",
	}.load(t, "main.survey")
	require.Empty(t, said(s))
	assert.Equal(t, "x-2 x-y-2 x-y-4 x-3", itemIDs(s.Survey))
	assert.Equal(t, []string{"x-y-2"}, s.Survey.ItemsOf(s.Survey.Items[2].Asked))
	assert.Equal(t, []string{"x-2", "x-y-2"}, s.Survey.ItemsOf(s.Survey.Items[3].Asked))
}

// Under a prefix, what narrows a list and the conditions of options follow their questions; tables stand beside the part.
func TestPrefixOfOptions(t *testing.T) {
	s := files{
		"main.survey": "survey s \"s\"\nquestion age \"年龄\" integer\ninclude \"sub/p.survey\" prefix a\ninclude \"sub/p.survey\" prefix b\n",
		"sub/p.survey": `choices county option 1 "东县" option 2 "西县"
choices town from "towns.csv"
condition grown if age >= 18
question county "县" county
question town "乡镇" town of county refused
question 7 "学历"
  option ① "小学"
  option ② "高中" if grown
  option ③ "大学" if county == 2
`,
		"sub/towns.csv": "code,text,of\n101,桃镇,1\n201,槐镇,2\n",
	}.load(t, "main.survey")
	require.Empty(t, said(s))
	assert.Equal(t, "age a-county a-town a-7 b-county b-town b-7", itemIDs(s.Survey))
	assert.Equal(t, [][]string{{"a-county"}, {"a-county"}, {"age"}, {"a-county"}, {"b-county"}, {"b-county"}, {"age"}, {"b-county"}}, hiddenBy(s.Survey))
}

// hiddenBy are, for each condition that hides options, the items that it uses.
func hiddenBy(s *ir.Survey) [][]string {
	var out [][]string
	for _, it := range s.Items {
		for _, h := range it.Domain.Hidden {
			out = append(out, s.ItemsOf(h.When))
		}
	}
	return out
}

// TestIncludeMistakes: each mistake is said at its place in its file.
func TestIncludeMistakes(t *testing.T) {
	const main = "survey s \"s\"\nquestion 9 \"9\" integer\n"
	for name, c := range map[string]struct {
		files files
		want  []string
	}{
		"no such file":         {files{"m": main + `include "no.survey"`}, []string{"m:3:9 E601"}},
		"none below":           {files{"m": main + `include "a/a.survey"`, "a/a.survey": `include "b.survey"`}, []string{"a/a.survey:1:9 E601"}},
		"a circle":             {files{"m": main + `include "a.survey"`, "a.survey": "\n" + `include "b.survey"`, "b.survey": `include "a.survey"`}, []string{"b.survey:1:9 E602"}},
		"itself":               {files{"m.survey": main + `include "m.survey"`}, []string{"m.survey:3:9 E602"}},
		"up":                   {files{"m": main + `include "../a.survey" include "a/../../b.survey"`}, []string{"m:3:9 E603", "m:3:31 E603"}},
		"from the root":        {files{"m": main + `include "/a.survey" include "C:a.survey" include "a\b.survey"`}, []string{"m:3:9 E603", "m:3:29 E603", "m:3:50 E603"}},
		"no survey file":       {files{"m": main + `include "a.txt" include ""`}, []string{"m:3:9 E603", "m:3:25 E603"}},
		"twice":                {files{"m": main + `include "a.survey" include "a.survey"`, "a.survey": `question 1 "1" text`}, []string{"m:3:28 E606"}},
		"same prefix":          {files{"m": main + `include "a.survey" prefix x include "a.survey" prefix x`, "a.survey": `question 1 "1" text`}, []string{"m:3:37 E606"}},
		"a survey":             {files{"m": main + `include "a.survey"`, "a.survey": main}, []string{"a.survey:1:8 E607", "a.survey:2:10 E303"}},
		"no text":              {files{"m": main + `include "a.survey"`, "a.survey": "PK\x03\x04\xff\xff\xff\x00"}, []string{"m:3:9 E608"}},
		"a folder":             {files{"m": main + `include "a.survey"`, "a.survey/b": ""}, []string{"m:3:9 E608"}},
		"no prefix":            {files{"m": main + `include "a.survey" prefix`, "a.survey": ""}, []string{"m:3:26 E235"}},
		"prefix of digits":     {files{"m": main + `include "a.survey" prefix 5`, "a.survey": ""}, []string{"m:3:27 E236"}},
		"form":                 {files{"m": main + `include "a.survey"`, "a.survey": "question 1 text"}, []string{"a.survey:1:11 E207"}},
		"meaning":              {files{"m": main + `include "a.survey"`, "a.survey": "question 1 \"1\" text\n  ask if 8 == ①\n  ask if 9 > 1 and x"}, []string{"a.survey:2:10 E409", "a.survey:3:20 E301"}},
		"once for both":        {files{"m": main + `include "a.survey" prefix a include "a.survey" prefix b`, "a.survey": "question 1 \"1\" integer 3..2"}, []string{"a.survey:1:24 E315"}},
		"an id again":          {files{"m": main + `include "a.survey"`, "a.survey": `question 9 "9" text`}, []string{"a.survey:1:10 E303"}},
		"options below":        {files{"m": main + `include "a.survey" option ① "甲"`, "a.survey": ""}, []string{"m:3:20 E211"}},
		"misspelt":             {files{"m": "survey s \"s\"\ninclud \"a.survey\"\n", "a.survey": `question 1 "1" text`}, []string{"m:2:1 E214"}},
		"nothing else is hurt": {files{"m": main + "include \"no.survey\"\nquestion 1 \"1\" list\n  ask if x > 1.0 and y\n  ask if 9 == \"a\""}, []string{"m:3:9 E601", "m:6:10 E402"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := "m"
			if _, ok := c.files[path]; !ok {
				path = "m.survey"
			}
			assert.Equal(t, c.want, said(c.files.load(t, path)))
		})
	}
}

// A mistyped name is told as the part would write it, and a name twice with both files.
func TestWordsOfIncludeMistakes(t *testing.T) {
	result := files{
		"m":        "survey s \"s\"\nquestion w-5 \"9\" integer\ninclude \"a.survey\" prefix w\n",
		"a.survey": "question 5-10 \"5\" integer\nquestion 5 \"5\" integer\nquestion 7 \"7\" text\n  assert warn \"!\" if far_off > 1 or 5-100 > 1\ncondition far_of if 5-10 > 1.0\n",
	}.load(t, "m")
	require.Equal(t, []string{"a.survey:2:10 E303", "a.survey:4:22 E301", "a.survey:4:37 E302"}, said(result))
	d := result.Diagnostics
	assert.Equal(t, "the id w-5 is used twice, first in line 2 of m", d[0].Message(catalogue.EN))
	require.NotEmpty(t, d[1].Help)
	assert.Equal(t, "far_of", d[1].Help[0].Edits[0].Text)
	require.NotEmpty(t, d[2].Help)
	assert.Equal(t, "5-10", d[2].Help[0].Edits[0].Text)
}

func TestIncludeLimits(t *testing.T) {
	f := files{"m": "survey s \"s\"\nquestion 9 \"9\" text\ninclude \"0.survey\""}
	for i := range 20 {
		f[fmt.Sprintf("%d.survey", i)] = fmt.Sprintf("include \"%d.survey\"", i+1)
	}
	assert.Equal(t, []string{"7.survey:1:9 E605"}, said(f.load(t, "m")))

	doubled := files{"m": "survey s \"s\"\nquestion 9 \"9\" text\ninclude \"0.survey\"", "7.survey": ""}
	for i := range 7 {
		doubled[fmt.Sprintf("%d.survey", i)] = fmt.Sprintf("include \"%[1]d.survey\" prefix a include \"%[1]d.survey\" prefix b", i+1)
	}
	assert.Subset(t, []string{"E605"}, codesOf(doubled.load(t, "m")))

	large := files{"m": "survey s \"s\"\nquestion 9 \"9\" text\ninclude \"a.survey\"", "a.survey": "#" + strings.Repeat("x", 17<<20)}
	assert.Equal(t, []string{"m:3:9 E605"}, said(large.load(t, "m")))
}

// Conditions that use each other several times would grow without end.
func TestConditionsThatGrow(t *testing.T) {
	text := "survey s \"s\"\nquestion x \"x\" number\ncondition c0 if x > 1.0\n"
	for i := range 40 {
		text += fmt.Sprintf("condition c%d if c%d and not c%d\n", i+1, i, i)
	}
	assert.Equal(t, []string{"E421"}, codesOf(files{"m": text}.load(t, "m"))[:1])
}

// A use that cannot see what a condition uses names both places.
func TestBothPlaces(t *testing.T) {
	result := files{"m": "survey s \"s\"\nquestion 1 \"1\" text\n  ask if old\nquestion age \"2\" integer\ncondition old if age > 60.0\n"}.load(t, "m")
	require.Equal(t, []string{"m:3:10 E506"}, said(result))
	assert.Equal(t, 5, result.Diagnostics[0].Related[0].Span.Pos().Line)
}

// said is the place and code of each diagnostic.
func said(r compiler.Result) []string {
	var out []string
	for _, d := range r.Diagnostics {
		at := d.Span.Pos()
		out = append(out, fmt.Sprintf("%s:%d:%d %s", d.Span.File.Name, at.Line, at.Column, d.Code))
		_ = d.Message(catalogue.ZH)
	}
	return out
}

func codesOf(r compiler.Result) []string {
	var out []string
	for _, d := range r.Diagnostics {
		out = append(out, string(d.Code))
	}
	return out
}

func itemIDs(s *ir.Survey) string {
	var out []string
	for _, it := range s.Items {
		out = append(out, it.ID)
	}
	return strings.Join(out, " ")
}

func ruleNames(s *ir.Survey) string {
	var out []string
	for _, r := range s.Rules {
		out = append(out, r.Name)
	}
	return strings.Join(out, " ")
}

// withoutLines is the survey in JSON, without what hangs on where it was written.
func withoutLines(t *testing.T, s *ir.Survey) string {
	copied := *s
	copied.Items = append([]ir.Item{}, s.Items...)
	for i := range copied.Items {
		copied.Items[i].Line = 1
		copied.Items[i].Skips = append([]ir.Skip{}, copied.Items[i].Skips...)
		for j := range copied.Items[i].Skips {
			copied.Items[i].Skips[j].Line = 1
		}
	}
	copied.Rules = append([]ir.Rule{}, s.Rules...)
	for i := range copied.Rules {
		copied.Rules[i].Line = 1
	}
	var b strings.Builder
	require.NoError(t, ir.Encode(&b, &copied))
	return b.String()
}

// FuzzInclude includes any text twice: nothing panics, and what comes out holds what the IR promises. To search
// further: go test -fuzz FuzzInclude ./compiler
func FuzzInclude(f *testing.F) {
	f.Add(person, lists)
	f.Add("include \"p.survey\" prefix c", "")
	f.Add("question 1 \"{1}\" a ask if Q1 == ① or b-1 > 1 choices a option ① \"1\" specify", "condition x if a-1 == ①")
	f.Add("include \"q.survey\" prefix 水 question 1 \"1\" integer condition c if 水-c or c", "include \"p.survey\"")
	f.Fuzz(func(t *testing.T, part, rest string) {
		fsys := fstest.MapFS{
			"m":        {Data: []byte("survey s \"s\"\ninclude \"p.survey\" prefix a\ninclude \"p.survey\" prefix b\n" + rest)},
			"p.survey": {Data: []byte(part)},
			"q.survey": {Data: []byte(rest)},
		}
		result, err := compiler.Load(fsys, "m")
		if err != nil {
			return
		}
		require.Equal(t, result.Diagnostics.HasErrors(), result.Survey == nil)
		for _, d := range result.Diagnostics {
			require.NotEmpty(t, d.Message(catalogue.EN))
			require.LessOrEqual(t, d.Span.End, len(d.Span.File.Text))
		}
		if result.Survey != nil {
			require.NoError(t, result.Survey.Validate())
		}
	})
}

// TestPrefixInDefaults: a default and its condition mean the part's own questions; a rule from a version on that of the main file.
func TestPrefixInDefaults(t *testing.T) {
	r := files{
		"main.survey": "survey s \"s\" version \"2\"\ninclude \"p.survey\" prefix a\n",
		"p.survey":    "question 1 \"岁\" integer\nquestion 2 \"人\" integer locked\n  default Q1 if 1 > 0.5\n  default 3.5 - 0.5\n  assert warn \"!\" from version \"1\" if Q2 > Q1\n",
	}.load(t, "main.survey")
	require.Empty(t, said(r))
	defaults := r.Survey.Items[1].Defaults
	assert.True(t, r.Survey.Items[1].Locked)
	assert.Equal(t, []string{"a-1"}, r.Survey.ItemsOf(defaults[0].If))
	assert.Equal(t, []ir.Term{ir.Value{Item: "a-1"}, ir.NumberConst{Value: 3}}, []ir.Term{defaults[0].Value, defaults[1].Value})
	assert.Equal(t, "1", r.Survey.Rules[0].Since)
}
